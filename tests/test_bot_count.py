"""/video count: several videos at once, in one message, each of them treated as one."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from t2vbot.bot.results import of_channel
from t2vbot.bot.scenes import ready
from t2vbot.catalog.request import VideoRequest
from t2vbot.jobs.job import JobState
from t2vbot.posts import courier
from t2vbot.posts.messenger import TooLarge, VideoFile
from t2vbot.posts.post import Post, PostState
from t2vbot.rules.audit import Action
from t2vbot.standin.interaction import Interaction
from t2vbot.standin.message import Message
from t2vbot.standin.standin import Standin
from t2vbot.text import Text
from t2vbot.video.fit import CannotFit

from . import jobs as parts
from .cinema import COLOURS, Clips, cinema, colours, make_clips
from .deciding import a_desk, at_desk, decides, hold_words, home, noted, offered_in_film, set_values
from .jobs import TIMEOUT
from .moderating import set_rules
from .quick import QuickBot, post_id, quick_bot
from .reliability import seen
from .test_bot_image import a_file
from .test_bot_limits import refused

MORE = "pick-more"


def items(message: Message) -> list[Any]:
    return [item for row in message.components for item in row["components"]]


def custom_id(message: Message, part: str) -> str:
    """Of the button or menu whose custom id has that in it."""
    return next(str(i["custom_id"]) for i in items(message) if part in i.get("custom_id", ""))


def options(message: Message, part: str) -> dict[str, str]:
    """Of a menu: values by label."""
    menu = next(i for i in items(message) if part in i.get("custom_id", ""))
    return {option["label"]: str(option["value"]) for option in menu["options"]}


def named(*numbers: int) -> list[str]:
    """As the clips of ``several`` are called."""
    return [f"Video {number}, seed {23 + number}" for number in numbers]


async def asks(bot: QuickBot, who: str = "ada", **wanted: Any) -> Interaction:
    return await bot.ask(who, **({"prompt": "a thing", "count": 3, "seed": 24} | wanted))


async def several(bot: QuickBot, who: str = "ada", **wanted: Any) -> Message:
    message: Message = await bot.video(await asks(bot, who, **wanted))
    await bot.idle()
    return message


async def picks(bot: QuickBot, who: str, message: Message, what: str, label: str) -> Interaction:
    """One of the clips, in the menu that a button asks with."""
    member = bot.discord.members[who]
    pressed = await member.click(message, custom_id(message, f"which-{what}"))
    asked = await pressed.message(lambda m: m.components, TIMEOUT)
    assert asked.only_for is member.user
    return await member.choose(asked, custom_id(asked, f"pick-{what}"), label)


async def menu_of(bot: QuickBot, who: str, message: Message, label: str) -> Message:
    """What there is to do with one of the clips."""
    chosen = await bot.discord.members[who].choose(message, custom_id(message, MORE), label)
    return await chosen.message(lambda m: m.components, TIMEOUT)


async def of_clips(bot: QuickBot, message: Message) -> list[Post]:
    """The posts of the clips of a message, in its order."""
    return [
        post
        for clip_id in options(message, MORE).values()
        if (post := await bot.parts.client.services.posts.find(clip_id))
    ]


def masters(folder: Path) -> list[Path]:
    return list(folder.rglob("*.mp4"))


def fails(*seeds: int) -> Callable[[VideoRequest], None]:
    def fail(request: VideoRequest) -> None:
        if request.seed in seeds:
            raise RuntimeError("a bug")

    return fail


async def test_three_come_in_one_message(standin: Standin, tmp_path: Path) -> None:
    async with quick_bot(standin, tmp_path) as bot:
        message = await several(bot)
        assert [request.seed for request in bot.executor.requests] == [24, 25, 26]
        files = message.attachments
        assert [file.filename for file in files] == ["t2v-24.mp4", "t2v-25.mp4", "t2v-26.mp4"]
        told = [f"{number} of 3: AI-generated video: a thing" for number in (1, 2, 3)]
        assert [file.description for file in files] == told
        assert message.content.count("a thing") == 1
        for number in (1, 2, 3):
            assert f"-# **{number}** · builtin · seed {23 + number} · " in message.content
        assert message.content.count("AI-generated") == 1
        assert message.labels == ["Again", "Change", "Like", "Delete"]
        assert list(options(message, MORE)) == named(1, 2, 3)
        assert [m.id for m in bot.messages()] == [message.id]
        assert await noted(bot) == ["asked"] * 3 + ["made"] * 3
        other = await bot.video(await bot.ask(count=4))
        assert len({request.seed for request in bot.executor.requests[3:]}) == 4
        assert len(other.attachments) == 4
        with_drafts = await standin.members["ada"].slash(
            standin.channel("general"), "video", prompt="x", count=2, drafts=2
        )
        await refused(with_drafts, "Choose drafts or count, not both")
    assert not standin.problems()


async def test_what_worked_comes_with_what_failed(standin: Standin, tmp_path: Path) -> None:
    async with quick_bot(standin, tmp_path) as bot:
        bot.executor.before = fails(25)
        message = await several(bot)
        assert [f.filename for f in message.attachments] == ["t2v-24.mp4", "t2v-26.mp4"]
        assert "-# Seed 25: there is no video. Something" in message.content
        assert list(options(message, MORE)) == ["Video 1, seed 24", "Video 2, seed 26"]
        states = [post.state for post in await of_clips(bot, message)]
        assert states == [PostState.DELIVERED] * 2
        bot.executor.before = fails(24, 25, 26)
        asked = await asks(bot, "ben")
        none = await asked.message(lambda m: "There is no video" in m.content, TIMEOUT)
        assert not none.attachments
        assert none.content.count("There is no video") == 3  # each has a reference of its own
        await bot.idle()
        assert len(bot.messages()) == 2
    assert not standin.problems()


async def test_a_cancel_stops_all(standin: Standin, tmp_path: Path) -> None:
    async with quick_bot(standin, tmp_path, gate=False) as bot:
        asked = await asks(bot)
        status = await asked.message(lambda m: "**0 of 3** done" in m.content, TIMEOUT)
        await bot.executor.begun("a thing")
        jobs = bot.parts.dispatcher.unfinished()
        await standin.members["ada"].click(status, "Cancel")
        await asked.message(lambda m: "Cancelled" in m.content, TIMEOUT)
        await bot.idle()
        assert [job.state for job in jobs] == [JobState.CANCELLED] * 3
        assert len(bot.executor.made) == 1, "the device began one that was being cancelled"
        bot.executor.before = lambda request: request.seed == 25 and bot.executor.gate.clear()  # type: ignore[assignment, return-value]
        bot.executor.gate.set()
        asked = await asks(bot)
        status = await asked.message(lambda m: "**1 of 3** done" in m.content, TIMEOUT)
        await standin.members["ada"].click(status, "Cancel")
        await asked.message(lambda m: "Cancelled" in m.content, TIMEOUT)
        await bot.idle()
        await seen(lambda: not masters(tmp_path))  # what was made goes with it
        assert bot.parts.client.services.outbox.kept_for(asked.user.id) == []


async def test_a_kill_does_not_stop_a_cancel_half_way(standin: Standin, tmp_path: Path) -> None:
    async with quick_bot(standin, tmp_path, gate=False) as bot:
        asked = await asks(bot)
        *_, last = bot.post_of(asked).jobs
        await asked.message(lambda m: "**0 of 3** done" in m.content, TIMEOUT)
        statement = "UPDATE jobs SET state = ? WHERE id = ?"  # and then it was killed
        await bot.database.write(lambda c: c.execute(statement, (JobState.CANCELLED, last)))
    async with quick_bot(standin, tmp_path) as bot:
        await asked.message(lambda m: "Cancelled" in m.content, TIMEOUT)
        await bot.idle()
        assert bot.executor.made == []
        rows = await bot.database.read(lambda c: c.execute("SELECT state FROM jobs").fetchall())
        assert rows == [(JobState.CANCELLED,)] * 3


@pytest.mark.parametrize("when", ["queued", "one is made", "delivered"])
async def test_a_kill_loses_and_doubles_nothing(
    when: str, standin: Standin, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with quick_bot(standin, tmp_path, gate=when != "queued") as bot:
        if when == "one is made":
            bot.executor.before = lambda r: r.seed == 25 and bot.executor.gate.clear()  # type: ignore[assignment, return-value]
        if when == "delivered":  # and not written down
            bring = bot.parts.outbox._courier.bring

            async def hangs(*what: Any, **how: Any) -> None:
                await bring(*what, **how)
                await asyncio.Event().wait()

            monkeypatch.setattr(bot.parts.outbox._courier, "bring", hangs)
        asked = await asks(bot)
        words = {"queued": "0 of 3", "one is made": "1 of 3", "delivered": "seed 26"}[when]
        await asked.message(lambda m: words in m.content, TIMEOUT)
    async with quick_bot(standin, tmp_path) as bot:
        message = await bot.video(asked)
        await bot.idle()
        made = [request.seed for request in bot.executor.requests]
        assert made == {"queued": [24, 25, 26], "one is made": [25, 26], "delivered": []}[when]
        assert [f.filename for f in message.attachments] == [f"t2v-{n}.mp4" for n in (24, 25, 26)]
        assert [m.id for m in bot.messages()] == [message.id]
        posts = await bot.database.read(
            lambda c: c.execute("SELECT state, count(*) FROM posts GROUP BY state").fetchall()
        )
        assert posts == [(PostState.DELIVERED, 4)]  # the one that brought them, and one for each
        assert sorted(await offered_in_film(bot)) == [f"a thing (seed {n})" for n in (24, 25, 26)]
    assert not standin.problems()


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("waiting_each", "3 videos at once is the most in this server."),
        ("waiting_here", "0 videos of this server are on the way already"),
        ("quota_clips", "This needs 4 videos, and 3 in 24 hours is the most"),
    ],
)
async def test_each_counts_as_one(rule: str, words: str, standin: Standin, tmp_path: Path) -> None:
    ada, general = standin.members["ada"], standin.channel("general")
    async with quick_bot(standin, tmp_path, gate=False) as bot:
        await set_rules(standin, **{rule: 3})
        four = await ada.slash(general, "video", prompt="x", count=4)
        said = await refused(four, words)
        assert said.endswith("3 of them are possible now: choose 3 for count.")
        await bot.ask()
        three = await ada.slash(general, "video", prompt="x", count=3)
        await refused(three, "2 of them are possible now")
        await asks(bot, count=2)
        none = await ada.slash(general, "video", prompt="x", count=2)
        await none.message(lambda m: m.content, TIMEOUT)
        assert "possible now" not in none.messages[0].content
    async with quick_bot(standin, tmp_path, gate=False):  # each of them is still counted
        one = await ada.slash(general, "video", prompt="x")
        await one.message(lambda m: m.only_for, TIMEOUT)


async def test_the_queue_has_a_bound_for_them_too(standin: Standin, tmp_path: Path) -> None:
    ada, general = standin.members["ada"], standin.channel("general")
    async with quick_bot(standin, tmp_path, gate=False, max_waiting=3, limit_each=9) as bot:
        await bot.ask("ben")
        await bot.executor.begun("a red circle for ben")
        await bot.ask("ben")
        three = await ada.slash(general, "video", prompt="x", count=3)
        assert "2 of them are possible now" in await refused(three, "The queue is full")


async def test_nobody_is_overtaken(standin: Standin, tmp_path: Path) -> None:
    async with quick_bot(standin, tmp_path, gate=False) as bot:
        asked = await asks(bot, count=4)
        await bot.executor.begun("a thing")
        await bot.ask("ben", prompt="ben's")
        await bot.ask("cleo", prompt="cleo's")
        status = await asked.message(lambda m: "**0 of 4** done" in m.content, TIMEOUT)
        waiting = [job.request.label for job in bot.parts.dispatcher.waiting(9)]
        assert waiting == ["ben's", "cleo's", "a thing", "a thing", "a thing"]
        bot.executor.gate.set()
        await bot.video(asked)
        assert bot.executor.made == ["a thing", *waiting]
        assert status is asked.original


async def test_the_status_says_how_far_all_of_them_are(standin: Standin, tmp_path: Path) -> None:
    async with quick_bot(standin, tmp_path) as bot:
        await several(bot)  # by which it is known how long one takes
        bot.executor.before = lambda r: r.seed == 25 and bot.executor.gate.clear()  # type: ignore[assignment, return-value]
        asked = await asks(bot, "ben", count=4)
        status = await asked.message(lambda m: "**1 of 4** done" in m.content, TIMEOUT)
        assert status.labels == ["Me too", "Cancel"]
        await asked.message(lambda m: "Making the video" in m.content, TIMEOUT)
        assert "-# The last one should be done <t:" in status.content
        bot.executor.before = fails(26)
        bot.executor.gate.set()
        await bot.video(asked)


async def test_whatever_is_done_with_one_first_asks_which(standin: Standin, tmp_path: Path) -> None:
    ben = standin.members["ben"]
    async with quick_bot(standin, tmp_path) as bot:
        message = await several(bot)
        one, two, three = await of_clips(bot, message)
        again = await bot.video(await picks(bot, "ben", message, "again", named(2)[0]))
        assert len(again.attachments) == 1
        assert bot.executor.requests[-1].seed not in (24, 25, 26)
        shown = await picks(bot, "ben", message, "change", named(3)[0])
        await shown.acknowledged(TIMEOUT)
        assert shown.modal
        sent = await ben.submit_modal(shown, {"prompt": "another thing"})
        changed = await bot.video(sent)
        assert bot.executor.requests[-1].seed == 26
        all_again = await bot.video(
            await picks(bot, "ben", message, "again", "All 3 again, new seeds")
        )
        assert len(all_again.attachments) == 3
        await bot.idle()
        parents = [
            post.parent
            for each in (again, changed, all_again)
            if (post := await bot.parts.client.services.posts.find(post_id(each)))
        ]
        assert parents == [two.id, three.id, one.id]
        for each in (again, changed, all_again):
            assert f"/{message.channel.id}/{message.id})" in each.content
        menu = await menu_of(bot, "ben", message, named(2)[0])
        assert menu.content == named(2)[0]
        assert menu.only_for is ben.user
        words = await ben.choose(menu, "More …", "words")
        assert "a thing" in (await words.message(lambda m: m.content, TIMEOUT)).content
        info = await ben.choose(menu, "More …", "how")
        assert "seed 25" in (await info.message(lambda m: m.content, TIMEOUT)).content
        command = await ben.use_on(message.channel, "Info", message)
        asked = await command.message(lambda m: m.components, TIMEOUT)
        told = await ben.choose(asked, custom_id(asked, "pick-info"), named(3)[0])
        assert "seed 26" in (await told.message(lambda m: m.content, TIMEOUT)).content
        lineage = await ben.slash(
            message.channel, "video-lineage", video=f"https://discord.com/channels/1/2/{message.id}"
        )
        tree = (await lineage.message(lambda m: m.content, TIMEOUT)).content.splitlines()
        assert tree[0] == "- **3 videos, asked for at once**"  # which was asked about
        assert [len(line) - len(line.lstrip()) for line in tree] == [0, 2, 4, 6, 6, 6, 2, 4, 2, 4]
    assert not standin.problems()


async def test_menus_work_after_a_restart_and_not_for_others_clips(
    standin: Standin, tmp_path: Path
) -> None:
    ben = standin.members["ben"]
    async with quick_bot(standin, tmp_path) as bot:
        message = await several(bot)
        private = await several(bot, "cleo", private=True)
        assert not [i for i in items(private) if "like" in i["custom_id"]]
        (theirs, *_) = options(private, MORE).values()
    async with quick_bot(standin, tmp_path) as bot:
        shown = await picks(bot, "ben", message, "change", named(1)[0])
        await shown.acknowledged(TIMEOUT)
        assert shown.modal
        forged = ben.forge(past_discord=True)
        chosen = await forged.choose(message, custom_id(message, MORE), theirs)
        await refused(chosen, "no longer have the settings")
        pressed = await ben.click(message, custom_id(message, "which-again"))
        asked = await pressed.message(lambda m: m.components, TIMEOUT)
        chosen = await forged.choose(asked, custom_id(asked, "pick-again"), theirs)
        await refused(chosen, "no longer have the settings")
        menu = await standin.members["cleo"].choose(private, custom_id(private, MORE), named(1)[0])
        own = await menu.message(lambda m: m.components, TIMEOUT)
        assert "report" not in options(own, ":more:").values()


async def test_likes_and_reports_are_about_one(standin: Standin, tmp_path: Path) -> None:
    desk, (ben, cleo) = a_desk(standin), (standin.members[n] for n in ("ben", "cleo"))
    async with quick_bot(standin, tmp_path) as bot:
        await set_values(bot, moderators=desk.id)
        message = await several(bot)
        services = bot.parts.client.services
        ids = list(options(message, MORE).values())
        await picks(bot, "ben", message, "like", named(2)[0])
        await picks(bot, "cleo", message, "like", named(2)[0])
        await seen(lambda: any(i.get("label") == "2 likes" for i in items(message)))
        assert await services.likes.counts(ids) == {ids[1]: 2}
        assert len(message.attachments) == 3
        own = await standin.members["ada"].click(message, custom_id(message, "which-like"))
        await refused(own, "videos of others")
        menu = await menu_of(bot, "ben", message, named(3)[0])
        shown = await ben.choose(menu, "More …", "report")
        await shown.acknowledged(TIMEOUT)
        sent = await ben.submit_modal(shown, {"reason": "bad"})
        await sent.message(lambda m: "moderators were told" in m.content, TIMEOUT)
        case = await at_desk(bot, desk, "was reported")
        assert f"/{message.channel.id}/{message.id}" in case.content
        assert "a thing · 26" in case.content
        assert sorted(await offered_in_film(bot)) == ["a thing (seed 24)", "a thing (seed 25)"]
        await decides(cleo, case, "deleted")
        await bot.until(lambda: message.deleted or None)
        await seen(lambda: not masters(tmp_path))
        assert await offered_in_film(bot) == []


async def deleted(bot: QuickBot) -> list[str | None]:
    """The jobs of the first three of which the audit log says so."""
    audit = bot.parts.client.services.audit
    async with asyncio.timeout(TIMEOUT):
        while True:
            events = await audit.events(home(bot.discord).id)
            found = [event.job_id for event in events if event.action is Action.DELETED]
            if len(found) >= 3:
                return found[:3]
            await asyncio.sleep(0.01)


@pytest.mark.parametrize("how", ["button", "by hand"])
async def test_a_deleted_message_removes_all(how: str, standin: Standin, tmp_path: Path) -> None:
    async with quick_bot(standin, tmp_path) as bot:
        message = await several(bot)
        posts = await of_clips(bot, message)
        assert len(masters(tmp_path)) == 3
        if how == "button":
            await standin.members["ada"].click(message, "Delete")
        else:
            standin.messages.delete(message)
        await seen(lambda: not masters(tmp_path))
        for post in posts:
            found = await bot.parts.client.services.posts.find(post.id)
            assert found and found.state is PostState.WITHDRAWN
        assert await deleted(bot) == [post.jobs[0] for post in posts]
        assert await offered_in_film(bot) == []


async def full_at_settling(bot: QuickBot) -> Message:
    """Three that came, of which nothing could be written down."""
    asked = await asks(bot)
    bringing = bot.parts.outbox._bringing
    settle = bringing._settle

    async def settling(*what: Any, **how: Any) -> None:
        await bot.database.read(lambda c: c.execute("PRAGMA query_only = ON"))
        await settle(*what, **how)

    bringing._settle = settling
    bot.executor.gate.set()
    message = await bot.video(asked)
    await bot.idle()
    return message


async def states(bot: QuickBot) -> list[tuple[str, int]]:
    return await bot.database.read(
        lambda c: c.execute("SELECT state, count(*) FROM posts GROUP BY state").fetchall()
    )


async def test_a_full_disk_and_a_kill_lose_none(standin: Standin, tmp_path: Path) -> None:
    async with quick_bot(standin, tmp_path, gate=False) as bot:
        message = await full_at_settling(bot)
        await bot.parts.outbox.files.sweep()
        assert len(masters(tmp_path)) == 3
        assert await states(bot) == [(PostState.PENDING, 1)]
    async with quick_bot(standin, tmp_path) as bot:
        await bot.idle()
        assert [f.filename for f in message.attachments] == [f"t2v-{n}.mp4" for n in (24, 25, 26)]
        assert await states(bot) == [(PostState.DELIVERED, 4)]


async def test_on_a_full_disk_each_can_be_used_and_all_deleted(
    standin: Standin, tmp_path: Path
) -> None:
    async with quick_bot(standin, tmp_path, gate=False) as bot:
        message = await full_at_settling(bot)
        menu = await menu_of(bot, "ben", message, named(2)[0])
        assert menu.content == named(2)[0]
        await standin.members["ada"].click(message, "Delete")
        await bot.until(lambda: message.deleted or None)
        await seen(lambda: not masters(tmp_path))
        await bot.database.read(lambda c: c.execute("PRAGMA query_only = OFF"))
        await bot.database.catch_up()
        assert await states(bot) == [(PostState.WITHDRAWN, 4)]
        assert await offered_in_film(bot) == []


async def test_a_kill_deletes_all_or_none(
    standin: Standin, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with quick_bot(standin, tmp_path) as bot:
        message = await several(bot)
        posts, written = bot.parts.client.services.posts, asyncio.Event()
        record = posts.record

        async def hangs(*what: Any) -> None:
            await record(*what)
            written.set()
            await asyncio.Event().wait()

        monkeypatch.setattr(posts, "record", hangs)
        withdrawing = asyncio.create_task(bot.parts.outbox.withdraw(post_id(message)))
        await asyncio.wait_for(written.wait(), TIMEOUT)
        withdrawing.cancel()
        assert await states(bot) == [(PostState.WITHDRAWN, 4)]


@pytest.mark.parametrize("what", ["channel", "message, unseen"])
async def test_what_brought_deleted_ones_is_not_on_offer(
    what: str, standin: Standin, tmp_path: Path
) -> None:
    standin.world.add_channel(home(standin), "there")
    async with quick_bot(standin, tmp_path) as bot:
        message = await several(bot, where="there")
        services = bot.parts.client.services
        if what == "channel":
            standin.delete_channel(standin.channel("there"))
        else:
            with standin.unseen():
                standin.messages.delete(message)
            scenes = await of_channel(services, message.channel.id, 9)
            assert len(scenes) == 3
            assert await ready(bot.parts.client, services, scenes[:1]) == []
        await seen(lambda: not masters(tmp_path))
        assert await states(bot) == [(PostState.WITHDRAWN, 4)]
        assert await services.posts.asked_by(standin.members["ada"].user.id, 9) == []


async def test_held_ones_are_one_case(standin: Standin, tmp_path: Path) -> None:
    desk, cleo = a_desk(standin), standin.members["cleo"]
    async with quick_bot(standin, tmp_path) as bot:
        await set_values(bot, moderators=desk.id)
        await hold_words(bot, "grapefruit")
        first = await asks(bot, prompt="a grapefruit")
        second = await asks(bot, "ben", prompt="ben's grapefruit")
        await at_desk(bot, desk, "ben's")
    async with quick_bot(standin, tmp_path) as bot:  # no more cases after a restart
        await decides(cleo, await at_desk(bot, desk, "a grapefruit"), "released")
        message = await bot.video(first)
        assert len(message.attachments) == 3
        await decides(cleo, await at_desk(bot, desk, "ben's"), "refused")
        await second.message(lambda m: "do not want this video" in m.content, TIMEOUT)
        await seen(lambda: bot.parts.client.services.cases.all() == [])
        assert len(bot.executor.made) == 3
        assert len([m for m in standin.messages.in_channel(desk) if not m.deleted]) == 2


async def test_what_a_check_hides_is_hidden_alone(standin: Standin, tmp_path: Path) -> None:
    async with quick_bot(standin, tmp_path) as bot:
        bot.executor.hides = lambda request: request.seed == 25
        message = await several(bot)
        names = [file.filename for file in message.attachments]
        assert names == ["t2v-24.mp4", "SPOILER_t2v-25.mp4", "t2v-26.mp4"]
        assert sorted(await offered_in_film(bot)) == ["a thing (seed 24)", "a thing (seed 26)"]


async def test_who_joins_gets_all_and_nobody_is_offered_them_for_one(
    standin: Standin, tmp_path: Path
) -> None:
    ben, general = standin.members["ben"], standin.channel("general")
    async with quick_bot(standin, tmp_path) as bot:
        bot.executor.before = lambda r: r.seed == 25 and bot.executor.gate.clear()  # type: ignore[assignment, return-value]
        asked = await asks(bot)
        status = await asked.message(lambda m: "**1 of 3** done" in m.content, TIMEOUT)
        single = await ben.slash(general, "video", prompt="a thing")
        assert (await single.message(lambda m: m.content, TIMEOUT)).only_for is None
        pressed = await ben.click(status, "Me too")
        joined = await pressed.message(lambda m: m.components, TIMEOUT)
        await ben.click(joined, joined.labels[0])  # as a direct message
        await seen(lambda: bot.messages("dm:ben"))
        bot.executor.before = None
        bot.executor.gate.set()
        (message,) = await bot.videos(asked)
        await bot.until(lambda: bot.messages("dm:ben")[0].attachments or None)
        assert len(bot.messages("dm:ben")[0].attachments) == 3
        await bot.idle()
        assert len(message.attachments) == 3
        assert len(bot.executor.made) == 4


async def test_the_files_of_one_message_have_a_size_together(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(courier, "MESSAGE_BYTES", 1500)
    async with parts.bench(tmp_path) as at:
        at.executor.gate.set()
        jobs = [parts.Job(parts.a_request(seed=seed), 1) for seed in (1, 2, 3)]

        async def sizes(limit: int, *troubles: Exception) -> list[int]:
            at.messenger.troubles = list(troubles)
            post = Post(parts.a_destination(limit=limit), (1,), tuple(job.id for job in some))
            await at.outbox.accept(post, *some)
            await at.messenger.until(lambda: any(b.post is post for b in at.messenger.brought))
            await at.idle()
            return [clip.file.size for clip in at.messenger.brought[-1].final.clips]

        some = jobs
        assert await sizes(800) == [499] * 3  # a third of 1500
        some = [replace(job, id=f"{number:016x}") for number, job in enumerate(jobs)]
        for job in some:
            job.state, job.result = JobState.WAITING, None
        assert await sizes(5000) == [1000] * 3  # one file may have as much
        some = [replace(job, id=f"{number + 9:016x}") for number, job in enumerate(jobs)]
        for job in some:
            job.state, job.result = JobState.WAITING, None
        assert await sizes(5000, TooLarge()) == [499] * 3  # half of what was refused


async def test_what_does_not_fit_is_kept(standin: Standin, tmp_path: Path) -> None:
    narrow = True

    async def fit(master: Path, limit: int, copy: Path) -> VideoFile:
        if narrow and master.stat().st_size > parts.MASTER_BYTES:
            raise CannotFit(Text("posts-file-gone"))
        return await parts.fit(master, limit, copy)

    async with quick_bot(standin, tmp_path, fit=fit) as bot:
        bot.executor.clip_of = lambda r: bytes(parts.MASTER_BYTES + (r.seed == 25))
        message = await several(bot)
        assert [f.filename for f in message.attachments] == ["t2v-24.mp4", "t2v-26.mp4"]
        assert "-# Seed 25: the video is made, but not delivered." in message.content
    narrow = False
    async with quick_bot(standin, tmp_path, fit=fit) as bot:
        missed = await standin.members["ada"].slash(standin.channel("general"), "missed")
        video = await missed.message(lambda m: m.attachments, TIMEOUT)
        assert [f.filename for f in video.attachments] == ["t2v-25.mp4"]
        assert "out of" not in video.content
        await bot.idle()
        assert bot.parts.outbox.kept_for(standin.members["ada"].user.id) == []


async def test_nothing_is_left_of_who_deletes_their_data(standin: Standin, tmp_path: Path) -> None:
    async with quick_bot(standin, tmp_path) as bot:
        await several(bot)
        user_id = standin.members["ada"].user.id
        going = await bot.parts.client.services.privacy.deletions.begin(user_id)
        await asyncio.wait({going}, timeout=TIMEOUT)
        for table in ("jobs", "posts", "post_jobs", "recipients"):
            rows = await bot.database.read(
                lambda c, table=table: c.execute(f"SELECT count(*) FROM {table}").fetchone()  # type: ignore[misc]
            )
            assert rows == (0,), table


@pytest.fixture(scope="module")
def clips(tmp_path_factory: pytest.TempPathFactory) -> Clips:
    """The seed decides of the colour."""
    by_prompt = asyncio.run(make_clips(tmp_path_factory.mktemp("clips")))
    names = list(COLOURS)

    def by_seed(request: VideoRequest) -> bytes:
        return by_prompt(replace(request, prompt=names[request.seed % len(names)]))

    return by_seed


async def test_each_is_a_scene_whose_file_its_message_has(
    standin: Standin, tmp_path: Path, clips: Clips
) -> None:
    async with cinema(standin, tmp_path, clips) as bot:
        message = await several(bot)  # red, green, blue
        for path in masters(tmp_path):
            path.unlink()
        menu = await menu_of(bot, "ben", message, named(2)[0])
        shown = await standin.members["ben"].choose(menu, "More …", "smooth")
        await shown.acknowledged(TIMEOUT)
        smooth = await bot.until(
            lambda: next((m for m in bot.messages() if m.attachments and m is not message), None)
        )
        assert colours(smooth, tmp_path) == ["green"]
        ada = standin.members["ada"]
        asked = await ada.slash(standin.channel("general"), "film", scenes="mine")
        plan = await asked.message(lambda m: m.components, TIMEOUT)
        offered = options(plan, "t2v:scenes:")
        picked = [offered[f"a thing (seed {seed})"] for seed in (26, 24)]
        await ada.choose(plan, custom_id(plan, "t2v:scenes:"), *picked)
        await bot.until(lambda: "1." in plan.content or None)
        await ada.click(plan, custom_id(plan, "t2v:cut:"))
        film = await bot.until(
            lambda: next((m for m in bot.messages() if "film of" in m.content), None)
        )
        assert colours(film, tmp_path) == ["blue", "red"]
        await bot.idle()


async def test_they_can_be_smooth(standin: Standin, tmp_path: Path, clips: Clips) -> None:
    async with cinema(standin, tmp_path, clips, gate=False) as bot:
        asked = await asks(bot, count=2, smooth=True)
        await asked.message(lambda m: "**0 of 2** done" in m.content, TIMEOUT)
    async with cinema(standin, tmp_path, clips) as bot:
        message = await bot.video(asked)
        await bot.idle()
        assert message.content.count("smoothed to 24 frames a second") == 2
        assert [f.filename for f in message.attachments] == ["t2v-24.mp4", "t2v-25.mp4"]
        one, two = await of_clips(bot, message)
        assert sorted(await offered_in_film(bot)) == ["a thing (seed 24)", "a thing (seed 25)"]
        await bot.parts.outbox.withdraw(one.id)
        assert [path.stem for path in masters(tmp_path)] == [two.jobs[0]]


async def test_all_start_from_one_picture(standin: Standin, tmp_path: Path) -> None:
    async with quick_bot(standin, tmp_path) as bot:
        message = await several(bot, image=a_file())
        pictures = [order.start_image for order in bot.executor.orders]
        assert len({path for path in pictures if path}) == 3
        assert len({path.read_bytes() for path in pictures if path}) == 1
        again = await bot.video(await picks(bot, "ben", message, "again", "All 3 again, new seeds"))
        assert len(again.attachments) == 3
        assert [bool(order.start_image) for order in bot.executor.orders] == [True] * 6
        menu = await menu_of(bot, "ben", message, named(3)[0])
        shown = await standin.members["ben"].choose(menu, "More …", "continue")
        await shown.acknowledged(TIMEOUT)
        assert shown.modal
