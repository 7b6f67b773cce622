// Addresses of moments, and how they are copied.

/** A link to a moment of this page and to words on it: https://wicg.github.io/scroll-to-text-fragment/#syntax */
export function link(time, from = "", to = "") {
  const page = document.querySelector('link[rel="canonical"]')?.href ?? location.href.replace(/#.*/, "");
  const part = (words) => encodeURIComponent(words).replace(/-/g, "%2D");
  const directive = from ? `:~:text=${part(from)}${to ? `,${part(to)}` : ""}` : "";
  return `${page}#${Number.isFinite(time) ? `t=${Math.floor(time)}` : ""}${directive}`;
}

/** Copies a text; shows it where the browser does not let us, as over a connection that is not secure. */
export function copy(player, text) {
  const copied = navigator.clipboard?.writeText(text) ?? Promise.reject();
  copied.then(
    () => say(player, player.quote.dataset.copied),
    () => say(player, text),
  );
}

let saying;

/** Says for a moment that something is done. */
function say({ done }, text) {
  done.textContent = text;
  clearTimeout(saying);
  saying = setTimeout(() => (done.textContent = ""), 5000);
}
