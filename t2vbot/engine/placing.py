"""Puts a pipeline's weights where a policy says, from wherever an earlier one put them."""

from __future__ import annotations

from typing import Any

import torch
from accelerate.hooks import remove_hook_from_module
from diffusers.hooks.group_offloading import apply_group_offloading
from diffusers.hooks.hooks import HookRegistry

from .device import Device
from .pipelines.adapter import Adapter
from .policy import Offload, Policy

# What diffusers calls its hooks of offloading by layer; it has no call of its own to remove them.
GROUP_HOOKS = (
    *("group_offloading", "layer_execution_tracker"),
    "lazy_prefetch_group_offloading",
)
STORED = torch.float8_e4m3fn  # of the formats in 8 bits the one with the finer steps

# What diffusers' VAEs call a tile of latents, one of pixels, and the share of it that overlaps.
TILES = (
    ("tile_latent_min_height", "tile_sample_min_height", "tile_overlap_factor_height"),
    ("tile_latent_min_width", "tile_sample_min_width", "tile_overlap_factor_width"),
    ("tile_latent_min_size", "tile_sample_min_size", "tile_overlap_factor"),
)


def place(adapter: Adapter, device: Device, before: Policy | None, after: Policy) -> None:
    """From ``before`` to ``after``; None: from main memory, as it was read."""
    _decode_in_pieces(adapter, after)
    if before and (before.offload, before.fp8) == (after.offload, after.fp8):
        return
    if before and before.offload is not Offload.NONE:
        release(adapter)
    if after.fp8 and not _is_in_8_bits(adapter):
        for network in adapter.denoisers:
            _store_in_8_bits(network)
    if after.offload is Offload.NONE:
        adapter.pipe.to(device.where)
    elif after.offload is Offload.MODEL:
        adapter.pipe.enable_model_cpu_offload(device=device.where)
    else:
        _offload_by_layer(adapter, device, only_text=after.offload is Offload.TEXT)


def _decode_in_pieces(adapter: Adapter, policy: Policy) -> None:
    vae, family = adapter.pipe.vae, adapter.family
    for wanted, what in (
        (policy.vae_slicing or family.vae_slicing, "slicing"),
        ((policy.vae_tiling and _tiles_join(vae)) or family.vae_tiling, "tiling"),
    ):
        if hasattr(vae, f"use_{what}"):
            getattr(vae, f"{'enable' if wanted else 'disable'}_{what}")()


def _tiles_join(vae: Any) -> bool:
    """Whether its tiles have sizes with which the decoded ones lie where the latents' lay.

    diffusers rounds both for itself: from tiles of a few pixels, as CogVideoX has them where its
    ``sample_height`` is small, it would put together frames of another size.
    """
    known = [names for names in TILES if all(hasattr(vae, name) for name in names)]
    for latent, sample, overlap in ([getattr(vae, name) for name in names] for names in known):
        if int(latent * (1 - overlap)) * sample != (sample - int(sample * overlap)) * latent:
            return False
    return True


def release(adapter: Adapter) -> None:
    """Back to main memory, without hooks."""
    for part in _networks(adapter):
        if hasattr(part, "_hf_hook"):  # of offloading by component
            remove_hook_from_module(part, recurse=True)
        registry = HookRegistry.check_if_exists_or_initialize(part)
        for name in GROUP_HOOKS:
            registry.remove_hook(name, recurse=True)
        part.to("cpu")
    adapter.pipe._all_hooks = []


def _is_in_8_bits(adapter: Adapter) -> bool:
    return any(tensor.dtype == STORED for tensor in adapter.denoisers[0].parameters())


def _store_in_8_bits(network: Any) -> None:
    network.enable_layerwise_casting(storage_dtype=STORED, compute_dtype=network.dtype)


def _offload_by_layer(adapter: Adapter, device: Device, *, only_text: bool) -> None:
    streamed = adapter.text_encoders if only_text else _networks(adapter)
    adapter.pipe.to("cpu", silence_dtype_warnings=True)
    for part in _networks(adapter):
        if not any(part is each for each in streamed):
            part.to(device.where)
    for part in streamed:
        apply_group_offloading(
            part,
            onload_device=torch.device(device.where),
            offload_device=torch.device("cpu"),
            offload_type="leaf_level",
            use_stream=torch.device(device.where).type == "cuda",  # others have no streams
        )


def compile_denoisers(adapter: Adapter) -> None:
    """Let torch compile what a step runs, when it first does: its repeated blocks alone where it
    names them, which takes an eighth of the time (diffusers' docs; not tried on a GPU).
    """
    for network in adapter.denoisers:
        if getattr(network, "_repeated_blocks", None):
            network.compile_repeated_blocks()  # type: ignore[operator]
        else:
            network.compile()


def _networks(adapter: Adapter) -> list[Any]:
    parts = adapter.pipe.components.values()
    return [part for part in parts if isinstance(part, torch.nn.Module)]
