// The page as a whole: who is here, where they are, and what the server tells.

import { refreshComposer, setUpComposer } from "./composer.js";
import { byId, el, unseen } from "./dom.js";
import { refreshTools, removeMessage, showMessages, takeMessage } from "./messages.js";
import { addRequest, setUpPanel, showBot, showDevelop, showRequests } from "./panel.js";
import { listen, member } from "./server.js";
import { state, takeIn, takePlaces } from "./state.js";
import { setUpTheme } from "./theme.js";

let stream = null;

function connect() {
  stream?.close();
  stream = listen({
    hello: (hello) => {
      takeIn(hello);
      showMembers();
      open(state.channel);
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
      refreshComposer();
    },
    commands: (commands) => {
      state.commands = commands;
      refreshComposer();
      refreshTools();
    },
    bot: takeBot,
    develop: showDevelop,
    request: addRequest,
    requests: showRequests,
    error: () => takeBot({ online: false, note: "The playground does not answer. Is it still running?" }),
  });
}

function takeBot(bot) {
  const words = bot.online ? "The bot is online" : bot.note;
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
      el("option", { value: user.username, selected: user === state.me }, user.name + (user.part && ` (${user.part})`)),
    ),
  );
  const other = people.find((user) => user !== state.me);
  byId("second").href = `/?as=${other.username}`;
  document.title = `${state.me.name} · t2vbot playground`;
}

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
  byId("channel-name").textContent = label(channel);
  byId("channel-note").textContent = channel.note;
  showChannels();
  showMessages();
  refreshComposer();
  showSide(false);
}

const label = (channel) => ({ text: "# ", thread: "└ ", dm: "@ " })[channel.kind] + channel.name;

function showChannels() {
  const hadFocus = byId("channels").contains(document.activeElement);
  const places = Map.groupBy(state.channels.values(), (channel) => channel.place);
  byId("channels").replaceChildren(...[...places].map(([place, channels]) => el("section", {}, el("h2", {}, place), underHeadings(channels))));
  if (hadFocus) byId("channels").querySelector("[aria-current]").focus();
}

/** First what stands under no category, threads below their channels; then each category with its own. */
function underHeadings(channels) {
  const under = (id) => channels.filter((channel) => channel.kind !== "category" && channel.category === id);
  const categories = channels.filter((channel) => channel.kind === "category");
  return [
    el("ul", {}, under(null).map(channelItem)),
    categories.map((category) => [el("h3", {}, category.name), el("ul", {}, under(category.id).map(channelItem))]),
  ];
}

function channelItem(channel) {
  const here = channel.id === state.channel;
  const button = el(
    "button",
    { type: "button", onclick: () => open(channel.id), "aria-current": here ? "page" : null },
    el("span", {}, label(channel)),
    channel.restricted && el("span", { className: "tag quiet" }, "18+", unseen(" age-restricted")),
    state.unread.has(channel.id) && el("span", { className: "dot" }, unseen("unread")),
  );
  return el("li", {}, button);
}

function markUnread(message) {
  if (message.channel_id === state.channel || state.unread.has(message.channel_id)) return;
  state.unread.add(message.channel_id);
  showChannels();
}

// --- Side and panel --------------------------------------------------------------------------------

function showSide(shown) {
  document.body.classList.toggle("side-open", shown);
  byId("open-side").setAttribute("aria-expanded", String(shown));
}

function showPanel(shown) {
  byId("panel").hidden = !shown;
  byId("open-panel").setAttribute("aria-expanded", String(shown));
}

setUpTheme(byId("theme"));
setUpComposer();
setUpPanel();
byId("as").addEventListener("change", (event) => become(event.target.value));
byId("open-side").addEventListener("click", () => showSide(!document.body.classList.contains("side-open")));
byId("open-panel").addEventListener("click", () => showPanel(byId("panel").hidden));
document.addEventListener("keydown", (event) => event.key === "Escape" && showSide(false));
if (!new URLSearchParams(location.search).has("as")) history.replaceState(null, "", `/?as=${member()}`);
connect();
