"""Errors, limits and broken connections in the middle of a delivery cost time, and never make a
second video.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

import pytest

from t2vbot.bot.messages import status, statuses
from t2vbot.bot.messages.status import StatusMessage
from t2vbot.jobs.executor import Phase, Progress
from t2vbot.standin.faults import Faults, Hold
from t2vbot.standin.interaction import Interaction
from t2vbot.standin.messages import NONCE_SECONDS
from t2vbot.standin.people import Permission
from t2vbot.standin.standin import Standin

from .quick import TIMEOUT, QuickBot, quick_bot
from .reliability import TROUBLES, UPLOAD, about, uploads

EDIT_BY_BOT = "PATCH /channels/*"
SEND = "POST /channels/*/messages"
LOOK = "GET /channels/*/messages"


pytestmark = pytest.mark.usefixtures("short_pauses")


def plan(faults: Faults, name: str, route: str, carried_out: bool) -> Any:
    return TROUBLES[name](faults, route, carried_out=carried_out, only_uploads=True)


async def test_trouble_in_an_upload_costs_time_only(standin: Standin, tmp_path: Path) -> None:
    members = ("ada", "ben", "cleo", "dan")
    async with quick_bot(standin, tmp_path) as bot:
        for carried_out in (False, True):
            for number, name in enumerate(TROUBLES):
                if carried_out and name.startswith("429"):
                    continue  # what is limited is never carried out
                fault = plan(standin.faults, name, UPLOAD, carried_out)
                asked = await bot.clip(members[number % len(members)])
                (message,) = await bot.videos(asked)
                assert message is asked.original
                await bot.idle()
                assert fault.met == 1
                if not carried_out:
                    assert uploads(standin, asked)[-1][0] == 200
        await bot.settled(delivered=11)


@pytest.mark.parametrize("name", ["429", "500", "502", "503", "dropped"])
@pytest.mark.parametrize("rung", ["edit", "send"])
async def test_trouble_on_the_later_rungs_makes_no_second_video(
    standin: Standin, tmp_path: Path, name: str, rung: str
) -> None:
    """Where the token is over (edit), or the message is gone (send); the answer gets lost."""
    async with quick_bot(standin, tmp_path, gate=False) as bot:
        route = EDIT_BY_BOT if rung == "edit" else SEND
        fault = plan(standin.faults, name, route, carried_out=name != "429")
        asked = await bot.clip(where="videos")
        if rung == "edit":
            standin.interactions.expire_all()
        else:
            bot.lose(asked)
        bot.executor.gate.set()
        (message,) = await bot.videos(asked)
        await bot.settled(delivered=1)
        assert fault.met == 1
        assert (message is asked.original) == (rung == "edit")


async def lost_answer(bot: QuickBot, asked: Interaction, **how: Any) -> Hold:
    """The video has come as a new message, and Discord's answer to that was lost; the bot is about
    to look whether it has.
    """
    lost = bot.discord.faults.drop(SEND, carried_out=True, **how)
    look = bot.discord.faults.hold(LOOK)
    bot.lose(asked)
    bot.executor.gate.set()
    await look.arrived.wait()
    assert lost.met == 1
    return look


def sent(standin: Standin, asked: Interaction) -> list[int]:
    """How Discord answered the new messages in a channel: 0 is not at all."""
    path = f"/channels/{asked.channel.id}/messages"
    return [r.status for r in standin.requests if (r.method, r.path) == ("POST", path)]


async def test_a_video_is_looked_for_where_discord_has_forgotten_its_nonce(
    standin: Standin, tmp_path: Path
) -> None:
    """A broken network may hide Discord's answer for longer than it knows a nonce."""
    async with quick_bot(standin, tmp_path, gate=False) as bot:
        asked = await bot.clip(where="videos")
        look = await lost_answer(bot, asked, only_uploads=True)
        standin.clock.advance(NONCE_SECONDS)
        look.release()
        await bot.settled(delivered=1)
        assert sent(standin, asked) == [0]


@pytest.mark.parametrize("name", ["503", "dropped"])
async def test_looking_for_it_is_tried_again_too(
    standin: Standin, tmp_path: Path, name: str
) -> None:
    async with quick_bot(standin, tmp_path, gate=False) as bot:
        standin.faults.drop(SEND, carried_out=True, only_uploads=True)
        fault = TROUBLES[name](standin.faults, LOOK, times=4)
        asked = await bot.clip(where="videos")
        bot.lose(asked)
        bot.executor.gate.set()
        await bot.settled(delivered=1)
        assert fault.met == 4
        assert sent(standin, asked) == [0]


async def test_a_new_message_that_is_deleted_before_the_bot_knows_of_it_comes_in_a_dm(
    standin: Standin, tmp_path: Path
) -> None:
    """Discord answers "unknown message" to its nonce, for as long as it remembers that."""
    async with quick_bot(standin, tmp_path, gate=False) as bot:
        asked = await bot.clip("ben", "videos")
        look = await lost_answer(bot, asked, only_uploads=True)
        first = await standin.message(asked.channel, lambda m: m.attachments)
        standin.messages.delete(first)
        look.release()
        (message,) = await bot.videos(asked)
        assert message in bot.messages("dm:ben")
        await bot.settled(delivered=1)
        assert sent(standin, asked) == [0, 404]


async def test_where_the_bot_cannot_look_its_nonce_stops_a_second_video(
    standin: Standin, tmp_path: Path
) -> None:
    """Without the right to read the history Discord shows it an empty channel."""
    async with quick_bot(standin, tmp_path, gate=False) as bot:
        asked = await bot.clip(where="videos")
        asked.channel.denied = Permission.READ_MESSAGE_HISTORY
        look = await lost_answer(bot, asked, only_uploads=True)
        look.release()
        await bot.settled(delivered=1)
        assert sent(standin, asked) == [0, 200]


@pytest.mark.parametrize("looks", [True, False])
async def test_a_new_message_without_a_file_comes_once_too(
    standin: Standin, tmp_path: Path, looks: bool
) -> None:
    """It is known by its words, or by its nonce where the bot cannot look."""
    async with quick_bot(standin, tmp_path, gate=False) as bot:
        bot.executor.before = lambda request: 1 / 0
        asked = await bot.clip(where="videos")
        if not looks:
            asked.channel.denied = Permission.READ_MESSAGE_HISTORY
        look = await lost_answer(bot, asked)
        if looks:
            standin.clock.advance(NONCE_SECONDS)
        look.release()
        await bot.settled(failed=1)
        assert sent(standin, asked) == ([0] if looks else [0, 200])
        (message,) = about(standin, asked)
        assert "There is no video" in message.content


async def test_a_status_edit_that_was_left_behind_does_not_have_the_last_say(
    standin: Standin, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(status, "STATUS_EDIT_TIMEOUT", 0.05)
    monkeypatch.setattr(statuses, "StatusMessage", partial(StatusMessage, interval=1.0))
    async with quick_bot(standin, tmp_path, gate=False) as bot:
        first = await bot.clip(where="videos")
        standin.interactions.expire_all()
        bot.executor.gate.set()
        await bot.videos(first)  # from here on the bot knows how many edits may be on their way
        bot.executor.gate.clear()
        asked = await bot.clip(where="videos")
        await asked.message(lambda m: "step" in m.content, TIMEOUT)
        standin.interactions.expire_all()
        behind = standin.faults.hold(EDIT_BY_BOT)
        (job,) = bot.parts.dispatcher.in_work()
        job.advance(Progress(Phase.DENOISING, 1, 2))
        bot.parts.outbox._go_on(bot.post_of(asked))
        await behind.arrived.wait()
        bot.executor.gate.set()
        (message,) = await bot.videos(asked)
        final = message.content
        behind.release()
        await asked.message(lambda m: m.content != final, TIMEOUT)
        await asked.message(lambda m: m.content == final and "Again" in m.labels, TIMEOUT)
        await bot.settled(delivered=2)
