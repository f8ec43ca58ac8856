"""A tiny image classifier with chosen weights, as the output check's are."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from transformers import ViTForImageClassification


def tiny_classifier(
    folder: Path,
    labels: tuple[str, ...] = ("normal", "nsfw"),
    *,
    boundary: float = 0.5,
    pickles: bool = False,
) -> Path:
    """Write a ``ViTForImageClassification`` with its processor, as Falconsai's is, and return its
    folder. Its last label stands for bright pictures: the probability is over a half where the
    mean of all pixels is over ``boundary`` (0 to 1).
    """
    import torch
    from transformers import ViTConfig, ViTForImageClassification, ViTImageProcessorPil

    size = {"height": 32, "width": 32}
    config = ViTConfig(
        hidden_size=4,
        intermediate_size=4,
        num_hidden_layers=1,
        num_attention_heads=1,
        image_size=size["height"],
        patch_size=16,
        id2label=dict(enumerate(labels)),
        label2id={label: number for number, label in enumerate(labels)},
        problem_type="single_label_classification",
    )
    model = ViTForImageClassification(config)
    _look_at_brightness(model, 2 * boundary - 1)  # as the processor scales pixels: -1 to 1
    model.save_pretrained(folder)
    if pickles:
        (folder / "model.safetensors").unlink()
        torch.save(model.state_dict(), folder / "pytorch_model.bin")
    ViTImageProcessorPil(size=size).save_pretrained(folder)
    return folder


def _look_at_brightness(model: ViTForImageClassification, boundary: float) -> None:
    """Each patch becomes the token (b, -b, 1, -1) of its brightness b; the first token takes the
    mean of all by attention that makes no difference between them. Normalising keeps the order.
    """
    import torch

    states = dict(model.named_parameters())
    with torch.no_grad():
        for name, values in states.items():
            if "layernorm" not in name:
                values.zero_()
        states["vit.embeddings.position_embeddings"][...] = torch.tensor([0.0, 0.0, 1.0, -1.0])
        patches = states["vit.embeddings.patch_embeddings.projection.weight"]
        offset = states["vit.embeddings.patch_embeddings.projection.bias"]
        for channel, sign in enumerate((1.0, -1.0)):
            patches[channel] = sign / patches[channel].numel()
            offset[channel] = -sign * boundary
        for part in ("v_proj", "o_proj"):
            name = next(name for name in states if part in name and name.endswith("weight"))
            states[name][...] = torch.diag(torch.tensor([1.0, 1.0, 0.0, 0.0]))
        states["classifier.weight"][-1, 0] = 20.0
