// The bar at the bottom: a text to the channel, or `/` and a command.

import { CommandForm } from "./command.js";
import { byId, el } from "./dom.js";
import { notice } from "./messages.js";
import { act, asUpload, Refused } from "./server.js";
import { state, typedCommands } from "./state.js";
import { Suggestions } from "./suggestions.js";

const suggestions = new Suggestions();
const field = el("textarea", { id: "text", rows: 1, maxLength: 2000, enterKeyHint: "send" });
const files = el("input", { id: "files", type: "file", multiple: true, className: "attach" });
const textForm = el(
  "form",
  { className: "bar", onsubmit: send },
  el("label", { htmlFor: "text", className: "hidden" }, "Message, or / for a command"),
  field,
  el("label", { htmlFor: "files", className: "hidden" }, "Files to send along"),
  files,
  el("button", { type: "submit", className: "button primary" }, "Send"),
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
  field.placeholder = `Message ${name} or type /`;
  if (document.activeElement === field) suggestCommands();
}

function showText() {
  byId("composer").replaceChildren(suggestions.node, textForm);
}

function suggestCommands() {
  const typed = /^\/([\w -]*)$/.exec(field.value);
  const paths = typedCommands().flatMap(pathsOf);
  const named = paths.find((path) => field.value.startsWith(`/${path.name} `));
  if (named) return openCommand(named, field.value.slice(named.name.length + 2));
  if (!typed) return suggestions.hide();
  const name = typed[1].toLowerCase();
  const found = paths.filter((path) => path.name.startsWith(name));
  found.sort((a, b) => (b.name === name) - (a.name === name)); // what is typed whole comes before what begins so
  const entries = found.map((path) => ({ ...path, label: `/${path.name}`, detail: path.description }));
  if (!entries.length) return suggestions.show(field, [{ label: "No commands here", detail: "while the bot is away, or in this channel" }], () => {});
  suggestions.show(field, entries, (entry) => openCommand(entry, ""));
}

/** A command, or each of its sub-commands, with the options at the end of the way. */
function pathsOf(command) {
  const nested = (command.options ?? []).filter((option) => option.type <= 2);
  if (!nested.length) return [{ name: command.name, description: command.description, options: command.options ?? [] }];
  return nested.flatMap(pathsOf).map((path) => ({ ...path, name: `${command.name} ${path.name}` }));
}

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

async function send(event) {
  event.preventDefault();
  const text = field.value;
  if (!text.trim() && !files.files.length) return;
  field.value = "";
  try {
    await act("say", { channel: state.channel, text, files: await Promise.all([...files.files].map(asUpload)) });
    files.value = "";
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    field.value = text;
    notice(error.message);
  }
}
