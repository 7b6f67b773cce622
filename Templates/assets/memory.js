// What the listener's own browser remembers of this site. Nothing leaves it; without storage nothing is remembered.

/** The path of the site's top: several sites may share one origin. */
export const root = new URL("..", import.meta.url).pathname;

const key = (name) => `podcast ${root} ${name}`;

export function recall(name) {
  try {
    return JSON.parse(localStorage.getItem(key(name)));
  } catch {
    return null;
  }
}

export function remember(name, value) {
  try {
    localStorage.setItem(key(name), JSON.stringify(value));
  } catch {
    // Full, or forbidden.
  }
}

export function forget(name) {
  try {
    localStorage.removeItem(key(name));
  } catch {
    // Forbidden.
  }
}
