// Reads a JSON list of texts, and writes what Discord's grammar makes of each, by somebody else's
// parser: the letters that would be shown, and the kinds of nodes beside plain text.
const { parse } = require("discord-markdown-parser");

const kinds = new Set();
const letters = (nodes) =>
  nodes
    .map((node) => {
      if (node.type === "text") return node.content;
      if (node.type === "br") return "\n";
      if (node.type === "twemoji") return node.name; // an emoji that is written as itself
      kinds.add(node.type);
      return Array.isArray(node.content) ? letters(node.content) : "";
    })
    .join("");

const texts = JSON.parse(require("node:fs").readFileSync(0, "utf8"));
const read = texts.map((text) => {
  kinds.clear();
  return { letters: letters(parse(text, "normal")), kinds: [...kinds] };
});
process.stdout.write(JSON.stringify(read));
