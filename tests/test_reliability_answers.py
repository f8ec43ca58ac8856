"""Where Discord has the bot's first answer, and its word on that is lost: what was asked is done
all the same.
"""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from .reliability import TROUBLES, WAIT, Town, making, settled, whole

pytestmark = [pytest.mark.asyncio(loop_scope="module"), pytest.mark.timeout(600)]

ANSWER = "POST /interactions/*"
LOST = ["dropped", "500", "503"]  # a 500 makes discord.py answer again by itself


@pytest_asyncio.fixture(loop_scope="module")
async def town(shared_town: Town) -> AsyncIterator[Town]:
    await shared_town.start()
    before = set(shared_town.discord.interactions)
    yield shared_town
    shared_town.discord.faults.clear()
    settled(shared_town.discord, before)
    assert shared_town.complaints() == []
    if shared_town.discord.judge.available:
        assert shared_town.discord.problems() == []


def lose(town: Town, how: str) -> None:
    TROUBLES[how](town.discord.faults, ANSWER, carried_out=True)


@pytest.mark.parametrize("how", LOST)
async def test_a_request_is_taken(town: Town, how: str) -> None:
    lose(town, how)
    whole((await town.videos(await town.ask()))[0])


@pytest.mark.parametrize("how", LOST)
async def test_a_job_is_cancelled(town: Town, how: str) -> None:
    async with making(town) as asked:
        assert asked.original
        lose(town, how)
        await town.discord.members["ada"].click(asked.original, "Cancel")
        await asked.message(lambda m: m.content.startswith("Cancelled"), WAIT)
    await town.video()  # the device has let go of it


@pytest.mark.parametrize("how", LOST)
async def test_a_video_is_deleted(shared_town: Town, how: str) -> None:
    town = shared_town
    await town.start()
    message = await town.video()
    lose(town, how)
    pressed = await town.discord.members["ada"].click(message, "Delete")
    await town.discord.hub.until(lambda: message.deleted or None, WAIT, "its end")
    assert "wrong" not in message.content
    assert pressed.messages == [message]
    assert town.complaints() == []
