// Moments of the sound: in addresses, on clocks, as one types them.

/** As on a clock: `2:07`, `1:02:11`. */
export function clock(time) {
  const all = Math.max(0, Math.floor(time));
  const [hours, minutes, seconds] = [Math.floor(all / 3600), Math.floor(all / 60) % 60, all % 60];
  const two = (number) => String(number).padStart(2, "0");
  return hours ? `${hours}:${two(minutes)}:${two(seconds)}` : `${minutes}:${two(seconds)}`;
}

/** Seconds of what someone typed, `12:34`, `1:02:11` or `754`; null of anything else. */
export function seconds(text) {
  const match = /^\s*((?:\d{1,9}:){0,2}\d{1,9}(?:\.\d+)?)\s*$/.exec(text);
  return match ? match[1].split(":").reduce((sum, part) => sum * 60 + Number(part), 0) : null;
}

/** The start and the end, where there is one, of a W3C media fragment: `#t=754`, `#t=12:34`, `#t=754,790`. */
export function fragment(hash) {
  const match = /^#t=(?:npt:)?([\d:.]+)(?:,([\d:.]+))?$/.exec(hash);
  const start = match && seconds(match[1]);
  if (start === null) return null;
  const end = match[2] ? seconds(match[2]) : null;
  return { start, end: end !== null && end > start ? end : null };
}
