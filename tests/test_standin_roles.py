"""Roles, rights and kinds of channels that change while a bot is online, as discord.py hears it."""

from __future__ import annotations

from typing import Any

import discord
import pytest

from t2vbot.standin.people import Permission
from t2vbot.standin.places import ChannelKind
from t2vbot.standin.standin import Standin

from .standin import Bot, refusal
from .test_standin_threads import home

MEMBERS = discord.Intents(guilds=True, members=True)


class Listener(Bot):
    """Notes what it hears of roles, members and channels."""

    def __init__(self, intents: discord.Intents | None = None) -> None:
        super().__init__(intents)
        self._connection.guild_ready_timeout = 0.05  # how long it waits for more servers
        self.heard: list[tuple[Any, ...]] = []

    async def on_guild_role_create(self, role: discord.Role) -> None:
        self.heard.append(("role made", role.name))

    async def on_guild_role_update(self, before: discord.Role, after: discord.Role) -> None:
        self.heard.append(("role changed", before.name, after.name))

    async def on_guild_role_delete(self, role: discord.Role) -> None:
        self.heard.append(("role deleted", role.name))

    async def on_raw_member_remove(self, event: discord.RawMemberRemoveEvent) -> None:
        self.heard.append(("member left", event.user.name))

    async def on_member_update(self, before: discord.Member, after: discord.Member) -> None:
        roles = [[role.name for role in member.roles[1:]] for member in (before, after)]
        self.heard.append(("member changed", after.name, *roles))

    async def on_guild_remove(self, guild: discord.Guild) -> None:
        self.heard.append(("server left", guild.name))

    async def on_guild_join(self, guild: discord.Guild) -> None:
        self.heard.append(("server joined", guild.name))

    async def on_guild_channel_update(self, before: Any, after: Any) -> None:
        self.heard.append(("channel changed", after.name, after.is_nsfw(), after.category_id))


async def asked(standin: Standin, bot: Bot, who: str = "ada", where: str = "general") -> Any:
    """What arrives of a member's command, after all that happened before."""
    await standin.members[who].slash(standin.channel(where), "video", prompt="x")
    return await bot.receive()


# --- Roles ----------------------------------------------------------------------------------------


async def test_a_command_says_which_roles_its_member_has_now(standin: Standin, bot: Bot) -> None:
    guild, changes, ben = home(standin), standin.changes, standin.members["ben"].user
    fan = changes.add_role(guild, "Fan")
    assert (await asked(standin, bot, "ben")).user.roles[1:] == []
    changes.give(guild, ben, fan)
    changes.give(guild, ben, fan)  # once is enough
    assert [role.name for role in (await asked(standin, bot, "ben")).user.roles[1:]] == ["Fan"]
    changes.take(guild, ben, fan)
    assert (await asked(standin, bot, "ben")).user.roles[1:] == []


async def test_a_role_is_made_changed_and_deleted(standin: Standin) -> None:
    guild, changes = home(standin), standin.changes
    bot = Listener()
    async with bot.online(standin):
        role = changes.add_role(guild, "Fan")
        await asked(standin, bot)
        general = standin.channel("general")
        changes.overwrite(general, role, allow=Permission.MENTION_EVERYONE)
        changes.rename_role(guild, role, "Supporter")
        changes.change_role(guild, role, role.permissions | Permission.MANAGE_GUILD)
        changes.give(guild, standin.members["ben"].user, role)
        seen: Any = (await asked(standin, bot, "ben")).user
        assert seen.guild_permissions.manage_guild
        changes.delete_role(guild, role)
        assert not (await asked(standin, bot, "ben")).user.guild_permissions.manage_guild
        assert role.id not in general.overwrites
    assert [one for one in bot.heard if one[0].startswith("role")] == [
        ("role made", "Fan"),
        ("role changed", "Fan", "Supporter"),
        ("role changed", "Supporter", "Supporter"),
        ("role deleted", "Supporter"),
    ]
    with pytest.raises(ValueError, match="no role of"):
        changes.give(guild, standin.members["ben"].user, role)


@pytest.mark.parametrize("granted", [False, True])
async def test_of_members_only_bots_with_the_intent_hear(standin: Standin, granted: bool) -> None:
    guild, changes, ben = home(standin), standin.changes, standin.members["ben"].user
    role = changes.add_role(guild, "Fan")
    if granted:
        standin.gateway.privileged |= 1 << 1
    bot = Listener(MEMBERS if granted else None)
    async with bot.online(standin):
        await bot.wait_until_ready()
        server: Any = bot.get_guild(guild.id)
        assert server.chunked is granted  # it asked for the members, of whom it is told then
        changes.give(guild, ben, role)
        changes.leave(guild, ben)
        await asked(standin, bot)
    expected = [("member changed", "ben", [], ["Fan"]), ("member left", "ben")] if granted else []
    assert bot.heard == expected


async def test_members_are_looked_up_at_the_gateway(standin: Standin) -> None:
    guild, ben, cleo = home(standin), standin.members["ben"].user, standin.members["cleo"].user
    for intents, by_name in ((None, []), (MEMBERS, ["ben"])):
        standin.gateway.privileged |= 1 << 1
        bot = Listener(intents)
        async with bot.online(standin):
            await bot.wait_until_ready()
            server: Any = bot.get_guild(guild.id)
            found = await server.query_members(user_ids=[ben.id, cleo.id, 123])
            assert [member.name for member in found] == ["ben", "cleo"]
            if intents:
                found = await server.query_members("be", limit=5)
                assert [member.name for member in found] == by_name


# --- Channels -------------------------------------------------------------------------------------


async def test_a_channel_becomes_one_for_adults(standin: Standin) -> None:
    general, clips = standin.channel("general"), standin.channel("clips")
    bot = Listener()
    async with bot.online(standin):
        first = await asked(standin, bot)
        assert not first.channel.is_nsfw()
        standin.changes.restrict(general)
        here, thread = await asked(standin, bot), await asked(standin, bot, where="clips")
        assert here.channel.is_nsfw()
        assert thread.channel.is_nsfw()  # by its channel
        assert thread.channel.parent_id == general.id
        standin.changes.restrict(general, False)
        assert not (await asked(standin, bot)).channel.is_nsfw()
    assert bot.heard == [("channel changed", "general", nsfw, None) for nsfw in (True, False)]
    payload = clips.to_json()
    assert "nsfw" not in payload  # as Discord's threads
    assert payload["type"] == 11


async def test_channels_stand_under_categories(standin: Standin) -> None:
    guild, general, changes = home(standin), standin.channel("general"), standin.changes
    bot = Listener()
    async with bot.online(standin):
        films = changes.add_channel(guild, "Films", kind=ChannelKind.CATEGORY)
        inside = changes.add_channel(guild, "premieres", category=films)
        changes.move(general, films)
        came = await asked(standin, bot)
        assert came.channel.category.name == "Films"
        assert came.channel.category_id == films.id
        seen = bot.get_channel(films.id)
        assert isinstance(seen, discord.CategoryChannel)
        assert {channel.id for channel in seen.channels} == {general.id, inside.id}
        words = discord.http.handle_message_parameters(content="x")
        assert await refusal(bot.http.send_message(films.id, params=words)) == (400, 50008)
        standin.delete_channel(films)
        assert (await asked(standin, bot)).channel.category_id is None
        assert bot.get_channel(films.id) is None
    assert ("channel changed", "general", False, None) in bot.heard


async def test_a_command_for_adults_is_offered_in_their_channels(standin: Standin) -> None:
    class Adults(Bot):
        def __init__(self) -> None:
            super().__init__()
            self.tree.clear_commands(guild=None)

            @self.tree.command(description="For adults", nsfw=True)
            async def late(interaction: discord.Interaction) -> None:
                pass

    general, clips, ada = (
        *(standin.channel("general"), standin.channel("clips")),
        standin.members["ada"],
    )
    async with Adults().online(standin):
        assert ada.offered(general) == ada.offered(clips) == []
        standin.changes.restrict(general)
        assert [c["name"] for c in ada.offered(general)] == ["late"]
        assert [c["name"] for c in ada.offered(clips)] == ["late"]  # a thread of it


# --- Servers --------------------------------------------------------------------------------------


async def test_the_bot_is_thrown_out_and_added_again(standin: Standin) -> None:
    guild, ada, general = home(standin), standin.members["ada"], standin.channel("general")
    bot = Listener()
    async with bot.online(standin):
        await bot.wait_until_ready()
        pending = await asked(standin, bot)
        standin.changes.remove_bot(guild)
        assert ada.offered(general) == []
        channel = bot.get_partial_messageable(general.id)
        assert await refusal(channel.send("x")) == (403, 50001)
        await pending.response.send_message("a token still answers")
        standin.changes.invite_bot(guild)
        assert [c["name"] for c in ada.offered(general)] == ["video"]
        await channel.send("here again")
        await asked(standin, bot)
    assert bot.heard == [("server left", guild.name), ("server joined", guild.name)]


async def test_who_left_a_server_does_nothing_there(standin: Standin, bot: Bot) -> None:
    guild, ben = home(standin), standin.members["ben"]
    general, clips = standin.channel("general"), standin.channel("clips")
    standin.changes.join_thread(clips, ben.user)
    role = standin.changes.add_role(guild, "Fan")
    standin.changes.give(guild, ben.user, role)
    standin.changes.leave(guild, ben.user)
    assert ben.offered(general) == ben.offered(clips) == []
    assert ben.user not in clips.joined
    assert not general.includes(ben.user)
    standin.changes.join(guild, ben.user)
    assert (await asked(standin, bot, "ben")).user.roles[1:] == []  # roles do not come back
