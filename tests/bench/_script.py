"""The script that everybody starts with: ``pipe(prompt)`` and ``export_to_video``, in a process of
its own, with whatever torch does by itself.

Reads how many clips to make from its standard input, one number a line, and answers with seconds.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from typing import Any

import numpy as np

from t2vbot.catalog.request import VideoRequest

from .encoder import export_to_video


def main() -> None:
    wanted = json.loads(sys.argv[1])
    request = VideoRequest.from_json(wanted["request"])
    pipe = _load(**wanted["pipeline"])
    for line in sys.stdin:
        print(_clips(pipe, request, Path(wanted["folder"]), int(line)), flush=True)


def _load(folder: str, scheduler: str | None, options: dict[str, Any]) -> Any:
    """With the scheduler that the catalog gives it."""
    import diffusers
    import torch

    # Without a dtype, parts that were saved in float16 and float32 end up mixed.
    pipe = diffusers.DiffusionPipeline.from_pretrained(folder, dtype=torch.float32)
    if scheduler:
        pipe.scheduler = getattr(diffusers, scheduler).from_config(pipe.scheduler.config, **options)
    pipe.set_progress_bar_config(disable=True)
    return pipe


def _clips(pipe: Any, request: VideoRequest, folder: Path, clips: int) -> float:
    """Seconds that they take, one after the other."""
    import torch

    started = time.perf_counter()
    for number in range(clips):
        frames = pipe(
            request.prompt,
            num_frames=request.num_frames,
            height=request.height,
            width=request.width,
            num_inference_steps=request.num_inference_steps,
            guidance_scale=request.guidance_scale,
            generator=torch.Generator().manual_seed(number),
            output_type="np",
        ).frames[0]
        pixels = np.ascontiguousarray((frames * 255).astype(np.uint8))
        export_to_video(pixels, folder / f"{number}.mp4")
    return time.perf_counter() - started


if __name__ == "__main__":
    main()
