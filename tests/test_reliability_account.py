"""The account of what became of every job finds what is wrong with it."""

from __future__ import annotations

from collections import Counter
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from t2vbot.standin.interaction import Kind, Reply
from t2vbot.standin.messages import Draft
from t2vbot.standin.standin import Standin
from t2vbot.standin.uploads import File

from .helpers_video import a_master, request_for, still
from .reliability import Account, account, differences, ended

HEAD = "<@1> asked for\n> clip 0001\n"
VIDEO = f"{HEAD}seed 1"
FAILED = f"{HEAD}**There is no video.** For a reason."
KEPT = f"{HEAD}**Your video is made, but not delivered.** For a reason."
CANCELLED = "Cancelled: <@1>'s video\n> clip 0001"
WAITS = f"{HEAD}Next in line"


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

    def say(self, content: str) -> None:
        """In the reply, and from the second time on in messages beside it."""
        video = content == VIDEO
        payload = {"content": content, "attachments": [{"id": 0}] if video else []}
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


async def test_who_deletes_the_reply_has_cancelled_it(discord: Standin, clip: File) -> None:
    case = Case(discord, clip)
    case.say(WAITS)
    reply = case.asked.original
    assert reply
    discord.messages.delete(reply)
    assert account(discord).ends == Counter(lost=1)  # somebody else may have deleted it
    data = {"component_type": 2, "custom_id": "t2v:delete:0123456789abcdef:1"}
    discord.deliver(Kind.COMPONENT, case.asked.user, reply.channel, data, source=reply)
    assert account(discord).ends == Counter(withdrawn=1)
    case.say(VIDEO)
    (wrong,) = account(discord).wrong
    assert "deleted" in wrong


def test_the_books_have_to_say_the_same() -> None:
    found = Account(Counter(delivered=2, failed=1, refused=3))
    assert differences(found, Counter(done=2, failed=1)) == ""
    for ledger in (
        Counter(done=2),
        Counter(done=1, failed=2),
        Counter(done=2, failed=1, waiting=1),
    ):
        assert differences(found, ledger)
