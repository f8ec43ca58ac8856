"""Limits as members meet them: whatever they press or send, also with a changed client."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from t2vbot.standin.interaction import Interaction
from t2vbot.standin.standin import Standin

from .moderating import TIMEOUT, set_rules
from .quick import quick_bot

WHEN = re.compile(r"<t:\d+:R>")


async def refused(asked: Interaction, words: str) -> str:
    """What only who asked is told."""
    message = await asked.hub.until(
        lambda: next((m for m in asked.messages if words in m.content), None), TIMEOUT, words
    )
    assert message.only_for is asked.user
    return str(message.content)


async def test_a_quota_holds_for_everything_that_asks(standin: Standin, tmp_path: Path) -> None:
    ada, ben, general = standin.members["ada"], standin.members["ben"], standin.channel("general")
    async with quick_bot(standin, tmp_path) as bot:
        await set_rules(standin, quota_clips=1)
        video = await bot.video(await bot.ask())
        over = "You may have one video in 24 hours in this server. This needs 1, and you have 0"
        for asked in (
            await ada.slash(general, "video", prompt="another one"),
            await ada.click(video, "Again"),
        ):
            assert WHEN.search(await refused(asked, over))
        drafts = await ben.slash(general, "video", prompt="drafts", drafts=3)
        await refused(drafts, "This needs 3 videos, and 1 in 24 hours is the most")
        shown = await ada.click(video, "Change")
        await shown.acknowledged(TIMEOUT)
        sent = await ada.submit_modal(shown, {"prompt": "changed"})
        await refused(sent, over)
        again = await ben.click(video, "Again")
        assert await bot.video(again)  # it counts for who presses
    async with quick_bot(standin, tmp_path):  # also after a restart
        await refused(await ada.click(video, "Again"), over)


async def test_a_changed_client_is_refused_too(standin: Standin, tmp_path: Path) -> None:
    ada, general = standin.members["ada"], standin.channel("general")
    async with quick_bot(standin, tmp_path) as bot:
        video = await bot.video(await bot.ask())
        await set_rules(standin, models=["builtin"], most_steps=10)
        forged = ada.forge(past_discord=True)
        asked = await forged.slash(general, "video", {"prompt": "x", "model": "ms-1.7b"})
        await refused(asked, "may not be used in this server. Choose one of these: builtin")
        asked = await forged.slash(general, "video", {"prompt": "x", "steps": 12})
        await refused(asked, "12 steps are too many; 10 is the most in this server")
        await set_rules(standin, allowed=["no"])
        asked = await forged.slash(general, "video", {"prompt": "x"})
        await refused(asked, "Videos cannot be made in this channel.")
        await refused(await ada.click(video, "Again"), "Videos cannot be made in this channel.")
        await bot.idle()
        assert bot.executor.made == ["a red circle for ada"]


@pytest.mark.parametrize("everywhere", [False, True])
async def test_who_is_banned_makes_nothing(
    standin: Standin, tmp_path: Path, everywhere: bool
) -> None:
    ada, general = standin.members["ada"], standin.channel("general")
    async with quick_bot(standin, tmp_path, gate=False) as bot:
        bot.executor.gate.set()
        video = await bot.video(await bot.ask("ben"))
        bot.executor.gate.clear()
        waiting = (await bot.ask("ben", prompt="something to join")).messages[0]
        bans = bot.parts.client.services.rules.bans
        server = 0 if everywhere else general.guild.id
        await bans.ban(ada.user.id, server, by=1, seconds=3600)
        who = "The host of this bot" if everywhere else "The moderators of this server"
        for asked in (
            await ada.slash(general, "video", prompt="x"),
            await ada.slash(general, "jam", theme="x"),
            await ada.slash(general, "relay", theme="x"),
            await ada.slash(general, "film"),
            await ada.slash(general, "best"),
            await ada.click(video, "Again"),
            await ada.click(video, "Change"),
            await ada.click(waiting, "Me too"),
        ):
            assert WHEN.search(await refused(asked, f"{who} ha"))
        direct = await ada.slash(standin.dm(ada), "video", prompt="x")
        if everywhere:
            await refused(direct, who)
        else:
            await direct.message(lambda m: "x" in m.content, TIMEOUT)
    async with quick_bot(standin, tmp_path):
        await refused(await ada.click(video, "Again"), f"{who} ha")


async def test_the_host_is_the_outer_bound(standin: Standin, tmp_path: Path) -> None:
    async with quick_bot(standin, tmp_path, most_steps=10, quota_clips=1) as bot:
        await set_rules(standin, most_steps="unlimited", quota_clips=50)
        for where in ("general", "dm"):
            asked = await bot.ask(where=where, steps=11)
            await refused(asked, "11 steps are too many; 10 is the most on this bot")
        assert await bot.video(await bot.ask(steps=10))
        await refused(
            await bot.ask(where="dm", steps=10), "You may have one video in 24 hours on this bot"
        )


async def test_what_was_not_said_is_made_as_small_as_is_allowed(
    standin: Standin, tmp_path: Path
) -> None:
    ada, general = standin.members["ada"], standin.channel("general")
    async with quick_bot(standin, tmp_path) as bot:
        await set_rules(standin, most_steps=7, most_seconds=1)
        assert await bot.video(await bot.ask())
        (request,) = bot.executor.requests
        assert request.num_inference_steps == 7 and request.seconds <= 1
        await refused(await bot.ask(seconds=2), "A video of 2 seconds is too long")
        begun = await ada.slash(general, "jam", theme="small")
        board = await begun.message(lambda m: "Add a scene" in m.labels, TIMEOUT)
        shown = await ada.click(board, "Add a scene")
        await shown.acknowledged(TIMEOUT)
        sent = await ada.submit_modal(shown, {"words": "a circle"})
        await sent.message(lambda m: m.content, TIMEOUT)
        await ada.click(board, "Close now")
        await bot.until(lambda: len(bot.executor.requests) == 2 or None)
        assert bot.executor.requests[1].num_inference_steps == 7
