"""A folder with weights -> a pipeline ready to run, with the decisions that made it so."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from pathlib import Path
from typing import Any

import diffusers
import torch
import transformers

from ..catalog.deciding import usual
from ..catalog.memory import Shape
from ..catalog.model import Model, Quantization
from ..catalog.request import VideoRequest
from ..errors import OutOfMemory, UserError
from ..text import Text
from .colours import Colours
from .components import read_components, try_components
from .device import Decision, Device, choose_dtype, free_gb, free_memory
from .faults import Faults, is_device_lost, is_out_of_memory
from .memory import needs_of
from .needs import Needs
from .pipelines.adapter import Adapter
from .pipelines.registry import adapter_for
from .placing import compile_denoisers, place, release
from .policy import Need, Policy, choose_policy, next_rung
from .prompts import Prompts
from .quantizing import choose_quantization
from .savings import MOST_TOGETHER, Learned
from .styles import Wardrobe
from .tiny_decoder import TinyDecoder, tiny_decoder
from .weights import check, unreadable

log = logging.getLogger(__name__)

SAFE_DTYPE = "float32"  # nothing overflows in it


@dataclass
class Loaded:
    """A model in memory. ``policy`` changes when memory runs out and more has to be saved."""

    model: Model
    pipe: Any  # a DiffusionPipeline; which parts it has is known only at run time
    device: Device
    adapter: Adapter
    dtype: str  # torch's name for it, of most parts
    needs: Needs
    free_gb: float  # of the device's memory before the model came
    policy: Policy = field(default_factory=Policy)
    learned: Learned = field(default_factory=Learned)
    faults: Faults = field(default_factory=Faults)
    is_placed: bool = False  # whether the weights are where the policy says
    decoder: TinyDecoder | None = None  # for previews, where the folder has one
    make_room: Callable[[], bool] = lambda: False  # lets other models go; whether there were any
    wardrobe: Wardrobe = field(init=False)
    prompts: Prompts = field(default_factory=Prompts)

    def __post_init__(self) -> None:
        self.wardrobe = Wardrobe(self.pipe, self.model)

    def need(self, request: VideoRequest, clips: int = 1) -> Need:
        """GB that so many clips like this take in one run, by the policy."""
        shape = Shape.of(request, clips)
        return lambda policy: self.needs.gb(policy, shape)

    def most_together(self, request: VideoRequest) -> int:
        """How many clips like this memory holds in one run, decoded one by one if need be."""
        policies = [self.policy, replace(self.policy, vae_slicing=True)]
        shape = Shape.of(request)
        return self.needs.most_together(shape, self.free_gb, policies, MOST_TOGETHER)

    @cached_property
    def colours(self) -> Colours | TinyDecoder:
        """For previews."""
        return self.decoder or Colours(self.pipe.vae)

    @property
    def is_unsafe(self) -> bool:
        """Whether it is known since it was loaded that its dtype gives invalid numbers."""
        return self.learned.needs_float32 and self.dtype != SAFE_DTYPE

    @property
    def is_usable(self) -> bool:
        """Whether the next run can use it as it is."""
        return not (self.is_unsafe or self.wardrobe.is_torn)


def load(
    model: Model,
    folder: Path,
    device: Device,
    learned: Learned | None = None,
    faults: Faults | None = None,
) -> Loaded:
    """Read the weights and put them where they compute, as was ``learned`` in earlier runs.

    Raises ``ModelUnavailable`` if they are broken, ``OutOfMemory`` if the device cannot take them
    with any saving.
    """
    _quiet()
    check(model, folder)
    learned = learned or Learned()
    dtype = choose_dtype(device, model)
    if learned.needs_float32:
        dtype = Decision(SAFE_DTYPE, f"{dtype.value} gave invalid numbers")
    log.info("%s: dtype %s", model.title, dtype)
    free = free_gb(device)
    pipe = _read(model, folder, dtype, choose_quantization(model, free))
    if model.scheduler:
        kind = getattr(diffusers, model.scheduler.name)
        pipe.scheduler = kind.from_config(pipe.scheduler.config, **model.scheduler.options)
    adapter = adapter_for(pipe, model)
    loaded = Loaded(
        model=model,
        pipe=pipe,
        device=device,
        adapter=adapter,
        dtype=dtype.value,
        needs=needs_of(adapter, device, free),
        free_gb=free,
        learned=learned,
        faults=faults or Faults(),
        decoder=tiny_decoder(folder, pipe.vae, device.where),
    )
    _settle(loaded, _policy_for(loaded, usual(model)))
    if model.compile:
        compile_denoisers(adapter)
    return loaded


def suit(
    loaded: Loaded, request: VideoRequest, clips: int = 1, least: Policy | None = None
) -> None:
    """Save as much memory as so many clips like this need, and at ``least`` that much: more than
    before, or less.
    """
    if loaded.wardrobe.lacks(request.style):
        if loaded.is_placed:
            release(loaded.adapter)
            loaded.is_placed = False
        loaded.wardrobe.put_in(request.style)
    policy = _policy_for(loaded, request, clips).together_with(least or Policy())
    apply_policy(loaded, policy)
    loaded.wardrobe.wear(request.style)


def _policy_for(loaded: Loaded, request: VideoRequest, clips: int = 1) -> Policy:
    """What the count says, with what was learned."""
    need = loaded.need(request, clips)
    chosen = choose_policy(loaded.device, need, loaded.free_gb, loaded.model.fp8)
    policy = chosen.value.together_with(loaded.learned.policy)
    if policy != loaded.policy or not loaded.is_placed:
        about = (loaded.model.title, request.num_frames, request.width, request.height, clips)
        why = chosen.reason + ("" if policy == chosen.value else "; memory ran out before")
        log.info("%s, %d frames of %dx%d, %d at once: %s (%s)", *about, policy, why)
    return policy


def _settle(loaded: Loaded, policy: Policy) -> None:
    """Put the weights where they compute, fewer and fewer on the GPU until they have room."""
    while not _fits(loaded, policy):
        less = _fewer_weights(loaded, policy)
        if less is None:
            raise OutOfMemory(
                Text("engine-no-room", device=str(loaded.device), model=loaded.model.title)
            )
        log.warning("%s: no room with %s, now %s", loaded.model.title, policy, less)
        policy = loaded.learned.policy = less


def _fewer_weights(loaded: Loaded, policy: Policy) -> Policy | None:
    need = loaded.need(usual(loaded.model))
    less = next_rung(policy, loaded.device, need, loaded.model.fp8)
    while less and (less.offload, less.fp8) == (policy.offload, policy.fp8):
        less = next_rung(less, loaded.device, need, loaded.model.fp8)
    return less


def _fits(loaded: Loaded, policy: Policy) -> bool:
    try:
        loaded.faults.trip("load")
        apply_policy(loaded, policy)
        return True
    except (RuntimeError, MemoryError) as error:
        if not is_out_of_memory(error):
            raise
        log.info("%s", error)
    free_memory(loaded.device)  # out here: the traceback held what was moved last
    return False


def more_sparing(loaded: Loaded, need: Need) -> Policy | None:
    """What to try when memory ran out; None where nothing is left to save on the pipeline."""
    return next_rung(loaded.policy, loaded.device, need, loaded.model.fp8)


def apply_policy(loaded: Loaded, policy: Policy) -> None:
    """Save memory as ``policy`` says; from anything to anything, but that weights in 8 bits stay so
    until the model is loaded again.
    """
    policy = replace(policy, fp8=policy.fp8 or loaded.policy.fp8)
    place(loaded.adapter, loaded.device, loaded.policy if loaded.is_placed else None, policy)
    loaded.policy, loaded.is_placed = policy, True


def _read(
    model: Model,
    folder: Path,
    dtype: Decision[str],
    quantization: Decision[dict[str, Quantization]],
) -> Any:
    if model.quantization:
        parts = ", ".join(quantization.value) or "nothing"
        log.info("%s: in fewer bits: %s (%s)", model.title, parts, quantization.reason)
    try:
        dtype_of = partial(_dtype_of, model, dtype.value)
        components = read_components(model, folder, dtype_of, quantization.value)
        # Of the class itself: DiffusionPipeline's own leaves out what the class calls optional, and
        # reads such a part again by its own rules.
        kind = getattr(diffusers, model.family)
        return kind.from_pretrained(
            str(folder), **components, local_files_only=True, trust_remote_code=False
        )
    except UserError:  # a package that is missing
        raise
    except Exception as error:  # whatever a folder makes a library raise
        if is_device_lost(error):
            raise
        if not is_out_of_memory(error):
            try_components(model, folder)  # where a configuration is to blame, it says which
        raise unreadable(model, folder, error) from error


def _dtype_of(model: Model, dtype: str, part: str) -> torch.dtype:
    """Of one part; ``dtype``: what was chosen for the model."""
    chosen = dtype if dtype == SAFE_DTYPE else model.dtype_of(part)
    return getattr(torch, chosen)  # type: ignore[no-any-return]


def _quiet() -> None:
    """No progress bars on the console, no warning for what was decided knowingly, and nothing past
    our own log, which blots out words of members.
    """
    for library in (diffusers.utils.logging, transformers.utils.logging):
        library.disable_progress_bar()
        library.disable_default_handler()
        library.enable_propagation()
    noisy = logging.getLogger("diffusers.pipelines.pipeline_utils")
    if _is_news not in noisy.filters:
        noisy.addFilter(_is_news)


# What diffusers announces at every load: that TextToVideoSDPipeline gets no more fixes (it works),
# and whole networks in words, where a class is a pipeline's own or another one than it names.
# Inspection has looked at all classes.
KNOWN = (
    *(
        "has been deprecated and will not receive bug fixes",
        "You have passed a non-standard module",
    ),
    "Expected types for",
)


def _is_news(record: logging.LogRecord) -> bool:
    message = record.getMessage()
    return not any(known in message for known in KNOWN)
