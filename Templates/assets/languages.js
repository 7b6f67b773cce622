// Which of a transcript's languages are shown; all are on the page.

import { recall, remember } from "./memory.js";

export function choose(section) {
  const box = section.querySelector(".reading");
  const select = box.querySelector("select");
  const original = select.options[1].value;
  const show = () => {
    const chosen = select.value;
    for (const line of section.querySelectorAll(".line")) {
      const texts = [...line.querySelectorAll(".speech, .translation")];
      // For what is not translated the original stands in.
      const shown = texts.find((text) => (text.lang || original) === chosen) ?? texts[0];
      for (const text of texts) text.hidden = chosen !== "" && text !== shown;
      // Ids of moments stay where they can be seen.
      if (chosen) shown.prepend(...line.querySelectorAll("a[id]:not(.time)"));
    }
    section.classList.toggle("single", chosen !== "");
  };
  select.addEventListener("change", () => {
    show();
    remember("language", select.value);
  });
  const last = recall("language");
  if (last && [...select.options].some((option) => option.value === last)) {
    select.value = last;
    show();
    document.querySelector(":target")?.scrollIntoView();
  }
  box.hidden = false;
}
