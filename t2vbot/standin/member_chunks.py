"""A server's members, for a bot that asks the gateway for them ("Request Guild Members")."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from .people import Json, User
from .places import Guild
from .world import World

MOST = 1000  # members of one chunk
MOST_BY_NAME = 100  # that a search by name gives


def chunks(world: World, guild: Guild, asked: Json, *, may_list: bool) -> Iterator[Json]:
    """Each chunk that answers. ``may_list``: whether the session has the intent GUILD_MEMBERS,
    without which only members that are named come.
    """
    members = [world.users[number] for number in guild.members]
    named = _named(asked.get("user_ids"))
    missing = [str(number) for number in named if number not in guild.members]
    if named:
        members = [user for user in members if user.id in named]
    elif not may_list:
        members = []
    else:
        members = _by_name(members, str(asked.get("query") or ""), int(asked.get("limit") or 0))
    parts = [members[at : at + MOST] for at in range(0, len(members), MOST)] or [[]]
    for index, part in enumerate(parts):
        body = {
            "guild_id": str(guild.id),
            "members": [guild.member_json(user) for user in part],
            "chunk_index": index,
            "chunk_count": len(parts),
        }
        extra = {"nonce": asked.get("nonce"), "not_found": missing}
        yield body | {key: value for key, value in extra.items() if value}


def _named(ids: Any) -> list[int]:
    listed = ids if isinstance(ids, list) else [] if ids is None else [ids]
    return [int(number) for number in listed]


def _by_name(members: Sequence[User], start: str, limit: int) -> list[User]:
    """Everybody, or who is called so; a search has a limit, and gives no more than a hundred."""
    if not start and not limit:
        return list(members)
    found = [u for u in members if u.username.startswith(start) or u.display_name.startswith(start)]
    return found[: min(limit or MOST_BY_NAME, MOST_BY_NAME)]
