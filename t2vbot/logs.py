"""Logging: one line an event on stderr, with every kind of Discord token blotted out."""

from __future__ import annotations

import logging
import re

_INTERACTION_TOKEN = re.compile(r"(/(?:webhooks|interactions)/\d+/)[\w%.-]+")

# Three base64url parts: the bot's id, a time, a signature (seen on tokens; Discord documents no
# format).
BOT_TOKEN = re.compile(r"[\w-]{17,}\.[\w-]{4,}\.[\w-]{20,}")


class RedactingFormatter(logging.Formatter):
    """Formats a record, traceback included, and then removes what looks like a token."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)-7s %(name)s: %(message)s", "%Y-%m-%d %H:%M:%S")

    def format(self, record: logging.LogRecord) -> str:
        text = _INTERACTION_TOKEN.sub(r"\1[token]", super().format(record))
        return BOT_TOKEN.sub("[token]", text)


def set_up(level: str) -> None:
    """Send the log of everything to stderr; chatty libraries only from WARNING up."""
    handler = logging.StreamHandler()
    handler.setFormatter(RedactingFormatter())
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
    logging.getLogger("t2vbot").setLevel(level)
    logging.getLogger("discord").setLevel(max(logging.INFO, logging.getLevelName(level)))
    logging.getLogger("discord.http").setLevel(logging.WARNING)
