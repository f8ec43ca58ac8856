"""What is set in a server, in words."""

from __future__ import annotations

import math
from collections.abc import Iterable

from ...rules.asker import Asker
from ...rules.rule import RULES, Channel, Choice, Flag, Scope, Value
from ...rules.rulebook import Edit, Holding, Rulebook, Spot
from ...text import Listed, Text, render
from .markdown import escape

TOPICS: dict[str, tuple[str, ...]] = {
    "asking": (
        *("allowed", "models", "waiting_each", "waiting_here", "cooldown", "quota_seconds"),
        *("quota_clips", "most_side", "most_seconds", "most_steps", "weight"),
    ),
    "showing": ("private", "spoiler", "age_restricted", "filter_action", "language"),
    "moderating": ("moderators", "reel", "audit_days"),
    "together": (
        *("jam_minutes", "jam_scenes", "jam_votes", "jam_scenes_each", "jam_cutting_minutes"),
        *("jams_in_channel", "relay_turns", "relay_writing_minutes", "relays_in_channel"),
        "draft_vote_minutes",
    ),
}


def name_of(name: str) -> Text:
    return Text("setting-name", name=name)


def value_of(name: str, value: Value | None) -> Text | Listed:
    """A rule's value in words; None: it is not set."""
    kind = RULES[name].kind
    if value is None:
        return Text("setting-not-set")
    if isinstance(kind, Flag):
        return Text("setting-yes" if value else "setting-no")
    if isinstance(kind, Choice):
        return option_of(name, str(value))
    if isinstance(kind, Channel):
        return Text("text-channel", id=str(value)) if value else Text("setting-none")
    if isinstance(value, tuple):
        return Listed(map(escape, value)) if value else Text("setting-all")
    if value == math.inf:
        return Text("setting-unlimited")
    return Text("setting-number", number=value)


def option_of(name: str, option: str) -> Text:
    return Text("setting-option", option=f"{name}-{option}")


def spot_of(spot: Spot | None) -> Text:
    """Where a rule stands."""
    if spot is None:
        return Text("setting-from-nobody")
    if spot.scope is Scope.CHANNEL:
        return Text("text-channel", id=str(spot.scope_id))
    if spot.scope is Scope.ROLE:
        return Text("text-role", id=str(spot.scope_id))
    return Text("setting-from", scope=spot.scope)


def line(name: str, holding: Holding) -> Text:
    value, source = value_of(name, holding.value), spot_of(holding.spot)
    return Text("setting-line", name=name_of(name), value=value, source=source)


def holding_for(rulebook: Rulebook, asker: Asker, names: Iterable[str]) -> list[str]:
    """What holds in the end for somebody in a place, and where it comes from."""
    return [render(line(name, rulebook.binding(name, asker))) for name in names]


def edited(edits: Iterable[Edit]) -> list[str]:
    """What a change changed."""
    return [
        render(
            Text(
                "setting-edited",
                name=name_of(edit.name),
                where=spot_of(edit.spot),
                before=value_of(edit.name, edit.before),
                after=value_of(edit.name, edit.after),
            )
        )
        for edit in edits
    ]
