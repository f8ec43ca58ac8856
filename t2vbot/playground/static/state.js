// What this page knows: filled by the server's `hello`, kept up by its events.

import { t } from "./words.js";

export const state = {
  me: null, // a user
  cast: [], // usernames that can be played
  users: new Map(), // by id
  roles: new Map(),
  servers: new Map(),
  languages: [],
  channels: new Map(),
  commands: {}, // by channel id
  messages: new Map(), // by id, oldest first
  unread: new Set(), // channel ids
  channel: null, // the id of the one that is open
};

const keyed = (list) => new Map(list.map((thing) => [thing.id, thing]));

export function takePlaces({ channels, commands, users, roles, servers }) {
  state.channels = keyed(channels);
  state.commands = commands;
  state.users = keyed(users);
  state.roles = keyed(roles);
  state.servers = keyed(servers);
  if (state.me) state.me = state.users.get(state.me.id);
  if (!state.channels.has(state.channel)) state.channel = channels.find((channel) => channel.kind !== "category").id;
}

export function takeIn(hello) {
  state.cast = hello.cast;
  state.languages = hello.languages;
  takePlaces(hello);
  // What is for this member alone outlives a lost connection, and not a reload.
  const kept = state.me?.username === hello.me ? [...state.messages.values()].filter((message) => message.ephemeral) : [];
  const messages = [...hello.messages, ...kept].sort((a, b) => (BigInt(a.id) < BigInt(b.id) ? -1 : 1));
  state.messages = keyed(messages);
  state.me = hello.users.find((user) => user.username === hello.me);
}

/** The commands of the open channel: those that are typed, or those of a message's own menu. */
export const typedCommands = () => (state.commands[state.channel] ?? []).filter((command) => command.type === 1);
export const messageCommands = () => (state.commands[state.channel] ?? []).filter((command) => command.type === 3);

export const userName = (id) => state.users.get(id)?.name ?? t("page-somebody");
