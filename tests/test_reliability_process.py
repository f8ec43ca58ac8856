"""Nothing accepted is ever lost, whenever the process ends: killed, or asked to stop."""

from __future__ import annotations

import re
import signal
import sys
import time
from collections.abc import Awaitable, Callable
from contextlib import nullcontext
from pathlib import Path

import pytest
import pytest_asyncio

from t2vbot.standin.interaction import Interaction
from t2vbot.standin.message import Message
from t2vbot.standin.standin import Standin

from .reliability import (
    LONG,
    LONG_FRAMES,
    UPLOAD,
    WAIT,
    Stage,
    a_stage,
    about,
    books,
    making,
    paused,
    seen,
    settled,
    whole,
)
from .running import BotProcess

pytestmark = [pytest.mark.asyncio(loop_scope="module"), pytest.mark.timeout(600)]

GRACE = 60.0  # seconds for what is in work, unless the host sets another time
KEPT_PLACE = "Your position in the queue is kept."

not_on_windows = pytest.mark.skipif(
    sys.platform == "win32", reason="a process there cannot be asked to stop from outside"
)


@pytest_asyncio.fixture(loop_scope="module")
async def stage(shared_stage: Stage) -> Stage:
    """One stage for all: what a test kills, it also starts again."""
    await shared_stage.start()
    return shared_stage


def place(message: Message, since: float = 0.0) -> list[str]:
    """The positions in the queue that a status message has shown."""
    shown = (re.search(r"(Next|Number \d+) in the queue", v.content) for v in message.history)
    times = (version.at for version in message.history)
    return [match[0] for at, match in zip(times, shown, strict=True) if match and at > since]


async def generating(stage: Stage) -> Interaction:
    stage.fail("hang-step")  # for as long as this process lives
    asked = await stage.ask()
    await stage.failed()
    return asked


async def encoding(stage: Stage) -> list[Interaction]:
    stage.discord.faults.hold(UPLOAD, only_uploads=True)  # should encoding be faster than the kill
    async with making(stage, seconds=8) as asked:
        waiting = await stage.ask("ben")
    await seen(lambda: list(stage.data_dir.glob("**/.encoding-*")))
    return [asked, waiting]


async def uploading(stage: Stage, carried_out: bool = False) -> list[Interaction]:
    hold = stage.discord.faults.hold(UPLOAD, only_uploads=True, carried_out=carried_out)
    hit = await stage.ask()
    await hold.arrived.wait()
    # Asked before, it may be encoded sooner on a busy machine, and be what is held.
    return [hit, await stage.ask("ben")]


async def uploaded(stage: Stage) -> list[Interaction]:
    return await uploading(stage, carried_out=True)


@pytest.mark.long
async def test_jobs_that_wait_when_the_process_is_killed_keep_their_places(stage: Stage) -> None:
    first = await generating(stage)
    waiting = [await stage.ask(who) for who in ("ben", "cleo", "ben")]
    shown = [await asked.message(place) for asked in waiting]
    before = [place(message)[-1] for message in shown]
    assert before == ["Next in the queue", "Number 2 in the queue", "Number 3 in the queue"]
    killed = stage.discord.clock.now()
    await stage.kill()
    stage.fail("hang-step")
    await stage.start()
    for message, where in zip(shown, before, strict=True):
        await stage.discord.hub.until(
            lambda m=message, p=where: place(m, killed)[-1:] == [p] or None, WAIT, where
        )
    await stage.failed()  # so that this kill, too, finds a clip that is being made
    await stage.kill()
    await stage.start()
    videos = await stage.videos(first, *waiting)
    assert videos == [asked.original for asked in (first, *waiting)]
    whole(videos[0])
    settled(stage.discord)


@pytest.mark.long
async def test_a_clip_that_the_process_dies_on_each_time_is_given_up(stage: Stage) -> None:
    asked = await generating(stage)
    for _ in range(2):
        await stage.kill()
        stage.fail("hang-step")
        await stage.start()
        await stage.failed()
    await stage.kill()
    await stage.start()
    message = await asked.message(lambda m: "There is no video" in m.content, WAIT)
    assert "stopped 3 times" in message.content
    await stage.video("ben")
    settled(stage.discord)


def long(moment: object) -> object:
    return pytest.param(moment, marks=pytest.mark.long)


@pytest.mark.parametrize("moment", [long(encoding), uploading, long(uploaded)])
async def test_a_clip_in_work_when_the_process_is_killed_comes_once(
    stage: Stage, moment: Callable[[Stage], Awaitable[list[Interaction]]]
) -> None:
    hit, waiting = await moment(stage)
    await stage.kill()
    assert bool(hit.original and hit.original.attachments) == (moment is uploaded)
    killed = stage.discord.clock.now()
    # A clip that is there comes while the device stands still: it is not made again.
    with nullcontext() if moment is encoding else paused(stage.faults):
        await stage.start()
        if moment is not encoding:
            (message,) = await stage.videos(hit)
            later = [version.content for version in message.history if version.at > killed]
            assert not any("step" in content or "in the queue" in content for content in later)
    videos = await stage.videos(hit, waiting)
    assert videos == [hit.original, waiting.original]
    whole(videos[1])
    await stage.video()  # the work folder is in order
    settled(stage.discord)
    assert not list(stage.data_dir.glob("**/.encoding-*"))


# By when Discord has forgotten the nonce.
@pytest.mark.parametrize("minutes", [0, pytest.param(10, marks=pytest.mark.long)])
async def test_a_new_message_that_the_books_do_not_have_yet_is_not_sent_again(
    stage: Stage, minutes: int
) -> None:
    """The status message is gone, and the process dies between sending and the database."""
    hold = stage.discord.faults.hold(UPLOAD, only_uploads=True)
    asked = await stage.ask()
    await hold.arrived.wait()
    assert asked.original
    stage.lose(asked.original)
    sent = stage.discord.faults.hold("POST /channels/*/messages", carried_out=True)
    hold.release()
    await sent.arrived.wait()
    await stage.kill()
    stage.discord.clock.advance(minutes * 60)
    await stage.start()
    await stage.video("ben")  # by when it has been brought again, if it is
    videos = [message for message in about(stage.discord, asked) if message.attachments]
    for twin in videos[1:]:
        stage.discord.messages.delete(twin)  # the other tests look at the same account
    assert len(videos) == 1


@pytest.mark.long
async def test_an_end_that_could_not_be_told_is_told_by_the_next_start(stage: Stage) -> None:
    async with making(stage) as asked:
        stage.fail("nan-step")
        telling = stage.discord.faults.hold("POST /channels/*/messages")
        assert asked.original
        stage.lose(asked.original)  # so that nothing else is sent that way
    await telling.arrived.wait()
    await stage.kill()
    assert not list(about(stage.discord, asked))
    await stage.start()
    await stage.discord.message(
        asked.channel, lambda m: "There is no video" in m.content and asked.user in m.mentions, WAIT
    )
    settled(stage.discord)


@not_on_windows
async def test_a_stop_finishes_what_runs_and_leaves_the_rest_to_the_next_start(
    stage: Stage,
) -> None:
    async with making(stage) as running:
        waiting = [await stage.ask(who) for who in ("ben", "cleo")]
        stage.bot.process.send_signal(signal.SIGTERM)
        await stage.logged("Stopping")
    assert await stage.bot.ended() == 0
    assert running.original and running.original.attachments
    for asked in waiting:
        assert asked.original and not asked.original.attachments
        assert KEPT_PLACE in asked.original.content
    assert books(stage.data_dir)["pending and waiting"] == len(waiting)
    await stage.start()
    assert await stage.videos(*waiting) == [asked.original for asked in waiting]
    settled(stage.discord)


@pytest.mark.long
@not_on_windows
async def test_a_stop_waits_no_longer_than_it_may(stage: Stage) -> None:
    await stage.stop()
    await stage.start(T2V_GRACE="1")
    async with making(stage) as running:
        asked = time.monotonic()
        assert await stage.stop() == 0
        assert time.monotonic() - asked < GRACE
        assert running.original and KEPT_PLACE in running.original.content
    await stage.start()
    (message,) = await stage.videos(running)
    assert message is running.original
    whole(message)
    settled(stage.discord)


@pytest.mark.long
async def test_a_discord_that_is_away_at_the_start_is_waited_for(
    tmp_path: Path, tiny_model: Path
) -> None:
    """After a power cut the bot is often back before the network."""
    async with a_stage(tmp_path, tiny_model) as stage:
        faults = stage.discord.faults
        faults.drop("GET /users/@me", times=2)  # of which aiohttp makes up for one by itself
        faults.proxy_error("PUT /applications/*", 503)
        await stage.start()
        assert "cannot be reached (Server disconnected)" in stage.log
        assert "cannot be reached (HTTP 503)" in stage.log
        assert "Unclosed" not in stage.log
        await stage.video()
        settled(stage.discord)


@pytest.mark.long
@not_on_windows
@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])  # HUP: its terminal was closed
async def test_a_bot_that_waits_for_discord_can_be_stopped(
    tmp_path: Path, tiny_model: Path, hears_signals: None, name: str
) -> None:
    async with Standin() as discord:
        discord.faults.drop("GET /users/@me", times=100)
        bot = await BotProcess.spawn(discord, tmp_path / "data", tiny_model)
        await seen(lambda: "Trying again in 4 s" in bot.log())
        assert await bot.stop(getattr(signal, name)) == 0


@pytest.mark.long
@not_on_windows
async def test_a_stop_counts_more_than_a_device_that_is_lost_meanwhile(stage: Stage) -> None:
    async with making(stage) as asked:
        stage.complaints()
        stage.bot.process.send_signal(signal.SIGTERM)
        await stage.logged("Stopping")
        stage.fail("cuda-step")
    assert await stage.bot.ended() == 0
    await stage.failed()
    await stage.start()
    whole((await stage.videos(asked))[0])
    settled(stage.discord)


@pytest.mark.long
@not_on_windows
async def test_a_second_signal_ends_it_at_once_and_loses_nothing(stage: Stage) -> None:
    async with making(stage, **LONG) as running:
        waiting = await stage.ask("ben")
        stage.complaints()
        stage.bot.process.send_signal(signal.SIGTERM)
        await stage.logged("Stopping")
        stage.bot.process.send_signal(signal.SIGTERM)
    assert await stage.bot.ended() == 130
    assert not (running.original and running.original.attachments)
    await stage.start()
    whole((await stage.videos(running, waiting))[0], LONG_FRAMES)
    settled(stage.discord)


@pytest.mark.long
async def test_tokens_that_ended_while_the_bot_was_away_do_not_matter(stage: Stage) -> None:
    hold = stage.discord.faults.hold(UPLOAD, only_uploads=True, times=3)
    asked = [await stage.ask(who, where) for who, where in (("ada", "general"), ("ben", "clips"))]
    asked.append(await stage.ask("cleo", "dm"))
    await hold.arrived.wait()
    await stage.kill()
    stage.discord.clock.advance(16 * 60)
    await stage.start()
    assert await stage.videos(*asked) == [a.original for a in asked]
    settled(stage.discord)
