"""The parts of a pipeline, each read by the class that its family allows, and in the variant that
its own files have.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import Path
from typing import Any

import diffusers
import transformers

from ..catalog.checkpoint import INDEX, names_in, parts, read_index, read_json, variant_of
from ..catalog.model import Model, Quantization
from ..errors import ModelUnavailable
from ..text import ENGLISH, Text, render
from .inspection import without_attention
from .quantizing import config_of

# Of the same result; the others need a package that the bot does without.
_WITHOUT_TORCHVISION = {
    "CLIPImageProcessor": "CLIPImageProcessorPil",
    "CLIPImageProcessorFast": "CLIPImageProcessorPil",
}
# Torch's own, or transformers' where a network computes what that cannot (Gemma 2's soft limits);
# never a name out of a folder.
ATTENTION, PLAIN_ATTENTION = "sdpa", "eager"


def read_components(
    model: Model,
    folder: Path,
    dtype_of: Callable[[str], Any],
    quantization: Mapping[str, Quantization] | None = None,
) -> dict[str, Any]:
    """Every part, ready for the pipeline, in its own dtype or in fewer bits. Raises what the
    libraries raise.
    """
    index = read_index(folder / INDEX)
    files = [path.relative_to(folder).as_posix() for path in folder.glob("*/*")]
    read = {}
    for part in parts(index):
        variant = variant_of(names_in(part, files), model.variant, model.pickled)
        kind, where = _class(index[part]), folder / part
        if part in model.gguf:
            read[part] = _read_gguf(kind, where, model.gguf[part].file, dtype_of(part))
            continue
        options = {}
        if quantization and part in quantization:
            options["quantization_config"] = config_of(quantization[part], kind, model)
        read[part] = _read(kind, where, dtype_of(part), variant, model.pickled, options)
    return read


def _read_gguf(kind: Any, folder: Path, file: Path, dtype: Any) -> Any:
    """A part out of a single file, with the sizes that the folder's configuration says."""
    return kind.from_single_file(
        str(file),
        config=str(folder.parent),
        subfolder=folder.name,
        quantization_config=diffusers.GGUFQuantizationConfig(compute_dtype=dtype),
        dtype=dtype,
        local_files_only=True,
    )


def _class(kind: list[Any]) -> Any:
    """Of a folder that was inspected, so that only classes that are allowed come here."""
    library, name = kind
    libraries = {"diffusers": diffusers, "transformers": transformers}
    if library not in libraries:  # a pipeline's own, such as "ltx2"
        return getattr(import_module(f"diffusers.pipelines.{library}"), name)
    return getattr(libraries[library], _WITHOUT_TORCHVISION.get(name, name))


def _read(
    kind: Any,
    folder: Path,
    dtype: Any,
    variant: str | None,
    pickled: bool,
    more: dict[str, Any],
) -> Any:
    if not _is_network(kind):
        return kind.from_pretrained(str(folder), local_files_only=True)
    options: dict[str, Any] = {
        "variant": variant,
        # None: take pickles where there is nothing else. torch reads only tensors out of them.
        "use_safetensors": None if pickled else True,
        "local_files_only": True,
        "dtype": dtype,
    } | more
    if issubclass(kind, transformers.PreTrainedModel):
        config = _config(kind, folder)
        options |= {"config": config, "attn_implementation": _attention(kind)}
    return kind.from_pretrained(str(folder), **options)


def _is_network(kind: Any) -> bool:
    return issubclass(kind, transformers.PreTrainedModel | diffusers.ModelMixin)


def _attention(kind: Any) -> str:
    return ATTENTION if kind._supports_sdpa else PLAIN_ATTENTION


def _config(kind: Any, folder: Path) -> Any:
    config = without_attention(read_json(folder / "config.json"))
    return kind.config_class.from_dict(config)


def try_components(model: Model, folder: Path) -> None:
    """Make every part as its configuration says, without any weights: what ``doctor`` can try.
    Raises ``ModelUnavailable`` with the cause.
    """
    from accelerate import init_empty_weights

    index = read_index(folder / INDEX)
    for part in parts(index):
        try:
            with init_empty_weights():
                _make_empty(_class(index[part]), folder / part)
        except Exception as error:  # whatever a configuration makes a library raise
            words = " ".join(str(error).split())[:300] or type(error).__name__
            name = str(index[part][1])
            cause = Text("engine-fault-component", part=part, error=words)
            if name.endswith("Scheduler"):
                cause = Text("engine-fault-scheduler", name=name, error=words)
            damaged = Text("engine-weights-damaged", model=model.title)
            raise ModelUnavailable(damaged, render(cause, ENGLISH)) from error


def _make_empty(kind: Any, folder: Path) -> None:
    if not _is_network(kind):
        kind.from_pretrained(str(folder), local_files_only=True)
    elif issubclass(kind, transformers.PreTrainedModel):
        kind._from_config(_config(kind, folder), attn_implementation=_attention(kind))
    else:
        kind.from_config(kind.load_config(str(folder), local_files_only=True))
