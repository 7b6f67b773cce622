// Folds a long text, where browsers open it again for what they find in it and for links that lead into it.

/** How much stays to be seen, in characters. */
const shown = 1200;

export function fold(text) {
  let count = 0;
  const rest = document.createElement("div");
  rest.hidden = "until-found";
  rest.append(...[...text.children].filter((child) => (count += child.textContent.length) > shown));
  const button = document.createElement("button");
  button.className = "unfold";
  button.textContent = text.dataset.fold;
  const open = () => {
    rest.hidden = false;
    button.remove();
  };
  button.addEventListener("click", () => {
    open();
    rest.tabIndex = -1;
    rest.focus();
  });
  rest.addEventListener("beforematch", open);
  text.append(button, rest);
}
