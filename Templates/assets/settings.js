// What the settings hold beside the speed; imported when they are opened first.

import { copy, link } from "./copy.js";
import { clock } from "./moment.js";
import { recall, remember } from "./memory.js";

const minutes = new Intl.NumberFormat(document.documentElement.lang.match(/^\w+(-\w{4})?(-\w\w)?\b/)[0], { style: "unit", unit: "minute", unitDisplay: "long" });

export class Settings {
  constructor(player) {
    this.player = player;
    const { audio, chapters, chapterChoice, settings, sleep, volume, anywhere } = player;
    for (const [index, chapter] of chapters.entries()) chapterChoice.add(new Option(`${clock(chapter.start)} ${chapter.title}`, index));
    chapterChoice.value = player.chapter;
    chapterChoice.closest("label").hidden = chapters.length === 0;
    if (chapters.length === 0) sleep.querySelector('[value="chapter"]').remove();
    volume.value = audio.volume;
    anywhere.checked = player.isAnywhere;
    const on = (part, name, act) => part?.addEventListener(name, act);
    on(chapterChoice, "change", () => player.go(chapters[chapterChoice.value].start));
    on(volume, "input", () => {
      audio.volume = Number(volume.value);
      remember("volume", audio.volume);
    });
    on(sleep, "change", () => this.sleep(sleep.value));
    on(anywhere, "change", () => {
      player.isAnywhere = anywhere.checked;
      remember("anywhere", anywhere.checked);
    });
    on(player.forgetting, "click", () => {
      settings.close();
      player.forget();
      player.setSpeed(recall("speed") ?? 1, false);
      player.go(0);
    });
    const closeAndCopy = (text) => {
      settings.close();
      copy(text);
    };
    on(player.copying, "click", () => closeAndCopy(link(`t=${Math.floor(player.time)}`)));
    on(player.embedding, "click", () => closeAndCopy(player.embedding.dataset.code));
    // A click beside the dialog closes it.
    on(settings, "click", (event) => event.target === settings && settings.close());
  }

  open() {
    const { settings } = this.player;
    this.showTimer();
    if (!settings.open) settings.showModal();
  }

  /** The minutes that one can choose; of those that run, what is left. */
  showTimer() {
    for (const option of this.player.sleep.options) {
      if (Number(option.value)) option.text = minutes.format(option.selected ? Math.ceil((this.end - Date.now()) / 60_000) : option.value);
    }
  }

  sleep(choice) {
    clearTimeout(this.sleeping);
    this.sleepsAtChapter = choice === "chapter";
    this.end = Date.now() + choice * 60_000;
    if (Number(choice)) this.sleeping = setTimeout(() => this.stop(), choice * 60_000);
    this.player.sleep.value = choice;
    this.showTimer();
  }

  /** A chapter has been heard to its end. */
  endChapter() {
    if (this.sleepsAtChapter) this.stop();
  }

  stop() {
    this.player.audio.pause();
    this.sleep("");
  }
}
