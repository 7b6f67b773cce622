// Folds a long text or list, where browsers open it again for what they find in it and for links that lead into it.

/** How much stays to be seen, in characters. */
const shown = 1200;

export function fold(text) {
  let count = 0;
  const parts = [...text.children].filter((child, index) => (count += child.textContent.length) > shown && index > 0);
  if (parts.length === 0) return;
  const isList = text.matches("ul, ol");
  const rest = document.createElement(isList ? "li" : "div");
  rest.className = "rest";
  rest.hidden = "until-found";
  if (isList) rest.append(text.cloneNode());
  (rest.firstChild ?? rest).append(...parts);
  const button = document.createElement("button");
  button.className = "unfold";
  button.textContent = text.dataset.fold;
  const open = () => {
    rest.hidden = false;
    button.remove();
  };
  rest.addEventListener("beforematch", open);
  button.addEventListener("click", () => {
    open();
    rest.tabIndex = -1;
    rest.focus();
  });
  text.append(rest);
  text.after(button);
}
