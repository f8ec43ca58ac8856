"""Failures of a device: telling them apart, and provoking them to see what the bot does then.

For a drill, T2V_FAULTS names a folder. Every file in it is one failure waiting to happen, named
``<kind>-<place>`` or ``<kind>-<place>-<anything>``:

    kind     oom (out of memory), cuda (the context is poisoned), hang (a kernel that never ends),
             nan (the frames become invalid numbers; not where a model is loaded),
             pause (it waits for as long as the file lies there)
    place    load (weights go to the device), step (between two denoising steps), decode

Whoever passes the place first removes the file and trips over it, so each happens once, also when
the process starts anew, and files can be dropped in at any moment. A pause alone leaves its file to
who laid it. Imports torch only when needed.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Iterator
from pathlib import Path

log = logging.getLogger(__name__)

PAUSE = "pause"
KINDS = ("oom", "cuda", "hang", "nan", PAUSE)
_LOOK = 0.01  # seconds between looks at whether a pause is over
NEVER = threading.Event()  # what a hung kernel waits for; only tests, which have to end, set it


class Faults:
    """The failures that lie in a folder; without one there are none."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder

    def trip(self, place: str) -> bool:
        """Fail in the way of a fault that lies at this place, if there is one.

        True: what is computed here shall become invalid numbers.
        """
        while any(kind == PAUSE for kind, _ in self._lying(place)):
            time.sleep(_LOOK)
        kind = self._take(place)
        if kind is None:
            return False
        log.warning("a drill: %s at %s", kind, place)
        import torch

        if kind == "oom":
            raise torch.OutOfMemoryError("CUDA out of memory. (a drill)")
        if kind == "cuda":
            raise torch.AcceleratorError(
                "CUDA error: an illegal memory access was encountered (a drill)"
            )
        if kind == "hang":
            NEVER.wait()
        return kind == "nan"

    def _take(self, place: str) -> str | None:
        """Remove one file for this place; the kind that it names."""
        for kind, path in self._lying(place):
            if kind == PAUSE:  # laid this very moment
                continue
            try:
                path.unlink()
            except OSError:  # somebody else took it, or Windows still has it open
                continue
            return kind
        return None

    def _lying(self, place: str) -> Iterator[tuple[str, Path]]:
        """The faults that lie at a place, in the order of their names."""
        if self._folder is None:
            return
        for path in sorted(self._folder.glob(f"*-{place}*")):
            kind, where, *_ = path.name.split("-")
            if kind in KINDS and where == place:
                yield kind, path


def is_out_of_memory(error: BaseException) -> bool:
    """torch has one exception for its own allocator, and plain ones with a text for all else."""
    import torch

    texts = (
        "not enough memory",
        "can't allocate memory",
        "MPS backend out of memory",
        "CUDA error: out of memory",
        "HIP error: out of memory",
        "STATUS_ALLOC_FAILED",  # CUBLAS_ and CUDNN_
    )
    return isinstance(error, torch.OutOfMemoryError | MemoryError) or (
        isinstance(error, RuntimeError) and any(text in str(error) for text in texts)
    )


def is_device_lost(error: BaseException) -> bool:
    """Whether the device has failed in a way after which this process cannot use it any more.

    After any CUDA error but a lack of memory, every later call on the device fails as well.
    """
    import torch

    texts = ("CUDA error", "HIP error", "CUBLAS_STATUS", "CUDNN_STATUS", "device-side assert")
    return (
        isinstance(error, RuntimeError)
        and not is_out_of_memory(error)
        and (isinstance(error, torch.AcceleratorError) or any(text in str(error) for text in texts))
    )
