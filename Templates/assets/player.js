// The player: the score as a seek bar, and what belongs to it. Without this script the browser's own controls remain.

import { clock, fragment, seconds } from "./moment.js";
import { mark } from "./here.js";
import { forget, recall, remember, root } from "./memory.js";

/** A visit by a link to a moment replaces the remembered position only after this much listening, in seconds. */
const commitment = 30;
const path = decodeURI(location.pathname).slice(decodeURI(root).length).replace(/(?<=\/)embed\/$/, "");
const on = (target, names, act) => names.split(" ").forEach((name) => target?.addEventListener(name, act));
/** Writes what is new only: what is written again is laid out again. */
const put = (target, name, value) => target[name] === String(value) || (target[name] = value);
const tabs = new BroadcastChannel(`podcast ${root}`);

class PodcastPlayer extends HTMLElement {
  connectedCallback() {
    if (this.audio) return;
    this.audio = this.querySelector("audio");
    this.append(this.querySelector("template").content);
    this.audio.controls = false;
    for (const part of this.querySelectorAll("[data-part]")) this[part.dataset.part] = part;
    // Where nobody says how long it is, at least as long as what is said in it.
    this.isLengthKnown = Boolean(this.dataset.seconds);
    this.table = document.querySelector(".score.timed");
    this.drawnLength = Number(this.table?.dataset.seconds) || 0;
    this.length = Number(this.dataset.seconds) || this.drawnLength;
    this.chapters = findChapters();
    this.until = null;
    this.heard = 0;
    this.draw();
    this.measure();
    this.restore();
    this.listen();
    this.open();
    this.update();
  }

  // ---- What it shows ----

  /** The seek bar is the masthead's score: a line a lane, and bars on it; where there is none, a line. */
  draw() {
    const lanes = [...(this.table?.querySelectorAll(".bars") ?? [])];
    const ticks = this.table?.querySelector(".ticks");
    const height = 8 * Math.max(1, lanes.length);
    const svg = this.score;
    svg.setAttribute("viewBox", `0 0 1000 ${height}`);
    const path = (d, y, width, name) => `<path class="${name}" d="${d}" transform="translate(0 ${y})" stroke-width="${width}"/>`;
    let parts = "";
    // The sound may be longer than what is said in it.
    for (let y = 4; y < height; y += 8) parts += path("M0 0h99999", y, 1, "thin");
    lanes.forEach((lane, index) => (parts += path(lane.getAttribute("d"), index * 8 - 7, 6, "")));
    // Twice: what is over is drawn again, in another colour.
    for (const group of svg.querySelectorAll("g")) group.innerHTML = parts;
    if (ticks) svg.insertAdjacentHTML("beforeend", path(ticks.getAttribute("d").replace(/v\d+/g, `v${height}`), 0, 1.5, "ticks"));
  }

  /** What follows from the length of the sound. */
  measure() {
    this.seek.disabled = !this.length;
    this.seek.max = Math.max(1, Math.floor(this.length));
    this.total.textContent = this.isLengthKnown ? clock(this.length) : "";
    // The score is as long as what is said, the bar as long as the sound.
    this.scale = this.length && this.drawnLength ? this.drawnLength / this.length : 1;
    for (const part of this.score.querySelectorAll("g, .ticks")) part.setAttribute("transform", `scale(${this.scale} 1)`);
  }

  update() {
    const { audio, time } = this;
    // First, for it looks where things are.
    this.reader?.mark(time, !audio.paused);
    put(this.play, "ariaLabel", audio.paused ? (this.offer ?? this.play.dataset.play) : this.play.dataset.pause);
    this.play.classList.toggle("playing", !audio.paused);
    if (!this.isDragging) put(this.seek, "value", Math.floor(time));
    if (this.position !== document.activeElement) put(this.position, "value", clock(time));
    const chapter = this.chapterAt(time);
    // Of a slider that has the focus a screen reader would say each second.
    if (audio.paused || this.seek !== document.activeElement) this.describePosition(time);
    const played = Math.round(this.length ? (1000 * time) / this.length / this.scale : 0);
    if (played !== this.shown) this.played.setAttribute("width", (this.shown = played));
    if (chapter !== this.chapter) this.enter(chapter);
    this.fill(time);
    this.tell();
  }

  /** How much of the chapter has been heard. */
  fill(time) {
    const { start, items } = this.chapters[this.chapter] ?? {};
    if (start === undefined) return;
    const end = this.chapters[this.chapter + 1]?.start ?? this.length;
    const share = `${Math.round((100 * (time - start)) / Math.max(1, end - start))}%`;
    for (const item of items) if (item.style.getPropertyValue("--heard") !== share) item.style.setProperty("--heard", share);
  }

  /** What is being said where that is out of view, else the chapter; while one looks for a place, what is there. */
  tell() {
    if (this.previewed != null && (this.audio.paused || this.seek.matches(":hover"))) return;
    const said = !this.audio.paused && this.reader?.isAway && this.reader.said(this.time);
    put(this.saying, "textContent", this.offer || said || this.chapters[this.chapter]?.title || "");
  }

  describePosition(time) {
    put(this.seek, "ariaValueText", [clock(time), this.chapters[this.chapterAt(time)]?.title].filter(Boolean).join(", "));
  }

  /** Marks a chapter as the one being heard, and shows its picture; not before one listens or looks for a place. */
  enter(index) {
    const isFirst = this.chapter === undefined;
    this.chapter = index;
    this.chapterChoice.value = index;
    if (!isFirst) this.present();
    this.lockScreen?.describe();
  }

  present() {
    const { items, image } = this.chapters[this.chapter] ?? {};
    mark(items);
    const cover = document.querySelector(".masthead .cover");
    if (!cover) return;
    this.cover ??= cover.cloneNode();
    const { src, alt } = image ?? this.cover;
    if (src === cover.src) return;
    cover.closest("picture")?.replaceWith(cover);
    Object.assign(cover, { src, alt, srcset: "" });
  }

  /** Shows what is said at a time while one looks for a place: its clock, chapter and sentence. */
  async preview(time) {
    this.previewed = time;
    const show = (said) => {
      // Each part keeps to itself which way it is written.
      const parts = [clock(time), this.chapters[this.chapterAt(time)]?.title, said].filter(Boolean);
      this.saying.textContent = parts.map((part) => `\u2068${part}\u2069`).join(" · ");
    };
    show("");
    const reader = await this.read();
    if (reader && this.previewed === time) show(reader.said(time));
  }

  // ---- What it does ----

  get time() {
    return this.wanted ?? this.audio.currentTime;
  }

  go(time) {
    const last = this.isLengthKnown ? Math.max(0, this.length - 0.1) : Infinity;
    const target = Math.min(Math.max(0, time), last);
    this.until = null;
    this.offer = this.previewed = null;
    // Before the sound is there, browsers keep the wanted time to themselves.
    this.wanted = this.audio.readyState === 0 ? target : null;
    this.audio.currentTime = target;
    this.update();
  }

  start() {
    const { audio } = this;
    this.offer = null;
    if (audio.error) {
      // It may be there by now.
      const { time } = this;
      audio.load();
      this.go(time);
    }
    audio.play().catch(() => {});
  }

  toggle() {
    if (this.audio.paused) this.start();
    else this.audio.pause();
  }

  chapterAt(time) {
    return this.chapters.findLastIndex((chapter) => chapter.start <= time + 0.001);
  }

  /** The transcript as it is read along with; fetched when it is first needed. */
  read() {
    const section = document.querySelector(".transcript.timed");
    this.reading ??= section
      ? import("./reader.js").then(async ({ Reader }) => {
          const reader = new Reader(section, this.back, this);
          await reader.load(this.dataset.cues);
          this.reader = reader;
          reader.mark(this.time, !this.audio.paused);
          return reader;
        })
      : Promise.resolve(null);
    return this.reading;
  }

  /** The moment of the page's address: goes there, and offers to play. Nothing starts by itself. */
  open() {
    if (location.hash === "#player") this.play.focus();
    const moment = fragment(location.hash);
    if (!moment || (this.isLengthKnown && moment.start >= this.length)) return;
    const playing = !this.audio.paused;
    this.go(moment.start);
    this.until = moment.end;
    this.isVisit = true;
    this.heard = 0;
    if (!playing) {
      this.offer = this.play.dataset.from.replace("{time}", clock(moment.start));
      this.update();
    }
    const isPlace = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    this.read().then((reader) => isPlace || reader?.reach());
  }

  restore() {
    const { audio } = this;
    this.setSpeed(recall(`speed ${path}`) ?? recall("speed") ?? 1, false);
    audio.volume = recall("volume") ?? 1;
    this.isAnywhere = recall("anywhere") ?? false;
    const last = recall(`at ${path}`);
    if (last) this.go(last);
    this.isVisit = false;
  }

  save() {
    if (this.isVisit && this.heard < commitment) return;
    const { time } = this;
    const isOver = this.isLengthKnown && time > this.length - 5;
    if (isOver) {
      this.forget();
    } else if (time > 1) {
      remember(`at ${path}`, time);
      remember("last", { path, title: document.querySelector("h1").textContent, time });
    }
  }

  forget() {
    forget(`at ${path}`);
    forget(`speed ${path}`);
    if (recall("last")?.path === path) forget("last");
  }

  async openSettings() {
    this.adjusting ??= import("./settings.js").then(({ Settings }) => (this.adjustable = new Settings(this)));
    (await this.adjusting).open();
  }

  // ---- What it hears ----

  listen() {
    const { audio } = this;
    on(this.play, "click", () => this.toggle());
    for (const button of this.querySelectorAll("[data-by]")) on(button, "click", () => this.go(this.time + Number(button.dataset.by)));

    on(this.seek, "input", () => {
      this.isDragging = true;
      this.preview(Number(this.seek.value));
    });
    on(this.seek, "change", () => {
      this.isDragging = false;
      this.go(Number(this.seek.value));
    });
    on(this.seek, "pointerup pointercancel blur", () => setTimeout(() => (this.isDragging = false)));
    on(this.seek, "pointermove", (event) => {
      if (!this.isDragging) this.preview(this.timeUnder(event));
    });
    on(this.seek, "focus", () => this.preview(this.time));
    on(this.seek, "pointerleave blur", () => {
      this.previewed = null;
      this.tell();
    });

    on(this.position, "focus", () => this.position.select());
    on(this.position, "change", () => {
      const time = seconds(this.position.value);
      if (time !== null) this.go(time);
      this.position.value = clock(this.time);
    });
    on(this.speed, "change", () => this.setSpeed(Number(this.speed.value)));
    on(this.more, "click", () => this.openSettings());

    on(audio, "play pause seeked ended", () => this.update());
    on(audio, "seeking", () => {
      if (audio.readyState > 0) this.wanted = null;
    });
    on(audio, "loadedmetadata", () => this.compareLengths());
    on(audio, "timeupdate", () => this.advance());
    on(audio, "pause ended", () => this.save());
    on(self, "pagehide", () => !audio.paused && this.save());
    on(audio, "play", () => {
      this.read();
      this.present();
      tabs.postMessage("playing");
      if ("mediaSession" in navigator) this.locking ??= import("./lockscreen.js").then(({ LockScreen }) => (this.lockScreen = new LockScreen(this)));
      this.last = audio.currentTime;
    });
    on(audio, "error", () => this.showNote("failed"));
    on(audio, "playing", () => this.showNote(null));
    on(tabs, "message", () => audio.pause());

    // No key is for the player before it has the focus, but where the listener wants that.
    on(this, "focusin", () => this.readKeys());
    if (this.isAnywhere) this.readKeys();
    on(document, "click", (event) => this.follow(event));
    on(self, "hashchange", () => this.open());
    for (const button of document.querySelectorAll("[data-span] > button")) {
      button.hidden = false;
      on(button, "click", () => import("./share.js").then(({ shareMoment }) => shareMoment(button.parentElement)));
    }
  }

  readKeys() {
    this.keys ??= import("./keys.js").then(({ readKeys }) => readKeys(this));
  }

  advance() {
    const { audio } = this;
    const step = audio.currentTime - (this.last ?? audio.currentTime);
    const isPlayedOn = step > 0 && step < 2;
    if (isPlayedOn) this.heard += step;
    if (isPlayedOn && this.chapterAt(audio.currentTime) !== this.chapterAt(this.last)) this.adjustable?.endChapter();
    this.last = audio.currentTime;
    if (audio.currentTime > 0) this.wanted = null;
    if (this.until !== null && !audio.paused) {
      const rest = (this.until - audio.currentTime) / audio.playbackRate;
      clearTimeout(this.stopping);
      if (rest <= 0) {
        this.until = null;
        audio.pause();
      } else if (rest < 1) {
        // The next report of the time may come too late.
        this.stopping = setTimeout(() => this.advance(), rest * 1000);
      }
    }
    if (Math.abs(audio.currentTime - (this.saved ?? 0)) > 5) {
      this.saved = audio.currentTime;
      this.save();
    }
    this.update();
  }

  compareLengths() {
    const { duration } = this.audio;
    if (this.wanted != null) {
      this.audio.currentTime = this.wanted;
      this.wanted = null;
    }
    if (!Number.isFinite(duration)) return;
    // Advertisements put in by a host move all times.
    if (this.isLengthKnown && Math.abs(duration - this.length) > 2) this.showNote("offset");
    this.length = duration;
    this.isLengthKnown = true;
    this.measure();
    this.update();
  }

  showNote(name) {
    // What the sound's length says stays true while it plays.
    if (name === null && this.noted !== "failed") return;
    this.noted = name;
    this.note.textContent = this.note.dataset[name] ?? "";
  }

  /** The speed of this episode, and of those that have none of their own yet. */
  setSpeed(speed, isChoice = true) {
    this.audio.playbackRate = this.audio.defaultPlaybackRate = speed;
    this.speed.value = speed;
    if (!isChoice) return;
    remember("speed", speed);
    remember(`speed ${path}`, speed);
  }

  timeUnder(event, bar = this.seek, length = this.length) {
    const box = bar.getBoundingClientRect();
    const share = Math.min(1, Math.max(0, (event.clientX - box.left) / box.width));
    return (bar.matches(":dir(rtl)") ? 1 - share : share) * length;
  }

  /** A link to a moment plays it; a click on what was said goes there. */
  follow(event) {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || event.defaultPrevented) return;
    const source = event.target.closest?.('a[href^="#t="]');
    if (source) {
      const moment = fragment(source.hash);
      if (!moment) return;
      event.preventDefault();
      history.replaceState(null, "", source.hash);
      // A paragraph's own time leads to where one already reads, so nothing moves.
      if (`#${source.id}` !== source.hash) {
        const target = document.getElementById(decodeURIComponent(source.hash.slice(1)));
        target?.scrollIntoView();
        target?.focus({ preventScroll: true });
      }
      this.go(moment.start);
      this.until = moment.end ?? fragment(`#t=${source.closest("[data-span]")?.dataset.span}`)?.end ?? null;
      this.isVisit = false;
      this.read().then((reader) => reader?.ask(source));
      this.start();
      return;
    }
    const lane = event.target.closest?.(".score.timed .lane svg");
    if (lane) return this.go(this.timeUnder(event, lane, this.drawnLength));
    if (event.target.closest?.(".transcript.timed :is(.speech, .translation)") && !event.target.closest("a, button") && getSelection().isCollapsed) {
      this.read().then((reader) => {
        const time = reader?.timeUnder(event);
        if (time != null) this.go(time);
      });
    }
  }
}

/** The chapters that have a time: start, title, picture, and the entries of the index that stand for each. */
function findChapters() {
  const chapters = new Map();
  for (const item of document.querySelectorAll(".chapters > ol > li, .chapter-index li")) {
    const link = item.querySelector(".at, :scope > .time");
    const start = link && fragment(link.hash).start;
    if (start === null) continue;
    const chapter = chapters.get(start) ?? { start, title: "", image: null, items: [] };
    chapter.title ||= link.querySelector("bdi")?.textContent ?? "";
    chapter.image ??= item.querySelector("img");
    chapter.items.push(link);
    chapters.set(start, chapter);
  }
  return [...chapters.values()].sort((one, other) => one.start - other.start);
}

customElements.define("podcast-player", PodcastPlayer);
