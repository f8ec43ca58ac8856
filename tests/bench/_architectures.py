"""The real sizes of known models, as data: what their repositories' configurations say.

Only the first was seen in a source (and loaded, with random weights); the others are from memory,
so the figures that follow from them are as good as that.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

CLIP_H = {
    "hidden_size": 1024,
    "intermediate_size": 4096,
    "num_hidden_layers": 23,
    "num_attention_heads": 16,
    "vocab_size": 49408,
    "projection_dim": 512,
}
T5_XXL = {
    "d_model": 4096,
    "d_ff": 10240,
    "d_kv": 64,
    "num_heads": 64,
    "num_layers": 24,
    "vocab_size": 32128,
    "feed_forward_proj": "gated-gelu",
}
UMT5_XXL = T5_XXL | {"vocab_size": 256384}
SD_VAE = {
    "block_out_channels": (128, 256, 512, 512),
    "down_block_types": ("DownEncoderBlock2D",) * 4,
    "up_block_types": ("UpDecoderBlock2D",) * 4,
    "layers_per_block": 2,
    "norm_num_groups": 32,
    "sample_size": 256,
}
MODELSCOPE = {
    "sample_size": 32,
    "block_out_channels": (320, 640, 1280, 1280),
    "down_block_types": (*("CrossAttnDownBlock3D",) * 3, "DownBlock3D"),
    "up_block_types": ("UpBlock3D", *("CrossAttnUpBlock3D",) * 3),
    "layers_per_block": 2,
    "cross_attention_dim": 1024,
    "attention_head_dim": 64,
    "norm_num_groups": 32,
}
WAN = {"freq_dim": 256, "text_dim": 4096, "attention_head_dim": 128}
WAN_1B = WAN | {"num_attention_heads": 12, "ffn_dim": 8960, "num_layers": 30}
WAN_14B = WAN | {"num_attention_heads": 40, "ffn_dim": 13824, "num_layers": 40}
WAN_5B = WAN | {"num_attention_heads": 24, "ffn_dim": 14336, "num_layers": 30}
WAN_VAE = {"base_dim": 96, "dim_mult": [1, 2, 4, 4], "num_res_blocks": 2}
WAN_VAE_5B = WAN_VAE | {"base_dim": 160, "decoder_base_dim": 256}


@dataclass(frozen=True)
class Architecture:
    """``tiny``: the checkpoint whose pipeline, tokenizer and scheduler it has. ``parts``: what is
    larger in it; a part with ``None`` has its class's own sizes. ``seen``: whether the sizes have a
    source.
    """

    tiny: str
    parts: dict[str, dict[str, Any] | None] = field(default_factory=dict)
    seen: bool = False


_MODELSCOPE = {"text_encoder": CLIP_H, "unet": MODELSCOPE, "vae": SD_VAE}
_WAN = {"text_encoder": UMT5_XXL, "vae": WAN_VAE}

ARCHITECTURES = {
    "ms-1.7b": Architecture("text-to-video-sd", _MODELSCOPE, seen=True),
    "zeroscope": Architecture("text-to-video-sd", _MODELSCOPE, seen=True),
    "potat1": Architecture("text-to-video-sd", _MODELSCOPE),
    "wan-1.3b": Architecture("wan-2.1", _WAN | {"transformer": WAN_1B}),
    "wan-14b": Architecture("wan-2.1", _WAN | {"transformer": WAN_14B}),
    "wan22-a14b": Architecture(
        "wan-2.2-a14b", _WAN | {"transformer": WAN_14B, "transformer_2": WAN_14B}
    ),
    "wan22-5b": Architecture(
        "wan-2.2-ti2v", {"text_encoder": UMT5_XXL, "transformer": WAN_5B, "vae": WAN_VAE_5B}
    ),
    "anyflow-1.3b": Architecture("anyflow", _WAN | {"transformer": WAN_1B}),
    "skyreels-1.3b": Architecture("skyreels-v2-df", _WAN | {"transformer": WAN_1B}),
    "skyreels-14b": Architecture("skyreels-v2", _WAN | {"transformer": WAN_14B}),
    "ltx-2b": Architecture("ltx-0.9.0", {"text_encoder": T5_XXL, "transformer": None, "vae": None}),
    "cogvideox-2b": Architecture(
        "cogvideox", {"text_encoder": T5_XXL, "transformer": None, "vae": None}
    ),
    "cogvideox-5b": Architecture(
        "cogvideox",
        {
            "text_encoder": T5_XXL,
            "transformer": {
                "num_attention_heads": 48,
                "attention_head_dim": 64,
                "num_layers": 42,
                "text_embed_dim": 4096,
                "time_embed_dim": 512,
                "sample_width": 90,
                "sample_height": 60,
                "sample_frames": 49,
                "max_text_seq_length": 226,
                "use_rotary_positional_embeddings": True,
            },
            "vae": None,
        },
    ),
    "mochi": Architecture("mochi", {"text_encoder": T5_XXL, "transformer": None, "vae": None}),
    "latte": Architecture(
        "latte",
        {
            "text_encoder": T5_XXL,
            "transformer": {
                "num_attention_heads": 16,
                "attention_head_dim": 72,
                "num_layers": 28,
                "cross_attention_dim": 1152,
                "caption_channels": 4096,
                "sample_size": 64,
            },
            "vae": SD_VAE,
        },
    ),
}
