"""Text and image encoders, small, with random weights."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from transformers import (
        CLIPTextModel,
        CLIPTokenizer,
        CLIPVisionModel,
        PreTrainedTokenizerBase,
        T5EncoderModel,
        UMT5EncoderModel,
    )

TEXT_WIDTH = 16


def clip_text_encoder(tokenizer: CLIPTokenizer, width: int = TEXT_WIDTH) -> CLIPTextModel:
    """CLIP's text encoder for that tokenizer."""
    from transformers import CLIPTextConfig, CLIPTextModel

    return CLIPTextModel(
        CLIPTextConfig(
            vocab_size=len(tokenizer),
            hidden_size=width,
            intermediate_size=2 * width,
            num_hidden_layers=2,
            num_attention_heads=2,
            max_position_embeddings=tokenizer.model_max_length,
            bos_token_id=tokenizer.bos_token_id,
            eos_token_id=tokenizer.eos_token_id,
            pad_token_id=tokenizer.pad_token_id,
        )
    )


def clip_image_encoder(width: int = TEXT_WIDTH) -> CLIPVisionModel:
    """CLIP's image encoder, for pictures of 32x32."""
    from transformers import CLIPVisionConfig, CLIPVisionModel

    return CLIPVisionModel(
        CLIPVisionConfig(
            hidden_size=width,
            intermediate_size=2 * width,
            num_hidden_layers=2,
            num_attention_heads=2,
            image_size=32,
            patch_size=16,
        )
    )


def t5_encoder(tokenizer: PreTrainedTokenizerBase, width: int = TEXT_WIDTH) -> T5EncoderModel:
    """T5's encoder, as LTX-Video, CogVideoX, Mochi, Latte and Allegro have it."""
    from transformers import T5Config, T5EncoderModel

    return T5EncoderModel(T5Config(vocab_size=len(tokenizer), **_t5_sizes(width)))


def umt5_encoder(tokenizer: PreTrainedTokenizerBase, width: int = TEXT_WIDTH) -> UMT5EncoderModel:
    """UMT5's encoder, as Wan and what came from it have it."""
    from transformers import UMT5Config, UMT5EncoderModel

    return UMT5EncoderModel(UMT5Config(vocab_size=len(tokenizer), **_t5_sizes(width)))


def _t5_sizes(width: int) -> dict[str, int]:
    return {"d_model": width, "d_kv": 8, "d_ff": 2 * width, "num_layers": 2, "num_heads": 2}
