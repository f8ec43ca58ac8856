"""Families that grew from Stable Diffusion: TextToVideoSD and AnimateDiff.

About 0.5 MB each, built in well under a second, a clip of eight 64x64 frames in about 0.1 s on one
CPU thread.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from .encoders import TEXT_WIDTH, clip_text_encoder
from .sample import Sample
from .saving import random_weights, save
from .tokenizers import clip_tokenizer

if TYPE_CHECKING:
    from diffusers import AutoencoderKL, DDIMScheduler, DiffusionPipeline

SIZE = 64  # pixels: 8x8 latents, enlarged eightfold by the VAE, as in Stable Diffusion


def tiny_text_to_video_sd(
    folder: Path,
    seed: int = 0,
    *,
    variants: tuple[str | None, ...] = (None,),
    pickles: bool = False,
) -> Path:
    """Write a ``TextToVideoSDPipeline`` (as ms-1.7b and zeroscope are) and return its folder.

    ``variants``: which files to write; ``(None, "fp16")`` puts both beside each other as the hub's
    folders do. ``pickles``: write ``.bin`` files, which the bot refuses to read, not safetensors.
    """
    return save(_text_to_video_sd(seed), folder, variants, pickles=pickles)


def tiny_animatediff(folder: Path, seed: int = 0) -> Path:
    """Write an ``AnimateDiffPipeline`` with its motion adapter in the folder, and return it."""
    from diffusers import AnimateDiffPipeline, MotionAdapter, UNet2DConditionModel

    with random_weights(seed):
        tokenizer = clip_tokenizer()
        text_encoder = clip_text_encoder(tokenizer)
        unet = UNet2DConditionModel(
            sample_size=SIZE // 8,
            block_out_channels=(8, 8),
            down_block_types=("CrossAttnDownBlock2D", "DownBlock2D"),
            up_block_types=("UpBlock2D", "CrossAttnUpBlock2D"),
            layers_per_block=1,
            norm_num_groups=2,
            cross_attention_dim=TEXT_WIDTH,
            attention_head_dim=4,
        )
        adapter = MotionAdapter(
            block_out_channels=(8, 8),
            motion_layers_per_block=1,
            motion_norm_num_groups=2,
            motion_num_attention_heads=2,
            motion_max_seq_length=32,
        )
        vae = image_vae()
    pipe = AnimateDiffPipeline(
        vae=vae,
        text_encoder=text_encoder,
        tokenizer=tokenizer,
        unet=unet,
        motion_adapter=adapter,
        scheduler=diffusion_scheduler("linear"),
    )
    return save(pipe, folder)


def _text_to_video_sd(seed: int) -> DiffusionPipeline:
    from diffusers import TextToVideoSDPipeline, UNet3DConditionModel

    with random_weights(seed):
        tokenizer = clip_tokenizer()
        text_encoder = clip_text_encoder(tokenizer)
        unet = UNet3DConditionModel(
            sample_size=SIZE // 8,
            block_out_channels=(8, 8),
            down_block_types=("CrossAttnDownBlock3D", "DownBlock3D"),
            up_block_types=("UpBlock3D", "CrossAttnUpBlock3D"),
            layers_per_block=1,
            norm_num_groups=2,
            cross_attention_dim=TEXT_WIDTH,
            attention_head_dim=4,
        )
        vae = image_vae()
    return TextToVideoSDPipeline(
        vae=vae,
        text_encoder=text_encoder,
        tokenizer=tokenizer,
        unet=unet,
        scheduler=diffusion_scheduler(),
    )


def image_vae() -> AutoencoderKL:
    """Stable Diffusion's VAE, which decodes each frame alone; Latte has it too."""
    from diffusers import AutoencoderKL

    return AutoencoderKL(
        block_out_channels=(8, 8, 8, 8),
        down_block_types=("DownEncoderBlock2D",) * 4,
        up_block_types=("UpDecoderBlock2D",) * 4,
        layers_per_block=1,
        norm_num_groups=2,
        latent_channels=4,
        sample_size=SIZE,
    )


def diffusion_scheduler(beta_schedule: str = "scaled_linear") -> DDIMScheduler:
    """The noise schedule of Stable Diffusion, which ms-1.7b was trained with too; AnimateDiff's
    betas grow straight.
    """
    from diffusers import DDIMScheduler

    return DDIMScheduler(
        beta_start=0.00085,
        beta_end=0.012,
        beta_schedule=beta_schedule,
        clip_sample=False,
        set_alpha_to_one=False,
        steps_offset=1,
    )


SAMPLES = (
    Sample("text-to-video-sd", "TextToVideoSDPipeline", SIZE, SIZE, 4, guidance_scale=9.0),
    Sample("animatediff", "AnimateDiffPipeline", SIZE, SIZE, 4, guidance_scale=7.5),
)
BUILDERS = {"text-to-video-sd": tiny_text_to_video_sd, "animatediff": tiny_animatediff}
