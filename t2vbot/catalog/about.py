"""What a model is good for, in the language that is spoken."""

from __future__ import annotations

from ..text import ENGLISH, Text, render
from .model import Model


def about(model: Model) -> str:
    """The catalog's own words, translated; a host's as they wrote them, also where their model has
    the name of one of the catalog's.
    """
    known = Text("about-model", name=model.name.replace(".", "_"))
    return render(known) if render(known, ENGLISH) == model.description else model.description
