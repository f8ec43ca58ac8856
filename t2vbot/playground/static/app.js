// The page as a whole: who is here, where they are, and what the server tells.

import { refreshComposer, setUpComposer } from "./composer.js";
import { byId, el, unseen } from "./dom.js";
import { comeBack, reload, setUpLanguages, showLanguages, showServer } from "./languages.js";
import { refreshTools, removeMessage, showMessages, takeMessage } from "./messages.js";
import { chooser } from "./picking.js";
import { addRequest, setUpPanel, showBot, showDevelop, showRequests } from "./panel.js";
import { listen, member } from "./server.js";
import { state, takeIn, takePlaces } from "./state.js";
import { setUpTheme } from "./theme.js";
import { language, t, worded } from "./words.js";

let stream = null;

function connect() {
  stream?.close();
  stream = listen({
    hello: (hello) => {
      if (hello.language !== language) return reload();
      takeIn(hello);
      showMembers();
      showLanguages();
      open(state.channel);
      comeBack(() => showSide(true));
      takeBot(hello.bot);
      showDevelop(hello.develop);
      showRequests(hello.requests);
    },
    message: (message) => {
      takeMessage(message);
      markUnread(message);
    },
    deleted: ({ id }) => removeMessage(id),
    channels: (places) => {
      const before = state.channel;
      takePlaces(places);
      if (state.channel === before) showChannels();
      else open(state.channel);
      showMembers();
      showServer();
      refreshComposer();
    },
    commands: (commands) => {
      state.commands = commands;
      refreshComposer();
      refreshTools();
    },
    language: (spoken) => spoken !== language && reload(),
    bot: takeBot,
    develop: showDevelop,
    request: addRequest,
    requests: showRequests,
    error: () => takeBot({ online: false, note: t("page-no-answer"), presence: "", restarts: false }),
  });
}

function takeBot(bot) {
  const words = worded(bot.note);
  if (byId("bot").textContent !== words) byId("bot").textContent = words;
  byId("bot").className = bot.online ? "online" : "away";
  byId("presence").textContent = bot.presence;
  showBot(bot);
}

// --- Members ---------------------------------------------------------------------------------------

function showMembers() {
  const people = state.cast.map((name) => [...state.users.values()].find((user) => user.username === name));
  byId("as").replaceChildren(
    ...people.map((user) =>
      el("option", { value: user.username, selected: user === state.me, dir: "auto" }, withPart(user)),
    ),
  );
  const other = people.find((user) => user !== state.me);
  byId("second").href = `/?as=${other.username}`;
  document.title = t("page-title-of", { member: state.me.name });
}

const withPart = (user) => (user.part ? t("page-you-are-with", { member: user.name, part: worded(user.part) }) : user.name);

function become(name) {
  history.replaceState(null, "", `/?as=${name}`);
  state.unread.clear();
  connect();
}

// --- Channels --------------------------------------------------------------------------------------

function open(id) {
  state.channel = id;
  state.unread.delete(id);
  const channel = state.channels.get(id);
  byId("channel-name").replaceChildren(label(channel));
  byId("channel-note").textContent = worded(channel.note);
  showServer();
  showChannels();
  showMessages();
  refreshComposer();
  showSide(false);
}

const label = (channel) => el("bdi", {}, { text: "# ", thread: "└ ", dm: "@ " }[channel.kind], el("bdi", {}, channel.name));

function showChannels() {
  const hadFocus = byId("channels").contains(document.activeElement);
  const places = Map.groupBy(state.channels.values(), (channel) => channel.place ?? t("page-direct-messages"));
  byId("channels").replaceChildren(...[...places].map(([place, channels]) => el("section", {}, el("h2", { dir: "auto" }, place), underHeadings(channels))));
  if (hadFocus) byId("channels").querySelector("[aria-current]").focus();
}

/** First what stands under no category, threads below their channels; then each category with its own. */
function underHeadings(channels) {
  const under = (id) => channels.filter((channel) => channel.kind !== "category" && channel.category === id);
  const categories = channels.filter((channel) => channel.kind === "category");
  return [
    el("ul", {}, under(null).map(channelItem)),
    categories.map((category) => [el("h3", { dir: "auto" }, category.name), el("ul", {}, under(category.id).map(channelItem))]),
  ];
}

function channelItem(channel) {
  const here = channel.id === state.channel;
  const button = el(
    "button",
    { type: "button", onclick: () => open(channel.id), "aria-current": here ? "page" : null },
    el("span", {}, label(channel)),
    channel.restricted && el("span", { className: "tag quiet" }, "18+", unseen(` ${t("page-restricted")}`)),
    state.unread.has(channel.id) && el("span", { className: "dot" }, unseen(` ${t("page-unread")}`)),
  );
  return el("li", {}, button);
}

function markUnread(message) {
  if (message.channel_id === state.channel || state.unread.has(message.channel_id)) return;
  state.unread.add(message.channel_id);
  showChannels();
}

// --- Side and panel --------------------------------------------------------------------------------

/** Over a narrow page: the focus goes along, and comes back with it. */
function showSide(shown) {
  const hadFocus = byId("side").contains(document.activeElement);
  const wasOpen = document.body.classList.contains("side-open");
  document.body.classList.toggle("side-open", shown);
  byId("open-side").setAttribute("aria-expanded", String(shown));
  if (shown) byId("channels").querySelector("[aria-current]").focus();
  else if (wasOpen && hadFocus) byId("open-side").focus();
}

function showPanel(shown) {
  byId("panel").hidden = !shown;
  byId("open-panel").setAttribute("aria-expanded", String(shown));
}

setUpTheme(byId("theme"));
setUpComposer();
setUpPanel();
setUpLanguages();
chooser(byId("as"), become);
byId("open-side").addEventListener("click", () => showSide(!document.body.classList.contains("side-open")));
byId("open-panel").addEventListener("click", () => showPanel(byId("panel").hidden));
document.addEventListener("keydown", (event) => event.key === "Escape" && showSide(false));
if (!new URLSearchParams(location.search).has("as")) history.replaceState(null, "", `/?as=${member()}`);
connect();
