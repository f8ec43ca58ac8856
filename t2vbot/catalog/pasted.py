"""A whole command that somebody pasted into the box for its words."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ..errors import RequestRefused
from ..text import Listed, Text

_HEAD = re.compile(r"\s*(/video\b)?\s*(prompt\s*[:\uff1a])?\s*", re.IGNORECASE)
SHOWN = 200  # characters of the words


def words_of(typed: str, options: Iterable[str]) -> str:
    """The words of a prompt without the command that they were pasted with. ``options``: the names
    of the others. Raises ``RequestRefused`` where some of those were pasted, too: they would be
    words of the prompt, and not hold.
    """
    head = _HEAD.match(typed)
    if head is None or not head[0].strip():
        return typed
    rest = typed[head.end() :]
    named = re.compile(rf"(?:^|\s)({'|'.join(options)})[:\uff1a]\s*\S", re.IGNORECASE)
    found = list(named.finditer(rest))
    words = rest[: found[0].start()].strip() if found else rest
    if not found or not words:
        return words
    names = Listed(dict.fromkeys(each[1].lower() for each in found))
    raise RequestRefused(Text("catalog-pasted", words=words[:SHOWN], options=names))
