"""A finished MP4 from outside, by its boxes alone: the size of its picture, its frames, and whether
it is whole.

Readers treat every file as hostile: sizes are bounded, and what does not parse is simply not there.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, NamedTuple

_MAX_BOXES = 1024  # in one level; an ordinary file has fewer than ten
_MAX_PAYLOAD = 64 * 1024  # bytes of a box that are read at all

Route = Sequence[tuple[bytes, int]]
"""The way down to a box: each kind, and the bytes of its body before its children or its value."""

_MEDIA: Route = ((b"moov", 0), (b"trak", 0), (b"mdia", 0))
_TABLE: Route = (*_MEDIA, (b"minf", 0), (b"stbl", 0))
_HEADER: Route = (*_MEDIA, (b"mdhd", 0))
_SIZES: Route = (*_TABLE, (b"stsz", 8))
_PICTURE: Route = (*_TABLE, (b"stsd", 8), (b"avc1", 24))


@dataclass(frozen=True, slots=True)
class Mp4:
    """A whole file with one H.264 film in it."""

    path: Path
    size: int  # bytes
    width: int
    height: int
    num_frames: int
    fps: float

    @property
    def seconds(self) -> float:
        return self.num_frames / self.fps


class Box(NamedTuple):
    kind: bytes
    start: int  # of the body, in bytes from the start of the file
    end: int


def look(path: Path) -> Mp4 | None:
    """What ``path`` is; None where it is not there, cut off, or no film. Blocks on the disk."""
    try:
        with path.open("rb") as file:
            size = length(file)
            if not _is_whole(file, size):
                return None
            width, height = _numbers(file, _PICTURE, 2, 2)
            (num_frames,) = _numbers(file, _SIZES, 4, 1)
            ticks, duration = _clock(file)
    except (FileNotFoundError, ValueError):
        return None
    if not (width and height and num_frames and ticks and duration):
        return None
    return Mp4(path, size, width, height, num_frames, ticks * num_frames / duration)


def has_sound(path: Path) -> bool:
    """Whether there is a sound track beside the film. Blocks on the disk."""
    with path.open("rb") as file:
        moov = find(file, ((b"moov", 0),))
        tracks = list(boxes(file, moov.start, moov.end)) if moov else []
        kinds = [find(file, ((b"mdia", 0), (b"hdlr", 8)), track) for track in tracks]
        return any(read(file, kind)[:4] == b"soun" for kind in kinds if kind)


def _is_whole(file: BinaryIO, size: int) -> bool:
    """Whether its boxes end where it ends, and its index and frames are among them."""
    top = list(boxes(file, 0, size))
    kinds = {box.kind for box in top}
    return {b"ftyp", b"moov", b"mdat"} <= kinds and top[-1].end == size


def _clock(file: BinaryIO) -> tuple[int, int]:
    """Ticks a second, and the film's length in ticks."""
    box = find(file, _HEADER)
    body = read(file, box) if box else b""
    if body[:1] == b"\1":  # 64-bit times
        at, wide = 20, 8
    else:
        at, wide = 12, 4
    if len(body) < at + 4 + wide:
        raise ValueError("no clock")
    end = at + 4
    return int.from_bytes(body[at:end], "big"), int.from_bytes(body[end : end + wide], "big")


def _numbers(file: BinaryIO, route: Route, wide: int, count: int) -> list[int]:
    box = find(file, route)
    body = read(file, box) if box else b""
    if len(body) < wide * count:
        raise ValueError("no numbers")
    return [int.from_bytes(body[n * wide : (n + 1) * wide], "big") for n in range(count)]


def find(file: BinaryIO, route: Route, within: Box | None = None) -> Box | None:
    """The first box at the end of ``route``, in the file or in another box."""
    span = within or Box(b"", 0, length(file))
    for kind, skip in route:
        children = boxes(file, span.start, span.end)
        box = next((child for child in children if child.kind == kind), None)
        if box is None or box.start + skip > box.end:
            return None
        span = box._replace(start=box.start + skip)
    return span


def boxes(file: BinaryIO, start: int, end: int) -> Iterator[Box]:
    """The boxes side by side from ``start`` to ``end``, up to the first that cannot be right."""
    for _ in range(_MAX_BOXES):
        file.seek(start)
        header = file.read(16)
        if len(header) < 8:
            return
        size, body = int.from_bytes(header[:4], "big"), start + 8
        if size == 1:  # the real size follows, in 64 bits
            size, body = int.from_bytes(header[8:], "big"), start + 16
        elif size == 0:  # up to the end
            size = end - start
        if not body <= start + size <= end:
            return
        yield Box(header[4:8], body, start + size)
        start += size


def read(file: BinaryIO, box: Box) -> bytes:
    file.seek(box.start)
    return file.read(min(box.end - box.start, _MAX_PAYLOAD))


def length(file: BinaryIO) -> int:
    return file.seek(0, os.SEEK_END)
