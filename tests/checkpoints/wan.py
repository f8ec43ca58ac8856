"""Wan 2.1 and 2.2: about half a megabyte each, a clip in less than 0.1 s on one CPU thread."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from .encoders import TEXT_WIDTH, clip_image_encoder, umt5_encoder
from .sample import Sample
from .saving import louder, random_weights, save
from .tokenizers import t5_tokenizer

if TYPE_CHECKING:
    from diffusers import AutoencoderKLWan, UniPCMultistepScheduler, WanTransformer3DModel
    from transformers import CLIPImageProcessor

CHANNELS = 16  # of the latents; TI2V-5B has its own
CHANNELS_5B = 48
HUB_CLASSES = {"tokenizer": "T5TokenizerFast"}
HEADS, HEAD_WIDTH = 2, 16  # together 32, the length of a block of GGUF's 8-bit numbers


def tiny_wan(folder: Path, seed: int = 0, *, variants: tuple[str | None, ...] = (None,)) -> Path:
    """Write a ``WanPipeline`` as Wan 2.1 T2V's are and return its folder."""
    from diffusers import WanPipeline

    with random_weights(seed):
        parts = text_and_video_parts() | {"transformer": wan_transformer()}
    return save(
        WanPipeline(**parts, scheduler=flow_scheduler(3.0)), folder, variants, **HUB_CLASSES
    )


def tiny_wan_a14b(folder: Path, seed: int = 0) -> Path:
    """Write a ``WanPipeline`` as Wan 2.2 A14B's is, with a transformer for the noisy steps and one
    for the rest, and return its folder.
    """
    from diffusers import WanPipeline

    with random_weights(seed):
        parts = text_and_video_parts()
        parts |= {"transformer": wan_transformer(), "transformer_2": wan_transformer()}
    pipe = WanPipeline(**parts, scheduler=flow_scheduler(3.0), boundary_ratio=0.875)
    return save(pipe, folder, **HUB_CLASSES)


def tiny_wan_ti2v(folder: Path, seed: int = 0) -> Path:
    """Write a ``WanPipeline`` as Wan 2.2 TI2V-5B's is, whose VAE shrinks sixteenfold, and return
    its folder. ``WanImageToVideoPipeline`` reads it too, without an image encoder.
    """
    from diffusers import AutoencoderKLWan, WanPipeline

    with random_weights(seed):
        parts = text_and_video_parts()
        parts["transformer"] = wan_transformer(channels=CHANNELS_5B)
        parts["vae"] = AutoencoderKLWan(
            **_VAE_SIZES,
            z_dim=CHANNELS_5B,
            latents_mean=[0.0] * CHANNELS_5B,
            latents_std=[1.0] * CHANNELS_5B,
            is_residual=True,
            in_channels=12,
            out_channels=12,
            patch_size=2,
            scale_factor_spatial=16,
        )
    pipe = WanPipeline(**parts, scheduler=flow_scheduler(5.0), expand_timesteps=True)
    return save(pipe, folder, **HUB_CLASSES)


def tiny_wan_i2v(folder: Path, seed: int = 0) -> Path:
    """Write a ``WanImageToVideoPipeline`` as Wan 2.1 I2V's are, with an image encoder, and return
    its folder.
    """
    from diffusers import WanImageToVideoPipeline

    with random_weights(seed):
        parts = text_and_video_parts() | {
            "transformer": wan_transformer(
                # The noise, the picture's latents and which frames they are for.
                channels=2 * CHANNELS + 4,
                image_dim=TEXT_WIDTH,
                added_kv_proj_dim=HEADS * HEAD_WIDTH,
            ),
            "image_encoder": clip_image_encoder(),
        }
    pipe = WanImageToVideoPipeline(
        **parts, image_processor=image_processor(), scheduler=flow_scheduler(3.0)
    )
    return save(pipe, folder, **HUB_CLASSES, image_processor="CLIPImageProcessor")


def tiny_wan_a14b_i2v(folder: Path, seed: int = 0) -> Path:
    """Write a ``WanImageToVideoPipeline`` as Wan 2.2 I2V-A14B's is, with two transformers and no
    image encoder, and return its folder.
    """
    from diffusers import WanImageToVideoPipeline

    channels = 2 * CHANNELS + 4
    with random_weights(seed):
        parts = text_and_video_parts()
        parts |= {"transformer": wan_transformer(channels)}
        parts |= {"transformer_2": wan_transformer(channels)}
    pipe = WanImageToVideoPipeline(**parts, scheduler=flow_scheduler(3.0), boundary_ratio=0.9)
    return save(pipe, folder, **HUB_CLASSES)


def wan_transformer(channels: int = CHANNELS, **options: object) -> WanTransformer3DModel:
    """A Wan transformer of two blocks."""
    from diffusers import WanTransformer3DModel

    transformer = WanTransformer3DModel(**transformer_sizes(channels), **options)
    louder(transformer.condition_embedder.text_embedder)
    return transformer


def transformer_sizes(channels: int = CHANNELS) -> dict[str, object]:
    """What the transformers of Wan and of its relatives are made with."""
    return {
        "patch_size": (1, 2, 2),
        "num_attention_heads": HEADS,
        "attention_head_dim": HEAD_WIDTH,
        "in_channels": channels,
        "out_channels": channels if channels == CHANNELS_5B else CHANNELS,
        "text_dim": TEXT_WIDTH,
        "freq_dim": 32,
        "ffn_dim": 32,
        "num_layers": 2,
        "cross_attn_norm": True,
    }


def text_and_video_parts() -> dict[str, object]:
    """Tokenizer, text encoder and VAE of Wan 2.1, which its relatives took over."""
    tokenizer = t5_tokenizer()
    return {
        "tokenizer": tokenizer,
        "text_encoder": umt5_encoder(tokenizer),
        "vae": wan_vae(),
    }


_VAE_SIZES = {
    "base_dim": 4,
    "dim_mult": [1, 1, 1, 1],
    "num_res_blocks": 1,
    "temperal_downsample": [False, True, True],
}


def wan_vae() -> AutoencoderKLWan:
    """Wan 2.1's VAE: eightfold in space, fourfold in time."""
    from diffusers import AutoencoderKLWan

    return AutoencoderKLWan(**_VAE_SIZES, z_dim=CHANNELS)


def image_processor() -> CLIPImageProcessor:
    """What prepares pictures for the image encoder."""
    from transformers import CLIPImageProcessor

    return CLIPImageProcessor(
        size={"shortest_edge": 32}, crop_size={"height": 32, "width": 32}, do_resize=True
    )


def flow_scheduler(flow_shift: float) -> UniPCMultistepScheduler:
    """The scheduler of Wan's and SkyReels' folders."""
    from diffusers import UniPCMultistepScheduler

    return UniPCMultistepScheduler(
        prediction_type="flow_prediction", use_flow_sigmas=True, flow_shift=flow_shift
    )


SAMPLES = (
    Sample("wan-2.1", "WanPipeline", 32, 32, 9, guidance_scale=5.0),
    Sample(
        "wan-2.2-a14b",
        *("WanPipeline", 32, 32, 9),
        num_inference_steps=4,  # of which the second transformer takes some
        guidance_scale=4.0,
        extra={"guidance_scale_2": 3.0},
    ),
    Sample("wan-2.2-ti2v", "WanPipeline", 64, 64, 9, guidance_scale=5.0),
    Sample(
        "wan-2.1-i2v",
        *("WanImageToVideoPipeline", 32, 32, 9),
        guidance_scale=5.0,
        images=("image",),
    ),
    Sample(
        "wan-2.2-a14b-i2v",
        *("WanImageToVideoPipeline", 32, 32, 9),
        num_inference_steps=4,
        guidance_scale=3.5,
        extra={"guidance_scale_2": 3.5},
        images=("image",),
    ),
)
BUILDERS = {
    "wan-2.1": tiny_wan,
    "wan-2.2-a14b": tiny_wan_a14b,
    "wan-2.2-ti2v": tiny_wan_ti2v,
    "wan-2.1-i2v": tiny_wan_i2v,
    "wan-2.2-a14b-i2v": tiny_wan_a14b_i2v,
}
