"""The local executor: one thread that owns the device, beside an event loop that stays free.

torch and diffusers are imported late, by ``import_heavy``: their import holds the interpreter for
seconds, so the bot does it before it connects to anything.
"""

from __future__ import annotations

import asyncio
import gc
import logging
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..catalog import Catalog, Model
from ..errors import Cancelled, ModelUnavailable
from ..jobs.job import Clip, OnProgress, Phase, Progress
from ..jobs.request import VideoRequest
from .device import Device, choose_device, choose_threads, find_devices, usable_cores
from .families import FAMILIES
from .progress import Relay, Report, Stopwatch

if TYPE_CHECKING:
    from .loading import Loaded

log = logging.getLogger(__name__)


def import_heavy() -> None:
    """Import torch, diffusers and every pipeline class now; takes seconds the first time."""
    import diffusers

    from . import generator, hub, loading  # noqa: F401

    for pipeline in FAMILIES:
        getattr(diffusers, pipeline)  # which imports it: diffusers does that when first asked


class LocalExecutor:
    """Makes clips on this computer, one after the other; keeps the last model in memory.

    ``device``: "auto", "cuda", "cuda:1", "mps" or "cpu". ``cache_dir``: where downloaded weights
    are kept; None is huggingface_hub's own place. ``endpoint``: another hub than huggingface.co.
    ``torch_threads``: on a CPU; None is all cores but one. ``allow_pickle``: whether models that
    are published only as pickle files may be read. ``step_timeout``: seconds without a sign of life
    after which a step counts as hung. ``faults``: a folder for trying out what happens when the
    device fails (see ``faults.py``); None is none.
    """

    def __init__(
        self,
        catalog: Catalog,
        device: str = "auto",
        *,
        cache_dir: Path | None = None,
        endpoint: str | None = None,
        torch_threads: int | None = None,
        allow_pickle: bool = False,
        step_timeout: float = 600.0,
        faults: Path | None = None,
    ) -> None:
        self._catalog = catalog
        self._device = device
        self._cache_dir = cache_dir
        self._endpoint = endpoint
        self._torch_threads = torch_threads
        self._allow_pickle = allow_pickle
        self._step_timeout = step_timeout
        self._faults = faults
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="engine")
        self._loaded: Loaded | None = None
        self._stops: set[threading.Event] = set()

    async def generate(self, request: VideoRequest, on_progress: OnProgress) -> Clip:
        """Make one clip. When cancelled, returns only after the thread has stopped working on
        it."""
        relay = Relay(asyncio.get_running_loop(), on_progress)
        stop = threading.Event()
        self._stops.add(stop)
        work = self._thread.submit(self._make, request, relay.report, stop)
        done = asyncio.wrap_future(work)
        try:
            return await asyncio.shield(done)
        except asyncio.CancelledError:
            stop.set()
            work.cancel()  # succeeds only if the thread has not begun it
            await _until_done(done)
            raise
        finally:
            self._stops.discard(stop)
            relay.close()

    async def aclose(self) -> None:
        """Stop what runs (its ``generate`` raises ``Cancelled``), free memory, end the thread."""
        for stop in self._stops:
            stop.set()
        await _until_done(asyncio.wrap_future(self._thread.submit(self._unload)))
        self._thread.shutdown(wait=False)  # it has nothing left to do

    def _make(self, request: VideoRequest, report: Report, stop: threading.Event) -> Clip:
        """In the thread: everything from the name of a model to frames."""
        if stop.is_set():
            raise Cancelled
        watch = Stopwatch(report)
        loaded = self._ready(self._catalog.get(request.model), watch, stop)
        from .generator import generate

        frames, notes = generate(loaded, request, watch, stop)
        return Clip(frames, request, watch.finish(), notes)

    def _ready(self, model: Model, report: Report, stop: threading.Event) -> Loaded:
        """The model in memory; reads it if it is not the one that was used last."""
        if self._loaded and self._loaded.model == model:
            return self._loaded
        if model.pickled and not self._allow_pickle:
            raise ModelUnavailable(
                f"{model.title} is published only as pickle files, a format that can hide programs,"
                " and this host does not allow them. Choose another model. (The host can allow"
                " them with T2V_ALLOW_PICKLE=true; torch then reads nothing but tensors from them.)"
            )
        from .hub import Hub
        from .loading import load

        folder = Hub(self._cache_dir, self._endpoint).fetch(model, report, stop)
        self._unload()
        report(Progress(Phase.LOADING))
        self._loaded = load(model, folder, self._prepare_device())
        return self._loaded

    def _prepare_device(self) -> Device:
        """Looked at anew for every model: how much memory is free changes."""
        import torch

        device = choose_device(self._device, find_devices())
        threads = choose_threads(self._torch_threads, usable_cores())
        log.info("device: %s; CPU threads: %s", device, threads)
        torch.set_num_threads(threads.value)  # holds for this thread, which does all the computing
        return device.value

    def _unload(self) -> None:
        if self._loaded is None:
            return
        import torch

        self._loaded = None
        gc.collect()  # a pipeline's parts refer to each other
        if torch.cuda.is_available():
            torch.cuda.empty_cache()


async def _until_done(done: asyncio.Future[Any]) -> None:
    """Wait for the thread, however often this task is cancelled meanwhile."""
    while not done.done():
        try:
            await asyncio.wait([done])
        except asyncio.CancelledError:
            continue  # the first cancel is on its way already
    if not done.cancelled():
        done.exception()  # seen: else asyncio complains that nobody looked
