"""/video private:true, /video-cancel and /video-stats, as members see them."""

from __future__ import annotations

from pathlib import Path

import pytest

from t2vbot.standin.message import Message
from t2vbot.standin.standin import Standin

from .moderating import set_rules
from .quick import TIMEOUT, QuickBot, quick_bot


def buttons(message: Message) -> list[str]:
    return [label for label in message.labels if label]


async def test_only_who_asked_sees_it(standin: Standin, tmp_path: Path) -> None:
    ada, ben, general = standin.members["ada"], standin.members["ben"], standin.channel("general")
    async with quick_bot(standin, tmp_path, gate=False) as bot:
        asked = await bot.ask(prompt="a secret garden", private=True)
        status = await asked.message(lambda m: "Get my video" in m.labels, TIMEOUT)
        assert status.only_for is ada.user
        assert "Me too" not in status.labels
        queue = await ben.slash(general, "queue")
        seen = await queue.message(lambda m: m.content)
        assert "a private video" in seen.content and "garden" not in seen.content
        own = await ada.slash(general, "queue")
        assert "a secret garden" in (await own.message(lambda m: m.content)).content
        twin = await ben.slash(general, "video", prompt="a secret garden")
        assert "Me too" in (await twin.message(lambda m: m.labels, TIMEOUT)).labels  # ben's own
        bot.executor.gate.set()
        video = await bot.video(asked)
        assert video.only_for is ada.user and video is asked.original
        assert {"Again", "Change", "Delete"} <= set(video.labels)
        assert "t2v:like" not in str(video.components)
        await bot.video(twin)
        film = await ada.slash(general, "film", scenes="mine")
        offered = await film.message(lambda m: m.content, TIMEOUT)
        assert "secret" not in str(offered.components) + offered.content
        again = await ada.click(video, "Again")
        assert (await bot.video(again)).only_for is ada.user
        deleted = await ada.click(video, "Delete")
        await deleted.acknowledged(TIMEOUT)
        await bot.until(lambda: video.deleted or None)
        open_to_all = [m for m in bot.messages() if m.only_for is None]
        assert open_to_all == [twin.original]


async def test_after_fifteen_minutes_it_comes_directly(standin: Standin, tmp_path: Path) -> None:
    async with quick_bot(standin, tmp_path, gate=False) as bot:
        asked = await bot.ask(private=True)
        standin.interactions.expire_all()
        bot.executor.gate.set()
        await bot.until(lambda: next(iter(bot.messages("dm:ada")), None))
        (direct,) = bot.messages("dm:ada")
        assert direct.attachments and not asked.messages[0].attachments
        await bot.idle()
        assert not [m for m in bot.messages() if m.attachments]


async def test_where_no_direct_message_arrives_it_is_kept(standin: Standin, tmp_path: Path) -> None:
    ada = standin.members["ada"]
    ada.user.accepts_dms = False
    async with quick_bot(standin, tmp_path, gate=False) as bot:
        asked = await bot.ask(private=True)
        (status,) = asked.messages
        standin.interactions.expire_all()
        bot.executor.gate.set()
        await bot.until(lambda: bot.parts.outbox.kept_for(ada.user.id) or None)
        pressed = await ada.click(status, "Get my video")
        got = await pressed.message(lambda m: m.attachments, TIMEOUT)
        assert got is status and got.only_for is ada.user


async def test_missed_gives_a_private_one_to_its_member_alone(
    standin: Standin, tmp_path: Path
) -> None:
    ada = standin.members["ada"]
    ada.user.accepts_dms = False
    async with quick_bot(standin, tmp_path, gate=False) as bot:
        await bot.ask(private=True)
        standin.interactions.expire_all()
        bot.executor.gate.set()
        await bot.until(lambda: bot.parts.outbox.kept_for(ada.user.id) or None)
        missed = await ada.slash(standin.channel("general"), "missed")
        assert (await bot.video(missed)).only_for is ada.user


async def test_moderators_may_want_none(standin: Standin, tmp_path: Path) -> None:
    async with quick_bot(standin, tmp_path) as bot:
        before = await bot.video(await bot.ask(private=True))
        await set_rules(standin, private=["no"])
        refused = await bot.ask(private=True)
        assert "no private videos here" in refused.messages[0].content
        again = await standin.members["ada"].click(before, "Again")
        refused_too = await again.message(lambda m: "no private videos" in m.content, TIMEOUT)
        assert refused_too.only_for
        direct = await bot.ask(where="dm", private=True)
        assert (await bot.video(direct)).attachments


async def test_one_of_ones_own_is_cancelled(standin: Standin, tmp_path: Path) -> None:
    ada, ben, general = standin.members["ada"], standin.members["ben"], standin.channel("general")
    async with quick_bot(standin, tmp_path, gate=False) as bot:
        first = await bot.ask(prompt="the first")
        second = await bot.ask(prompt="the second")
        choices = await ada.autocomplete(general, "video-cancel", {}, focused="video", value="sec")
        (choice,) = choices
        assert choice["name"] == "number 1: the second"
        assert await ben.autocomplete(general, "video-cancel", {}, focused="video", value="") == []
        forged = await ben.slash(general, "video-cancel", video=choice["value"])
        assert "nothing on the way" in (await forged.message(lambda m: m.content)).content
        cancelled = await ada.slash(general, "video-cancel", video=choice["value"])
        said = await cancelled.message(lambda m: m.content, TIMEOUT)
        assert said.content == "Cancelled." and said.only_for is ada.user
        await second.message(lambda m: "Cancelled" in m.content, TIMEOUT)
        bot.executor.gate.set()
        await bot.video(first)
        none = await ada.slash(general, "video-cancel")
        assert "nothing on the way" in (await none.message(lambda m: m.content)).content


@pytest.mark.parametrize("whose", ["mine", "server"])
async def test_what_was_made_is_counted(standin: Standin, tmp_path: Path, whose: str) -> None:
    ada, general = standin.members["ada"], standin.channel("general")

    async def stats(bot: QuickBot) -> str:
        asked = await ada.slash(general, "video-stats", whose=whose)
        return (await asked.message(lambda m: m.content, TIMEOUT)).content

    async with quick_bot(standin, tmp_path) as bot:
        assert "In 24 hours: 0 videos" in await stats(bot)
        await set_rules(standin, quota_clips=5)
        await bot.videos(await bot.clip("ada"), await bot.clip("ben"))
        said = await stats(bot)
        if whose == "mine":
            assert "In 24 hours: one video" in said
            assert "Left of your videos in 24 hours: 4" in said
        else:
            assert "In 24 hours: 2 videos" in said
            assert "By 2 members in 7 days" in said
