"""What can be set for a server, and how what is set in several scopes becomes the one value that
holds.
"""

from __future__ import annotations

import enum
import json
import math
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Protocol, TypeAlias

from ..errors import RequestRefused
from ..text import LANGUAGES, Text, find

Value: TypeAlias = "float | bool | str | tuple[str, ...]"
"""Of a rule. ``math.inf``: no limit."""

# Between the thousands of a number, by one language or another.
_GROUPS = re.compile(r"(?<=\d)[.,'\u2019\s](?=(?:\d{3})(?:\D|$))")


class Scope(enum.StrEnum):
    """Where a value comes from; a later one replaces an earlier one, but for the host's, which is
    the outer bound of all.
    """

    HOST = "host"
    SERVER = "server"
    CHANNEL = "channel"  # and the threads in it; or a category, for its channels
    ROLE = "role"


class Kind(Protocol):
    """What values a rule has."""

    def parse(self, typed: str) -> Value:
        """What a moderator typed or picked. Raises ``RequestRefused``, which says what is taken."""
        ...

    def check(self, value: Any) -> bool:
        """Whether it can be a value, as it comes from the database."""
        ...

    def best(self, values: Iterable[Value]) -> Value:
        """Of several that hold for somebody: the one that allows most."""
        ...


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a range; ``unlimited``: or none at all."""

    low: float
    high: float
    whole: bool = True
    unlimited: bool = False
    most: Callable[[Iterable[Any]], float] = max  # ``min`` where less allows more

    def parse(self, typed: str) -> float:
        plain = typed.strip().lower()
        if self.unlimited and plain in _no_limit():
            return math.inf
        if self.whole:  # "1,000", as it is written in one language or another
            plain = _GROUPS.sub("", plain)
        number = _number(plain.replace(",", "."))
        if number is None or not self.check(number):
            raise RequestRefused(self._range())
        return number

    def check(self, value: Any) -> bool:
        if isinstance(value, bool) or not isinstance(value, int | float):
            return False
        if self.unlimited and value == math.inf:
            return True
        return self.low <= value <= self.high and (not self.whole or value == int(value))

    def best(self, values: Iterable[Value]) -> float:
        return self.most(values)

    def _range(self) -> Text:
        kind = ("whole" if self.whole else "any") + ("-unlimited" if self.unlimited else "")
        return Text("rules-range", kind=kind, low=self.low, high=self.high)


@dataclass(frozen=True, slots=True)
class Choice:
    """One of some words."""

    options: tuple[str, ...]  # the one that allows most is last

    def parse(self, typed: str) -> str:
        if not self.check(typed):
            raise RequestRefused(Text("rules-not-an-option"))
        return typed

    def check(self, value: Any) -> bool:
        return value in self.options

    def best(self, values: Iterable[Value]) -> str:
        return max((str(value) for value in values), key=self.options.index)


@dataclass(frozen=True, slots=True)
class Flag:
    """Yes or no. ``free``: the one that allows more."""

    free: bool

    def parse(self, typed: str) -> bool:
        if typed not in ("yes", "no"):
            raise RequestRefused(Text("rules-not-an-option"))
        return typed == "yes"

    def check(self, value: Any) -> bool:
        return isinstance(value, bool)

    def best(self, values: Iterable[Value]) -> bool:
        return self.free if self.free in values else not self.free


@dataclass(frozen=True, slots=True)
class Models:
    """Names of the catalog; none: all of them."""

    def parse(self, typed: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(re.split(r"[\s,]+", typed.strip()))) if typed.strip() else ()

    def check(self, value: Any) -> bool:
        return isinstance(value, tuple) and all(isinstance(name, str) for name in value)

    def best(self, values: Iterable[Value]) -> tuple[str, ...]:
        """All that any of them allows."""
        lists = [value for value in values if isinstance(value, tuple)]
        return () if () in lists else tuple(dict.fromkeys(name for one in lists for name in one))


@dataclass(frozen=True, slots=True)
class Channel:
    """A channel's id; 0: none."""

    def parse(self, typed: str) -> int:
        if not re.fullmatch(r"[0-9]{1,20}", typed):
            raise RequestRefused(Text("rules-not-an-option"))
        return int(typed)

    def check(self, value: Any) -> bool:
        return isinstance(value, int) and not isinstance(value, bool) and value >= 0

    def best(self, values: Iterable[Value]) -> int:
        return next((int(value) for value in values if isinstance(value, int)), 0)


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing that can be set. Its words stand in ``text/`` under its name."""

    kind: Kind
    usual: Value  # where nobody set it
    scopes: tuple[Scope, ...] = (Scope.SERVER,)

    def read(self, stored: str) -> Value:
        """What ``written`` made. Raises ``ValueError`` on anything else."""
        value = json.loads(stored)
        value = math.inf if value == UNLIMITED else value
        value = tuple(value) if isinstance(value, list) else value
        if not self.kind.check(value):
            raise ValueError(f"{stored} is out of range")
        return value


def written(value: Value) -> str:
    """A value as the database keeps it."""
    return json.dumps(UNLIMITED if value == math.inf else value)


def parse(name: str, scope: Scope, typed: str) -> Value:
    """A value of the rule of that name. Raises ``RequestRefused``."""
    rule = RULES.get(name)
    if rule is None or scope not in rule.scopes:
        raise RequestRefused(Text("rules-setting-unknown"))
    return rule.kind.parse(typed)


@cache
def _no_limit() -> frozenset[str]:
    """What it may be called: in any language, since nobody says in which one they type."""
    called = Text("numbers-unlimited").key
    said = (find(called, language) or "" for language in LANGUAGES)
    return frozenset({"∞", *(word.strip().lower() for words in said for word in words.split(","))})


def _number(typed: str) -> float | None:
    if not re.fullmatch(r"-?[0-9]{1,12}(\.[0-9]{1,6})?", typed):
        return None
    number = float(typed)
    return int(number) if number == int(number) else number


UNLIMITED = "unlimited"
AUTO = "auto"

EVERYWHERE = (Scope.SERVER, Scope.CHANNEL, Scope.ROLE)
PLACES = (Scope.SERVER, Scope.CHANNEL)
_NO_LIMIT = math.inf
_DAY = 24 * 3600

RULES: Mapping[str, Rule] = {
    # Who may ask, and how much.
    "allowed": Rule(Flag(free=True), True, PLACES),
    "models": Rule(Models(), (), EVERYWHERE),
    "waiting_each": Rule(Number(0, 1000, unlimited=True), _NO_LIMIT, EVERYWHERE),
    "waiting_here": Rule(Number(0, 10_000, unlimited=True), _NO_LIMIT),
    "cooldown": Rule(Number(0, _DAY, most=min), 0, EVERYWHERE),
    "quota_seconds": Rule(Number(0, 1_000_000, unlimited=True), _NO_LIMIT, EVERYWHERE),
    "quota_clips": Rule(Number(0, 10_000, unlimited=True), _NO_LIMIT, EVERYWHERE),
    "most_side": Rule(Number(16, 8192, unlimited=True), _NO_LIMIT, EVERYWHERE),
    "most_seconds": Rule(Number(0.1, 600, whole=False, unlimited=True), _NO_LIMIT, EVERYWHERE),
    "most_steps": Rule(Number(1, 1000, unlimited=True), _NO_LIMIT, EVERYWHERE),
    "weight": Rule(Number(0.1, 100, whole=False), 1, (Scope.SERVER, Scope.ROLE)),
    # What may be shown.
    "private": Rule(Flag(free=True), True, PLACES),
    "spoiler": Rule(Flag(free=False), False, PLACES),
    "age_restricted": Rule(Choice(("only", "same", "unfiltered")), "same"),
    "filter_action": Rule(Choice(("refuse", "hold")), "refuse", PLACES),
    "language": Rule(Choice((AUTO, *LANGUAGES)), AUTO, PLACES),  # of what all see
    # Where moderators are told, and how long.
    "moderators": Rule(Channel(), 0),
    "reel": Rule(Channel(), 0),
    "audit_days": Rule(Number(1, 365), 30),
    # What members do together.
    "jam_minutes": Rule(Number(1, 24 * 60), 10),  # in which scenes are written and voted for
    "jam_scenes": Rule(Number(1, 25), 8),  # of the film
    "jam_votes": Rule(Number(0, 25), 3),  # everybody has
    "jam_scenes_each": Rule(Number(1, 5), 1),  # everybody may write
    "jam_cutting_minutes": Rule(Number(0, 60), 2),  # to make one's scene again; 0: none
    "jams_in_channel": Rule(Number(0, 5), 1),  # at once
    "relay_turns": Rule(Number(2, 25), 6),  # of the film
    "relay_writing_minutes": Rule(Number(1, 60), 3),  # that a member has for a turn
    "relays_in_channel": Rule(Number(0, 5), 1),  # at once
    "draft_vote_minutes": Rule(Number(0, 60), 1),  # 0: whoever presses a number has that one
}
