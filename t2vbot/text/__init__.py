"""Everything that a person reads: a key with parameters becomes words in their language here."""

from .rendering import keys, render
from .words import Moment, Text, Value

__all__ = ["Moment", "Text", "Value", "keys", "render"]
