// The page's words, in the language that the server put into the page: its texts come from there, and
// the names and numbers in them from here.

export const language = document.documentElement.lang;

const phrases = await (await fetch(`/words/${language}`)).json();
const plurals = new Intl.PluralRules(language);
const numbers = new Intl.NumberFormat(language);
// What is written from right to left stays in its place between what is not.
const FROM_RIGHT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u;

/** A text as a string. */
export const t = (key, values = {}) =>
  parts(key, values)
    .map((part) => part.textContent ?? part)
    .join("");

/** A text as a list of strings, and of the elements that were given as its parameters. */
export const parts = (key, values = {}) => fill(phrases[key], values);

/** What the server sent as a key with parameters; a name is what it is. */
export function worded(said) {
  if (typeof said === "string") return said;
  const values = Object.entries(said.values).map(([name, value]) => [name, typeof value === "object" ? worded(value) : value]);
  return t(said.key, Object.fromEntries(values));
}

function fill(pattern, values) {
  return pattern.flatMap((part) => {
    if (typeof part === "string") return [part];
    const value = values[part.of];
    return part.when ? fill(chosen(part, value), values) : [shown(value)];
  });
}

function chosen({ when, else: other }, value) {
  return when[value] ?? (typeof value === "number" ? when[plurals.select(value)] : null) ?? when[other];
}

function shown(value) {
  if (typeof value === "number") return numbers.format(value);
  return typeof value === "string" && FROM_RIGHT.test(value) ? `\u2068${value}\u2069` : value;
}
