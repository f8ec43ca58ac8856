"""What members make together goes on after kill -9 of a real process, in every state. Its clips are
prepared; its films, the database and the client are not.

Two stories in which the process dies again and again: a jam's, and one in which a relay, a vote,
a video that others joined, a film that is put together, likes and settings live beside each other.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator, Callable
from contextlib import suppress
from pathlib import Path

import pytest

from t2vbot.standin.interaction import Interaction
from t2vbot.standin.message import Message
from t2vbot.standin.options import ClientRefused
from t2vbot.standin.places import Channel
from t2vbot.standin.standin import Standin
from t2vbot.video.metadata import read_request

from .moderating import set_rules
from .prepared import PROGRAM
from .reliability import Stage, patient, paused
from .running import ROOT

pytestmark = [pytest.mark.timeout(300), pytest.mark.long]
CREW = ("ada", "ben", "cleo", "dan", "eve")
CUT, PATH = "Cut the film", {"PYTHONPATH": str(ROOT)}
WAIT = 30.0  # seconds
PICK = "Pick the scenes in their order"
CHANNEL_UPLOAD = "PATCH /channels/*"


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    """A bot that is not compared with its members' requests: half of its posts are nobody's."""
    async with patient(Standin()) as discord:
        discord.limits.enabled = False  # of five edits in five seconds: half of the time
        for name in CREW:
            if name not in discord.members:
                discord.join(name)
        stage = Stage(discord, tmp_path, tmp_path, program=PROGRAM)
        await stage.start(**PATH)
        try:
            yield stage
        finally:
            await stage.aclose()


Shows = Callable[[Message], object]


class Story:
    """What the members do, and see."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.discord = stage.discord
        self.general = stage.discord.channel("general")

    async def dies(self) -> None:
        """kill -9, and a start; nothing of what the log says is a fault."""
        complaints = self.stage.complaints()
        assert not complaints, complaints
        await self.stage.kill()
        await self.stage.start(**PATH)

    async def type(self, who: str, command: str, **options: object) -> Interaction:
        return await self.discord.members[who].slash(self.general, command, **options)

    async def press(self, who: str, message: Message, button: str) -> Interaction:
        await self.sees(message, lambda m: button in m.labels or button in str(m.components))
        pressed = await self.discord.members[who].click(message, button)
        await pressed.acknowledged()
        return pressed

    async def presses(self, who: str, message: Message, button: str, done: Shows) -> None:
        """Press, and again where the process died before it did what was asked for."""
        async with asyncio.timeout(WAIT):
            while not done(message):
                if button in message.labels:
                    with suppress(ClientRefused):  # gone in this moment
                        await self.press(who, message, button)
                await asyncio.sleep(1)

    async def write(self, who: str, form: Interaction, label: str, words: str) -> None:
        sent = await self.discord.members[who].submit_modal(form, {label: words})
        await sent.message(lambda m: m.content and not m.loading, WAIT)

    async def sees(self, message: Message, shows: Shows) -> Message:
        await self.discord.hub.until(lambda: shows(message) or None, WAIT, f"{message.content}")
        return message

    async def finds(self, where: Channel, shows: Shows) -> Message:
        def find() -> Message | None:
            found = self.discord.messages.in_channel(where)
            return next((m for m in found if shows(m)), None)

        message: Message = await self.discord.hub.until(find, WAIT, "a message")
        return message

    def notified(self) -> dict[str, int]:
        return {
            name: len(self.discord.notifications.of(self.discord.members[name].user))
            for name in CREW
        }


def prompts(film: Message, folder: Path) -> list[str]:
    """What the scenes of a film were asked for with."""
    path = folder / "film.mp4"
    path.write_bytes(film.attachments[0].read())
    facts = read_request(path)
    assert facts
    return [scene["prompt"] for scene in facts["scenes"]]


def button_id(message: Message, kind: str) -> str:
    """Of a button that has no words."""
    return str(re.findall(rf"t2v:{kind}:[0-9a-f]+:\d+", str(message.components))[0])


async def test_a_jam_in_every_state(stage: Stage, tmp_path: Path) -> None:
    story = Story(stage)
    await set_rules(stage.discord, jam_cutting_minutes=5)
    asked = await story.type("ada", "jam", theme="a day out")
    board = await asked.message(lambda m: "Add a scene" in m.labels, WAIT)
    await story.dies()  # open, without a scene

    for who in ("ben", "dan", "eve"):
        form = await story.press(who, board, "Add a scene")
        await story.write(who, form, "What the scene should show", f"the scene of {who}")
    assert board.thread
    scene = await story.finds(board.thread, lambda m: "the scene of ben" in m.content)
    await story.press("dan", scene, "Vote")
    await story.sees(scene, lambda m: "👍 1" in m.content)
    form = await story.press("ada", board, "Add a scene")
    await story.dies()  # open, with scenes, a vote, and a form that somebody fills in

    await story.write("ada", form, "What the scene should show", "the scene of ada")
    await story.press("eve", scene, "Vote")
    await story.sees(scene, lambda m: "👍 2" in m.content)
    with paused(stage.faults):
        await story.press("ada", board, "Close now")
        await story.finds(board.thread, lambda m: "step" in m.content)
        await story.dies()  # scenes are being made

    await story.sees(board, lambda m: "Put in order" in m.labels)
    ordering = await story.press("ada", board, "Put in order")
    menu = await ordering.message(lambda m: "as it will be cut" in m.content, WAIT)
    picked = ["the scene of eve", "the scene of ben", "the scene of dan"]
    await stage.discord.members["ada"].choose(menu, PICK, *picked)
    await story.sees(menu, lambda m: "1. the scene of eve" in m.content)
    with paused(stage.faults):
        await story.press("ben", board, "Make mine again")
        await story.finds(board.thread, lambda m: "step" in m.content)
        killed = stage.discord.clock.now()
        await story.dies()  # the cutting time, with an order, and a scene that is made again

    def is_made(board: Message) -> bool:
        """What the board said as the process died may be out of date."""
        return board.history[-1].at > killed and "All scenes" in board.content

    await story.sees(board, is_made)
    stage.fail("hang-cut")
    await story.presses("ada", board, "Cut now", lambda m: "Cut now" not in m.labels)
    await stage.failed()
    await stage.kill()  # the film is being cut
    held = stage.discord.faults.hold(CHANNEL_UPLOAD, only_uploads=True)
    await stage.start(**PATH)
    async with asyncio.timeout(WAIT):
        await held.arrived.wait()
    await story.dies()  # the film is on its way

    film = await story.finds(story.general, lambda m: m.attachments and m.reference is board)
    await story.dies()  # it has come; perhaps nobody was told
    await story.sees(board, lambda m: "is below" in m.content)
    await stage.discord.hub.until(lambda: board.thread.archived or None, WAIT, "archived")  # type: ignore[union-attr]
    assert prompts(film, tmp_path) == picked
    assert story.notified() == {"ada": 1, "ben": 1, "cleo": 0, "dan": 1, "eve": 1}
    films = [m for m in stage.discord.messages.in_channel(story.general) if m.attachments]
    assert films == [film]
    clips = [m for m in stage.discord.messages.in_channel(board.thread) if m.attachments]
    assert len(clips) == 4


async def test_everything_else_in_every_state(stage: Stage, tmp_path: Path) -> None:
    story, discord = Story(stage), stage.discord
    await set_rules(stage.discord, draft_vote_minutes=30, relay_turns=2)
    with paused(stage.faults):
        drafting = await story.type("ada", "video", prompt="drafted", drafts=3)
        await drafting.message(lambda m: "of 3 done" in m.content, WAIT)
        waiting = await story.type("eve", "video", prompt="joined")
        joined = await waiting.message(lambda m: "Me too" in m.labels, WAIT)
        await story.press("dan", joined, "Me too")
        await story.sees(joined, lambda m: discord.members["dan"].user.mention in m.content)
        offered = await story.type("cleo", "video", prompt="Joined!")
        offer = await offered.message(lambda m: "Me too" in m.labels, WAIT)
        await story.dies()  # drafts are made, somebody joined, somebody is offered to

        asked = await story.type("ada", "relay", theme="a walk")
        board = await asked.message(lambda m: "Take the next turn" in m.labels, WAIT)
        assert "1 of 2" in board.content
        form = await story.press("ben", board, "Take the next turn")
        await story.sees(board, lambda m: "writes turn 1" in m.content)
        await story.press("cleo", offer, "Me too")
        await story.sees(joined, lambda m: discord.members["cleo"].user.mention in m.content)
        await story.dies()  # a turn is being written

        await story.write("ben", form, "How it goes on", "a red fox")
        await story.sees(board, lambda m: "being made" in m.content)
        await story.dies()  # a turn waits to be made
        stage.fail("hang-cut")

    await stage.failed()
    await story.dies()  # the sheet of the drafts is being cut

    sheet = await drafting.message(lambda m: m.attachments, WAIT)
    await story.sees(joined, lambda m: m.attachments)
    await story.sees(board, lambda m: "Turn 2 of 2 is free" in m.content)
    for who in ("ben", "dan"):
        await story.press(who, sheet, button_id(sheet, "draft2"))
    vote = await story.finds(story.general, lambda m: "Which draft" in m.content)
    await story.press("dan", joined, button_id(joined, "like"))
    await story.sees(joined, lambda m: "1 like" in m.labels)
    planned = await story.type("ada", "film", title="Together")
    plan = await planned.message(lambda m: "Pick" in str(m.components), WAIT)
    await story.dies()  # a vote, a like, a film that is put together, a relay between two turns

    await discord.members["ada"].choose(plan, PICK, "joined")
    await story.sees(plan, lambda m: "1. joined" in m.content)
    stage.fail("hang-cut")
    await story.press("ada", plan, CUT)
    await stage.failed()
    await story.press("ada", vote, "Decide now")
    await story.dies()  # a film is being cut; a vote was decided a moment ago, or not yet

    await story.presses("ada", vote, "Decide now", lambda m: m.attachments)
    form = await story.press("cleo", board, "Take the next turn")
    await story.write("cleo", form, "How it goes on", "it sleeps")
    film = await story.finds(story.general, lambda m: m.attachments and m.reference is board)
    await story.dies()  # a relay's film has come

    await story.sees(board, lambda m: "is below" in m.content)
    assert prompts(film, tmp_path) == ["a red fox", "it sleeps. a red fox"]
    assert CUT not in plan.labels
    cut = await story.finds(story.general, lambda m: m.attachments and "> Together" in m.content)
    await (await story.type("cleo", "best")).message(lambda m: "below" in m.content, WAIT)
    await story.finds(story.general, lambda m: m.attachments and "The best of" in m.content)
    for shown in (sheet, joined, vote, film, cut):
        assert len([m for m in discord.messages if m.content == shown.content]) == 1
    for who in ("eve", "dan", "cleo"):
        heard = discord.notifications.of(discord.members[who].user)
        assert len([m for m in heard if m.reference is joined]) == 1, who
