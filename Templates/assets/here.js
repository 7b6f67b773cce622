// Where one is in a list of chapters or headings: what is heard, or else what one reads.

const links = [...document.querySelectorAll(".chapter-index a")];
if (links.length === 0) links.push(...document.querySelectorAll(".contents a"));
const places = links.map((link) => {
  const place = document.getElementById(decodeURIComponent(link.hash.slice(1)));
  return place?.closest("li") ? null : place?.closest(".passage > h3")?.parentElement ?? place;
});

export function mark(items = []) {
  for (const item of document.querySelectorAll("[aria-current=location]")) item.removeAttribute("aria-current");
  for (const item of items) item.setAttribute("aria-current", "location");
}

const observer = new IntersectionObserver(
  () => {
    if (document.querySelector(".playing")) return;
    const index = places.findLastIndex((place) => place && place.getBoundingClientRect().top < innerHeight * 0.3);
    mark(links.slice(index, index + 1 || 0));
  },
  // All that is above the upper third.
  { rootMargin: "9999999px 0px -70%" },
);
for (const place of places) if (place) observer.observe(place);
