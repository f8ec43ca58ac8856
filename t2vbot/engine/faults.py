"""Failures of a device: telling them apart, and injecting them to see what the bot does then.

For that, T2V_FAULTS names a folder. Every file in it is one failure waiting to happen, named
``<kind>-<place>`` or ``<kind>-<place>-<anything>``:

    kind     oom (out of memory), cuda (the context is poisoned), hang (a kernel that never ends),
             nan (the frames become invalid numbers; not where a model is loaded),
             pause (it waits for as long as the file lies there)
    place    load (weights go to the device), step (between two denoising steps), decode

Whoever passes the place first removes the file and trips over it, so each happens once, also when
the process starts again, and files can be dropped in at any moment. A pause alone leaves its file
to who laid it. Imports torch only when needed.
"""

from __future__ import annotations

import errno
import logging
import threading
import time
from collections.abc import Iterator
from pathlib import Path

from safetensors import SafetensorError

log = logging.getLogger(__name__)

PAUSE = "pause"
KINDS = ("oom", "cuda", "hang", "nan", PAUSE)
_LOOK = 0.01  # seconds between looks at whether a pause is over
NEVER = threading.Event()  # what a hung kernel waits for; only tests, which have to end, set it


_NO_MEMORY = (
    "not enough memory",
    "can't allocate memory",
    "Cannot allocate memory",  # main memory, as a library in C or Rust says it
    "os error 12)",
    "os error 1455)",  # a small page file of Windows; Python words it otherwise
    "WinError 1455",
    "MPS backend out of memory",
    "CUDA error: out of memory",
    "HIP error: out of memory",
    "STATUS_ALLOC_FAILED",  # CUBLAS_ and CUDNN_
    # What those two say where they find no room for themselves.
    "CUBLAS_STATUS_NOT_INITIALIZED",
    "CUDNN_STATUS_NOT_INITIALIZED",
    "unable to find an engine to execute this computation",
    "Unable to find a valid cuDNN algorithm",
)


class Faults:
    """The failures that lie in a folder; without one there are none."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder

    def trip(self, place: str) -> bool:
        """Fail in the way of a fault that lies at this place, if there is one.

        True: what is computed here should become invalid numbers.
        """
        while any(kind == PAUSE for kind, _ in self._lying(place)):
            time.sleep(_LOOK)
        kind = self._take(place)
        if kind is None:
            return False
        log.warning("injected fault: %s at %s", kind, place)
        import torch

        if kind == "oom":
            raise torch.OutOfMemoryError("CUDA out of memory. (an injected fault)")
        if kind == "cuda":
            raise torch.AcceleratorError(
                "CUDA error: an illegal memory access was encountered (an injected fault)"
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
    """Whether memory ran out, the device's or the computer's."""
    if isinstance(error, OSError):  # what diffusers makes of all that it could not read
        return any(_tells_no_memory(each) for each in _chain(error))
    return _tells_no_memory(error)


def _tells_no_memory(error: BaseException) -> bool:
    """torch has one exception for its own allocator, and plain ones with a text for all else."""
    import torch

    return (
        isinstance(error, torch.OutOfMemoryError | MemoryError)
        or (isinstance(error, OSError) and error.errno == errno.ENOMEM)
        or (
            isinstance(error, RuntimeError | OSError | SafetensorError)
            and any(text in str(error) for text in _NO_MEMORY)
        )
    )


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    """An error, and those behind it."""
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__


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
