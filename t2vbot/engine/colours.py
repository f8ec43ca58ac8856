"""The colours of latents, without decoding them: a linear map from a latent's channels to red,
green and blue, fitted to what the model's own VAE makes of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import torch
import torch.nn.functional as functional

SIDE = 8  # latents of a made-up frame, across and down
MADE_UP = 4  # such frames, and more where there are many channels to tell apart
FITTED_FRAMES = 8  # of a clip, at most
DECODE_TIMESTEP = 0.05  # of those VAEs of LTX's that also denoise, as its own examples have it
CLIPS = 16  # that are learned from
RIDGE = 1e-3  # of the latents' variance: channels that never differ must not count


class Colours:
    """Of one loaded model. ``vae``: its decoder, from latents (clips, channels, frames, height,
    width) as schedulers have them, to frames.

    What it knows at first was fitted to made-up latents. Clips that are decoded are better
    teachers, and cost nothing; but one of them has few colours, so each adds to what was known.
    """

    def __init__(self, vae: Any) -> None:
        self._vae = vae
        self._known: list[tuple[torch.Tensor, torch.Tensor]] = []
        self._map: torch.Tensor | None = None  # (channels + 1, 3)
        self._clips = 0
        self._has_guessed = False

    @property
    def are_known(self) -> bool:
        return self._map is not None

    @property
    def want_a_guess(self) -> bool:
        """Whether there is nothing better yet, and it was not tried."""
        return self._map is None and not self._has_guessed

    @property
    def want_clips(self) -> bool:
        """Whether there is still something to learn."""
        return self._clips < CLIPS

    def guess(self) -> None:
        """Fit to what the VAE makes of a few small, smooth, made-up latents. Takes as long as a
        fraction of a frame. Raises what the VAE raises.
        """
        self._has_guessed = True
        vae = self._vae
        channels = vae.config.get("latent_channels") or vae.config["z_dim"]
        # Of its own, so that no other random number changes.
        generator = torch.Generator().manual_seed(0)
        count = max(MADE_UP, channels // SIDE)
        coarse = torch.randn(count, channels, SIDE // 2, SIDE // 2, generator=generator)
        fine = torch.randn(count, channels, SIDE, SIDE, generator=generator)
        smooth = functional.interpolate(coarse, size=SIDE, mode="bilinear")
        latents = (0.9 * smooth + 0.3 * fine).to(vae.device, vae.dtype)
        is_of_pictures = isinstance(vae.decoder.conv_in, torch.nn.Conv2d)
        z = _denormalised(vae, latents[:, :, None])
        asked = {"temb": DECODE_TIMESTEP} if vae.config.get("timestep_conditioning") else {}
        given = {name: torch.full((count,), value).to(latents) for name, value in asked.items()}
        decoded = vae.decode(z[:, :, 0] if is_of_pictures else z, return_dict=False, **given)[0]
        frames = decoded if is_of_pictures else decoded[:, :, 0]
        self._add(latents, frames.float() / 2 + 0.5)

    def learn(self, latents: torch.Tensor, frames: torch.Tensor) -> None:
        """Fit to a clip. ``latents``: (channels, frames, height, width) after the last step;
        ``frames``: (frames, 3, height, width), 0 to 1.
        """
        count = latents.shape[1]
        if len(frames) % count and (len(frames) - 1) % max(1, count - 1):
            return  # made in several parts, of which these are the last one's
        some = torch.linspace(0, count - 1, min(FITTED_FRAMES, count))
        of_latents = some.round().long()
        share = (len(frames) - 1) / max(1, count - 1)
        of_frames = (of_latents * share).round().long()
        shown = frames[of_frames.to(frames.device)]
        self._add(latents[:, of_latents.to(latents.device)].transpose(0, 1), shown)
        self._clips += 1

    def _add(self, latents: torch.Tensor, frames: torch.Tensor) -> None:
        self._known.append(_sums(latents, frames))
        self._map = _fitted(self._known)

    def of(self, latents: torch.Tensor) -> torch.Tensor:
        """uint8 (frames, height, width, 3) on the CPU, of latents (channels, frames, height,
        width).
        """
        assert self._map is not None
        known = self._map.to(latents.device)
        colours = torch.einsum("cfhw,cr->fhwr", latents.float(), known[:-1]) + known[-1]
        return (colours.clamp(0, 1) * 255).round().to(torch.uint8).cpu()


def _sums(latents: torch.Tensor, frames: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
    """What least squares need to know of pairs. ``latents``: (frames, channels, height, width);
    ``frames``: as many, of any size.
    """
    height, width = latents.shape[-2:]
    small = functional.adaptive_avg_pool2d(frames.float(), (height, width))
    wanted = small.permute(0, 2, 3, 1).reshape(-1, 3).cpu().double()
    known = latents.float().permute(0, 2, 3, 1).flatten(0, 2).cpu().double()
    known = torch.cat([known, torch.ones(len(known), 1, dtype=known.dtype)], dim=1)
    return known.T @ known / len(known), known.T @ wanted / len(known)


def _fitted(pairs: Sequence[tuple[torch.Tensor, torch.Tensor]]) -> torch.Tensor:
    """By least squares, all of the same weight."""
    squares = torch.stack([each for each, _ in pairs]).mean(dim=0)
    products = torch.stack([each for _, each in pairs]).mean(dim=0)
    squares += RIDGE * squares.diagonal().mean() * torch.eye(len(squares), dtype=squares.dtype)
    fitted: torch.Tensor = torch.linalg.solve(squares, products)
    return fitted.float()


def _denormalised(vae: Any, latents: torch.Tensor) -> torch.Tensor:
    """What a pipeline hands to its VAE; (clips, channels, frames, height, width)."""
    config = vae.config
    scale = config.get("scaling_factor") or 1.0
    weights = dict(vae.named_buffers())  # LTX has them there, others in the configuration
    found = [config.get(name, weights.get(name)) for name in ("latents_mean", "latents_std")]
    if any(each is None for each in found):
        return latents / scale + (config.get("shift_factor") or 0.0)
    mean, std = (torch.as_tensor(each).view(1, -1, 1, 1, 1).to(latents) for each in found)
    return latents * std / scale + mean
