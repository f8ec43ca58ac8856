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

from t2vbot.standin.clock import Clock
from t2vbot.standin.interaction import Interaction
from t2vbot.standin.messages import Message
from t2vbot.standin.standin import Standin

from .reliability import (
    LONG,
    LONG_FRAMES,
    UPLOAD,
    WAIT,
    Town,
    a_town,
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
async def town(shared_town: Town) -> Town:
    """One town for all: what a test kills, it also starts again."""
    await shared_town.start()
    return shared_town


def place(message: Message, since: float = 0.0) -> list[str]:
    """The places in line that a status message has shown."""
    shown = (re.search(r"(Next|Number \d+) in the queue", v.content) for v in message.history)
    times = (version.at for version in message.history)
    return [match[0] for at, match in zip(times, shown, strict=True) if match and at > since]


async def generating(town: Town) -> Interaction:
    town.fail("hang-step")  # for as long as this process lives
    asked = await town.ask()
    await town.failed()
    return asked


async def encoding(town: Town) -> list[Interaction]:
    town.discord.faults.hold(UPLOAD, only_uploads=True)  # should encoding be faster than the kill
    async with making(town, seconds=8) as asked:
        waiting = await town.ask("ben")
    await seen(lambda: list(town.data_dir.glob("**/.encoding-*")))
    return [asked, waiting]


async def uploading(town: Town, carried_out: bool = False) -> list[Interaction]:
    hold = town.discord.faults.hold(UPLOAD, only_uploads=True, carried_out=carried_out)
    asked = [await town.ask(who) for who in ("ada", "ben")]
    await hold.arrived.wait()
    return asked


async def uploaded(town: Town) -> list[Interaction]:
    return await uploading(town, carried_out=True)


async def test_jobs_that_wait_when_the_process_is_killed_keep_their_places(town: Town) -> None:
    first = await generating(town)
    waiting = [await town.ask(who) for who in ("ben", "cleo", "ben")]
    shown = [await asked.message(place) for asked in waiting]
    before = [place(message)[-1] for message in shown]
    assert before == ["Next in the queue", "Number 2 in the queue", "Number 3 in the queue"]
    killed = town.discord.clock.now()
    await town.kill()
    town.fail("hang-step")
    await town.start()
    for message, where in zip(shown, before, strict=True):
        await town.discord.hub.until(
            lambda m=message, p=where: place(m, killed)[-1:] == [p] or None, WAIT, where
        )
    await town.failed()  # so that this kill, too, finds a clip that is being made
    await town.kill()
    await town.start()
    videos = await town.videos(first, *waiting)
    assert videos == [asked.original for asked in (first, *waiting)]
    whole(videos[0])
    settled(town.discord)


async def test_a_clip_that_the_process_dies_on_each_time_is_given_up(town: Town) -> None:
    asked = await generating(town)
    for _ in range(2):
        await town.kill()
        town.fail("hang-step")
        await town.start()
        await town.failed()
    await town.kill()
    await town.start()
    message = await asked.message(lambda m: "There is no video" in m.content, WAIT)
    assert "stopped 3 times" in message.content
    await town.video("ben")
    settled(town.discord)


@pytest.mark.parametrize("moment", [encoding, uploading, uploaded])
async def test_a_clip_in_work_when_the_process_is_killed_comes_once(
    town: Town, moment: Callable[[Town], Awaitable[list[Interaction]]]
) -> None:
    hit, waiting = await moment(town)
    await town.kill()
    assert bool(hit.original and hit.original.attachments) == (moment is uploaded)
    killed = town.discord.clock.now()
    # A clip that is there comes while the device stands still: it is not made again.
    with nullcontext() if moment is encoding else paused(town.faults):
        await town.start()
        if moment is not encoding:
            (message,) = await town.videos(hit)
            later = [version.content for version in message.history if version.at > killed]
            assert not any("step" in content or "in the queue" in content for content in later)
    videos = await town.videos(hit, waiting)
    assert videos == [hit.original, waiting.original]
    whole(videos[1])
    await town.video()  # the work folder is in order
    settled(town.discord)
    assert not list(town.data_dir.glob("**/.encoding-*"))


@pytest.mark.parametrize("minutes", [0, 10])  # by when Discord has forgotten the nonce
async def test_a_new_message_that_the_books_do_not_have_yet_is_not_sent_again(
    town: Town, minutes: int
) -> None:
    """The status message is gone, and the process dies between sending and the database."""
    hold = town.discord.faults.hold(UPLOAD, only_uploads=True)
    asked = await town.ask()
    await hold.arrived.wait()
    assert asked.original
    town.lose(asked.original)
    sent = town.discord.faults.hold("POST /channels/*/messages", carried_out=True)
    hold.release()
    await sent.arrived.wait()
    await town.kill()
    town.discord.clock.advance(minutes * 60)
    await town.start()
    await town.video("ben")  # by when it has been brought anew, if it is
    videos = [message for message in about(town.discord, asked) if message.attachments]
    for twin in videos[1:]:
        town.discord.messages.delete(twin)  # the other tests look at the same account
    assert len(videos) == 1


async def test_an_end_that_could_not_be_told_is_told_by_the_next_start(town: Town) -> None:
    async with making(town) as asked:
        town.fail("nan-step")
        telling = town.discord.faults.hold("POST /channels/*/messages")
        assert asked.original
        town.lose(asked.original)  # so that nothing else is sent that way
    await telling.arrived.wait()
    await town.kill()
    assert not list(about(town.discord, asked))
    await town.start()
    await town.discord.message(
        asked.channel, lambda m: "There is no video" in m.content and asked.user in m.mentions, WAIT
    )
    settled(town.discord)


@not_on_windows
async def test_a_stop_finishes_what_runs_and_leaves_the_rest_to_the_next_start(town: Town) -> None:
    async with making(town) as running:
        waiting = [await town.ask(who) for who in ("ben", "cleo")]
        town.bot.process.send_signal(signal.SIGTERM)
        await town.logged("Stopping")
    assert await town.bot.ended() == 0
    assert running.original and running.original.attachments
    for asked in waiting:
        assert asked.original and not asked.original.attachments
        assert KEPT_PLACE in asked.original.content
    assert books(town.data_dir)["pending and waiting"] == len(waiting)
    await town.start()
    assert await town.videos(*waiting) == [asked.original for asked in waiting]
    settled(town.discord)


@not_on_windows
async def test_a_stop_waits_no_longer_than_it_may(town: Town) -> None:
    await town.stop()
    await town.start(T2V_GRACE="1")
    async with making(town) as running:
        asked = time.monotonic()
        assert await town.stop() == 0
        assert time.monotonic() - asked < GRACE
        assert running.original and KEPT_PLACE in running.original.content
    await town.start()
    (message,) = await town.videos(running)
    assert message is running.original
    whole(message)
    settled(town.discord)


async def test_a_discord_that_is_away_at_the_start_is_waited_for(
    tmp_path: Path, tiny_model: Path
) -> None:
    """After a power cut the bot is often back before the network."""
    async with a_town(tmp_path, tiny_model) as town:
        faults = town.discord.faults
        faults.drop("GET /users/@me", times=2)  # of which aiohttp makes up for one by itself
        faults.proxy_error("PUT /applications/*", 503)
        await town.start()
        assert "cannot be reached (Server disconnected)" in town.log
        assert "cannot be reached (HTTP 503)" in town.log
        assert "Unclosed" not in town.log
        await town.video()
        settled(town.discord)


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


@not_on_windows
async def test_a_stop_counts_more_than_a_device_that_is_lost_meanwhile(town: Town) -> None:
    async with making(town) as asked:
        town.complaints()
        town.bot.process.send_signal(signal.SIGTERM)
        await town.logged("Stopping")
        town.fail("cuda-step")
    assert await town.bot.ended() == 0
    await town.failed()
    await town.start()
    whole((await town.videos(asked))[0])
    settled(town.discord)


@not_on_windows
async def test_a_second_signal_ends_it_at_once_and_loses_nothing(town: Town) -> None:
    async with making(town, **LONG) as running:
        waiting = await town.ask("ben")
        town.complaints()
        town.bot.process.send_signal(signal.SIGTERM)
        await town.logged("Stopping")
        town.bot.process.send_signal(signal.SIGTERM)
    assert await town.bot.ended() == 130
    assert not (running.original and running.original.attachments)
    await town.start()
    whole((await town.videos(running, waiting))[0], LONG_FRAMES)
    settled(town.discord)


async def test_tokens_that_ended_while_the_bot_was_away_do_not_matter(town: Town) -> None:
    hold = town.discord.faults.hold(UPLOAD, only_uploads=True, times=3)
    asked = [await town.ask(who, where) for who, where in (("ada", "general"), ("ben", "clips"))]
    asked.append(await town.ask("cleo", "dm"))
    await hold.arrived.wait()
    await town.kill()
    town.discord.clock.advance(16 * 60)
    await town.start()
    assert await town.videos(*asked) == [a.original for a in asked]
    settled(town.discord)


async def test_a_bot_that_knows_of_the_end_of_a_token_does_not_try_it(
    tmp_path: Path, tiny_model: Path
) -> None:
    discord = Standin(clock=Clock(behind=20 * 60))  # every command comes from twenty minutes ago
    async with a_town(tmp_path, tiny_model, discord) as town:
        await town.start()
        message = await town.video()
        whole(message)
        hook = "/webhooks/{webhook_id}/{webhook_token}/messages/{message_id}"
        assert not discord.requests.on("PATCH", hook)
        settled(discord, delivered=1)
