"""A server's own rules on /video hold for the buttons that make a new one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from t2vbot.standin.interaction import Interaction
from t2vbot.standin.message import Message
from t2vbot.standin.options import ClientRefused
from t2vbot.standin.people import Permission, Role
from t2vbot.standin.places import Channel, Guild
from t2vbot.standin.standin import Standin

from .quick import TIMEOUT, QuickBot, quick_bot


@dataclass
class Scene:
    """Ben looks at a video of Ada's in #general."""

    standin: Standin
    guild: Guild
    general: Channel
    fans: Role

    def rule(self, rules: dict[Any, bool], *, of_app: bool = False) -> None:
        """On the Integrations page."""
        (video,) = [c for c in self.standin.commands.of(None) if c["name"] == "video"]
        target = self.standin.world.application_id if of_app else int(video["id"])
        self.standin.integrations.set(self.guild, target, rules)


def nobody(scene: Scene) -> None:
    scene.rule({scene.guild.everyone: False})


def not_ben(scene: Scene) -> None:
    scene.rule({scene.standin.members["ben"].user: False, scene.guild.everyone: True})


def another_role(scene: Scene) -> None:
    scene.rule({scene.guild.everyone: False, scene.fans: True})


def not_here(scene: Scene) -> None:
    scene.rule({scene.general: False})


def in_one_channel_only(scene: Scene) -> None:
    scene.rule({"all": False, scene.standin.channel("videos"): True})


def nothing_of_the_app(scene: Scene) -> None:
    scene.rule({scene.guild.everyone: False}, of_app=True)


def no_commands_at_all(scene: Scene) -> None:
    left = scene.guild.everyone.permissions & ~Permission.USE_APPLICATION_COMMANDS
    scene.standin.changes.change_role(scene.guild, scene.guild.everyone, left)


FORBID = [
    *(nobody, not_ben, another_role, not_here, in_one_channel_only),
    *(nothing_of_the_app, no_commands_at_all),
]


def nothing(scene: Scene) -> None:
    pass


def ben_by_name(scene: Scene) -> None:
    scene.rule({scene.guild.everyone: False, scene.standin.members["ben"].user: True})


def a_role_of_his(scene: Scene) -> None:
    scene.standin.changes.give(scene.guild, scene.standin.members["ben"].user, scene.fans)
    scene.rule({scene.guild.everyone: False, scene.fans: True})


def here_only(scene: Scene) -> None:
    scene.rule({"all": False, scene.general: True})


def the_command_before_the_app(scene: Scene) -> None:
    scene.rule({scene.guild.everyone: False}, of_app=True)
    scene.rule({scene.guild.everyone: True})


def an_administrator(scene: Scene) -> None:
    boss = scene.standin.changes.add_role(scene.guild, "Boss", Permission.ADMINISTRATOR)
    scene.standin.changes.give(scene.guild, scene.standin.members["ben"].user, boss)
    scene.rule({scene.guild.everyone: False, scene.general: False})


ALLOW = [
    *(nothing, ben_by_name, a_role_of_his, here_only, the_command_before_the_app),
    an_administrator,
]
Rule = Callable[[Scene], None]


def a_scene(standin: Standin) -> Scene:
    general = standin.channel("general")
    assert general.guild
    fans = standin.changes.add_role(general.guild, "Fans")
    return Scene(standin, general.guild, general, fans)


def may_ask(scene: Scene) -> bool:
    """Whether Discord would let Ben use the command."""
    offered = scene.standin.members["ben"].offered(scene.general)
    return "video" in [command["name"] for command in offered]


async def press(bot: QuickBot, message: Message, button: str) -> Interaction:
    pressed = await bot.discord.members["ben"].click(message, button)
    return await pressed.acknowledged(TIMEOUT)


async def refused(pressed: Interaction) -> bool:
    if pressed.modal:
        return False
    told = await pressed.message(lambda m: m.content, TIMEOUT)
    return told.only_for is not None and "may not use /video here" in told.content


@pytest.mark.parametrize("when", ["before the start", "while the bot is online"])
@pytest.mark.parametrize("rule", [*FORBID, *ALLOW], ids=lambda rule: rule.__name__)
async def test_buttons_keep_the_rules_of_the_command(
    standin: Standin, tmp_path: Path, rule: Rule, when: str
) -> None:
    if when == "before the start":
        async with quick_bot(standin, tmp_path):
            pass  # its commands are there
        rule(scene := a_scene(standin))
    async with quick_bot(standin, tmp_path) as bot:
        if when == "while the bot is online":
            message = await bot.video(await bot.clip())
            rule(scene := a_scene(standin))
        else:
            await asked_for_rules(bot)
            message = await bot.video(await bot.clip("cleo"))  # who owns the server
        assert may_ask(scene) == (rule in ALLOW)
        await heard(bot)
        for button in ("Again", "Change"):
            assert await refused(await press(bot, message, button)) == (rule in FORBID)
        await bot.idle()


async def asked_for_rules(bot: QuickBot) -> None:
    """Wait until the bot knows what was set before it came."""
    await bot.discord.request(lambda r: r.path.endswith("/commands/permissions"), TIMEOUT)
    await heard(bot)


async def heard(bot: QuickBot) -> None:
    """Wait until the bot has heard of all that happened before: an answer comes after it."""
    queue = await bot.discord.members["cleo"].slash(bot.discord.channel("general"), "queue")
    await queue.acknowledged(TIMEOUT)


async def test_an_open_form_keeps_them_too(standin: Standin, tmp_path: Path) -> None:
    async with quick_bot(standin, tmp_path) as bot:
        message = await bot.video(await bot.clip())
        shown = await press(bot, message, "Change")
        nobody(a_scene(standin))
        await heard(bot)
        sent = await standin.members["ben"].submit_modal(shown, {})
        assert await refused(await sent.acknowledged(TIMEOUT))
        await bot.settled(delivered=1)


async def test_who_may_not_use_the_command_may_not_join(standin: Standin, tmp_path: Path) -> None:
    async with quick_bot(standin, tmp_path, gate=False) as bot:
        message = await (await bot.clip()).message(lambda m: "Me too" in m.labels)
        nobody(a_scene(standin))
        await heard(bot)
        assert await refused(await press(bot, message, "Me too"))
        bot.executor.gate.set()
        await bot.idle()


async def test_a_host_may_let_everybody_press(standin: Standin, tmp_path: Path) -> None:
    async with quick_bot(standin, tmp_path, buttons="everyone") as bot:
        message = await bot.video(await bot.clip())
        nobody(scene := a_scene(standin))
        await heard(bot)
        with pytest.raises(ClientRefused):
            await standin.members["ben"].slash(scene.general, "video", prompt="a red circle")
        again = await press(bot, message, "Again")
        await bot.video(again)
        await bot.settled(delivered=2)


async def test_rules_that_cannot_be_read_forbid_nothing(standin: Standin, tmp_path: Path) -> None:
    """Discord may be slow, or not let the bot look."""
    standin.faults.fail("GET /applications/*/guilds/*/commands/permissions", 403, 50001)
    async with quick_bot(standin, tmp_path) as bot:
        message = await bot.video(await bot.clip())
        assert not await refused(await press(bot, message, "Again"))
        await bot.idle()


async def test_no_server_decides_where_people_bring_the_app(
    standin: Standin, tmp_path: Path
) -> None:
    async with quick_bot(standin, tmp_path) as bot:
        nobody(a_scene(standin))
        await heard(bot)
        message = await bot.video(await bot.clip(where="lounge"))
        assert not await refused(await press(bot, message, "Again"))
        await bot.idle()
