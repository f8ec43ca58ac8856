"""A whole command that somebody pasted into the box for its words."""

from __future__ import annotations

import re

from ..errors import RequestRefused
from ..text import Listed, Text

_HEAD = re.compile(r"\s*(/video\b)?\s*(prompt\s*[:\uff1a])?\s*", re.IGNORECASE)
SHOWN = 200  # characters of the words
OTHERS = (
    *("avoid", "model", "size", "style", "seconds", "steps", "guidance", "seed", "spoiler"),
    *("private", "notify", "drafts", "count", "smooth", "enhance", "image"),
)
"""The options of /video beside its prompt."""
_NAMED = re.compile(rf"(?<!\w)(?:prompt|{'|'.join(OTHERS)})\s*[:\uff1a]", re.IGNORECASE)


def names_option(words: str) -> bool:
    """Whether Discord would take a part of the words for an option, where a line with them is
    pasted.
    """
    return _NAMED.search(words) is not None


def words_of(typed: str) -> str:
    """The words of a prompt without the command that they were pasted with. Raises
    ``RequestRefused`` where some of those were pasted, too: they would be words of the prompt, and
    not hold.
    """
    head = _HEAD.match(typed)
    if head is None or not head[0].strip():
        return typed
    rest = typed[head.end() :]
    named = re.compile(rf"(?:^|\s)({'|'.join(OTHERS)})[:\uff1a]\s*\S", re.IGNORECASE)
    found = list(named.finditer(rest))
    words = rest[: found[0].start()].strip() if found else rest
    if not found or not words:
        return words
    names = Listed(dict.fromkeys(each[1].lower() for each in found))
    raise RequestRefused(Text("catalog-pasted", words=words[:SHOWN], options=names))
