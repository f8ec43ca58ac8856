// The messages of the open channel. An edit changes only what it is about, so that a video goes on
// playing and the focus stays where it is.

import { attachments } from "./attachments.js";
import { components, embeds } from "./components.js";
import { announce, byId, el, unseen } from "./dom.js";
import { markdown } from "./markdown.js";
import { openModal } from "./modal.js";
import { act, Refused } from "./server.js";
import { messageCommands, state, userName } from "./state.js";
import { clockTime } from "./time.js";
import { parts, t } from "./words.js";

const shownAs = new WeakMap(); // what each part of a message was last built from

/** Build the list again: another channel, or a fresh picture of the world. */
export function showMessages() {
  const inChannel = [...state.messages.values()].filter((message) => message.channel_id === state.channel);
  byId("messages").replaceChildren(...inChannel.map(messageItem));
  byId("welcome").hidden = inChannel.length > 0;
  scrollDown();
}

/** A message came or changed. */
export function takeMessage(message) {
  const before = state.messages.get(message.id);
  if (!before && message.ephemeral && !message.fresh) return; // an edit of what a reload took away
  state.messages.set(message.id, message);
  if (message.channel_id !== state.channel) return;
  byId("welcome").hidden = true;
  const atEnd = isAtEnd();
  const item = byId(`m-${message.id}`);
  if (item) fill(item, message);
  else byId("messages").append(messageItem(message));
  if (atEnd) scrollDown();
  tell(before, message);
}

export function removeMessage(id) {
  const item = byId(`m-${id}`);
  const hadFocus = item?.contains(document.activeElement);
  state.messages.delete(id);
  item?.remove();
  if (hadFocus) byId("scroll").focus();
}

/** A line that stands on this page only, as Discord's own notices do. */
export function notice(text) {
  const away = el("button", { type: "button", className: "link", onclick: () => item.remove() }, t("page-dismiss"));
  const item = el("li", { className: "notice" }, el("p", {}, text, " ", away));
  byId("messages").append(item);
  scrollDown();
  announce(text);
}

/** A screen reader hears what is new and what is finished, not every step of a progress bar. */
function tell(before, message) {
  if (message.loading) return;
  const arrived = !before || before.loading || files(message) > files(before);
  if (!arrived || message.author.id === state.me.id) return;
  const member = userName(message.author.id);
  const words = plain(message.content);
  announce(message.attachments.length ? t("page-said-file", { member, words }) : t("page-said", { member, words }));
}

/** Without pictures: a preview comes before the video does. */
function files(message) {
  return message.attachments.filter((file) => !file.content_type?.startsWith("image/")).length;
}

function plain(content) {
  const lines = [...markdown(content).childNodes].map((line) => line.textContent);
  return lines.join(" ").slice(0, 200);
}

function isAtEnd() {
  const scroll = byId("scroll");
  return scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight < 80;
}

export function scrollDown() {
  const scroll = byId("scroll");
  scroll.scrollTop = scroll.scrollHeight;
}

// --- One message -----------------------------------------------------------------------------------

const SLOTS = {
  answers: [(m) => m.answers, answerLine],
  head: [(m) => m.id, head],
  content: [(m) => [m.content, m.loading, m.edited_timestamp && !m.interaction_metadata], content],
  embeds: [(m) => m.embeds, (m) => embeds(m.embeds)],
  // An attachment's address is signed again each time; its id says whether it is another one.
  files: [(m) => m.attachments.map((file) => file.id), (m) => attachments(m.attachments)],
  components: [(m) => m.components, (m) => components(m)],
  foot: [(m) => [m.ephemeral, m.loading], foot],
  tools: [(m) => [m.may_delete, m.loading, messageCommands().map((command) => command.name)], tools],
};

function messageItem(message) {
  const item = el("li", { id: `m-${message.id}`, tabIndex: -1 });
  for (const name of Object.keys(SLOTS)) item.append(el("div", { className: name }));
  fill(item, message);
  return item;
}

function fill(item, message) {
  item.className = "message";
  item.classList.toggle("pinged", message.pinged && message.author.id !== state.me.id);
  item.classList.toggle("ephemeral", message.ephemeral);
  for (const [name, [look, build]] of Object.entries(SLOTS)) {
    const slot = item.querySelector(`:scope > .${name}`);
    const seen = JSON.stringify(look(message));
    if (shownAs.get(slot) === seen) continue;
    const hadFocus = slot.contains(document.activeElement);
    shownAs.set(slot, seen);
    slot.replaceChildren(...[build(message)].flat(2).filter(Boolean));
    if (hadFocus && item.isConnected) item.focus();
  }
}

export function avatar(user) {
  const hue = [...user.username].reduce((sum, letter) => sum + letter.charCodeAt(0) * 47, 0) % 360;
  const face = el("span", { className: "avatar", "aria-hidden": "true" }, user.bot ? "▶" : user.name[0]);
  face.style.setProperty("--hue", hue);
  return face;
}

function head(message) {
  const user = state.users.get(message.author.id);
  return [
    avatar(user),
    el("bdi", { className: "name" }, user.name),
    user.bot && el("span", { className: "tag" }, t("page-app")),
    moderates(user, message) && el("span", { className: "tag quiet" }, t("page-moderator")),
    el("time", { dateTime: message.timestamp }, clockTime(message.timestamp)),
  ];
}

const moderates = (user, message) => user.moderates.includes(state.channels.get(message.channel_id).guild);

function answerLine({ answers }) {
  if (!answers) return null;
  const member = el("bdi", { className: "name" }, userName(answers.user));
  if (answers.command) return el("p", {}, parts("page-used", { member, command: `/${answers.command}` }));
  const deleted = answers.text === null;
  const text = deleted ? t("page-answered-deleted") : plain(answers.text) || t("page-answered-file");
  return el("p", {}, unseen(t("page-in-reply", { member: member.textContent })), el("span", { "aria-hidden": "true" }, member), " ", el("bdi", {}, text));
}

function content(message) {
  if (message.loading) {
    const dots = el("span", { className: "dots", "aria-hidden": "true" }, el("i"), el("i"), el("i"));
    return el("p", { className: "thinking" }, dots, t("page-thinking", { member: userName(message.author.id) }));
  }
  const body = markdown(message.content, { loud: message.mention_everyone });
  const changed = message.edited_timestamp && !message.interaction_metadata;
  return [body, changed && el("small", {}, t("page-edited"))];
}

function foot(message) {
  if (!message.ephemeral) return null;
  const away = el("button", { type: "button", className: "link", onclick: () => remove(message) }, t("page-dismiss-message"));
  return el("p", {}, t("page-only-you"), " ", away);
}

/** After a change of the commands that messages have. */
export function refreshTools() {
  for (const message of state.messages.values()) {
    const item = byId(`m-${message.id}`);
    if (item) fill(item, message);
  }
}

function tools(message) {
  if (message.loading) return null;
  return [messageCommands().map((command) => useButton(command, message)), removeButton(message)];
}

function useButton({ name, name_localized: shown = name }, message) {
  const label = t("page-use", { command: shown, member: userName(message.author.id) });
  return el("button", { type: "button", className: "app", title: label, "aria-label": label, onclick: () => use(name, message) }, shown);
}

async function use(command, message) {
  try {
    const result = await act("use", { channel: message.channel_id, message: message.id, command });
    if (!result.answered) throw new Refused(t("page-interaction-failed"));
    if (result.modal) openModal(result);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    notice(error.message);
  }
}

function removeButton(message) {
  if (!message.may_delete || message.ephemeral) return null;
  const label = t("page-remove", { member: userName(message.author.id) });
  return el("button", { type: "button", title: label, "aria-label": label, onclick: () => remove(message) }, "✕");
}

async function remove(message) {
  try {
    await act("delete", { channel: message.channel_id, message: message.id });
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    notice(error.message);
  }
}
