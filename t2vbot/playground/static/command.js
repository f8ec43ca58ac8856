// A command being filled in: the required options stand there, the others can be added. It goes to the
// channel that is open when it is sent, under which it stands.

import { el } from "./dom.js";
import { openModal } from "./modal.js";
import { OptionField } from "./option.js";
import { act, Refused } from "./server.js";
import { state } from "./state.js";
import { Suggestions } from "./suggestions.js";
import { t } from "./words.js";

export class CommandForm {
  #command;
  #close;
  #fields = new Map(); // by option name, in the order in which they were added
  #suggestions = new Suggestions();
  #hint = el("p", { className: "hint", id: "hint" });
  #problem = el("p", { className: "failed", role: "alert" });
  #line = el("div", { className: "line" });
  #more = el("div", { className: "more", role: "group", "aria-label": t("page-options") });
  #submit = el("button", { type: "submit", className: "button primary" }, t("page-send"));

  /** `rest` is what was already typed behind the command's name. */
  constructor(command, rest, close) {
    this.#command = command;
    this.#close = close;
    this.node = el(
      "form",
      { className: "bar command", "aria-label": t("page-command", { command: command.shown }), onsubmit: (event) => this.#send(event) },
      this.#suggestions.node,
      this.#hint,
      this.#problem,
      this.#line,
      this.#more,
      el("div", { className: "ends" }, el("button", { type: "button", className: "button secondary", onclick: close }, t("page-leave")), this.#submit),
    );
    this.#line.append(el("strong", { className: "slash" }, `/${command.shown}`));
    this.node.addEventListener("keydown", (event) => this.#key(event));
    for (const option of command.options.filter((option) => option.required)) this.#add(option);
    if (rest && this.#fields.size) this.#first.text = rest;
    this.#offer();
  }

  focus() {
    (this.#first ?? this.#submit).focus();
    if (!this.#first) this.#hint.textContent = this.#command.described;
  }

  get #first() {
    return this.#fields.values().next().value;
  }

  #add(option) {
    const field = new OptionField(option, this.#suggestions, {
      focused: () => (this.#hint.textContent = field.hint),
      remove: option.required ? null : () => this.#remove(option),
      complete: (typed) => this.#complete(option, typed),
    });
    this.#fields.set(option.name, field);
    this.#line.append(field.node);
    return field;
  }

  #remove(option) {
    this.#fields.get(option.name).node.remove();
    this.#fields.delete(option.name);
    this.#offer();
    this.focus();
  }

  /** The options that are not yet there, each as a button that says what it is for. */
  #offer() {
    const left = this.#command.options.filter((option) => !this.#fields.has(option.name));
    this.#more.replaceChildren(
      ...left.map((option) =>
        el("button", { type: "button", className: "chip", title: option.description_localized ?? option.description, onclick: () => this.#addAndFocus(option) }, `+ ${option.name_localized ?? option.name}`),
      ),
    );
  }

  #addAndFocus(option) {
    const field = this.#add(option);
    this.#offer();
    field.focus();
  }

  #key(event) {
    if (this.#suggestions.key(event)) return;
    if (event.key === "Escape") this.#close();
    else if (event.key === "Backspace" && event.target === this.#first?.input && !event.target.value) {
      event.preventDefault();
      this.#close();
    } else if (event.key === "Enter" && event.target.tagName === "TEXTAREA" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      this.node.requestSubmit();
    }
  }

  async #complete(option, typed) {
    const others = [...this.#fields].filter(([name, field]) => name !== option.name && !field.empty && field.plain);
    const { choices } = await act("autocomplete", {
      channel: state.channel,
      command: this.#command.name,
      options: Object.fromEntries(await Promise.all(others.map(async ([name, field]) => [name, await field.value()]))),
      focused: option.name,
      value: typed,
    });
    return choices.map(({ name, name_localized: shown, value }) => ({ label: shown ?? name, value }));
  }

  async #send(event) {
    event.preventDefault();
    if (this.#submit.disabled) return; // Enter again, while the first one is on its way
    this.#complain();
    this.#submit.disabled = true;
    this.#submit.textContent = t("page-sending");
    try {
      const filled = [...this.#fields].filter(([, field]) => !field.empty);
      const values = await Promise.all(filled.map(async ([name, field]) => [name, await field.value()]));
      const result = await act("slash", { channel: state.channel, command: this.#command.name, options: Object.fromEntries(values) });
      if (!result.answered) throw new Refused(t("page-no-response"));
      this.#close();
      if (result.modal) openModal(result);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      this.#complain(error);
    } finally {
      this.#submit.disabled = false;
      this.#submit.textContent = t("page-send");
    }
  }

  /** Show what is wrong, at the option that it is about if it names one. */
  #complain(refused) {
    this.#problem.textContent = refused?.message ?? "";
    for (const field of this.#fields.values()) {
      const about = refused?.about.split(", ").includes(field.label) ?? false;
      field.input.setAttribute("aria-invalid", String(about));
      if (about) field.focus();
    }
  }
}
