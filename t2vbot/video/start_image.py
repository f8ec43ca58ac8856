"""A member's picture becomes the one that a clip starts from: turned upright, cropped and scaled to
a size of the model's, and without anything else that the file held.

Whoever may use the bot sends any file: what it is, its own first bytes say, and how large it is,
its header, before anything of it is decoded. All of this blocks, and belongs into a thread.
"""

from __future__ import annotations

import hashlib
import io
import logging
import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PIL import Image

from ..errors import RequestRefused, UserError
from ..text import Text
from .ffmpeg import Ffmpeg
from .frames import Frames
from .keeping import keep, workshop

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

log = logging.getLogger(__name__)

FORMATS = ("PNG", "JPEG", "WEBP", "GIF")  # of an animated one the first frame counts
MOST_PIXELS = 40_000_000  # that are decoded: 160 MB; a photograph of 8192x4608 is within it
LEAST_SIDE = 16  # pixels; what is smaller shows nothing
MOST_SCANS = 64  # of a JPEG, which shows all of itself in each; usual ones have 1 to 12
_SCAN = b"\xff\xda"  # begins one, and stands nowhere in what it encodes
_WHITE = (255, 255, 255)  # below what is transparent: most such pictures are drawings on paper

_ORIENTATION = 0x0112  # EXIF's tag
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
_ON_ITS_SIDE = (5, 6, 7, 8)

Size = tuple[int, int]
"""(width, height) in pixels."""


@dataclass(frozen=True, slots=True)
class StartImage:
    """A picture that a clip can start from."""

    png: bytes
    size: Size

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.png).hexdigest()


def write_start_image(data: bytes, sizes: Sequence[Size], path: Path) -> tuple[str, Size]:
    """Write the picture in ``data`` to ``path``, in the one of ``sizes`` whose shape is nearest to
    its own; its SHA-256, and that size.

    Raises ``RequestRefused`` for what is no picture or too large, ``UserError`` on a full disk.
    """
    picture = prepare(data, sizes)
    with workshop(path) as folder:
        made = folder / path.name
        made.write_bytes(picture.png)
        keep((made, path))
    return picture.sha256, picture.size


def prepare(data: bytes, sizes: Sequence[Size]) -> StartImage:
    """Raises ``RequestRefused``, as ``write_start_image`` does."""
    try:
        pixels = _read(data, sizes)
    except RequestRefused:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise _too_large() from None
    except Exception as error:  # of a decoder that was given anything
        log.info("A picture cannot be read: %r", error)
        raise RequestRefused(Text("video-picture-unreadable")) from None
    file = io.BytesIO()
    # Out of bare pixels: an image remembers what its file said beside them.
    Image.fromarray(pixels).save(file, "PNG")
    height, width = pixels.shape[:2]
    return StartImage(file.getvalue(), (width, height))


def read_start_image(path: Path) -> Frames:
    """A picture that was written here, as a clip of one frame. Raises ``UserError`` where it is
    gone.
    """
    if not path.exists():
        raise UserError(Text("video-picture-lost"))
    with Image.open(path, formats=("PNG",)) as picture:
        return _pixels(picture.convert("RGB"))[None]


async def write_last_frame(master: Path, path: Path) -> None:
    """Write the last frame of an MP4 as a PNG. Raises ``UserError`` where it has none to give."""
    with workshop(path) as folder:
        one = ("-sseof", "-1", "-i", str(master), "-an", "-update", "1", path.name)
        try:
            await Ffmpeg().run(("-v", "error", *one), folder, None, lambda done: None)
            keep((folder / path.name, path))
        except (RuntimeError, FileNotFoundError) as error:
            log.warning("%s has no last frame: %s", master.name, error)
            raise UserError(Text("video-master-damaged")) from error


def nearest(shape: Size, sizes: Sequence[Size]) -> Size:
    """The size of which the least is lost where a picture of that shape is cropped to it; of equal
    ones the first.
    """

    def distance(size: Size) -> float:
        return abs(math.log(size[0] / size[1] / (shape[0] / shape[1])))

    return min(sizes, key=distance)


def _read(data: bytes, sizes: Sequence[Size]) -> npt.NDArray[np.uint8]:
    """As RGB, shape (height, width, 3)."""
    if data.count(_SCAN) > MOST_SCANS and not data.startswith((b"\x89PNG", b"GIF", b"RIFF")):
        raise RequestRefused(Text("video-picture-unreadable"))
    with Image.open(io.BytesIO(data), formats=FORMATS) as image:
        _check(image.size)  # which counts a GIF's frame that is larger than its file says
        turn = _turn(image)
        upright = image.size[::-1] if turn in _ON_ITS_SIDE else image.size
        size = nearest(upright, sizes)
        lying = size[::-1] if turn in _ON_ITS_SIDE else size
        image.draft("RGB", lying)  # a JPEG is decoded no larger than is needed
        image.load()
        small = _flattened(_scaled(_eight_bits(image), lying))
    if turn in _TURNS:
        small = small.transpose(_TURNS[turn])
    return _pixels(small)


def _pixels(image: Image.Image) -> npt.NDArray[Any]:
    import numpy as np  # with the first picture, not with the bot

    return np.asarray(image)


def _check(size: Size) -> None:
    if size[0] * size[1] > MOST_PIXELS:
        raise _too_large()
    if min(size) < LEAST_SIDE:
        raise RequestRefused(Text("video-picture-small", least=LEAST_SIDE))


def _too_large() -> RequestRefused:
    return RequestRefused(Text("video-picture-pixels", most=MOST_PIXELS // 10**6))


def _turn(image: Image.Image) -> int:
    """How it has to be turned to be upright, by its EXIF; 1 where that says nothing."""
    try:
        return int(image.getexif().get(_ORIENTATION, 1))
    except Exception as error:  # whatever a file makes of it: the picture is there all the same
        log.info("The EXIF of a picture cannot be read: %r", error)
        return 1


def _eight_bits(image: Image.Image) -> Image.Image:
    """As RGB or RGBA. Of 16 bits pillow cuts off what is brighter than the darkest 256th."""
    if image.mode.startswith("I"):
        return Image.fromarray((_pixels(image) >> 8).astype("uint8")).convert("RGB")
    return image.convert("RGBA" if image.has_transparency_data else "RGB")


def _scaled(image: Image.Image, size: Size) -> Image.Image:
    """The middle of it, in that shape and size."""
    width, height = image.size
    part = min(width / size[0], height / size[1])
    across, down = part * size[0], part * size[1]
    left, top = (width - across) / 2, (height - down) / 2
    box = (left, top, min(left + across, width), min(top + down, height))
    return image.resize(size, Image.Resampling.LANCZOS, box, reducing_gap=3.0)


def _flattened(image: Image.Image) -> Image.Image:
    if image.mode != "RGBA":
        return image
    paper = Image.new("RGBA", image.size, _WHITE)
    return Image.alpha_composite(paper, image).convert("RGB")
