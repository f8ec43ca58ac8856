"""The words of the page, in the language of who looks at it.

The page puts most of its texts together itself, since it has the names and numbers: it gets every
text as a list of words, parameters and choices by plural or by word, out of the Fluent files.
"""

from __future__ import annotations

import re
from functools import cache
from html import escape
from typing import Any

from fluent.syntax import ast

from ..standin.people import Json
from ..text import ENGLISH, LANGUAGES
from ..text.rendering import messages

FILES = ("page", "playground", "standin")
"""Whose texts the page may have to show."""


def fill_in(page: str, language: str) -> str:
    """HTML that has ``{{key}}`` in place of words, and ``{{language}}``."""

    def worded(found: re.Match[str]) -> str:
        return language if found[1] == "language" else escape("".join(phrases(language)[found[1]]))

    return re.sub(r"\{\{([\w-]+)\}\}", worded, page)


@cache
def phrases(language: str) -> Json:
    """Each text by its key: a list of words, parameters (``{"of": name}``) and choices among
    lists (also with ``when`` and ``else``). What a language lacks is there in English.
    """
    return {} if language not in LANGUAGES else _read(ENGLISH) | _read(language)


@cache
def _read(language: str) -> Json:
    found: Json = {}
    for name in FILES:
        for key, pattern in messages(language, name).items():
            found[key] = _pattern(pattern)
    return found


def _pattern(pattern: ast.Pattern) -> list[Any]:
    return [_element(element) for element in pattern.elements]


def _element(element: ast.TextElement | ast.Placeable) -> str | Json:
    if isinstance(element, ast.TextElement):
        return str(element.value)
    match element.expression:
        case ast.StringLiteral() as literal:
            return str(literal.parse()["value"])
        case ast.VariableReference(id=name):
            return {"of": name.name}
        case ast.SelectExpression(selector=ast.VariableReference(id=name), variants=variants):
            named = {_key(variant): _pattern(variant.value) for variant in variants}
            default = next(_key(variant) for variant in variants if variant.default)
            return {"of": name.name, "when": named, "else": default}
    raise ValueError(f"the page has no way to show {type(element.expression).__name__}")


def _key(variant: ast.Variant) -> str:
    key = variant.key
    return str(key.name if isinstance(key, ast.Identifier) else key.value)
