"""Files that are too large for where they should go: they come smaller, or are kept."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from t2vbot.errors import UserError
from t2vbot.standin.people import Nitro
from t2vbot.standin.standin import Standin
from t2vbot.standin.world import DEFAULT_UPLOAD, MIB
from t2vbot.text import Text

from .jobs import MASTER_BYTES, File
from .quick import quick_bot
from .reliability import LONG_FRAMES, UPLOAD, Stage, settled, uploads, whole

SMALL = 6000  # bytes, less than a long clip has at first
LITTLE = MASTER_BYTES // 2  # bytes


async def nothing_fits(master: Path, limit: int, copy: Path) -> File:
    """As for a clip too long for any quality."""
    raise UserError(Text("video-cannot-fit", limit=f"{limit} bytes"))


@pytest.mark.parametrize("code", [40005, 50045, None], ids=["40005", "50045", "proxy"])
async def test_a_file_that_is_refused_as_too_large_comes_smaller(
    standin: Standin, tmp_path: Path, code: int | None
) -> None:
    async with quick_bot(standin, tmp_path) as bot:
        if code:
            standin.faults.fail(UPLOAD, 413, code, only_uploads=True)
        else:
            standin.faults.proxy_error(UPLOAD, 413, only_uploads=True)
        asked = await bot.clip()
        await bot.video(asked)
        (refused, large), (accepted, small) = uploads(standin, asked)
        assert (refused, accepted) == (413, 200)
        assert small < large
        assert bot.executor.made == ["clip 0001"]  # once
        await bot.settled(delivered=1)


async def test_a_limit_that_was_lowered_after_the_command_is_found(
    standin: Standin, tmp_path: Path
) -> None:
    async with quick_bot(standin, tmp_path) as bot:
        hold = standin.faults.hold(UPLOAD, only_uploads=True)
        asked = await bot.clip()
        await hold.arrived.wait()
        asked.size_limit = LITTLE
        hold.release()
        message = await bot.video(asked)
        assert message.attachments[0].size < LITTLE
        await bot.settled(delivered=1)


@pytest.mark.parametrize(
    ("most", "expected"),
    [
        ("500MiB", [10, 10, 10, 50, 50, 100, 100, 10, 1]),
        ("20MiB", [10, 10, 10, 20, 20, 20, 20, 10, 1]),
    ],
    ids=["any", "capped"],
)
async def test_the_limit_is_the_smallest_of_the_members_the_bots_and_the_hosts(
    standin: Standin, tmp_path: Path, most: str, expected: list[int]
) -> None:
    """Nitro does not help the bot, which has to send the file once the token is over."""
    home, ada = standin.channel("general").guild, standin.members["ada"].user
    assert home
    async with quick_bot(
        standin, tmp_path, gate=False, max_upload=most, max_per_member=len(expected)
    ) as bot:
        asked = []
        for tier, nitro in (
            (0, Nitro.NONE),
            (0, Nitro.FULL),
            (1, Nitro.FULL),
            (2, Nitro.NONE),
            (2, Nitro.FULL),
            (3, Nitro.BASIC),
            (3, Nitro.FULL),
        ):
            ada.nitro = nitro
            standin.boost(home, tier)
            asked.append(await bot.ask())
        asked.append(await bot.ask(where="dm"))
        ada.nitro, standin.world.default_upload = Nitro.NONE, MIB
        standin.boost(home, 0)
        asked.append(await bot.ask())
        assert [bot.post_of(one).destination.limit / MIB for one in asked] == expected


async def test_where_no_file_is_small_enough_it_is_kept_for_elsewhere(
    standin: Standin, tmp_path: Path
) -> None:
    async with quick_bot(standin, tmp_path, fit=nothing_fits) as bot:
        asked = await bot.clip()
        message = await asked.message(lambda m: "not delivered" in m.content, 10)
        assert "does not fit" in message.content
        assert message.labels == ["Get my video"]
        await bot.settled(failed=1)
    async with quick_bot(standin, tmp_path) as bot:  # as where there is more room by now
        await standin.members["ada"].click(message, "Get my video")
        await bot.video(asked)
        await bot.settled(delivered=1)


async def test_that_no_file_is_small_enough_is_told_also_where_the_message_is_gone(
    standin: Standin, tmp_path: Path
) -> None:
    async with quick_bot(standin, tmp_path, gate=False, fit=nothing_fits) as bot:
        asked = await bot.clip("ben")
        bot.lose(asked)
        bot.executor.gate.set()
        told = await standin.message(asked.channel, lambda m: "not delivered" in m.content)
        assert told.mentions == (asked.user,)
        assert told.labels == ["Get my video"]
        await bot.settled(failed=1)


# With the real encoder: what comes smaller plays from its first frame to its last.


@pytest_asyncio.fixture(loop_scope="module")
async def stage(shared_stage: Stage) -> AsyncIterator[Stage]:
    await shared_stage.start()
    before = set(shared_stage.discord.interactions)
    yield shared_stage
    settled(shared_stage.discord, before)


@pytest.mark.asyncio(loop_scope="module")
@pytest.mark.timeout(300)
async def test_a_clip_that_is_refused_comes_smaller_and_whole(stage: Stage) -> None:
    stage.discord.faults.fail(UPLOAD, 413, 40005, only_uploads=True)
    asked = await stage.ask(seconds=8)
    (message,) = await stage.videos(asked)
    whole(message, LONG_FRAMES)
    (_, large), (_, small) = uploads(stage.discord, asked)
    assert small < large


@pytest.mark.asyncio(loop_scope="module")
@pytest.mark.timeout(300)
async def test_a_file_that_would_be_too_large_is_made_smaller_before_it_is_sent(
    stage: Stage,
) -> None:
    stage.discord.world.default_upload = SMALL
    try:
        asked = await stage.ask(seconds=8)
        (message,) = await stage.videos(asked)
    finally:
        stage.discord.world.default_upload = DEFAULT_UPLOAD
    whole(message, LONG_FRAMES)
    assert [status for status, _ in uploads(stage.discord, asked)] == [200]
    assert message.attachments[0].size < SMALL
