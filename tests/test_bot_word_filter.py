"""The list of words, as its moderators write it and members meet it: in every place where words can
be written, and never shown.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest

from t2vbot.rules.rule import Scope
from t2vbot.rules.rulebook import Spot
from t2vbot.standin.interaction import Interaction
from t2vbot.standin.message import Message
from t2vbot.standin.standin import Standin
from t2vbot.standin.uploads import File

from .cinema import Clips, cinema, make_clips
from .moderating import TIMEOUT, set_rules
from .quick import QuickBot, quick_bot

REFUSED = "do not want videos about that"


@pytest.fixture(scope="module")
def clips(tmp_path_factory: pytest.TempPathFactory) -> Clips:
    return asyncio.run(make_clips(tmp_path_factory.mktemp("clips")))


async def write_list(discord: Standin, *lines: str, who: str = "cleo") -> str:
    """By the form, as a moderator does; what was answered."""
    member, general = discord.members[who], discord.channel("general")
    shown = await member.slash(general, "video-settings words")
    await shown.acknowledged(TIMEOUT)
    sent = await member.submit_modal(shown, {"part1": "\n".join(lines)})
    return (await sent.message(lambda m: m.content, TIMEOUT)).content


async def answer(asked: Interaction) -> Message:
    message = await asked.message(lambda m: m.content, TIMEOUT)
    return message


def in_video(**options: Any) -> Callable[[QuickBot], Awaitable[Interaction]]:
    async def ask(bot: QuickBot) -> Interaction:
        return await bot.discord.members["ada"].slash(
            bot.discord.channel("general"), "video", **options
        )

    return ask


def in_theme(command: str) -> Callable[[QuickBot], Awaitable[Interaction]]:
    async def ask(bot: QuickBot) -> Interaction:
        ada, general = bot.discord.members["ada"], bot.discord.channel("general")
        return await ada.slash(general, command, theme="all about a badger")

    return ask


async def in_change(bot: QuickBot) -> Interaction:
    ada = bot.discord.members["ada"]
    video = await bot.video(await bot.ask(prompt="a red circle"))
    shown = await ada.click(video, "Change")
    await shown.acknowledged(TIMEOUT)
    return await ada.submit_modal(shown, {"prompt": "a red badger", "numbers": "seed 1"})


async def in_scene(bot: QuickBot) -> Interaction:
    ada, general = bot.discord.members["ada"], bot.discord.channel("general")
    begun = await ada.slash(general, "jam", theme="animals")
    board = await begun.message(lambda m: "Add a scene" in m.labels, TIMEOUT)
    shown = await ada.click(board, "Add a scene")
    await shown.acknowledged(TIMEOUT)
    return await ada.submit_modal(shown, {"words": "a badger digs"})


async def in_turn(bot: QuickBot) -> Interaction:
    ada, general = bot.discord.members["ada"], bot.discord.channel("general")
    begun = await ada.slash(general, "relay", theme="animals")
    board = await begun.message(lambda m: m.labels, TIMEOUT)
    shown = await ada.click(board, board.labels[0])
    await shown.acknowledged(TIMEOUT)
    return await ada.submit_modal(shown, {"words": "a badger digs"})


PLACES: dict[str, Callable[[QuickBot], Awaitable[Interaction]]] = {
    "prompt": in_video(prompt="a badger in the grass"),
    "avoid": in_video(prompt="grass", avoid="badger"),
    "drafts": in_video(prompt="a badger in the grass", drafts=2),
    "private": in_video(prompt="a badger in the grass", private=True),
    "jam theme": in_theme("jam"),
    "relay theme": in_theme("relay"),
    "change": in_change,
    "scene": in_scene,
    "turn": in_turn,
}


@pytest.mark.parametrize("place", PLACES)
async def test_wherever_words_are_written(standin: Standin, tmp_path: Path, place: str) -> None:
    async with quick_bot(standin, tmp_path) as bot:
        said = await write_list(standin, "badger", "# a comment", "", "two words")
        assert said.startswith("The list has 2 entries now: 2 new, 0 taken out.")
        asked = await PLACES[place](bot)
        refused = await bot.until(
            lambda: next((m for m in asked.messages if REFUSED in m.content), None)
        )
        assert refused.only_for is standin.members["ada"].user
        assert bot.executor.made == (["a red circle"] if place == "change" else [])


async def test_a_films_title(standin: Standin, tmp_path: Path, clips: Clips) -> None:
    ada, general = standin.members["ada"], standin.channel("general")
    async with cinema(standin, tmp_path, clips) as bot:
        await bot.video(await bot.ask(prompt="red"))
        await bot.idle()
        await write_list(standin, "badger")
        asked = await ada.slash(general, "film", title="Badger", scenes="here")
        assert REFUSED in (await answer(asked)).content


async def test_a_name_on_the_list_is_not_in_the_credits(standin: Standin, tmp_path: Path) -> None:
    async with quick_bot(standin, tmp_path) as bot:
        await write_list(standin, "badger")
        people, server = bot.parts.client.services.people, standin.channel("general").guild
        assert server
        await people.note(1, server.id, "The Badger")
        await people.note(2, server.id, "Ada")
        assert await people.names([1, 2], server.id) == {1: "a member", 2: "Ada"}
        assert await people.names([1], server.id + 1) == {}


async def test_the_list_is_read_changed_and_kept(standin: Standin, tmp_path: Path) -> None:
    cleo, general = standin.members["cleo"], standin.channel("general")
    async with quick_bot(standin, tmp_path):
        await write_list(standin, "badger", "gore*", "!gorebridge")
    async with quick_bot(standin, tmp_path) as bot:
        shown = await cleo.slash(general, "video-settings words")
        await shown.acknowledged(TIMEOUT)
        assert shown.modal
        first = shown.modal["components"][0]["component"]
        assert first["value"] == "badger\ngore*\n!gorebridge"
        said = await write_list(standin, "badger")
        assert "one entry now: 0 new, 2 taken out" in said
        said = await write_list(standin)
        assert "0 entries now" in said
        asked = await bot.ask(prompt="a badger")
        assert await bot.video(asked)
        audit = await bot.parts.client.services.audit.events(general.guild.id)
        assert sum(event.action == "words-changed" for event in audit) == 3
        assert "badger" not in str(audit).replace("a badger", "")  # its readers see the list


async def test_a_long_list_comes_and_goes_as_a_file(standin: Standin, tmp_path: Path) -> None:
    cleo, general = standin.members["cleo"], standin.channel("general")
    lines = [f"forbidden phrase number {'x' * (n % 7)}{n:05}" for n in range(900)]
    async with quick_bot(standin, tmp_path):
        file = File("words.txt", "\n".join(lines).encode())
        sent = await cleo.slash(general, "video-settings words", file=file)
        assert "900 entries now" in (await answer(sent)).content
        shown = await cleo.slash(general, "video-settings words")
        message = await shown.message(lambda m: m.attachments, TIMEOUT)
        assert message.attachments[0].read().decode().splitlines() == lines
        binary = File("words.txt", b"\xff\xfe\x00\x80")
        refused = await cleo.slash(general, "video-settings words", file=binary)
        assert "no text file" in (await answer(refused)).content


async def test_what_was_refused_is_given_back(standin: Standin, tmp_path: Path) -> None:
    cleo, general = standin.members["cleo"], standin.channel("general")
    async with quick_bot(standin, tmp_path):
        shown = await cleo.slash(general, "video-settings words")
        await shown.acknowledged(TIMEOUT)
        wrong = "x" * 200
        sent = await cleo.submit_modal(shown, {"part1": f"badger\n{wrong}"})
        await sent.hub.until(
            lambda: next((m for m in sent.messages if wrong[:50] in m.content), None), 10, "it"
        )
        assert all(m.only_for is cleo.user for m in sent.messages)


async def test_the_hosts_list_holds_everywhere(standin: Standin, tmp_path: Path) -> None:
    (tmp_path / "list.txt").write_text("badger\n", encoding="utf-8")
    async with quick_bot(standin, tmp_path, filter=tmp_path / "list.txt") as bot:
        await set_rules(standin, age_restricted=["unfiltered"], filter_action=["hold"])
        for where in ("general", "dm"):
            asked = await bot.ask(where=where, prompt="a badger")
            assert "The host of this bot does not want" in asked.messages[0].content


async def test_unfiltered_in_age_restricted_channels(standin: Standin, tmp_path: Path) -> None:
    general = standin.channel("general")
    standin.world.add_channel(general.guild, "adults", nsfw=True)
    async with quick_bot(standin, tmp_path) as bot:
        await write_list(standin, "badger")
        await set_rules(standin, age_restricted=["unfiltered"])
        refused = await bot.ask(prompt="a badger")
        assert REFUSED in refused.messages[0].content
        assert await bot.video(await bot.ask(where="adults", prompt="a badger"))
        rulebook = bot.parts.client.services.rules.rulebook
        await rulebook.change(general.guild.id, Spot(Scope.SERVER), {"age_restricted": "only"})
        refused = await bot.ask(prompt="a circle")
        assert "age-restricted channels only" in refused.messages[0].content
        assert await bot.video(await bot.ask(where="adults", prompt="a circle"))
