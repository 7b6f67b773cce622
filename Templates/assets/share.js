// Shares what one selects in the transcript, as a link to the moment and the words, or as a quotation.

import { clock } from "./moment.js";

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

  async share(button) {
    const { found } = this;
    if (!found) return;
    const reader = await this.player.read();
    const time = reader?.timeAt(found.range.startContainer, found.range.startOffset);
    const address = link(time, found.text);
    const turn = [...document.querySelectorAll(".transcript .speaker")].findLast(
      (speaker) => speaker.compareDocumentPosition(found.line) & (Node.DOCUMENT_POSITION_FOLLOWING | Node.DOCUMENT_POSITION_CONTAINED_BY) || found.line.contains(speaker),
    );
    const source = [turn?.textContent.trim(), this.player.title, Number.isFinite(time) ? clock(time) : null].filter(Boolean).join(", ");
    const quotation = `> ${found.text}\n>\n> [${source.replace(/[\\[\]]/g, "\\$&")}](${address})`;
    try {
      if (button.dataset.share === "system") await navigator.share({ title: this.player.title, text: found.text, url: address });
      else {
        await navigator.clipboard.writeText(button.dataset.share === "link" ? address : quotation);
        this.player.say(this.bar.dataset.copied);
      }
    } catch {
      // Not wanted after all, or not allowed.
    }
  }
}

/** The words of a range, without the names and times beside them. */
function words(range) {
  const copy = range.cloneContents();
  for (const aside of copy.querySelectorAll(".speaker, .time")) aside.remove();
  return copy.textContent.replace(/\s+/g, " ").trim();
}

/** A link to a moment of this page and to words on it: https://wicg.github.io/scroll-to-text-fragment/#syntax */
export function link(time, text = "") {
  const page = document.querySelector('link[rel="canonical"]')?.href ?? location.href.replace(/#.*/, "");
  const part = (words) => encodeURIComponent(words).replace(/-/g, "%2D");
  const list = text.split(" ");
  const directive = text.length > 300 && list.length > 8 ? `${part(list.slice(0, 4).join(" "))},${part(list.slice(-4).join(" "))}` : part(text);
  return `${page}#${Number.isFinite(time) ? `t=${Math.floor(time)}` : ""}${text ? `:~:text=${directive}` : ""}`;
}
