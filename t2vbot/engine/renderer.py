"""The thread that owns the device: a request goes in, frames come out, one clip after the other.

torch and diffusers are imported late (see ``imports.py``).
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..catalog.catalog import Catalog
from ..catalog.model import Model
from ..catalog.request import VideoRequest
from ..errors import (
    Cancelled,
    DeviceHung,
    DeviceLost,
    ModelUnavailable,
    OutOfMemory,
    RequestRefused,
    UserError,
)
from ..jobs.executor import Phase, Progress
from ..text import Text
from ..video.frames import Frames
from ..video.sound import Sound
from .clip import AllStopped, Clip, tell
from .device import (
    Device,
    choose_device,
    choose_dtype,
    choose_threads,
    find_devices,
    stay_on_gpu,
    usable_cores,
)
from .faults import Faults, is_device_lost, is_out_of_memory
from .pins import Pins
from .progress import Pulse, Relay, Report, Stopwatch
from .savings import Learned
from .shelf import Shelf
from .worker import Worker

if TYPE_CHECKING:
    from .generator import Generated, Outcome
    from .hub import Weights
    from .loading import Loaded

log = logging.getLogger(__name__)

TICK = 1.0  # seconds between two looks at whether the device still gives signs
SLEPT = 2.0  # seconds by which a wait may overrun before this computer is taken to have slept
CLOSING = 5.0  # seconds that the thread gets to stop what it does, when all is being closed


@dataclass(frozen=True, slots=True)
class Rendered:
    """A clip before it is a file."""

    frames: Frames
    sound: Sound | None
    request: VideoRequest  # what was made: less than was asked for, where memory was short
    seconds: dict[Phase, float]  # of the whole run that worked
    together: int  # clips of that run
    notes: tuple[Text, ...]  # for the member: what was changed


class Renderer:
    """Keeps the last models in memory. The parameters are ``LocalExecutor``'s."""

    def __init__(
        self,
        catalog: Catalog,
        device: str = "auto",
        *,
        cache_dir: Path | None = None,
        endpoint: str | None = None,
        pins: Pins | None = None,
        torch_threads: int | None = None,
        allow_pickle: bool = False,
        step_timeout: float = 600.0,
        faults: Path | None = None,
    ) -> None:
        self._catalog = catalog
        self._device = device
        self._cache_dir = cache_dir
        self._endpoint = endpoint
        self._pins = pins
        self._torch_threads = torch_threads
        self._allow_pickle = allow_pickle
        self._step_timeout = step_timeout
        self._faults = Faults(faults)
        self._worker = Worker("engine")
        self._pulse = Pulse()
        self._shelf = Shelf()
        self._learned: dict[str, Learned] = {}  # by the model's name
        self._chosen: Device | None = None
        self._ended: float | None = None  # time.perf_counter() after the last run
        self.lost: str | None = None  # why this process cannot use the device any more

    async def render(self, clips: Sequence[Clip]) -> list[Rendered | UserError]:
        """Make the frames of the first of these clips, as many as one run takes, or say why not.

        They are alike but for words and seed; their reports come on the event loop. Raises
        ``Cancelled`` within a step after none is wanted any more, ``UserError`` for what concerns
        all of them, ``DeviceLost`` when this process cannot use the device any more, and
        ``DeviceHung`` when nothing was heard from it for longer than a step may take; the thread is
        then left behind, and so it is with all later calls.
        """
        if self.lost:
            raise DeviceLost(self.lost)
        loop = asyncio.get_running_loop()
        relays = [Relay(loop, clip.report) for clip in clips]
        relayed = [replace(c, report=r.report) for c, r in zip(clips, relays, strict=True)]
        self._pulse.rest()  # the thread has nothing to do
        work = self._worker.submit(self._make, relayed)
        done: asyncio.Future[list[Rendered | UserError]] = asyncio.wrap_future(work)
        try:
            await self._until_done(done)
            return await done
        except BaseException:
            for clip in clips:
                clip.stop.set()  # should a hung thread ever go on
            raise
        finally:
            done.cancel()  # if the thread hangs: nobody listens any more
            for relay in relays:
                relay.close()

    async def free(self) -> None:
        """Let the model in memory go. Of a device that is lost nothing can be freed."""
        if not self.lost:
            await asyncio.wrap_future(self._worker.submit(self._shelf.clear))

    async def aclose(self) -> None:
        """Free memory, end the thread. Waits only a while for that: see ``ended``."""
        self._worker.submit(self._shelf.clear)
        self._worker.close()
        await asyncio.to_thread(self._worker.join, CLOSING)

    @property
    def ended(self) -> bool:
        """Whether the thread has ended; one in a hung kernel never does, and no exit of Python's
        own is safe beside it: use ``os._exit``.
        """
        return self._worker.ended

    @property
    def device(self) -> Device:
        """The device that it computes on. Imports torch the first time."""
        if self._chosen is None:
            self._chosen = choose_device(self._device, find_devices()).value
        return self._chosen

    @property
    def models(self) -> tuple[str, ...]:
        """Those that are in memory."""
        return self._shelf.names

    async def _until_done(self, done: asyncio.Future[Any]) -> None:
        """Wait for the thread for as long as it gives signs of life, else raise ``DeviceHung``."""
        while not done.done():
            patience = self._step_timeout - self._pulse.silence()
            if patience <= 0:
                hung = DeviceHung(self._step_timeout)
                self.lost = str(hung)
                raise hung
            # In short waits: a sleep may end just before the step's time, or just after.
            until = time.monotonic() + min(patience, TICK)
            await asyncio.wait([done], timeout=min(patience, TICK))
            if time.monotonic() > until + SLEPT:
                # Windows counts the time of a computer that slept, in which nothing gives a
                # sign. The step gets its whole time again.
                self._pulse.skip()

    def _make(self, clips: Sequence[Clip]) -> list[Rendered | UserError]:
        """In the thread: everything from the name of a model to frames."""
        if all(clip.stop.is_set() for clip in clips):
            raise Cancelled
        began, watch = time.perf_counter(), Stopwatch(self._beat)
        model = self._catalog.get(clips[0].request.model)
        try:
            made = self._made(model, clips, watch)
        except UserError as error:
            if error.detail:
                log.error("%s %s", error, error.detail)
            raise
        except (RuntimeError, MemoryError) as error:
            self._shelf.clear()  # nobody knows what state they are in
            if is_device_lost(error):
                self.lost = f"{type(error).__name__}: {error}".partition("\n")[0]
                raise DeviceLost(self.lost) from error
            if is_out_of_memory(error):
                raise OutOfMemory(Text("engine-too-little-memory", model=model.title)) from error
            raise
        finally:
            self._pulse.rest()
        seconds = watch.finish()
        self._log_run(began, len(made))
        return [_rendered(one, seconds, len(made)) for one in made]

    def _log_run(self, began: float, clips: int) -> None:
        ended, before = time.perf_counter(), self._ended
        self._ended = ended
        if before is not None:
            log.debug(
                "The device was idle for %.4f s, then made %d clips in %.3f s",
                *(began - before, clips, ended - began),
            )

    def _made(self, model: Model, clips: Sequence[Clip], report: Report) -> list[Outcome]:
        """By one run of the model, and a second one where clips are to be enhanced."""
        first = clips[0]
        if first.request.enhance:
            return [self._enhanced(model, first, report)]
        made = self._attempt(model, clips, report)
        if made is None:  # it is known now to need a safer dtype
            made = self._attempt(model, clips, report)
        assert made
        return made

    def _enhanced(self, model: Model, clip: Clip, report: Report) -> Outcome:
        """A clip that is there, or is made first: then it stays as it is where enhancing fails."""
        from .enhance import enhance
        from .generator import Generated

        how = model.enhance
        if how is None:
            raise RequestRefused(Text("engine-cannot-enhance", model=model.title))
        base: Generated | None = None
        if (frames := clip.source) is None:
            plain = replace(clip, request=replace(clip.request, enhance=False))
            [made] = self._made(model, [plain], report)
            if not isinstance(made, Generated):
                return made
            base, frames = made, made.frames
        better = self._catalog.get(how.model) if how.model else model
        try:
            loaded = self._ready(better, [clip], report)
            frames = enhance(loaded, how, clip, frames, report, self._pulse.beat)
        except UserError as error:
            if base is None:
                raise
            log.warning("A clip was not enhanced: %s %s", error, error.detail or "")
            return replace(base, notes=(*base.notes, Text("engine-not-enhanced")))
        if base is None:
            return Generated(frames, None, clip.request, ())
        return replace(base, frames=frames, request=replace(base.request, enhance=True))

    def _beat(self, progress: Progress) -> None:
        """Takes every report as a sign of life, but for phases that have none of their own."""
        if progress.phase in (Phase.DOWNLOADING, Phase.LOADING):
            self._pulse.rest()
        else:
            self._pulse.beat()

    def _attempt(self, model: Model, clips: Sequence[Clip], report: Report) -> list[Outcome] | None:
        """Run the model; None where it gave no picture, but may in a safer dtype from now on."""
        loaded = self._ready(model, clips, report)
        self._fetch_style(loaded, clips, report)
        from .generator import InvalidFrames, generate
        from .loading import SAFE_DTYPE

        made = generate(loaded, clips, report, self._pulse.beat)
        invalid = [one for one in made if isinstance(one, InvalidFrames)]
        if not invalid or loaded.dtype == SAFE_DTYPE:
            return made
        log.warning("%s in %s: %s Once more in float32.", model.title, loaded.dtype, invalid[0])
        loaded.learned.needs_float32 = True
        return None

    def _ready(self, model: Model, clips: Sequence[Clip], report: Report) -> Loaded:
        """The model in memory; reads it where it is not, or in a dtype that turned out unsafe."""
        if loaded := self._shelf.take(model):
            return loaded
        if model.pickled and not self._allow_pickle:
            raise ModelUnavailable(Text("engine-pickles-forbidden", model=model.title))
        from .loading import load

        folder = self._fetch(model, clips, report)
        device = self._prepare_device()
        if self._shelf.make_room(model, folder, choose_dtype(device, model).value, device):
            device = self._prepare_device()
        _told(report, clips, Progress(Phase.LOADING))
        learned = self._learned.setdefault(model.name, Learned())
        loaded = load(model, folder, device, learned, self._faults)
        self._shelf.put(loaded)
        return loaded

    def _fetch_style(self, loaded: Loaded, clips: Sequence[Clip], report: Report) -> None:
        """The files of the style that these clips want, where they were not put in before."""
        name, folders = clips[0].request.style, loaded.wardrobe.folders
        if name and name not in folders:
            folders[name] = self._fetch(loaded.model.styles[name], clips, report)

    def _fetch(self, weights: Weights, clips: Sequence[Clip], report: Report) -> Path:
        from .hub import Hub

        hub = Hub(self._cache_dir, self._endpoint, self._pins)
        return hub.fetch(weights, partial(_told, report, clips), AllStopped(clips))

    def _prepare_device(self) -> Device:
        """Looked at again for every model: how much memory is free changes."""
        import torch

        device = choose_device(self._device, find_devices())
        threads = choose_threads(self._torch_threads, usable_cores())
        log.info("device: %s; CPU threads: %s", device, threads)
        stay_on_gpu(device.value)
        torch.set_num_threads(threads.value)  # holds for this thread, which does all the computing
        self._chosen = device.value
        return device.value


def _told(report: Report, clips: Sequence[Clip], progress: Progress) -> None:
    report(progress)
    tell(clips, progress)


def _rendered(made: Outcome, seconds: dict[Phase, float], together: int) -> Rendered | UserError:
    if isinstance(made, UserError):
        return made
    return Rendered(made.frames, made.sound, made.request, seconds, together, made.notes)
