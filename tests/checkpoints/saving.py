"""How a tiny pipeline is made and written."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from .folders import edit_model_index

if TYPE_CHECKING:
    from diffusers import DiffusionPipeline
    from torch import nn

Builder = Callable[..., Path]


@contextmanager
def random_weights(seed: int) -> Iterator[None]:
    """Weights made inside are this seed's, and nobody else's random numbers change."""
    import torch

    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(seed)
        yield


def louder(module: nn.Module, factor: float = 3.0) -> None:
    """Make the module's linear layers count for more: as they are drawn, what a denoiser hears of
    the text is near nothing after two blocks.
    """
    import torch

    with torch.no_grad():
        for part in module.modules():
            if isinstance(part, torch.nn.Linear):
                part.weight.mul_(factor)


def save(
    pipe: DiffusionPipeline,
    folder: Path,
    variants: tuple[str | None, ...] = (None,),
    *,
    pickles: bool = False,
    **classes: str,
) -> Path:
    """Write the pipeline as the hub's folders are and return the folder.

    ``variants``: a set of weights for each, None or "fp16". ``pickles``: ``.bin`` files.
    ``classes``: what the hub's folder calls the class of a part, where it isn't the name of today.
    """
    import torch

    for variant in variants:
        if variant == "fp16":
            pipe.to(dtype=torch.float16)
        pipe.save_pretrained(folder, variant=variant, safe_serialization=not pickles)
    edit_model_index(folder, **{part: ["transformers", name] for part, name in classes.items()})
    return folder
