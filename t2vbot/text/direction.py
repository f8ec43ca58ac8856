"""Words that are read from right to left, in sentences that are read from left to right.

Without a mark, what stands behind a Hebrew or Arabic name (a number, a colon, the next name) is
drawn on its other side, and a mark within a name can turn the sentence around it. Unicode isolates
what is foreign (UAX #9): FSI before it, PDI behind.
"""

from __future__ import annotations

import regex

FSI, PDI = "\u2068", "\u2069"  # first strong isolate, pop directional isolate

# What turns all that follows it until its end, which people's words may lack; and the lone marks.
_MARK = r"\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_MARKS = regex.compile(f"[{_MARK}]")
_FOREIGN = regex.compile(r"[\p{Bidi_Class=R}\p{Bidi_Class=AL}\p{Bidi_Class=AN}" + f"{_MARK}]")
_ISOLATED = regex.compile(f"{FSI}[^{_MARK}\n]*{PDI}")


def plain(text: str) -> str:
    """Without marks that say in which direction to write."""
    return text if text.isascii() else str(_MARKS.sub("", text))


def isolated(text: str) -> str:
    """``text`` for the middle of a sentence: where it has something that is read from right to
    left, between marks that keep its direction to itself, line by line; else as it is. Parts that
    have been isolated stay so. Afterwards, ``shortened`` cuts it.
    """
    if text.isascii():
        return text
    return "\n".join(map(_isolated, text.split("\n")))


def shortened(text: str, limit: int) -> str:
    """At most ``limit`` characters, and a sign that there were more; what is isolated at the cut
    ends before that sign.
    """
    if len(text) <= limit:
        return text
    return f"{_closed(text[: limit - 1])}…"


def _closed(text: str) -> str:
    """What was cut off somewhere, no longer than it is, with an end to what is isolated."""
    if not _is_open(text):
        return text
    text = text[:-1]
    return text + PDI if _is_open(text) else text


def _is_open(text: str) -> bool:
    return text.rfind(FSI) > text.rfind(PDI)


def _isolated(line: str) -> str:
    if not _FOREIGN.search(_ISOLATED.sub("", line)):
        return line
    bare = plain(line)
    return f"{FSI}{bare}{PDI}" if _FOREIGN.search(bare) else bare
