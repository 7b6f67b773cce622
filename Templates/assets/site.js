// On every page: the player, the way back to what was heard last, the choice of languages.

import { clock } from "./moment.js";
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
if (player) import("./player.js").then(() => player.querySelector(".bar").prepend(resume ?? ""));
if (last && resume && decodeURI(location.pathname) !== decodeURI(root) + last.path) {
  const link = resume.querySelector("a");
  link.href = `${root}${last.path}`;
  link.querySelector("bdi").textContent = last.title;
  link.querySelector(".time").textContent = clock(last.time);
  resume.hidden = false;
}
