// Reads along: marks what is said, follows it, and knows when a word is said.

import { fragment } from "./moment.js";

/** A text without its white space. */
const solid = (text) => text.replace(/\s+/gu, "");

export class Reader {
  constructor(section, back, player) {
    this.section = section;
    this.back = back;
    this.player = player;
    this.lines = [...section.querySelectorAll(".line")].map((element) => {
      const link = element.querySelector(".time") ?? element.previousElementSibling?.querySelector("h3 > .time");
      return { element, speech: element.querySelector(".speech"), start: link ? (fragment(link.hash)?.start ?? null) : null };
    });
    this.cues = [];
    // Nothing moves before the reader has asked for it, or has seen it being said.
    this.isFollowing = undefined;
    this.highlight = "highlights" in CSS ? new Highlight() : null;
    if (this.highlight) CSS.highlights.set("now", this.highlight);
    back.addEventListener("click", () => {
      this.isFollowing = true;
      this.show();
      // The button is gone: the focus goes where one has use for it.
      player.play.focus({ preventScroll: true });
    });
    // What scrolls is the reader, unless it is what this script has just asked for.
    addEventListener("scroll", () => this.noticeScroll(), { passive: true });
    addEventListener("resize", () => this.point());
  }

  /** Fetches the cues and finds each in the text. Where the texts differ, paragraphs are marked. */
  async load(address) {
    if (!address || !this.highlight) return;
    try {
      const response = await fetch(address);
      if (!response.ok) return;
      const cues = await parse(await response.text());
      const place = async (parts, text) => {
        let from = 0;
        await inSlices(parts, (part) => {
          part.from = from;
          from += solid(text(part)).length;
        });
        return from;
      };
      const length = await place(this.lines, (line) => line.speech.textContent);
      if ((await place(cues, (cue) => cue.text)) === length) this.cues = cues;
    } catch {
      // Without a connection paragraphs are marked.
    }
  }

  /** The paragraph that is being said: the last one that has begun. */
  lineAt(time) {
    return this.lines.findLastIndex(({ start }) => start !== null && start <= time + 0.001);
  }

  cueAt(time) {
    return this.cues.findLastIndex(({ start }) => start <= time + 0.05);
  }

  /** The paragraph that holds a place in the text. */
  lineOf(place) {
    return this.lines.findLastIndex((line) => line.from <= place);
  }

  /** The words of a moment and who says them; where only a translation is read, its paragraph. */
  said(time) {
    const cue = this.cues[this.cueAt(time)];
    const line = this.lines[this.lineAt(time)];
    const read = line?.speech.hidden ? line.element.querySelector(".translation:not([hidden])") : null;
    // Where few times are known, a cue is minutes long.
    if (!read && (!cue || cue.text.length > 400)) return "";
    return [cue?.speaker, (read?.textContent ?? cue.text).replace(/\s+/g, " ")].filter(Boolean).join(": ");
  }

  /** A paragraph's time was asked for: it is marked until its first word is said. */
  ask(link) {
    const line = this.lines.findIndex(({ element }) => element.contains(link));
    if (line < 0) return;
    this.asked = line;
    this.isFollowing = true;
    this.mark(this.player.time, true, true);
  }

  /** The moment that is wanted is no place on the page: shows what is said then. */
  reach() {
    this.isFollowing = true;
    this.show();
  }

  mark(time, isPlaying, isForced = false) {
    let line = this.lineAt(time);
    let cue = this.cueAt(time);
    if (this.asked !== undefined) {
      if (line <= this.asked && time < (this.lines[this.asked + 1]?.start ?? Infinity)) line = this.asked;
      else this.asked = undefined;
    }
    // Of cues that have no time of their own nobody knows which is being said.
    if (cue >= 0 && this.cues.length && this.lines[this.lineOf(this.cues[cue].from)]?.start === null) cue = -1;
    // A paragraph's time is its first word's, rounded down: what came before was not asked for.
    if (cue >= 0 && line >= 0 && this.cues[cue].from < this.lines[line].from) {
      const first = this.cues.findIndex((candidate) => candidate.from >= this.lines[line].from);
      if (first >= 0 && this.cues[first].start - time < 1) cue = first;
    }
    if (line === this.line && cue === this.cue && isPlaying === this.isPlaying && !isForced) return;
    this.isPlaying = isPlaying;
    const last = this.line;
    const isMoved = line !== last;
    [this.line, this.cue, this.range] = [line, cue, this.rangeOf(cue)];
    // Looks where it is before anything is written, so that nothing is laid out for it.
    if (this.isFollowing === undefined && isPlaying && this.isInView) this.isFollowing = true;
    if (isPlaying && this.isFollowing) this.show();
    else this.point();
    if (isMoved) {
      this.lines[last]?.element.classList.remove("now");
      this.lines[line]?.element.classList.add("now");
      this.section.classList.toggle("marked", line >= 0);
    }
    this.highlight?.clear();
    if (this.range) this.highlight.add(this.range);
  }

  /** The words of a cue on the page; of its first paragraph, where it goes over two. */
  rangeOf(index) {
    const cue = this.cues[index];
    if (!cue) return null;
    const line = this.lines[this.lineOf(cue.from)];
    const end = Math.min(this.cues[index + 1]?.from ?? Infinity, this.lines[this.lines.indexOf(line) + 1]?.from ?? Infinity);
    const range = document.createRange();
    range.selectNodeContents(line.speech);
    let place = line.from;
    const walker = document.createTreeWalker(line.speech, NodeFilter.SHOW_TEXT);
    let isOpen = false;
    while (walker.nextNode()) {
      const text = walker.currentNode.data;
      for (let offset = 0; offset < text.length; offset++) {
        if (/\s/u.test(text[offset])) continue;
        if (!isOpen && place >= cue.from) {
          range.setStart(walker.currentNode, offset);
          isOpen = true;
        }
        place += 1;
        if (place === end) {
          range.setEnd(walker.currentNode, offset + 1);
          return range;
        }
      }
    }
    return isOpen ? range : null;
  }

  /** The moment of the word under the pointer. */
  timeUnder(event) {
    const caret = document.caretPositionFromPoint?.(event.clientX, event.clientY);
    if (caret) return this.timeAt(caret.offsetNode, caret.offset);
    const range = document.caretRangeFromPoint?.(event.clientX, event.clientY);
    return range ? this.timeAt(range.startContainer, range.startOffset) : null;
  }

  /** The moment of a word of the transcript: its cue's, or else its paragraph's; null beside the text. */
  timeAt(node, offset) {
    const line = this.lines.find(({ element }) => element.contains(node));
    if (!line || line.start === null) return null;
    if (this.cues.length === 0 || !line.speech.contains(node)) return line.start;
    const place = this.placeOf(line, node, offset);
    const cue = this.cues.findLast((candidate) => candidate.from <= place);
    return cue ? Math.max(cue.start, line.start) : line.start;
  }

  /** How many cues begin within a paragraph before a place in it. */
  cueWithin(element, range) {
    const line = this.lines.find((candidate) => candidate.element === element);
    const place = this.placeOf(line, range.startContainer, range.startOffset);
    return this.cues.filter(({ from }) => from > line.from && from <= place).length;
  }

  /** How many letters of the transcript stand before a place in a paragraph. */
  placeOf(line, node, offset) {
    const before = document.createRange();
    before.selectNodeContents(line.speech);
    if (line.speech.contains(node)) before.setEnd(node, offset);
    else before.collapse(true);
    return line.from + solid(before.toString()).length;
  }

  // ---- Following ----

  get box() {
    const box = this.range?.getBoundingClientRect();
    // Words that the reader has put away have no box.
    return box?.height ? box : this.lines[this.line]?.element.getBoundingClientRect();
  }

  /** Of the window's part above the player. */
  get bottom() {
    return getComputedStyle(this.player).position === "fixed" ? innerHeight - this.player.offsetHeight : innerHeight;
  }

  get isInView() {
    const { box, bottom } = this;
    return box !== undefined && box.bottom > 0 && box.top < bottom;
  }

  /** Brings what is said into view. */
  show() {
    const { box, bottom } = this;
    if (!box) return;
    this.isAway = false;
    if (box.top < 60 || box.bottom > bottom - 40) {
      this.expected = performance.now();
      scrollBy({ top: box.top - bottom * 0.3, behavior: "instant" });
    }
    this.back.hidden = true;
  }

  noticeScroll() {
    if (this.line === undefined || performance.now() - (this.expected ?? -Infinity) < 100) return;
    this.isFollowing = this.isInView;
    this.point();
  }

  /** A way back to what is said, while it is out of view. */
  point() {
    const { box, isInView } = this;
    this.isAway = !isInView;
    const isOffered = this.isAway && this.line >= 0 && !this.player.audio.paused;
    if (isOffered) this.back.classList.toggle("above", box?.top < 0);
    this.back.hidden = !isOffered;
  }
}

/** Does something with each part of a long list, a few at a time: the browser has other things to do. */
async function inSlices(list, act) {
  for (let start = 0; start < list.length; start += 100) {
    list.slice(start, start + 100).forEach(act);
    await new Promise((go) => setTimeout(go));
  }
}

/** The cues of a transcript that build-site wrote. */
async function parse(text) {
  const cues = [];
  let speaker = "";
  await inSlices(text.split(/\n{2,}/), (block) => {
    const match = /(?:^|\n)([\d:.]+) --> [\d:.]+[^\n]*\n([^]*)$/.exec(block);
    if (!match) return;
    const start = match[1].split(":").reduce((sum, part) => sum * 60 + Number(part), 0);
    const shown = match[2].replace(/<(\/?)rt>/g, (_, end) => (end ? ")" : "("));
    const said = shown.replace(/<v(?:\.[^\s>]*)?(?:\s([^>]*))?>/g, (_, name) => {
      speaker = unescape(name ?? "");
      return "";
    });
    cues.push({ start, speaker: match[2].lastIndexOf("<v") > 0 ? "" : speaker, text: unescape(said.replace(/<[^>]*>/g, "")) });
  });
  return cues;
}

const box = document.createElement("textarea");

function unescape(text) {
  if (!text.includes("&")) return text;
  box.innerHTML = text;
  return box.value;
}
