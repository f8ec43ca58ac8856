"""The best picture under a size limit.

A clip goes down this list until something fits:

1. one pass at a constant quality that is hard to tell from the frames, with a hard stop at the
   limit. Under 10 MiB nearly every clip of a few seconds ends here, small and fast;
2. two passes that spend what the limit allows; where x264's own first pass says that this would
   look bad, the picture is made smaller first;
3. the lowest quality of a very small picture.

Measured on 31 clips, noise among them, at 10 MiB, 2 MiB, 500 kB and 64 kB: all 124 under the limit,
54 of them in step 1; of the 70 in step 2, 60 fitted with the first second pass. What was not taken,
on the 31 cases where step 1 at CRF 18 is too big: a search for the CRF took 3.7 encodes and left
one too big; x264's own rate cap (maxrate, bufsize) left 27 too big, for its buffer is a large part
of clips this short.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path

from .ffmpeg import BitrateTooLow, Ffmpeg, Picture, Survey

# Hard to tell from the frames. Medium at CRF 16 looks the same (VMAF within 0.4 on five clips that
# have 97.4 to 99.9) and saves 6 to 21 % of bytes that nobody misses, in twice the time (measured).
_BEST_PRESET, _BEST_CRF = "veryfast", 14
_LEAST_BITS_PER_PIXEL = 0.06  # where the limit gives less, the first step is wasted time
_LADDER = (1.0, 0.75, 0.5, 0.375, 0.25)
_WORST_RATE_FACTOR = (
    34.0  # from here on a smaller picture looks better; 31 to 36 do alike, measured
)
_RATE_FACTOR_HALVING = 16.0  # rate factor that one halving of both sides saves, measured
_FEW_FRAMES = 8  # up to here two passes aim badly: 2 frames spent 6 % of the limit (measured)

_SEEN_WELL = 256  # pixels: Discord shows a clip at its own size, so less than this is a stamp
_LONGEST_ENLARGED = 1280  # pixels


@dataclass(frozen=True, slots=True)
class Fit:
    """A file under the limit, and how it came to be."""

    path: Path
    picture: Picture
    how: str  # as in ``VideoFile``


class Fitting:
    """The search for one clip."""

    def __init__(self, ffmpeg: Ffmpeg, budget: int) -> None:
        """``budget``: the file has to have fewer bytes than this."""
        self._ffmpeg = ffmpeg
        self._budget = budget
        self._num_frames: int = len(ffmpeg.frames)
        height, width = ffmpeg.frames.shape[1:3]
        self._native = Picture(width, height)

    async def search(self) -> Fit | None:
        """The first that fits, or None when nothing does."""
        for picture in (enlarged(self._native), self._native):
            if picture is None or not self._affords_quality(picture):
                continue
            if path := await self._at_quality(picture):
                return Fit(path, picture, "crf")
        if self._num_frames <= _FEW_FRAMES:
            found = await self._by_quality_search()
        else:
            found = await self._by_two_passes()
        return found or await self._at_any_quality()

    def _affords_quality(self, picture: Picture) -> bool:
        pixels = picture.width * picture.height * self._num_frames
        return self._budget * 8 >= _LEAST_BITS_PER_PIXEL * pixels

    async def _at_quality(self, picture: Picture) -> Path | None:
        return await self._at_crf(picture, _BEST_CRF, _BEST_PRESET)

    async def _at_crf(self, picture: Picture, crf: int, preset: str = "medium") -> Path | None:
        """One pass. ``-fs`` stops at the budget or above it: a file below it holds every frame."""
        rate = ("-preset", preset, "-crf", str(crf), "-fs", str(self._budget))
        return self._if_under(await self._ffmpeg.encode(picture, rate, f"crf{crf}.mp4"))

    def _if_under(self, path: Path) -> Path | None:
        return path if 0 < path.stat().st_size < self._budget else None

    async def _by_quality_search(self) -> Fit | None:
        """The lowest CRF that fits, on the first step of the ladder where one does."""
        for picture in map(self._shrunk, _LADDER):
            low, high = _BEST_CRF, int(_WORST_RATE_FACTOR)
            best = await self._at_crf(picture, high)
            while best and high - low > 1:
                middle = (low + high) // 2
                if path := await self._at_crf(picture, middle):
                    best, high = path, middle
                else:
                    low = middle
            if best:
                return Fit(best, picture, "crf")
        return None

    async def _by_two_passes(self) -> Fit | None:
        bitrate = self._bitrate()
        step = 0
        while bitrate > 0 and step < len(_LADDER):
            picture = self._shrunk(_LADDER[step])
            survey = await self._ffmpeg.survey(picture, bitrate)
            easy = step == 0 and self._is_easy(survey, bitrate)
            if easy and (path := await self._at_quality(picture)):
                return Fit(path, picture, "crf")
            lower = _lower_step(step, survey.rate_factor)
            if lower == step:
                if path := await self._second_pass(picture, bitrate):
                    return Fit(path, picture, "two-pass")
                lower = step + 1
            step = lower
        return None

    def _is_easy(self, survey: Survey, bitrate: int) -> bool:
        """Whether best quality was not tried, being thought too dear, and would fit after all."""
        if self._affords_quality(self._native):
            return False
        return survey.rate_factor <= _BEST_CRF or survey.bitrate < 0.8 * bitrate

    async def _second_pass(self, picture: Picture, bitrate: int) -> Path | None:
        """``-pass 3`` reads the statistics and refreshes them: each try aims better."""
        for _ in range(4):
            rate = ("-preset", "medium", "-b:v", str(bitrate), "-pass", "3", "-passlogfile", "x264")
            try:
                path = await self._ffmpeg.encode(picture, rate)
            except BitrateTooLow:
                return None
            if under := self._if_under(path):
                return under
            bitrate = int(bitrate * min(0.985, 0.98 * self._budget / path.stat().st_size))
        return None

    async def _at_any_quality(self) -> Fit | None:
        for picture in map(self._shrunk, (0.25, 0.125)):
            for crf in (40, 51):  # 51 is the worst that H.264 has
                if path := await self._at_crf(picture, crf):
                    return Fit(path, picture, "last-resort")
        return None

    def _bitrate(self) -> int:
        """Bits per second that spend the budget; 0 where it is too small to be worth two passes.

        What is not picture was measured at 850 bytes and 11.3 per frame, without the comment.
        """
        overhead = 1100 + 12 * self._num_frames + self._ffmpeg.comment_size
        bits = (0.975 * self._budget - overhead) * 8
        bitrate = int(bits * self._ffmpeg.fps / self._num_frames)
        return bitrate if bitrate >= 1000 else 0  # x264 counts in kilobits

    def _shrunk(self, scale: float) -> Picture:
        if scale == 1:
            return self._native
        native = self._native
        width, height = (max(2, round(n * scale / 2) * 2) for n in (native.width, native.height))
        return Picture(width, height, scale, kernel="lanczos")


def enlarged(native: Picture) -> Picture | None:
    """``native`` by the least whole factor that makes its smaller side ``_SEEN_WELL``, if any.

    Twofold is smooth (lanczos). From threefold on, which is under 128 pixels, there is no detail to
    keep smooth and lanczos gives a blur with halos: each pixel becomes a crisp square instead.
    """
    short, long = sorted((native.width, native.height))
    factor = min(math.ceil(_SEEN_WELL / short), _LONGEST_ENLARGED // long)
    if factor < 2:
        return None
    kernel = "lanczos" if factor == 2 else "neighbor"
    return Picture(native.width * factor, native.height * factor, float(factor), kernel)


def _lower_step(step: int, rate_factor: float) -> int:
    """The step where ``rate_factor``, met at ``step``, comes down to the worst we accept."""
    last = len(_LADDER) - 1
    excess = rate_factor - _WORST_RATE_FACTOR
    if step == last or not excess > 0:
        return step
    wanted = _LADDER[step] * 2 ** (-excess / _RATE_FACTOR_HALVING)
    nearest = min(range(len(_LADDER)), key=lambda index: abs(_LADDER[index] - wanted))
    return max(step + 1, nearest)
