// Shares what one selects in the transcript, as a link to the moment and the words, or as a quotation.

import { clock, fragment, link } from "./moment.js";

export class Quote {
  constructor(player) {
    this.player = player;
    this.bar = player.quote;
    for (const button of this.bar.querySelectorAll("button")) {
      // Keeps the selection.
      button.addEventListener("pointerdown", (event) => event.preventDefault());
      button.addEventListener("click", () => this.share(button));
    }
    this.bar.querySelector('[data-share="system"]').hidden = !navigator.share;
    document.addEventListener("selectionchange", () => this.look());
    player.read();
    this.look();
  }

  /** The selected words, where they are of the transcript. */
  look() {
    const selection = document.getSelection();
    const range = selection.rangeCount > 0 && !selection.isCollapsed ? selection.getRangeAt(0) : null;
    const start = range?.startContainer;
    const line = (start?.nodeType === Node.TEXT_NODE ? start.parentElement : start)?.closest?.(".transcript .line");
    const text = range ? words(range) : "";
    this.found = line && text.length > 2 ? { line, range: range.cloneRange(), text } : null;
    this.bar.hidden = !this.found;
  }

  share(button) {
    const { found } = this;
    if (!found) return;
    // What has been fetched is at hand: browsers let us copy only while the press lasts.
    const paragraph = fragment(found.line.querySelector(".time")?.hash ?? "")?.start;
    const time = this.player.reader?.timeAt(found.range.startContainer, found.range.startOffset) ?? paragraph;
    const address = link(time, ...ends(found.range, found.text));
    if (button.dataset.share === "system") {
      navigator.share({ title: this.player.episodeTitle, text: found.text, url: address }).catch(() => {});
    } else if (button.dataset.share === "link") {
      this.player.copy(address);
    } else {
      this.player.copy(`> ${found.text}\n>\n> [${this.source(found.line, time).replace(/[\\[\]]/g, "\\$&")}](${address})`);
    }
  }

  /** Who says it, where and when. */
  source(line, time) {
    const before = (speaker) => line.contains(speaker) || speaker.compareDocumentPosition(line) & Node.DOCUMENT_POSITION_FOLLOWING;
    const speaker = [...document.querySelectorAll(".transcript .speaker")].findLast(before)?.textContent.trim();
    return [speaker, this.player.episodeTitle, Number.isFinite(time) ? clock(time) : null].filter(Boolean).join(", ");
  }
}

/** The words of a range, without the names and times beside them. */
function words(range) {
  const copy = range.cloneContents();
  for (const aside of copy.querySelectorAll(".speaker, .time")) aside.remove();
  return copy.textContent.replace(/\s+/g, " ").trim();
}

/** The first and the last words of a selection: a browser finds the whole where both are; only one where it is short and in one paragraph. */
function ends(range, text) {
  const lines = [...document.querySelectorAll(".transcript .speech")].filter((speech) => range.intersectsNode(speech));
  if (lines.length < 2 && text.length <= 100) return [text, ""];
  const first = clipped(range, lines[0]);
  const last = clipped(range, lines.at(-1));
  return [segments(first).slice(0, 6).join("").trim(), segments(last).slice(-6).join("").trim()];
}

/** The part of a range that is in an element. */
function clipped(range, element) {
  const part = document.createRange();
  part.selectNodeContents(element);
  if (element.contains(range.startContainer)) part.setStart(range.startContainer, range.startOffset);
  if (element.contains(range.endContainer)) part.setEnd(range.endContainer, range.endOffset);
  return part.toString().replace(/\s+/g, " ").trim();
}

/** Words with what stands behind them, in any script. */
function segments(text) {
  const found = [];
  for (const { segment, isWordLike } of new Intl.Segmenter(document.documentElement.lang, { granularity: "word" }).segment(text)) {
    if (isWordLike || found.length === 0) found.push(segment);
    else found[found.length - 1] += segment;
  }
  return found;
}
