"""The real bot over several shards: each hears from its own servers, and one that breaks off costs
the others nothing.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

import discord
import pytest

from t2vbot.app import stay_connected
from t2vbot.bot import boards, presence
from t2vbot.bot.client import INTENTS
from t2vbot.bot.pace import Pace
from t2vbot.errors import SettingsError
from t2vbot.standin.gateway import Close
from t2vbot.standin.places import Guild
from t2vbot.standin.sharding import MOST_GUILDS
from t2vbot.standin.standin import Standin

from .quick import TIMEOUT, quick_bot
from .standin import pointed_at

BACK = 30.0  # seconds; discord.py waits longer each time before it tries again
LIGHT = 2600  # servers, more than one shard may have


def a_server(standin: Standin, shard: int, shards: int = 2) -> Guild:
    """One that this shard of so many hears from, with a channel named as the shard."""
    number = standin.world.ids.next()
    while (number >> 22) % shards != shard:
        standin.clock.advance(0.001)  # ids are milliseconds
        number = standin.world.ids.next()
    guild = standin.world.add_guild(f"On shard {shard}", number=number)
    standin.world.add_channel(guild, f"shard-{shard}")
    return guild


@pytest.fixture
def servers(standin: Standin) -> tuple[Guild, Guild]:
    """One on each of two shards, beside those that there are."""
    return a_server(standin, 0), a_server(standin, 1)


def heard(standin: Standin, shard: int, name: str = "INTERACTION_CREATE") -> int:
    """How many such events went to a shard."""
    return sum(
        f'"t": "{name}"' in text
        for session in standin.gateway._sessions.values()
        for _, text in session.events
        if session.shard[0] == shard
    )


async def became(standin: Standin, find: Callable[[], object], what: str) -> None:
    await standin.hub.until(lambda: find() or None, BACK, what)


async def broken(standin: Standin, shard: int) -> None:
    """Cut a shard off, and let nobody in."""
    standin.gateway.away = True
    standin.gateway.drop(shard)
    await became(standin, lambda: not standin.gateway.complete, "the break")


async def back(standin: Standin, resumed: int) -> None:
    gateway = standin.gateway
    gateway.away = False
    await became(standin, lambda: gateway.resumed > resumed and gateway.complete, "the shard")


async def test_members_on_both_shards_and_in_private_are_served(
    standin: Standin, tmp_path: Path, servers: tuple[Guild, Guild]
) -> None:
    async with quick_bot(standin, tmp_path, shards=2) as bot:
        assert [guild.id for guild in servers if bot.parts.client.get_guild(guild.id)]
        for shard in (0, 1):
            before = heard(standin, 0), heard(standin, 1)
            video = await bot.video(await bot.ask("ada", f"shard-{shard}"))
            assert await bot.video(await standin.members["ben"].click(video, "Again"))
            shown = await standin.members["cleo"].click(video, "Change")
            await shown.acknowledged(TIMEOUT)
            sent = await standin.members["cleo"].submit_modal(shown, {"prompt": f"changed {shard}"})
            assert await bot.video(sent)
            assert heard(standin, 1 - shard) == before[1 - shard]
            assert heard(standin, shard) == before[shard] + 4
        before = heard(standin, 0), heard(standin, 1)
        assert await bot.video(await bot.ask("dan", "dm"))
        assert (heard(standin, 0), heard(standin, 1)) == (before[0] + 1, before[1])
        await bot.settled(delivered=7)


async def test_what_could_not_be_delivered_on_one_shard_is_had_over_the_other(
    standin: Standin, tmp_path: Path, servers: tuple[Guild, Guild]
) -> None:
    """A private video that is late comes as a direct message; where none arrives, by /missed."""
    ada, ben = standin.members["ada"], standin.members["ben"]
    async with quick_bot(standin, tmp_path, gate=False, shards=2) as bot:
        await bot.ask("ada", "shard-1", private=True)
        ben.user.accepts_dms = False
        await bot.ask("ben", "shard-1", private=True)
        standin.interactions.expire_all()
        bot.executor.gate.set()
        await bot.until(lambda: next(iter(bot.messages("dm:ada")), None))
        await bot.until(lambda: bot.parts.outbox.kept_for(ben.user.id) or None)
        missed = await ben.slash(standin.channel("shard-0"), "missed")
        assert (await bot.video(missed)).only_for is ben.user
        missed = await ada.slash(standin.dm(ada), "missed")
        assert await missed.message(lambda m: m.content, TIMEOUT)


async def test_jams_go_on_both_shards_at_once(
    standin: Standin, tmp_path: Path, servers: tuple[Guild, Guild], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(boards, "PACE", 0.05)
    async with quick_bot(standin, tmp_path, shards=2, gate=False) as bot:
        for shard in (0, 1):
            where = standin.channel(f"shard-{shard}")
            asked = await standin.members["ada"].slash(where, "jam", theme=f"colours {shard}")
            board = await asked.message(lambda m: "Add a scene" in m.labels)
            await bot.until(lambda board=board: board.thread)
            shown = await standin.members["ben"].click(board, "Add a scene")
            await shown.acknowledged()
            words = f"a red thing on {shard}"
            await standin.members["ben"].submit_modal(shown, {"What the scene should show": words})
            assert board.thread
            await standin.message(board.thread, lambda m, words=words: f"> {words}" in m.content)


async def test_one_shard_is_cut_off_and_nothing_is_lost(
    standin: Standin, tmp_path: Path, servers: tuple[Guild, Guild]
) -> None:
    gateway = standin.gateway
    async with quick_bot(standin, tmp_path, gate=False, shards=2) as bot:
        cut, other = await bot.clip("ada", "shard-1"), await bot.clip("ben", "shard-0")
        gone = await bot.clip("cleo", "shard-1")
        identified, resumed, knocked = gateway.identified, gateway.resumed, gateway.knocked
        await broken(standin, 1)
        await became(standin, lambda: gateway.knocked > knocked, "a try that fails")
        assert gone.original
        await standin.members["cleo"].delete(gone.original)
        missed = await standin.members["dan"].slash(
            standin.channel("shard-1"), "video", prompt="clip 9999"
        )
        meanwhile = await bot.clip("eva", "shard-0")
        assert missed.reply is None
        await back(standin, resumed)
        await missed.message(lambda m: m.content, TIMEOUT)
        bot.executor.gate.set()
        await bot.videos(cut, other, meanwhile, missed)
        await bot.settled(delivered=4, withdrawn=1)
        assert (gateway.resumed, gateway.identified) == (resumed + 1, identified)


async def test_a_server_that_was_left_before_a_new_session_is_missed(
    standin: Standin, tmp_path: Path, servers: tuple[Guild, Guild]
) -> None:
    gateway, left = standin.gateway, servers[1]
    async with quick_bot(standin, tmp_path, shards=2) as bot:
        await bot.videos(await bot.clip("ada", "shard-1"), await bot.clip("ben", "shard-0"))
        standin.world.remove_bot(left)  # while the shard does not hear of it
        joined = a_server(standin, 1)
        identified = gateway.identified
        await gateway.invalidate(shard=1)
        await became(standin, lambda: gateway.identified > identified, "a new session")
        client = bot.parts.client
        await became(standin, lambda: heard(standin, 1, "GUILD_CREATE"), "its servers")
        async with asyncio.timeout(TIMEOUT):
            while not await bot.database.read(departed):  # noqa: ASYNC110
                await asyncio.sleep(0.01)
        assert await bot.database.read(departed) == [left.id]
        assert client.get_guild(left.id) is None
        rules = f"/guilds/{joined.id}/commands/permissions"
        await standin.request(lambda record: record.path.endswith(rules))
        assert client.get_guild(joined.id) and client.get_guild(servers[0].id)
        assert gateway.identified == identified + 1  # the other went on


def departed(connection: object) -> list[int]:
    rows = connection.execute("SELECT server_id FROM departures")  # type: ignore[attr-defined]
    return [row[0] for row in rows]


async def test_a_restart_goes_on_over_both_shards(
    standin: Standin, tmp_path: Path, servers: tuple[Guild, Guild]
) -> None:
    async with quick_bot(standin, tmp_path, gate=False, shards=2) as bot:
        asked = [await bot.clip("ada", f"shard-{shard}") for shard in (0, 1)]
    async with quick_bot(standin, tmp_path, shards=2) as bot:
        await bot.videos(*asked)
        await bot.settled(delivered=2)


async def test_each_shard_shows_the_presence_and_a_new_session_has_it_again(
    standin: Standin,
    tmp_path: Path,
    servers: tuple[Guild, Guild],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(presence, "INTERVAL", 0.05)
    gateway, shown = standin.gateway, standin.gateway.presences.by_shard
    async with quick_bot(standin, tmp_path, shards=2):
        await became(standin, lambda: len({p.words for p in shown.values() if p.words}) == 1, "it")
        (words,) = {one.words for one in shown.values()}
        await gateway.invalidate(shard=1)
        await became(standin, lambda: not shown[1].words, "a session without one")
        await became(standin, lambda: shown[1].words == words, "the same again")
        assert shown[0].words == words
        assert gateway.presences.dropped == []


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (Close.AUTHENTICATION_FAILED, "does not accept the DISCORD_TOKEN"),
        (Close.SHARDING_REQUIRED, "does not take the bot over 2 shards"),
        (Close.INVALID_SHARD, "does not take the bot over 2 shards"),
    ],
)
async def test_what_one_shard_is_refused_ends_the_bot(
    standin: Standin, tmp_path: Path, code: Close, words: str
) -> None:
    async with quick_bot(standin, tmp_path, shards=2, ends=True) as bot:
        await standin.gateway.close(code, shard=1)
        with pytest.raises(SettingsError, match=words):
            await asyncio.wait_for(bot.gateway, TIMEOUT)


async def test_nothing_is_heard_any_more_once_the_gateway_was_left(
    standin: Standin, tmp_path: Path
) -> None:
    """The bot hangs up before it puts its work away."""
    async with quick_bot(standin, tmp_path, shards=2, ends=True) as bot:
        bot.gateway.cancel()
        await asyncio.wait([bot.gateway])
        await became(standin, lambda: not standin.gateway.connected, "both to hang up")
        assert not bot.parts.client.is_closed()


async def test_as_many_shards_as_discord_recommends(standin: Standin, tmp_path: Path) -> None:
    standin.gateway.starts.recommended = 3
    async with quick_bot(standin, tmp_path) as bot:
        assert bot.parts.client.shard_count == 3
        assert sorted(session.shard for session in standin.gateway._sessions.values()) == [
            (0, 3),
            (1, 3),
            (2, 3),
        ]
        assert standin.gateway.identified == 3


async def test_turns_come_a_time_apart() -> None:
    pace, came = Pace(), list[float]()

    async def take() -> None:
        await pace.turn(0.02)
        came.append(asyncio.get_running_loop().time())

    await asyncio.gather(take(), take(), take())
    assert came == sorted(came)
    assert came[2] - came[0] > 0.03


@pytest.mark.long  # 8 s: so many servers
async def test_more_servers_than_one_shard_may_have(standin: Standin, tmp_path: Path) -> None:
    for _ in range(LIGHT):
        standin.clock.advance(0.001)
        standin.world.add_guild("light", people=())
    with pointed_at(standin):
        async with discord.AutoShardedClient(intents=INTENTS, shard_count=1) as alone:
            await alone.login(standin.token)
            with pytest.raises(SettingsError, match="does not take the bot over 1 shards"):
                await stay_connected(alone)
    async with quick_bot(standin, tmp_path) as bot:
        client = bot.parts.client
        assert client.shard_count == 3
        await asyncio.wait_for(client.wait_until_ready(), BACK)
        assert len(client.guilds) == LIGHT + 1 > MOST_GUILDS
        await bot.videos(await bot.clip())
