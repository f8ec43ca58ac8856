"""What a folder's own configurations say of the clips that its model makes.

The tables of ``families`` hold for the checkpoints that people know; others of the same class may
divide pictures and time otherwise. A pipeline cuts what does not fit its parts without a word, so
what its parts are is read beforehand.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from .checkpoint import INDEX, read_json
from .families import Family
from .ranges import Frames

MOST = 4096  # of any number that is read: more is a mistake


@dataclass(frozen=True, slots=True)
class Geometry:
    """Of what a model makes: width and height in pixels, the rule of its frames, their pace."""

    native_size: tuple[int, int]
    size_multiple: int
    frame_step: int
    frame_offset: int
    num_frames: int
    max_frames: int
    fps: float
    guidance_scale: float
    any_size: bool = True
    smallest: int = 1  # side, in multiples
    largest: tuple[int, int] | None = None  # width and height that its positions reach to
    fixed_frames: bool = False
    image_to_video: bool = False

    @property
    def frames(self) -> Frames:
        """How many it makes, by its rule."""
        step, offset = self.frame_step, self.frame_offset
        if self.fixed_frames:
            count = self.num_frames
            return Frames(min=count, max=count, default=count, step=1, offset=0)
        rule = Frames(
            min=step + offset, max=max(self.max_frames, step + offset), default=step + offset
        ).model_copy(update={"step": step, "offset": offset})
        return rule.model_copy(update={"default": rule.at_least(self.num_frames)})


class Configs:
    """The configurations in a folder; what is broken or missing there is nothing, since loading
    will name it.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._read = cache(self._config)

    def index(self, key: str) -> Any:
        """Of ``model_index.json``."""
        return self._read(INDEX).get(key)

    def value(self, part: str, key: str) -> Any:
        return self._read(f"{part}/config.json").get(key)

    def guidance(self, usual: float) -> float:
        """Of a guider; a distilled one says 1."""
        found = self._read("guider/guider_config.json").get("guidance_scale")
        return float(found) if isinstance(found, int | float) and 1 <= found <= 30 else usual

    def number(self, part: str, key: str, usual: int) -> int:
        """One that is above 0, or ``usual``."""
        return _number(self.value(part, key), usual)

    def items(self, part: str, key: str, usual: list[Any]) -> list[Any]:
        found = self.value(part, key)
        return found if isinstance(found, list) and found else usual

    def _config(self, name: str) -> dict[str, Any]:
        try:
            return read_json(self._folder / name)
        except (OSError, ValueError):
            return {}


def geometry_of(folder: Path, family: Family) -> Geometry:
    """As the folder says, and as its family has it where the folder says nothing."""
    usual = Geometry(
        native_size=family.native_size,
        size_multiple=family.size_multiple,
        frame_step=family.frame_step,
        frame_offset=family.frame_offset,
        num_frames=family.num_frames,
        max_frames=family.max_frames,
        fps=family.fps,
        guidance_scale=family.guidance_scale,
        any_size=family.any_size,
        fixed_frames=family.fixed_frames,
        image_to_video=family.needs_image or family.image_pipeline is not None,
    )
    look = _LOOKS.get(family.pipeline)
    found = look(Configs(folder), usual) if look else usual
    width, height = (_up(side, found.size_multiple) for side in found.native_size)
    return replace(found, native_size=(width, height))


def _unet(configs: Configs, usual: Geometry) -> Geometry:
    """Stable Diffusion's way: the UNet's sample size, enlarged by the VAE."""
    scale = _halvings(configs)
    size = configs.value("unet", "sample_size")
    if isinstance(size, list) and len(size) == 2:  # diffusers takes both
        height, width = size
    else:
        height = width = size
    return replace(usual, native_size=(_side(width) * scale, _side(height) * scale))


def _animatediff(configs: Configs, usual: Geometry) -> Geometry:
    """Its motion module knows so many positions in time."""
    part = "unet" if configs.value("unet", "motion_max_seq_length") else "motion_adapter"
    most = configs.number(part, "motion_max_seq_length", usual.max_frames)
    return replace(_unet(configs, usual), max_frames=most, num_frames=min(usual.num_frames, most))


def _wan(configs: Configs, usual: Geometry) -> Geometry:
    """Its VAEs say how far they shrink; the one that shrinks sixteenfold came with TI2V-5B, which
    can start from a picture, too.
    """
    spatial = configs.number("vae", "scale_factor_spatial", 8)
    found = _shrunk(configs, usual, spatial, configs.number("vae", "scale_factor_temporal", 4))
    found = replace(
        found, image_to_video=usual.image_to_video and configs.index("expand_timesteps") is True
    )
    if spatial == 16:
        return replace(found, native_size=(1280, 704), num_frames=121, fps=24)
    return found


def _wan_image(configs: Configs, usual: Geometry) -> Geometry:
    return replace(_wan(configs, usual), image_to_video=True)


def _helios(configs: Configs, usual: Geometry) -> Geometry:
    """Chunks of nine latent frames; each but the first adds one less than it holds."""
    temporal = configs.number("vae", "scale_factor_temporal", 4)
    found = _shrunk(configs, usual, configs.number("vae", "scale_factor_spatial", 8), temporal)
    return replace(found, frame_step=8 * temporal)


def _skyreels(configs: Configs, usual: Geometry) -> Geometry:
    """Its pipelines count the VAE's halvings. Diffusion forcing may take its frames in blocks."""
    halvings = configs.items("vae", "temperal_downsample", [False, True, True])
    temporal = 2 ** sum(map(bool, halvings))
    found = _shrunk(configs, usual, 2 ** len(halvings), temporal)
    step = temporal * configs.number("transformer", "num_frame_per_block", 1)
    return replace(found, frame_step=step, frame_offset=(1 - temporal) % step)


def _ltx(configs: Configs, usual: Geometry) -> Geometry:
    """Its VAEs name their ratios, or say how often they halve what was cut into patches."""
    halvings = sum(map(bool, configs.items("vae", "spatio_temporal_scaling", [1, 1, 1, 0])))
    spatial = configs.number("vae", "patch_size", 4) * 2**halvings
    temporal = configs.number("vae", "patch_size_t", 1) * 2**halvings
    return _shrunk(
        configs,
        usual,
        configs.number("vae", "spatial_compression_ratio", spatial),
        configs.number("vae", "temporal_compression_ratio", temporal),
        patch=1,
    )


def _ltx_2(configs: Configs, usual: Geometry) -> Geometry:
    """Its decoder mirrors pictures at their edges, for which one latent is too little."""
    return replace(_ltx(configs, usual), smallest=2)


def _cogvideox(configs: Configs, usual: Geometry) -> Geometry:
    """With learned positions it knows its own size and length only. 1.5 takes two latent frames as
    one, and is meant for twice the pace.
    """
    scale = _halvings(configs)
    found = _shrunk(configs, usual, scale, configs.number("vae", "temporal_compression_ratio", 4))
    width = configs.number("transformer", "sample_width", usual.native_size[0] // scale)
    height = configs.number("transformer", "sample_height", usual.native_size[1] // scale)
    count = configs.number("transformer", "sample_frames", usual.num_frames)
    found = replace(found, native_size=(width * scale, height * scale), num_frames=count)
    if configs.value("transformer", "patch_size_t"):
        # It cuts its positions out of those of the largest picture.
        largest = (width * scale, height * scale)
        native = (min(largest[0], 1360), min(largest[1], 768))
        found = replace(found, fps=16, max_frames=161, native_size=native, largest=largest)
    if configs.value("transformer", "use_learned_positional_embeddings") is True:
        found = replace(found, any_size=False, fixed_frames=True)
    return replace(found, max_frames=max(found.max_frames, count))


def _hunyuan(configs: Configs, usual: Geometry) -> Geometry:
    return _shrunk(
        configs,
        usual,
        configs.number("vae", "spatial_compression_ratio", 8),
        configs.number("vae", "temporal_compression_ratio", 4),
        patch=2,
    )


def _hunyuan_15(configs: Configs, usual: Geometry) -> Geometry:
    """Its transformers were made for 480 or for 720 lines."""
    found = _shrunk(
        configs,
        usual,
        configs.number("vae", "spatial_compression_ratio", 16),
        configs.number("vae", "temporal_compression_ratio", 4),
        patch=1,
    )
    found = replace(found, guidance_scale=configs.guidance(usual.guidance_scale))
    large = configs.number("transformer", "target_size", 640) >= 960
    return replace(found, native_size=(1280, 720)) if large else found


def _latte(configs: Configs, usual: Geometry) -> Geometry:
    scale = _halvings(configs)
    side = configs.number("transformer", "sample_size", 64) * scale
    multiple = scale * configs.number("transformer", "patch_size", 2)
    count = configs.number("transformer", "video_length", usual.num_frames)
    return replace(usual, native_size=(side, side), size_multiple=multiple, num_frames=count)


def _allegro(configs: Configs, usual: Geometry) -> Geometry:
    scale = _halvings(configs)
    temporal = configs.number("vae", "temporal_compression_ratio", 4)
    width = configs.number("transformer", "sample_width", usual.native_size[0] // scale)
    height = configs.number("transformer", "sample_height", usual.native_size[1] // scale)
    count = configs.number("transformer", "sample_frames", usual.num_frames // temporal)
    found = _shrunk(configs, usual, scale, temporal)
    size = (width * scale, height * scale)
    return replace(
        found, native_size=size, num_frames=count * temporal, frame_step=1, frame_offset=0
    )


def _sana(configs: Configs, usual: Geometry) -> Geometry:
    """It comes with Wan's VAE or with LTX-2's, which call their ratios otherwise. Its transformers
    were made for 480 or for 720 lines.
    """
    kind = configs.index("vae")
    if isinstance(kind, list) and kind[-1] == "AutoencoderKLLTX2Video":
        found = _ltx_2(configs, usual)
        patch = _patch(configs, 2)
        multiple = math.lcm(32, found.size_multiple * patch)
        found = replace(found, size_multiple=multiple)
    else:
        spatial = configs.number("vae", "scale_factor_spatial", 8)
        temporal = configs.number("vae", "scale_factor_temporal", 4)
        found = _shrunk(configs, usual, spatial, temporal)
    large = configs.value("transformer", "sample_size") == 22
    return replace(found, native_size=(1280, 704)) if large else found


_LOOKS: dict[str, Callable[[Configs, Geometry], Geometry]] = {
    "TextToVideoSDPipeline": _unet,
    "AnimateDiffPipeline": _animatediff,
    "WanPipeline": _wan,
    "WanImageToVideoPipeline": _wan_image,
    "AnyFlowPipeline": _wan,
    "HeliosPipeline": _helios,
    "SkyReelsV2Pipeline": _skyreels,
    "SkyReelsV2DiffusionForcingPipeline": _skyreels,
    "SkyReelsV2ImageToVideoPipeline": _skyreels,
    "LTXPipeline": _ltx,
    "LTXImageToVideoPipeline": _ltx,
    "LTXConditionPipeline": _ltx,
    "LTX2Pipeline": _ltx_2,
    "CogVideoXPipeline": _cogvideox,
    "CogVideoXImageToVideoPipeline": _cogvideox,
    "HunyuanVideoPipeline": _hunyuan,
    "HunyuanVideo15Pipeline": _hunyuan_15,
    "LattePipeline": _latte,
    "AllegroPipeline": _allegro,
    "SanaVideoPipeline": _sana,
}


def _shrunk(
    configs: Configs, usual: Geometry, spatial: int, temporal: int, patch: int = 2
) -> Geometry:
    """Of a VAE that shrinks pictures and time so far, and a transformer that takes the result in
    patches. The class's own multiple holds in any case: it refuses others.
    """
    multiple = math.lcm(usual.size_multiple, spatial * _patch(configs, patch))
    return replace(usual, size_multiple=multiple, frame_step=temporal, frame_offset=1 % temporal)


def _patch(configs: Configs, usual: int) -> int:
    """One side of the transformer's patches."""
    size = configs.value("transformer", "patch_size")
    if isinstance(size, list) and len(size) == 3:  # of time, height and width
        return math.lcm(*(_number(side, usual) for side in size[1:]))
    return _number(size, usual)


def _halvings(configs: Configs) -> int:
    """By how much the VAE shrinks pictures: twofold for each level but the first."""
    return 1 << len(configs.items("vae", "block_out_channels", [0] * 4)) - 1


def _number(value: Any, usual: int) -> int:
    is_number = isinstance(value, int) and not isinstance(value, bool)
    return int(value) if is_number and 0 < value <= MOST else usual


def _side(size: Any) -> int:
    return _number(size, 32) if _number(size, 32) <= 1024 else 32


def _up(value: int, multiple: int) -> int:
    return math.ceil(value / multiple) * multiple
