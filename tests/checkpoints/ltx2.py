"""LTX-2, which makes the sound too."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from .encoders import DECODER_LAYERS, TEXT_WIDTH, gemma3
from .ltx import dynamic_scheduler
from .sample import Sample
from .saving import louder, random_weights, save
from .tokenizers import gemma_tokenizer

if TYPE_CHECKING:
    from diffusers import (
        AutoencoderKLLTX2Audio,
        AutoencoderKLLTX2Video,
        LTX2TextConnectors,
        LTX2VideoTransformer3DModel,
        LTX2Vocoder,
    )

CHANNELS = 16  # of the latents
HEADS, HEAD_WIDTH, SOUND_HEAD_WIDTH = 2, 8, 4
SOUND_CHANNELS, BANDS = 2, 16  # of the sound's latents; of its spectrogram
SHRUNK = 4  # how much smaller the sound's latents are than its spectrogram


def tiny_ltx2(folder: Path, seed: int = 0) -> Path:
    """Write an ``LTX2Pipeline`` as LTX-2's is and return its folder. Its sound is stereo at 24 kHz,
    in ``output.audio``: [clip, channel, sample].
    """
    from diffusers import LTX2Pipeline

    with random_weights(seed):
        tokenizer = gemma_tokenizer()
        pipe = LTX2Pipeline(
            tokenizer=tokenizer,
            text_encoder=gemma3(tokenizer),
            connectors=_connectors(),
            transformer=_transformer(),
            vae=_vae(),
            audio_vae=_sound_vae(),
            vocoder=_vocoder(),
            scheduler=dynamic_scheduler(),
        )
    return save(pipe, folder, tokenizer="GemmaTokenizerFast")


def _connectors() -> LTX2TextConnectors:
    import torch
    from diffusers.pipelines.ltx2 import LTX2TextConnectors

    connector = {"num_attention_heads": 2, "attention_head_dim": TEXT_WIDTH // 2, "num_layers": 1}
    connector["num_learnable_registers"] = 4
    connectors = LTX2TextConnectors(
        caption_channels=TEXT_WIDTH,
        text_proj_in_factor=DECODER_LAYERS + 1,
        **{f"video_connector_{name}": value for name, value in connector.items()},
        **{f"audio_connector_{name}": value for name, value in connector.items()},
    )
    # Registers stand in for all the tokens that a prompt has not, up to 1024. Small ones let it be
    # heard.
    with torch.no_grad():
        connectors.video_connector.learnable_registers.mul_(0.01)
        connectors.audio_connector.learnable_registers.mul_(0.01)
    return connectors


def _transformer() -> LTX2VideoTransformer3DModel:
    from diffusers import LTX2VideoTransformer3DModel

    sound = SOUND_CHANNELS * BANDS // SHRUNK
    transformer = LTX2VideoTransformer3DModel(
        in_channels=CHANNELS,
        out_channels=CHANNELS,
        num_attention_heads=HEADS,
        attention_head_dim=HEAD_WIDTH,
        cross_attention_dim=HEADS * HEAD_WIDTH,
        audio_in_channels=sound,
        audio_out_channels=sound,
        audio_num_attention_heads=HEADS,
        audio_attention_head_dim=SOUND_HEAD_WIDTH,
        audio_cross_attention_dim=HEADS * SOUND_HEAD_WIDTH,
        num_layers=2,
        caption_channels=TEXT_WIDTH,
    )
    louder(transformer.caption_projection)
    louder(transformer.audio_caption_projection)
    return transformer


def _vae() -> AutoencoderKLLTX2Video:
    from diffusers import AutoencoderKLLTX2Video

    return AutoencoderKLLTX2Video(
        latent_channels=CHANNELS,
        block_out_channels=(8, 16, 32, 64),
        decoder_block_out_channels=(8, 16, 32),
        layers_per_block=(1, 1, 1, 1, 1),
        decoder_layers_per_block=(1, 1, 1, 1),
        spatial_compression_ratio=32,
        temporal_compression_ratio=8,
    )


def _sound_vae() -> AutoencoderKLLTX2Audio:
    from diffusers import AutoencoderKLLTX2Audio

    return AutoencoderKLLTX2Audio(
        base_channels=SOUND_CHANNELS * BANDS // SHRUNK,  # its statistics have as many
        num_res_blocks=1,
        latent_channels=SOUND_CHANNELS,
        mel_bins=BANDS,
    )


def _vocoder() -> LTX2Vocoder:
    from diffusers.pipelines.ltx2 import LTX2Vocoder

    return LTX2Vocoder(
        in_channels=2 * BANDS,  # stereo
        hidden_channels=32,
        resnet_kernel_sizes=[3],
        resnet_dilations=[[1, 3, 5]],
    )


SAMPLES = (Sample("ltx-2", "LTX2Pipeline", 64, 64, 9, sound=True),)
BUILDERS = {"ltx-2": tiny_ltx2}
