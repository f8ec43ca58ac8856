"""Nothing accepted is ever lost where its destination is gone: a message, a thread, a channel, or
the right to write there.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from t2vbot.standin.interaction import Interaction
from t2vbot.standin.people import Permission
from t2vbot.standin.standin import Standin

from .quick import TIMEOUT, QuickBot, quick_bot
from .reliability import UPLOAD, about

SEND = "POST /channels/*/messages"


pytestmark = pytest.mark.usefixtures("short_pauses")


def gone(bot: QuickBot, asked: Interaction) -> None:
    bot.discord.delete_channel(asked.channel)


def invisible(bot: QuickBot, asked: Interaction) -> None:
    asked.channel.denied = Permission.VIEW_CHANNEL
    bot.discord.interactions.expire_all()


def silenced(bot: QuickBot, asked: Interaction) -> None:
    asked.channel.denied = Permission.SEND_MESSAGES
    bot.lose(asked)


def refusals(standin: Standin, code: int) -> int:
    """How often Discord has answered with an error code."""
    return sum(record.code == code for record in standin.requests)


# --- The message ----------------------------------------------------------------------------------


async def test_a_message_whose_deletion_was_not_seen_comes_again_and_pings(
    standin: Standin, tmp_path: Path
) -> None:
    async with quick_bot(standin, tmp_path, gate=False) as bot:
        asked = await bot.clip()
        bot.lose(asked)
        bot.executor.gate.set()
        (message,) = await bot.videos(asked)
        assert message.channel is asked.channel
        assert message.mentions == (asked.user,)
        await bot.settled(delivered=1)


async def test_a_deletion_while_the_gateway_is_away_is_not_seen(
    standin: Standin, tmp_path: Path
) -> None:
    """As for a bot that was restarted meanwhile, which no event is replayed for."""
    async with quick_bot(standin, tmp_path, gate=False) as bot:
        asked = await bot.clip()
        assert asked.original
    standin.messages.delete(asked.original)
    async with quick_bot(standin, tmp_path) as bot:
        (message,) = await bot.videos(asked)
        assert message.mentions == (asked.user,)
        await bot.settled(delivered=1)


async def test_a_message_that_is_deleted_between_two_tries_is_not_sent_again(
    standin: Standin, tmp_path: Path
) -> None:
    async with quick_bot(standin, tmp_path) as bot:
        trouble = standin.faults.drop(UPLOAD, times=10**6, only_uploads=True)
        asked = await bot.clip()
        assert asked.original
        await bot.until(lambda: trouble.met or None, "a failed try")
        await standin.members["cleo"].delete(asked.original)  # who moderates
        await bot.settled(withdrawn=1)
        assert bot.messages() == []
        assert not list((tmp_path / "t2vbot-media").glob("*.mp4"))


async def test_a_message_that_its_member_deletes_in_the_upload_is_not_sent_again(
    standin: Standin, tmp_path: Path
) -> None:
    """Discord has the video and its answer gets lost; the member deletes it before the bot tries
    again.
    """
    async with quick_bot(standin, tmp_path) as bot:
        standin.faults.drop(UPLOAD, carried_out=True, only_uploads=True)
        look = standin.faults.hold("GET /webhooks/*")
        asked = await bot.clip()
        await look.arrived.wait()
        (message,) = await bot.videos(asked)
        pressed = await standin.members["ada"].click(message, "Delete")
        await pressed.acknowledged(TIMEOUT)
        await bot.until(lambda: message.deleted or None, "the deletion")
        look.release()
        await bot.video(await bot.clip("ben"))  # by when it would have come as a new message
        assert not list(about(standin, asked))
        await bot.settled(withdrawn=1, delivered=1)


# --- The thread -----------------------------------------------------------------------------------


async def test_in_a_thread_that_was_archived_the_video_comes_as_a_new_message(
    standin: Standin, tmp_path: Path
) -> None:
    """Nothing in it can be edited; what is sent opens it again."""
    async with quick_bot(standin, tmp_path) as bot:
        archived = standin.faults.fail(UPLOAD, 400, 50083, only_uploads=True)
        asked = await bot.clip(where="clips")
        (message,) = await bot.videos(asked)
        assert archived.met == 1
        assert message is not asked.original
        assert (message.channel, message.mentions) == (asked.channel, (asked.user,))
        old = await asked.message(lambda m: "new message below" in m.content, TIMEOUT)
        assert old.labels == []
        await bot.settled(delivered=1)


async def test_a_thread_that_was_opened_by_a_message_we_know_nothing_of_gets_one_video(
    standin: Standin, tmp_path: Path
) -> None:
    """The answer to that message gets lost; the old one could be edited again."""
    async with quick_bot(standin, tmp_path) as bot:
        standin.faults.fail(UPLOAD, 400, 50083, only_uploads=True)
        lost = standin.faults.drop(SEND, carried_out=True, only_uploads=True)
        asked = await bot.clip(where="clips")
        old = await asked.message(lambda m: "new message below" in m.content, TIMEOUT)
        assert lost.met == 1
        assert not old.attachments
        (message,) = await bot.videos(asked)
        assert message is not old
        await bot.settled(delivered=1)


# --- The channel ----------------------------------------------------------------------------------


@pytest.mark.parametrize("loss", [gone, invisible, silenced])
async def test_where_the_bot_may_not_write_any_more_the_video_comes_in_a_dm(
    standin: Standin, tmp_path: Path, loss: Callable[[QuickBot, Interaction], None]
) -> None:
    async with quick_bot(standin, tmp_path, gate=False) as bot:
        asked = await bot.clip("ben", bot.a_channel())
        loss(bot, asked)
        bot.executor.gate.set()
        (message,) = await bot.videos(asked)
        assert message in bot.messages("dm:ben")
        asked.channel.denied = Permission(0)  # now the old message can say so
        await bot.settled(delivered=1)


async def test_what_can_be_brought_nowhere_is_kept_until_it_is_asked_for(
    standin: Standin, tmp_path: Path
) -> None:
    dan, general = standin.members["dan"], standin.channel("general")
    async with quick_bot(standin, tmp_path, gate=False) as bot:
        asked = await bot.clip("dan", bot.a_channel())
        gone(bot, asked)
        dan.user.accepts_dms = False
        bot.executor.gate.set()
        await bot.idle()
        assert refusals(standin, 50007) == 2  # a message with and one without the video
        found = await dan.slash(general, "missed")
        await found.message(lambda m: m.attachments, TIMEOUT)
        await bot.settled(delivered=1)
        assert [m for m in about(standin, asked) if m.attachments] == found.messages
        nothing = await dan.slash(general, "missed")
        await nothing.message(lambda m: "There is no video" in m.content, TIMEOUT)


async def test_what_is_kept_can_be_asked_for_while_its_failure_is_being_told(
    standin: Standin, tmp_path: Path
) -> None:
    dan = standin.members["dan"]
    async with quick_bot(standin, tmp_path) as bot:
        uploading = standin.faults.hold(UPLOAD, only_uploads=True)
        asked = await bot.clip("dan", bot.a_channel())
        await uploading.arrived.wait()
        gone(bot, asked)
        dan.user.accepts_dms = False
        saying = standin.faults.hold("PATCH *")
        uploading.release()
        await saying.arrived.wait()
        found = await dan.slash(standin.channel("general"), "missed")
        await found.acknowledged(TIMEOUT)
        saying.release()
        await found.message(lambda m: m.attachments, TIMEOUT)
        await bot.settled(delivered=1)
