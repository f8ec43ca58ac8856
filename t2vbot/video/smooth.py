"""A clip becomes smoother: ffmpeg guesses frames between its own by how things move.

At the size in which the clip is shown, which is larger than it was made where that is small: in
64x64 pixels, blocks are too coarse to follow anything. The figures by which the options were chosen
are printed by ``python -m tests.bench smooth``.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from ..catalog.smooth import times
from ..errors import UserError
from ..text import Text
from . import metadata
from .ffmpeg import Ffmpeg
from .fit import native_picture
from .keeping import keep, to_the_end, workshop
from .master import CRF, PRESET
from .mp4 import Mp4, look
from .timeline import rate_of
from .x264 import COLOUR, encoding_options, output_options

# The frames that it looks at behind each one, without which it drops the clip's last ones.
_AHEAD = 4
# ``bilat``, which looks for motion once, takes half the time and is 0.7 dB worse at 512x512;
# variable blocks change nothing, blocks of 8 are worse from 512x512 on.
# Where the picture changes as a whole (scd), a frame is repeated: nothing lies between two scenes.
_MOTION = "mi_mode=mci:mc_mode=aobmc:me_mode=bidir:scd=fdiff"
_WITH_SOUND = ("-map", "0:v:0", "-map", "0:a?", "-c:a", "copy")


async def write_smooth(
    clip: Path,
    master: Path,
    first: Path,
    last: Path,
    on_frame: Callable[[int, int], None],
    *,
    embed_prompt: bool = True,
    ffmpeg: Ffmpeg | None = None,
) -> Mp4:
    """Write a clip with more frames, in the same seconds and with the same sound, and its two
    pictures; until they are whole, nothing stands there.

    Its own frames are among them, the first at the beginning; the last one stays as long as it did.
    ``on_frame`` hears how many frames are done, of how many. Raises ``UserError`` where the clip is
    gone, damaged or smooth already, the disk is full, or ffmpeg hangs.
    """
    source = await to_the_end(partial(look, clip))
    if source is None:
        raise UserError(Text("video-clip-gone"))
    if (each := times(source.fps)) == 1:
        raise UserError(Text("video-smooth-already", rate=source.fps))
    total = source.num_frames * each
    with workshop(master) as folder:
        facts = await to_the_end(partial(_facts, source, each, embed_prompt=embed_prompt))
        comment = metadata.fitted(facts, metadata.MAX_COMMENT)
        arguments = (*_input(source), *_WITH_SOUND, *_filter(source, each))
        output = (
            *("-frames:v", str(total), *encoding_options(("-preset", PRESET, "-crf", str(CRF)))),
            *output_options(len(comment), -1),
            "smooth.mp4",
        )
        program = ffmpeg or Ffmpeg()
        try:
            await program.run(
                (*arguments, *output), folder, None, lambda done: on_frame(min(done, total), total)
            )
        except RuntimeError as error:
            raise await _meaning(error, source, program, folder) from error
        await _pictures(source, facts, folder, program)
        made = folder / "smooth.mp4"
        try:
            finish = partial(_finish, made, comment, total, master, first, last)
            return await to_the_end(finish)
        except BaseException:
            for path in (master, first, last):  # stopped a moment too late
                path.unlink(missing_ok=True)
            raise


def _input(source: Mp4) -> tuple[str, ...]:
    """A damaged frame ends it: what ffmpeg would make up for it was never made."""
    path = str(source.path.absolute())
    return ("-v", "error", "-xerror", "-err_detect", "explode", "-i", path)


def _filter(source: Mp4, each: int) -> tuple[str, ...]:
    rate = rate_of(source) * each
    return (
        "-vf",
        # In ticks of the new rate: counted in the old one, motion was 0.4 dB less exact (measured).
        f"settb={1 / rate},setpts={each}*N,tpad=stop_mode=clone:stop={_AHEAD},"
        f"minterpolate=fps={rate}:{_MOTION},format=yuv420p,setparams={COLOUR}",
    )


def _facts(source: Mp4, each: int, *, embed_prompt: bool) -> dict[str, Any]:
    facts = metadata.smoothed(metadata.read_request(source.path), source.fps * each)
    return facts if embed_prompt else metadata.without_prompts(facts)


async def _meaning(error: Exception, source: Mp4, ffmpeg: Ffmpeg, folder: Path) -> Exception:
    """What a failed run means: that the clip cannot be read to its end, or a fault of ours."""
    try:
        whole = (*_input(source), "-f", "null", "-")
        await ffmpeg.run(whole, folder, None, lambda done: None)
    except RuntimeError:
        return UserError(Text("video-master-damaged"), str(error))
    return error


async def _pictures(source: Mp4, facts: dict[str, Any], folder: Path, ffmpeg: Ffmpeg) -> None:
    """The clip's own, from before it was encoded; where they are gone, out of it."""
    native = native_picture(source, facts)
    for name, number in (("first.png", 0), ("last.png", source.num_frames - 1)):
        own = source.path.with_suffix(f".{name}")
        if await to_the_end(partial(_copied, own, folder / name)):
            continue
        only = f"select=eq(n\\,{number}),scale={native.width}:{native.height}:flags=lanczos"
        options = ("-an", "-vf", only, "-frames:v", "1", name)
        await ffmpeg.run((*_input(source), *options), folder, None, lambda done: None)


def _copied(picture: Path, to: Path) -> bool:
    try:
        shutil.copyfile(picture, to)
    except FileNotFoundError:
        return False
    return True


def _finish(made: Path, comment: bytes, total: int, master: Path, first: Path, last: Path) -> Mp4:
    metadata.finish(made, comment)
    keep((made.with_name("first.png"), first), (made.with_name("last.png"), last))
    keep((made, master))
    whole = look(master)
    assert whole
    if whole.num_frames != total:
        raise RuntimeError(f"a clip of {whole.num_frames} frames, where {total} were planned")
    return whole
