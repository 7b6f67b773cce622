// Addresses of moments, and how they are copied.

/** A link to a place of this page, as `t=754`, and to words on it: https://wicg.github.io/scroll-to-text-fragment/#syntax */
export function link(place, from = "", to = "") {
  const page = document.querySelector('link[rel="canonical"]')?.href ?? location.href.replace(/#.*/, "");
  const part = (words) => encodeURIComponent(words).replace(/-/g, "%2D");
  const directive = from ? `:~:text=${part(from)}${to ? `,${part(to)}` : ""}` : "";
  return `${page}#${place}${directive}`;
}

/** Copies a text; shows it, to be copied by hand, where the browser does not let us, as over a connection that is not secure. */
export function copy(text) {
  const copied = navigator.clipboard?.writeText(text) ?? Promise.reject();
  copied.then(
    () => {
      say(done?.dataset.copied);
      saying = setTimeout(say, 5000, "");
    },
    () => {
      say(text) && getSelection().selectAllChildren(done);
      document.addEventListener("selectionchange", leave);
    },
  );
}

const done = document.querySelector(".done");
let saying;

/** Says that something is done. */
function say(text) {
  clearTimeout(saying);
  document.removeEventListener("selectionchange", leave);
  if (done) done.textContent = text;
  return done;
}

/** What is to be copied by hand stays until one selects something else. */
function leave() {
  if (!done.contains(getSelection().anchorNode)) say("");
}
