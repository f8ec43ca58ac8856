"""Looking into a running pipeline: how far it is, and stopping it.

diffusers' newer pipelines have a callback for that and older ones another, but all of them open
``progress_bar`` and call ``update`` once a step. So that is the place to look, with hooks on the
networks for what happens inside a step and during decoding. Raising ``Cancelled`` out of any of
them leaves the pipeline as good as new.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from contextlib import ExitStack
from types import TracebackType
from typing import Any

import torch

from ..errors import Cancelled
from ..jobs.executor import Phase, Progress
from .faults import Faults
from .pipelines.adapter import Adapter
from .progress import Report, Stop


class Watch:
    """While entered, ``pipe`` reports its progress and stops when ``stop`` is set.

    ``adapter``: of the pipeline, for its parts. ``alive`` is called often as long as it goes on;
    ``faults`` are tripped over. ``passes``: how often it goes through all steps. ``pictures``: how
    many frames it decodes in all.
    """

    def __init__(
        self,
        pipe: Any,
        adapter: Adapter,
        report: Report,
        stop: Stop,
        alive: Callable[[], None],
        faults: Faults,
        *,
        passes: int = 1,
        pictures: int = 0,
    ) -> None:
        self._pipe = pipe
        self._adapter = adapter
        self._report = report
        self._stop = stop
        self._alive = alive
        self._faults = faults
        self._spoil = False  # an injected fault: make the frames invalid numbers
        self._passes = passes
        self._passed = 0  # that have begun
        self._pictures = pictures
        self._hooks = ExitStack()
        self._is_decoding = False
        self._decoded = 0
        self._to_decode = 0  # 0 = nobody knows

    def __enter__(self) -> Watch:
        self._spoil = False
        self.check()
        self._report(Progress(Phase.READING))
        self._replace(self._pipe, "progress_bar", self._progress_bar)
        # The blocks too: one step of a big model takes a CPU minutes.
        for network in self._adapter.denoisers:
            for module in (network, *_blocks(network)):
                self._hook(module.register_forward_pre_hook(lambda *_: self.check()))
        vae = self._pipe.vae
        self._replace(vae, "decode", self._decode(vae.decode))
        for module in _blocks(vae.decoder):
            self._hook(module.register_forward_pre_hook(lambda *_: self.check()))
            self._hook(module.register_forward_hook(lambda *_: self._block_decoded()))
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._hooks.close()

    def check(self) -> None:
        """Show that the pipeline goes on; raise ``Cancelled`` if it is to stop."""
        self._alive()
        if self._stop.is_set():
            raise Cancelled

    def _hook(self, handle: torch.utils.hooks.RemovableHandle) -> None:
        self._hooks.callback(handle.remove)

    def _replace(self, owner: Any, name: str, value: Any) -> None:
        """Cover a method of one object, and uncover it at the end."""
        setattr(owner, name, value)
        self._hooks.callback(delattr, owner, name)

    def _progress_bar(self, total: int) -> _Bar:
        before = self._passed * total
        self._passed += 1
        everything = max(self._passes, self._passed) * total
        return _Bar(total, lambda done, _: self._step(before + done, everything))

    def _step(self, done: int, total: int) -> None:
        self.check()
        self._report(Progress(Phase.DENOISING, done, total))
        self._spoil |= self._faults.trip("step")

    def _decode(self, decode: Callable[..., Any]) -> Callable[..., Any]:
        def watched(latents: torch.Tensor, *args: Any, **kwargs: Any) -> Any:
            # Where a clip is made in several passes, decoding is a part of each but the last.
            if self._passed >= self._passes and not self._is_decoding:
                self._is_decoding, self._decoded = True, 0
                self._to_decode = self._decoder_calls(latents)
                self._report(Progress(Phase.DECODING, 0, self._to_decode))
            self._spoil |= self._faults.trip("decode")
            return decode(latents * torch.nan if self._spoil else latents, *args, **kwargs)

        return watched

    def _decoder_calls(self, latents: torch.Tensor) -> int:
        """How often a block of the decoder will run, if ``latents`` are the first of a clip; 0
        where only it knows.

        An image VAE gets the frames as batches (F, C, H, W), whole or sliced; a video VAE gets (B,
        C, F, H, W) and divides it by rules of its own, as does tiling.
        """
        vae = self._pipe.vae
        if latents.ndim != 4 or vae.use_tiling:
            return 0
        pictures = max(self._pictures, len(latents))
        runs = pictures if vae.use_slicing else math.ceil(pictures / len(latents))
        return len(_blocks(vae.decoder)) * runs

    def _block_decoded(self) -> None:
        if self._to_decode:
            self._decoded += 1
            self._report(Progress(Phase.DECODING, self._decoded, self._to_decode))


def _blocks(network: torch.nn.Module) -> list[torch.nn.Module]:
    """The members of a network's lists of blocks, such as ``down_blocks`` and ``up_blocks``."""
    lists = (child for child in network.children() if isinstance(child, torch.nn.ModuleList))
    return [block for blocks in lists for block in blocks]


class _Bar:
    """As much of a tqdm bar as the pipelines in ``families`` use."""

    def __init__(self, total: int, step: Callable[[int, int], None]) -> None:
        self._done = 0
        self._total = total
        self._step = step
        step(0, total)

    def __enter__(self) -> _Bar:
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def update(self, n: int = 1) -> None:
        self._done += n
        self._step(self._done, self._total)
