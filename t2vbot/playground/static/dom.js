// Building elements. Nothing that a member or the bot wrote ever becomes HTML: text goes in as text.

/** An element with properties, attributes (any name with a dash, and `role`), listeners and children. */
export function el(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === undefined || value === null) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (name === "data") Object.assign(node.dataset, value);
    else if (name.includes("-") || name === "role" || name === "for") node.setAttribute(name, value);
    else node[name] = value;
  }
  node.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

export const byId = (id) => document.getElementById(id);

/** For what a screen reader reads and nobody sees. */
export const unseen = (text) => el("span", { className: "hidden" }, text);

/** Say something to who cannot see that it changed. */
export function announce(text) {
  byId("announcer").textContent = text;
}

let counter = 0;
export const freshId = (prefix) => `${prefix}-${++counter}`;

export function bytes(count) {
  if (count < 1024) return `${count} B`;
  if (count < 1024 * 1024) return `${Math.round(count / 1024)} KiB`;
  return `${(count / 1024 / 1024).toFixed(count % (1024 * 1024) ? 1 : 0)} MiB`;
}
