"""A pipeline class that the bot has no table for, worked out from how it is called and from what a
folder of it says.

Such a table is a guess on the safe side: sizes and frames that nearly every model of its kind
takes. It is written into the host's file, where they correct it.
"""

from __future__ import annotations

import dataclasses
import inspect
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from ..catalog.checkpoint import INDEX, parts, read_index, read_json
from ..catalog.families import SCHEDULER, Family
from ..errors import ModelUnavailable
from ..text import Text

FRAMES = ("num_frames", "video_length", "frames")  # what the number of frames is called
NEEDED = ("prompt", "height", "width", "num_inference_steps", "generator", "output_type")
FROM_PICTURES = (
    "ToVideo",
    "ToWorld",
    "2Video",
    "I2V",
    "Control",
    "Inpaint",
    "InContext",
)  # in a name, unless "Text" is before it
USUAL_SIDE = 512  # pixels, where nothing says more
USUAL_FPS = 8.0
USUAL_STEPS, USUAL_GUIDANCE = 50, 5.0
SAFE_MULTIPLE = 16  # pixels: with most autoencoders and patches


def family_of(folder: Path) -> Family:
    """The table of a folder's class. Raises ``ModelUnavailable`` saying why it cannot work."""
    index = read_index(folder / INDEX)
    name = index["_class_name"]
    if not isinstance(name, str):
        raise ModelUnavailable(Text("models-own-code", name=".".join(map(str, name))))
    parameters = _parameters(name)
    components = dict(_components(index))
    rule = _Rule.of(folder, components, _default(parameters, _frames_name(parameters), int))
    width, height = _size(folder, components, parameters, rule)
    frames = rule.nearest(_default(parameters, _frames_name(parameters), int) or 16)
    networks = [part for part, kinds in components.items() if kinds != (SCHEDULER,)]
    return Family(
        pipeline=name,
        title=name.removesuffix("Pipeline"),
        size_multiple=rule.multiple,
        frame_step=rule.step,
        frame_offset=rule.offset,
        num_frames=frames,
        max_frames=frames,
        fps=_default(parameters, "frame_rate", float) or _default(parameters, "fps", float) or 8,
        dtype="float16" if "unet" in components else "bfloat16",
        num_inference_steps=_default(parameters, "num_inference_steps", int) or USUAL_STEPS,
        guidance_scale=_default(parameters, "guidance_scale", float) or USUAL_GUIDANCE,
        native_size=(width, height),
        components=components,
        denoisers=tuple(part for part in networks if part.startswith(("transformer", "unet"))),
        text_encoders=tuple(part for part in networks if part.startswith("text_encoder")),
        arguments=dict(_other_names(parameters)),
        negative_prompt="negative_prompt" in parameters,
    )


def _parameters(name: str) -> Mapping[str, inspect.Parameter]:
    """Of the class's call, where a prompt alone makes a video with it."""
    import diffusers

    with _quiet():
        kind: Any = getattr(diffusers, name, None)
    lacking = getattr(kind, "_backends", ())
    if lacking:  # diffusers' stand-in for a class that needs other packages
        raise ModelUnavailable(
            Text("models-class-lacks", name=name, packages=", ".join(map(str, lacking)))
        )
    if not isinstance(kind, type) or not issubclass(kind, diffusers.DiffusionPipeline):
        raise ModelUnavailable(Text("models-no-class", name=name, version=diffusers.__version__))
    parameters = inspect.signature(kind.__call__).parameters
    if reason := _unfit(name, kind, parameters):
        raise ModelUnavailable(reason)
    return parameters


@contextmanager
def _quiet() -> Iterator[None]:
    """Without what the libraries warn of as a class is imported."""
    from transformers.utils import logging

    level = logging.get_verbosity()
    logging.set_verbosity_error()
    try:
        yield
    finally:
        logging.set_verbosity(level)


def _unfit(name: str, kind: type, parameters: Mapping[str, inspect.Parameter]) -> Text | None:
    """Why the class is of no use here."""
    demanded = [
        parameter.name
        for parameter in parameters.values()
        if parameter.default is parameter.empty
        and parameter.kind not in (parameter.VAR_KEYWORD, parameter.VAR_POSITIONAL)
        and parameter.name not in ("self", *NEEDED, *FRAMES, "guidance_scale", "negative_prompt")
    ]
    begins = "TextTo" in name or "Text2" in name
    if demanded or (not begins and any(word in name for word in FROM_PICTURES)):
        return Text("models-needs-more", name=name, needs=", ".join(demanded) or "image")
    if "prompt" not in parameters:
        return Text("models-no-prompt", name=name)
    if not _gives_frames(kind) or not _frames_name(parameters):
        return Text("models-makes-pictures", name=name)
    if absent := [each for each in NEEDED if each not in parameters]:
        return Text("models-cannot-be-asked", name=name, absent=", ".join(absent))
    return None


def _gives_frames(kind: type) -> bool:
    """Whether its output has frames: its module names the class of it."""
    module = vars(sys.modules[kind.__module__])
    outputs = [one for one in module.values() if dataclasses.is_dataclass(one)]
    return any(field.name == "frames" for one in outputs for field in dataclasses.fields(one))


def _frames_name(parameters: Mapping[str, inspect.Parameter]) -> str:
    return next((name for name in FRAMES if name in parameters), "")


def _other_names(parameters: Mapping[str, inspect.Parameter]) -> Iterator[tuple[str, str]]:
    """What is called otherwise, or ("") not asked for at all."""
    if (name := _frames_name(parameters)) != "num_frames":
        yield "num_frames", name
    if "guidance_scale" not in parameters:
        yield "guidance_scale", ""


def _default(parameters: Mapping[str, inspect.Parameter], name: str, kind: type) -> Any:
    """The class's own value, where it is a number above zero."""
    value: Any = parameters[name].default if name in parameters else None
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return kind(value) if is_number and value > 0 else None


def _components(index: Mapping[str, Any]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The classes that the folder has: libraries' own ones of the kinds that pipelines consist of,
    and nothing else is ever imported for it.
    """
    for part in parts(dict(index)):
        library, name = (*map(str, index[part]), "")[:2]
        kind = _library_class(library, name)
        if kind is None:
            raise ModelUnavailable(Text("engine-fault-class", part=part, name=f"{library}.{name}"))
        yield part, (SCHEDULER,) if name.endswith("Scheduler") else (f"{library}.{name}",)


def _library_class(library: str, name: str) -> type | None:
    import diffusers
    import transformers

    allowed = (
        *(diffusers.ModelMixin, diffusers.SchedulerMixin, transformers.PreTrainedModel),
        *(transformers.PreTrainedTokenizerBase, transformers.ProcessorMixin),
        *(transformers.FeatureExtractionMixin, transformers.ImageProcessingMixin),
    )
    module: Any = {"diffusers": diffusers, "transformers": transformers}.get(library)
    kind = getattr(module, name, None) if module and name.isidentifier() else None
    return kind if isinstance(kind, type) and issubclass(kind, allowed) else None


@dataclasses.dataclass(frozen=True, slots=True)
class _Rule:
    """What sides are multiples of, and how frames are counted."""

    spatial: int  # pixels of a number of the latents
    multiple: int
    step: int
    offset: int

    @classmethod
    def of(cls, folder: Path, components: Mapping[str, Any], default: int | None) -> _Rule:
        """As the autoencoder compresses time and picture; where it does not say, as the class's
        own number of frames would have it.
        """
        vae = _config(folder, "vae")
        spatial = _first(vae, "spatial_compression_ratio", "scale_factor_spatial")
        blocks = vae.get("block_out_channels") or vae.get("dim_mult")
        spatial = spatial or (2 ** (len(blocks) - 1) if isinstance(blocks, list) and blocks else 8)
        patch = max((_patch(_config(folder, part)) for part in components), default=1)
        multiple = spatial * patch * -(-SAFE_MULTIPLE // (spatial * patch))
        temporal = _first(vae, "temporal_compression_ratio", "scale_factor_temporal")
        halved = vae.get("temperal_downsample")  # sic
        if temporal is None and isinstance(halved, list):
            temporal = 2 ** sum(bool(one) for one in halved)
        likely = (8, 6, 4, 2) if temporal is None else (temporal,)
        for step in likely:
            if default and step > 1 and default % step in (0, 1):
                return cls(spatial, multiple, step, default % step)
        step = temporal or 1
        return cls(spatial, multiple, step, 1 if step > 1 else 0)

    def nearest(self, frames: int) -> int:
        return max((frames - self.offset) // self.step, 1) * self.step + self.offset

    def side(self, wanted: int) -> int:
        return max(wanted // self.multiple, 1) * self.multiple


def _size(
    folder: Path,
    components: Mapping[str, Any],
    parameters: Mapping[str, inspect.Parameter],
    rule: _Rule,
) -> tuple[int, int]:
    """Width and height: the call's own, else what the network was made for."""
    width, height = (_default(parameters, name, int) for name in ("width", "height"))
    for part in components:
        config = _config(folder, part)
        square = _first(config, "sample_size")
        if not height and (sample := _first(config, "sample_height") or square):
            height = sample * rule.spatial
        if not width and (sample := _first(config, "sample_width") or square):
            width = sample * rule.spatial
    return rule.side(width or USUAL_SIDE), rule.side(height or USUAL_SIDE)


def _first(config: Mapping[str, Any], *names: str) -> int | None:
    values = (config.get(name) for name in names)
    return next((v for v in values if type(v) is int and 0 < v <= 4096), None)


def _patch(config: Mapping[str, Any]) -> int:
    size = config.get("patch_size")
    if isinstance(size, list) and size:
        size = size[-1]
    return size if type(size) is int and 0 < size <= 16 else 1


def _config(folder: Path, part: str) -> dict[str, Any]:
    try:
        return read_json(folder / part / "config.json")
    except (OSError, ValueError):
        return {}  # loading names the broken file; here it is only a guess
