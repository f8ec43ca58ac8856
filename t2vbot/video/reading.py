"""A master's frames, back in memory."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import numpy as np

from ..errors import UserError
from ..text import Text
from . import metadata
from .ffmpeg import Ffmpeg
from .fit import native_picture
from .frames import Frames
from .keeping import to_the_end, workshop
from .mp4 import look


async def read_frames(master: Path, ffmpeg: Ffmpeg | None = None) -> Frames:
    """uint8 (F, H, W, 3), in the size in which they were made. Raises ``UserError`` where the file
    is gone or damaged, or the disk is full.
    """
    whole = await to_the_end(partial(look, master))
    if whole is None:
        raise UserError(Text("video-master-damaged"), f"{master} is not a whole MP4.")
    facts = await to_the_end(partial(metadata.read_request, master))
    picture = native_picture(whole, facts or {})
    scale = f"scale={picture.width}:{picture.height}:flags={picture.kernel}+accurate_rnd"
    film = whole.path.absolute()
    with workshop(master) as folder:
        raw = folder / "frames.rgb"
        await (ffmpeg or Ffmpeg()).run(
            (
                *("-v", "error", "-i", str(film), "-map", "0:v"),
                *("-vf", f"{scale},format=rgb24", "-f", "rawvideo", raw.name),
            ),
            *(folder, None, lambda done: None),
        )
        frames: Frames = await to_the_end(lambda: np.fromfile(raw, np.uint8))
    return frames.reshape(-1, picture.height, picture.width, 3)
