"""The bot's life story: start, serve, drain, stop."""

from __future__ import annotations

import asyncio
import enum
import logging
import sqlite3
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path
from typing import Any

import discord

from .assembly import Parts
from .backup import Backup
from .bot.endpoint import point_discord_at
from .bot.login import log_in
from .build import build
from .database import Database
from .errors import SettingsError
from .logs import hide
from .media.store import Media
from .pauses import pauses
from .proxies import DISCORD, proxy_for
from .schema import MIGRATIONS
from .settings import Settings, make_data_folder, token_refused, unread
from .signals import Signals
from .text import ENGLISH, Text, render
from .upgrade import adopt

log = logging.getLogger(__name__)

DATABASE = "jobs.sqlite"
# Discord's close codes: the token was reset; the servers are too many for so few shards, or the
# number of shards is none that it takes.
TOKEN_REFUSED, SHARDS_REFUSED = 4004, (4010, 4011)
LASTING_SECONDS = 60.0  # that a connection has to hold, so that the next pause is short again
SETTLE_TIMEOUT = 5.0  # seconds for handlers of events that came in as the connection closed
STOP_TIMEOUT = 10.0  # seconds for work to stop where it is; then the process ends without it
DAY = 24 * 3600.0  # seconds


class Ending(enum.Enum):
    """How the bot ended; nothing is lost in any of them."""

    STOPPED = "what was in work is done, or put back into the queue"
    AT_ONCE = "a second signal: what was in work is put back into the queue"
    RESTART = "this process can no longer use its device; the next one goes on"


async def run(settings: Settings) -> Ending:
    """Serve until a signal, or until only a new process can go on.

    Raises ``SettingsError`` where the start cannot succeed as it is set.
    """
    token = settings.require_token()
    hide(token)
    if text := unread():
        log.warning("%s", render(text, ENGLISH))
    proxy_for(settings.discord_api or DISCORD)  # one that cannot be used ends it here
    if settings.discord_api:
        point_discord_at(settings.discord_api)
    async with _started(settings) as parts:
        with Signals() as signals:
            async with parts.client:
                if not await _logged_in(parts.client, token, signals):
                    return Ending.STOPPED
                return await _serve(parts, settings, signals)


# Start.


@asynccontextmanager
async def _started(settings: Settings) -> AsyncIterator[Parts]:
    """Every part; on leaving they are closed, whatever happened to the others."""
    _opening(settings.data_dir, partial(make_data_folder, settings.data_dir))
    # The lock on it also keeps a second bot out.
    database = await Database.open(settings.data_dir / DATABASE, MIGRATIONS)
    try:
        media = Media(settings.data_dir)
        await asyncio.to_thread(_opening, media.folder, media.open)
        await adopt(database, media, settings.data_dir)
        parts = await build(settings, database, media)
        try:
            yield parts
        finally:
            await _in_any_case("executor", parts.executor.aclose)
    finally:
        await database.aclose()


def _opening(folder: Path, opened: Callable[[], None]) -> None:
    """A folder that cannot be made or opened is the host's to fix."""
    try:
        opened()
    except OSError as error:
        raise SettingsError(
            Text("database-folder", path=str(folder), error=str(error.strerror))
        ) from error


async def _logged_in(client: discord.Client, token: str, signals: Signals) -> bool:
    """Log in; False where the bot is asked to stop before it is."""
    login = asyncio.create_task(_log_in(client, token))
    asked = asyncio.create_task(signals.first.wait())
    await asyncio.wait({login, asked}, return_when=asyncio.FIRST_COMPLETED)
    logged_in = login.done()
    await _end(login, asked)
    return logged_in


async def _log_in(client: discord.Client, token: str) -> None:
    try:
        await log_in(client, token)
    except discord.LoginFailure as error:
        raise token_refused() from error


# Serve.


async def _serve(parts: Parts, settings: Settings, signals: Signals) -> Ending:
    """Go on with what the last run left, and serve until somebody says stop."""
    await _take_up(parts)
    lost = parts.dispatcher.lost
    work = {
        asyncio.create_task(stay_connected(parts.client), name="t2vbot-gateway"),
        asyncio.create_task(parts.dispatcher.run(), name="t2vbot-dispatcher"),
        asyncio.create_task(_tidy_daily(parts), name="t2vbot-tidy"),
        asyncio.create_task(_forever(parts.outbox.start), name="t2vbot-outbox"),
        asyncio.create_task(run_keepers(parts), name="t2vbot-keepers"),
        asyncio.create_task(parts.privacy.deletions.run(), name="t2vbot-privacy"),
    }
    if settings.backup:
        work.add(asyncio.create_task(_back_up_daily(parts, settings.backup), name="t2vbot-backup"))
    if settings.metrics:
        from .watching.watch import Watch  # nobody else needs Prometheus' client

        watch = Watch(parts, settings.metrics)
        work.add(asyncio.create_task(watch.run(), name="t2vbot-watch"))
    asked = {asyncio.create_task(signals.first.wait()), asyncio.create_task(lost.wait())}
    try:
        await asyncio.wait(work | asked, return_when=asyncio.FIRST_COMPLETED)
        if signals.first.is_set() or lost.is_set():
            await _drain(parts, settings.grace, signals)
    finally:
        failures = await _stop(parts, work, asked)
    if failures:
        raise failures[0]
    if signals.second.is_set():
        return Ending.AT_ONCE
    # A stop that was asked for counts more than a device that was lost.
    return Ending.RESTART if lost.is_set() and not signals.first.is_set() else Ending.STOPPED


async def _take_up(parts: Parts) -> None:
    """What the last run left: jobs, posts and files."""
    since = time.monotonic()
    jobs = await parts.dispatcher.restore()
    posts = await parts.outbox.restore([job for job in jobs if job.state.is_final])
    for keeper in parts.keepers:
        await keeper.restore()
    parts.client.services.trail.restore(parts.dispatcher)
    if jobs or posts:
        took = time.monotonic() - since
        log.info("Going on with %d jobs and %d posts (%.1f s)", len(jobs), posts, took)


async def stay_connected(client: discord.AutoShardedClient) -> None:
    """Stay connected, whatever comes over the gateway. A token that was reset meanwhile becomes a
    ``SettingsError``, and so does a number of shards that Discord does not take.
    """
    tries = pauses()
    while not client.is_closed():
        since = time.monotonic()
        try:
            return await _connect(client)
        except discord.ConnectionClosed as error:  # for good: discord.py goes on after the others
            raise _closed(error, client.shard_count) from error
        except discord.PrivilegedIntentsRequired:
            raise
        except Exception as error:
            if client.is_closed():
                raise
            if time.monotonic() - since > LASTING_SECONDS:
                tries = pauses()
            pause = next(tries)
            log.warning("The gateway broke off (%r). Again in %.0f s", error, pause, exc_info=True)
            await asyncio.sleep(pause)


async def _connect(client: discord.AutoShardedClient) -> None:
    try:
        await client.connect()
    finally:  # its shards would read on without it
        await asyncio.gather(*(shard.disconnect() for shard in client.shards.values()))


def _closed(error: discord.ConnectionClosed, shards: int | None) -> Exception:
    if error.code == TOKEN_REFUSED:
        return token_refused()
    if error.code in SHARDS_REFUSED:
        return SettingsError(Text("bot-shards-refused", shards=str(shards), code=str(error.code)))
    return error


async def run_keepers(parts: Parts) -> None:
    """What members do together goes on, once the servers are known in which they do."""
    await parts.client.wait_until_ready()
    async with asyncio.TaskGroup() as group:
        for keeper in parts.keepers:
            group.create_task(keeper.run(), name=f"t2vbot-{keeper.kind}")
        group.create_task(parts.reels.run(), name="t2vbot-reels")
        group.create_task(parts.presence.run(), name="t2vbot-presence")
        group.create_task(parts.client.owners.run(), name="t2vbot-owners")


async def _tidy_daily(parts: Parts) -> None:
    while True:
        try:
            await parts.outbox.tidy()
            await parts.privacy.tidy()
            await parts.client.services.moderation.tidy()
        except (OSError, sqlite3.Error):  # a full disk; tomorrow, then
            log.exception("What is old could not be removed")
        await asyncio.sleep(DAY)


async def _back_up_daily(parts: Parts, folder: Path) -> None:
    """The first with the start: so a folder that cannot be written is found out then."""
    media, outbox = parts.client.services.media, parts.outbox
    backup = Backup(folder, parts.database, media, outbox.files.in_use, DATABASE)
    while True:
        try:
            await backup.write()
        except (OSError, sqlite3.Error):
            log.exception("No copy of the data could be written to %s", folder)
        await asyncio.sleep(DAY)


async def _forever(start: Callable[[], Awaitable[None]]) -> None:
    await start()
    await asyncio.Event().wait()


# Drain.


async def _drain(parts: Parts, grace: float, signals: Signals) -> None:
    """Let what is in work end within the grace time, or until a second signal."""
    if parts.dispatcher.in_work():
        log.info("Stopping: finishing what is in work. Ctrl-C again to stop at once.")
    parts.outbox.say_restarting()
    drain = asyncio.create_task(_until_done(parts, time.monotonic() + grace))
    at_once = asyncio.create_task(signals.second.wait())
    await asyncio.wait({drain, at_once}, return_when=asyncio.FIRST_COMPLETED)
    await _end(drain, at_once)


async def _until_done(parts: Parts, deadline: float) -> None:
    await parts.dispatcher.drain(deadline)
    await parts.outbox.drain(deadline)


# Stop.


async def _stop(
    parts: Parts, work: set[asyncio.Task[Any]], asked: set[asyncio.Task[Any]]
) -> list[BaseException]:
    """Close everything; what failed before. A part that cannot be closed skips no other."""
    gateway = {task for task in work if task.get_name() == "t2vbot-gateway"}
    failures = await _cancelled(*asked, *(work - gateway))
    await _in_any_case("deletions", parts.privacy.deletions.aclose)
    await _in_any_case("dispatcher", lambda: _put_back(parts))
    await _in_any_case("outbox", parts.outbox.aclose)
    for keeper in parts.keepers:
        await _in_any_case(keeper.kind, keeper.aclose)
    failures += await _cancelled(*gateway)
    await settle()
    await _in_any_case("audit log", parts.client.services.audit.aclose)
    return failures


async def _put_back(parts: Parts) -> None:
    """Leave to the next start what the grace time was not enough for, and say how much that is."""
    jobs, posts = await parts.dispatcher.put_back(), parts.outbox.cut_off()
    parts.outbox.say_restarting()
    if jobs or posts:
        log.info(
            "Left to the next start: %d clips in work, %d posts on their way", len(jobs), posts
        )


async def settle() -> None:
    """Let what discord.py began for events and interactions end, while the client is open."""
    names = ("discord", "CommandTree")
    pending = [task for task in asyncio.all_tasks() if task.get_name().startswith(names)]
    if pending:
        await asyncio.wait(pending, timeout=SETTLE_TIMEOUT)


async def _in_any_case(what: str, close: Callable[[], Awaitable[Any]]) -> None:
    try:
        await close()
    except Exception:
        log.exception("The %s could not be stopped properly", what)


async def _end(*tasks: asyncio.Task[Any]) -> None:
    """Cancel what still runs, and let the first real failure out."""
    for error in await _cancelled(*tasks):
        raise error


async def _cancelled(*tasks: asyncio.Task[Any]) -> list[BaseException]:
    """Cancel what still runs; the real failures.

    Waits a while only: nothing can stop a thread that reads weights, or waits for a device.
    """
    for task in tasks:
        task.cancel()
    ended, late = await asyncio.wait(tasks, timeout=STOP_TIMEOUT)
    for task in late:
        log.warning("%s did not stop in time", task.get_name())
    return [
        error for task in ended if not task.cancelled() and (error := task.exception()) is not None
    ]
