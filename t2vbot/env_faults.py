"""What people write into the file ``.env``, or into the environment, that is not read as they meant
it: each with its own words, and the way out.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from io import StringIO

from dotenv.parser import Binding, parse_stream

from .env_file import CHOSEN, HANDED_ON, OURS, values
from .logs import BOT_TOKEN
from .text import Text

# What people call the token.
_TOKENS = {"TOKEN", "BOT_TOKEN", "T2V_TOKEN", "DISCORD_BOT_TOKEN", "DISCORD_API_TOKEN"}
_TOKENS |= {"DISCORD_KEY", "T2V_DISCORD_TOKEN"}
OTHERS = {CHOSEN, "T2V_DISCORD_OPENAPI"}  # read elsewhere: here, and by the stand-in's judge
_UNSEEN_SPACES = "\u00a0\u2007\u202f\u3164"
_SMART = "\u2018\u2019\u201a\u201b\u201c\u201d\u201e\u201f\u00ab\u00bb"  # quotes of word processors
_NAME = re.compile(r"[A-Za-z_]\w*")
# The shape of a line that is not NAME=value: the first that fits. "{name}" is the name it is about.
_SHAPES = (
    ("command", r"\s*(?:set|setx)\s|\s*\$"),
    ("list", r"\s*[-*+]\s"),
    ("json", r"""\s*\{{|\s*["'][\w-]+["']\s*:"""),
    ("colon", r"\s*(?:export\s+)?{name}\s*:"),
    ("open-quote", r"""\s*(?:export\s+)?(\w+)\s*=\s*["']"""),
    ("hyphen", r"\s*(?:export\s+)?{name}\s*="),
    ("no-value", r"\s*(?:export\s+)?{name}\s*$"),
)
_COMMENT = re.compile(r"\s*(?:#|//|;|rem\s)", re.IGNORECASE)


def faults(text: str, environment: Mapping[str, str], known: Iterable[str]) -> list[Text]:
    """What is said in the text of the file, or in the environment, in a way in
    which it is not read. ``known`` are the variables that are.
    """
    known = {*known, *OTHERS}
    found = list(_faulty_lines(text, known))
    said = {name: (value, True) for name, value in values(text).items()}
    around = {name: (value, False) for name, value in environment.items()}
    for name, (value, in_file) in (said | around).items():
        found += _of_name(name, known, in_file=in_file)
        if name.upper() in known or HANDED_ON.fullmatch(name):
            found += _of_value(name, value)
    return found


def unread(text: str, environment: Mapping[str, str], known: Iterable[str]) -> list[str]:
    """Names that look like the bot's own, are like none of them, and do nothing."""
    known = {*known, *OTHERS}
    names = {*values(text), *environment}
    ours = sorted(name for name in names if name.upper().startswith("T2V_"))
    return [name for name in ours if name.upper() not in known and not _nearest(name, known)]


def _faulty_lines(text: str, known: set[str]) -> Iterator[Text]:
    last: dict[str, tuple[str, int]] = {}  # what a name is said to be, and where
    for binding in parse_stream(StringIO(text)):
        line, name, value = binding.original.line, binding.key, binding.value
        if name and value is not None and _NAME.fullmatch(name):
            if _swallows(value, known):
                yield Text("env-file-line", name=name, line=str(line), shape="open-quote")
            before, where = last.get(name, ("", 0))
            if before and not value.strip() and name.upper() in known:
                yield Text("env-file-twice", name=name, first=str(where), line=str(line))
            last[name] = value.strip(), line
        elif fault := _faulty(binding, known):
            yield fault


def _swallows(value: str, known: set[str]) -> bool:
    """A quote that ends in a later line took the lines between for its value."""
    lines = value.splitlines()[1:]
    return any(meant in known for line in lines if (meant := _meant(line, known)))


def _faulty(binding: Binding, known: set[str]) -> Text | None:
    """A line that is not NAME=value, and which is about something that is read here."""
    line = binding.original.string.strip("\r\n")
    where = binding.original.line + binding.original.string.count("\n", 0, _indent(binding))
    name = _meant(line, known)
    if _COMMENT.match(line):
        return None
    if not name:
        alone = BOT_TOKEN.search(line)
        return Text("env-file-alone", line=str(where)) if alone else None
    written = re.escape(name).replace("_", "[_-]")
    for shape, pattern in _SHAPES:
        if match := re.match(pattern.format(name=written), line, re.IGNORECASE):
            name = match[1] if match.lastindex else name
            return Text("env-file-line", name=name, line=str(where), shape=shape)
    return Text("env-file-line", name=name, line=str(where), shape="malformed")


def _indent(binding: Binding) -> int:
    """Empty lines before a faulty one belong to it, in dotenv's eyes."""
    string = binding.original.string
    return len(string) - len(string.lstrip())


def _meant(line: str, known: set[str]) -> str | None:
    """The first name in a line that is read here, were it well written."""
    for word in re.findall(r"[A-Za-z][\w-]*", line):
        name = word.upper().replace("-", "_")
        if name in known or HANDED_ON.fullmatch(name):
            return str(name)
    return None


def _of_name(name: str, known: set[str], *, in_file: bool) -> Iterator[Text]:
    """A name that nobody reads, and which is meant."""
    plain = "".join(c for c in name if c.isascii()).upper()
    if not _NAME.fullmatch(plain) or (plain in known and plain == name.upper()):
        return
    if plain in known:
        yield Text("env-file-hidden", name=plain, code=_hidden(name) or "?")
    elif plain in _TOKENS and (in_file or plain.startswith(OURS)):
        yield Text("env-file-token-name", name=name)
    elif plain.startswith(OURS) and (close := _nearest(plain, known)):
        yield Text("env-file-unknown", name=name, similar=close)


def _nearest(name: str, known: set[str]) -> str | None:
    close = difflib.get_close_matches(name.upper(), sorted(known), n=1, cutoff=0.75)
    return close[0] if close else None


def _of_value(name: str, value: str) -> Iterator[Text]:
    """Characters that came along when it was copied."""
    bare = value.strip(" \t\r\n")
    if code := _hidden(bare):
        yield Text("env-file-hidden", name=name, code=code)
    elif bare and (bare[0] in _SMART or bare[-1] in _SMART):
        yield Text("env-file-quotes", name=name)


def _hidden(text: str) -> str | None:
    """The first character that nobody sees, such as "U+200B"."""
    for character in text:
        unseen = unicodedata.category(character) in ("Cf", "Cc") or character in _UNSEEN_SPACES
        if unseen and character not in "\t\r\n":
            return f"U+{ord(character):04X}"
    return None
