// Discord's markdown, as far as bots and members use it, built as elements.

import { el } from "./dom.js";
import { state, userName } from "./state.js";
import { timestamp } from "./time.js";
import { t } from "./words.js";

// Anything, where a backslash takes the next character along.
const SOME = "((?:\\\\[\\s\\S]|[^\\\\])+?)";
const paired = (mark) => new RegExp(`${mark}${SOME}${mark}`, "y");

// Tried in this order at each place of a text; the first that fits wins.
const INLINE = [
  [/\\([!-/:-@[-`{-~])/y, (m) => m[1]],
  [/(`+)([^]*?[^`])\1(?!`)/y, (m) => el("code", {}, m[2].replace(/^ (?=`)|(?<=`) $/g, ""))],
  [/<@!?(\d+)>/y, (m) => mention(`@${userName(m[1])}`, m[1] === state.me?.id)],
  [/<@&(\d+)>/y, (m) => mention(`@${state.roles.get(m[1])?.name ?? t("page-some-role")}`)],
  [/<#(\d+)>/y, (m) => mention(`#${state.channels.get(m[1])?.name ?? t("page-some-channel")}`)],
  [/<\/([^:>]+):\d+>/y, (m) => mention(`/${m[1]}`)],
  [/<t:(-?\d+)(?::([tTdDfFR]))?>/y, (m) => timestamp(Number(m[1]), m[2] ?? "f") ?? m[0]],
  [/<a?:(\w+):\d+>/y, (m) => el("span", { className: "emoji" }, `:${m[1]}:`)],
  [/@everyone|@here/y, (m, around) => (around.loud ? mention(m[0], true) : m[0])],
  [/\[([^\]\n]+)\]\(<?(https?:\/\/[^\s<>)]+)>?\)/y, (m, around) => link(m[2], inline(m[1], around))],
  [/<(https?:\/\/[^\s<>]+)>/y, (m) => link(m[1], m[1])],
  [/https?:\/\/[^\s<>]*[^\s<>.,:;!?"')\]]/y, (m) => link(m[0], m[0])],
  [paired("\\|\\|"), (m, around) => spoiler(inline(m[1], around))],
  [new RegExp(`\\*\\*${SOME}\\*\\*(?!\\*)`, "y"), (m, around) => el("strong", {}, inline(m[1], around))],
  [paired("__"), (m, around) => el("u", {}, inline(m[1], around))],
  [paired("~~"), (m, around) => el("s", {}, inline(m[1], around))],
  [new RegExp(`\\*(?=\\S)${SOME}\\*(?!\\*)`, "y"), (m, around) => el("em", {}, inline(m[1], around))],
  // Underscores inside a word are part of it.
  [/(?<![A-Za-z0-9])_((?:\\[^]|[^\\_]|__)+?)_(?![A-Za-z0-9])/y, (m, around) => el("em", {}, inline(m[1], around))],
];

/** A text of one or more lines, without blocks, as a list of nodes and strings. */
function inline(text, around) {
  const nodes = [];
  let plain = "";
  for (let at = 0; at < text.length; ) {
    const found = firstMatch(text, at);
    if (!found) {
      plain += text[at++];
      continue;
    }
    const node = found.make(found.match, around);
    if (typeof node === "string") plain += node;
    else {
      nodes.push(plain, node);
      plain = "";
    }
    at += found.match[0].length;
  }
  return [...nodes, plain].filter((node) => node !== "");
}

function firstMatch(text, at) {
  if (/[\w\s]/.test(text[at]) && text[at] !== "_" && text[at] !== "h") return null; // nothing begins so
  for (const [pattern, make] of INLINE) {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match) return { match, make };
  }
  return null;
}

function mention(text, mine = false) {
  return el("bdi", { className: `mention${mine ? " mine" : ""}` }, text);
}

function link(address, content) {
  return el("a", { href: address, target: "_blank", rel: "noopener noreferrer" }, content);
}

function spoiler(content) {
  const hidden = el("span", { className: "spoilt", inert: true }, content);
  const cover = el("button", { type: "button", className: "spoiler", "aria-label": t("page-spoiler-show") }, hidden);
  cover.addEventListener("click", () => cover.replaceWith(el("span", { className: "shown" }, content)));
  return cover;
}

// Blocks. Each takes lines off the front of the list and gives a node, or leaves them alone.
const BLOCKS = [codeBlock, heading, subtext, quotation, list];

/** A message's content as a fragment. `loud`: @everyone is a mention in it. */
export function markdown(text, { loud = false } = {}) {
  return blocks(text.split("\n"), { loud });
}

function blocks(lines, around) {
  const fragment = document.createDocumentFragment();
  let paragraph = [];
  const flush = () => {
    if (paragraph.length) fragment.append(el("p", {}, inline(paragraph.join("\n"), around)));
    paragraph = [];
  };
  while (lines.length) {
    const block = take(lines, around);
    if (block) {
      flush();
      fragment.append(block);
    } else paragraph.push(lines.shift());
  }
  flush();
  return fragment;
}

function take(lines, around) {
  for (const block of BLOCKS) {
    const node = block(lines, around);
    if (node) return node;
  }
  return null;
}

function codeBlock(lines) {
  const open = /^```(\w*)$/.exec(lines[0]);
  const end = open ? lines.indexOf("```", 1) : -1;
  if (end < 0) return null;
  const code = lines.splice(0, end + 1).slice(1, -1).join("\n");
  return el("pre", { tabIndex: 0 }, el("code", {}, code));
}

function heading(lines, around) {
  const found = /^(#{1,3})\s+(.+)$/.exec(lines[0]);
  if (!found) return null;
  lines.shift();
  // Not h1 to h3: the page has an outline of its own, in which messages have no part.
  return el("p", { className: `heading-${found[1].length}` }, inline(found[2], around));
}

function subtext(lines, around) {
  const found = /^-#\s+(.+)$/.exec(lines[0]);
  if (!found) return null;
  lines.shift();
  return el("p", { className: "subtext" }, inline(found[1], around));
}

function quotation(lines, around) {
  if (lines[0].startsWith(">>> ")) {
    const rest = lines.splice(0).map((line, index) => (index ? line : line.slice(4)));
    return el("blockquote", {}, blocks(rest, around));
  }
  const quoted = [];
  while (lines[0]?.startsWith("> ")) quoted.push(lines.shift().slice(2));
  return quoted.length ? el("blockquote", {}, blocks(quoted, around)) : null;
}

const ITEM = /^(\s*)([-*]|\d+\.)\s+(.+)$/;

function list(lines, around, depth = 0) {
  const first = ITEM.exec(lines[0]);
  if (!first || (depth === 0 && first[1].length > 1)) return null;
  const ordered = /\d/.test(first[2]);
  const items = el(ordered ? "ol" : "ul", ordered ? { start: parseInt(first[2], 10) } : {});
  while (lines.length) {
    const found = ITEM.exec(lines[0]);
    if (!found || found[1].length < first[1].length) break;
    if (found[1].length > first[1].length) items.lastChild.append(list(lines, around, depth + 1));
    else {
      lines.shift();
      items.append(el("li", {}, inline(found[3], around)));
    }
  }
  return items;
}
