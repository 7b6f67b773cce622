// On every page: the player, or the way back to what was heard last; the choice of languages.

import { clock } from "./moment.js";
import { recall, root } from "./memory.js";

for (const text of document.querySelectorAll("[data-fold]")) {
  if (text.textContent.length > 3000 && "onbeforematch" in text && !location.hash) import("./fold.js").then(({ fold }) => fold(text));
}

const translated = document.querySelector(".transcript.translated");
if (translated) import("./languages.js").then(({ choose }) => choose(translated));

if (document.querySelector(".contents, .chapter-index")) import("./here.js");
if (document.querySelector("podcast-player")) {
  import("./player.js");
} else {
  const last = recall("last");
  const resume = document.querySelector(".resume");
  if (last && resume) {
    const link = resume.querySelector("a");
    link.href = `${root}${last.path}`;
    link.querySelector("bdi").textContent = last.title;
    link.querySelector(".time").textContent = clock(last.time);
    resume.hidden = false;
  }
}
