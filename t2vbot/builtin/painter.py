"""The painter: a small UNet3D that learns to make latents of clips from noise and text.

First single frames, which are cheap and teach colour, shape and layout; then whole clips, which
teach motion.
"""

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import torch
from diffusers import DDPMScheduler, DPMSolverMultistepScheduler, UNet3DConditionModel
from diffusers.models.attention_processor import AttnProcessor
from diffusers.models.resnet import TemporalConvLayer
from diffusers.models.transformers.transformer_temporal import TransformerTemporalModel
from torch import nn
from transformers import CLIPTokenizer

from . import autoencoder, latents, text, world
from .captions import caption
from .loop import Loop
from .models import Encoder, Painter
from .precision import autocast

_NO_WORDS = 0.1  # of the captions are empty: what guidance steers away from
# What is learned last is drawn so many times as often as the rest.
_LEARNED_LAST = {"square": 1.5, "triangle": 1.5, "spinning": 3.0}
_SHAPE_WEIGHT = 2.0  # cells that differ from the background count this much more
_EVERY = 4  # all positions after a text's end say the same, so every fourth is enough to learn from

# No signal at all is left at the last step, or black and white backgrounds would come out grey.
_NOISE = {
    "num_train_timesteps": 1000,
    "beta_schedule": "scaled_linear",
    "beta_start": 0.00085,
    "beta_end": 0.012,
    "prediction_type": "v_prediction",
    "rescale_betas_zero_snr": True,
    "timestep_spacing": "trailing",
}


def build() -> Painter:
    return UNet3DConditionModel(
        sample_size=world.SIZE // 8,
        in_channels=autoencoder.CHANNELS,
        out_channels=autoencoder.CHANNELS,
        down_block_types=("CrossAttnDownBlock3D", "CrossAttnDownBlock3D"),
        up_block_types=("CrossAttnUpBlock3D", "CrossAttnUpBlock3D"),
        block_out_channels=(48, 96),
        layers_per_block=1,
        norm_num_groups=8,
        cross_attention_dim=text.WIDTH,
        attention_head_dim=16,
    )


def scheduler() -> DPMSolverMultistepScheduler:
    return DPMSolverMultistepScheduler(**_NOISE, algorithm_type="dpmsolver++", solver_order=2)


def train(
    model: Painter,
    checkpoint: Path,
    pool: Path,
    tokenizer: CLIPTokenizer,
    encoder: Encoder,
    *,
    frames: int,
    steps: int,
    batch: int,
    rate: float,
    towards_noise: float,
    seed: int,
) -> None:
    """Trains on whole clips, or with ``frames=1`` on single ones out of them.

    Single frames go past the layers that look along time: those have nothing to learn from them,
    and without them a step takes less than half as long.

    With ``towards_noise`` above 0 the noise levels are rather the noisy ones at first, and come to
    be all alike. Which way a shape goes is decided there: below level 900 or so it can be read from
    the noisy clip itself, and its words need not be listened to. Which shape it is comes later.
    """
    # For such short sequences the plain processor is twice as fast on a CPU; same weights.
    model.set_attn_processor(AttnProcessor())
    loop = Loop(model, checkpoint, steps=steps, rate=rate, average=0.995, seed=seed)
    clips, scenes = latents.load(pool)
    kept = _signal_kept()

    often = np.array([_how_often(scene) for scene in scenes])
    often /= often.sum()

    def loss(rng: np.random.Generator) -> torch.Tensor:
        draws = batch if frames == 1 else batch // 2
        chosen = rng.choice(len(clips), size=draws, p=often)
        clean, said = clips[chosen].float(), [scenes[i] for i in chosen]
        level = _levels(rng, draws, towards_noise * (1 - loop.step / steps))
        if frames == 1:
            clean = clean[torch.arange(batch), :, rng.integers(clean.shape[2], size=batch), None]
            noise = torch.randn_like(clean)
        else:
            noise = torch.randn_like(clean).repeat(2, 1, 1, 1, 1)
            others = [_partner(clips, scenes, i, rng) for i in chosen]
            clean = torch.cat([clean, *(other[None].float() for other, _ in others)])
            said, level = said + [scene for _, scene in others], level.repeat(2)
        states = text.encode(tokenizer, encoder, [_words(scene, rng) for scene in said])
        signal = kept[level].sqrt()[:, None, None, None, None]
        strength = (1 - kept[level]).sqrt()[:, None, None, None, None]
        noisy, wanted = signal * clean + strength * noise, signal * noise - strength * clean
        with autocast():
            heard = states[:, rng.integers(_EVERY) :: _EVERY]
            guess = model(noisy, level, encoder_hidden_states=heard).sample
        weight = _weight(clean)
        error: torch.Tensor = (guess.float() - wanted).square()
        return (weight * error).mean() / weight.mean()

    with _past_time(model) if frames == 1 else contextlib.nullcontext():
        loop.run(loss)
    if frames == 1:
        _begin_time_again(model)


def _how_often(scene: world.Scene) -> float:
    return _LEARNED_LAST.get(scene.motion, 1.0) * _LEARNED_LAST.get(scene.shapes[0].kind, 1.0)


def _partner(
    clips: torch.Tensor, scenes: list[world.Scene], i: int, rng: np.random.Generator
) -> tuple[torch.Tensor, world.Scene]:
    """A clip that differs from the ``i``-th in one thing only, and the words for it.

    Either the same played backwards, or the same with another kind of shape. Shown with the same
    noise, the two differ in nothing else: what a step learns from them is which words mean which.
    """
    turned = world.backwards(scenes[i])
    if turned in (None, scenes[i]) or world.is_held_out(turned) or rng.random() < 0.5:
        return clips[i ^ 1], scenes[i ^ 1]
    return clips[i].flip(1), turned


def _begin_time_again(model: Painter) -> None:
    """Let attention along time add nothing for now: what it learned was for other features.

    The convolutions along time begin so by themselves, and what they have learned stays useful.
    """
    for module in model.modules():
        if isinstance(module, TransformerTemporalModel):
            nn.init.zeros_(module.proj_out.weight)
            nn.init.zeros_(module.proj_out.bias)


@contextlib.contextmanager
def _past_time(model: Painter) -> Iterator[None]:
    """Inside, every layer that mixes frames passes on what it is given."""
    skips: dict[type, Any] = {
        TemporalConvLayer: lambda hidden, **_: hidden,
        TransformerTemporalModel: lambda hidden, **_: (hidden,),
    }
    layers = [module for module in model.modules() if type(module) in skips]
    for layer in layers:
        layer.forward = skips[type(layer)]
    try:
        yield
    finally:
        for layer in layers:
            del layer.forward  # the class's own again


def _signal_kept() -> torch.Tensor:
    """The share of the signal's variance that is left at each noise level, (1000,)."""
    noise: Any = DDPMScheduler(**_NOISE)
    kept: torch.Tensor = noise.alphas_cumprod
    return kept


def _levels(rng: np.random.Generator, draws: int, towards_noise: float) -> torch.Tensor:
    share = 1 - rng.random(draws) ** (1 + towards_noise)
    return torch.from_numpy(1000 * share).long().clamp(max=999)


def _words(scene: world.Scene, rng: np.random.Generator) -> str:
    return "" if rng.random() < _NO_WORDS else caption(scene, rng)[0]


def _weight(clean: torch.Tensor) -> torch.Tensor:
    """(batch, 1, frames, 8, 8): more where a cell is unlike the clip's typical one."""
    typical = clean.flatten(2).median(-1).values[:, :, None, None, None]
    unlike = (clean - typical).abs().mean(1, keepdim=True) > 0.25
    return 1.0 + _SHAPE_WEIGHT * unlike
