"""What the playground adds to the stand-in's world: a place for moderators, a role that some have,
and a server of the host's own.
"""

from __future__ import annotations

from dataclasses import dataclass

from ..standin.people import Permission, Role
from ..standin.places import Channel, Guild
from ..standin.standin import Standin

HOST = "hana"
"""To whom the application belongs: nobody whom a first visitor plays."""
SUPPORTER = "ben"


@dataclass(frozen=True, slots=True)
class Scenery:
    """``control`` is where the host talks to the bot, in a server without anybody else."""

    mods: Channel
    supporter: Role
    office: Guild
    control: Channel


def furnish(standin: Standin) -> Scenery:
    """Call it once, before a bot comes."""
    world, changes = standin.world, standin.changes
    home, host = standin.channel("general").guild, world.people[HOST]
    assert home is not None
    world.application.owner = host
    supporter = changes.add_role(home, "Supporter")
    changes.give(home, world.people[SUPPORTER], supporter)
    office = world.add_guild("The Machine Room", owner=host, people=[host])
    return Scenery(
        mods=_moderators_channel(standin, home),
        supporter=supporter,
        office=office,
        control=changes.add_channel(office, "control"),
    )


def _moderators_channel(standin: Standin, home: Guild) -> Channel:
    (moderators,) = (role for role in home.roles if role.name == "Moderators")
    channel = standin.changes.add_channel(home, "mods")
    overwrite, seen = standin.changes.overwrite, Permission.VIEW_CHANNEL
    overwrite(channel, home.everyone, deny=seen)
    for target in (moderators, standin.world.bot):
        overwrite(channel, target, allow=seen)
    return channel
