// On every page: the player where there is sound; elsewhere the way back to what was heard last.

import { clock } from "./moment.js";
import { recall, root } from "./memory.js";

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
