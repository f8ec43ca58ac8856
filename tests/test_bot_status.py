"""The status message: seldom, newest wins, and nothing under way once it is closed."""

from __future__ import annotations

import asyncio

import pytest

from t2vbot.bot.messages.status import StatusMessage


class Screen:
    """Where the status message is shown; an edit lasts until ``gate`` is open."""

    def __init__(self) -> None:
        self.text = "first"
        self.shown: list[str] = []
        self.begun = asyncio.Event()
        self.gate = asyncio.Event()
        self.gate.set()
        self.failures = 0

    async def edit(self, text: str) -> None:
        self.begun.set()
        await self.gate.wait()
        if self.failures:
            self.failures -= 1
            raise ConnectionError("the network is down")
        self.shown.append(text)

    async def settled(self) -> None:
        """Wait until an edit that was begun has ended."""
        await self.begun.wait()
        self.begun.clear()
        for _ in range(5):
            await asyncio.sleep(0)


def message_on(screen: Screen, interval: float = 0.0) -> StatusMessage:
    return StatusMessage(lambda: screen.text, screen.edit, interval)


async def test_only_the_newest_text_is_shown_and_never_twice() -> None:
    screen = Screen()
    screen.gate.clear()
    message = message_on(screen)
    message.show()
    await screen.begun.wait()
    for text in ("second", "third", "fourth"):
        screen.text = text
        message.show()
    screen.begun.clear()
    screen.gate.set()
    await screen.settled()
    message.show()
    await asyncio.sleep(0.01)
    assert screen.shown == ["first", "fourth"]
    await message.close()


async def test_between_two_edits_the_interval_passes() -> None:
    screen = Screen()
    message = message_on(screen, interval=3600)
    message.show()
    await screen.settled()
    screen.text = "second"
    message.show()
    await asyncio.sleep(0.01)
    assert screen.shown == ["first"]
    await message.close()


async def test_closing_waits_for_the_edit_under_way_and_then_nothing_comes() -> None:
    screen = Screen()
    screen.gate.clear()
    message = message_on(screen)
    message.show()
    await screen.begun.wait()
    closing = asyncio.create_task(message.close())
    await asyncio.sleep(0)
    assert not closing.done()
    screen.gate.set()
    await closing
    screen.text = "too late"
    message.show()
    await asyncio.sleep(0.01)
    assert screen.shown == ["first"]


async def test_an_edit_that_takes_too_long_is_left_behind_and_named(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("t2vbot.bot.messages.status.STATUS_EDIT_TIMEOUT", 0.01)
    screen = Screen()
    screen.gate.clear()
    message = message_on(screen, interval=3600)
    message.show()
    await screen.begun.wait()
    straggler = await message.close()
    assert straggler and not straggler.done()
    screen.gate.set()
    await straggler
    assert screen.shown == ["first"]


async def test_a_failed_edit_is_made_up_for_by_the_next() -> None:
    screen = Screen()
    screen.failures = 1
    message = message_on(screen)
    message.show()
    await screen.settled()
    message.show()
    await screen.settled()
    assert screen.shown == ["first"]
    await message.close()
