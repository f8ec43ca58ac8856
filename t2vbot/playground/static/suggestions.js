// The list above what is being typed, as the ARIA pattern "combobox with a listbox" has it: the focus
// stays in the field, and the field says which entry is meant.

import { el, freshId } from "./dom.js";
import { t } from "./words.js";

export class Suggestions {
  #field = null;
  #entries = [];
  #pick = null;
  #active = 0;

  constructor() {
    this.node = el("div", { className: "suggestions", role: "listbox", id: freshId("suggestions"), "aria-label": t("page-suggestions"), hidden: true });
  }

  get open() {
    return !this.node.hidden;
  }

  /** Make a field one that suggestions can be shown for. */
  adopt(field) {
    field.setAttribute("role", "combobox");
    field.setAttribute("aria-autocomplete", "list");
    field.setAttribute("aria-expanded", "false");
    field.setAttribute("aria-controls", this.node.id);
    field.autocomplete = "off";
  }

  /** Entries have a `label`, and perhaps a `detail`; `pick` gets the one that is taken. */
  show(field, entries, pick) {
    if (!entries.length) return this.hide();
    this.hide();
    this.#field = field;
    this.#entries = entries;
    this.#pick = pick;
    this.node.replaceChildren(...entries.map((entry, index) => this.#option(entry, index)));
    this.node.hidden = false;
    field.setAttribute("aria-expanded", "true");
    this.#mark(0);
  }

  hide() {
    this.node.hidden = true;
    this.#field?.setAttribute("aria-expanded", "false");
    this.#field?.removeAttribute("aria-activedescendant");
    this.#field = null;
  }

  /** Whether this key was for the list. */
  key(event) {
    if (!this.open || event.isComposing) return false;
    const count = this.#entries.length;
    if (event.key === "ArrowDown") this.#mark((this.#active + 1) % count);
    else if (event.key === "ArrowUp") this.#mark((this.#active + count - 1) % count);
    else if (event.key === "Escape") this.hide();
    else if ((event.key === "Enter" || event.key === "Tab") && !event.shiftKey) this.#take(this.#active);
    else return false;
    event.preventDefault();
    return true;
  }

  #option(entry, index) {
    const node = el(
      "div",
      { role: "option", id: `${this.node.id}-${index}` },
      el("b", {}, entry.label),
      entry.detail && el("span", {}, entry.detail),
    );
    node.addEventListener("mousedown", (event) => event.preventDefault()); // the field keeps the focus
    node.addEventListener("click", () => this.#take(index));
    return node;
  }

  #mark(index) {
    this.#active = index;
    for (const [place, node] of [...this.node.children].entries()) {
      node.setAttribute("aria-selected", String(place === index));
      if (place === index) node.scrollIntoView({ block: "nearest" });
    }
    this.#field.setAttribute("aria-activedescendant", `${this.node.id}-${index}`);
  }

  #take(index) {
    const [entry, pick] = [this.#entries[index], this.#pick];
    this.hide();
    pick(entry);
  }
}
