"""After a member deleted their data, nothing of their words or id is in the database, its log of
writes, the files or the log: a real process, killed in the middle, and searched byte by byte.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from t2vbot.standin.message import Message
from t2vbot.standin.standin import Standin

from .moderating import set_rules
from .prepared import PROGRAM
from .reliability import Stage, patient, paused
from .test_reliability_together import PATH, PICK, WAIT, Story, button_id
from .traces import traces

pytestmark = pytest.mark.timeout(200)
WORD, SIGN, CALLED = "kwagga", "斑驢", "Kwaggason"
DELETE = "Delete my data"


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    async with patient(Standin()) as discord:
        discord.limits.enabled = False
        for name in ("dan", "eve"):
            discord.join(name)
        discord.members["dan"].user.display_name = CALLED
        stage = Stage(discord, tmp_path, tmp_path, program=PROGRAM)
        await stage.start(**PATH, T2V_LOG_LEVEL="DEBUG")
        try:
            yield stage
        finally:
            await stage.aclose()


async def made(story: Story, who: str, prompt: str, **options: object) -> Message:
    asked = await story.type(who, "video", prompt=prompt, **options)
    return await asked.message(lambda m: m.attachments, WAIT)


async def lives(story: Story) -> None:
    """A member who does everything, and others beside them."""
    await set_rules(story.discord, draft_vote_minutes=30, jam_cutting_minutes=0)
    clip = await made(story, "dan", f"{WORD} {SIGN} one", avoid=f"no {WORD}")
    await story.press("eve", clip, button_id(clip, "like"))
    other = await made(story, "ada", "a red circle")
    await story.press("dan", other, button_id(other, "like"))
    await story.sees(other, lambda m: "1 like" in m.labels)
    drafts = await made(story, "dan", f"{WORD} drafted", drafts=2)
    await story.press("eve", drafts, button_id(drafts, "draft1"))
    await story.finds(story.general, lambda m: "Which draft" in m.content)
    theirs = await made(story, "ada", "a green circle", drafts=2)
    await story.press("dan", theirs, button_id(theirs, "draft2"))
    await story.jam()
    await story.relay()
    await story.film()
    with paused(story.stage.faults):
        asked = await story.type("ben", "video", prompt="joined by many")
        waiting = await asked.message(lambda m: "Me too" in m.labels, WAIT)
        await story.press("dan", waiting, "Me too")
        await story.sees(waiting, lambda m: f"<@{story.dan}>" in m.content)
        twin = await story.type("dan", "video", prompt="Joined, by many!")
        await twin.message(lambda m: "Me too" in m.labels, WAIT)
    await story.sees(waiting, lambda m: m.attachments)


class Life(Story):
    @property
    def dan(self) -> int:
        return self.discord.members["dan"].user.id

    async def jam(self) -> None:
        asked = await self.type("ada", "jam", theme="a day out")
        self.board = await asked.message(lambda m: "Add a scene" in m.labels, WAIT)
        for who, words in (("dan", f"{WORD} scene"), ("ben", "the scene of ben")):
            form = await self.press(who, self.board, "Add a scene")
            await self.write(who, form, "What the scene should show", words)
        assert self.board.thread
        scene = await self.finds(self.board.thread, lambda m: "the scene of ben" in m.content)
        await self.press("dan", scene, "Vote")
        await self.sees(scene, lambda m: "👍 1" in m.content)
        self.scene = await self.finds(self.board.thread, lambda m: f"{WORD} scene" in m.content)

    async def relay(self) -> None:
        asked = await self.type("dan", "relay", theme=f"{WORD} walk")
        self.relay_board = await asked.message(lambda m: "Take the next turn" in m.labels, WAIT)
        for number, (who, words) in enumerate((("dan", f"{WORD} turn"), ("ben", "it sleeps")), 2):
            form = await self.press(who, self.relay_board, "Take the next turn")
            await self.write(who, form, "How it goes on", words)
            await self.sees(self.relay_board, lambda m, n=number: f"Turn {n} of" in m.content)  # type: ignore[misc]

    async def film(self) -> None:
        for who, title in (("ada", "Together"), ("dan", f"{WORD} film")):
            planned = await self.type(who, "film", title=title)
            plan = await planned.message(lambda m: "Pick" in str(m.components), WAIT)
            words = f"{WORD} {SIGN} one"
            await self.discord.members[who].choose(plan, PICK, words)
            await self.sees(plan, lambda m: "1." in m.content)
            if who == "ada":
                await self.press(who, plan, "Cut the film")
                await self.finds(
                    self.general, lambda m: m.attachments and "> Together" in m.content
                )

    async def deletes(self) -> Message:
        asked = await self.type("dan", "video-privacy delete")
        said = await asked.message(lambda m: DELETE in m.labels, WAIT)
        await self.press("dan", said, DELETE)
        return said

    def traces(self) -> list[str]:
        found = traces(self.stage.data_dir, self.dan, WORD, SIGN, CALLED)
        log = [what for what in (WORD, SIGN, CALLED, str(self.dan)) if what in self.stage.log]
        return [*found, *(f"the log: {what}" for what in log)]


async def test_nothing_is_left_of_a_member_who_deleted_their_data(stage: Stage) -> None:
    story = Life(stage)
    await lives(story)
    assert len(story.traces()) > 5, "nothing to be found was looked for"
    said = await story.deletes()
    await story.sees(said, lambda m: "Done" in m.content)
    await gone(story)
    await others_go_on(story)
    await stage.kill()
    assert not story.traces()


async def test_a_kill_in_the_middle_changes_nothing(stage: Stage) -> None:
    story = Life(stage)
    await lives(story)
    with paused(stage.faults):
        asked = await story.type("dan", "video", prompt=f"{WORD} in work")
        await asked.message(lambda m: "step" in m.content, WAIT)
        waits = await story.type("dan", "video", prompt=f"{WORD} waits")
        await waits.message(lambda m: "queue" in m.content, WAIT)
        said = await story.deletes()
        await story.sees(said, lambda m: "Deleting" in m.content or "Done" in m.content)
        await stage.kill()
        await stage.start(**PATH, T2V_LOG_LEVEL="DEBUG")
        await gone(story)
    await others_go_on(story)
    assert not asked.original or not asked.original.attachments
    await stage.kill()
    assert not story.traces()


async def gone(story: Life) -> None:
    """Wait until nothing is left."""
    try:
        async with asyncio.timeout(WAIT):
            while story.traces():  # noqa: ASYNC110
                await asyncio.sleep(0.2)
    except TimeoutError:
        raise AssertionError(f"{story.traces()}\n{story.stage.log}") from None


async def others_go_on(story: Life) -> None:
    """What the others began with them has its end, and their words are where they were."""
    await story.sees(story.scene, lambda m: m.deleted)
    await story.press("ada", story.board, "Close now")
    film = await story.finds(story.general, lambda m: m.attachments and m.reference is story.board)
    assert film.attachments
    await story.sees(story.relay_board, lambda m: "a member" in m.content)
    form = await story.press("eve", story.relay_board, "Take the next turn")
    await story.write("eve", form, "How it goes on", "it wakes")
    await story.sees(story.relay_board, lambda m: "Turn 4 of" in m.content)
    ben = story.discord.members["ben"].user.id
    assert traces(story.stage.data_dir, ben, "joined by many", "it sleeps")


@pytest.mark.long
async def test_what_a_text_encoder_cuts_is_not_in_the_log(tmp_path: Path, tiny_model: Path) -> None:
    """The bot itself, with real diffusers, which says the words that it leaves out."""
    async with patient(Standin()) as discord:
        stage = Stage(discord, tmp_path, tiny_model)
        await stage.start(T2V_LOG_LEVEL="DEBUG")
        try:
            long = " ".join(f"{WORD}{number}" for number in range(60))
            await stage.video(prompt=long)
            assert "was truncated" in stage.log and "[words]" in stage.log
            assert WORD not in stage.log
        finally:
            await stage.aclose()
