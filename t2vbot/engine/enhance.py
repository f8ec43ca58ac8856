"""A clip made larger and finer: enlarged, made noisy in part, and denoised again by the same words.

The way of Zeroscope XL, which was made for it (VideoToVideoSDPipeline); other models of its family
can do it with the parts that are in memory already.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

import diffusers
import torch
from PIL import Image

from ..catalog.model import Enhancing
from ..catalog.request import VideoRequest
from ..errors import OutOfMemory
from ..jobs.executor import Phase, Progress
from ..text import Text
from ..video.frames import Frames
from .clip import Clip
from .device import free_memory
from .faults import is_device_lost, is_out_of_memory
from .generator import to_pixels
from .loading import Loaded, apply_policy, more_sparing
from .progress import Report
from .watch import Watch

log = logging.getLogger(__name__)


def enhance(
    loaded: Loaded,
    how: Enhancing,
    clip: Clip,
    frames: Frames,
    report: Report,
    alive: Callable[[], None] = lambda: None,
) -> Frames:
    """``frames``, uint8 (F, H, W, 3), ``how.scale`` times as wide and high, by ``loaded``.

    Raises ``Cancelled`` within a step after the clip is not wanted any more, ``OutOfMemory``,
    ``InvalidFrames``; the pipeline can be used again in any case.
    """

    def told(progress: Progress) -> None:
        if progress.phase is Phase.DENOISING:
            progress = Progress(Phase.ENHANCING, progress.done, progress.total)
        else:  # what comes before and after a step takes a moment
            progress = Progress(Phase.ENHANCING)
        report(progress)
        clip.report(progress)

    larger = _enlarged(frames, how, loaded.model.size_multiple)
    while True:
        watch = (loaded.adapter, told, clip.stop, alive, loaded.faults)
        try:
            apply_policy(loaded, loaded.policy.together_with(loaded.learned.enhancing))
            loaded.wardrobe.wear(_style(loaded, how, clip.request))
            return _run(loaded, how, clip.request, larger, watch)
        except (RuntimeError, MemoryError) as error:
            if not is_out_of_memory(error):
                raise
            log.info("%s", error)
        free_memory(loaded.device)  # out here: the traceback held the tensors
        if loaded.make_room():
            continue
        policy = more_sparing(loaded, lambda policy: 0.0)  # nobody counted this way
        if policy is None:
            raise OutOfMemory(Text("engine-too-little-memory", model=loaded.model.title))
        log.warning("out of memory with %s, now %s", loaded.policy, policy)
        loaded.learned.enhancing = policy


def _style(loaded: Loaded, how: Enhancing, request: VideoRequest) -> str:
    """The clip's own, where the same model enhances it and has it in memory; never that of a clip
    before.
    """
    is_here = how.model is None and not loaded.wardrobe.lacks(request.style)
    return request.style if is_here else ""


def _run(
    loaded: Loaded,
    how: Enhancing,
    request: VideoRequest,
    larger: list[Image.Image],
    watch: tuple[Any, ...],
) -> Frames:
    kind: Any = diffusers.VideoToVideoSDPipeline
    pipe = kind(**loaded.pipe.components)
    steps = how.num_inference_steps or request.num_inference_steps
    inference_mode = torch.inference_mode(loaded.policy.is_still)
    try:
        with inference_mode, Watch(pipe, *watch):
            video = pipe(
                prompt=request.whole_prompt,
                negative_prompt=request.negative_prompt or None,
                video=larger,
                strength=how.strength,
                num_inference_steps=steps,
                guidance_scale=request.guidance_scale,
                generator=torch.Generator("cpu").manual_seed(request.seed),
                output_type="pt",
            ).frames[0]
            return to_pixels(video)
    except BaseException as error:
        if not is_device_lost(error):
            pipe.maybe_free_model_hooks()
        raise


def _enlarged(frames: Frames, how: Enhancing, multiple: int) -> list[Image.Image]:
    height, width = (round(side * how.scale / multiple) * multiple for side in frames.shape[1:3])
    return [
        Image.fromarray(frame).resize((width, height), Image.Resampling.BICUBIC) for frame in frames
    ]
