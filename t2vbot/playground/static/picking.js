// What can be picked in a menu or for an option: its own choices, or people, roles and channels.

import { el } from "./dom.js";
import { state } from "./state.js";
import { t } from "./words.js";

// A list has who and what is in the server of the open channel; in a direct message, who takes part.
const here = () => state.channels.get(state.channel);

function people() {
  const { guild, people: pair } = here();
  const found = [...state.users.values()].filter((user) => (guild ? user.guilds.includes(guild) : pair.includes(user.id)));
  return found.sort((a, b) => a.bot - b.bot).map((user) => entry("user", user.id, `@${user.name}`));
}

const roles = () =>
  [...state.roles.values()].filter((role) => role.guild === here().guild).map((role) => entry("role", role.id, `@${role.name}`));

function channels({ channel_types: types }) {
  const found = [...state.channels.values()].filter((channel) => channel.guild && channel.guild === here().guild);
  const listed = found.filter((channel) => !types?.length || types.includes(channel.type));
  return listed.map((channel) => entry("channel", channel.id, `${channel.kind === "category" ? "" : "#"}${channel.name}`));
}

const entry = (kind, id, label) => ({ label, value: { kind, id } });

const MENUS = { 5: people, 6: roles, 7: () => [...people(), ...roles()], 8: channels };
const OPTIONS = { 6: people, 7: channels, 8: roles, 9: MENUS[7] };

/** The entries of a menu, in a message or in a modal. */
export function optionsOf(menu) {
  const chosen = new Set((menu.default_values ?? []).map(({ id }) => id));
  if (MENUS[menu.type]) return MENUS[menu.type](menu).map((one) => ({ ...one, chosen: chosen.has(one.value.id) }));
  return menu.options.map(({ label, value, description, default: chosen }) => ({
    label: description ? `${label}: ${description}` : label,
    value,
    chosen: chosen ?? false,
  }));
}

const YES_OR_NO = [
  { label: t("page-true"), value: true },
  { label: t("page-false"), value: false },
];

/** The entries that a command's option has to be picked from; null where it is typed freely. */
export function choicesOf(option) {
  if (option.choices?.length) return option.choices.map(({ name, name_localized: shown, value }) => ({ label: shown ?? name, value, also: name }));
  if (option.type === 5) return YES_OR_NO;
  return OPTIONS[option.type]?.(option) ?? null;
}

/** With a pointer a choice is made when it is picked; with keys, which pass by others on their way, by the button. */
export function chooseAtOnce(select, done, choose) {
  let byKeys = false;
  select.addEventListener("keydown", () => (byKeys = true));
  select.addEventListener("pointerdown", () => (byKeys = false));
  select.addEventListener("change", () => {
    if (byKeys) done.hidden = false;
    else choose();
  });
}

/** Such a menu of the page's own: `choose` gets the value. */
export function chooser(select, choose) {
  const act = () => choose(select.value);
  const done = el("button", { type: "button", className: "button primary", hidden: true, onclick: act }, t("page-choose"));
  chooseAtOnce(select, done, act);
  select.addEventListener("change", () => done.setAttribute("aria-label", t("page-choose-of", { menu: select.labels[0].textContent })));
  done.addEventListener("click", () => {
    select.focus();
    done.hidden = true;
  });
  select.after(done);
}
