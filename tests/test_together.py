"""Where each thing that members do together works: the table of docs/TOGETHER.md."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

import pytest

from t2vbot.bot import boards
from t2vbot.standin.message import Message
from t2vbot.standin.people import Permission
from t2vbot.standin.places import Channel, ChannelKind
from t2vbot.standin.standin import Standin

from .cinema import Clips, cinema, make_clips
from .quick import QuickBot
from .test_bot_drafts import button

TABLE = Path(__file__).parents[1] / "docs" / "TOGETHER.md"

PLACES: dict[str, Callable[[Standin], Channel]] = {
    "channel": lambda s: s.channel("general"),
    "thread": lambda s: s.channel("clips"),
    "forum post": lambda s: s.changes.post(
        _add(s, ChannelKind.FORUM), s.members["ada"].user, "a post", "text"
    ),
    "announcements": lambda s: _add(s, ChannelKind.ANNOUNCEMENT),
    "voice chat": lambda s: _add(s, ChannelKind.VOICE),
    "DM": lambda s: s.dm(s.members["ada"]),
    "group DM": lambda s: s.channel("ada-and-ben"),
    "brought along": lambda s: s.channel("lounge"),
    "no rights": lambda s: _without_rights(s),
}


def _add(standin: Standin, kind: ChannelKind) -> Channel:
    home = standin.channel("general").guild
    assert home
    return standin.changes.add_channel(home, f"a {kind.name.lower()}", kind=kind)


def _without_rights(standin: Standin) -> Channel:
    channel = standin.channel("general")
    channel.denied = Permission.CREATE_PUBLIC_THREADS
    return channel


def table() -> dict[tuple[str, str], str]:
    """What the document says, by feature and place."""
    rows = [
        [cell.strip() for cell in text.strip("|").split("|")]
        for text in TABLE.read_text(encoding="utf-8").splitlines()
        if text.startswith("|") and "---" not in text
    ]
    head, *body = rows
    return {
        (row[0].replace("`", ""), place): cell
        for row in body
        for place, cell in zip(head[1:], row[1:], strict=True)
    }


@pytest.fixture(scope="module")
def clips(tmp_path_factory: pytest.TempPathFactory) -> Clips:
    return asyncio.run(make_clips(tmp_path_factory.mktemp("clips")))


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(boards, "PACE", 0.05)


def test_the_table_has_every_place() -> None:
    assert {place for _, place in table()} == set(PLACES)


@pytest.mark.parametrize("command", ["jam", "relay"])
@pytest.mark.parametrize("place", PLACES)
async def test_jam_and_relay(
    standin: Standin, tmp_path: Path, clips: Clips, place: str, command: str
) -> None:
    said = table()[f"/{command}", place]
    first = "Add a scene" if command == "jam" else "Take the next turn"
    async with cinema(standin, tmp_path, clips):
        channel = PLACES[place](standin)
        asked = await standin.members["ada"].slash(channel, command, theme="x")
        board = await asked.message(lambda m: first in m.labels or "needs a" in m.content)
        if "needs a" in board.content:
            assert said == "refused, with a reason"
        elif board.thread:
            assert said == "yes"
        else:
            assert said == "yes, without a thread"


async def offered(bot: QuickBot, channel: Channel) -> Message:
    asked = await bot.discord.members["ada"].slash(channel, "video", prompt="red", seed=1)
    return await asked.message(lambda m: m.attachments, 10)


@pytest.mark.parametrize("place", PLACES)
async def test_film_and_likes(standin: Standin, tmp_path: Path, clips: Clips, place: str) -> None:
    async with cinema(standin, tmp_path, clips) as bot:
        channel = PLACES[place](standin)
        result = await offered(bot, channel)
        await bot.idle()
        ids = [item["custom_id"] for row in result.components for item in row["components"]]
        likes = any(":like:" in custom_id for custom_id in ids)
        assert table()["👍", place] == ("yes" if likes else "no: nobody else sees it")
        asked = await standin.members["ada"].slash(channel, "film")
        menu = await asked.message(lambda m: m.content and not m.loading)
        assert table()["/film", place] == ("yes" if menu.components else "refused, with a reason")


@pytest.mark.parametrize("place", PLACES)
async def test_me_too(standin: Standin, tmp_path: Path, clips: Clips, place: str) -> None:
    async with cinema(standin, tmp_path, clips, gate=False):
        channel = PLACES[place](standin)
        asked = await standin.members["ada"].slash(channel, "video", prompt="red")
        message = await asked.message(lambda m: "Cancel" in m.labels)
        said = table()["Me too", place]
        assert ("Me too" in message.labels) == (said == "yes")


@pytest.mark.parametrize("place", PLACES)
async def test_drafts(standin: Standin, tmp_path: Path, clips: Clips, place: str) -> None:
    async with cinema(standin, tmp_path, clips) as bot:
        channel = PLACES[place](standin)
        asked = await standin.members["ada"].slash(channel, "video", prompt="red", drafts=2)
        sheet = await asked.message(lambda m: m.attachments, 10)
        assert table()["/video drafts", place] == "yes"
        await bot.idle()
        if place != "DM":  # where nobody else is
            pressed = await standin.members["ben"].click(sheet, button(sheet, 1))
            said = await pressed.message(lambda m: not m.loading and m.content)
            is_vote = "Your vote counts" in said.content
            expected = "yes" if is_vote else "no: a press makes it"
            assert table()["a vote over drafts", place] == expected
        await bot.idle()
