"""Which language each member's client speaks, and so the page that plays them."""

from __future__ import annotations

import re

from aiohttp import hdrs, web

from ..standin.members import Member
from ..standin.standin import Standin
from ..text import ENGLISH, nearest

COOKIE = "language"  # what was chosen last in a browser; the page writes it

# Spanish as it is written in the Americas, where a browser names one of its countries.
AMERICAN = re.compile(r"es-(?!ES$)\w+")
SIMPLIFIED = {"zh", "zh-Hans", "zh-Hans-CN", "zh-SG"}


class Locales:
    """What the members chose; the others' clients speak what the browser that plays them asks for.

    The servers take over the first language that is heard, as if somebody who speaks it had made
    them.
    """

    def __init__(self, standin: Standin) -> None:
        self._standin = standin
        self._chosen: set[Member] = set()
        self._are_settled = False

    def of(self, request: web.Request, member: Member) -> str:
        asked = request.cookies.get(COOKIE) or preferred(
            request.headers.get(hdrs.ACCEPT_LANGUAGE, "")
        )
        if asked and member not in self._chosen:
            member.user.locale = discord_locale(nearest(asked))
        if asked and not self._are_settled:
            self._are_settled = True
            for guild in self._standin.world.guilds.values():
                self._standin.changes.prefer(guild, member.user.locale)
        return nearest(member.user.locale)

    def choose(self, member: Member, language: str) -> str:
        """The language that there is for the one that is asked for."""
        language = nearest(language)
        member.user.locale = discord_locale(language)
        self._chosen.add(member)
        return language


def discord_locale(language: str) -> str:
    """As Discord calls it, which has two kinds of English."""
    return "en-US" if language == ENGLISH else language


def preferred(header: str) -> str | None:
    """The first language of an ``Accept-Language`` that there is; None where it names none."""
    wanted = [part.partition(";q=") for part in header.replace(" ", "").split(",") if part]
    wanted.sort(key=lambda part: -_weight(part[2]))
    for tag, _, _ in wanted:
        found = _there(tag)
        if found:
            return found
    return ENGLISH if wanted else None


def _there(tag: str) -> str | None:
    """A language of ours for a browser's name of one, with or without a country."""
    if AMERICAN.fullmatch(tag):
        return "es-419"
    if tag in SIMPLIFIED:
        return "zh-CN"
    base = tag.partition("-")[0]
    if base == ENGLISH:
        return ENGLISH
    return next((found for name in (tag, base) if (found := nearest(name)) != ENGLISH), None)


def _weight(text: str) -> float:
    try:
        return float(text or 1)
    except ValueError:
        return 0.0
