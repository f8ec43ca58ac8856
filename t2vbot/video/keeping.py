"""A file becomes whole in a folder of its own, and only then stands in its place."""

from __future__ import annotations

import asyncio
import contextlib
import errno
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

from ..private import PRIVATE_FILE, make_private
from .ffmpeg import disk_full

T = TypeVar("T")

_DISK_FULL = (errno.ENOSPC, errno.EDQUOT)


@contextlib.contextmanager
def workshop(beside: Path) -> Iterator[Path]:
    """A folder on the disk of ``beside``, gone afterwards. Raises ``UserError`` on a full disk."""
    try:
        # The media folder knows the name, and sweeps what a crash left of it.
        with tempfile.TemporaryDirectory(
            prefix=".encoding-", dir=beside.parent, ignore_cleanup_errors=True
        ) as folder:
            yield Path(folder)
    except OSError as error:
        if error.errno in _DISK_FULL:
            raise disk_full() from error
        raise


async def to_the_end(function: Callable[[], T]) -> T:
    """What blocks on the disk, in a thread. Cancelled, it is waited for all the same: nothing stops
    a thread, and the folder that it works in goes next.
    """
    work = asyncio.create_task(asyncio.to_thread(function))
    try:
        return await asyncio.shield(work)
    finally:
        await asyncio.wait({work})


def keep(*files: tuple[Path, Path]) -> None:
    """Put finished files into their places, for good and in this order: whoever sees the last one
    sees them all.
    """
    for made, path in files:
        _sync(made)
        make_private(made, PRIVATE_FILE)
        os.replace(made, path)
    if sys.platform != "win32":  # where a folder has to be written down as well
        with contextlib.suppress(OSError):  # as not every file system can
            _sync(files[0][1].parent, os.O_RDONLY)


def take_over(clip: Path, master: Path, first: Path, last: Path) -> bool:
    """Put a finished clip and its pictures, where it has them, into these places too; False where
    it is not there. Blocks on the disk.
    """
    try:
        for name, path in ((".first.png", first), (".last.png", last)):
            with contextlib.suppress(FileNotFoundError):
                _link(clip.with_suffix(name), path)
        _link(clip, master)
    except FileNotFoundError:
        return False
    return True


def _link(file: Path, path: Path) -> None:
    """A second name, which takes no room; a copy where the file system has none."""
    path.unlink(missing_ok=True)
    try:
        os.link(file, path)
    except FileNotFoundError:
        raise
    except OSError:
        shutil.copyfile(file, path)
        make_private(path, PRIVATE_FILE)


def _sync(path: Path, flags: int = os.O_RDWR) -> None:
    handle = os.open(path, flags)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
