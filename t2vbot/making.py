"""One video from the command line: the same catalog, executor and encoder as in Discord."""

from __future__ import annotations

import tempfile
import time
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, TaskID, TaskProgressColumn, TextColumn, TimeRemainingColumn
from rich.progress import Progress as Bars

from .build import build_encoder, build_executor, default_model
from .catalog.catalog import Catalog
from .catalog.options import Options
from .errors import SettingsError
from .jobs.job import Clip, Encoder, OnProgress, Phase, Progress, VideoFile
from .settings import Settings

_LABELS = {
    Phase.DOWNLOADING: "Downloading",
    Phase.LOADING: "Loading",
    Phase.READING: "Reading the prompt",
    Phase.DENOISING: "Denoising",
    Phase.DECODING: "Decoding",
    Phase.ENCODING: "Encoding",
}


async def make(
    settings: Settings, options: Options, output: Path, limit: int, console: Console
) -> None:
    """Write the video of ``options`` to ``output``, under ``limit`` bytes, and say how it went.

    Cancelling it (Ctrl-C) stops within one step and leaves no half file.
    """
    output = _writable(output)
    with console.status("Starting …"):
        catalog = Catalog.load()
        request = catalog.resolve(options, default_model(settings, catalog))
        executor = build_executor(settings, catalog)
        encoder = build_encoder(settings)  # before minutes of work, should there be no ffmpeg
    started = time.monotonic()
    try:
        with PhaseBars(console) as bars:
            clip = await executor.generate(request, bars.show)
            encoding = time.monotonic()
            file = await _encode(encoder, clip, output, limit, bars.show)
    finally:
        await executor.aclose()
    clip.seconds[Phase.ENCODING] = time.monotonic() - encoding
    if file.path != output:
        console.print(f"{output} could not be replaced; is it open?", markup=False, style="yellow")
    _summary(console, clip, file, time.monotonic() - started)


async def _encode(
    encoder: Encoder, clip: Clip, output: Path, limit: int, on_progress: OnProgress
) -> VideoFile:
    """The file at ``output``, or beside it where that cannot be replaced: Windows protects what a
    player has open, and minutes of work shall not be lost by that.
    """
    try:
        return await encoder.encode(clip.frames, clip.request, output, limit, on_progress)
    except OSError:
        beside = output.with_stem(f"{output.stem}-{clip.request.seed}")
        return await encoder.encode(clip.frames, clip.request, beside, limit, on_progress)


def _writable(output: Path) -> Path:
    """``output`` made absolute. Raises ``SettingsError`` early, before minutes of work."""
    if output.suffix.lower() != ".mp4":
        raise SettingsError(f"The output must be an .mp4 file; {output} is not.")
    if not output.absolute().parent.is_dir():
        raise SettingsError(f"The folder {output.absolute().parent} does not exist; make it first.")
    try:
        tempfile.TemporaryFile(dir=output.absolute().parent).close()
    except OSError as error:
        raise SettingsError(
            f"Nothing can be written to {output.absolute().parent}: {error}"
        ) from error
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
            task = self._bars.add_task(_LABELS[progress.phase], total=None)
            self._tasks[progress.phase] = task
        self._bars.update(task, total=progress.total or None, completed=progress.done)

    def _end_unmeasured(self) -> None:
        """A phase whose length nobody knew has ended when the next one begins."""
        for task in self._bars.tasks:
            if task.total is None:
                self._bars.update(task.id, total=1, completed=1)


def _summary(console: Console, clip: Clip, file: VideoFile, seconds: float) -> None:
    request = clip.request
    phases = ", ".join(f"{phase} {took:.1f} s" for phase, took in clip.seconds.items())
    for note in clip.notes:
        console.print(note, markup=False, style="yellow")
    console.print(
        f"{file.path}\n"
        f"model {request.model}, seed {request.seed}, {file.width}x{file.height}, "
        f"{request.num_frames} frames, {request.seconds:.2f} s, {file.size / 1000:.1f} kB\n"
        f"took {seconds:.1f} s: {phases}",
        markup=False,
        highlight=False,
        soft_wrap=True,
    )
