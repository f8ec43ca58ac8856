"""LTX-Video: 0.9.0, then the VAE that is told a time, then the pipeline that takes conditions."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from .encoders import TEXT_WIDTH, t5_encoder
from .sample import Sample
from .saving import louder, random_weights, save
from .tokenizers import t5_tokenizer

if TYPE_CHECKING:
    from diffusers import (
        AutoencoderKLLTXVideo,
        FlowMatchEulerDiscreteScheduler,
        LTXVideoTransformer3DModel,
    )

CHANNELS = 16  # of the latents; the real one has 128
HEADS, HEAD_WIDTH = 2, 8


def tiny_ltx(folder: Path, seed: int = 0) -> Path:
    """Write an ``LTXPipeline`` as LTX-Video 0.9.0's is and return its folder."""
    from diffusers import LTXPipeline

    with random_weights(seed):
        parts = _parts(_first_vae())
    return save(LTXPipeline(**parts, scheduler=dynamic_scheduler()), folder)


def tiny_ltx_timestep(folder: Path, seed: int = 0) -> Path:
    """Write an ``LTXPipeline`` with the VAE of 0.9.5 and later, which is told how noisy the latents
    are that it decodes, and return its folder.
    """
    from diffusers import FlowMatchEulerDiscreteScheduler, LTXPipeline

    with random_weights(seed):
        parts = _parts(_timestep_vae())
    return save(LTXPipeline(**parts, scheduler=FlowMatchEulerDiscreteScheduler()), folder)


def tiny_ltx_condition(folder: Path, seed: int = 0) -> Path:
    """Write an ``LTXConditionPipeline`` as 0.9.5 to 0.9.8's are and return its folder."""
    from diffusers import FlowMatchEulerDiscreteScheduler, LTXConditionPipeline

    with random_weights(seed):
        parts = _parts(_timestep_vae())
    return save(LTXConditionPipeline(**parts, scheduler=FlowMatchEulerDiscreteScheduler()), folder)


def dynamic_scheduler() -> FlowMatchEulerDiscreteScheduler:
    """The scheduler of LTX-Video 0.9.0 and LTX-2, with their own values: the larger the clip, the
    longer it stays noisy.
    """
    from diffusers import FlowMatchEulerDiscreteScheduler

    return FlowMatchEulerDiscreteScheduler(
        use_dynamic_shifting=True,
        base_shift=0.95,
        max_shift=2.05,
        base_image_seq_len=1024,
        max_image_seq_len=4096,
        shift_terminal=0.1,
    )


def _parts(vae: AutoencoderKLLTXVideo) -> dict[str, object]:
    tokenizer = t5_tokenizer(max_tokens=128)
    return {
        "tokenizer": tokenizer,
        "text_encoder": t5_encoder(tokenizer),
        "transformer": _transformer(),
        "vae": vae,
    }


def _transformer() -> LTXVideoTransformer3DModel:
    from diffusers import LTXVideoTransformer3DModel

    transformer = LTXVideoTransformer3DModel(
        in_channels=CHANNELS,
        out_channels=CHANNELS,
        num_attention_heads=HEADS,
        attention_head_dim=HEAD_WIDTH,
        cross_attention_dim=HEADS * HEAD_WIDTH,
        num_layers=2,
        caption_channels=TEXT_WIDTH,
    )
    louder(transformer.caption_projection)
    return transformer


def _first_vae() -> AutoencoderKLLTXVideo:
    from diffusers import AutoencoderKLLTXVideo

    return AutoencoderKLLTXVideo(
        latent_channels=CHANNELS,
        block_out_channels=(8, 8, 8, 8),
        decoder_block_out_channels=(8, 8, 8, 8),
        layers_per_block=(1, 1, 1, 1, 1),
        decoder_layers_per_block=(1, 1, 1, 1, 1),
    )


def _timestep_vae() -> AutoencoderKLLTXVideo:
    from diffusers import AutoencoderKLLTXVideo

    return AutoencoderKLLTXVideo(
        latent_channels=CHANNELS,
        block_out_channels=(8, 16, 32, 32, 32),
        down_block_types=("LTXVideo095DownBlock3D",) * 4,
        decoder_block_out_channels=(8, 16, 32),
        layers_per_block=(1, 1, 1, 1, 1),
        decoder_layers_per_block=(1, 1, 1, 1),
        spatio_temporal_scaling=(True, True, True, True),
        decoder_spatio_temporal_scaling=(True, True, True),
        decoder_inject_noise=(False, False, False, False),
        downsample_type=("spatial", "temporal", "spatiotemporal", "spatiotemporal"),
        upsample_residual=(True, True, True),
        upsample_factor=(2, 2, 2),
        timestep_conditioning=True,
        spatial_compression_ratio=32,
        temporal_compression_ratio=8,
    )


_DECODING = {"decode_timestep": 0.05, "decode_noise_scale": 0.025}
SAMPLES = (
    Sample("ltx-0.9.0", "LTXPipeline", 64, 64, 9),
    Sample("ltx-0.9.5", "LTXPipeline", 64, 64, 9, extra=_DECODING),
    Sample("ltx-0.9.7", "LTXConditionPipeline", 64, 64, 9, extra=_DECODING),
)
BUILDERS = {
    "ltx-0.9.0": tiny_ltx,
    "ltx-0.9.5": tiny_ltx_timestep,
    "ltx-0.9.7": tiny_ltx_condition,
}
