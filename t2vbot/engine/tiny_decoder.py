"""A small decoder for previews (TAESD), where a model's folder has one."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

import torch
from diffusers import AutoencoderTiny

log = logging.getLogger(__name__)

FOLDER = "taesd"  # beside the model's parts; its index does not name it
MOST_FRAMES = 16  # that a preview has


class TinyDecoder:
    """Has what ``Colours`` has, and nothing to learn. ``vae``: from latents as schedulers have them
    to frames.
    """

    are_known, want_a_guess, want_clips = True, False, False

    def __init__(self, vae: Any) -> None:
        self._vae = vae

    def guess(self) -> None:
        """Nothing."""

    def learn(self, latents: torch.Tensor, frames: torch.Tensor) -> None:
        """Nothing."""

    def of(self, latents: torch.Tensor) -> torch.Tensor:
        """uint8 (frames, height, width, 3) on the CPU, of latents (channels, frames, height,
        width); of some of the frames, where there are many.
        """
        count = latents.shape[1]
        some = torch.linspace(0, count - 1, min(MOST_FRAMES, count)).round().long()
        frames = latents[:, some.to(latents.device)].transpose(0, 1)
        decoded = self._vae.decode(frames.to(self._vae.dtype), return_dict=False)[0]
        colours = (decoded.float() / 2 + 0.5).clamp(0, 1) * 255
        shown: torch.Tensor = colours.round().to(torch.uint8).permute(0, 2, 3, 1).cpu()
        return shown


def tiny_decoder(folder: Path, vae: Any, where: str) -> TinyDecoder | None:
    """Of a model's folder; None where it has none that suits its ``vae``."""
    own = folder / FOLDER
    if not (own / "config.json").is_file():
        return None
    try:
        kind: Any = AutoencoderTiny
        found = kind.from_pretrained(
            str(own), use_safetensors=True, local_files_only=True, dtype=vae.dtype
        )
        if found.config["latent_channels"] != vae.config["latent_channels"]:
            raise ValueError("it is for latents of another kind")
    except Exception as error:  # whatever a folder makes a library raise: previews are no need
        log.warning("%s is not used for previews: %r", own, error)
        return None
    return TinyDecoder(found.eval().to(where))
