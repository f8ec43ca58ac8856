"""From a key and its parameters to words, by Mozilla's Fluent: a language is a folder of ``.ftl``
files, whose plurals and numbers follow CLDR.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from fluent.runtime import FluentBundle, FluentResource

from .words import Moment, Text, Value

log = logging.getLogger(__name__)

LOCALES = Path(__file__).parent / "locales"
ENGLISH = "en"


def render(text: Text, language: str = ENGLISH) -> str:
    """The words of ``text``.

    A key that is not there any more (a row of an older version) is shown as it is and logged: a
    text that is missing must not cost anybody their answer.
    """
    bundle = _bundle(language)
    pattern = bundle.get_message(text.key).value if bundle.has_message(text.key) else None
    if pattern is None:
        log.error("There is no text %r in %r", text.key, language)
        return text.key
    values = {name: _shown(value, language) for name, value in text.values.items()}
    words, faults = bundle.format_pattern(pattern, values)
    if faults:
        log.error("The text %r cannot be filled in with %s: %s", text.key, sorted(values), faults)
    return str(words)


def _shown(value: Value, language: str) -> str | float:
    if isinstance(value, Text):
        return render(value, language)
    return str(value) if isinstance(value, Moment) else value


def keys(language: str = ENGLISH) -> Iterable[str]:
    """Every key that there is a text for."""
    return sorted(_bundle(language)._messages)


@cache
def _bundle(language: str) -> FluentBundle:
    # Isolating marks around parameters would stand in front of members' eyes in English already,
    # where nothing reads from right to left but names.
    bundle = FluentBundle([language], use_isolating=False)
    for file in sorted((LOCALES / language).glob("*.ftl")):
        bundle.add_resource(FluentResource(file.read_text(encoding="utf-8")))
    return bundle
