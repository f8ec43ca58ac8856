"""``generate`` where its file cannot go where it should."""

from __future__ import annotations

import io
from pathlib import Path

from rich.console import Console

from t2vbot.catalog.options import Options
from t2vbot.cli.generate import make
from t2vbot.settings import load

from .helpers_video import count_frames


async def test_a_file_that_cannot_be_replaced_costs_no_clip(
    tmp_path: Path, tiny_model: Path
) -> None:
    """On Windows one that a player has open; here a folder stands in its place."""
    output = tmp_path / "video.mp4"
    output.mkdir()
    said = io.StringIO()
    await make(
        load(model=str(tiny_model), device="cpu"),
        Options(prompt="a circle", seed=7, num_frames=4, num_inference_steps=2),
        output,
        10**6,
        Console(file=said, width=500),
    )
    assert count_frames(tmp_path / "video-7.mp4") == 4
    assert "video.mp4 could not be replaced; is it open?" in said.getvalue()
    assert "video-7.mp4\n" in said.getvalue()
    assert sorted(tmp_path.glob("*video*")) == [tmp_path / "video-7.mp4", output]
