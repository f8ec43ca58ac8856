// One option of a command: a field that takes what its type takes. Whether a value will do is asked of
// the stand-in, which checks as Discord's client does; the page only knows what to send.

import { el, filePicker, freshId } from "./dom.js";
import { choicesOf } from "./picking.js";
import { asUpload, Refused } from "./server.js";
import { t } from "./words.js";

const [STRING, INTEGER, NUMBER, ATTACHMENT] = [3, 4, 10, 11];
const TYPES = { 3: "text", 4: "whole", 5: "truth", 6: "member", 7: "channel", 8: "role", 9: "mentioned", 10: "number", 11: "file" };

export class OptionField {
  #option;
  #suggestions;
  #complete;
  #picked = null; // an entry that was taken from the list
  #asked = 0; // how often the bot was asked for suggestions; only its last answer counts

  /** `focused` hears that the field is in use, `complete` asks the bot, `remove` takes it away. */
  constructor(option, suggestions, { focused, remove, complete }) {
    this.#option = option;
    this.#suggestions = suggestions;
    this.#complete = complete;
    const id = freshId("option");
    const rows = option.type === STRING && !choicesOf(option) && !option.autocomplete;
    this.input =
      option.type === ATTACHMENT
        ? el("input", { id, type: "file" })
        : el(rows ? "textarea" : "input", { id, rows: 1, placeholder: option.required ? t("page-required") : "", spellcheck: rows });
    if (option.type === INTEGER || option.type === NUMBER) this.input.inputMode = "decimal";
    this.input.setAttribute("aria-describedby", "hint");
    this.input.setAttribute("aria-required", String(option.required ?? false));
    this.input.addEventListener("focus", focused);
    if (choicesOf(option) || option.autocomplete) this.#listen();
    const long = option.type === STRING && !choicesOf(option) && (option.max_length ?? 0) > 100;
    this.node = el(
      "div",
      { className: `option${long ? " long" : ""}` },
      el("label", { htmlFor: id }, this.label),
      option.type === ATTACHMENT ? filePicker(this.input, t("page-choose")) : this.input,
      remove && el("button", { type: "button", className: "link", "aria-label": t("page-take-away", { option: this.label }), onclick: remove }, "✕"),
    );
  }

  get hint() {
    const description = this.#option.description_localized ?? this.#option.description;
    return t("page-hint", { option: this.label, description, rules: [...this.#rules()].join(t("page-separator")) });
  }

  /** What it is called on this screen. */
  get label() {
    return this.#option.name_localized ?? this.#option.name;
  }

  *#rules() {
    const { type, required, min_value: least, max_value: most, min_length: short, max_length: long, choices } = this.#option;
    yield t("page-type", { type: choices?.length ? "listed" : TYPES[type] });
    if (least !== undefined && most !== undefined) yield t("page-range", { low: least, high: most });
    if (long !== undefined) yield t("page-characters", { low: short ?? 0, high: long });
    yield required ? t("page-required") : t("page-optional");
  }

  focus() {
    this.input.focus();
  }

  set text(text) {
    this.input.value = text;
  }

  get empty() {
    return !this.input.value;
  }

  /** Whether the value is a word or number, and not something picked. */
  get plain() {
    return this.#option.type !== ATTACHMENT && typeof this.#picked?.value !== "object";
  }

  async value() {
    const { type } = this.#option;
    if (type === ATTACHMENT) return asUpload(this.input.files[0]);
    if (this.#picked) return this.#picked.value;
    const typed = this.input.value;
    const choices = choicesOf(this.#option);
    if (choices) {
      const wanted = typed.trim().toLowerCase();
      const meant = choices.find(({ label, also = label }) => [label, also].some((name) => name.toLowerCase() === wanted));
      if (!meant) throw new Refused(t("page-pick-one", { option: this.label }), this.label);
      return meant.value;
    }
    const isNumber = (type === INTEGER || type === NUMBER) && typed.trim() !== "" && !Number.isNaN(Number(typed));
    return isNumber ? Number(typed) : typed;
  }

  // --- With a list ---------------------------------------------------------------------------------

  #listen() {
    this.#suggestions.adopt(this.input);
    this.input.addEventListener("focus", () => this.#suggest());
    this.input.addEventListener("blur", () => this.#suggestions.hide());
    this.input.addEventListener("input", () => {
      this.#picked = null;
      if (!choicesOf(this.#option)) this.#suggestions.hide(); // that list was for what stood there before
      this.#suggest();
    });
  }

  async #suggest() {
    const entries = choicesOf(this.#option) ? this.#matching() : await this.#fromTheBot();
    if (!entries || document.activeElement !== this.input) return;
    this.#suggestions.show(this.input, entries, (entry) => {
      this.#picked = entry;
      this.input.value = entry.label;
    });
  }

  #matching() {
    const typed = this.#picked ? "" : this.input.value.toLowerCase();
    return choicesOf(this.#option).filter((choice) => choice.label.toLowerCase().includes(typed));
  }

  /** The bot's suggestions, or null if something else was typed before they came. */
  async #fromTheBot() {
    const number = ++this.#asked;
    try {
      const entries = await this.#complete(this.#picked ? "" : this.input.value);
      return number === this.#asked ? entries : null;
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      return null; // nothing is suggested; the value can still be typed
    }
  }
}
