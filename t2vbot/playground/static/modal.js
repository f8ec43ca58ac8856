// A form that the bot opens over everything else.

import { byId, el, filePicker, freshId } from "./dom.js";
import { optionsOf } from "./picking.js";
import { act, asUpload, Refused } from "./server.js";
import { t } from "./words.js";

/** Show the modal that answered an interaction. */
export function openModal({ id, modal }) {
  const dialog = byId("modal");
  const fields = [];
  const problem = el("p", { className: "failed", role: "alert", id: "modal-problem" });
  const send = el("button", { type: "submit", className: "button primary" }, t("page-submit"));
  const form = el(
    "form",
    { noValidate: true, onsubmit: (event) => submit(event, id, fields, problem, send) },
    el("h2", { id: "modal-title" }, modal.title),
    modal.components.map((item) => part(item, fields)),
    problem,
    el("div", { className: "ends" }, el("button", { type: "button", className: "button secondary", onclick: () => dialog.close() }, t("page-cancel")), send),
  );
  dialog.replaceChildren(form);
  dialog.onclose = giveFocusBack;
  dialog.showModal();
  form.querySelector("input, textarea, select")?.focus();
}

/**
 * Chromium gives the focus back without a caret if a click closed the dialog: typing went nowhere. What
 * opened the form may be gone by now; then one goes on with writing.
 */
function giveFocusBack() {
  const field = document.activeElement === document.body ? byId("text") : document.activeElement;
  if (!field) return;
  field.blur();
  field.focus();
}

async function submit(event, id, fields, problem, send) {
  event.preventDefault();
  /** Say what is wrong, at the field that it is about if it names one. */
  const complain = (text, about) => {
    problem.textContent = text;
    for (const { label, input } of fields) {
      const meant = text !== "" && label === about;
      input.setAttribute("aria-invalid", String(meant));
      if (meant) (input.tagName === "DIV" ? input.querySelector("input") : input).focus();
    }
  };
  complain("");
  send.disabled = true;
  try {
    const values = await Promise.all(fields.map(async ({ name, read }) => [name, await read()]));
    const result = await act("submit", { interaction: id, values: Object.fromEntries(values) });
    if (result.answered) byId("modal").close();
    else complain(t("page-form-failed"));
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    complain(error.message, error.about);
  } finally {
    send.disabled = false;
  }
}

/** A row of the modal: something to read, or a label with its field. */
function part(item, fields) {
  if (item.type === 10) return el("p", {}, item.content);
  const inner = item.component ?? item.components[0];
  const id = freshId("field");
  const { node, input = node, read } = FIELDS[inner.type](inner, id);
  const name = item.label ?? inner.label;
  fields.push({ name: inner.custom_id, label: name, input, read });
  const needed = inner.required ?? inner.type !== 23;
  const label = [name, needed ? "" : el("span", { className: "quiet" }, ` ${t("page-may-be-empty")}`)];
  if (item.description) input.setAttribute("aria-describedby", `${id}-described`);
  // Of a group of boxes, and of one box, nothing can say so.
  if (needed && input.role !== "group" && !["checkbox", "file"].includes(input.type)) input.setAttribute("aria-required", "true");
  const group = node.tagName === "DIV";
  if (group) node.setAttribute("aria-labelledby", `${id}-label`);
  return el(
    "div",
    { className: "field" },
    group ? el("p", { id: `${id}-label`, className: "label" }, label) : el("label", { htmlFor: id }, label),
    item.description && el("p", { className: "quiet", id: `${id}-described` }, item.description),
    node,
  );
}

// How each kind of field looks, and how to read it.
const FIELDS = {
  3: select,
  4: textInput,
  5: select,
  6: select,
  7: select,
  8: select,
  19: upload,
  21: radios,
  22: checks,
  23: checkbox,
};

function textInput(item, id) {
  const paragraph = item.style === 2;
  const node = el(paragraph ? "textarea" : "input", {
    id,
    rows: 4,
    value: item.value ?? "",
    placeholder: item.placeholder ?? "",
    maxLength: item.max_length ?? 4000,
  });
  return { node, read: () => node.value };
}

function select(item, id) {
  const options = optionsOf(item);
  const node = el("select", { id, multiple: (item.max_values ?? 1) > 1 });
  if (!node.multiple) node.append(el("option", { value: "" }, item.placeholder ?? ""));
  node.append(...options.map((option, index) => el("option", { value: String(index), selected: option.chosen }, option.label)));
  const read = () => [...node.selectedOptions].filter((o) => o.value).map((o) => options[Number(o.value)].value);
  return { node, read };
}

function upload(item, id) {
  const input = el("input", { id, type: "file", multiple: (item.max_values ?? 1) > 1 });
  return { node: filePicker(input, t("page-choose")), input, read: () => Promise.all([...input.files].map(asUpload)) };
}

function radios(item, id) {
  const { node, picked } = buttons(item, id, "radio");
  return { node, read: () => picked()[0] ?? null };
}

function checks(item, id) {
  const { node, picked } = buttons(item, id, "checkbox");
  return { node, read: picked };
}

function buttons(item, id, type) {
  const inputs = item.options.map((option) => el("input", { type, name: id, value: option.value, checked: option.default ?? false }));
  const rows = item.options.map((option, index) =>
    el("label", { className: "pick" }, inputs[index], option.label, option.description && el("span", { className: "quiet" }, option.description)),
  );
  const node = el("div", { role: type === "radio" ? "radiogroup" : "group" }, rows);
  return { node, picked: () => inputs.filter((input) => input.checked).map((input) => input.value) };
}

function checkbox(item, id) {
  const node = el("input", { id, type: "checkbox", checked: item.default ?? false });
  return { node, read: () => node.checked };
}
