// What lock screens and headsets show and do; imported with the first Play.

export class LockScreen {
  constructor(player) {
    this.player = player;
    const { audio } = player;
    const chapter = (by) => player.chapters[player.chapter + by];
    const actions = {
      play: () => player.start(),
      pause: () => audio.pause(),
      seekbackward: () => player.go(player.time - 15),
      seekforward: () => player.go(player.time + 30),
      seekto: (details) => player.go(details.seekTime),
      previoustrack: () => player.go(chapter(-1)?.start ?? 0),
      nexttrack: () => chapter(1) && player.go(chapter(1).start),
    };
    for (const [name, action] of Object.entries(actions)) {
      try {
        navigator.mediaSession.setActionHandler(name, action);
      } catch {
        // Not known to this browser.
      }
    }
    this.describe();
  }

  describe() {
    const { chapters, chapter, cover } = this.player;
    const picture = chapters[chapter]?.image ?? cover ?? document.querySelector(".masthead .cover");
    navigator.mediaSession.metadata = new MediaMetadata({
      title: [document.querySelector("h1").textContent, chapters[chapter]?.title].filter(Boolean).join(" · "),
      artist: document.querySelector(".site-name")?.textContent.trim() ?? "",
      artwork: picture ? [{ src: picture.currentSrc || picture.src }] : [],
    });
  }
}
