// Links to a moment (#t=754) play it. Without this script they lead to the paragraph spoken then.

const audio = document.querySelector(".player audio");

/** The start of a W3C media fragment in seconds: `#t=754`, `#t=12:34`, `#t=754,790`. */
function moment(hash) {
  const match = /^#t=(?:npt:)?((?:\d+:){0,2}\d+(?:\.\d+)?)(?:,|$)/.exec(hash);
  return match ? match[1].split(":").reduce((sum, part) => sum * 60 + Number(part), 0) : null;
}

/** Goes to the moment of the page's address without starting: the listener does that. */
function position() {
  const seconds = moment(location.hash);
  if (seconds !== null && audio.paused) audio.currentTime = seconds;
}

function follow(event) {
  const plain = event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
  const link = event.target.closest?.('a[href^="#t="]');
  if (!link || !plain || event.defaultPrevented) return;
  const seconds = moment(link.hash);
  if (seconds === null) return;
  // A paragraph's own time leads to where one already reads, so nothing moves.
  if (`#${link.id}` === link.hash) {
    event.preventDefault();
    history.replaceState(null, "", link.hash);
  }
  audio.currentTime = seconds;
  // The browser's own controls show why, where it cannot play.
  audio.play().catch(() => {});
}

if (audio) {
  position();
  addEventListener("hashchange", position);
  document.addEventListener("click", follow);
}
