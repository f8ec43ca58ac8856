"""A loaded pipeline and a request -> frames, whatever it takes to fit them into memory."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TypeAlias

import torch
from PIL import Image

from ..catalog.request import VideoRequest
from ..errors import OutOfMemory, UserError
from ..jobs.executor import Phase, Progress
from ..text import ENGLISH, Text, render
from ..video.frames import Frames
from ..video.sound import Sound
from .clip import AllStopped, Clip, tell
from .device import free_memory
from .faults import is_device_lost, is_out_of_memory
from .loading import Loaded, more_sparing, suit
from .preview import Previews
from .progress import Report
from .savings import Fit, note_of, what_is_less
from .watch import Watch

log = logging.getLogger(__name__)


class InvalidFrames(UserError):
    """The model computed no picture; often for a lack of range in its dtype."""


@dataclass(frozen=True, slots=True)
class Generated:
    """Frames, and how they came to be."""

    frames: Frames
    sound: Sound | None
    request: VideoRequest  # smaller than what was asked for, where memory was short
    notes: tuple[Text, ...]  # for the member: what was changed


Outcome: TypeAlias = Generated | InvalidFrames


def generate(
    loaded: Loaded,
    clips: Sequence[Clip],
    report: Report = lambda progress: None,
    alive: Callable[[], None] = lambda: None,
) -> list[Outcome]:
    """Make the first of these clips, as many as one run takes: their frames, of smaller clips if no
    other saving helps. They are alike but for words and seed.

    The same request gives the same frames as the bare pipeline called with these arguments. Raises
    ``Cancelled`` soon after none of them is wanted any more, ``OutOfMemory`` when all savings were
    not enough; the pipeline can be used again in any case. ``report`` hears once of what each clip
    does; ``alive`` is called often while the pipeline goes on.
    """
    first, learned = clips[0].request, loaded.learned
    together = _together(loaded, clips)
    fit = learned.fit(first)
    while (made := _attempt(loaded, fit, clips[:together], report, alive)) is None:
        if loaded.make_room():
            log.warning("out of memory with two models: the other one goes")
        elif together > 1:
            together //= 2
            learned.at_most(first, together)
            log.warning("out of memory with several clips at once: now %d", together)
        else:
            fit = _save_more(loaded, fit)
    learned.remember(first, fit)
    return made


def _together(loaded: Loaded, clips: Sequence[Clip]) -> int:
    """How many of these clips are made in one run."""
    first = clips[0]
    if first.start_image or not loaded.adapter.batches:
        return 1
    known, counted = loaded.learned.together(first.request), loaded.most_together(first.request)
    return min(len(clips), known, counted)


def _save_more(loaded: Loaded, fit: Fit) -> Fit:
    """Save on the pipeline, or on the request where that saves all it can."""
    if policy := more_sparing(loaded, loaded.need(fit.request)):
        note = note_of(loaded.policy, policy)
        log.warning("out of memory with %s: %s", loaded.policy, render(note, ENGLISH))
        notes = tuple(dict.fromkeys((*fit.notes, note)))
        return replace(fit, notes=notes, policy=policy)
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
        log.warning("out of memory with %s: now %s", loaded.policy, render(less, ENGLISH))
    return replace(fit, request=small)


def _attempt(
    loaded: Loaded,
    fit: Fit,
    clips: Sequence[Clip],
    report: Report,
    alive: Callable[[], None],
) -> list[Outcome] | None:
    """One run of the pipeline; None when memory ran out."""
    try:
        suit(loaded, fit.request, len(clips), fit.policy)
        return _run(loaded, fit, clips, report, alive)
    except (RuntimeError, MemoryError) as error:
        if not is_out_of_memory(error):
            raise
        log.info("%s", error)
    # Out here, because inside the except block the traceback still holds the tensors.
    free_memory(loaded.device)
    return None


def _run(
    loaded: Loaded,
    fit: Fit,
    clips: Sequence[Clip],
    report: Report,
    alive: Callable[[], None],
) -> list[Outcome]:
    adapter = loaded.adapter
    requests = [fit.of(clip.request).request for clip in clips]
    start_image = _opened(clips[0].start_image, requests[0])
    pipe = adapter.pipe_for(start_image)
    # Offloading moves weights between devices, which torch forbids for some tensors in inference
    # mode; the pipeline's own no_grad is enough there.
    is_whole = loaded.policy.is_still
    previews = Previews(adapter, loaded.colours, clips, requests[0])
    told = partial(_told, report, clips, previews)
    watch = Watch(
        *(pipe, adapter, told, AllStopped(clips), alive, loaded.faults),
        passes=adapter.passes(requests[0]),
        pictures=len(requests) * requests[0].num_frames,
    )
    try:
        with (
            torch.inference_mode(is_whole),
            previews.watching(pipe, may_decode=is_whole),
            watch,
            loaded.prompts.remembered(pipe, requests[0].style),
        ):
            output = adapter.run(requests, start_image)
            videos, sounds = adapter.frames(output, requests[0]), adapter.sound(output)
            previews.learn(videos)
            return [
                _outcome(loaded, clip, fit, videos[number], sounds[number] if sounds else None)
                for number, clip in enumerate(clips)
            ]
    except BaseException as error:
        if not is_device_lost(error):  # else this would fail as well, and hide what happened
            adapter.pipe.maybe_free_model_hooks()  # an exception skips the pipeline's own call
        raise


def _told(report: Report, clips: Sequence[Clip], previews: Previews, progress: Progress) -> None:
    report(progress)
    tell(clips, progress)
    if progress.phase is Phase.DENOISING:
        previews.stepped(progress.done, progress.total)


def _opened(path: Path | None, request: VideoRequest) -> Image.Image | None:
    """The picture in the clip's size, which memory may have made smaller."""
    if path is None:
        return None
    with Image.open(path) as image:
        return image.convert("RGB").resize(
            (request.width, request.height), Image.Resampling.LANCZOS
        )


def _outcome(
    loaded: Loaded, clip: Clip, fit: Fit, video: torch.Tensor, sound: Sound | None
) -> Outcome:
    """``video``: float (F, 3, H, W) in 0..1, on the device."""
    made = fit.of(clip.request).request
    less = what_is_less(clip.request, made)
    try:
        frames = to_pixels(video)
    except InvalidFrames as error:
        return error
    notes = (*loaded.adapter.notes(clip.request), *fit.notes, *([less] if less else ()))
    return Generated(frames, sound, made, notes)


def to_pixels(video: torch.Tensor) -> Frames:
    """uint8 (F, H, W, 3). On the device, since a quarter of the bytes then cross to main memory."""
    if not torch.isfinite(video).all():
        raise InvalidFrames(Text("engine-invalid-numbers"))
    pixels = (video * 255).round().to(torch.uint8)  # rounded: truncating darkens by half a level
    if not pixels.any():
        raise InvalidFrames(Text("engine-black-frames"))
    frames: Frames = pixels.permute(0, 2, 3, 1).contiguous().cpu().numpy()
    return frames
