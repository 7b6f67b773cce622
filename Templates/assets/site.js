// On every page: the player, the way back to what was heard last, the choice of languages, sharing of what one selects.

import { recall, root } from "./memory.js";

for (const text of document.querySelectorAll("[data-fold]")) {
  if (text.textContent.length > 3000 && "onbeforematch" in text && !location.hash) import("./fold.js").then(({ fold }) => fold(text));
}

const translated = document.querySelector(".transcript.translated");
if (translated) import("./languages.js").then(({ choose }) => choose(translated));

if (document.querySelector(".contents, .chapter-index")) import("./here.js");

const player = document.querySelector("podcast-player");
const last = recall("last");
const resume = document.querySelector(".resume");
const playing = player && import("./player.js").then(() => player.querySelector(".bar").prepend(resume ?? ""));
if (last && resume && decodeURI(location.pathname) !== decodeURI(root) + last.path) import("./resume.js").then(({ offer }) => offer(resume, last));

/** A selection in the transcript can be shared; what that takes comes with the first one. */
async function share() {
  const { isCollapsed, anchorNode } = getSelection();
  if (isCollapsed || !anchorNode?.parentElement?.closest(".transcript")) return;
  document.removeEventListener("selectionchange", share);
  const { Quote } = await import("./share.js");
  await playing;
  new Quote(player);
}
document.addEventListener("selectionchange", share);
