"""A text-to-video class of diffusers that no catalog of ours has."""

from __future__ import annotations

from pathlib import Path

from .encoders import TEXT_WIDTH, qwen_vl
from .sample import Sample
from .saving import louder, random_weights, save
from .tokenizers import qwen_tokenizer


def tiny_easyanimate(folder: Path, seed: int = 0) -> Path:
    """Write an ``EasyAnimatePipeline`` as EasyAnimateV5.1's are and return its folder."""
    from diffusers import (
        AutoencoderKLMagvit,
        EasyAnimatePipeline,
        EasyAnimateTransformer3DModel,
        FlowMatchEulerDiscreteScheduler,
    )

    with random_weights(seed):
        transformer = EasyAnimateTransformer3DModel(
            num_attention_heads=2,
            attention_head_dim=16,
            in_channels=4,
            out_channels=4,
            time_embed_dim=8,
            text_embed_dim=TEXT_WIDTH,
            num_layers=2,
            mmdit_layers=2,
            patch_size=2,
            sample_width=4,
            sample_height=4,
        )
        louder(transformer.text_proj, 30)
        vae = AutoencoderKLMagvit(
            block_out_channels=(4, 4, 4, 4),
            latent_channels=4,
            layers_per_block=1,
            norm_num_groups=2,
        )
        tokenizer = qwen_tokenizer()
        pipe = EasyAnimatePipeline(
            tokenizer=tokenizer,
            text_encoder=qwen_vl(tokenizer),
            transformer=transformer,
            vae=vae,
            scheduler=FlowMatchEulerDiscreteScheduler(shift=5.0),
        )
    return save(pipe, folder)


SAMPLES = (
    Sample(
        "easyanimate",
        *("EasyAnimatePipeline", 32, 32, 5),
        guidance_scale=5.0,
        extra={"negative_prompt": ""},  # it fails without one
    ),
)
BUILDERS = {"easyanimate": tiny_easyanimate}
