"""Several videos at once, whenever the process is killed: none is lost, none comes twice."""

from __future__ import annotations

import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from pathlib import Path

import pytest

from t2vbot.posts.post import PostState
from t2vbot.standin.standin import Standin

from .helpers_video import count_frames
from .reliability import FRAMES, LONG, LONG_FRAMES, UPLOAD, WAIT, Stage, patient

pytestmark = [pytest.mark.long, pytest.mark.timeout(600)]


@pytest.fixture
async def stage(tmp_path: Path, tiny_model: Path) -> AsyncIterator[Stage]:
    async with patient(Standin()) as discord:
        stage = Stage(discord, tmp_path, tiny_model)
        await stage.start()
        yield stage
        await stage.aclose()


def states(stage: Stage) -> dict[str, int]:
    """Of posts, in a bot's database after its end."""
    with closing(sqlite3.connect(stage.data_dir / "jobs.sqlite")) as database:
        query = "SELECT state, count(*) FROM posts WHERE manner = 'ladder' GROUP BY state"
        return dict(database.execute(query).fetchall())


@pytest.mark.parametrize("moment", ["in the queue", "one is made", "uploading", "uploaded"])
async def test_a_kill_9(moment: str, stage: Stage) -> None:
    discord, is_long = stage.discord, moment == "one is made"
    if moment.startswith("upload"):
        is_carried_out = moment == "uploaded"
        hold = discord.faults.hold(UPLOAD, only_uploads=True, carried_out=is_carried_out)
    if moment == "in the queue":
        stage.fail("hang-step")
    asked = await stage.ask(count=3, **(LONG if is_long else {}))
    if moment == "in the queue":
        await stage.failed()
    elif is_long:
        await asked.message(lambda m: "**1 of 3** done" in m.content, WAIT)
    else:
        await hold.arrived.wait()
    await stage.kill()
    made = stage.log.count(" is made by ")
    await stage.start()
    (message,) = await stage.videos(asked)
    assert len({file.filename for file in message.attachments}) == 3
    frames = LONG_FRAMES if is_long else FRAMES
    assert [count_frames(file.path) for file in message.attachments] == [frames] * 3
    assert made == {"in the queue": 0, "one is made": 1}.get(moment, 3)
    assert stage.log.count(" is made by ") == 3
    await stage.videos(await stage.ask("ben"))  # what came twice would have come before this
    assert len([m for m in discord.messages if m.attachments and not m.deleted]) == 2
    await stage.stop()
    assert states(stage) == {PostState.DELIVERED: 5}
