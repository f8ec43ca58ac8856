"""Tiny checkpoints with random weights, in the folder format that diffusers really reads.

A test that uses one goes through the real tokenizer, text encoder, denoiser, scheduler and VAE,
only small. Nothing is downloaded. The pictures are noise, but they depend on the prompt and the
seed as real ones do. ``SAMPLES`` says for each how its pipeline is called.
"""

from __future__ import annotations

from pathlib import Path

from . import chat_families, cogvideo, ltx, ltx2, relatives, stable, t5_families, unknown, wan
from .classifier import tiny_classifier
from .folders import add_remote_code, edit_model_index, truncate_weights
from .sample import Sample
from .saving import Builder
from .stable import tiny_text_to_video_sd
from .weights import tiny_lora, tiny_wan_gguf

__all__ = [
    "BUILDERS",
    "SAMPLES",
    "Builder",
    "Sample",
    "add_remote_code",
    "build",
    "edit_model_index",
    "tiny_classifier",
    "tiny_lora",
    "tiny_text_to_video_sd",
    "tiny_wan_gguf",
    "truncate_weights",
]

_GROUPS = (stable, wan, relatives, ltx, ltx2, cogvideo, t5_families, chat_families, unknown)

BUILDERS: dict[str, Builder] = {
    name: builder for group in _GROUPS for name, builder in group.BUILDERS.items()
}
SAMPLES: dict[str, Sample] = {sample.name: sample for group in _GROUPS for sample in group.SAMPLES}


def build(name: str, folder: Path, **options: object) -> Path:
    """Write the tiny checkpoint of that name into ``folder`` and return the folder."""
    return BUILDERS[name](folder, **options)
