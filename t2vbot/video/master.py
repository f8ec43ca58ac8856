"""Frames become a master: an MP4 at constant quality, with no regard to any limit, and its first
and last frame as pictures.

Most clips of a few seconds are under Discord's limit as they come out of here; ``fit`` makes
smaller copies of the others.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PIL import Image

from ..catalog.request import VideoRequest
from . import metadata
from .ffmpeg import Ffmpeg
from .frames import Frames, with_even_sides
from .keeping import keep, to_the_end, workshop
from .mp4 import Mp4, look
from .picture import Picture, enlarged
from .sound import BITRATE, Sound
from .x264 import SILENT, X264, FromFrames

# Better than anybody sees, for copies are made of it: at CRF 14, which is hard to tell from the
# frames, copies for a limit just below the master's size lost 0.8 dB on average, at CRF 10 0.5 dB
# for 1.2 to 2.6 times the bytes (`python -m tests.bench master`).
PRESET, CRF = "veryfast", 10
AAC = ("-map", "0:v", "-map", "1:a", "-c:a", "aac", "-b:a", str(BITRATE))


async def write_master(
    frames: Frames,
    request: VideoRequest,
    master: Path,
    first: Path,
    last: Path,
    on_frame: Callable[[int], None],
    *,
    sound: Sound | None = None,
    embed_prompt: bool = True,
    ffmpeg: Ffmpeg | None = None,
) -> Mp4:
    """Write the three files of a clip; until they are whole, nothing stands in their places.

    The pictures are of the frames as they were made; the film is larger where they are small.
    ``embed_prompt``: whether the prompts, which are somebody's words, travel inside the file.
    ``on_frame`` hears how many frames are encoded. Raises ``UserError`` when the disk is full or
    ffmpeg hangs.
    """
    even = with_even_sides(frames)
    picture = _picture(even)
    comment = metadata.describe(
        request, metadata.MAX_COMMENT, embed_prompt=embed_prompt, scale=picture.scale
    )
    with workshop(master) as folder:
        heard = folder / "sound.wav" if sound else None
        if sound and heard:
            await to_the_end(partial(sound.write, heard, len(frames) / request.fps))
        source = FromFrames(even, request.fps, heard)
        options = AAC if sound else SILENT
        x264 = X264(ffmpeg or Ffmpeg(), folder, source, len(comment), on_frame, options)
        made = await x264.encode(picture, ("-preset", PRESET, "-crf", str(CRF)))
        try:
            return await to_the_end(partial(_finish, made, comment, frames, master, first, last))
        except BaseException:
            for path in (master, first, last):  # stopped a moment too late
                path.unlink(missing_ok=True)
            raise


def _picture(even: Frames) -> Picture:
    height, width = even.shape[1:3]
    native = Picture(width, height)
    return enlarged(native) or native


def _finish(
    made: Path, comment: bytes, frames: Frames, master: Path, first: Path, last: Path
) -> Mp4:
    metadata.finish(made, comment)
    begin, end = made.with_name("first.png"), made.with_name("last.png")
    Image.fromarray(frames[0]).save(begin)
    Image.fromarray(frames[-1]).save(end)
    keep((begin, first), (end, last), (made, master))
    whole = look(master)
    assert whole
    return whole
