"""What came from Wan: SkyReels V2 (with diffusion forcing too), Helios and AnyFlow. They have Wan's
tokenizer, text encoder and VAE.
"""

from __future__ import annotations

from pathlib import Path

from .encoders import TEXT_WIDTH, clip_image_encoder
from .sample import Sample
from .saving import louder, random_weights, save
from .wan import (
    CHANNELS,
    HEAD_WIDTH,
    HEADS,
    HUB_CLASSES,
    flow_scheduler,
    image_processor,
    text_and_video_parts,
    transformer_sizes,
)


def tiny_skyreels(folder: Path, seed: int = 0) -> Path:
    """Write a ``SkyReelsV2Pipeline`` as SkyReels V2 T2V's are and return its folder."""
    from diffusers import SkyReelsV2Pipeline

    with random_weights(seed):
        parts = _skyreels_parts()
    return save(SkyReelsV2Pipeline(**parts, scheduler=flow_scheduler(8.0)), folder, **HUB_CLASSES)


def tiny_skyreels_i2v(folder: Path, seed: int = 0) -> Path:
    """Write a ``SkyReelsV2ImageToVideoPipeline`` as SkyReels V2 I2V's are and return its folder."""
    from diffusers import SkyReelsV2ImageToVideoPipeline

    with random_weights(seed):
        parts = _skyreels_parts(
            channels=2 * CHANNELS + 4, image_dim=TEXT_WIDTH, added_kv_proj_dim=HEADS * HEAD_WIDTH
        )
        parts["image_encoder"] = clip_image_encoder(projection=True)
    pipe = SkyReelsV2ImageToVideoPipeline(
        **parts, image_processor=image_processor(), scheduler=flow_scheduler(5.0)
    )
    return save(pipe, folder, **HUB_CLASSES, image_processor="CLIPImageProcessor")


def tiny_skyreels_df(folder: Path, seed: int = 0, *, sample_info: bool = True) -> Path:
    """Write a ``SkyReelsV2DiffusionForcingPipeline`` as SkyReels V2 DF's are, where each latent
    frame has a noise level of its own, and return its folder.

    ``sample_info``: it is told the frame rate; only those that are not make several clips at once.
    """
    from diffusers import SkyReelsV2DiffusionForcingPipeline

    with random_weights(seed):
        parts = _skyreels_parts(inject_sample_info=sample_info)
    return save(
        SkyReelsV2DiffusionForcingPipeline(**parts, scheduler=flow_scheduler(8.0)),
        folder,
        **HUB_CLASSES,
    )


def _skyreels_parts(channels: int = CHANNELS, **options: object) -> dict[str, object]:
    from diffusers import SkyReelsV2Transformer3DModel

    parts = text_and_video_parts()
    transformer = SkyReelsV2Transformer3DModel(**transformer_sizes(channels), **options)
    louder(transformer.condition_embedder.text_embedder)
    return parts | {"transformer": transformer}


def tiny_helios(folder: Path, seed: int = 0) -> Path:
    """Write a ``HeliosPipeline`` as Helios-Base is, which makes 33 frames at a time, and return its
    folder.
    """
    from diffusers import HeliosPipeline, HeliosScheduler, HeliosTransformer3DModel

    with random_weights(seed):
        parts = text_and_video_parts()
        transformer = HeliosTransformer3DModel(**transformer_sizes(), rope_dim=(8, 4, 4))
        louder(transformer.condition_embedder.text_embedder)
    scheduler = HeliosScheduler(stages=1, stage_range=[0, 1], use_dynamic_shifting=True)
    return save(
        HeliosPipeline(**parts, transformer=transformer, scheduler=scheduler), folder, **HUB_CLASSES
    )


def tiny_anyflow(folder: Path, seed: int = 0) -> Path:
    """Write an ``AnyFlowPipeline`` as AnyFlow-Wan2.1-T2V's are and return its folder."""
    from diffusers import AnyFlowPipeline, AnyFlowTransformer3DModel, FlowMapEulerDiscreteScheduler

    with random_weights(seed):
        parts = text_and_video_parts()
        transformer = AnyFlowTransformer3DModel(**transformer_sizes())
        louder(transformer.condition_embedder.text_embedder)
    scheduler = FlowMapEulerDiscreteScheduler(shift=5.0)
    return save(
        AnyFlowPipeline(**parts, transformer=transformer, scheduler=scheduler),
        folder,
        **HUB_CLASSES,
    )


SAMPLES = (
    Sample("skyreels-v2", "SkyReelsV2Pipeline", 32, 32, 9, guidance_scale=6.0),
    Sample(
        "skyreels-v2-i2v",
        *("SkyReelsV2ImageToVideoPipeline", 32, 32, 9),
        guidance_scale=5.0,
        images=("image",),
    ),
    Sample("skyreels-v2-df", "SkyReelsV2DiffusionForcingPipeline", 32, 32, 9, guidance_scale=6.0),
    Sample("helios", "HeliosPipeline", 32, 32, 33, guidance_scale=5.0),
    Sample("anyflow", "AnyFlowPipeline", 32, 32, 9, guidance_scale=1.0),
)
BUILDERS = {
    "skyreels-v2": tiny_skyreels,
    "skyreels-v2-i2v": tiny_skyreels_i2v,
    "skyreels-v2-df": tiny_skyreels_df,
    "helios": tiny_helios,
    "anyflow": tiny_anyflow,
}
