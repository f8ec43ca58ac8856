"""What a folder in diffusers' format consists of: which files make up a model, and whether all are
there.

Works on names alone, so it serves the hub's listing and a folder on disk alike. Imports nothing
heavy.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

INDEX = "model_index.json"

# model.safetensors · model.fp16.safetensors · model.fp16-00001-of-00002.safetensors, and the older
# model-00001-of-00002.fp16.safetensors. Other stems beside these are other programs' formats.
_WEIGHTS = re.compile(
    r"(?:model|diffusion_pytorch_model|pytorch_model)"
    r"(?:\.(?P<variant>\w+))?(?:-\d{5}-of-\d{5})?(?:\.(?P<old_variant>\w+))?"
    r"\.(?P<format>safetensors|bin)"
)
_SHARD_INDEX = re.compile(r".+\.(?P<format>safetensors|bin)\.index(?:\.(?P<variant>\w+))?\.json")
_PLAIN_SUFFIXES = (".json", ".txt", ".model")  # configurations and vocabularies


def read_index(path: Path) -> dict[str, Any]:
    """``model_index.json``; raises ``ValueError`` or ``OSError`` if it is none."""
    index = json.loads(path.read_text(encoding="utf-8"))
    if not isinstance(index, dict) or not isinstance(index.get("_class_name"), str | list):
        raise ValueError("model_index.json names no pipeline class")
    return index


def parts(index: dict[str, Any]) -> list[str]:
    """The components that the pipeline really has, such as "unet" and "vae"."""
    return [
        name
        for name, kind in index.items()
        if not name.startswith("_") and isinstance(kind, list) and kind[0] is not None
    ]


def needed_files(
    index: dict[str, Any], files: Iterable[str], variant: str | None, pickled: bool = False
) -> list[str]:
    """Those of ``files`` (with "/") that the pipeline reads, in one variant and one format.

    Raises ``LookupError`` with the name of a component that has no weights among them.
    """
    everything = sorted(files)
    needed = [INDEX]
    for part in parts(index):
        names = [
            name.removeprefix(f"{part}/") for name in everything if name.startswith(f"{part}/")
        ]
        names = [name for name in names if "/" not in name]
        plain = [name for name in names if _is_plain(name)]
        weights = _weights(names, variant, pickled)
        if "config.json" in plain and not weights:  # only networks have a file of that name
            raise LookupError(part)
        needed += [f"{part}/{name}" for name in (*plain, *weights)]
    return needed


def fault(folder: Path, variant: str | None, pickled: bool = False) -> str | None:
    """What is missing in a folder, in a few words; None if everything is there.

    Looks at names only. diffusers notices most of this too, but not all: without its vocabulary a
    tokenizer loads and understands nothing.
    """
    files = [path.relative_to(folder).as_posix() for path in folder.glob("*/*")]
    try:
        index = read_index(folder / INDEX)
        needed = needed_files(index, files, variant, pickled)
        absent = [part for part in parts(index) if not (folder / part).is_dir()]
        absent += [shard for name in needed for shard in _absent_shards(folder / name)]
        absent += [
            f"vocabulary of {part}" for part in parts(index) if _is_mute(folder, index, part)
        ]
    except LookupError as error:
        return f"weights of {error}"
    except (OSError, ValueError, TypeError, AttributeError):
        return f"proper {INDEX} or index of shards"
    return absent[0] if absent else None


def is_complete(folder: Path, variant: str | None, pickled: bool = False) -> bool:
    """Whether every component of the pipeline is there, with all shards of its weights."""
    return fault(folder, variant, pickled) is None


def _absent_shards(path: Path) -> list[str]:
    if not _SHARD_INDEX.fullmatch(path.name):
        return []
    shards = set(json.loads(path.read_text(encoding="utf-8"))["weight_map"].values())
    return sorted(shard for shard in shards if not (path.parent / shard).is_file())


def _is_mute(folder: Path, index: dict[str, Any], part: str) -> bool:
    """Whether this is a tokenizer without words. ByT5's needs none: its tokens are bytes."""
    kind = str(index[part][1])
    if "Tokenizer" not in kind or kind.startswith("ByT5"):
        return False
    return not any(
        path.name in ("tokenizer.json", "vocab.json", "vocab.txt") or path.suffix == ".model"
        for path in (folder / part).iterdir()
    )


def variants(files: Iterable[str]) -> set[str | None]:
    """The variants that there are safetensors of; None stands for files without one."""
    names = (name.rpartition("/")[2] for name in files)
    matches = (_WEIGHTS.fullmatch(name) for name in names)
    return {_variant(match) for match in matches if match and match["format"] == "safetensors"}


def _is_plain(name: str) -> bool:
    return name.endswith(_PLAIN_SUFFIXES) and not _SHARD_INDEX.fullmatch(name)


def _weights(names: list[str], variant: str | None, pickled: bool) -> list[str]:
    """The weight files to read, with their shard index: the variant before the plain ones."""
    for file_format in ("safetensors", "bin") if pickled else ("safetensors",):
        for wanted in dict.fromkeys((variant, None)):
            found = [name for name in names if _is_of(_WEIGHTS, name, file_format, wanted)]
            if found:
                indexes = [n for n in names if _is_of(_SHARD_INDEX, n, file_format, wanted)]
                return [*found, *indexes]
    return []


def _is_of(pattern: re.Pattern[str], name: str, file_format: str, variant: str | None) -> bool:
    match = pattern.fullmatch(name)
    return match is not None and match["format"] == file_format and _variant(match) == variant


def _variant(match: re.Match[str]) -> str | None:
    groups = match.groupdict()
    return groups["variant"] or groups.get("old_variant")
