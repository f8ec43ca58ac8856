"""Whose the application is, as discord.py reads it."""

from __future__ import annotations

import discord

from t2vbot.standin.application import TeamRole
from t2vbot.standin.standin import Standin

from .standin import Bot


async def test_it_is_one_persons(standin: Standin, bot: Bot) -> None:
    info = await bot.application_info()
    assert (info.owner.id, info.team) == (standin.members["ada"].user.id, None)
    standin.world.application.owner = standin.members["ben"].user
    assert (await bot.application_info()).owner.name == "ben"
    standin.changes.add_guild("another")
    assert (await bot.application_info()).approximate_guild_count == 2


async def test_it_is_a_teams(standin: Standin, bot: Bot) -> None:
    ada, ben, cleo, dan = (standin.members[name].user for name in ("ada", "ben", "cleo", "dan"))
    roles = {ben: TeamRole.DEVELOPER, cleo: TeamRole.READ_ONLY, dan: TeamRole.ADMIN}
    team = standin.world.add_team("Projectionists", ada, roles)
    team.invited = frozenset({dan})
    info = await bot.application_info()
    assert info.team
    assert info.team.owner_id == ada.id
    assert info.owner.id == team.id  # Discord puts an account of the team's there
    assert info.owner.public_flags.team_user
    assert {member.name: member.role.value for member in info.team.members} == {
        "ada": "admin",
        "ben": "developer",
        "cleo": "read_only",
        "dan": "admin",
    }
    accepted = discord.TeamMembershipState.accepted
    joined = [m.name for m in info.team.members if m.membership_state is accepted]
    assert joined == ["ada", "ben", "cleo"]
    application = standin.world.application
    assert [application.is_owned_by(user) for user in (ada, ben)] == [True, False]


async def test_both_routes_say_the_same(standin: Standin, bot: Bot) -> None:
    standin.world.add_team("Projectionists", standin.members["ada"].user, {})
    older = await bot.http.request(discord.http.Route("GET", "/oauth2/applications/@me"))
    newer = await bot.http.request(discord.http.Route("GET", "/applications/@me"))
    assert older == newer
    assert older["team"]["name"] == "Projectionists"
