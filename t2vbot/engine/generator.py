"""A loaded pipeline and a request -> frames, whatever it takes to fit them into memory."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass, replace

import torch

from ..catalog.request import VideoRequest
from ..errors import OutOfMemory, UserError
from ..text import Text, render
from ..video.frames import Frames
from .device import Offload, free_memory
from .faults import is_device_lost, is_out_of_memory
from .loading import Loaded, apply_policy
from .progress import Report
from .savings import LADDER, Fit, what_is_less
from .watch import Watch

log = logging.getLogger(__name__)


class InvalidFrames(UserError):
    """The model computed no picture; often for a lack of range in its dtype."""


@dataclass(frozen=True, slots=True)
class Generated:
    """Frames, and how they came to be."""

    frames: Frames
    request: VideoRequest  # smaller than what was asked for, where memory was short
    notes: tuple[Text, ...]  # for the member: what was changed


def generate(
    loaded: Loaded,
    request: VideoRequest,
    report: Report,
    stop: threading.Event,
    alive: Callable[[], None] = lambda: None,
) -> Generated:
    """Make the frames, of a smaller clip if no other saving helps.

    The same request gives the same frames as the bare pipeline called with these arguments. Raises
    ``Cancelled`` soon after ``stop`` is set, ``OutOfMemory`` when all savings were not enough,
    ``InvalidFrames``; the pipeline can be used again in any case. ``alive`` is called often while
    the pipeline goes on.
    """
    unread = _unread(loaded, request)
    watch = Watch(loaded.pipe, report, stop, alive, loaded.faults)
    fit = loaded.learned.fit(request)
    while (frames := _attempt(loaded, fit.request, watch)) is None:
        fit = _save_more(loaded, fit)
    loaded.learned.remember(request, fit)
    less = what_is_less(request, fit.request)
    return Generated(frames, fit.request, (*unread, *fit.notes, *([less] if less else ())))


def _save_more(loaded: Loaded, fit: Fit) -> Fit:
    """Climb down one rung: save on the pipeline, or on the request where that saves all it can."""
    for saving in LADDER:
        policy = saving.more(loaded.policy, loaded.device)
        if policy != loaded.policy:
            log.warning("out of memory with %s: %s", loaded.policy, render(saving.note))
            apply_policy(loaded, policy)
            loaded.learned.policy = policy
            return replace(fit, notes=tuple(dict.fromkeys((*fit.notes, saving.note))))
    small = loaded.model.smaller(fit.request)
    if small is None:
        raise OutOfMemory(
            Text(
                "engine-out-of-memory",
                device=str(loaded.device),
                model=loaded.model.title,
                frames=fit.request.num_frames,
                size=f"{fit.request.width}×{fit.request.height}",
            )
        )
    if less := what_is_less(fit.request, small):
        log.warning("out of memory with %s: now %s", loaded.policy, render(less))
    return replace(fit, request=small)


def _attempt(loaded: Loaded, request: VideoRequest, watch: Watch) -> Frames | None:
    """One run of the pipeline; None when memory ran out."""
    try:
        return _run(loaded, request, watch)
    except (RuntimeError, MemoryError) as error:
        if not is_out_of_memory(error):
            raise
        log.info("%s", error)
    # Out here, because inside the except block the traceback still holds the tensors.
    free_memory(loaded.device)
    return None


def _run(loaded: Loaded, request: VideoRequest, watch: Watch) -> Frames:
    pipe = loaded.pipe
    # Offloading moves weights between devices, which torch forbids for some tensors in inference
    # mode; the pipeline's own no_grad is enough there.
    inference_mode = torch.inference_mode(loaded.policy.offload is Offload.NONE)
    try:
        with inference_mode, watch:
            video = pipe(
                prompt=request.prompt,
                negative_prompt=request.negative_prompt or None,
                num_frames=request.num_frames,
                height=request.height,
                width=request.width,
                num_inference_steps=request.num_inference_steps,
                guidance_scale=request.guidance_scale,
                # On the CPU whatever the device, so that a seed means the same noise everywhere.
                generator=torch.Generator("cpu").manual_seed(request.seed),
                output_type="pt",
            ).frames[0]  # float (F, 3, H, W) in 0..1, on the device
            return _to_pixels(video)
    except BaseException as error:
        if not is_device_lost(error):  # else this would fail as well, and hide what happened
            pipe.maybe_free_model_hooks()  # an exception skips the pipeline's own call
        raise


def _to_pixels(video: torch.Tensor) -> Frames:
    """uint8 (F, H, W, 3). On the device, since a quarter of the bytes then cross to main memory."""
    if not torch.isfinite(video).all():
        raise InvalidFrames(Text("engine-invalid-numbers"))
    pixels = (video * 255).round().to(torch.uint8)  # rounded: truncating darkens by half a level
    if not pixels.any():
        raise InvalidFrames(Text("engine-black-frames"))
    frames: Frames = pixels.permute(0, 2, 3, 1).contiguous().cpu().numpy()
    return frames


def _unread(loaded: Loaded, request: VideoRequest) -> tuple[Text, ...]:
    """A note when the prompt is longer than the text encoder reads; diffusers only logs it."""
    tokenizer = loaded.pipe.tokenizer
    limit = min(tokenizer.model_max_length, 512)  # T5 tokenizers often state no limit
    tokens = tokenizer(request.prompt, truncation=True, max_length=10 * limit)["input_ids"]
    if len(tokens) <= limit:
        return ()
    return (Text("engine-prompt-cut"),)
