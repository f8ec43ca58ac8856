"""Everything that a person reads: a key with parameters becomes words in their language here."""

from .languages import ENGLISH, LANGUAGES, nearest, speak, speaking, spoken
from .rendering import keys, render
from .words import Moment, Text, Value

__all__ = [
    "ENGLISH",
    "LANGUAGES",
    "Moment",
    "Text",
    "Value",
    "keys",
    "nearest",
    "render",
    "speak",
    "speaking",
    "spoken",
]
