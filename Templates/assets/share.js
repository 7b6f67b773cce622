// Shares what one selects in the transcript, as a link to the moment and the words, or as a quotation.

import { copy, link } from "./copy.js";
import { clock, fragment } from "./moment.js";

const segmenter = new Intl.Segmenter(document.documentElement.lang.split("-")[0], { granularity: "word" });

/** Shares a moment that somebody has chosen: its entry in the list says from when to when it goes. */
export function shareMoment(entry) {
  const url = link(`t=${entry.dataset.span}`);
  if (navigator.share) send(entry.querySelector("bdi").textContent, url);
  else copy(url);
}

const title = () => document.querySelector("h1").textContent;
const send = (text, url) => navigator.share({ title: title(), text, url }).catch(() => {});

/** What can be done with selected words. A transcript may have no player, or one without times. */
export class Quote {
  constructor(player) {
    this.player = player;
    this.bar = document.querySelector(".quote");
    // A site's own template may have none.
    if (!this.bar) return;
    for (const button of this.bar.querySelectorAll("button")) {
      // Keeps the selection.
      button.addEventListener("pointerdown", (event) => event.preventDefault());
      button.addEventListener("click", () => this.share(button));
    }
    this.bar.querySelector('[data-share="system"]').hidden = !navigator.share;
    document.addEventListener("selectionchange", () => this.look());
    player?.read().then(() => this.look());
    this.look();
  }

  /** The selected words, where they are of the transcript. */
  look() {
    const selection = getSelection();
    const range = selection.isCollapsed ? null : selection.getRangeAt(0);
    const start = range?.startContainer;
    const element = start?.nodeType === Node.TEXT_NODE ? start.parentElement : start;
    const line = element?.closest?.(".transcript .line");
    this.found = line && words(range) ? { line, range: range.cloneRange(), language: element.closest(".translation")?.lang } : null;
    this.bar.hidden = !this.found;
    if (this.found) this.correct();
  }

  /** Leads to the line of the selected words in the transcript's file. */
  correct() {
    const { line, range, language } = this.found;
    const link = this.bar.querySelector('[data-share="correction"]');
    const file = document.querySelector(language ? `.correction[data-language="${language}"]` : ".correction");
    link.hidden = !file;
    if (!file) return;
    const { line: address, lines } = file.dataset;
    const number = [...document.querySelectorAll(".transcript .line")].indexOf(line);
    const cue = this.player?.reader?.cueWithin(line, range) ?? 0;
    link.href = lines ? address.replace("{line}", lineOf(lines, number, cue)) : file.href;
  }

  share(button) {
    const { found } = this;
    if (!found) return;
    // What has been fetched is at hand: browsers let us copy only while the press lasts.
    const paragraph = fragment(found.line.querySelector(".time")?.hash ?? "")?.start;
    const time = this.player?.reader?.timeAt(found.range.startContainer, found.range.startOffset) ?? paragraph;
    const range = whole(found.range);
    const place = Number.isFinite(time) ? `t=${Math.floor(time)}` : found.line.id;
    const [text, url] = [words(range), link(place, ...ends(range))];
    if (button.dataset.share === "system") send(text, url);
    else if (button.dataset.share === "link") copy(url);
    else copy(`> ${text}\n>\n> [${this.source(found.line, time).replace(/[\\[\]]/g, "\\$&")}](${url})`);
  }

  /** Who says it, where and when. */
  source(line, time) {
    const before = (speaker) => line.contains(speaker) || speaker.compareDocumentPosition(line) & Node.DOCUMENT_POSITION_FOLLOWING;
    const speaker = [...document.querySelectorAll(".transcript .speaker")].findLast(before)?.textContent.trim();
    return [speaker, title(), Number.isFinite(time) && clock(time)].filter(Boolean).join(", ");
  }
}

/** The line of a file on which a cue of a paragraph begins. They are written as steps, `3.4.4 8.4`. */
function lineOf(steps, paragraph, cue) {
  const parts = steps.split(" ").slice(0, paragraph + 1);
  const last = parts.pop().split(".").slice(0, cue + 1);
  return [...parts.join(".").split("."), ...last].reduce((line, step) => line + Number(step), 0);
}

/** The words of a range, without the names and times beside them, and without the readings above them. */
function words(range, above = "rt") {
  const part = range.cloneContents();
  for (const aside of part.querySelectorAll(`.speaker, .time, [hidden], rp, ${above}`)) aside.remove();
  return part.textContent.replace(/\s+/g, " ").trim();
}

/** The first and the last words of a selection: a browser finds the whole where both are; only one where it is short and in one paragraph. */
function ends(range) {
  const text = seen(range);
  const lines = [...document.querySelectorAll(".transcript :is(.speech, .translation):not([hidden])")].filter((speech) => range.intersectsNode(speech));
  if (lines.length < 2 && text.length <= 100) return [text, ""];
  const [first, last] = [lines[0], lines.at(-1)].map((line) => segments(clipped(range, line)));
  return [first.slice(0, 6).join("").trim(), last.slice(-6).join("").trim()];
}

/** A range that begins and ends between words: nobody quotes halves, and no browser finds them. */
function whole(range) {
  const wide = range.cloneRange();
  const edge = (node, offset, isEnd) => {
    if (node.nodeType !== Node.TEXT_NODE) return offset;
    const around = segmenter.segment(node.data).containing(offset);
    if (!around?.isWordLike || around.index === offset) return offset;
    return around.index + (isEnd ? around.segment.length : 0);
  };
  wide.setStart(range.startContainer, edge(range.startContainer, range.startOffset, false));
  wide.setEnd(range.endContainer, edge(range.endContainer, range.endOffset, true));
  const word = (node) => node.parentElement?.closest("ruby");
  const [first, last] = [word(range.startContainer), word(range.endContainer)];
  if (first) wide.setStartBefore(first);
  if (last) wide.setEndAfter(last);
  return wide;
}

/** The part of a range that is in an element. */
function clipped(range, element) {
  const part = document.createRange();
  part.selectNodeContents(element);
  if (element.contains(range.startContainer)) part.setStart(range.startContainer, range.startOffset);
  if (element.contains(range.endContainer)) part.setEnd(range.endContainer, range.endOffset);
  return seen(part);
}

/** What a browser looks for: readings are in the text, right behind their words, and parentheses that are not shown are not. */
const seen = (range) => words(range, "rp");

/** Words with what stands behind them, in any script. */
function segments(text) {
  const found = [];
  for (const { segment, isWordLike } of segmenter.segment(text)) {
    if (isWordLike || found.length === 0) found.push(segment);
    else found[found.length - 1] += segment;
  }
  return found;
}
