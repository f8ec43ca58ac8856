"""CogVideoX: 2b, 1.5 (whose transformer takes two latent frames as one) and image to video."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from .encoders import TEXT_WIDTH, t5_encoder
from .sample import Sample
from .saving import louder, random_weights, save
from .tokenizers import t5_tokenizer

if TYPE_CHECKING:
    from diffusers import AutoencoderKLCogVideoX, CogVideoXTransformer3DModel

CHANNELS = 16  # of the latents
SIZE = 32  # pixels
MAX_TOKENS = 226


def tiny_cogvideox(folder: Path, seed: int = 0) -> Path:
    """Write a ``CogVideoXPipeline`` as CogVideoX-2b's is and return its folder."""
    from diffusers import CogVideoXDDIMScheduler, CogVideoXPipeline

    with random_weights(seed):
        parts = _parts(_transformer())
    scheduler = CogVideoXDDIMScheduler(**_SCHEDULE, snr_shift_scale=3.0)
    return save(CogVideoXPipeline(**parts, scheduler=scheduler), folder)


def tiny_cogvideox_15(folder: Path, seed: int = 0) -> Path:
    """Write a ``CogVideoXPipeline`` as CogVideoX1.5-5b's is and return its folder. Its scheduler's
    ``step`` takes other arguments.
    """
    from diffusers import CogVideoXDPMScheduler, CogVideoXPipeline

    with random_weights(seed):
        transformer = _transformer(
            patch_size_t=2,
            patch_bias=False,
            use_rotary_positional_embeddings=True,
            largest=300,  # latents, as the real one says: it makes sizes up to 2400 pixels
        )
        parts = _parts(transformer)
    scheduler = CogVideoXDPMScheduler(**_SCHEDULE, snr_shift_scale=1.0)
    return save(CogVideoXPipeline(**parts, scheduler=scheduler), folder)


def tiny_cogvideox_i2v(folder: Path, seed: int = 0) -> Path:
    """Write a ``CogVideoXImageToVideoPipeline`` as CogVideoX-5b-I2V's is and return its folder. It
    knows positions of its own size and number of frames only.
    """
    from diffusers import CogVideoXDPMScheduler, CogVideoXImageToVideoPipeline

    with random_weights(seed):
        transformer = _transformer(
            in_channels=2 * CHANNELS,
            use_rotary_positional_embeddings=True,
            use_learned_positional_embeddings=True,
        )
        parts = _parts(transformer)
    scheduler = CogVideoXDPMScheduler(**_SCHEDULE, snr_shift_scale=1.0)
    return save(CogVideoXImageToVideoPipeline(**parts, scheduler=scheduler), folder)


_SCHEDULE = {
    "beta_start": 0.00085,
    "beta_end": 0.012,
    "beta_schedule": "scaled_linear",
    "prediction_type": "v_prediction",
    "rescale_betas_zero_snr": True,
    "set_alpha_to_one": True,
    "timestep_spacing": "trailing",
}


def _parts(transformer: CogVideoXTransformer3DModel) -> dict[str, object]:
    tokenizer = t5_tokenizer(MAX_TOKENS)
    return {
        "tokenizer": tokenizer,
        "text_encoder": t5_encoder(tokenizer),
        "transformer": transformer,
        "vae": _vae(),
    }


def _transformer(
    in_channels: int = CHANNELS, largest: int = SIZE // 8, **options: object
) -> CogVideoXTransformer3DModel:
    from diffusers import CogVideoXTransformer3DModel

    transformer = CogVideoXTransformer3DModel(
        num_attention_heads=2,
        attention_head_dim=16,
        in_channels=in_channels,
        out_channels=CHANNELS,
        time_embed_dim=8,
        text_embed_dim=TEXT_WIDTH,
        num_layers=2,
        sample_width=largest,
        sample_height=largest,
        sample_frames=9,
        max_text_seq_length=MAX_TOKENS,
        **options,
    )
    louder(transformer.patch_embed.text_proj)
    return transformer


def _vae() -> AutoencoderKLCogVideoX:
    from diffusers import AutoencoderKLCogVideoX

    return AutoencoderKLCogVideoX(
        block_out_channels=(4, 4, 4, 4),
        latent_channels=CHANNELS,
        layers_per_block=1,
        norm_num_groups=2,
        sample_height=SIZE,
        sample_width=SIZE,
    )


SAMPLES = (
    Sample("cogvideox", "CogVideoXPipeline", SIZE, SIZE, 9, guidance_scale=6.0),
    # Three latent frames become four, of which the first is thrown away.
    Sample("cogvideox-1.5", "CogVideoXPipeline", SIZE, SIZE, 9, guidance_scale=6.0),
    Sample(
        "cogvideox-i2v",
        *("CogVideoXImageToVideoPipeline", SIZE, SIZE, 9),
        guidance_scale=6.0,
        images=("image",),
    ),
)
BUILDERS = {
    "cogvideox": tiny_cogvideox,
    "cogvideox-1.5": tiny_cogvideox_15,
    "cogvideox-i2v": tiny_cogvideox_i2v,
}
