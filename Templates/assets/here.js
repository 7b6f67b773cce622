// Where one is in a list of chapters or headings: what is heard, or else what one reads.

const find = (list) => [...document.querySelectorAll(`${list} a`)];
const chapters = find(".chapter-index");
const links = chapters.length ? chapters : find(".contents");
const places = links.map(({ hash }) => {
  const place = document.getElementById(decodeURIComponent(hash.slice(1)));
  return place?.closest("li") ? null : (place?.closest(".passage > h3")?.parentElement ?? place);
});

export function mark(items = []) {
  find("main").forEach((link) => link.ariaCurrent === "location" && link.removeAttribute("aria-current"));
  for (const item of items) item.ariaCurrent = "location";
}

// All that is above the upper third has been reached.
const observer = new IntersectionObserver(
  () => {
    if (document.querySelector(".playing")) return;
    const index = places.findLastIndex((place) => place?.getBoundingClientRect().top < innerHeight * 0.3);
    mark(links.slice(index, index + 1 || 0));
  },
  { rootMargin: "9999999px 0px -70%" },
);
for (const place of places) if (place) observer.observe(place);
