"""Drafts side by side, each with its number: one film that plays them all at once."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from ..errors import UserError
from ..text import Text
from . import metadata
from .ffmpeg import Ffmpeg
from .keeping import keep, to_the_end, workshop
from .master import CRF, PRESET
from .mp4 import Mp4, look
from .slides import Slides, save
from .x264 import COLOUR, TO_BT709, encoding_options, output_options


async def write_sheet(
    drafts: Sequence[Path],
    prompt: str,
    master: Path,
    first: Path,
    last: Path,
    on_frame: Callable[[int, int], None],
    *,
    embed_prompt: bool = True,
    ffmpeg: Ffmpeg | None = None,
) -> Mp4:
    """Two beside each other. A draft whose file is not there leaves its place black; raises
    ``UserError`` where none is there.
    """
    clips = await to_the_end(lambda: [look(draft) for draft in drafts])
    there = [clip for clip in clips if clip]
    if not there:
        raise UserError(Text("video-no-drafts"))
    with workshop(master) as folder:
        numbers = await to_the_end(partial(_numbers, there[0], len(clips), folder))
        facts = metadata.describe_film(prompt, [metadata.read_request(clip.path) for clip in there])
        facts = facts if embed_prompt else metadata.without_prompts(facts)
        comment = metadata.fitted(facts, metadata.MAX_FILM_COMMENT)
        total = max(clip.num_frames for clip in there)
        program = ffmpeg or Ffmpeg()
        await program.run(
            (
                *("-v", "error", *_inputs(clips, there[0]), *_of(numbers)),
                *("-filter_complex", _graph(clips, there[0], total), "-map", "[sheet]"),
                *encoding_options(("-preset", PRESET, "-crf", str(CRF))),
                *output_options(len(comment), -1),
                "sheet.mp4",
            ),
            folder,
            None,
            lambda done: on_frame(min(done, total), total),
        )
        made = folder / "sheet.mp4"
        for name, where in (("first.png", "0"), ("last.png", f"{total - 1}")):
            select = ("-vf", f"select=eq(n\\,{where})", "-frames:v", "1", name)
            await program.run(("-v", "error", "-i", str(made), *select), folder, None, _nobody)
        return await to_the_end(partial(_finish, made, comment, master, first, last))


def _nobody(done: int) -> None:
    pass


def _numbers(clip: Mp4, count: int, folder: Path) -> list[Path]:
    slides = Slides(clip.width, clip.height)
    return [
        save(slides.corner(str(number)), folder / f"number{number}.png")
        for number in range(1, count + 1)
    ]


def _inputs(clips: Sequence[Mp4 | None], size: Mp4) -> list[str]:
    found: list[str] = []
    for clip in clips:
        if clip:
            found += ["-i", str(clip.path.absolute())]
        else:
            black = f"color=black:s={size.width}x{size.height}:r={size.fps:g}"
            found += ["-f", "lavfi", "-i", black]
    return found


def _of(numbers: Sequence[Path]) -> list[str]:
    return [argument for path in numbers for argument in ("-i", path.name)]


def _graph(clips: Sequence[Mp4 | None], size: Mp4, total: int) -> str:
    """Rows of two; an odd one out has a black place beside it."""
    count, places = len(clips), 2 * math.ceil(len(clips) / 2)
    parts = []
    for number in range(count):
        parts.append(
            f"[{number}:v]setpts=PTS-STARTPTS,fps={size.fps:g},scale={size.width}:{size.height},"
            f"setsar=1,format=yuv420p,tpad=stop=-1:stop_mode=clone,trim=end_frame={total}[c{number}]"
        )
        parts.append(f"[{count + number}:v]{TO_BT709},format=yuva420p[n{number}]")
        parts.append(f"[c{number}][n{number}]overlay=0:0:format=yuv420,format=yuv420p[p{number}]")
    if places > count:
        parts.append(
            f"color=black:s={size.width}x{size.height}:r={size.fps:g},format=yuv420p,"
            f"trim=end_frame={total}[p{count}]"
        )
    rows = [f"[p{n}][p{n + 1}]hstack[r{n // 2}]" for n in range(0, places, 2)]
    parts += rows
    names = "".join(f"[r{n}]" for n in range(len(rows)))
    stacked = f"{names}vstack=inputs={len(rows)}" if len(rows) > 1 else f"{names}null"
    parts.append(f"{stacked},format=yuv420p,setparams={COLOUR}[sheet]")
    return ";".join(parts)


def _finish(made: Path, comment: bytes, master: Path, first: Path, last: Path) -> Mp4:
    metadata.finish(made, comment)
    keep((made.with_name("first.png"), first), (made.with_name("last.png"), last))
    keep((made, master))
    whole = look(master)
    assert whole
    return whole
