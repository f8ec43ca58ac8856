"""The languages that there are, and which of them is spoken at the moment."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path

LOCALES = Path(__file__).parent / "locales"
ENGLISH = "en"
LANGUAGES = tuple(sorted(folder.name for folder in LOCALES.iterdir() if folder.is_dir()))
"""As Discord calls them; English stands for both of its own."""

# Where Discord has several of one language, or only one of several.
_NEAREST = {"en": ENGLISH, "es": "es-ES", "pt": "pt-BR"}

_SPOKEN: ContextVar[str] = ContextVar("language", default=ENGLISH)


def nearest(locale: str | None) -> str:
    """The language for one of Discord's locales; English where there is none."""
    if locale in LANGUAGES:
        return str(locale)
    found = _NEAREST.get((locale or "").partition("-")[0], ENGLISH)
    return found if found in LANGUAGES else ENGLISH


def spoken() -> str:
    """What ``render`` speaks where nobody says."""
    return _SPOKEN.get()


def speak(language: str) -> None:
    """From here on, in this task and those that it begins. Where nobody knows which ("", or one of
    another version's), English.
    """
    _SPOKEN.set(nearest(language))


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Inside, in this task; as ``speak``."""
    before = _SPOKEN.set(nearest(language))
    try:
        yield
    finally:
        _SPOKEN.reset(before)
