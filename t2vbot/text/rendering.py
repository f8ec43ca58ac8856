"""From a key and its parameters to words, by Mozilla's Fluent: a language is a folder of ``.ftl``
files, whose plurals and numbers follow CLDR.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable
from functools import cache

from babel.lists import format_list
from fluent.runtime import FluentBundle, FluentResource

from .direction import isolated
from .languages import ENGLISH, LOCALES, nearest, spoken
from .words import Listed, Moment, Text, Value

log = logging.getLogger(__name__)

# Parameters that people copy, as they do what stands between backticks: these stay as they are.
COPIED = frozenset(
    {"file", "folder", "path", "command", "binary", "above", "below", "there", "link", "url"}
)
LARGE = 1e15  # a larger number is not rounded and grouped as its language does, which has a limit


def render(text: Text, language: str | None = None) -> str:
    """The words of ``text``, in the language that is spoken.

    What a language has no words for is said in English. A key that is nowhere any more (a row of
    an older version) is shown as it is and logged: a text that is missing must not cost anybody
    their answer.
    """
    wanted = spoken() if language is None else nearest(language)
    bundle = next((b for b in (_bundle(wanted), _bundle(ENGLISH)) if b.has_message(text.key)), None)
    pattern = bundle.get_message(text.key).value if bundle else None
    if bundle is None or pattern is None:
        log.error("There is no text %r", text.key)
        return text.key
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


def find(key: str, language: str, file: str) -> str | None:
    """The words of a text that takes no parameters, where that language has any of its own in that
    file: at a start, what commands are called is asked for in all languages, and nothing else.
    """
    bundle = _bundle(language, f"{file}.ftl")
    pattern = bundle.get_message(key).value if bundle.has_message(key) else None
    return str(bundle.format_pattern(pattern)[0]) if pattern is not None else None


def keys(language: str = ENGLISH) -> Iterable[str]:
    """Every key that there is a text for."""
    return sorted(_bundle(language)._messages)


@cache
def _bundle(language: str, files: str = "*.ftl") -> FluentBundle:
    # Marks around every parameter would be in all that is said, and copied with it, where nothing
    # is read from right to left but some names: those alone get them, in ``_shown``.
    bundle = FluentBundle([language], use_isolating=False)
    for file in sorted((LOCALES / language).glob(files)):
        bundle.add_resource(FluentResource(file.read_text(encoding="utf-8")))
    return bundle
