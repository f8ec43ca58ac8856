// What this member's client speaks, and what the server of the open channel does.

import { byId, el } from "./dom.js";
import { notice } from "./messages.js";
import { chooser } from "./picking.js";
import { act, Refused } from "./server.js";
import { state } from "./state.js";
import { language, t } from "./words.js";

export function setUpLanguages() {
  chooser(byId("language"), chooseLanguage);
  chooser(byId("server-language"), chooseServerLanguage);
}

export function showLanguages() {
  byId("language").replaceChildren(...options(language));
}

/** Who manages a server may say what it speaks. */
export function showServer() {
  const server = state.servers.get(state.channels.get(state.channel).guild);
  byId("server-box").hidden = !server?.manages;
  if (!server?.manages) return;
  byId("server-box").querySelector("label").textContent = t("page-server-language", { server: server.name });
  const select = byId("server-language");
  if (document.activeElement !== select) select.replaceChildren(...options(server.language)); // not while somebody chooses
}

/** Each by its own name, which who speaks it can read. */
function options(chosen) {
  const named = (code) => new Intl.DisplayNames(code, { type: "language" }).of(code);
  return state.languages.map((code) => el("option", { value: code, selected: code === chosen, lang: code }, named(code)));
}

async function chooseLanguage(code) {
  document.cookie = `language=${code}; path=/; max-age=31536000; samesite=strict`;
  await tell("language", { language: code }); // which comes back as an event
}

function chooseServerLanguage(code) {
  return tell("server-language", { guild: state.channels.get(state.channel).guild, language: code });
}

async function tell(action, body) {
  try {
    await act(action, body);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    notice(error.message);
  }
}

/** All words are others now. Where one was is kept. */
export function reload() {
  sessionStorage.setItem("focus", document.activeElement.closest("#side [id]")?.id ?? "");
  location.reload();
}

/** Go back to where one was; `show` brings the side into sight, where it is out of it. */
export function comeBack(show) {
  const before = sessionStorage.getItem("focus");
  sessionStorage.removeItem("focus");
  if (!before) return;
  if (byId("open-side").offsetParent) show();
  byId(before)?.focus();
}
