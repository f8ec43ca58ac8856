"""A second opinion on Discord: the same small bot at the stand-in and in simcord, another project's
simulation of it, where that is installed (``pip install --no-deps simcord==3.2.1``).

The whole bot does not run there: simcord waits until a bot is idle, and takes a queue's consumer,
which waits forever, for work.
"""

from __future__ import annotations

import asyncio
import importlib
import importlib.util
import io
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

import discord
import pytest
from discord import app_commands

from t2vbot.standin.people import NOTHING, Permission
from t2vbot.standin.standin import Standin

from .standin import pointed_at

needs_simcord = pytest.mark.skipif(
    importlib.util.find_spec("simcord") is None,
    reason="simcord is not installed: pip install --no-deps simcord==3.2.1",
)

Interaction = discord.Interaction[Any]
Step = Callable[[Interaction, "Judged"], Awaitable[Any]]


class Judged(discord.Client):
    """Its command does one step, and notes what came of it."""

    def __init__(self, step: Step) -> None:
        super().__init__(intents=discord.Intents(guilds=True))
        self.tree = app_commands.CommandTree(self)
        self.step = step
        self.first: Interaction | None = None  # of an earlier command
        self.outcome: Any = None
        self.done = asyncio.Event()
        self.friend = 0  # the id of somebody else on the server

        @self.tree.command(description="Make a video")
        async def video(interaction: Interaction, prompt: str) -> None:
            await self.carry_out(interaction)

    async def setup_hook(self) -> None:
        await self.tree.sync()

    async def before_identify_hook(self, shard_id: int | None, *, initial: bool = False) -> None:
        """Without discord.py's five seconds of politeness."""

    async def carry_out(self, interaction: Interaction) -> None:
        try:
            self.outcome = await self.step(interaction, self)
        except discord.HTTPException as error:
            self.outcome = (error.status, error.code)
        self.done.set()


@dataclass(frozen=True)
class Case:
    step: Step
    expected: Any
    denied: Permission = NOTHING  # to the bot, in the channel
    friend_leaves: bool = False
    late: bool = False  # fifteen minutes pass between a first command and this one


def channel_of(interaction: Interaction) -> discord.TextChannel:
    assert isinstance(interaction.channel, discord.TextChannel)
    return interaction.channel


async def sends(interaction: Interaction, bot: Judged) -> str:
    await interaction.response.defer()
    return (await channel_of(interaction).send("hello")).content


async def sends_a_file(interaction: Interaction, bot: Judged) -> list[str]:
    await interaction.response.defer()
    file = discord.File(io.BytesIO(b"a clip"), "clip.mp4")
    return [a.filename for a in (await channel_of(interaction).send(file=file)).attachments]


async def sends_too_much(interaction: Interaction, bot: Judged) -> None:
    await interaction.response.defer()
    await channel_of(interaction).send("x" * 2001)


async def sends_nothing(interaction: Interaction, bot: Judged) -> None:
    await interaction.response.defer()
    await channel_of(interaction).send("")


async def fetches_what_is_gone(interaction: Interaction, bot: Judged) -> None:
    await interaction.response.defer()
    message = await channel_of(interaction).send("hello")
    await message.delete()
    await channel_of(interaction).fetch_message(message.id)


async def edits_what_is_gone(interaction: Interaction, bot: Judged) -> None:
    await interaction.response.defer()
    message = await channel_of(interaction).send("hello")
    await message.delete()
    await message.edit(content="changed")


async def replies_to_what_is_gone(interaction: Interaction, bot: Judged) -> None:
    await interaction.response.defer()
    message = await channel_of(interaction).send("hello")
    await message.delete()
    await message.reply("a reply")


async def answers_twice(interaction: Interaction, bot: Judged) -> None:
    await interaction.response.send_message("once")
    interaction.response._response_type = None
    await interaction.response.send_message("twice")


async def follows_up_unasked(interaction: Interaction, bot: Judged) -> None:
    await interaction.followup.send("before any answer")


async def defers_and_edits(interaction: Interaction, bot: Judged) -> str:
    await interaction.response.defer()
    await interaction.edit_original_response(content="made")
    return (await interaction.original_response()).content


async def follows_up_privately(interaction: Interaction, bot: Judged) -> bool:
    await interaction.response.defer()
    message = await interaction.followup.send("for you", ephemeral=True, wait=True)
    return message.flags.ephemeral


async def edits_what_it_deleted(interaction: Interaction, bot: Judged) -> None:
    await interaction.response.send_message("hello")
    await interaction.delete_original_response()
    await interaction.edit_original_response(content="changed")


async def names_a_button_too_long(interaction: Interaction, bot: Judged) -> None:
    view = discord.ui.View(timeout=None)
    view.add_item(discord.ui.Button(label="x" * 81, custom_id="x"))
    await interaction.response.send_message("press", view=view)


async def begins_a_thread(interaction: Interaction, bot: Judged) -> str:
    await interaction.response.defer()
    message = await channel_of(interaction).send("the theme")
    thread = await message.create_thread(name="scenes")
    return (await thread.send("a scene")).content


async def begins_two_threads(interaction: Interaction, bot: Judged) -> None:
    await interaction.response.defer()
    message = await channel_of(interaction).send("the theme")
    await message.create_thread(name="scenes")
    await message.create_thread(name="again")


async def edits_in_an_archived_thread(interaction: Interaction, bot: Judged) -> None:
    await interaction.response.defer()
    thread = await (await channel_of(interaction).send("the theme")).create_thread(name="scenes")
    said = await thread.send("a scene")
    await thread.edit(archived=True)
    await said.edit(content="changed")


async def writes_to_a_friend(interaction: Interaction, bot: Judged) -> str:
    await interaction.response.defer()
    friend = await bot.fetch_user(bot.friend)
    return (await friend.send("hello")).content


async def looks_a_friend_up(interaction: Interaction, bot: Judged) -> bool:
    await interaction.response.defer()
    assert interaction.guild
    return (await interaction.guild.fetch_member(bot.friend)).id == bot.friend


async def looks_a_stranger_up(interaction: Interaction, bot: Judged) -> None:
    await interaction.response.defer()
    await bot.fetch_user(123)


async def goes_to_a_channel_that_is_none(interaction: Interaction, bot: Judged) -> None:
    await interaction.response.defer()
    await bot.fetch_channel(123)


async def edits_late(interaction: Interaction, bot: Judged) -> None:
    await interaction.response.defer()
    assert bot.first
    await bot.first.edit_original_response(content="late")


async def edits_late_by_its_own_right(interaction: Interaction, bot: Judged) -> str:
    await interaction.response.defer()
    assert bot.first
    number = bot.first.extras["message"]
    message = channel_of(interaction).get_partial_message(number)
    return (await message.edit(content="late")).content


async def reads_its_rights(interaction: Interaction, bot: Judged) -> tuple[bool, bool]:
    await interaction.response.defer()
    rights = interaction.app_permissions
    return rights.send_messages, rights.attach_files


SEND, FILES = Permission.SEND_MESSAGES, Permission.ATTACH_FILES
CASES = {
    "it sends": Case(sends, "hello"),
    "it may not send": Case(sends, (403, 50013), SEND),
    "it may not look": Case(sends, (403, 50001), Permission.VIEW_CHANNEL),
    "it sends a file": Case(sends_a_file, ["clip.mp4"]),
    "it may send no files": Case(sends_a_file, (403, 50013), FILES),
    "too much": Case(sends_too_much, (400, 50035)),
    "nothing": Case(sends_nothing, (400, 50006)),
    "a message that is gone": Case(fetches_what_is_gone, (404, 10008)),
    "an edit of one that is gone": Case(edits_what_is_gone, (404, 10008)),
    "a reply to one that is gone": Case(replies_to_what_is_gone, (400, 50035)),
    "two first answers": Case(answers_twice, (400, 40060)),
    "a follow-up before any": Case(follows_up_unasked, (404, 10015)),
    "a deferred answer": Case(defers_and_edits, "made"),
    # The first one after a deferred answer takes its place, which is public.
    "a private follow-up": Case(follows_up_privately, False),
    "an edit after a deletion": Case(edits_what_it_deleted, (404, 10008)),
    "a button's name": Case(names_a_button_too_long, (400, 50035)),
    "a thread": Case(begins_a_thread, "a scene"),
    "two threads": Case(begins_two_threads, (400, 160004)),
    "an archived thread": Case(edits_in_an_archived_thread, (400, 50083)),
    "a direct message": Case(writes_to_a_friend, "hello"),
    "one to who left": Case(writes_to_a_friend, (403, 50278), friend_leaves=True),
    "a member": Case(looks_a_friend_up, True),
    "who left": Case(looks_a_friend_up, (404, 10007), friend_leaves=True),
    "a stranger": Case(looks_a_stranger_up, (404, 10013)),
    "no channel": Case(goes_to_a_channel_that_is_none, (404, 10003)),
    "a token after its end": Case(edits_late, (401, 50027), late=True),
    "an edit without it": Case(edits_late_by_its_own_right, "late", late=True),
    "rights": Case(reads_its_rights, (True, False), FILES),
}
# Where simcord 3.2.1 says something else than Discord's documentation ("Opcodes and Status Codes"),
# or than what people met: 50027 for a token after its end (Rapptz/discord.py, issue 9578), 10015 as
# long as nothing is answered. None: it lets it pass.
OTHERWISE: dict[str, Any] = {
    "it may send no files": ["clip.mp4"],
    "nothing": (400, 50035),
    "a reply to one that is gone": None,
    "a follow-up before any": None,
    "two threads": None,
    "an archived thread": None,
    "one to who left": "hello",
    "a token after its end": (404, 10015),
}


async def begins(interaction: Interaction, bot: Judged) -> None:
    """A first command, for what comes after it."""
    await interaction.response.defer()
    interaction.extras["message"] = (await interaction.original_response()).id
    bot.first = interaction


async def at_the_stand_in(case: Case) -> Any:
    bot = Judged(begins if case.late else case.step)
    async with Standin() as standin:
        standin.interactions.ack_seconds = 60.0
        general, ada = standin.channel("general"), standin.members["ada"]
        assert general.guild
        rights = Permission.CREATE_PUBLIC_THREADS | Permission.MANAGE_THREADS
        role = standin.changes.add_role(general.guild, "Threads", rights)
        standin.changes.give(general.guild, standin.world.bot, role)
        general.denied = case.denied
        bot.friend = standin.members["ben"].user.id
        with pointed_at(standin):
            running = asyncio.create_task(bot.start(standin.token))
            try:
                await standin.bot_ready()
                if case.friend_leaves:
                    standin.changes.leave(general.guild, standin.members["ben"].user)
                if case.late:
                    await ada.slash(general, "video", prompt="x")
                    await asyncio.wait_for(bot.done.wait(), 10)
                    bot.done.clear()
                    standin.interactions.expire_all()
                    bot.step = case.step
                await ada.slash(general, "video", prompt="x")
                await asyncio.wait_for(bot.done.wait(), 10)
            finally:
                await bot.close()
                await running
    return bot.outcome


async def in_simcord(case: Case) -> Any:
    simcord = importlib.import_module("simcord")
    bot = Judged(begins if case.late else case.step)
    async with simcord.run(bot) as env:
        guild = env.create_guild()
        names = [one.name.lower() for one in case.denied if one.name]
        denied = discord.PermissionOverwrite(**dict.fromkeys(names, False))
        general = guild.create_text_channel("general", overwrites={bot.user: denied})
        ada, ben = (guild.add_member(env.create_user(name)) for name in ("ada", "ben"))
        bot.friend = ben.id
        if case.friend_leaves:
            guild.remove_member(ben)
        if case.late:
            await ada.slash(general, "video", prompt="x")
            await env.advance_time(15 * 60 + 1)
            bot.step = case.step
        await ada.slash(general, "video", prompt="x")
    return bot.outcome


@pytest.mark.parametrize("name", CASES)
async def test_the_stand_in_says_what_discord_does(name: str) -> None:
    assert await at_the_stand_in(CASES[name]) == CASES[name].expected


@needs_simcord
@pytest.mark.parametrize("name", CASES)
async def test_simcord_says_the_same(name: str) -> None:
    assert await in_simcord(CASES[name]) == OTHERWISE.get(name, CASES[name].expected)
