/// What a previewed page runs besides its own scripts. It is put into pages on their way to the browser, never into files.
enum ReloadScript {
    static let path = "/.build-site/reload.js"
    static let socketPath = "/.build-site/reload"

    /// - Parameters:
    ///   - build: the number of the build that the page is of.
    ///   - run: stands for this run of the preview.
    static func element(build: Int, run: String) -> String {
        "<script src=\"\(path)\" data-build=\"\(build)\" data-run=\"\(run)\"></script>\n"
    }

    static let source = """
        (() => {
          const { build, run } = document.currentScript.dataset;
          const key = `build-site ${location.pathname}`;
          const page = path(location).replace(/(^|\\/)$/, "$1index.html");

          // Where the reader was, and where the sound.
          const before = JSON.parse(sessionStorage.getItem(key) ?? "null");
          sessionStorage.removeItem(key);
          if (before) {
            history.scrollRestoration = "manual";
            addEventListener("load", () => {
              scrollTo({ top: before.top, behavior: "instant" });
              const audio = document.querySelector("audio");
              if (!audio || before.time === undefined) return;
              setTimeout(() => {
                audio.currentTime = before.time;
                if (before.isPlaying) audio.play().catch(() => {});
              }, 0);
            });
          }

          function reload() {
            const audio = document.querySelector("audio");
            const sound = audio && audio.currentTime > 0 ? { time: audio.currentTime, isPlaying: !audio.paused } : {};
            sessionStorage.setItem(key, JSON.stringify({ top: scrollY, ...sound }));
            location.reload();
          }

          /** The path from the site's top, as the preview says it. */
          function path(url) {
            try {
              return decodeURIComponent(url.pathname).slice(1);
            } catch {
              return "";
            }
          }

          /** The files that the page is made of: those that the site has. */
          function parts() {
            const elements = document.querySelectorAll("[src], link[rel~='stylesheet'], link[rel~='icon']");
            const addresses = [...elements].map((part) => new URL(part.src || part.href, location));
            return new Set(addresses.filter((url) => url.origin === location.origin).map(path));
          }

          function show(errors) {
            document.getElementById("build-site-errors")?.remove();
            if (errors.length === 0) return;
            const overlay = document.createElement("div");
            overlay.id = "build-site-errors";
            overlay.setAttribute("role", "alert");
            const root = overlay.attachShadow({ mode: "open" });
            const sheet = new CSSStyleSheet();
            sheet.replaceSync(`:host { all: initial; position: fixed; inset: 0; z-index: 2147483647; overflow: auto; padding: 32px;
              background: rgb(20 18 16 / .94); color: #f4f1ea } pre { font: 14px/1.5 ui-monospace, monospace; white-space: pre-wrap; margin: 0 0 24px }
              p { font: 14px/1.5 system-ui; margin: 0 0 24px } button { font: inherit; padding: 8px 16px }`);
            root.adoptedStyleSheets = [sheet];
            const add = (name, text) => {
              const element = document.createElement(name);
              element.textContent = text;
              root.append(element);
              return element;
            };
            for (const error of errors) add("pre", error);
            add("p", "The page below is of the last build without errors. This goes away when the errors do.");
            add("button", "Close").addEventListener("click", () => overlay.remove());
            document.documentElement.append(overlay);
          }

          function take(news) {
            show(news.errors);
            const changed = new Set(news.paths);
            // A preview that was started anew counts from 1 again.
            if (news.run !== run || changed.has(page)) return reload();
            const used = parts();
            // Scripts import scripts, and stylesheets show pictures: of what the theme is made of any page may use all.
            const touched = [...changed].filter((file) => used.has(file) || (file.startsWith("assets/") && !file.endsWith(".css")));
            if (touched.some((file) => !file.endsWith(".css"))) return reload();
            for (const link of document.querySelectorAll('link[rel="stylesheet"]')) {
              if (!touched.includes(path(new URL(link.href)))) continue;
              const next = link.cloneNode();
              next.href = `${link.href.replace(/\\?.*/, "")}?${news.build}`;
              next.addEventListener("load", () => link.remove());
              link.after(next);
            }
          }

          let wait = 200;
          function connect() {
            const socket = new WebSocket(`ws://${location.host}\(socketPath)?page=${encodeURIComponent(page)}&build=${build}`);
            socket.addEventListener("open", () => (wait = 200));
            socket.addEventListener("message", (event) => take(JSON.parse(event.data)));
            socket.addEventListener("close", () => setTimeout(connect, (wait = Math.min(wait * 1.5, 3000))));
          }
          connect();
        })();

        """
}
