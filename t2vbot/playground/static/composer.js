// The bar at the bottom: a text to the channel, or `/` and a command.

import { CommandForm } from "./command.js";
import { byId, el, filePicker, unseen } from "./dom.js";
import { notice } from "./messages.js";
import { act, asUpload, Refused } from "./server.js";
import { state, typedCommands } from "./state.js";
import { Suggestions } from "./suggestions.js";
import { t } from "./words.js";

const suggestions = new Suggestions();
const field = el("textarea", { id: "text", rows: 1, maxLength: 2000, enterKeyHint: "send" });
const files = el("input", { id: "files", type: "file", multiple: true });
const textForm = el(
  "form",
  { className: "bar", onsubmit: send },
  el("label", { htmlFor: "text", className: "hidden" }, t("page-write")),
  field,
  filePicker(files, unseen(t("page-files"))),
  el("button", { type: "submit", className: "button primary" }, t("page-send")),
);

/** Put the bar into the page. */
export function setUpComposer() {
  suggestions.adopt(field);
  field.addEventListener("input", suggestCommands);
  field.addEventListener("focus", suggestCommands);
  field.addEventListener("blur", () => suggestions.hide());
  field.addEventListener("keydown", (event) => {
    if (suggestions.key(event) || event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    textForm.requestSubmit();
  });
  showText();
}

/** After a change of channel, or of the commands that it has. */
export function refreshComposer() {
  const channel = state.channels.get(state.channel);
  const name = channel.kind === "dm" ? `@${channel.name}` : `#${channel.name}`;
  field.placeholder = t("page-placeholder", { where: name });
  if (document.activeElement === field) suggestCommands();
}

function showText() {
  byId("composer").replaceChildren(suggestions.node, textForm);
}

function suggestCommands() {
  const typed = /^\/([\p{L}\p{N}\p{M}'_ -]*)$/u.exec(field.value);
  const paths = typedCommands().flatMap(pathsOf);
  for (const path of paths) {
    const name = namesOf(path).find((name) => field.value.startsWith(`/${name} `));
    if (name) return openCommand(path, field.value.slice(name.length + 2));
  }
  if (!typed) return suggestions.hide();
  const name = typed[1].toLowerCase();
  const found = paths.filter((path) => namesOf(path).some((own) => own.startsWith(name)));
  const whole = (path) => namesOf(path).includes(name);
  found.sort((a, b) => whole(b) - whole(a)); // what is typed whole comes before what begins so
  const entries = found.map((path) => ({ ...path, label: `/${path.shown}`, detail: path.described }));
  if (!entries.length) return suggestions.show(field, [{ label: t("page-no-commands"), detail: t("page-no-commands-why") }], () => {});
  suggestions.show(field, entries, (entry) => openCommand(entry, ""));
}

/** A command, or each of its sub-commands, with the options at the end of the way. */
function pathsOf(command) {
  const shown = command.name_localized ?? command.name;
  const nested = (command.options ?? []).filter((option) => option.type <= 2);
  if (!nested.length) {
    const described = command.description_localized ?? command.description;
    return [{ name: command.name, shown, described, options: command.options ?? [] }];
  }
  return nested.flatMap(pathsOf).map((path) => ({ ...path, name: `${command.name} ${path.name}`, shown: `${shown} ${path.shown}` }));
}

/** As it is called on this screen, and everywhere: either can be typed. */
const namesOf = (path) => [path.shown, path.name];

function openCommand(command, rest) {
  field.value = "";
  suggestions.hide();
  const close = () => form.node.isConnected && closeCommand(); // not the next one's form
  const form = new CommandForm({ options: [], ...command }, rest, close);
  byId("composer").replaceChildren(form.node);
  form.focus();
}

function closeCommand() {
  showText();
  field.focus();
}

/** "@Ada" becomes a mention of hers, as in Discord's own client. */
function withMentions(text) {
  const ids = new Map([...state.users.values()].map(({ id, name }) => [name.toLowerCase(), id]));
  return text.replace(/@([\p{L}\p{N}_]+)/gu, (whole, name) => (ids.has(name.toLowerCase()) ? `<@${ids.get(name.toLowerCase())}>` : whole));
}

async function send(event) {
  event.preventDefault();
  const text = field.value;
  if (!text.trim() && !files.files.length) return;
  field.value = "";
  try {
    await act("say", { channel: state.channel, text: withMentions(text), files: await Promise.all([...files.files].map(asUpload)) });
    files.value = "";
    files.dispatchEvent(new Event("change"));
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    field.value = text;
    notice(error.message);
  }
}
