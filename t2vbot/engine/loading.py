"""A folder with weights -> a pipeline ready to run, with the decisions that made it so."""

from __future__ import annotations

import logging
from dataclasses import dataclass, field
from functools import cached_property, partial
from pathlib import Path
from typing import Any

import diffusers
import torch
import transformers

from ..catalog.model import Model
from ..errors import OutOfMemory
from ..text import Text
from .colours import Colours
from .components import read_components, try_components
from .device import (
    Decision,
    Device,
    Offload,
    Policy,
    choose_dtype,
    choose_policy,
    free_memory,
)
from .faults import Faults, is_device_lost, is_out_of_memory
from .pipelines.adapter import Adapter
from .pipelines.registry import adapter_for
from .savings import Learned, in_pieces, offloaded
from .weights import check, memory_need, unreadable

log = logging.getLogger(__name__)

SAFE_DTYPE = "float32"  # nothing overflows in it


@dataclass
class Loaded:
    """A model in memory. ``policy`` changes when memory runs out and more has to be saved."""

    model: Model
    pipe: Any  # a DiffusionPipeline; which parts it has is known only at run time
    device: Device
    adapter: Adapter
    policy: Policy
    dtype: str  # torch's name for it, of most parts
    learned: Learned = field(default_factory=Learned)
    faults: Faults = field(default_factory=Faults)

    @cached_property
    def colours(self) -> Colours:
        """For previews."""
        return Colours(self.pipe.vae)

    @property
    def is_unsafe(self) -> bool:
        """Whether it is known since it was loaded that its dtype gives invalid numbers."""
        return self.learned.needs_float32 and self.dtype != SAFE_DTYPE


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
    policy = choose_policy(device, memory_need(model, folder, dtype.value))
    if learned.policy != Policy():
        saving = policy.value.together_with(learned.policy)
        policy = Decision(saving, f"{policy.reason}; memory ran out before")
    for what, decision in (("dtype", dtype), ("memory", policy)):
        log.info("%s: %s %s", model.title, what, decision)
    pipe = _read(model, folder, dtype)
    if model.scheduler:
        kind = getattr(diffusers, model.scheduler.name)
        pipe.scheduler = kind.from_config(pipe.scheduler.config, **model.scheduler.options)
    adapter = adapter_for(pipe, model)
    loaded = Loaded(
        *(model, pipe, device, adapter, Policy(), dtype.value, learned, faults or Faults())
    )
    _settle(loaded, policy.value)
    return loaded


def _settle(loaded: Loaded, policy: Policy) -> None:
    """Put the weights where they compute, fewer and fewer on the GPU until they have room."""
    while not _fits(loaded, policy):
        less = in_pieces(offloaded(policy, loaded.device), loaded.device)
        if less.offload is policy.offload:
            raise OutOfMemory(
                Text("engine-no-room", device=str(loaded.device), model=loaded.model.title)
            )
        log.warning("%s: no room with %s, now %s", loaded.model.title, policy, less)
        policy = loaded.learned.policy = less


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


def apply_policy(loaded: Loaded, policy: Policy) -> None:
    """Save memory as ``policy`` says; from nothing to anything, or from any step to a later one."""
    pipe, device = loaded.pipe, loaded.device
    if policy.vae_slicing:
        pipe.vae.enable_slicing()
    if policy.vae_tiling:
        pipe.vae.enable_tiling()
    if policy.offload is Offload.NONE:
        pipe.to(device.where)
    elif policy.offload is Offload.MODEL:
        pipe.enable_model_cpu_offload(device=device.where)
    else:
        pipe.remove_all_hooks()  # those of offloading by component
        pipe.to("cpu", silence_dtype_warnings=True)
        pipe.enable_group_offload(
            onload_device=torch.device(device.where),
            offload_type="leaf_level",
            use_stream=torch.device(device.where).type == "cuda",  # others have no streams
        )
    loaded.policy = policy


def _read(model: Model, folder: Path, dtype: Decision[str]) -> Any:
    try:
        components = read_components(model, folder, partial(_dtype_of, model, dtype.value))
        # Of the class itself: DiffusionPipeline's own leaves out what the class calls optional, and
        # reads such a part again by its own rules.
        kind = getattr(diffusers, model.family)
        return kind.from_pretrained(
            str(folder), **components, local_files_only=True, trust_remote_code=False
        )
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
