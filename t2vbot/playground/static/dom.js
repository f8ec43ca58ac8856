// Building elements. Nothing that a member or the bot wrote ever becomes HTML: text goes in as text.

import { t } from "./words.js";

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

/** Around a field for files, in place of the browser's own button, which speaks the browser's language. */
export function filePicker(input, words) {
  const chosen = el("bdi", { className: "quiet" });
  input.classList.add("hidden");
  input.addEventListener("change", () => (chosen.textContent = [...input.files].map((file) => file.name).join(t("page-separator"))));
  return el("label", { className: "button file-picker" }, input, el("span", { "aria-hidden": "true" }, "📎"), words, chosen);
}

/** For what a screen reader reads and nobody sees. */
export const unseen = (text) => el("span", { className: "hidden" }, text);

const SPOKEN = 20; // announcements that are kept: one that was replaced at once would not be read

/** Say something to who cannot see that it changed. */
export function announce(text) {
  const announcer = byId("announcer");
  announcer.append(el("p", {}, text));
  if (announcer.childElementCount > SPOKEN) announcer.firstChild.remove();
}

let counter = 0;
export const freshId = (prefix) => `${prefix}-${++counter}`;

export function bytes(count) {
  if (count < 1024) return t("page-bytes", { count });
  if (count < 1024 * 1024) return t("page-kibibytes", { count: Math.round(count / 1024) });
  return t("page-mebibytes", { count: Math.round((count / 1024 / 1024) * 10) / 10 });
}
