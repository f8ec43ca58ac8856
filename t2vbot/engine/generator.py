"""A loaded pipeline and a request -> frames, whatever it takes to fit them into memory."""

from __future__ import annotations

import gc
import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass, replace

import torch

from ..errors import OutOfMemory, UserError
from ..jobs.job import Frames
from ..jobs.request import VideoRequest
from .device import Offload, Policy
from .loading import Loaded, apply_policy
from .progress import Report
from .watch import Watch

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Saving:
    """One rung of the ladder to climb down when memory runs out."""

    note: str  # for the member
    more: Callable[[Loaded], Policy]  # the policy with this saving; the same one if it cannot help


def _in_pieces(loaded: Loaded) -> Policy:
    return replace(loaded.policy, vae_slicing=True, vae_tiling=True)


def _offloaded(loaded: Loaded) -> Policy:
    """A CPU has nowhere to offload to, and what offloads already cannot change over."""
    if loaded.device.kind != "cuda" or loaded.policy.offload is not Offload.NONE:
        return loaded.policy
    return replace(loaded.policy, offload=Offload.MODEL)


# In the order of what they cost. Each goes on top of those before it, on the pipeline as it is, and
# stays for the clips that follow.
LADDER = (
    Saving("decoded in pieces, to fit into memory", _in_pieces),
    Saving("made with parts of the model waiting in main memory, which is slower", _offloaded),
)


def generate(
    loaded: Loaded, request: VideoRequest, report: Report, stop: threading.Event
) -> tuple[Frames, tuple[str, ...]]:
    """Make the frames; returns them with notes on what was changed for it.

    The same request gives the same frames as the bare pipeline called with these arguments. Raises
    ``Cancelled`` soon after ``stop`` is set, ``OutOfMemory`` when all savings were not enough; the
    pipeline can be used again in either case.
    """
    notes = list(_unread(loaded, request))
    frames = _attempt(loaded, request, report, stop)
    for saving in LADDER:
        policy = saving.more(loaded)
        if frames is not None or policy == loaded.policy:
            continue
        log.warning("out of memory with %s: %s", loaded.policy, saving.note)
        apply_policy(loaded, policy)
        notes.append(saving.note)
        frames = _attempt(loaded, request, report, stop)
    if frames is None:
        raise OutOfMemory(
            f"{loaded.device} has too little memory for {request.num_frames} frames of"
            f" {request.width}x{request.height} with {loaded.model.title}, even after everything"
            " that saves some. Ask for a shorter or a smaller video."
        )
    return frames, tuple(notes)


def _attempt(
    loaded: Loaded, request: VideoRequest, report: Report, stop: threading.Event
) -> Frames | None:
    """One run of the pipeline; None when memory ran out."""
    try:
        return _run(loaded, request, report, stop)
    except (RuntimeError, MemoryError) as error:
        if not _is_out_of_memory(error):
            raise
        log.info("%s", error)
    # Out here, because inside the except block the traceback still holds the tensors.
    gc.collect()
    _empty_cache(loaded)
    return None


def _run(loaded: Loaded, request: VideoRequest, report: Report, stop: threading.Event) -> Frames:
    pipe = loaded.pipe
    # Offloading moves weights between devices, which torch forbids for some tensors in inference
    # mode; the pipeline's own no_grad is enough there.
    inference_mode = torch.inference_mode(loaded.policy.offload is Offload.NONE)
    try:
        with inference_mode, Watch(pipe, report, stop):
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
    finally:
        pipe.maybe_free_model_hooks()  # an exception skips the pipeline's own call


def _to_pixels(video: torch.Tensor) -> Frames:
    """uint8 (F, H, W, 3). On the device, since a quarter of the bytes then cross to main memory."""
    if not torch.isfinite(video).all():
        raise UserError(
            "The model produced invalid numbers in place of a picture. Another seed or a lower"
            " guidance may help. If every video ends so, the weights are damaged or do not suit"
            " this device."
        )
    pixels = (video * 255).round().to(torch.uint8)  # rounded: truncating darkens by half a level
    frames: Frames = pixels.permute(0, 2, 3, 1).contiguous().cpu().numpy()
    return frames


def _unread(loaded: Loaded, request: VideoRequest) -> tuple[str, ...]:
    """A note when the prompt is longer than the text encoder reads; diffusers only logs it."""
    tokenizer = loaded.pipe.tokenizer
    limit = min(tokenizer.model_max_length, 512)  # T5 tokenizers often state no limit
    tokens = tokenizer(request.prompt, truncation=True, max_length=10 * limit)["input_ids"]
    if len(tokens) <= limit:
        return ()
    return ("the prompt is longer than this model reads: its end was left out",)


def _is_out_of_memory(error: BaseException) -> bool:
    """torch has one exception for graphics cards, and plain ones with a text for other memory."""
    texts = ("not enough memory", "can't allocate memory", "MPS backend out of memory")
    return isinstance(error, torch.OutOfMemoryError | MemoryError) or any(
        text in str(error) for text in texts
    )


def _empty_cache(loaded: Loaded) -> None:
    if loaded.device.kind == "cuda":
        torch.cuda.empty_cache()
    elif loaded.device.kind == "mps":
        torch.mps.empty_cache()
