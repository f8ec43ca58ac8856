// For the person developing: the limit, the levers, and every request the bot made.

import { byId, bytes, el, unseen } from "./dom.js";
import { notice } from "./messages.js";
import { act, Refused } from "./server.js";

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
    el("h2", {}, "For developers"),
    bot,
    el("div", { className: "panel-part" }, el("label", { htmlFor: "limit" }, "Upload limit"), " ", limit),
    el("div", { className: "panel-part" }, el("h3", {}, "Make Discord fail"), levers, explained, pending),
    el(
      "div",
      { className: "panel-part" },
      el("h3", {}, "Requests of the bot ", el("button", { type: "button", className: "link", onclick: () => pull("clear-requests") }, "Clear")),
      unjudged,
      requests,
    ),
  );
}

export function showBot({ online, note, restarts }) {
  const restart = restarts && el("button", { type: "button", className: "button secondary", onclick: () => pull("restart") }, "Restart the bot");
  bot.replaceChildren(el("p", {}, online ? "The bot is online." : note), restart || "");
}

export function showDevelop(develop) {
  const limits = LIMITS.includes(develop.limit) ? LIMITS : [develop.limit, ...LIMITS];
  limit.replaceChildren(...limits.map((count) => el("option", { value: count, selected: count === develop.limit }, bytes(count))));
  if (!levers.childElementCount) levers.append(...develop.levers.map(lever));
  const planned = develop.pending.map((fault) => el("li", {}, fault.left === null ? "always " : `${fault.left} × `, el("code", {}, fault.route)));
  pending.replaceChildren(
    ...(planned.length
      ? [el("p", {}, "Still to happen:"), el("ul", {}, planned), el("button", { type: "button", className: "link", onclick: () => pull("clear-faults") }, "Forget them")]
      : []),
  );
  unjudged.textContent = develop.unjudged ? `Not checked against Discord's API description: ${develop.unjudged}` : "";
  unjudged.hidden = !develop.unjudged;
}

function lever({ name, label, explained: words }) {
  const explain = () => (explained.textContent = words);
  const button = el(
    "button",
    { type: "button", className: "chip", onclick: () => pull("fail", { fault: name }), onfocus: explain, onmouseenter: explain, "aria-describedby": "explained" },
    label,
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
    ? el("span", { className: "bad" }, `${record.problems.length} ✗`, unseen(" does not fit the description"))
    : unjudged.hidden && el("span", { className: "good" }, "✓", unseen(" fits the description"));
  const details = el(
    "details",
    {},
    el(
      "summary",
      {},
      el("b", {}, record.method),
      " ",
      el("span", { className: "route" }, record.route || record.path),
      el("span", { className: "facts" }, el("span", { className: good ? "good" : "bad" }, String(record.status || "cut")), ` ${record.milliseconds} ms `, verdict || ""),
    ),
  );
  // Built when somebody looks: there are many, and some are long.
  details.addEventListener("toggle", () => details.childElementCount === 1 && details.append(...inside(record)), { once: true });
  return el("li", {}, details);
}

function inside(record) {
  return [
    el("p", { className: "path" }, record.path),
    record.problems.length > 0 && el("ul", { className: "bad" }, record.problems.map((problem) => el("li", {}, problem))),
    record.files.length > 0 && el("p", {}, record.files.map((file) => `${file.name}, ${bytes(file.size)}`).join("; ")),
    el("h4", {}, "Sent"),
    json(record.payload),
    el("h4", {}, "Answered"),
    json(record.reply),
  ].filter(Boolean);
}

function json(value) {
  if (value === null) return el("p", { className: "quiet" }, "nothing");
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
