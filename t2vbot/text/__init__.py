"""Everything that a person reads: a key with parameters becomes words in their language here."""

from .direction import isolated, plain, shortened
from .languages import ENGLISH, LANGUAGES, nearest, speak, speaking, spoken
from .rendering import keys, render
from .words import Moment, Text, Value

__all__ = [
    "ENGLISH",
    "LANGUAGES",
    "Moment",
    "Text",
    "Value",
    "isolated",
    "keys",
    "nearest",
    "plain",
    "render",
    "shortened",
    "speak",
    "speaking",
    "spoken",
]
