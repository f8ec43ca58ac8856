"""Text and image encoders, small, with random weights."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from transformers import (
        CLIPTextModel,
        CLIPTokenizer,
        CLIPVisionModel,
        Gemma2Model,
        Gemma3ForConditionalGeneration,
        LlamaModel,
        PreTrainedTokenizerBase,
        Qwen2_5_VLTextModel,
        Qwen2VLForConditionalGeneration,
        T5EncoderModel,
        UMT5EncoderModel,
    )

TEXT_WIDTH = 16
DECODER_LAYERS = 3


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


def clip_image_encoder(width: int = TEXT_WIDTH, *, projection: bool = False) -> CLIPVisionModel:
    """CLIP's image encoder, for pictures of 32x32; ``projection``: with a last layer on top."""
    from transformers import CLIPVisionConfig, CLIPVisionModel, CLIPVisionModelWithProjection

    kind = CLIPVisionModelWithProjection if projection else CLIPVisionModel
    return kind(
        CLIPVisionConfig(
            hidden_size=width,
            intermediate_size=2 * width,
            num_hidden_layers=2,
            num_attention_heads=2,
            image_size=32,
            patch_size=16,
            projection_dim=width,
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


def llama(tokenizer: PreTrainedTokenizerBase) -> LlamaModel:
    """A Llama, as HunyuanVideo has it."""
    from transformers import LlamaConfig, LlamaModel

    return LlamaModel(
        LlamaConfig(vocab_size=len(tokenizer), **_decoder_sizes(), **_ends(tokenizer))
    )


def qwen_text_model(tokenizer: PreTrainedTokenizerBase) -> Qwen2_5_VLTextModel:
    """The half of Qwen2.5-VL that reads text, as HunyuanVideo 1.5 has it."""
    from transformers import Qwen2_5_VLTextConfig, Qwen2_5_VLTextModel

    return Qwen2_5_VLTextModel(
        Qwen2_5_VLTextConfig(
            vocab_size=len(tokenizer),
            rope_parameters=_POSITIONS,
            **_decoder_sizes(),
            **_ends(tokenizer),
        )
    )


def qwen_vl(tokenizer: PreTrainedTokenizerBase) -> Qwen2VLForConditionalGeneration:
    """A Qwen2-VL, which could see too, as EasyAnimate has it."""
    from transformers import (
        Qwen2VLConfig,
        Qwen2VLForConditionalGeneration,
        Qwen2VLTextConfig,
        Qwen2VLVisionConfig,
    )

    text = Qwen2VLTextConfig(
        vocab_size=len(tokenizer),
        rope_parameters=_POSITIONS,
        **_decoder_sizes(),
        **_ends(tokenizer),
    )
    vision = Qwen2VLVisionConfig(
        depth=1, embed_dim=8, hidden_size=TEXT_WIDTH, mlp_ratio=2, num_heads=1
    )
    return Qwen2VLForConditionalGeneration(Qwen2VLConfig(text_config=text, vision_config=vision))


_POSITIONS = {"rope_type": "default", "mrope_section": [1, 1, 2], "rope_theta": 1e6}


def gemma2(tokenizer: PreTrainedTokenizerBase) -> Gemma2Model:
    """A Gemma 2, as Sana-Video has it."""
    from transformers import Gemma2Config, Gemma2Model

    return Gemma2Model(
        Gemma2Config(vocab_size=len(tokenizer), head_dim=8, **_decoder_sizes(), **_ends(tokenizer))
    )


def gemma3(tokenizer: PreTrainedTokenizerBase) -> Gemma3ForConditionalGeneration:
    """A Gemma 3, which could see too, as LTX-2 has it."""
    from transformers import (
        Gemma3Config,
        Gemma3ForConditionalGeneration,
        Gemma3TextConfig,
        SiglipVisionConfig,
    )

    text = Gemma3TextConfig(
        vocab_size=len(tokenizer), head_dim=8, **_decoder_sizes(), **_ends(tokenizer)
    )
    vision = SiglipVisionConfig(
        hidden_size=8,
        intermediate_size=8,
        num_hidden_layers=1,
        num_attention_heads=1,
        image_size=32,
        patch_size=16,
    )
    return Gemma3ForConditionalGeneration(
        Gemma3Config(text_config=text, vision_config=vision, mm_tokens_per_image=4)
    )


def _decoder_sizes() -> dict[str, int]:
    return {
        "hidden_size": TEXT_WIDTH,
        "intermediate_size": 2 * TEXT_WIDTH,
        "num_hidden_layers": DECODER_LAYERS,  # the pipelines of HunyuanVideo leave out two
        "num_attention_heads": 2,
        "num_key_value_heads": 2,
        "max_position_embeddings": 4096,
    }


def _ends(tokenizer: PreTrainedTokenizerBase) -> dict[str, int]:
    return {
        "bos_token_id": tokenizer.bos_token_id,
        "eos_token_id": tokenizer.eos_token_id,
        "pad_token_id": tokenizer.pad_token_id,
    }
