"""One clip through x264: the command lines, from frames or from a master."""

from __future__ import annotations

import math
import os
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from .ffmpeg import Ffmpeg
from .frames import Frames
from .mp4 import Mp4
from .picture import Picture

_MAX_THREADS = 8  # more do not make clips of a few seconds faster, and take cores from the model
TO_BT709 = "scale=in_range=pc:out_color_matrix=bt709:out_range=tv"  # of pictures, which are RGB
COLOUR = "range=tv:color_primaries=bt709:color_trc=bt709:colorspace=bt709"
_COLOUR_TAGS = (
    *("-colorspace", "bt709", "-color_primaries", "bt709"),
    *("-color_trc", "bt709", "-color_range", "tv"),
)
SILENT = ("-an",)
# x264 writes its settings into the film as text: 675 bytes (measured), a lot for a tight limit
_WITHOUT_SETTINGS = ("-bsf:v", "filter_units=remove_types=6")


@dataclass(frozen=True, slots=True)
class FromFrames:
    """Pixels in memory, which go through a pipe."""

    frames: Frames  # even width and height
    fps: float
    sound: Path | None = None  # a file with what is heard
    tags_of = -1  # no input has any

    @property
    def arguments(self) -> tuple[str, ...]:
        height, width = self.frames.shape[1:3]
        rate = Fraction(self.fps).limit_denominator(1001)
        return (
            *("-f", "rawvideo", "-pix_fmt", "rgb24", "-s", f"{width}x{height}"),
            *("-framerate", f"{rate.numerator}/{rate.denominator}", "-i", "pipe:0"),
            *(("-i", str(self.sound.absolute())) if self.sound else ()),
        )

    def scaling(self, picture: Picture) -> str:
        """RGB to BT.709, *converted* and not only tagged.

        Left alone, ffmpeg converts by BT.601 and tags nothing; players then guess BT.709 from 720
        lines up and show colours up to 39 of 255 levels off (measured on a chart of 64 colours).
        """
        height, width = self.frames.shape[1:3]
        return _scale(
            *_resize(picture, width, height),
            *("in_range=pc", "out_color_matrix=bt709", "out_range=tv"),
            f"flags={picture.kernel}+accurate_rnd+full_chroma_int",
        )


@dataclass(frozen=True, slots=True)
class FromMaster:
    """A file that ``write_master`` wrote, decoded again for every pass."""

    master: Mp4
    frames = None  # none go through a pipe
    tags_of = 0  # the names of a film's chapters

    @property
    def arguments(self) -> tuple[str, ...]:
        return ("-i", str(self.master.path.absolute()))

    def scaling(self, picture: Picture) -> str:
        resize = _resize(picture, self.master.width, self.master.height)
        return _scale(*resize, f"flags={picture.kernel}+accurate_rnd") if resize else ""


Source = FromFrames | FromMaster


@dataclass(frozen=True, slots=True)
class Survey:
    """What x264 learned in its first pass."""

    rate_factor: float  # the CRF that would spend the same bits
    bitrate: float  # bits per second that it could make use of


@dataclass(frozen=True, slots=True)
class X264:
    """One clip, ready to be encoded in one folder as often as it takes."""

    ffmpeg: Ffmpeg
    folder: Path
    source: Source
    comment_size: int  # bytes to keep free for the comment
    on_frame: Callable[[int], None]  # told how many frames are done in this pass
    sound: Sequence[str] = SILENT  # what becomes of a sound track

    async def encode(self, picture: Picture, rate: Sequence[str], name: str = "clip.mp4") -> Path:
        """Write one MP4 with the rate control options ``rate``."""
        output = (
            *self.sound,
            *encoding_options(rate),
            *output_options(self.comment_size, self.source.tags_of),
            name,
        )
        await self._run("error", picture, output)
        return self.folder / name

    async def survey(self, picture: Picture, bitrate: int) -> Survey:
        """x264's first pass, which leaves its statistics in the folder for ``-pass 3``."""
        rate = ("-preset", "medium", "-b:v", str(bitrate), "-pass", "1", "-passlogfile", "x264")
        log = await self._run(
            "info", picture, (*SILENT, *encoding_options(rate), "-f", "null", "-")
        )
        return Survey(
            rate_factor=_last_number(r"final ratefactor: ?(\d+\.?\d*)", log),
            bitrate=_last_number(r"kb/s: ?(\d+\.?\d*)", log) * 1000,
        )

    async def _run(self, verbosity: str, picture: Picture, output: Sequence[str]) -> str:
        arguments = (
            *("-v", verbosity, *self.source.arguments, "-sn"),
            *("-vf", f"{self.source.scaling(picture)}format=yuv420p,setparams={COLOUR}"),
            *output,
        )
        return await self.ffmpeg.run(arguments, self.folder, self.source.frames, self.on_frame)


def _resize(picture: Picture, width: int, height: int) -> tuple[str, ...]:
    if (picture.width, picture.height) == (width, height):
        return ()
    return (f"{picture.width}:{picture.height}",)


def _scale(*options: str) -> str:
    return f"scale={':'.join(options)},"


def encoding_options(rate: Sequence[str]) -> tuple[str, ...]:
    """H.264 High, 8 bit: the one codec that plays in every Discord client.

    ffmpeg 9 takes the colour tags from ``setparams``, ffmpeg 4 and 7 from these options.
    """
    threads = ("-threads", str(_MAX_THREADS)) if (os.cpu_count() or 1) > _MAX_THREADS else ()
    return ("-c:v", "libx264", "-profile:v", "high", *rate, *threads, *_COLOUR_TAGS)


def output_options(comment_size: int, tags_of: int) -> tuple[str, ...]:
    """An MP4 with its index first, so that it plays while it loads, and with room for a comment.

    ``tags_of``: the input whose tags it gets; none are taken from the others. -1 is no input, which
    also takes the names off chapters.
    """
    return (
        *_WITHOUT_SETTINGS,
        *("-map_metadata", str(tags_of), "-metadata", "comment=" + "-" * comment_size),
        *("-movflags", "+faststart", "-f", "mp4"),
    )


def _last_number(pattern: str, text: str) -> float:
    """The last match, or "not a number", which no comparison is true of."""
    found = re.findall(pattern, text)
    return float(found[-1]) if found else math.nan
