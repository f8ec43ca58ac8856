"""Everything that a person reads: a key with parameters becomes words in their language here."""

from .direction import isolated, plain, shortened
from .languages import ENGLISH, LANGUAGES, nearest, speak, speaking, spoken
from .rendering import find, is_known, listed, render
from .words import Listed, Moment, Text, Value

__all__ = [
    "ENGLISH",
    "LANGUAGES",
    "Listed",
    "Moment",
    "Text",
    "Value",
    "find",
    "is_known",
    "isolated",
    "listed",
    "nearest",
    "plain",
    "render",
    "shortened",
    "speak",
    "speaking",
    "spoken",
]
