"""``generate``: one video from the command line, by the same catalog, executor and fitting as in
Discord.
"""

from __future__ import annotations

import asyncio
import os
import shutil
import tempfile
import time
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, TaskID, TaskProgressColumn, TextColumn, TimeRemainingColumn
from rich.progress import Progress as Bars

from ..catalog.catalog import Catalog
from ..catalog.options import Options
from ..catalog.request import VideoRequest
from ..engine.imports import import_heavy, without_collecting
from ..engine.signature import family_of
from ..errors import SettingsError
from ..jobs.executor import Kind, Made, Order, Phase, Progress
from ..jobs.job import new_id
from ..local import build_executor, default_model
from ..media.store import Media
from ..settings import Settings
from ..text import Text, render
from ..video.fit import fit
from ..video.mp4 import Mp4

_LABELS = {
    Phase.DOWNLOADING: Text("cli-downloading"),
    Phase.LOADING: Text("cli-loading"),
    Phase.READING: Text("cli-reading"),
    Phase.DENOISING: Text("cli-denoising"),
    Phase.DECODING: Text("cli-decoding"),
    Phase.ENHANCING: Text("cli-enhancing"),
    Phase.CUTTING: Text("cli-cutting"),
    Phase.CHECKING: Text("cli-checking"),
    Phase.ENCODING: Text("cli-encoding"),
}


async def make(
    settings: Settings, options: Options, output: Path, limit: int, console: Console
) -> None:
    """Write the video of ``options`` to ``output``, under ``limit`` bytes, and say how it went.

    Cancelling it (Ctrl-C) stops within one step and leaves no half file.
    """
    output = _writable(output)
    started = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="t2vbot-generate-") as folder:
        with console.status(render(Text("cli-starting"))), without_collecting():
            catalog = Catalog.open(settings.catalog, family_of)
            request = catalog.resolve(options, default_model(settings, catalog))
            family = catalog.get(request.model).family
            with_check = settings.check != "off"
            await asyncio.to_thread(import_heavy, [family], with_check=with_check)
            media = Media(Path(folder))
            media.open()
            # A terminal shows no pictures.
            seen = settings.model_copy(update={"preview": False})
            executor = build_executor(seen, catalog, media)
        order = Order(new_id(), Kind.RENDER, request)
        try:
            with PhaseBars(console) as bars:
                made = await executor.make(order, bars.show)
                file = await fit(made.master, limit, media.copy(order.id, limit), bars.fitting)
        finally:
            await executor.aclose()
        path = await asyncio.to_thread(_put, file.path, output, request.seed)
    if path != output:
        said = render(Text("cli-not-replaced", file=str(output)))
        console.print(said, markup=False, style="yellow")
    if settings.check != "off":  # what it withholds does not come here
        found = Text("cli-check-spoiler") if made.spoiler else Text("cli-check-nothing")
        console.print(render(found), markup=False, style="yellow" if made.spoiler else None)
    _summary(console, made, file, path, time.monotonic() - started)


def _put(made: Path, output: Path, seed: int) -> Path:
    """The file at ``output``, or beside it where that cannot be replaced: Windows protects what a
    player has open, and minutes of work should not be lost by that. Until it is whole, nothing
    stands there.
    """
    half = output.with_name(f".{output.stem}-{seed}.part")
    try:
        shutil.copyfile(made, half)
        try:
            os.replace(half, output)
            return output
        except OSError:
            beside = output.with_stem(f"{output.stem}-{seed}")
            os.replace(half, beside)
            return beside
    finally:
        half.unlink(missing_ok=True)


def _writable(output: Path) -> Path:
    """``output`` made absolute. Raises ``SettingsError`` early, before minutes of work."""
    if output.suffix.lower() != ".mp4":
        raise SettingsError(Text("cli-output-no-mp4", file=str(output)))
    if not output.absolute().parent.is_dir():
        raise SettingsError(Text("cli-no-folder", folder=str(output.absolute().parent)))
    try:
        tempfile.TemporaryFile(dir=output.absolute().parent).close()
    except OSError as error:
        folder = str(output.absolute().parent)
        raise SettingsError(Text("cli-unwritable", folder=folder, error=str(error))) from error
    return output.absolute()


class PhaseBars:
    """A progress bar for each phase, shown as it begins and filled as it ends."""

    def __init__(self, console: Console) -> None:
        self._bars = Bars(
            TextColumn("{task.description:<18}"),
            BarColumn(),
            TaskProgressColumn(),
            TimeRemainingColumn(elapsed_when_finished=True),
            console=console,
        )
        self._tasks: dict[Phase, TaskID] = {}

    def __enter__(self) -> PhaseBars:
        self._bars.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._end_unmeasured()
        self._bars.stop()

    def show(self, progress: Progress) -> None:
        task = self._tasks.get(progress.phase)
        if task is None:
            self._end_unmeasured()
            task = self._bars.add_task(render(_LABELS[progress.phase]), total=None)
            self._tasks[progress.phase] = task
        self._bars.update(task, total=progress.total or None, completed=progress.done)

    def fitting(self, done: int, total: int) -> None:
        """A smaller copy is encoded."""
        self.show(Progress(Phase.ENCODING, done, total))

    def _end_unmeasured(self) -> None:
        """A phase whose length nobody knew has ended when the next one begins."""
        for task in self._bars.tasks:
            if task.total is None:
                self._bars.update(task.id, total=1, completed=1)


def _summary(console: Console, made: Made, file: Mp4, path: Path, seconds: float) -> None:
    request = made.request
    assert isinstance(request, VideoRequest)
    for note in made.notes:
        console.print(render(note), markup=False, style="yellow")
    phases = ", ".join(f"{phase} {took:.1f} s" for phase, took in made.seconds.items())
    summary = Text(
        "cli-summary",
        file=str(path),
        model=request.model,
        seed=str(request.seed),
        width=str(file.width),
        height=str(file.height),
        frames=request.num_frames,
        seconds=f"{request.seconds:.2f}",
        size=f"{file.size / 1000:.1f}",
        took=f"{seconds:.1f}",
        phases=phases,
    )
    console.print(render(summary), markup=False, highlight=False, soft_wrap=True)
