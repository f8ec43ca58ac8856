"""Logging: one line an event on stderr, with every kind of token and password blotted out, and what
members wrote.

Nothing of the bot's own logs a member's words, name or id. What a library says may: its record
carries the words as ``extra={"words": ...}``, or it is known here by its form.
"""

from __future__ import annotations

import json
import logging
import re
import sys
import threading
import traceback
from collections.abc import Iterable
from datetime import UTC, datetime
from types import TracebackType

from .belonging import BELONGS_TO

# Three base64url parts: the bot's id, a time, a signature (seen on tokens; Discord documents no
# format). Each pattern begins where no word goes on, so that a long line is read once.
BOT_TOKEN = re.compile(r"(?<![\w-])[\w-]{17,}\.[\w-]{4,}\.[\w-]{20,}")

_SECRETS = (
    # Of an interaction or a webhook, in an address, however it is written.
    (
        re.compile(
            r"((?:/|%2F)(?:webhooks|interactions)(?:/|%2F)\d+(?:/|%2F))[\w%.-]+?(?=/|%2F|[^\w%.-]|$)",
            re.I,
        ),
        r"\1[token]",
    ),
    (BOT_TOKEN, "[token]"),
    # Of an interaction or a webhook, wherever it stands. A digest in hexadecimal is shorter.
    (re.compile(r"(?<![\w-])[\w-]{66,}(?![\w-])"), "[token]"),
    (re.compile(r"(?<![\w-])hf_[A-Za-z0-9]{16,}"), "[token]"),  # of the Hugging Face hub
    # Of a proxy or a mirror: name:password@, :password@, token@.
    (re.compile(r"(?<=://)[^/\s]{1,400}(?=@)"), "[password]"),
    # Whatever a header or a variable says is one.
    (
        re.compile(
            r"""(?<![A-Za-z])((?:proxy-)?authorization\\?['"]?\s{0,4}[:=,]\s{0,4}b?\\?['"]?"""
            r"""(?:(?:bot|bearer|basic|token)\s{1,4})?)[^\s'"\\,)}\]]{8,}""",
            re.I,
        ),
        r"\1[token]",
    ),
    (
        re.compile(
            r"""(?<![A-Za-z])((?:[A-Z]{1,20}_)?(?:token|password|secret)['"]?\s{0,4}[:=]\s{0,4}"""
            r"""['"]?)(?!\[)[^\s'",)}\]]{8,}""",
            re.I,
        ),
        r"\1[token]",
    ),
)
_MEMBERS = (
    # diffusers, of a prompt that a text encoder cuts.
    (
        re.compile(r"(The following part of your input was truncated because [^:]*: ).*", re.S),
        r"\1[words]",
    ),
    # Discord's addresses of people.
    (re.compile(r"((?:/|%2F)(?:members|users)(?:/|%2F))\d{15,20}"), r"\1[member]"),
    (re.compile(r"<@!?\d{15,20}>"), "[member]"),
)
SHORTEST = 8  # characters of a secret; fewer would blot out words
SHORTEST_WORDS = 4  # of what a member wrote; fewer stand in any line
_JOB = re.compile(r"\b(?:[Jj]ob|[Oo]rder) ([0-9a-f]{16})\b")
_POST = re.compile(r"\b[Pp]ost ([0-9a-f]{16})\b")
_hidden: set[str] = set()


def hide(secret: str) -> None:
    """Blot this out from now on, whatever it looks like."""
    if len(secret) >= SHORTEST:
        _hidden.add(secret)


def redact(text: str) -> str:
    """``text`` without what looks like a token or a password."""
    for secret in _hidden:
        text = text.replace(secret, "[token]")
    for pattern, shown in _SECRETS:
        text = pattern.sub(shown, text)
    return text


def without(text: str, words: Iterable[str]) -> str:
    """``text`` without what a member wrote, however a program shows it."""
    for one in sorted(words, key=len, reverse=True):
        if len(one) >= SHORTEST_WORDS:
            for form in (one, repr(one)[1:-1], ascii(one)[1:-1], json.dumps(one)[1:-1]):
                text = text.replace(form, "[words]")
    return text


class RedactingFormatter(logging.Formatter):
    """Formats a record, traceback included, and then removes what looks like a token, and what
    members wrote. What is about a job ends with its id, unless it names it.
    """

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)-7s %(name)s: %(message)s", "%Y-%m-%d %H:%M:%S")

    def format(self, record: logging.LogRecord) -> str:
        return cleaned(super().format(record), record)

    def formatMessage(self, record: logging.LogRecord) -> str:
        shown, job = super().formatMessage(record), BELONGS_TO.get()
        return shown if not job or job in shown else f"{shown} [job {job}]"


class JsonFormatter(logging.Formatter):
    """The same as an object of JSON on one line, for programs that gather logs."""

    def format(self, record: logging.LogRecord) -> str:
        said = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": cleaned(record.getMessage(), record),
            "job": BELONGS_TO.get() or _named(_JOB, record.getMessage()),
            "post": _named(_POST, record.getMessage()),
            "exception": record.exc_info and cleaned(self.formatException(record.exc_info), record),
        }
        return json.dumps({name: value for name, value in said.items() if value})


def _named(kind: re.Pattern[str], message: str) -> str:
    """The job or post that a line names."""
    found = kind.search(message)
    return found[1] if found else ""


def cleaned(text: str, record: logging.LogRecord) -> str:
    """Without secrets, and without what members wrote."""
    text = redact(text)
    for pattern, instead in _MEMBERS:
        text = pattern.sub(instead, text)
    return without(text, getattr(record, "words", ()))


def redact_tracebacks() -> None:
    """What ends the process, a thread or a destructor is shown without secrets as well."""

    def show(
        kind: type[BaseException], error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if sys.stderr and kind is not SystemExit:  # pythonw has none
            lines = traceback.format_exception(kind, error, trace)
            sys.stderr.write(redact("".join(lines)))

    sys.excepthook = show
    threading.excepthook = lambda said: show(said.exc_type, said.exc_value, said.exc_traceback)
    sys.unraisablehook = lambda said: show(said.exc_type, said.exc_value, said.exc_traceback)


def set_up(level: str, *, as_json: bool = False) -> None:
    """Send the log of everything to stderr; chatty libraries only from WARNING up."""
    handler = logging.StreamHandler()
    handler.setFormatter(JsonFormatter() if as_json else RedactingFormatter())
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
    logging.getLogger("t2vbot").setLevel(level)
    logging.getLogger("discord").setLevel(max(logging.INFO, logging.getLevelName(level)))
    logging.getLogger("discord.http").setLevel(logging.WARNING)
