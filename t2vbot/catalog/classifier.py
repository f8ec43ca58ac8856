"""An image classifier of transformers as data: where its weights are, which files it consists of,
and which of its labels count. The output check looks at videos with one.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..errors import SettingsError
from ..text import Text
from .catalog import QUOTES
from .checkpoint import HUB_ID, absent_shards, variant_of, weights_of

CONFIG = "config.json"
PROCESSOR = "preprocessor_config.json"  # how a picture is made ready for it

# The architectures that are read, by the name in a configuration. No other class is imported, and
# none of them is code of another library (as "timm_wrapper" is).
KINDS = {
    "beit": "BeitForImageClassification",
    "convnext": "ConvNextForImageClassification",
    "dinov2": "Dinov2ForImageClassification",
    "siglip": "SiglipForImageClassification",
    "swin": "SwinForImageClassification",
    "vit": "ViTForImageClassification",
}


@dataclass(frozen=True, slots=True)
class Classifier:
    """One classifier, in a folder of this computer or a repository of the hub."""

    title: str  # as the host wrote it
    labels: tuple[str, ...]  # those that count
    hub_id: str | None = None
    folder: Path | None = None
    pickled: bool = False  # whether a pickle may be read where there are no safetensors
    revision: str = "main"
    also_hub_ids: tuple[str, ...] = ()

    @property
    def index(self) -> str:
        """The file without which there is no classifier."""
        return CONFIG

    def needed(self, index: Path, files: Iterable[str]) -> list[str]:
        """Those of a repository's ``files`` that are read; names alone tell. Raises ``LookupError``
        with what is missing among them.
        """
        names = {name for name in files if "/" not in name}
        weights = weights_of(sorted(names), variant_of(names, None, self.pickled), self.pickled)
        for name in (CONFIG, PROCESSOR):
            if name not in names:
                raise LookupError(name)
        if not weights:
            raise LookupError("weights as safetensors")
        return [CONFIG, PROCESSOR, *weights]

    def variant(self, folder: Path) -> str | None:
        """In which its weights are read."""
        return variant_of((path.name for path in folder.iterdir()), None, self.pickled)

    def fault(self, folder: Path) -> str | None:
        """What is missing in a folder, in a few words; None if everything is there."""
        try:
            needed = self.needed(folder / CONFIG, [path.name for path in folder.iterdir()])
            absent = [name for name in needed if not (folder / name).is_file()]
            absent += [shard for name in needed for shard in absent_shards(folder / name)]
        except LookupError as error:
            return str(error.args[0])
        except (OSError, ValueError, TypeError, AttributeError):
            return "proper index of shards"
        return absent[0] if absent else None

    def is_complete(self, folder: Path) -> bool:
        return self.fault(folder) is None

    def numbers(self, config: dict[str, Any]) -> tuple[int, ...]:
        """Which of its outputs are the labels that count, by its configuration. Raises
        ``LookupError`` with the first label that it does not have.
        """
        known = {label.casefold(): number for number, label in labels_in(config).items()}
        missing = [label for label in self.labels if label.casefold() not in known]
        if missing:
            raise LookupError(missing[0])
        return tuple(known[label.casefold()] for label in self.labels)


def labels_in(config: dict[str, Any]) -> dict[int, str]:
    """A configuration's labels by number; none where it does not say them in a usable way."""
    try:
        return {int(number): str(label) for number, label in config["id2label"].items()}
    except (KeyError, ValueError, TypeError, AttributeError):
        return {}


def from_name(name: str, labels: tuple[str, ...], *, pickled: bool) -> Classifier:
    """The classifier in a folder or repository of that name. Raises ``SettingsError`` where it can
    be neither.
    """
    meant = name.strip(QUOTES)
    if meant and os.path.isdir(folder := Path(meant).expanduser().absolute()):
        return Classifier(meant, labels, folder=folder, pickled=pickled)
    if HUB_ID.fullmatch(meant):
        return Classifier(meant, labels, hub_id=meant, pickled=pickled)
    raise SettingsError(Text("catalog-no-classifier", name=meant))
