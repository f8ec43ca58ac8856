"""👍 under results, and /best, which cuts the most liked into a reel."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from t2vbot.standin.message import Message
from t2vbot.standin.standin import Standin

from .cinema import Clips, cinema, colours, make_clips
from .quick import QuickBot, post_id


@pytest.fixture(scope="module")
def clips(tmp_path_factory: pytest.TempPathFactory) -> Clips:
    return asyncio.run(make_clips(tmp_path_factory.mktemp("clips")))


def likes(message: Message) -> str | None:
    """What the button says; None where there is no such button."""
    row = message.components[0]["components"]
    found = [item for item in row if ":like:" in item.get("custom_id", "")]
    return str(found[0].get("label", "")) if found else None


async def like(bot: QuickBot, who: str, message: Message) -> None:
    (item,) = [i for i in message.components[0]["components"] if ":like:" in i["custom_id"]]
    before = likes(message)
    await bot.discord.members[who].click(message, item["custom_id"])
    await bot.until(lambda: likes(message) != before or None)


async def made(bot: QuickBot, who: str, prompt: str, **options: object) -> Message:
    message: Message = await bot.video(await bot.ask(who, prompt=prompt, **options))
    await bot.idle()
    return message


async def best(bot: QuickBot, who: str = "ada", **options: object) -> Message:
    """What /best answers: the reel, or a word."""
    before = {message.id for message in bot.messages()}
    asked = await bot.discord.members[who].slash(bot.discord.channel("general"), "best", **options)

    def find() -> Message | None:
        said = next((m for m in asked.messages if m.content and not m.loading), None)
        reels = (m for m in bot.messages() if m.attachments and m.id not in before)
        none = said if said and "Here it comes" not in said.content else None
        return none or next(reels, None)

    found: Message = await bot.until(find, "the reel")
    await bot.idle()
    return found


async def test_likes_are_counted_and_taken_back(
    standin: Standin, tmp_path: Path, clips: Clips
) -> None:
    async with cinema(standin, tmp_path, clips) as bot:
        message = await made(bot, "ada", "red")
        assert message.labels == ["Again", "Change", "Like", "Delete"]
        assert likes(message) == "Like"
        await like(bot, "ben", message)
        assert likes(message) == "1 like"
        await like(bot, "dan", message)
        await like(bot, "ben", message)
        assert likes(message) == "1 like"
        assert [m.filename for m in message.attachments]  # the video is still there
    async with cinema(standin, tmp_path, clips) as bot:  # also after a restart
        await like(bot, "cleo", message)
        assert likes(message) == "2 likes"
        (item,) = [i for i in message.components[0]["components"] if ":like:" in i["custom_id"]]
        own = await standin.members["ada"].click(message, item["custom_id"])
        said = await own.message(lambda m: m.content)
        assert "videos of others" in said.content and likes(message) == "2 likes"


async def test_nobody_likes_what_only_one_sees(
    standin: Standin, tmp_path: Path, clips: Clips
) -> None:
    async with cinema(standin, tmp_path, clips) as bot:
        await made(bot, "ada", "red", where="dm")
        (message,) = [m for m in bot.messages("dm:ada") if m.attachments]
        assert likes(message) is None


async def test_the_most_liked_become_a_reel(standin: Standin, tmp_path: Path, clips: Clips) -> None:
    async with cinema(standin, tmp_path, clips) as bot:
        red, blue, cyan = [
            await made(bot, who, prompt)
            for who, prompt in (("ada", "red"), ("ben", "blue"), ("ada", "cyan"))
        ]
        await made(bot, "ada", "white, that nobody likes")
        hidden = await made(bot, "ada", "green and hidden", spoiler=True)
        gone = await made(bot, "ada", "yellow, to be deleted")
        for who in ("ben", "cleo", "dan"):
            await like(bot, who, hidden)
            await like(bot, who, gone)
        for who in ("ada", "cleo"):
            await like(bot, who, blue)
        for message in (red, cyan):
            await like(bot, "dan", message)
        await standin.members["ada"].click(gone, "Delete")
        await bot.until(lambda: gone.deleted or None)
        reel = await best(bot)
        assert colours(reel, tmp_path) == ["blue", "red", "cyan"]
        assert "The best of 7 days" in reel.content
        assert reel.labels == ["Like", "Delete"]
        assert colours(await best(bot, most=1), tmp_path) == ["blue"]


async def test_a_reel_has_the_best_of_what_can_still_be_had(
    standin: Standin, tmp_path: Path, clips: Clips
) -> None:
    async with cinema(standin, tmp_path, clips) as bot:
        red, blue, cyan = [await made(bot, "ada", prompt) for prompt in ("red", "blue", "cyan")]
        for message in (red, blue, cyan):
            await like(bot, "ben", message)
        media = bot.parts.client.services.media
        media.remove_all(media.owners())
        with standin.unseen():  # the bot is not told
            standin.messages.delete(red)
        assert colours(await best(bot, most=2), tmp_path) == ["blue", "cyan"]
        with standin.unseen():
            standin.messages.delete(blue)
            standin.messages.delete(cyan)
        assert "No video of the last 7 days" in (await best(bot)).content


async def test_where_nothing_is_liked_it_says_so(
    standin: Standin, tmp_path: Path, clips: Clips
) -> None:
    async with cinema(standin, tmp_path, clips) as bot:
        old = await made(bot, "ada", "red")
        assert "No video of the last 7 days" in (await best(bot)).content
        await like(bot, "ben", old)
        await bot.database.write(
            lambda c: (
                c.execute(
                    "UPDATE posts SET created_at = created_at - 3 * 86400 WHERE id = ?",
                    (post_id(old),),
                )
                and None
            )
        )
        assert "No video of the last day" in (await best(bot, days=1)).content
        assert colours(await best(bot, days=4), tmp_path) == ["red"]
