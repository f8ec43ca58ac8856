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
HUB_ID = re.compile(r"[\w-][\w.-]*/[\w.-]+")  # owner/name
LFS = b"version https://git-lfs.github.com/spec/"  # how a pointer to a large file begins

# model.safetensors · model.fp16.safetensors · model.fp16-00001-of-00002.safetensors, and the older
# model-00001-of-00002.fp16.safetensors. Other stems beside these are other programs' formats.
_WEIGHTS = re.compile(
    r"(?:model|diffusion_pytorch_model|pytorch_model)"
    r"(?:\.(?P<variant>\w+))?(?:-\d{5}-of-\d{5})?(?:\.(?P<old_variant>\w+))?"
    r"\.(?P<format>safetensors|bin)"
)
_SHARD_INDEX = re.compile(r".+\.(?P<format>safetensors|bin)\.index(?:\.(?P<variant>\w+))?\.json")
# Configurations, vocabularies, and how a chat model is spoken to, which transformers runs in a
# sandbox.
_PLAIN_SUFFIXES = (".json", ".txt", ".model", ".jinja")


MOST_JSON = 64 * 2**20  # bytes; the largest vocabularies have some 35 MB


def read_json(path: Path) -> dict[str, Any]:
    """A configuration. Raises ``OSError``, or ``ValueError`` saying what it is instead."""
    if path.stat().st_size > MOST_JSON:
        raise ValueError(f"{path.name} is too large")
    data = path.read_bytes()
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in data[:4]:
        raise WrongEncoding(path, "UTF-16")
    if data.startswith(b"\xef\xbb\xbf"):
        raise WrongEncoding(path, "UTF-8 with a byte order mark")
    try:
        found = json.loads(data.decode("utf-8"))
    except RecursionError:
        raise ValueError(f"{path.name} is nested too deeply") from None
    except ValueError as error:
        raise ValueError(f"{path.name} is no JSON: {error}") from error
    if not isinstance(found, dict):
        raise ValueError(f"{path.name} holds no JSON object")
    return found


class WrongEncoding(ValueError):
    """A configuration that diffusers could not read, though an editor shows nothing of that."""

    def __init__(self, path: Path, encoding: str) -> None:
        super().__init__(f"{path.name} is written in {encoding}")
        self.path = path
        self.encoding = encoding


def read_index(path: Path) -> dict[str, Any]:
    """``model_index.json``; raises ``ValueError`` or ``OSError`` if it is none."""
    index = read_json(path)
    if not isinstance(index.get("_class_name"), str | list):
        raise ValueError(f"{INDEX} names no pipeline class")
    return index


def parts(index: dict[str, Any]) -> list[str]:
    """The components that the pipeline really has, such as "unet" and "vae"."""
    return [
        name
        for name, kind in index.items()
        if not name.startswith("_") and isinstance(kind, list) and kind and kind[0] is not None
    ]


def needed_files(
    index: dict[str, Any], files: Iterable[str], variant: str | None, pickled: bool = False
) -> list[str]:
    """Those of ``files`` (with "/") that the pipeline reads: in one format, and each component in
    the variant that ``variant_of`` chooses.

    Raises ``LookupError`` with the name of a component that has no weights among them.
    """
    everything = sorted(files)
    needed = [INDEX]
    for part in parts(index):
        names = names_in(part, everything)
        plain = [name for name in names if _is_plain(name)]
        weights = weights_of(names, variant_of(names, variant, pickled), pickled)
        if "config.json" in plain and not weights:  # only networks have a file of that name
            raise LookupError(part)
        needed += [f"{part}/{name}" for name in (*plain, *weights)]
    return needed


def names_in(part: str, files: Iterable[str]) -> list[str]:
    """The names of the files of a component."""
    names = [name.removeprefix(f"{part}/") for name in files if name.startswith(f"{part}/")]
    return [name for name in names if "/" not in name]


def variant_of(names: Iterable[str], wanted: str | None, pickled: bool = False) -> str | None:
    """The variant in which a component is read: the one that is ``wanted``, else the files without
    one, else what there is. People put folders together out of several downloads.
    """
    names = list(names)
    matches = [match for name in names if (match := _WEIGHTS.fullmatch(name))]
    found = {variant for match in matches if (variant := _variant(match))}
    for variant in dict.fromkeys((wanted, None, *sorted(found))):
        if weights_of(names, variant, pickled):
            return variant
    return None


def fault(folder: Path, variant: str | None, pickled: bool = False) -> str | None:
    """What is missing in a folder, in a few words; None if everything is there.

    Looks at names only. diffusers notices most of this too, but not all: without its vocabulary a
    tokenizer loads and understands nothing.
    """
    files = [path.relative_to(folder).as_posix() for path in folder.glob("*/*")]
    try:
        index = read_index(folder / INDEX)
        absent = [part for part in parts(index) if not (folder / part).is_dir()]
        if absent:
            return absent[0]
        needed = needed_files(index, files, variant, pickled)
        absent += [name for name in needed if not (folder / name).is_file()]  # a link to nothing
        absent += [shard for name in needed for shard in absent_shards(folder / name)]
        for part in parts(index):
            absent += _absent_configs(folder, index, part)
    except LookupError as error:
        return f"weights of {error}"
    except (OSError, ValueError, TypeError, AttributeError):
        return f"proper {INDEX} or index of shards"
    return absent[0] if absent else None


def is_complete(folder: Path, variant: str | None, pickled: bool = False) -> bool:
    """Whether every component of the pipeline is there, with all shards of its weights."""
    return fault(folder, variant, pickled) is None


def absent_shards(path: Path) -> list[str]:
    """The shards that an index names and that are not beside it; none for any other file."""
    if not _SHARD_INDEX.fullmatch(path.name):
        return []
    shards = {str(name) for name in read_json(path)["weight_map"].values()}
    return sorted(shard for shard in shards if not _is_beside(path, shard))


def _is_beside(path: Path, name: str) -> bool:
    """Whether there is a file of that name in the same folder: it must not lead out of it."""
    return "/" not in name and "\\" not in name and (path.parent / name).is_file()


def _absent_configs(folder: Path, index: dict[str, Any], part: str) -> list[str]:
    """What a component cannot do without, by what it is."""
    kind = str(index[part][1]) if len(index[part]) > 1 else ""
    if "Tokenizer" in kind:
        return [f"vocabulary of {part}"] if _is_mute(folder, kind, part) else []
    names = _config_names(kind)
    return [] if any((folder / part / n).is_file() for n in names) else [f"{part}/{names[0]}"]


def _config_names(kind: str) -> tuple[str, ...]:
    """What the configuration of a part of that class may be called."""
    if kind.endswith("Scheduler"):
        return ("scheduler_config.json",)
    if "Processor" in kind:
        return ("preprocessor_config.json", "processor_config.json")
    return ("guider_config.json",) if kind.endswith("Guidance") else ("config.json",)


def _is_mute(folder: Path, kind: str, part: str) -> bool:
    """Whether this is a tokenizer without words. ByT5's needs none: its tokens are bytes."""
    return not kind.startswith("ByT5") and not any(
        path.name in ("tokenizer.json", "vocab.json", "vocab.txt") or path.suffix == ".model"
        for path in (folder / part).iterdir()
    )


def has_only_pickles(folder: Path) -> bool:
    """Whether a component has weights, and none of them as safetensors."""
    return is_complete(folder, None, pickled=True) and not is_complete(folder, None)


def variants(files: Iterable[str]) -> set[str | None]:
    """The variants that there are safetensors of; None stands for files without one."""
    names = (name.rpartition("/")[2] for name in files)
    matches = (_WEIGHTS.fullmatch(name) for name in names)
    return {_variant(match) for match in matches if match and match["format"] == "safetensors"}


def best_variant(files: Iterable[str], dtype: str) -> str | None:
    """The one that is written in that dtype already, and so half as large; else the files without
    a variant, else what there is.
    """
    found = variants(files)
    if (wanted := {"float16": "fp16", "bfloat16": "bf16"}.get(dtype)) in found:
        return wanted
    return None if None in found or not found else sorted(filter(None, found))[0]


def _is_plain(name: str) -> bool:
    return name.endswith(_PLAIN_SUFFIXES) and not _SHARD_INDEX.fullmatch(name)


def weights_of(names: list[str], variant: str | None, pickled: bool) -> list[str]:
    """The weight files of exactly this variant, with their shard index."""
    for file_format in ("safetensors", "bin") if pickled else ("safetensors",):
        found = [name for name in names if _is_of(_WEIGHTS, name, file_format, variant)]
        if found:
            indexes = [n for n in names if _is_of(_SHARD_INDEX, n, file_format, variant)]
            return [*found, *indexes]
    return []


def _is_of(pattern: re.Pattern[str], name: str, file_format: str, variant: str | None) -> bool:
    match = pattern.fullmatch(name)
    return match is not None and match["format"] == file_format and _variant(match) == variant


def _variant(match: re.Match[str]) -> str | None:
    groups = match.groupdict()
    return groups["variant"] or groups.get("old_variant")
