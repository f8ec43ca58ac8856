// What this page knows: filled by the server's `hello`, kept up by its events.

export const state = {
  me: null, // a user
  cast: [], // usernames that can be played
  users: new Map(), // by id
  roles: new Map(),
  channels: new Map(),
  commands: {}, // by channel id
  messages: new Map(), // by id, oldest first
  unread: new Set(), // channel ids
  channel: null, // the id of the one that is open
};

const keyed = (list) => new Map(list.map((thing) => [thing.id, thing]));

export function takePlaces({ channels, commands }) {
  state.channels = keyed(channels);
  state.commands = commands;
}

export function takeIn(hello) {
  state.cast = hello.cast;
  state.users = keyed(hello.users);
  state.roles = keyed(hello.roles);
  takePlaces(hello);
  state.messages = keyed(hello.messages);
  state.me = hello.users.find((user) => user.username === hello.me);
  if (!state.channels.has(state.channel)) state.channel = hello.channels[0].id;
}

export const userName = (id) => state.users.get(id)?.name ?? "somebody";
