"""Before the first answer to an interaction nothing waits for the database, which stands still."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from t2vbot.standin.interaction import Interaction, Reply
from t2vbot.standin.message import Message
from t2vbot.standin.standin import Standin

from .quick import TIMEOUT, QuickBot, quick_bot

Act = Callable[[QuickBot, Message, Message], Awaitable[Interaction]]


@asynccontextmanager
async def standing_still(bot: QuickBot) -> AsyncIterator[None]:
    """Inside, every call of the database waits."""
    go_on, run = asyncio.Event(), bot.database._run

    async def waiting(*arguments: Any) -> Any:
        await go_on.wait()
        return await run(*arguments)

    bot.database._run = waiting  # type: ignore[method-assign]
    try:
        yield
    finally:
        go_on.set()
        bot.database._run = run  # type: ignore[method-assign]


def slash(name: str, **options: Any) -> Act:
    async def act(bot: QuickBot, done: Message, waiting: Message) -> Interaction:
        return await bot.discord.members["ben"].slash(done.channel, name, **options)

    return act


def click(label: str, *, on_done: bool = True) -> Act:
    async def act(bot: QuickBot, done: Message, waiting: Message) -> Interaction:
        return await bot.discord.members["ada"].click(done if on_done else waiting, label)

    return act


async def choose(bot: QuickBot, done: Message, waiting: Message) -> Interaction:
    return await bot.discord.members["ada"].choose(done, "More …", "how")


async def send_form(bot: QuickBot, done: Message, waiting: Message) -> Interaction:
    ada = bot.discord.members["ada"]
    shown = await ada.click(done, "Change")
    await shown.acknowledged(TIMEOUT)
    return await ada.submit_modal(shown, {"What the video should show": "a blue square"})


async def send_an_older_form(bot: QuickBot, done: Message, waiting: Message) -> Interaction:
    ada = bot.discord.members["ada"]
    shown = await ada.click(done, "Change")
    await shown.acknowledged(TIMEOUT)
    bot.parts.client.services.recent._asked.clear()
    return await ada.submit_modal(shown, {"What the video should show": "a blue square"})


ACTS: dict[str, Act] = {
    "/video": slash("video", prompt="a green star"),
    "/queue": slash("queue"),
    "/models": slash("models"),
    "/missed": slash("missed"),
    "/video-help": slash("video-help"),
    "Cancel": click("Cancel", on_done=False),
    "Again": click("Again"),
    "Change": click("Change"),
    "Delete": click("Delete"),
    "the menu": choose,
    "the form": send_form,
    "an older form": send_an_older_form,
}


@pytest.mark.parametrize("old", [False, True], ids=["recent", "old"])
@pytest.mark.parametrize("name", ACTS)
async def test_the_first_answer_waits_for_no_disk(
    standin: Standin, tmp_path: Path, name: str, old: bool
) -> None:
    async with quick_bot(standin, tmp_path) as bot:
        done = await bot.video(await bot.ask())
        bot.executor.gate.clear()
        waiting = (await bot.ask()).messages[0]
        if old:
            bot.parts.client.services.recent._asked.clear()
            if name in ("the form", "an older form"):
                await bot.parts.client.services.recent.load(post_of(done))
        async with standing_still(bot):
            asked = await ACTS[name](bot, done, waiting)
            await asked.acknowledged(TIMEOUT)
            assert asked.reply is not None
            assert not asked.late


async def test_an_older_video_is_changed_by_a_button_that_opens_the_form(
    standin: Standin, tmp_path: Path
) -> None:
    async with quick_bot(standin, tmp_path) as bot:
        done = await bot.video(await bot.ask())
        bot.parts.client.services.recent._asked.clear()
        ada = standin.members["ada"]
        pressed = await ada.click(done, "Change")
        offer = await pressed.message(lambda m: m.components, TIMEOUT)
        assert offer.only_for is ada.user
        shown = await ada.click(offer, "Open the form")
        await shown.acknowledged(TIMEOUT)
        assert shown.reply is Reply.MODAL


async def test_an_open_form_survives_a_restart(standin: Standin, tmp_path: Path) -> None:
    ada = standin.members["ada"]
    async with quick_bot(standin, tmp_path) as bot:
        done = await bot.video(await bot.ask())
        shown = await ada.click(done, "Change")
        await shown.acknowledged(TIMEOUT)
    async with quick_bot(standin, tmp_path) as bot:
        sent = await ada.submit_modal(shown, {"What the video should show": "a blue square"})
        video = await bot.until(
            lambda: next((m for m in bot.messages() if m.attachments and "blue" in m.content), None)
        )
        assert video.only_for is None
        assert video in sent.followups


async def test_an_older_video_is_made_again_in_a_new_message(
    standin: Standin, tmp_path: Path
) -> None:
    async with quick_bot(standin, tmp_path) as bot:
        done = await bot.video(await bot.ask())
        bot.parts.client.services.recent._asked.clear()
        pressed = await standin.members["ben"].click(done, "Again")
        video = await pressed.message(lambda m: m.attachments, TIMEOUT)
        assert video.only_for is None


def post_of(message: Message) -> str:
    return str(message.components[0]["components"][0]["custom_id"]).split(":")[2]
