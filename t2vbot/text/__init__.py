"""Everything that a person reads: a key with parameters becomes words in their language here."""

from .rendering import keys, render
from .words import Text, Value

__all__ = ["Text", "Value", "keys", "render"]
