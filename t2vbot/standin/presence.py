"""What stands under the bot's name: its status and what it is said to do ("Update Presence")."""

from __future__ import annotations

import enum
from collections import deque
from dataclasses import dataclass
from typing import Any, NamedTuple

from .clock import Clock
from .hub import Event, Hub
from .people import Json
from .sessions import Session

UPDATES, SECONDS = 5, 20.0
"""How often a client may change it (discord-api-docs, pull request 1226)."""
TEXT = 128
"""Characters of an activity's name and state. Discord documents no number; this is what its own
clients take, and what libraries warn of.
"""
STATUSES = frozenset({"online", "dnd", "idle", "invisible", "offline"})


class Activity(enum.IntEnum):
    """Discord's "Activity Types"."""

    PLAYING = 0
    STREAMING = 1
    LISTENING = 2
    WATCHING = 3
    CUSTOM = 4
    COMPETING = 5


class Presence(NamedTuple):
    """A status, and the words of the first activity as a client shows them."""

    status: str = "online"
    words: str = ""


@dataclass(frozen=True, slots=True)
class PresenceDropped(Event):
    """An update that changed nothing, and why."""

    sent: Json
    reason: str


@dataclass(frozen=True, slots=True)
class PresenceChanged(Event):
    presence: Presence


class Presences:
    """The bot's presence now, and the updates of which nothing came: Discord tells a bot of neither
    (discord-jda/JDA, issue 323), so a test has to look here.
    """

    def __init__(self, clock: Clock, hub: Hub) -> None:
        self.now = Presence()  # as it was set last, by whichever shard
        self.by_shard: dict[int, Presence] = {}  # each shows its own to its servers
        self.dropped: list[PresenceDropped] = []
        self._clock = clock
        self._hub = hub
        self._times: dict[str, deque[float]] = {}  # of the latest updates, by session

    def begin(self, session: Session, sent: Any) -> None:
        """What a bot identifies with; the older word "game" for one activity is still taken."""
        sent = sent if isinstance(sent, dict) else {}
        game = [sent["game"]] if sent.get("game") else []
        status = {"status": sent.get("status") or "online"}
        self._take({"activities": game} | sent | status, session)

    def update(self, session: Session, sent: Any) -> None:
        self._take(sent if isinstance(sent, dict) else {}, session, limited=True)

    def _take(self, sent: Json, session: Session, limited: bool = False) -> None:
        if reason := _wrong(sent) or (self._too_many(session) if limited else ""):
            self.dropped.append(PresenceDropped(sent, reason))
            self._hub.publish(self.dropped[-1])
            return
        activities = sent.get("activities") or []
        before = self.now
        self.now = Presence(sent["status"], _words(activities[0]) if activities else "")
        self.by_shard[session.shard[0]] = self.now
        if self.now != before:
            self._hub.publish(PresenceChanged(self.now))

    def _too_many(self, session: Session) -> str:
        times = self._times.setdefault(session.id, deque())
        now = self._clock.now()
        while times and times[0] <= now - SECONDS:
            times.popleft()
        if len(times) >= UPDATES:
            return f"more than {UPDATES} in {SECONDS:g} seconds"
        times.append(now)
        return ""


def _wrong(sent: Json) -> str:
    if sent.get("status") not in STATUSES:
        return "there is no such status"
    activities = sent.get("activities") or []
    if not isinstance(activities, list) or not all(isinstance(one, dict) for one in activities):
        return "activities are a list of objects"
    return next(filter(None, map(_wrong_activity, activities)), "")


def _wrong_activity(activity: Json) -> str:
    if activity.get("type") not in tuple(Activity):
        return "there is no such type of activity"
    if not activity.get("name"):
        return "an activity has a name"
    for key in ("name", "state"):
        if len(activity.get(key) or "") > TEXT:
            return f"the {key} has more than {TEXT} characters"
    return ""


def _words(activity: Json) -> str:
    name = activity["name"]
    match Activity(activity["type"]):
        case Activity.CUSTOM:
            return activity.get("state") or ""
        case Activity.LISTENING:
            return f"Listening to {name}"
        case Activity.COMPETING:
            return f"Competing in {name}"
        case kind:
            return f"{kind.name.capitalize()} {name}"
