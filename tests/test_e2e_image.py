"""Videos that start from a picture, end to end: the real client, a real pipeline that can, the real
ffmpeg, on the stand-in.
"""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from t2vbot.catalog.catalog import Catalog
from t2vbot.catalog.folder import from_folder
from t2vbot.catalog.model import Model
from t2vbot.catalog.ranges import Range
from t2vbot.engine.executor import LocalExecutor
from t2vbot.media.store import Media
from t2vbot.standin.message import Message
from t2vbot.standin.standin import Standin
from t2vbot.video.fit import fit
from t2vbot.video.metadata import read_request

from . import quick
from .checkpoints import build
from .helpers_video import decode
from .quick import QuickBot, quick_bot
from .reliability import WAIT
from .test_bot_image import BLUE, RED, a_file, a_picture, go_on

SIZES = {"square": (64, 64), "landscape": (128, 64)}


def tiny(folder: Path) -> Model:
    """One of few frames, under the name of the usual model."""
    model = from_folder(folder)
    few = model.frames.model_copy(update={"default": 9})
    sides = Range[int](min=64, max=128)
    small = {"sizes": SIZES, "default_size": "square", "side": sides, "frames": few}
    return model.model_copy(update={"name": "builtin", **small})


async def made(bot: QuickBot, asked: Any) -> Message:
    return await bot.until(lambda: next((m for m in asked.messages if m.attachments), None))


@pytest.mark.parametrize(
    "name", ["wan-2.2-ti2v", pytest.param("wan-2.1-i2v", marks=pytest.mark.long)]
)
async def test_a_picture_moves_and_goes_on(
    name: str, standin: Standin, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By a family that can start from one or none, and by one that needs it."""
    catalog = Catalog({"builtin": tiny(build(name, tmp_path / "model"))})

    class Executor(LocalExecutor):
        def __init__(self, media: Media) -> None:
            super().__init__(catalog, media, "cpu", torch_threads=1)
            self.gate = asyncio.Event()

    monkeypatch.setattr(quick, "GatedExecutor", Executor)
    monkeypatch.setattr(quick, "TIMEOUT", WAIT)
    async with quick_bot(standin, tmp_path, catalog=catalog, fit=fit) as bot:
        options = {"prompt": "a fox", "steps": 2, "seed": 1}
        clips = []
        for colour in (RED, BLUE, RED):
            picture = a_file(data=a_picture(colour))
            video = await made(bot, await bot.ask(image=picture, **options))
            clips.append(decode(video.attachments[0].path).astype(int))
        assert clips[0].shape[0] == 9
        assert np.abs(clips[0] - clips[1]).mean() > 1  # what it starts from is to be seen
        assert np.array_equal(clips[0], clips[2])  # and the same makes the same
        before = read_request(video.attachments[0].path)
        after = read_request((await made(bot, await go_on(bot, video))).attachments[0].path)
        assert before and after
        assert (before["width"], before["height"]) == (after["width"], after["height"]) == (128, 64)
        assert len(after["start_image"]) == 64 and after["start_image"] != before["start_image"]
        await bot.idle()
    assert not standin.problems()
