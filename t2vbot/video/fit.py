"""The best picture under a size limit, out of a master.

A master that is under the limit is its own copy. Any other goes down this list until something
fits:

1. where the master is enlarged, its own size at a good quality;
2. two passes that spend what the limit allows; where x264's own first pass says that this would
   look bad, the picture is made smaller first;
3. the lowest quality of a very small picture.

Measured on 31 clips, noise among them, at 10 MiB, 2 MiB, 500 kB and 64 kB: all 124 under the limit,
54 of them at good quality; of the 70 in step 2, 60 fitted with the first second pass. What
was not taken, on the 31 cases where CRF 18 is too big: a search for the CRF took 3.7 encodes and
left one too big; x264's own rate cap (maxrate, bufsize) left 27 too big, for its buffer is a large
part of clips this short.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from ..errors import CannotFit, UserError
from ..text import Text
from . import metadata
from .ffmpeg import BitrateTooLow, Ffmpeg
from .keeping import keep, to_the_end, workshop
from .mp4 import Mp4, has_sound, look
from .picture import Picture, shrunk
from .x264 import SILENT, X264, FromMaster, Survey

# Hard to tell from the frames. Medium at CRF 16 looks the same (VMAF within 0.4 on five clips that
# have 97.4 to 99.9) and saves 6 to 21 % of bytes that nobody misses, in twice the time (measured).
_GOOD_PRESET, _GOOD_CRF = "veryfast", 14
_LEAST_BITS_PER_PIXEL = 0.06  # where the limit gives less, good quality is wasted time
_LADDER = (1.0, 0.75, 0.5, 0.375, 0.25)
_WORST_RATE_FACTOR = (
    34.0  # from here on a smaller picture looks better; 31 to 36 do alike, measured
)
_RATE_FACTOR_HALVING = 16.0  # rate factor that one halving of both sides saves, measured
# Bits a second: of a film's sound, of what is still worth two channels, and of what is still heard.
SOUND_RATE, STEREO_RATE, LEAST_SOUND_RATE = 128_000, 48_000, 16_000
_FEW_FRAMES = 8  # up to here two passes aim badly: 2 frames spent 6 % of the limit (measured)


def _nobody(done: int, total: int) -> None:
    pass


async def fit(
    master: Path,
    limit: int,
    copy: Path,
    on_progress: Callable[[int, int], None] = _nobody,
    *,
    ffmpeg: Ffmpeg | None = None,
) -> Mp4:
    """A file with fewer than ``limit`` bytes: the master itself, a copy that lies there, or a new
    one at ``copy``; until it is whole, nothing stands there.

    It may take several passes; ``on_progress`` hears the frames of the current one, and of how
    many. Raises ``CannotFit``, and ``UserError`` when the disk is full, ffmpeg hangs, or the master
    is damaged.
    """
    whole, there, facts, sounding = await to_the_end(partial(_find, master, copy))
    for file in (whole, there):
        if file and file.size < limit - _margin(limit):
            return file
    if whole is None:
        raise UserError(Text("video-master-damaged"), f"{master} is not a whole MP4.")
    comment = metadata.fitted(metadata.without_scale(facts), min(metadata.most(facts), limit // 32))
    with workshop(copy) as folder:
        total = whole.num_frames
        native = native_picture(whole, facts)
        made = None
        for sound in _sounds(whole, limit) if sounding else [NO_SOUND]:
            x264 = X264(
                ffmpeg or Ffmpeg(),
                folder,
                FromMaster(whole),
                len(comment),
                lambda done: on_progress(min(done, total), total),
                sound.options,
            )
            search = Search(
                *(x264, native, whole.num_frames, whole.fps, _budget(limit)),
                try_good=native.width < whole.width,
                sound_size=sound.size,
            )
            if made := await search.best():
                break
        if made is None:
            raise CannotFit(Text("video-cannot-fit", limit=_readable(limit)))
        return await to_the_end(partial(_finish, made, comment, copy))


def _find(master: Path, copy: Path) -> tuple[Mp4 | None, Mp4 | None, dict[str, Any], bool]:
    """What lies there, the request in it, and whether it has sound."""
    whole = look(master)
    if whole is None:
        return None, look(copy), {}, False
    return whole, look(copy), metadata.read_request(master) or {}, has_sound(master)


class _Sound(NamedTuple):
    options: tuple[str, ...]
    size: int  # bytes that it takes


NO_SOUND = _Sound(SILENT, 0)


def _sounds(whole: Mp4, limit: int) -> list[_Sound]:
    """What to make of a sound track, in the order in which it is tried: an eighth of all bits at
    most, as it is where that is enough; none at all only where nothing else fits.
    """
    rate = int(limit * 8 / whole.seconds / 8)
    if rate >= SOUND_RATE:
        options: tuple[str, ...] = ("-c:a", "copy")
    else:
        rate = max(LEAST_SOUND_RATE, rate)
        options = ("-c:a", "aac", "-b:a", str(rate), *(("-ac", "1") if rate < STEREO_RATE else ()))
    # Of each packet, 1024 samples at 48 kHz, the index takes about 8 bytes.
    size = int((min(rate, SOUND_RATE) / 8 + 48_000 / 1024 * 8) * whole.seconds)
    return [_Sound(options, size), NO_SOUND]


def _finish(made: Path, comment: bytes, copy: Path) -> Mp4:
    metadata.finish(made, comment)
    keep((made, copy))
    whole = look(copy)
    assert whole
    return whole


def _margin(limit: int) -> int:
    """For Discord, which does not say whether a file of exactly the limit is let in."""
    return min(8192, limit // 100)


def _budget(limit: int) -> int:
    """What ffmpeg's file has to stay under: the mark comes on top of it."""
    return limit - _margin(limit) - len(metadata.AI_MARK)


def native_picture(master: Mp4, facts: dict[str, Any]) -> Picture:
    """The size of the frames that were made, which a master may show enlarged."""
    scale = metadata.scale_of(facts)
    width, height = (max(2, round(side / scale) & ~1) for side in (master.width, master.height))
    return Picture(width, height, kernel="lanczos")  # small the same way as it became large


def _readable(limit: int) -> Text:
    if limit >= 2**20:
        return Text("text-mib", size=float(f"{limit / 2**20:.3g}"))
    return Text("text-kb", size=float(f"{limit / 1000:.3g}"))


class Search:
    """The search for one copy."""

    def __init__(
        self,
        x264: X264,
        native: Picture,
        num_frames: int,
        fps: float,
        budget: int,
        *,
        try_good: bool,
        sound_size: int = 0,
    ) -> None:
        """``budget``: the file has to have fewer bytes than this. ``try_good``: whether it might,
        at good quality; not where the master is of this size already, and too big.
        """
        self._x264 = x264
        self._native = native
        self._num_frames = num_frames
        self._fps = fps
        self._budget = budget
        self._try_good = try_good
        self._sound_size = sound_size

    async def best(self) -> Path | None:
        """The first that fits, or None when nothing does."""
        if self._affords_good() and (path := await self._at_good()):
            return path
        if self._num_frames <= _FEW_FRAMES:
            found = await self._by_quality_search()
        else:
            found = await self._by_two_passes()
        return found or await self._at_any_quality()

    def _affords_good(self) -> bool:
        pixels = self._native.width * self._native.height * self._num_frames
        return self._try_good and self._budget * 8 >= _LEAST_BITS_PER_PIXEL * pixels

    async def _at_good(self) -> Path | None:
        return await self._at_crf(self._native, _GOOD_CRF, _GOOD_PRESET)

    async def _at_crf(self, picture: Picture, crf: int, preset: str = "medium") -> Path | None:
        """One pass. ``-fs`` stops at the budget or above it: a file below it holds every frame."""
        rate = ("-preset", preset, "-crf", str(crf), "-fs", str(self._budget))
        return self._if_under(await self._x264.encode(picture, rate, f"crf{crf}.mp4"))

    def _if_under(self, path: Path) -> Path | None:
        return path if 0 < path.stat().st_size < self._budget else None

    async def _by_quality_search(self) -> Path | None:
        """The lowest CRF that fits, on the first step of the ladder where one does."""
        for picture in map(self._shrunk, _LADDER):
            low, high = _GOOD_CRF, int(_WORST_RATE_FACTOR)
            best = await self._at_crf(picture, high)
            while best and high - low > 1:
                middle = (low + high) // 2
                if path := await self._at_crf(picture, middle):
                    best, high = path, middle
                else:
                    low = middle
            if best:
                return best
        return None

    async def _by_two_passes(self) -> Path | None:
        bitrate = self._bitrate()
        step = 0
        while bitrate > 0 and step < len(_LADDER):
            picture = self._shrunk(_LADDER[step])
            survey = await self._x264.survey(picture, bitrate)
            easy = step == 0 and self._is_easy(survey, bitrate)
            if easy and (path := await self._at_good()):
                return path
            lower = _lower_step(step, survey.rate_factor)
            if lower == step:
                if path := await self._second_pass(picture, bitrate):
                    return path
                lower = step + 1
            step = lower
        return None

    def _is_easy(self, survey: Survey, bitrate: int) -> bool:
        """Whether good quality was not tried, being thought too dear, and would fit after all."""
        if not self._try_good or self._affords_good():
            return False
        return survey.rate_factor <= _GOOD_CRF or survey.bitrate < 0.8 * bitrate

    async def _second_pass(self, picture: Picture, bitrate: int) -> Path | None:
        """``-pass 3`` reads the statistics and refreshes them: each try aims better."""
        for _ in range(4):
            rate = ("-preset", "medium", "-b:v", str(bitrate), "-pass", "3", "-passlogfile", "x264")
            try:
                path = await self._x264.encode(picture, rate)
            except BitrateTooLow:
                return None
            if under := self._if_under(path):
                return under
            bitrate = int(bitrate * min(0.985, 0.98 * self._budget / path.stat().st_size))
        return None

    async def _at_any_quality(self) -> Path | None:
        for picture in map(self._shrunk, (0.25, 0.125)):
            for crf in (40, 51):  # 51 is the worst that H.264 has
                if path := await self._at_crf(picture, crf):
                    return path
        return None

    def _bitrate(self) -> int:
        """Bits per second that spend the budget; 0 where it is too small to be worth two passes.

        What is not picture was measured at 850 bytes and 11.3 per frame, without the comment.
        """
        overhead = 1100 + 12 * self._num_frames + self._x264.comment_size + self._sound_size
        bits = (0.975 * self._budget - overhead) * 8
        bitrate = int(bits * self._fps / self._num_frames)
        return bitrate if bitrate >= 1000 else 0  # x264 counts in kilobits

    def _shrunk(self, scale: float) -> Picture:
        return self._native if scale == 1 else shrunk(self._native, scale)


def _lower_step(step: int, rate_factor: float) -> int:
    """The step where ``rate_factor``, met at ``step``, comes down to the worst we accept."""
    last = len(_LADDER) - 1
    excess = rate_factor - _WORST_RATE_FACTOR
    if step == last or not excess > 0:
        return step
    wanted = _LADDER[step] * 2 ** (-excess / _RATE_FACTOR_HALVING)
    nearest = min(range(len(_LADDER)), key=lambda index: abs(_LADDER[index] - wanted))
    return max(step + 1, nearest)
