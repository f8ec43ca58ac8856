"""Which texts the page's own files use, and what in them is written in English."""

from __future__ import annotations

import re
from collections.abc import Iterator

from t2vbot.playground.front import STATIC

CALL = re.compile(r"\b(?:t|parts)\(")
KEY = re.compile(r'"([\w-]+)"')
MARK = re.compile(r"\{\{([\w-]+)\}\}")
# A string of JavaScript, with the comments and regular expressions that are none.
TOKEN = re.compile(
    r"""(?P<comment>//[^\n]*|/\*.*?\*/)
      | (?P<string>"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`)
      | (?P<pattern>(?<=[(,=\[:!])\s*/(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n\[])+/[a-z]*)""",
    re.DOTALL | re.VERBOSE,
)


def uses() -> Iterator[tuple[str, str, frozenset[str]]]:
    """Where a text is used, its key, and the parameters that it is given there."""
    for file in sorted(STATIC.glob("*.js")):
        source = without_comments(file.read_text(encoding="utf-8"))
        for found in CALL.finditer(source):
            where = f"{file.name}:{source.count(chr(10), 0, found.start()) + 1}"
            key = KEY.match(source, found.end())
            if key:
                yield where, key[1], parameters(source[key.end() :])
    html = (STATIC / "index.html").read_text(encoding="utf-8")
    for key in set(MARK.findall(html)) - {"language"}:
        yield "index.html", key, frozenset()


def parameters(behind: str) -> frozenset[str]:
    """The names in the object that follows a key, if one does."""
    opened = re.match(r",\s*\{", behind)
    if not opened:
        return frozenset()
    depth, name, names = 0, "", set()
    for letter in behind[opened.end() :]:
        if depth == 0 and letter in ",}:":
            if name.strip():
                names.add(name.strip())
            if letter == "}":
                break
            name = ""
            depth = 1 if letter == ":" else 0
        elif depth == 0:
            name += letter
        elif letter in "({[":
            depth += 1
        elif letter in ")]}" and depth > 1:
            depth -= 1
        elif letter == "," and depth == 1:
            depth = 0
        elif letter == "}":
            break
    return frozenset(names)


def without_comments(source: str) -> str:
    return TOKEN.sub(lambda found: "" if found["comment"] else found[0], source)


def literals(source: str) -> Iterator[tuple[int, str, str]]:
    """Each string of JavaScript: its line, itself, and what stands in the line before it."""
    for found in TOKEN.finditer(source):
        if found["string"]:
            begun = source.rfind("\n", 0, found.start()) + 1
            line = source.count("\n", 0, found.start()) + 1
            yield line, found["string"][1:-1], source[begun : found.start()]


# Where a string is shown, or spoken.
SHOWN = re.compile(
    r"(?:\}, |\?\? |(?:textContent|title|placeholder|ariaLabel|detail|label)(?::| =) "
    r'|"aria-label": |(?:notice|announce|Refused|unseen|complain)\()$'
)
WORD = re.compile(r"[^\W\d_]{2,}")
LIKE_WORDS = re.compile(r"[A-Z][a-z]+\b(?![-/.])|[a-z]{2,} [a-z]{2,}")
# What is no word: keys of a keyboard, headers of a request, names that members and themes have.
NO_WORDS = {
    *("Enter", "Escape", "Backspace", "Tab", "ArrowDown", "ArrowUp", "Content-Type"),
    *("auto", "ada", "noopener noreferrer", "input, textarea, select"),
}
NOT_READ = re.compile(r"(?:className(?::| =)|rel:|cookie =|import\(|from|closest\() ?$")


def english_in_script(source: str) -> Iterator[tuple[int, str]]:
    """Strings that look like words for people, with their lines."""
    for line, text, before in literals(source):
        plain = re.sub(r"\$\{[^}]*\}", "", text)
        if text in NO_WORDS or NOT_READ.search(before):
            continue
        is_shown = SHOWN.search(before) and WORD.search(plain)
        if is_shown or LIKE_WORDS.search(plain):
            yield line, text


def english_in_page(html: str) -> Iterator[str]:
    """What a person would see of the page, or hear, that no text was put into."""
    html = re.sub(r'<(\w+) lang="en">.*?</\1>', "", MARK.sub("", html), flags=re.DOTALL)
    named = re.findall(r'(?:aria-label|title|placeholder|alt)="([^"]+)"', html)
    for words in (*re.sub(r"<[^>]*>", "\n", html).splitlines(), *named):
        if WORD.search(words):
            yield words.strip()
