// The way back to what was heard last.

import { clock } from "./moment.js";
import { root } from "./memory.js";

export function offer(resume, { path, title, time }) {
  const link = resume.querySelector("a");
  link.href = `${root}${path}`;
  link.querySelector("bdi").textContent = title;
  link.querySelector(".time").textContent = clock(time);
  resume.hidden = false;
}
