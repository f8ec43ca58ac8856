"""What Discord's refusals mean: whether to try again, to say it otherwise, or elsewhere."""

from __future__ import annotations

import enum

import aiohttp
import discord

from ...text import Text

UNREACHABLE = (aiohttp.ClientError, TimeoutError, ConnectionError)  # what a broken network raises

# Discord's error codes, by its documentation ("Opcodes and status codes").
UNKNOWN_CHANNEL = 10003
UNKNOWN_MESSAGE = 10008
UNKNOWN_WEBHOOK = 10015  # a token that Discord no longer knows
CLOUDFLARE = 40333  # Discord's proxy blocks the request; usually for a while
MISSING_ACCESS = 50001
CANNOT_DM = {50007, 50278}
MISSING_PERMISSIONS = 50013
ARCHIVED = {50083, 160005}  # a thread: archived, locked
TOO_LARGE = {40005, 50045}
NO_CODE = 0  # the answer was not Discord's own, but a page of a proxy


class Refusal(enum.Enum):
    TRY_LATER = enum.auto()
    TOO_LARGE = enum.auto()
    WORDS = enum.auto()  # what is said, or how
    DESTINATION = enum.auto()  # nothing can be said there


def judge(error: discord.HTTPException) -> Refusal:
    """What an answer means for a message with or without a file."""
    if error.code in TOO_LARGE or error.status == 413:
        return Refusal.TOO_LARGE
    if error.status >= 500 or error.status == 429 or error.code == CLOUDFLARE:
        return Refusal.TRY_LATER
    if error.code in ARCHIVED:
        return Refusal.DESTINATION
    if error.status in (403, 404):
        return Refusal.TRY_LATER if error.code == NO_CODE else Refusal.DESTINATION
    if error.status == 401:  # the bot's own token; the gateway will say so, and the bot ends
        return Refusal.TRY_LATER
    return Refusal.WORDS


_REASONS = {
    UNKNOWN_CHANNEL: Text("posts-reason-channel-gone"),
    UNKNOWN_MESSAGE: Text("posts-reason-message-gone"),
    MISSING_ACCESS: Text("posts-reason-hidden"),
    MISSING_PERMISSIONS: Text("posts-reason-no-rights"),
    **dict.fromkeys(CANNOT_DM, Text("posts-reason-no-dm")),
    **dict.fromkeys(ARCHIVED, Text("posts-reason-archived")),
}


def reason_of(error: discord.HTTPException) -> Text:
    """Why something could not be said, as far as the answer tells."""
    if judge(error) is Refusal.WORDS:
        return Text("posts-reason-words")
    return _REASONS.get(error.code, Text("posts-reason-unknown"))
