"""Single files of weights for a tiny checkpoint: LoRAs, and a quantised transformer."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from torch import Tensor

RANK = 4
_LORA_LAYERS = ("to_q.weight", "to_k.weight", "to_v.weight", "to_out.0.weight")
# Diffusers' names, and Wan's own, in which its GGUF files and most of its LoRAs are.
_WANS_OWN = {
    "condition_embedder.time_embedder.linear_1": "time_embedding.0",
    "condition_embedder.time_embedder.linear_2": "time_embedding.2",
    "condition_embedder.text_embedder.linear_1": "text_embedding.0",
    "condition_embedder.text_embedder.linear_2": "text_embedding.2",
    "condition_embedder.time_proj": "time_projection.1",
    "attn1": "self_attn",
    "attn2": "cross_attn",
    ".to_out.0.": ".o.",
    ".to_q.": ".q.",
    ".to_k.": ".k.",
    ".to_v.": ".v.",
    "proj_out": "head.head",
    "ffn.net.0.proj": "ffn.0",
    "ffn.net.2": "ffn.2",
    ".scale_shift_table": ".modulation",
    "norm2": "norm-3",
    "norm3": "norm2",
    "norm-3": "norm3",
}


def tiny_lora(
    checkpoint: Path, file: Path, seed: int = 0, *, strength: float = 1.0, wans_own: bool = False
) -> Path:
    """Write a LoRA for the transformer of that checkpoint, as ``load_lora_weights`` takes it, and
    return the file. It changes every attention layer; 0 ``strength``: none.

    ``wans_own``: with the names that Wan's authors gave, which diffusers turns into its own.
    """
    import torch
    from safetensors.torch import save_file

    random = torch.Generator().manual_seed(seed)
    weights = {}
    for name, weight in _transformer_weights(checkpoint).items():
        if not name.endswith(_LORA_LAYERS):
            continue
        outputs, inputs = weight.shape
        layer = f"diffusion_model.{wans_name(name)}" if wans_own else f"transformer.{name}"
        layer = layer.removesuffix(".weight")
        weights[f"{layer}.lora_A.weight"] = torch.randn(RANK, inputs, generator=random) * strength
        weights[f"{layer}.lora_B.weight"] = torch.randn(outputs, RANK, generator=random) / RANK
    save_file(weights, file)
    return file


def tiny_wan_gguf(checkpoint: Path, file: Path) -> Path:
    """Write the transformer of that Wan checkpoint as a GGUF file, in 8 bits where a layer's width
    allows and else as it is, and return the file. It says nothing of its sizes: who reads it needs
    the checkpoint's configuration, too.
    """
    from gguf import GGMLQuantizationType, GGUFWriter
    from gguf.quants import quantize

    eight_bits = GGMLQuantizationType.Q8_0
    writer = GGUFWriter(file, "wan")
    for name, weight in _transformer_weights(checkpoint).items():
        values = weight.float().numpy()
        if name.startswith("blocks.") and name.endswith(".weight") and values.ndim == 2:
            writer.add_tensor(wans_name(name), quantize(values, eight_bits), raw_dtype=eight_bits)
        else:
            writer.add_tensor(wans_name(name), values)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    return file


def wans_name(name: str) -> str:
    """What Wan's authors call that weight of diffusers' ``WanTransformer3DModel``."""
    if name == "scale_shift_table":
        return "head.modulation"
    for ours, theirs in _WANS_OWN.items():
        name = name.replace(ours, theirs)
    return name


def _transformer_weights(checkpoint: Path) -> dict[str, Tensor]:
    from safetensors.torch import load_file

    return load_file(checkpoint / "transformer" / "diffusion_pytorch_model.safetensors")
