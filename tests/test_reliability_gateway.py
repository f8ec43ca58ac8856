"""Nothing accepted is ever lost where the gateway breaks off, or is away for a while."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from t2vbot.standin.standin import Standin

from .quick import quick_bot
from .reliability import UPLOAD

BACK = 30.0  # seconds; discord.py waits longer each time before it tries again
AWAY = 3.0  # seconds without the gateway


async def resumed(standin: Standin, count: int) -> None:
    gateway = standin.gateway
    await standin.hub.until(
        lambda: (gateway.resumed >= count and gateway.connected) or None, BACK, "a resumption"
    )


async def test_breaks_of_the_gateway_are_resumed_while_a_clip_is_made(
    standin: Standin, tmp_path: Path
) -> None:
    gateway = standin.gateway
    breaks: list[Callable[[], Any]] = [
        lambda: gateway.ask_to_reconnect(),
        lambda: gateway.close(4000),
        lambda: gateway.invalidate(resumable=True),
    ]
    async with quick_bot(standin, tmp_path, gate=False) as bot:
        before, knocked = gateway.resumed, gateway.knocked
        asked = await bot.clip()
        gateway.drop()
        await resumed(standin, before + 1)
        for number, break_off in enumerate(breaks, start=2):
            await break_off()
            await resumed(standin, before + number)
        bot.executor.gate.set()
        await bot.videos(asked)
        assert gateway.knocked - knocked == 4  # once each, no storm
        await bot.videos(await bot.clip())
        await bot.settled(delivered=2)


async def test_an_invalid_session_is_begun_again(standin: Standin, tmp_path: Path) -> None:
    gateway = standin.gateway
    async with quick_bot(standin, tmp_path, gate=False) as bot:
        asked = await bot.clip()
        before, knocked = gateway.identified, gateway.knocked
        await gateway.invalidate()
        await standin.hub.until(
            lambda: gateway.identified > before or None, BACK, "the bot to identify again"
        )
        bot.executor.gate.set()
        await bot.videos(asked)
        assert gateway.identified - before == 1
        assert gateway.knocked - knocked <= 2
        await bot.videos(await bot.clip())
        await bot.settled(delivered=2)


async def test_a_clip_comes_also_while_the_gateway_is_away(
    standin: Standin, tmp_path: Path
) -> None:
    """One is ready for its upload when the gateway goes, and one is made while it is away."""
    gateway = standin.gateway
    async with quick_bot(standin, tmp_path) as bot:
        hold = standin.faults.hold(UPLOAD, only_uploads=True)
        asked = [await bot.clip("ada")]
        await hold.arrived.wait()
        bot.executor.gate.clear()
        asked.append(await bot.clip("ben"))
        before, knocked, left = gateway.resumed, gateway.knocked, standin.clock.now()
        gateway.away = True
        gateway.drop()
        await bot.until(lambda: not gateway.connected or None, "the break")
        hold.release()
        bot.executor.gate.set()
        try:
            await bot.videos(*asked)
            assert not gateway.connected
            await asyncio.sleep(AWAY - (standin.clock.now() - left))
        finally:
            gateway.away = False
        await resumed(standin, before + 1)
        away = standin.clock.now() - left
        assert gateway.knocked - knocked <= 8 + away / 2  # no storm: each wait may be longer
        await bot.videos(await bot.clip())
        await bot.settled(delivered=3)


async def test_a_deletion_while_the_gateway_breaks_off_is_heard_of_afterwards(
    standin: Standin, tmp_path: Path
) -> None:
    """Discord replays what was missed to a session that is resumed."""
    gateway = standin.gateway
    async with quick_bot(standin, tmp_path, gate=False) as bot:
        asked = await bot.clip()
        assert asked.original
        await bot.executor.begun("clip 0001")
        before = gateway.resumed
        gateway.drop()
        await standin.members["cleo"].delete(asked.original)
        await resumed(standin, before + 1)
        await bot.settled(withdrawn=1)
        assert bot.executor.stopped == ["clip 0001"]
        assert bot.messages() == []


BROKEN = [
    ("CHANNEL_CREATE", {"id": "1", "type": 0, "name": "new"}),  # without a position
    ("CHANNEL_CREATE", {}),
    ("GUILD_CREATE", {"id": "5", "name": "half a server"}),
    ("GUILD_ROLE_CREATE", {"guild_id": "1"}),
    ("MESSAGE_DELETE", {}),
    ("INTERACTION_CREATE", {"id": "1"}),
    ("GUILD_DELETE", {"id": None}),
    ("MESSAGE_CREATE", []),
]


async def test_events_that_cannot_be_read_are_left_out(
    standin: Standin, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    gateway = standin.gateway
    home = standin.channel("general").guild
    assert home
    async with quick_bot(standin, tmp_path, gate=False) as bot:
        asked, knocked = await bot.clip(), gateway.knocked
        for name, data in BROKEN:
            body: Any = data | {"guild_id": str(home.id)} if name == "CHANNEL_CREATE" else data
            gateway.dispatch(name, body)
        bot.executor.gate.set()
        await bot.videos(asked)
        await bot.videos(await bot.clip())
        assert gateway.knocked == knocked
        await bot.settled(delivered=2)
    assert "An event CHANNEL_CREATE of Discord's could not be read" in caplog.text


NOT_EVEN_AN_EVENT = ["no JSON", '{"op": 0, "t": "READY", "s": 1, "d": {}}', "[]"]


@pytest.mark.parametrize("text", NOT_EVEN_AN_EVENT)
async def test_what_is_not_even_an_event_costs_one_connection(
    standin: Standin, tmp_path: Path, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("t2vbot.pauses.FIRST", 0.05)
    gateway = standin.gateway
    async with quick_bot(standin, tmp_path, gate=False) as bot:
        asked, knocked = await bot.clip(), gateway.knocked
        for connection in gateway._connections():
            await connection._send_text(text)
        bot.executor.gate.set()
        await bot.until(
            lambda: (gateway.knocked > knocked and gateway.connected) or None, "it to come back"
        )
        await bot.videos(asked)
        await bot.videos(await bot.clip())
        await bot.settled(delivered=2)
