// The keys of the player: they act while the focus is on it, or anywhere where the listener has said so (WCAG 2.1.4).

import { clock } from "./moment.js";

export function readKeys(player) {
  player.addEventListener("keydown", (event) => press(player, event));
  document.addEventListener("keydown", (event) => {
    if (player.isAnywhere && !player.contains(event.target)) press(player, event);
  });
}

function press(player, event) {
  const { target, key } = event;
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || player.settings.open) return;
  if (target === player.position && /^(Enter|Escape)$/.test(key)) {
    if (key === "Escape") target.value = clock(player.time);
    event.preventDefault();
    // What was typed is taken as the focus leaves.
    player.play.focus({ preventScroll: true });
  }
  if (target.matches('input:not([type="range"]), select, textarea, [contenteditable]')) return;
  const isPressable = target.matches("button, a[href], summary");
  const step = (by) => {
    const option = player.speed.options[player.speed.selectedIndex + by];
    if (option) player.setSpeed(Number(option.value));
  };
  if (key === "k" || (key === " " && !isPressable)) player.toggle();
  else if (key === "j") player.go(player.time - 15);
  else if (key === "l") player.go(player.time + 30);
  else if (key === "<") step(-1);
  else if (key === ">") step(1);
  else if (key === "?") player.openSettings();
  else if (/^\d$/.test(key) && player.length) player.go((player.length * Number(key)) / 10);
  else if (target === player.seek && /^Arrow(Left|Right)$/.test(key)) {
    const isForward = (key === "ArrowRight") !== player.matches(":dir(rtl)");
    player.go(player.time + (isForward ? 5 : -5));
  } else return;
  event.preventDefault();
  // One is looking for a place.
  if (target === player.seek) {
    player.describePosition(player.time);
    player.preview(player.time);
  }
}
