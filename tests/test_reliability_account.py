"""The account of what became of every job finds what is wrong with it."""

from __future__ import annotations

from collections import Counter
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from t2vbot.standin.interaction import Kind, Reply
from t2vbot.standin.messages import Draft
from t2vbot.standin.people import Permission
from t2vbot.standin.standin import Standin
from t2vbot.standin.uploads import File

from .helpers_video import a_master, request_for, still
from .reliability import Account, account, differences, ended

HEAD = "<@1> asked for\n> clip 0001\n"
VIDEO = f"{HEAD}seed 1"
FAILED = f"{HEAD}**There is no video.** For a reason."
KEPT = f"{HEAD}**Your video is made, but not delivered.** For a reason."
CANCELLED = "Cancelled: <@1>'s video\n> clip 0001"
WAITS = f"{HEAD}Next in the queue"
CANCEL = {"type": 2, "style": 2, "label": "Cancel", "custom_id": "t2v:cancel:0123456789abcdef:1"}


@pytest.fixture
async def discord() -> AsyncIterator[Standin]:
    async with Standin() as discord:
        yield discord


@pytest.fixture
async def clip(tmp_path: Path) -> File:
    frames, path = still(2, 64, 64), tmp_path / "clip.mp4"
    await a_master(frames, path, request_for(frames, seed=1))
    return File.of(path)


class Case:
    """A request of Ada's that was accepted, and messages about it."""

    def __init__(self, discord: Standin, clip: File) -> None:
        self.discord, self._clip = discord, clip
        options = [{"name": "prompt", "value": "clip 0001"}, {"name": "seed", "value": 1}]
        data = {"name": "video", "options": options}
        ada = discord.members["ada"].user
        self.asked = discord.deliver(Kind.COMMAND, ada, discord.channel("general"), data)
        self.asked.reply = Reply.DEFERRED_MESSAGE

    def say(self, content: str, *components: dict[str, Any]) -> None:
        """In the reply, and from the second time on in messages beside it."""
        video = content == VIDEO
        payload: dict[str, Any] = {"content": content, "attachments": [{"id": 0}] if video else []}
        if components:
            payload["components"] = [{"type": 1, "components": list(components)}]
        draft = Draft(payload, {0: self._clip} if video else {})
        channel, bot = self.discord.channel("general"), self.discord.world.bot
        message = self.discord.messages.create(channel, bot, draft)
        self.asked.original = self.asked.original or message


@pytest.mark.parametrize(
    ("said", "end", "wrong"),
    [
        ([VIDEO], "delivered", ""),
        ([FAILED], "failed", ""),
        ([KEPT], "failed", ""),
        ([CANCELLED], "cancelled", ""),
        ([KEPT, VIDEO], "delivered", ""),  # which came by /missed
        ([WAITS], "open", "no end"),
        ([], "lost", "told nothing"),
        ([VIDEO, VIDEO], "delivered", "2 videos"),
        ([FAILED, VIDEO], "delivered", "failed"),
        ([VIDEO, CANCELLED], "delivered", "cancelled"),
        ([CANCELLED, FAILED], "cancelled", "more than one end"),
    ],
)
async def test_a_job_has_one_end(
    discord: Standin, clip: File, said: list[str], end: str, wrong: str
) -> None:
    case = Case(discord, clip)
    for content in said:
        case.say(content)
    found = account(discord)
    assert found.ends == Counter({end: 1})
    assert wrong in "".join(found.wrong)
    assert bool(found.wrong) == bool(wrong)
    assert ended(discord, case.asked) == (end not in ("open", "lost"))


async def test_a_reply_that_was_deleted_is_withdrawn_by_whomever(
    discord: Standin, clip: File
) -> None:
    case = Case(discord, clip)
    case.say(WAITS)
    reply = case.asked.original
    assert reply
    discord.messages.delete(reply)
    assert account(discord) == Account(Counter(withdrawn=1))
    assert ended(discord, case.asked)
    case.say(VIDEO)  # as it comes where the bot has not seen the deletion
    assert account(discord) == Account(Counter(delivered=1))
    data = {"component_type": 2, "custom_id": "t2v:delete:0123456789abcdef:1"}
    discord.deliver(Kind.COMPONENT, case.asked.user, reply.channel, data, source=reply)
    (wrong,) = account(discord).wrong
    assert "deleted" in wrong


async def test_no_message_keeps_a_button_that_does_nothing(discord: Standin, clip: File) -> None:
    """Not even the old one, where the video came in another; but for one out of the bot's sight."""
    case = Case(discord, clip)
    case.say(WAITS, CANCEL)
    assert account(discord).ends == Counter(open=1)
    case.say(VIDEO)
    found = account(discord)
    assert found.ends == Counter(open=1)
    assert "dead button" in found.wrong[0]
    case.asked.channel.denied = Permission.VIEW_CHANNEL
    assert account(discord) == Account(Counter(delivered=1))


async def test_who_never_was_promised_anything_is_unheard(discord: Standin, clip: File) -> None:
    """A bot that died in the midst of it does not have the job."""
    case = Case(discord, clip)
    case.say("")
    reply = case.asked.original
    assert reply
    assert account(discord, accepted={reply.id}).ends == Counter(lost=1)
    assert account(discord, accepted=()) == Account(Counter(unheard=1))


def test_the_books_have_to_say_the_same() -> None:
    found = Account(Counter(delivered=2, failed=1, refused=3))
    assert differences(found, Counter(delivered=2, failed=1)) == ""
    for booked in (
        Counter(delivered=2),
        Counter(delivered=1, failed=2),
        Counter({"delivered": 2, "failed": 1, "pending and waiting": 1}),
    ):
        assert differences(found, booked)


def test_what_was_deleted_was_delivered_or_cancelled_in_the_books() -> None:
    found = Account(Counter(delivered=1, withdrawn=2))
    assert differences(found, Counter(delivered=2, cancelled=1)) == ""
    for booked in (
        Counter(delivered=1, failed=2),
        Counter(delivered=1, cancelled=1),
        Counter(cancelled=3),
    ):
        assert differences(found, booked)
