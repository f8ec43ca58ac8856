"""The moving picture in a status message: there while a clip is made, never longer, and never where
the clip itself is to be hidden.
"""

from __future__ import annotations

import io
from functools import partial
from pathlib import Path

import pytest
from PIL import Image

from t2vbot.bot.messages import status, statuses
from t2vbot.bot.messages.status import StatusMessage
from t2vbot.jobs.executor import Phase, Progress
from t2vbot.standin.interaction import Interaction
from t2vbot.standin.message import Message
from t2vbot.standin.people import Permission
from t2vbot.standin.standin import Standin

from .quick import TIMEOUT, QuickBot, quick_bot

EDIT_BY_TOKEN = "PATCH /webhooks/*"
EDIT_BY_BOT = "PATCH /channels/*/messages/*"

pytestmark = pytest.mark.usefixtures("short_pauses", "hurried")


@pytest.fixture
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(statuses, "StatusMessage", partial(StatusMessage, interval=0.0))


def a_picture(level: int) -> bytes:
    """An animated WebP of two frames."""
    file = io.BytesIO()
    first, second = (Image.new("RGB", (8, 8), (level, 0, blue)) for blue in (0, 255))
    first.save(file, "WEBP", save_all=True, append_images=[second], duration=125, loop=0)
    return file.getvalue()


FIRST, SECOND = a_picture(50), a_picture(200)


async def begun(bot: QuickBot, **options: object) -> Interaction:
    """A request whose clip is being made."""
    asked = await bot.clip(**options)  # type: ignore[arg-type]
    await asked.message(lambda m: "step" in m.content, TIMEOUT)
    return asked


def progress(bot: QuickBot, asked: Interaction, step: int, preview: bytes | None) -> None:
    post = bot.post_of(asked)
    (job,) = (job for job in bot.parts.dispatcher.in_work() if job.id in post.jobs)
    job.advance(Progress(Phase.DENOISING, step, 9, preview))
    bot.parts.outbox._go_on(post)


async def shown(asked: Interaction, preview: bytes) -> Message:
    return await asked.message(
        lambda m: [file.read() for file in m.attachments] == [preview], TIMEOUT
    )


async def stepped(asked: Interaction, step: int) -> Message:
    return await asked.message(lambda m: f"step {step} of 9" in m.content, TIMEOUT)


def is_video(message: Message) -> bool:
    return [Path(file.filename).suffix for file in message.attachments] == [".mp4"]


async def test_the_newest_preview_is_seen_until_the_video_is_there(
    standin: Standin, tmp_path: Path
) -> None:
    async with quick_bot(standin, tmp_path, gate=False) as bot:
        asked = await begun(bot)
        progress(bot, asked, 1, FIRST)
        message = await shown(asked, FIRST)
        assert "step 1 of 9" in message.content
        (file,) = message.attachments
        assert file.content_type == "image/webp" and "so far" in (file.description or "")
        progress(bot, asked, 2, None)
        assert (await stepped(asked, 2)).attachments[0].id == file.id  # not uploaded again
        progress(bot, asked, 3, SECOND)
        await shown(asked, SECOND)
        bot.executor.gate.set()
        await asked.message(is_video, TIMEOUT)
        await bot.settled(delivered=1)


@pytest.mark.parametrize("end", ["failed", "cancelled", "put back"])
async def test_it_is_gone_where_no_video_comes(standin: Standin, tmp_path: Path, end: str) -> None:
    async with quick_bot(standin, tmp_path, gate=False) as bot:
        asked = await begun(bot)
        progress(bot, asked, 1, FIRST)
        message = await shown(asked, FIRST)
        if end == "failed":
            bot.executor.after = lambda request: 1 / 0
            bot.executor.gate.set()
        elif end == "cancelled":
            await standin.members["ada"].click(message, "Cancel")
        else:
            await bot.parts.dispatcher.put_back()
        message = await asked.message(lambda m: not m.attachments, TIMEOUT)
        said = {"failed": "no video", "cancelled": "ancelled", "put back": "queue"}[end]
        assert said in message.content


async def test_one_of_an_earlier_run_is_taken_away(standin: Standin, tmp_path: Path) -> None:
    async with quick_bot(standin, tmp_path, gate=False) as bot:
        asked = await begun(bot)
        progress(bot, asked, 1, FIRST)
        await shown(asked, FIRST)
    assert asked.messages[0].attachments
    async with quick_bot(standin, tmp_path, gate=False) as bot:
        await asked.message(lambda m: not m.attachments, TIMEOUT)
        bot.executor.gate.set()
        await asked.message(is_video, TIMEOUT)


async def test_what_is_to_be_hidden_has_none_and_what_is_private_has(
    standin: Standin, tmp_path: Path
) -> None:
    async with quick_bot(standin, tmp_path, gate=False) as bot:
        asked = await begun(bot, spoiler=True)
        progress(bot, asked, 1, FIRST)
        assert not (await stepped(asked, 1)).attachments
        bot.executor.gate.set()
        await asked.message(is_video, TIMEOUT)
        bot.executor.gate.clear()
        asked = await begun(bot, private=True)
        progress(bot, asked, 1, FIRST)
        assert (await shown(asked, FIRST)).ephemeral
        bot.executor.gate.set()
        await asked.message(is_video, TIMEOUT)


async def test_where_files_are_refused_the_words_go_on(standin: Standin, tmp_path: Path) -> None:
    async with quick_bot(standin, tmp_path, gate=False) as bot:
        asked = await begun(bot)
        standin.interactions.expire_all()
        standin.channel("general").denied = Permission.ATTACH_FILES
        for step in (1, 2):
            progress(bot, asked, step, FIRST)
            assert not (await stepped(asked, step)).attachments
        tries = standin.requests.on("PATCH", "/channels/{channel_id}/messages/{message_id}")
        assert [record.status for record in tries].count(403) == 1


async def test_a_preview_is_not_taken_for_the_video(standin: Standin, tmp_path: Path) -> None:
    """The edit that was to bring the video never came to Discord, and the bot looks."""
    async with quick_bot(standin, tmp_path, gate=False) as bot:
        asked = await begun(bot)
        progress(bot, asked, 1, FIRST)
        await shown(asked, FIRST)
        standin.faults.drop(EDIT_BY_TOKEN, times=6, only_uploads=True)
        bot.executor.gate.set()
        await asked.message(is_video, TIMEOUT)
        assert not standin.faults.pending


async def test_one_that_was_left_behind_does_not_take_the_videos_place(
    standin: Standin, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(status, "STATUS_EDIT_TIMEOUT", 0.05)
    async with quick_bot(standin, tmp_path, gate=False) as bot:
        first = await begun(bot, where="videos")
        standin.interactions.expire_all()
        bot.executor.gate.set()
        await first.message(is_video, TIMEOUT)  # from here on several edits may be on their way
        bot.executor.gate.clear()
        asked = await begun(bot, where="videos")
        standin.interactions.expire_all()
        behind = standin.faults.hold(EDIT_BY_BOT, only_uploads=True)
        progress(bot, asked, 1, FIRST)
        await behind.arrived.wait()
        bot.executor.gate.set()
        await asked.message(is_video, TIMEOUT)
        behind.release()
        await shown(asked, FIRST)
        message = await asked.message(is_video, TIMEOUT)
        assert "Again" in message.labels
        await bot.settled(delivered=2)
