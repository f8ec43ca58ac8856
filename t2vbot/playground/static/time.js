// Points in time, as Discord shows them; the relative ones count by themselves.

import { el } from "./dom.js";
import { language } from "./words.js";

const FORMATS = {
  t: { timeStyle: "short" },
  T: { timeStyle: "medium" },
  d: { dateStyle: "short" },
  D: { dateStyle: "long" },
  f: { dateStyle: "long", timeStyle: "short" },
  F: { dateStyle: "full", timeStyle: "short" },
};

const UNITS = [
  ["year", 31557600],
  ["month", 2629800],
  ["day", 86400],
  ["hour", 3600],
  ["minute", 60],
  ["second", 1],
];

const relative = new Intl.RelativeTimeFormat(language, { numeric: "always" });
const now = new Intl.RelativeTimeFormat(language, { numeric: "auto" }).format(0, "second");

/** "in 20 seconds", "3 minutes ago". */
export function fromNow(seconds) {
  const left = seconds - Date.now() / 1000;
  const [unit, length] = UNITS.find(([, length]) => Math.abs(left) >= length) ?? [];
  if (!unit) return now;
  return relative.format(Math.trunc(left / length), unit);
}

/** A moment as an element, or null where JavaScript has no such date. */
export function timestamp(seconds, style) {
  const moment = new Date(seconds * 1000);
  if (Number.isNaN(moment.getTime())) return null;
  const full = new Intl.DateTimeFormat(language, FORMATS.F).format(moment);
  const text = style === "R" ? fromNow(seconds) : new Intl.DateTimeFormat(language, FORMATS[style]).format(moment);
  const node = el("time", { dateTime: moment.toISOString(), title: full, className: "moment" }, text);
  if (style === "R") node.dataset.counts = String(seconds);
  return node;
}

export function clockTime(iso) {
  return new Intl.DateTimeFormat(language, { timeStyle: "short" }).format(new Date(iso));
}

// One clock for all that count, on this page only: nothing is asked of the server.
setInterval(() => {
  for (const node of document.querySelectorAll("time[data-counts]")) {
    const text = fromNow(Number(node.dataset.counts));
    if (node.textContent !== text) node.textContent = text;
  }
}, 1000);
