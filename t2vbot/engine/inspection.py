"""What is wrong with a folder of weights, found before anything of it is loaded: files are opened,
headers and configurations read, and nothing computes.

``doctor`` and the bot ask the same question here, so they give the same answer.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from ..catalog.checkpoint import (
    INDEX,
    LFS,
    WrongEncoding,
    fault,
    needed_files,
    parts,
    read_index,
    read_json,
)
from ..catalog.classifier import CONFIG, KINDS, PROCESSOR, Classifier, labels_in
from ..catalog.families import SCHEDULER
from ..catalog.model import Model
from ..text import Text

MOST_HEADER = 100 * 2**20  # bytes, by safetensors' own rule
# What a configuration must not say: that a library fetches code, or reads the weights otherwise.
ATTENTION = ("attn_implementation", "_attn_implementation", "_attn_implementation_internal")


def inspect(model: Model, folder: Path) -> Text | None:
    """What is wrong, and what to do, for the host; None where nothing is known to be."""
    return next(_faults(model, folder), None)


def inspect_classifier(classifier: Classifier, folder: Path) -> Text | None:
    """What is wrong with the output check's classifier; see ``inspect``."""
    return next(_classifier_faults(classifier, folder), None)


def _faults(model: Model, folder: Path) -> Iterator[Text]:
    yield from _closed([folder, *folder.glob("*"), *folder.glob("*/*")])
    configs = [folder / INDEX, *folder.glob("*/*.json"), *folder.glob("*/*.txt")]
    yield from _pointers(folder, configs)
    try:
        index = read_index(folder / INDEX)
        for path in sorted(folder.glob("*/*config*.json")):
            if path.parent.name in parts(index):
                read_json(path)
    except (OSError, ValueError) as error:
        yield _unread(folder, error)
        return
    yield from _unusable_parts(model, folder, index)
    if missing := fault(folder, model.variant, model.pickled):
        yield Text("engine-fault-missing", what=missing, folder=str(folder))
        return
    files = [path.relative_to(folder).as_posix() for path in folder.glob("*/*")]
    needed = [folder / name for name in needed_files(index, files, model.variant, model.pickled)]
    yield from _pointers(folder, needed)
    for path in needed:
        yield from _broken_weights(path)


def inspect_parts(model: Model, folder: Path) -> Text | None:
    """What is wrong with the classes and configurations alone, where no weights are here yet."""
    return next(_unusable_parts(model, folder, read_index(folder / INDEX)), None)


def _unusable_parts(model: Model, folder: Path, index: dict[str, Any]) -> Iterator[Text]:
    yield from _foreign_classes(model, folder, index)
    for part in parts(index):
        yield from _quantized(folder / part / "config.json")


def _classifier_faults(classifier: Classifier, folder: Path) -> Iterator[Text]:
    yield from _closed([folder, *folder.glob("*")])
    yield from _pointers(folder, [folder / CONFIG, folder / PROCESSOR])
    if missing := classifier.fault(folder):
        if replace(classifier, pickled=True).is_complete(folder):
            yield Text("engine-check-pickles", model=classifier.title)
        yield Text("engine-fault-missing", what=missing, folder=str(folder))
        return
    try:
        config, _ = read_json(folder / CONFIG), read_json(folder / PROCESSOR)
    except (OSError, ValueError) as error:
        yield _unread(folder, error)
        return
    needed = classifier.needed(folder / CONFIG, [path.name for path in folder.iterdir()])
    weights = [folder / name for name in needed if name not in (CONFIG, PROCESSOR)]
    yield from _pointers(folder, weights)
    for path in weights:
        yield from _broken_weights(path)
    yield from _quantized(folder / CONFIG)
    if config.get("model_type") not in KINDS:
        name, known = str(config.get("model_type"))[:200], ", ".join(KINDS)
        yield Text("engine-check-kind", name=name, known=known)
    try:
        classifier.numbers(config)
    except LookupError as error:
        known = ", ".join(labels_in(config).values())[:200] or "-"
        yield Text("engine-check-no-label", label=str(error.args[0]), known=known)


def _unread(folder: Path, error: Exception) -> Text:
    """A configuration that is none."""
    if isinstance(error, WrongEncoding):
        return Text("engine-fault-encoding", file=str(error.path), encoding=error.encoding)
    return Text("engine-fault-file", error=str(error), folder=str(folder))


def _closed(paths: list[Path]) -> Iterator[Text]:
    """What the user that the bot runs as may not read."""
    for path in paths:
        if path.exists() and not os.access(path, os.R_OK | (os.X_OK if path.is_dir() else 0)):
            yield Text("engine-fault-rights", file=str(path))


def _pointers(folder: Path, paths: list[Path]) -> Iterator[Text]:
    """Git's stand-ins for large files, where the files themselves were not fetched."""
    for path in paths:
        try:
            with path.open("rb") as file:
                if file.read(len(LFS)) == LFS:
                    yield Text("engine-fault-lfs", file=str(path), folder=str(folder))
        except OSError:  # said below
            continue


def _foreign_classes(model: Model, folder: Path, index: dict[str, Any]) -> Iterator[Text]:
    """A pipeline is made of the classes that its family names, and nothing else is imported."""
    family = model.kind
    for part in parts(index):
        name = ".".join(str(name) for name in index[part])
        allowed = family.components.get(part, ())
        if name not in allowed and not (SCHEDULER in allowed and _is_scheduler(name)):
            yield Text("engine-fault-class", part=part, name=name[:200])
    for part in family.components:
        if part not in (*parts(index), *family.optional):
            yield Text("engine-fault-missing", what=part, folder=str(folder))


def _is_scheduler(name: str) -> bool:
    """Which ones there are, diffusers says."""
    return name.startswith("diffusers.") and name.count(".") == 1 and name.endswith("Scheduler")


def _broken_weights(path: Path) -> Iterator[Text]:
    """By its size and, for safetensors, by what its header promises."""
    size = path.stat().st_size
    # In the hub's cache that is a link, and what has to go is what it leads to.
    file = str(path.resolve())
    if size == 0:
        yield Text("engine-fault-empty", file=file)
    elif path.suffix == ".safetensors" and (problem := _header_fault(path, size)):
        yield Text("engine-fault-cut", file=file, problem=problem)


def _header_fault(path: Path, size: int) -> str | None:
    """The format: https://github.com/huggingface/safetensors#format"""
    with path.open("rb") as file:
        length = int.from_bytes(file.read(8), "little")
        if not 2 <= length <= min(size - 8, MOST_HEADER):
            return "its header is not whole"
        try:
            header = json.loads(file.read(length))
            ends = [
                one["data_offsets"][1] for name, one in header.items() if name != "__metadata__"
            ]
            promised = 8 + length + max(ends, default=0)
        except (ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError):
            return "its header cannot be read"
    return None if promised == size else f"it has {size} bytes of {promised}"


def _quantized(path: Path) -> Iterator[Text]:
    if path.is_file() and read_json(path).get("quantization_config"):
        yield Text("engine-fault-quantized", file=str(path))


def without_attention(config: Any) -> Any:
    """A configuration that does not say how attention is computed, at any depth: a name there can
    make transformers fetch code from the hub and run it.
    """
    if isinstance(config, dict):
        return {k: without_attention(v) for k, v in config.items() if k not in ATTENTION}
    return [without_attention(value) for value in config] if isinstance(config, list) else config
