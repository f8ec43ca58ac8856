"""A pool of clips as latents, made once: the autoencoder is frozen, so the painter need never run
it.

They come in pairs, clips ``2k`` and ``2k + 1``: the same scene on the same paths with another kind
of shape.
"""

import json
import logging
from dataclasses import asdict
from pathlib import Path

import numpy as np
import torch
from safetensors.torch import load_file, save_file

from . import world
from .models import Autoencoder
from .precision import autocast
from .world import Scene, Shape

log = logging.getLogger(__name__)

_SHARD = 250  # clips in a file
_AT_ONCE = 5  # clips encoded together


def extend(folder: Path, autoencoder: Autoencoder, *, clips: int, seed: int) -> None:
    """Adds shards until the pool has ``clips`` clips; shard ``n`` depends on seed and n alone."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(-(-clips // _SHARD)):
        shard = folder / f"{number:04}.safetensors"
        if shard.exists():
            continue
        rng = np.random.default_rng([seed, number])
        firsts = [world.random_scene(rng) for _ in range(_SHARD // 2)]
        scenes = [scene for first in firsts for scene in (first, world.other_kind(first, rng))]
        paths = [path for first in firsts for path in [world.animate(first, rng)] * 2]
        latents = torch.cat(
            [
                _encode(autoencoder, scenes[i : i + _AT_ONCE], paths[i : i + _AT_ONCE])
                for i in range(0, _SHARD, _AT_ONCE)
            ]
        )
        said = json.dumps([asdict(scene) for scene in scenes])
        partial = shard.with_suffix(".partial")
        save_file({"latents": latents}, partial, metadata={"scenes": said})
        partial.replace(shard)
        log.info("latents: %d of %d clips", (number + 1) * _SHARD, clips)


def load(folder: Path) -> tuple[torch.Tensor, list[Scene]]:
    """All there is so far: latents (clips, channels, frames, 8, 8) and their scenes."""
    latents, scenes = [], []
    for shard in sorted(folder.glob("*.safetensors")):
        latents.append(load_file(shard)["latents"])
        scenes += _scenes(shard)
    return torch.cat(latents), scenes


@torch.no_grad()
def _encode(autoencoder: Autoencoder, scenes: list[Scene], paths: list[np.ndarray]) -> torch.Tensor:
    frames = world.paint(scenes, paths)
    with autocast():
        means = autoencoder.encode(frames.flatten(0, 1) * 2 - 1).latent_dist.mean
    clips: torch.Tensor = means.unflatten(0, (len(scenes), -1)).transpose(1, 2)
    return clips.half().contiguous()


def _scenes(shard: Path) -> list[Scene]:
    with shard.open("rb") as file:
        header = json.loads(file.read(int.from_bytes(file.read(8), "little")))
    return [
        Scene(**{**scene, "shapes": tuple(Shape(**shape) for shape in scene["shapes"])})
        for scene in json.loads(header["__metadata__"]["scenes"])
    ]
