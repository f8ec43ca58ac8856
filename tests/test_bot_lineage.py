"""What a result says of the one that it was made out of, and /video-lineage."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from sqlite3 import Connection

import pytest

from t2vbot.bot.suggestions import CHOICE, CHOICES, told_apart
from t2vbot.posts.post import Post
from t2vbot.posts.table import _FAMILY, PostTable
from t2vbot.standin.interaction import Interaction
from t2vbot.standin.message import Message
from t2vbot.standin.people import Permission
from t2vbot.standin.standin import Standin

from .cinema import cinema, make_clips
from .deciding import MORE
from .executors import any_film
from .quick import TIMEOUT, QuickBot, post_id, quick_bot
from .test_bot_info import a_request, a_video, boxed, info, sent


@pytest.fixture(scope="module", autouse=True)
def film() -> None:
    """Made outside of the tests' loops."""
    any_film()


async def again(bot: QuickBot, who: str, video: Message, button: str = "Again") -> Message:
    return await bot.video(await bot.discord.members[who].click(video, button))


async def changed(bot: QuickBot, who: str, video: Message, words: str) -> Message:
    member = bot.discord.members[who]
    form = await (await member.click(video, "Change")).acknowledged(TIMEOUT)
    return await bot.video(await member.submit_modal(form, {"What the video should show": words}))


async def lineage(bot: QuickBot, who: str, where: str, video: str) -> str:
    asked = await bot.discord.members[who].slash(
        bot.discord.channel(where), "video-lineage", video=video
    )
    return (await asked.message(lambda m: m.content, TIMEOUT)).content


def link(message: Message) -> str:
    guild = message.channel.guild
    assert guild
    return f"https://discord.com/channels/{guild.id}/{message.channel.id}/{message.id}"


async def asked(bot: QuickBot, who: str, where: str = "general", **options: object) -> Message:
    return await bot.video(await bot.ask(who, where, **options))


async def test_a_change_of_a_change_of_a_strangers_video(standin: Standin, tmp_path: Path) -> None:
    async with quick_bot(standin, tmp_path) as bot:
        first = await asked(bot, "ada", prompt="a red ball")
        second = await changed(bot, "ben", first, "a blue ball")
        third = await changed(bot, "cleo", second, "a *green* [ball](x)")
        fourth = await again(bot, "ada", first)

        assert "-# out of" not in first.content
        assert (
            f"out of [this one]({link(first)}) by <@{standin.members['ada'].user.id}>"
            in second.content
        )
        assert (
            f"out of [this one]({link(second)}) by <@{standin.members['ben'].user.id}>"
            in third.content
        )
        for video in (link(third), post_id(first)):
            shown = await lineage(bot, "ben", "general", video)
            lines = shown.splitlines()
            assert [len(line) - len(line.lstrip()) for line in lines] == [0, 2, 4, 2]
            for one, message in zip(lines, (first, second, third, fourth), strict=True):
                assert link(message) in one
            assert r"\*green\*" in lines[2] and r"\[ball\]" in lines[2]
        await bot.idle()
    assert not standin.problems()


async def test_a_parent_that_is_gone_or_hidden_is_not_linked(
    standin: Standin, tmp_path: Path
) -> None:
    async with quick_bot(standin, tmp_path) as bot:
        first = await asked(bot, "ada", prompt="a red ball")
        bot.executor.gate.clear()
        pressed = await standin.members["ben"].click(first, "Again")
        await pressed.message(lambda m: m.content, TIMEOUT)
        await standin.members["ada"].click(first, "Delete")
        await bot.until(lambda: first.deleted or None)
        bot.executor.gate.set()
        second = await bot.video(pressed)
        assert "out of another video, which cannot be seen here" in second.content
        assert str(first.id) not in second.content
        third = await again(bot, "cleo", second)
        shown = (await lineage(bot, "ada", "general", post_id(third))).splitlines()
        assert "cannot be seen here" in shown[0]
        assert link(second) in shown[1] and link(third) in shown[2]
        await standin.members["ben"].click(second, "Delete")
        await bot.until(lambda: second.deleted or None)
        shown = (await lineage(bot, "ada", "general", post_id(third))).splitlines()
        assert ["cannot be seen here" in line for line in shown] == [True, True, False]
        await standin.members["cleo"].click(third, "Delete")
        await bot.until(lambda: third.deleted or None)
        assert "no such video" in await lineage(bot, "ada", "general", post_id(third))


async def test_nobody_learns_of_a_channel_that_they_cannot_read(
    standin: Standin, tmp_path: Path
) -> None:
    home, ben = standin.channel("general").guild, standin.members["ben"]
    assert home
    secret = standin.world.add_channel(home, "hidden")
    standin.changes.overwrite(secret, home.everyone, deny=Permission.VIEW_CHANNEL)
    for who in (ben.user, standin.world.bot):
        standin.changes.overwrite(secret, who, allow=Permission.VIEW_CHANNEL)
    async with quick_bot(standin, tmp_path) as bot:
        first = await asked(bot, "ben", secret.name, prompt="a secret ball")
        for name, sees in (("ben", True), ("ada", False)):  # cleo owns the server
            shown = await lineage(bot, name, "general", link(first))
            assert ("secret" in shown) is sees, shown


async def test_a_private_one_is_in_no_tree(standin: Standin, tmp_path: Path) -> None:
    async with quick_bot(standin, tmp_path) as bot:
        first = await asked(bot, "ada", prompt="a red ball", private=True)
        assert "no such video" in await lineage(bot, "ada", "general", post_id(first))
        second = await again(bot, "ada", first)
        assert "out of another video" in second.content


async def test_what_is_no_video(standin: Standin, tmp_path: Path) -> None:
    async with quick_bot(standin, tmp_path) as bot:
        assert "Which video?" in await lineage(bot, "ada", "general", "the red one")
        for number in ("9" * 19, "9" * 30, "9" * 5000, "\u0661" * 19):
            typed = f"https://discord.com/channels/1/2/{number}"
            assert "Which video?" in await lineage(bot, "ada", "general", typed)
        assert "no such video" in await lineage(bot, "ada", "general", "0" * 16)
        first = await asked(bot, "ada", prompt="a red ball")
        assert "Nothing was made out of it yet" in await lineage(bot, "ben", "general", link(first))
        second = await again(bot, "ada", first)
        found = await standin.members["ben"].autocomplete(
            standin.channel("general"), "video-lineage", {"video": "red"}, focused="video"
        )
        assert [(c["name"], c["value"]) for c in found] == [
            ("a red ball", post_id(second)),
            ("a red ball (2)", post_id(first)),
        ]


def test_suggestions_are_told_apart_within_their_characters() -> None:
    found = told_apart((name, str(n)) for n, name in enumerate(["x" * 200, "y", "x" * 300, "y"]))
    assert [choice.value for choice in found] == ["0", "1", "2", "3"]
    names = [choice.name for choice in found]
    assert len({*names}) == len(names)
    assert all(1 <= len(name) <= CHOICE for name in names)
    assert len(told_apart(("same", str(n)) for n in range(100))) == CHOICES


async def test_what_was_made_better_has_a_parent(standin: Standin, tmp_path: Path) -> None:
    async with cinema(standin, tmp_path, lambda request: a_video(request, tmp_path)) as bot:
        first = await asked(bot, "ada", prompt="a red ball")
        pressed: Interaction = await standin.members["ben"].choose(first, MORE, "Smooth")
        better = await bot.video(pressed)
        assert link(first) in better.content


async def test_a_family_is_found_by_the_index(standin: Standin, tmp_path: Path) -> None:
    async with quick_bot(standin, tmp_path) as bot:
        plan = await bot.database.read(
            lambda c: c.execute(f"EXPLAIN QUERY PLAN {_FAMILY}", ("0" * 16, 9)).fetchall()
        )
        said = [row[-1] for row in plan]
        assert sum("posts_by_parent (parent=?)" in line for line in said) == 2, said
        assert not [line for line in said if line.startswith("SCAN posts")]


async def test_the_one_that_is_asked_about_is_always_shown(
    standin: Standin, tmp_path: Path
) -> None:
    """At the end of a long line, in its middle, and among a thousand others."""
    async with quick_bot(standin, tmp_path) as bot:
        first = await asked(bot, "ada", prompt="a red ball")
        await bot.idle()
        posts = bot.parts.client.services.posts
        pattern = await posts.find(post_id(first))
        assert pattern
        line = [
            replace(pattern, id=f"a{n:015x}", parent=f"a{n - 1:015x}" if n else "", created_at=n)
            for n in range(1500)
        ]
        family = [
            replace(pattern, id=f"b{n:015x}", parent=f"b{0:015x}" if n else "", created_at=n)
            for n in range(1000)
        ]
        for post in (*line, *family):  # each in a message of its own
            number = first.id + int(post.id, 16)
            post.destination = replace(post.destination, message_id=number % 2**63)

        def write(connection: Connection) -> None:
            for post in (*line, *family):
                PostTable.insert(connection, post)

        await bot.database.write(write)

        async def shown(post: Post) -> list[str]:
            said = (await lineage(bot, "ben", "general", post.id)).splitlines()
            (about,) = [one for one in said if "**" in one]
            assert f"/{post.destination.message_id})" in about
            return said

        def at(post: Post, said: list[str]) -> int:
            link = f"/{post.destination.message_id})"
            return next((n for n, one in enumerate(said) if link in one), -1)

        said = await shown(line[900])
        near = [line[899], line[900], line[901]]
        places = [at(post, said) for post in near]
        assert -1 not in places and places == sorted(places)
        assert said[-1] == f"… and {len(line) - len(said) + 1:,} more."
        said = await shown(family[999])
        assert at(family[0], said) == 0
        assert said[-1] == f"… and {len(family) - len(said) + 1:,} more."


async def test_lineage_needs_the_message_and_not_the_file(standin: Standin, tmp_path: Path) -> None:
    async with quick_bot(standin, tmp_path, keep_days=0) as bot:
        first = await asked(bot, "ada", prompt="a red ball", spoiler=True)
        assert "Nothing was made out of it yet" in await lineage(bot, "ben", "general", link(first))
        second = await again(bot, "ben", first)
        await bot.idle()
        shown = (await lineage(bot, "cleo", "general", link(second))).splitlines()
        assert link(first) in shown[0] and link(second) in shown[1]


async def test_drafts_are_seen_above_what_was_made_of_them(
    standin: Standin, tmp_path: Path
) -> None:
    async with cinema(standin, tmp_path, await make_clips(tmp_path)) as bot:
        drafts = await asked(bot, "ada", prompt="a red ball", drafts=2)
        pressed = await standin.members["ada"].click(drafts, drafts.labels[0])
        one = await bot.video(pressed)
        assert link(drafts) in one.content
        shown = (await lineage(bot, "ben", "general", link(one))).splitlines()
        assert link(drafts) in shown[0] and link(one) in shown[1]


async def test_where_words_are_refused_they_are_left_out(standin: Standin, tmp_path: Path) -> None:
    async with quick_bot(standin, tmp_path) as bot:
        first = await asked(bot, "ada", prompt="a naughty ball")
        data = a_video(a_request(prompt="a naughty ball"), tmp_path)
        file = await sent(bot, "ada", data)
        scenes = {"generator": "t2vbot", "title": "x", "scenes": [{"prompt": "naughty"}]}
        film = await sent(bot, "ada", boxed(json.dumps(scenes).encode()))
        standin.automod(standin.channel("general"), "naughty")
        for message in (first, file):
            shown = await info(bot, "ben", message)
            assert "words are left out" in shown.content and "20 steps" in shown.content
            assert shown.labels == ["Same again", "Again", "Change"]
            assert not shown.attachments
        shown = await info(bot, "ben", film)
        assert "A film of one scene" in shown.content and "words are left out" in shown.content
        words = await standin.members["ben"].choose(first, MORE, "words")
        said = await words.message(lambda m: m.content, TIMEOUT)
        assert "does not let me say these words" in said.content
        shown = await lineage(bot, "ben", "general", link(first))
        assert f"[a video]({link(first)})" in shown
