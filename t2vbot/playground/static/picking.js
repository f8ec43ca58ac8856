// What can be picked in a menu or for an option: its own choices, or people, roles and channels.

import { state } from "./state.js";

const people = () =>
  [...state.users.values()].filter((user) => !user.bot).map((user) => entry("user", user.id, `@${user.name}`));
const roles = () => [...state.roles.values()].map((role) => entry("role", role.id, `@${role.name}`));
const channels = () =>
  [...state.channels.values()]
    .filter((channel) => channel.kind !== "dm")
    .map((channel) => entry("channel", channel.id, `#${channel.name}`));

const entry = (kind, id, label) => ({ label, value: { kind, id } });

const MENUS = { 5: people, 6: roles, 7: () => [...people(), ...roles()], 8: channels };
const OPTIONS = { 6: people, 7: channels, 8: roles, 9: MENUS[7] };

/** The entries of a menu, in a message or in a modal. */
export function optionsOf(menu) {
  if (MENUS[menu.type]) return MENUS[menu.type]();
  return menu.options.map(({ label, value, description, default: chosen }) => ({
    label: description ? `${label}: ${description}` : label,
    value,
    chosen: chosen ?? false,
  }));
}

const YES_OR_NO = [
  { label: "True", value: true },
  { label: "False", value: false },
];

/** The entries that a command's option has to be picked from; null where it is typed freely. */
export function choicesOf(option) {
  if (option.choices?.length) return option.choices.map(({ name, value }) => ({ label: name, value }));
  if (option.type === 5) return YES_OR_NO;
  return OPTIONS[option.type]?.() ?? null;
}
