"""From a key and its parameters to words, by Mozilla's Fluent: a language is a folder of ``.ftl``
files, whose plurals and numbers follow CLDR.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable
from functools import cache

from babel.lists import format_list
from fluent.runtime import FluentBundle
from fluent.runtime.resolver import Pattern
from fluent.syntax import FluentParser, ast

from .direction import isolated
from .languages import ENGLISH, LOCALES, nearest, spoken
from .words import Listed, Moment, Text, Value

log = logging.getLogger(__name__)

# Parameters that people copy, as they do what stands between backticks: these stay as they are.
COPIED = frozenset(
    {"file", "folder", "path", "command", "binary", "above", "below", "there", "link", "url"}
)
_FILES = frozenset(file.stem for file in LOCALES.glob("*/*.ftl"))
"""With what a key may begin: the file that it is in."""
LARGE = 1e15  # a larger number is not rounded and grouped as its language does, which has a limit


def render(text: Text, language: str | None = None) -> str:
    """The words of ``text``, in the language that is spoken.

    What a language has no words for is said in English. A key that is nowhere any more (a row of
    an older version) is shown as it is and logged: a text that is missing must not cost anybody
    their answer.
    """
    wanted = spoken() if language is None else nearest(language)
    found = next((found for each in (wanted, ENGLISH) if (found := _pattern(text.key, each))), None)
    if found is None:
        log.error("There is no text %r", text.key)
        return text.key
    bundle, pattern = found
    values = {name: _shown(name, value, wanted) for name, value in text.values.items()}
    words, faults = bundle.format_pattern(pattern, values)
    if faults:
        log.error("The text %r cannot be filled in with %s: %s", text.key, sorted(values), faults)
    return str(words)


def _shown(name: str, value: Value, language: str) -> str | float:
    if isinstance(value, Text):
        return render(value, language)
    if isinstance(value, Listed):
        return listed((str(_shown(name, part, language)) for part in value.parts), language)
    if isinstance(value, Moment):
        return str(value)
    if isinstance(value, int | float) and not abs(value) < LARGE:  # True for NaN
        return f"{value:g}" if isinstance(value, float) else str(value)
    if not isinstance(value, str) or name in COPIED or value.startswith("`"):
        return value
    return isolated(value)


def listed(parts: Iterable[str], language: str | None = None) -> str:
    """ "a, b, and c", as the language that is spoken joins them."""
    return format_list(list(parts), locale=(language or spoken()).replace("-", "_"))


def find(key: str, language: str) -> str | None:
    """The words of a text that takes no parameters, where that language has any of its own."""
    file = _file(key)
    return _plain(language, file).get(key) if file else None


def is_known(key: str) -> bool:
    """Whether there is a text of that key, as one of another version may not be."""
    return _pattern(key, ENGLISH) is not None


def _pattern(key: str, language: str) -> tuple[FluentBundle, Pattern] | None:
    file = _file(key)
    bundle = _bundle(language, file) if file else None
    if bundle is None or not bundle.has_message(key):
        return None
    pattern = bundle.get_message(key).value
    return (bundle, pattern) if pattern else None


def _file(key: str) -> str | None:
    file = key.partition("-")[0]
    return file if file in _FILES else None


@cache
def _plain(language: str, file: str) -> dict[str, str]:
    """Read without a bundle, which brings all that CLDR knows of a language: what commands are
    called in eight languages would be a tenth of the bot's memory.
    """
    words = {}
    for key, pattern in messages(language, file).items():
        parts = [each.value for each in pattern.elements if isinstance(each, ast.TextElement)]
        if len(parts) == len(pattern.elements):  # it takes no parameters
            words[key] = "".join(parts)
    return words


def messages(language: str, file: str) -> dict[str, ast.Pattern]:
    """What a language has in a file, as it is written there, by key."""
    entries = _read(language, file).body
    found = (each for each in entries if isinstance(each, ast.Message))
    return {each.id.name: each.value for each in found if each.value}


@cache
def _bundle(language: str, file: str) -> FluentBundle:
    """One file alone: to read all of a language takes long, and as much memory as the rest of the
    bot, and nobody needs more than some of them. None of their texts names one of another file.
    """
    # Marks around every parameter would be in all that is said, and copied with it, where nothing
    # is read from right to left but some names: those alone get them, in ``_shown``.
    bundle = FluentBundle([language], use_isolating=False)
    bundle.add_resource(_read(language, file))
    return bundle


def _read(language: str, file: str) -> ast.Resource:
    path = LOCALES / language / f"{file}.ftl"
    words = path.read_text(encoding="utf-8") if path.exists() else ""
    return FluentParser(with_spans=False).parse(words)
