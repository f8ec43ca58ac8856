"""Discord's markdown, and keeping members' words out of it."""

from __future__ import annotations

import re

CONTENT_LIMIT = 2000  # characters of a message, by Discord's documentation
PROMPT_LIMIT = 1200  # of the escaped prompt; leaves the rest of the message room
BAR_LENGTH = 16  # characters

# A backslash before any punctuation shows it as it is; "@" is broken apart by a zero-width space as
# well, because "@everyone" is a mention and not markdown.
_PUNCTUATION = re.compile(r"([\\*_~`|<>#\[\]():-])")


def escape(text: str) -> str:
    """``text`` on one line, shown letter by letter: no markdown, mention, link or emoji comes of
    it.
    """
    one_line = " ".join(text.split())
    return _PUNCTUATION.sub(r"\\\1", one_line).replace("@", "@\u200b")


def quote(prompt: str, limit: int = PROMPT_LIMIT) -> str:
    """The prompt as a quotation of at most ``limit`` characters."""
    escaped = escape(prompt)
    if len(escaped) > limit:
        cut = escaped[: limit - 1]
        half = (len(cut) - len(cut.rstrip("\\"))) % 2  # of a pair, the other was cut off
        escaped = cut[: len(cut) - half] + "…"
    return f"> {escaped}"


def mention(user_id: int) -> str:
    return f"<@{user_id}>"


def timestamp(moment: float) -> str:
    """A point in time as Discord counts it down by itself, with no edits ("in 2 minutes")."""
    return f"<t:{int(moment)}:R>"


def bar(share: float) -> str:
    filled = round(min(max(share, 0.0), 1.0) * BAR_LENGTH)
    return "█" * filled + "░" * (BAR_LENGTH - filled)


def clip(content: str) -> str:
    """At most as long as Discord takes."""
    return content if len(content) <= CONTENT_LIMIT else content[: CONTENT_LIMIT - 1] + "…"
