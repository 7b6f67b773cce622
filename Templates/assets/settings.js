// What the settings hold beside the speed; imported when they are opened first.

import { copy, link } from "./copy.js";
import { clock } from "./moment.js";
import { recall, remember } from "./memory.js";

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
      player.forget();
      player.setSpeed(recall("speed") ?? 1, false);
      player.go(0);
    });
    const closeAndCopy = (text) => {
      settings.close();
      copy(text);
    };
    on(player.copying, "click", () => closeAndCopy(link(player.time)));
    on(player.embedding, "click", () => closeAndCopy(player.embedding.dataset.code));
    // A click beside the dialog closes it.
    on(settings, "click", (event) => event.target === settings && settings.close());
  }

  sleep(choice) {
    clearTimeout(this.sleeping);
    this.sleepsAtChapter = choice === "chapter";
    if (Number(choice)) this.sleeping = setTimeout(() => this.stop(), choice * 60_000);
    this.player.sleep.value = choice;
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
