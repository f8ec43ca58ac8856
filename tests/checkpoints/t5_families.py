"""Mochi, Latte and Allegro: a T5 reads the prompt, and each has a VAE and rules of its own."""

from __future__ import annotations

from pathlib import Path

from .encoders import TEXT_WIDTH, t5_encoder
from .sample import Sample
from .saving import louder, random_weights, save
from .stable import diffusion_scheduler, image_vae
from .tokenizers import t5_tokenizer

ALLEGRO_SIZE = 128  # pixels: one tile of its VAE; the real one's are 320


def tiny_mochi(folder: Path, seed: int = 0) -> Path:
    """Write a ``MochiPipeline`` as mochi-1's is and return its folder."""
    from diffusers import (
        AutoencoderKLMochi,
        FlowMatchEulerDiscreteScheduler,
        MochiPipeline,
        MochiTransformer3DModel,
    )

    with random_weights(seed):
        transformer = MochiTransformer3DModel(
            num_attention_heads=2,
            attention_head_dim=8,
            num_layers=2,
            pooled_projection_dim=16,
            text_embed_dim=TEXT_WIDTH,
            time_embed_dim=4,
        )
        louder(transformer.time_embed.caption_proj)
        vae = AutoencoderKLMochi(
            # Its layers are normalised in 32 groups, whatever the configuration says.
            encoder_block_out_channels=(32, 32, 32, 32),
            decoder_block_out_channels=(32, 32, 32, 32),
            layers_per_block=(1, 1, 1, 1, 1),
        )
        parts = _text_parts(max_tokens=256)
    scheduler = FlowMatchEulerDiscreteScheduler(invert_sigmas=True)
    pipe = MochiPipeline(**parts, transformer=transformer, vae=vae, scheduler=scheduler)
    return save(pipe, folder, tokenizer="T5TokenizerFast")


def tiny_latte(folder: Path, seed: int = 0) -> Path:
    """Write a ``LattePipeline`` as Latte-1's is, for exactly 16 frames, and return its folder."""
    from diffusers import LattePipeline, LatteTransformer3DModel

    with random_weights(seed):
        transformer = LatteTransformer3DModel(
            sample_size=4,
            num_attention_heads=2,
            attention_head_dim=8,
            in_channels=4,
            out_channels=8,  # noise and variance
            num_layers=2,
            cross_attention_dim=16,
            attention_bias=True,
            patch_size=2,
            activation_fn="gelu-approximate",
            num_embeds_ada_norm=1000,
            norm_type="ada_norm_single",
            norm_elementwise_affine=False,
            norm_eps=1e-6,
            caption_channels=TEXT_WIDTH,
            video_length=16,
        )
        louder(transformer.caption_projection)
        vae = image_vae()
        parts = _text_parts(max_tokens=120)
    pipe = LattePipeline(
        **parts, transformer=transformer, vae=vae, scheduler=diffusion_scheduler("linear")
    )
    return save(pipe, folder)


def tiny_allegro(folder: Path, seed: int = 0) -> Path:
    """Write an ``AllegroPipeline`` as Allegro's is and return its folder.

    Its VAE decodes in tiles or not at all (``vae.enable_tiling()``), each 24 frames long and here
    128 pixels wide, and leaves constant what no whole tile covers.
    """
    from diffusers import (
        AllegroPipeline,
        AllegroTransformer3DModel,
        AutoencoderKLAllegro,
        EulerAncestralDiscreteScheduler,
    )

    with random_weights(seed):
        transformer = AllegroTransformer3DModel(
            num_attention_heads=2,
            attention_head_dim=24,
            num_layers=2,
            cross_attention_dim=48,
            sample_height=ALLEGRO_SIZE // 8,
            sample_width=ALLEGRO_SIZE // 8,
            sample_frames=6,
            caption_channels=TEXT_WIDTH,
        )
        louder(transformer.caption_projection)
        vae = AutoencoderKLAllegro(
            block_out_channels=(4, 4, 4, 4),
            layers_per_block=1,
            norm_num_groups=2,
            sample_size=ALLEGRO_SIZE,
        )
        parts = _text_parts(max_tokens=512)
    scheduler = EulerAncestralDiscreteScheduler(beta_start=0.0001, beta_end=0.02)
    pipe = AllegroPipeline(**parts, transformer=transformer, vae=vae, scheduler=scheduler)
    return save(pipe, folder)


def _text_parts(max_tokens: int) -> dict[str, object]:
    tokenizer = t5_tokenizer(max_tokens)
    return {"tokenizer": tokenizer, "text_encoder": t5_encoder(tokenizer)}


# They would warn of missing packages, and bot and tests need no cleaned captions.
_UNCLEANED = {"clean_caption": False}
SAMPLES = (
    Sample("mochi", "MochiPipeline", 32, 32, 7, guidance_scale=4.5),
    Sample(
        "latte",
        *("LattePipeline", 32, 32, 16),
        guidance_scale=7.5,
        frames_name="video_length",
        extra=_UNCLEANED,
    ),
    Sample(
        "allegro",
        *("AllegroPipeline", ALLEGRO_SIZE, ALLEGRO_SIZE, 24),
        guidance_scale=7.5,
        vae_tiling=True,
        extra=_UNCLEANED,
    ),
)
BUILDERS = {"mochi": tiny_mochi, "latte": tiny_latte, "allegro": tiny_allegro}
