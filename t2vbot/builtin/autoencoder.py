"""The autoencoder: 64x64 frames to 8x8 latents and back, trained on frames of the small world.

Small shapes cover few pixels, so a plain loss lets their colours go grey. Three things keep them:
the shape's pixels count several times, half of the frames are in colours drawn freely, and the KL
term is tiny.
"""

from pathlib import Path

import numpy as np
import torch
from diffusers import AutoencoderKL
from torch.nn import functional as F

from . import world
from .loop import Loop
from .models import Autoencoder
from .precision import autocast

CHANNELS = 12  # of the latents
_WIDTHS = (16, 32, 96, 128)
_KL = 1e-4
_SHAPE_WEIGHT = 4.0  # a shape's pixel counts this much more than the background's


def build() -> Autoencoder:
    levels = len(_WIDTHS)
    return AutoencoderKL(
        down_block_types=("DownEncoderBlock2D",) * levels,
        up_block_types=("UpDecoderBlock2D",) * levels,
        block_out_channels=_WIDTHS,
        layers_per_block=1,
        latent_channels=CHANNELS,
        norm_num_groups=8,
        sample_size=world.SIZE,
        scaling_factor=1.0,
        mid_block_add_attention=False,
    )


def train(checkpoint: Path, *, steps: int, batch: int, seed: int) -> Autoencoder:
    model = build()
    loop = Loop(model, checkpoint, steps=steps, rate=2e-3, average=0.98, seed=seed)

    def loss(rng: np.random.Generator) -> torch.Tensor:
        frames, backgrounds = random_frames(rng, batch)
        with autocast():
            posterior = model.encode(frames).latent_dist
            latents = posterior.sample()
            decoded = model.decode(latents).sample.float()
        divergence = _divergence(posterior.mean.float(), posterior.logvar.float())
        return reconstruction_loss(decoded, frames, backgrounds) + _KL * divergence

    loop.run(loss)
    return model


def random_frames(rng: np.random.Generator, count: int) -> tuple[torch.Tensor, torch.Tensor]:
    """Single frames (count, 3, H, W) in -1..1, and their background colours (count, 3, 1, 1)."""
    scenes = [world.random_scene(rng, two=0.4) for _ in range(count)]
    moment = [int(rng.integers(world.FRAMES)) for _ in scenes]
    paths = [world.animate(scene, rng)[:, [t]] for scene, t in zip(scenes, moment, strict=True)]
    kinds = [[shape.kind for shape in scene.shapes] for scene in scenes]
    palettes = [_named(scene) if rng.random() < 0.5 else _free(scene, rng) for scene in scenes]
    colors = [palette[1:] for palette in palettes]
    backgrounds = [palette[0] for palette in palettes]
    frames = world.paint_free(kinds, colors, backgrounds, paths)[:, 0]
    return frames * 2 - 1, torch.tensor(backgrounds)[:, :, None, None] / 127.5 - 1


def _named(scene: world.Scene) -> list[list[float]]:
    names = (scene.background, *(shape.color for shape in scene.shapes))
    return [[float(value) for value in world.RGB[name]] for name in names]


def _free(scene: world.Scene, rng: np.random.Generator) -> list[list[float]]:
    return [list(map(float, rng.uniform(0, 255, 3))) for _ in range(1 + len(scene.shapes))]


def reconstruction_loss(
    decoded: torch.Tensor, frames: torch.Tensor, backgrounds: torch.Tensor
) -> torch.Tensor:
    """Absolute error, the shapes' pixels weighted, plus that of the steps between neighbours."""
    drawn = ((frames - backgrounds).abs().amax(1, keepdim=True) > 0.03).float()
    weight = 1.0 + _SHAPE_WEIGHT * F.max_pool2d(drawn, 3, stride=1, padding=1)
    error = decoded - frames
    edges = error.diff(dim=-1).abs().mean() + error.diff(dim=-2).abs().mean()
    return (weight * error.abs()).mean() + edges


def _divergence(mean: torch.Tensor, logvar: torch.Tensor) -> torch.Tensor:
    """Of the latents from a standard normal, the mean over all their elements."""
    return 0.5 * (mean.square() + logvar.exp() - 1.0 - logvar).mean()


@torch.no_grad()
def normalise(model: Autoencoder, seed: int, count: int = 512) -> None:
    """Gives every latent channel mean 0 and deviation 1, within the convolutions about it."""
    frames, _ = random_frames(np.random.default_rng(seed), count)
    means = torch.cat([model.encode(part).latent_dist.mean for part in frames.split(64)])
    shift, scale = means.mean((0, 2, 3)), means.std((0, 2, 3))
    before, after = model.quant_conv, model.post_quant_conv
    mean_weight, mean_bias = before.weight[:CHANNELS], before.bias[:CHANNELS]
    mean_weight.div_(scale[:, None, None, None])
    mean_bias.sub_(shift).div_(scale)
    before.bias[CHANNELS:].sub_(2 * scale.log())
    after.bias.add_(after.weight[:, :, 0, 0] @ shift)
    after.weight.mul_(scale[None, :, None, None])
