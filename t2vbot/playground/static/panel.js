// For the person developing: the limit, the levers, and every request the bot made.

import { byId, bytes, el, unseen } from "./dom.js";
import { notice } from "./messages.js";
import { act, Refused } from "./server.js";
import { t, worded } from "./words.js";

const LIMITS = [500, 100, 50, 10, 1].map((mib) => mib * 1024 * 1024).concat([200 * 1024, 50 * 1024, 10 * 1024]);
const SHOWN = 200; // requests

const bot = el("div", { className: "panel-part" });
const limit = el("select", { id: "limit", onchange: () => pull("limit", { bytes: Number(limit.value) }) });
const levers = el("ul", { className: "levers" });
const explained = el("p", { className: "quiet", id: "explained" });
const pending = el("div", { role: "status" });
const unjudged = el("p", { className: "quiet" });
const requests = el("ol", { className: "requests" });

export function setUpPanel() {
  byId("panel").append(
    el("h2", {}, t("page-for-developers")),
    bot,
    el("div", { className: "panel-part" }, el("label", { htmlFor: "limit" }, t("page-upload-limit")), " ", limit),
    el("div", { className: "panel-part" }, el("h3", {}, t("page-make-fail")), levers, explained, pending),
    el(
      "div",
      { className: "panel-part" },
      el("h3", {}, t("page-requests"), " ", el("button", { type: "button", className: "link", onclick: () => pull("clear-requests") }, t("page-clear"))),
      unjudged,
      requests,
    ),
  );
}

export function showBot({ note, restarts }) {
  const restart = restarts && el("button", { type: "button", className: "button secondary", onclick: () => pull("restart") }, t("page-restart"));
  bot.replaceChildren(el("p", {}, worded(note)), restart || "");
}

export function showDevelop(develop) {
  const limits = LIMITS.includes(develop.limit) ? LIMITS : [develop.limit, ...LIMITS];
  limit.replaceChildren(...limits.map((count) => el("option", { value: count, selected: count === develop.limit }, bytes(count))));
  if (!levers.childElementCount) levers.append(...develop.levers.map(lever));
  const planned = develop.pending.map((fault) => el("li", {}, fault.left === null ? `${t("page-always")} ` : `${fault.left} × `, el("code", {}, fault.route)));
  pending.replaceChildren(
    ...(planned.length
      ? [el("p", {}, t("page-still-to-happen")), el("ul", {}, planned), el("button", { type: "button", className: "link", onclick: () => pull("clear-faults") }, t("page-forget"))]
      : []),
  );
  unjudged.textContent = develop.unjudged ? t("page-unjudged", { reason: worded(develop.unjudged) }) : "";
  unjudged.hidden = !develop.unjudged;
}

function lever({ name, label, explained: words }) {
  const explain = () => (explained.textContent = worded(words));
  const button = el(
    "button",
    { type: "button", className: "chip", onclick: () => pull("fail", { fault: name }), onfocus: explain, onmouseenter: explain, "aria-describedby": "explained" },
    worded(label),
  );
  return el("li", {}, button);
}

export function showRequests(list) {
  requests.replaceChildren(...list.toReversed().slice(0, SHOWN).map(requestItem));
}

export function addRequest(record) {
  requests.prepend(requestItem(record));
  if (requests.childElementCount > SHOWN) requests.lastChild.remove();
}

function requestItem(record) {
  const good = record.status >= 200 && record.status < 300;
  const verdict = record.problems.length
    ? el("span", { className: "bad" }, `${record.problems.length} ✗`, unseen(` ${t("page-fits-not")}`))
    : unjudged.hidden && el("span", { className: "good" }, "✓", unseen(` ${t("page-fits")}`));
  const details = el(
    "details",
    {},
    el(
      "summary",
      {},
      el("b", {}, record.method),
      " ",
      el("span", { className: "route" }, record.route || record.path),
      el("span", { className: "facts" }, el("span", { className: good ? "good" : "bad" }, record.status ? String(record.status) : t("page-cut")), ` ${t("page-milliseconds", { count: record.milliseconds })} `, verdict || ""),
    ),
  );
  // Built when somebody looks: there are many, and some are long.
  details.addEventListener("toggle", () => details.childElementCount === 1 && details.append(...inside(record)), { once: true });
  return el("li", {}, details);
}

function inside(record) {
  return [
    el("p", { className: "path" }, record.path),
    record.problems.length > 0 && el("ul", { className: "bad", lang: "en" }, record.problems.map((problem) => el("li", {}, problem))),
    record.files.length > 0 && el("p", {}, record.files.map((file) => t("page-file", { name: file.name, size: bytes(file.size) })).join("; ")),
    el("h4", {}, t("page-sent")),
    json(record.payload),
    el("h4", {}, t("page-answered")),
    json(record.reply),
  ].filter(Boolean);
}

function json(value) {
  if (value === null) return el("p", { className: "quiet" }, t("page-nothing"));
  return el("pre", { tabIndex: 0 }, typeof value === "string" ? value : JSON.stringify(value, null, 2));
}

async function pull(action, body) {
  try {
    await act(action, body);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    notice(error.message);
  }
}
