"""Every tiny checkpoint on a device, with every way of saving memory: whether a clip comes out,
the same one again, and how far the ways are apart.
"""

from __future__ import annotations

import tempfile
import traceback
from pathlib import Path
from typing import Annotated

import numpy as np
import typer
from rich.console import Console
from rich.table import Table

from t2vbot.catalog.catalog import Catalog
from t2vbot.catalog.options import Options
from t2vbot.engine.device import choose_device, find_devices, free_memory
from t2vbot.engine.loading import Loaded, load
from t2vbot.engine.policy import Policy, rungs
from t2vbot.engine.signature import family_of
from t2vbot.video.frames import Frames

from ..checkpoints import SAMPLES, Sample, build
from ..checkpoints.sample import gradient
from ..clips import generate_one, nothing

CATALOG = Catalog.open(None, family_of)


def main(
    device: Annotated[str, typer.Option(help="auto, cuda, cuda:1, cpu.")] = "auto",
    only: Annotated[str, typer.Option(help="A checkpoint; all without it.")] = "",
) -> None:
    """What each makes; ends with 1 if anything fails."""
    console = Console(width=120)
    chosen = choose_device(device, find_devices()).value
    ways = rungs(chosen, fp8=True)
    table = Table("checkpoint", "dtype", *(str(number) for number in range(len(ways))))
    failures: list[str] = []
    for name in [only] if only else SAMPLES:
        with tempfile.TemporaryDirectory() as folder:
            path = build(name, Path(folder) / name)
            sample, model = SAMPLES[name], CATALOG.get(str(path))
            loaded = load(model, path, chosen)
            start = Path(folder) / "start.png"
            gradient(sample.width, sample.height).save(start)
            cells, first = [], None
            for way in ways:
                try:
                    frames = _twice(loaded, sample, way, start if model.needs_image else None)
                    cells.append("same" if first is None else _apart(first, frames))
                    first = frames if first is None else first
                except Exception as error:  # each is a finding, and the others are wanted too
                    cells.append(type(error).__name__)
                    failures.append(f"{name}, {way}: {traceback.format_exc(limit=-3)}")
            table.add_row(name, loaded.dtype, *cells)
            free_memory(chosen)
    console.print(f"{chosen}: " + "; ".join(f"{n}: {way}" for n, way in enumerate(ways)))
    console.print(table)
    for failure in failures:
        console.print(failure, style="red", markup=False)
    if failures:
        raise typer.Exit(1)


def _twice(loaded: Loaded, sample: Sample, way: Policy, start: Path | None) -> Frames:
    """With one seed. Raises ``AssertionError`` where the second clip is another."""
    loaded.learned.policy = way
    options = Options(
        prompt="a cat runs",
        seed=3,
        width=sample.width,
        height=sample.height,
        num_frames=max(sample.num_frames, loaded.model.frames.min),
        num_inference_steps=sample.num_inference_steps,
    )
    request = CATALOG.resolve(options, str(loaded.model.folder))
    one, other = (
        generate_one(loaded, request, nothing, start_image=start).frames for _ in range(2)
    )
    assert loaded.policy.together_with(way) == loaded.policy, f"{loaded.policy} is less"
    assert np.array_equal(one, other), "another clip for the same seed"
    return one


def _apart(one: Frames, other: Frames) -> str:
    """The mean difference in steps of eight bits."""
    return f"{np.abs(one.astype(float) - other).mean():.2f}"
