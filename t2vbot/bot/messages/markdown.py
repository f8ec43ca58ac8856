"""Discord's markdown, and keeping members' words out of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from ...text import Text, isolated, plain, render, shortened

CONTENT_LIMIT = 2000  # characters of a message, by Discord's documentation
PROMPT_LIMIT = 1200  # of the escaped prompt; leaves the rest of the message room
SHORTEST = 20  # characters of a prompt, where there is much else to say
BAR_LENGTH = 16  # characters

# A backslash before any punctuation shows it as it is. Dots and plus signs mean something in some
# places only: after a number or at the beginning (a list), and within a name (discord.gg/x is an
# invitation without any https).
_PUNCTUATION = re.compile(r"[\\*_~`|<>#\[\]():-]|(?<=[^\s.])\.(?=[^\s.])|^\+|(?<=\d)\.(?=\s|$)")
_NAME = re.compile(r"[a-z]+([_-][a-z]+)*")


def escape(text: str) -> str:
    """``text`` on one line, shown letter by letter: no markdown, mention, link or emoji comes of
    it, and what is read from right to left stays in its place. To cut it later, use ``cut``.
    """
    return isolated(_escape(text))


def _escape(text: str) -> str:
    one_line = " ".join(text.split())
    # "@everyone" is a mention and no markdown, so an "@" is broken apart by a zero-width space.
    return _PUNCTUATION.sub(r"\\\g<0>", one_line).replace("@", "@\u200b")


def escaped(text: Text) -> Text:
    """``text`` with every parameter that is somebody's words shown letter by letter. Names such as
    "quota_clips", by which a text chooses among its variants, stay as they are; Discord makes
    nothing of them.
    """
    return text.with_words(lambda words: words if _NAME.fullmatch(words) else escape(words))


def cut(text: str, limit: int) -> str:
    """At most ``limit`` characters, and a sign that there were more."""
    return shortened(text, limit)


def quote(prompt: str, limit: int = PROMPT_LIMIT) -> str:
    """The prompt as a quotation of at most ``limit`` characters."""
    words = _escape(plain(prompt))
    shown = _between_letters(words, limit)
    if isolated(shown) != shown:  # the marks need room
        shown = isolated(_between_letters(words, limit - 2))
    return f"> {shown}"


def _between_letters(escaped: str, limit: int) -> str:
    """Cut, but not between a backslash and its letter."""
    if len(escaped) <= limit:
        return escaped
    kept = escaped[: limit - 1]
    half = (len(kept) - len(kept.rstrip("\\"))) % 2  # of a pair, the other was cut off
    return kept[: len(kept) - half] + "…"


def block(text: str) -> str:
    """As it was typed, in a block that a phone copies as a whole."""
    return "```\n" + text.replace("```", "'''") + "\n```"


def mention(user_id: int) -> str:
    """0: somebody who deleted their data."""
    return f"<@{user_id}>" if user_id else render(Text("groups-a-member"))


def bar(share: float) -> str:
    filled = round(min(max(share, 0.0), 1.0) * BAR_LENGTH)
    return "█" * filled + "░" * (BAR_LENGTH - filled)


def packed(lines: Iterable[str], most: int) -> list[str]:
    """The lines, in as few texts of at most ``most`` characters as they fit in, in their order."""
    texts: list[str] = []
    for line in lines:
        if texts and len(texts[-1]) + 1 + len(line) <= most:
            texts[-1] += "\n" + line
        else:
            texts.append(line)
    return texts


def fitted(lines: Sequence[str], most: int, others: int = 0) -> str:
    """As many lines as fit into ``most`` characters, and how many are left out, those included
    that there are besides.
    """
    for kept in range(len(lines), -1, -1):
        left = len(lines) - kept + others
        text = "\n".join(
            (*lines[:kept], *([render(Text("text-more", count=left))] if left else []))
        )
        if len(text) <= most:
            break
    return text


def with_quote(prompt: str, around: Callable[[str], str], limit: int = PROMPT_LIMIT) -> str:
    """A message with a quotation in it, which is cut further where the message would be too long
    with it.
    """
    quoted = quote(prompt, limit)
    whole = around(quoted)
    over = len(whole) - CONTENT_LIMIT
    return around(quote(prompt, max(SHORTEST, len(quoted) - over - 2))) if over > 0 else whole


def clip(content: str) -> str:
    """At most as long as Discord takes."""
    return cut(content, CONTENT_LIMIT)
