"""Threads at the stand-in, as discord.py begins, changes and leaves them."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import discord
import pytest

from t2vbot.standin.people import Permission
from t2vbot.standin.places import Guild
from t2vbot.standin.standin import Standin

from .standin import Bot, refusal

BEGINS = Permission.CREATE_PUBLIC_THREADS | Permission.CREATE_PRIVATE_THREADS


class Watcher(Bot):
    """Notes what it hears of threads."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[tuple[str, int]] = []

    async def on_thread_create(self, thread: discord.Thread) -> None:
        self.heard.append(("create", thread.id))

    async def on_thread_update(self, before: discord.Thread, after: discord.Thread) -> None:
        self.heard.append(("update", after.id))

    async def on_raw_thread_delete(self, event: discord.RawThreadDeleteEvent) -> None:
        self.heard.append(("delete", event.thread_id))


@asynccontextmanager
async def at_home(
    standin: Standin, rights: Permission = BEGINS
) -> AsyncIterator[tuple[Watcher, discord.TextChannel]]:
    """A bot that may do more than the usual invitation lets it."""
    guild = home(standin)
    extra = standin.changes.add_role(guild, "Threads", rights)
    standin.changes.give(guild, standin.world.bot, extra)
    bot = Watcher()
    async with bot.online(standin):
        channel = await bot.fetch_channel(standin.channel("general").id)
        assert isinstance(channel, discord.TextChannel)
        yield bot, channel


def home(standin: Standin) -> Guild:
    guild = standin.channel("general").guild
    assert guild
    return guild


async def heard_all(standin: Standin, bot: Bot) -> None:
    """Events come in order: after this one all before it were heard."""
    await standin.members["ada"].slash(standin.channel("general"), "video", prompt="x")
    await bot.receive()


async def test_one_is_begun_from_a_message_once(standin: Standin) -> None:
    async with at_home(standin) as (bot, channel):
        message = await channel.send("the theme")
        thread = await message.create_thread(name="scenes", auto_archive_duration=60)
        assert (thread.id, thread.name, thread.parent_id) == (message.id, "scenes", channel.id)
        assert (thread.auto_archive_duration, thread.owner_id) == (60, bot.application_id)
        assert thread.me
        assert await refusal(message.create_thread(name="again")) == (400, 160004)
        again = await channel.fetch_message(message.id)
        assert again.flags.has_thread
        assert again.thread and again.thread.id == thread.id
        said = await thread.send("a scene")
        assert (await thread.fetch_message(said.id)).content == "a scene"
        await heard_all(standin, bot)
        assert bot.heard == [("create", thread.id)]


@pytest.mark.parametrize(
    "kind", [discord.ChannelType.public_thread, discord.ChannelType.private_thread]
)
async def test_one_is_begun_without_a_message(standin: Standin, kind: Any) -> None:
    async with at_home(standin) as (_, channel):
        thread = await channel.create_thread(name="scenes", type=kind, invitable=False)
        assert thread.type is kind
        assert thread.invitable is (kind is discord.ChannelType.public_thread)
        active = await channel.guild.active_threads()
        assert thread.id in [found.id for found in active]


@pytest.mark.parametrize(
    "lacking", [Permission.CREATE_PUBLIC_THREADS, Permission.CREATE_PRIVATE_THREADS]
)
async def test_rights_are_needed(standin: Standin, lacking: Permission) -> None:
    """A bot has what everybody has here, and what it was invited with: it is taken here from it."""
    standin.channel("general").denied = lacking
    async with at_home(standin) as (_, channel):
        message = await channel.send("the theme")
        public = lacking is Permission.CREATE_PUBLIC_THREADS
        if public:
            assert await refusal(message.create_thread(name="scenes")) == (403, 50013)
        else:
            assert await refusal(channel.create_thread(name="scenes")) == (403, 50013)
            await message.create_thread(name="scenes")


@pytest.mark.parametrize(
    "said", [{"name": ""}, {"name": "x" * 101}, {"name": "x", "auto_archive_duration": 7}]
)
async def test_a_wrong_form_is_refused(standin: Standin, said: dict[str, Any]) -> None:
    async with at_home(standin) as (bot, channel):
        message = await channel.send("the theme")
        call = bot.http.start_thread_with_message(
            channel.id, message.id, **({"auto_archive_duration": 60} | said)
        )
        assert await refusal(call) == (400, 50035)


async def test_a_thread_has_no_threads(standin: Standin) -> None:
    async with at_home(standin) as (_, channel):
        thread = await (await channel.send("the theme")).create_thread(name="scenes")
        message = await thread.send("a scene")
        assert await refusal(message.create_thread(name="below")) == (400, 50024)


async def test_who_is_in_a_private_one_sees_it(standin: Standin) -> None:
    async with at_home(standin) as (bot, channel):
        thread = await channel.create_thread(name="secret")
        place = standin.world.channels[thread.id]
        ada, ben = standin.members["ada"], standin.members["ben"]
        assert not place.includes(ada.user)
        await thread.add_user(discord.Object(ada.user.id))
        assert place.includes(ada.user)
        assert not place.includes(ben.user)
        assert place.includes(standin.members["cleo"].user)  # who manages threads
        assert {m.id for m in await thread.fetch_members()} == {bot.application_id, ada.user.id}
        await thread.remove_user(discord.Object(ada.user.id))
        assert not place.includes(ada.user)
        await thread.leave()
        assert await refusal(thread.send("still here?")) == (403, 50001)


async def test_it_is_archived_opened_locked_and_deleted(standin: Standin) -> None:
    async with at_home(standin, BEGINS | Permission.MANAGE_THREADS) as (bot, channel):
        thread = await (await channel.send("the theme")).create_thread(name="scenes")
        said = await thread.send("a scene")
        await thread.edit(name="the film")
        await thread.edit(archived=True)
        assert await refusal(said.edit(content="changed")) == (400, 50083)
        assert await refusal(thread.edit(name="later")) == (400, 50083)
        await thread.send("opens it again")
        await said.edit(content="changed")
        await thread.edit(archived=True, locked=True)
        assert standin.world.channels[thread.id].locked
        await thread.edit(archived=False, locked=False)
        await thread.delete()
        assert await refusal(thread.send("gone")) == (404, 10003)
        await heard_all(standin, bot)
        names = [name for name, number in bot.heard if number == thread.id]
        assert names[0] == "create"
        assert names[-1] == "delete"
        assert names.count("update") >= 3


async def test_its_owner_may_archive_and_not_lock(standin: Standin) -> None:
    async with at_home(standin) as (_, channel):
        thread = await (await channel.send("the theme")).create_thread(name="scenes")
        await thread.edit(archived=True)
        await thread.edit(archived=False)
        assert await refusal(thread.edit(locked=True)) == (403, 50013)
        assert await refusal(thread.delete()) == (403, 50013)
        standin.archive(standin.world.channels[thread.id], locked=True)
        assert await refusal(thread.edit(archived=False)) == (403, 50013)
