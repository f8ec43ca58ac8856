"""LoRAs: put into a pipeline once, switched on for the runs that want one, off for all others.

Without one the pipeline computes to the bit what it did before the first was put in.
"""

from __future__ import annotations

import logging
import warnings
from pathlib import Path
from typing import Any

from ..catalog.model import Model
from ..catalog.style import Style
from ..errors import ModelUnavailable
from ..text import Text
from .faults import is_device_lost, is_out_of_memory

log = logging.getLogger(__name__)


class Wardrobe:
    """The styles of one loaded pipeline.

    ``folders``: where the files of each lie, by the style's name.
    """

    def __init__(self, pipe: Any, model: Model) -> None:
        self._pipe = pipe
        self._model = model
        self._there: set[str] = set()
        self.is_torn = False  # a style did not fit: the pipeline has to be read again
        self.folders: dict[str, Path] = {
            name: style.folder for name, style in model.styles.items() if style.folder
        }

    def lacks(self, name: str) -> bool:
        """Whether that style has still to be put in, which needs all weights without hooks."""
        return bool(name) and name not in self._there

    def put_in(self, name: str) -> None:
        """Read a style's weights. Raises ``ModelUnavailable`` where they are not for this model;
        nobody knows then what state the pipeline is in (``is_torn``).
        """
        style = self._model.styles[name]
        try:
            self._load(name, style, self.folders[name])
        except Exception as error:  # whatever weights of another network make a library raise
            if is_device_lost(error) or is_out_of_memory(error):
                raise
            words = " ".join(str(error).split())[:300] or type(error).__name__
            self.is_torn = True
            text = Text("engine-style-unfit", style=name, model=self._model.title)
            raise ModelUnavailable(text, detail=words) from error
        self._there.add(name)
        log.info("%s: style %s is in memory", self._model.title, name)

    def wear(self, name: str) -> None:
        """The style of the next run; "": none."""
        if not self._there:
            return
        if not name:
            self._pipe.disable_lora()
            return
        self._pipe.enable_lora()
        self._pipe.set_adapters([_adapter(name)], [self._model.styles[name].scale])

    def _load(self, name: str, style: Style, folder: Path) -> None:
        for file, extra in (
            (style.file, {}),
            (style.second_file, {"load_into_transformer_2": True}),
        ):
            if not file:
                continue
            path = style.path(folder, file)
            with warnings.catch_warnings():
                # peft warns of a second adapter, which is what is wanted.
                warnings.filterwarnings("ignore", "Already found a `peft_config`")
                self._pipe.load_lora_weights(
                    str(path.parent),
                    weight_name=path.name,
                    adapter_name=_adapter(name),
                    use_safetensors=True,
                    local_files_only=True,
                    **extra,
                )
        # Some loaders only log that nothing in the file was for them.
        if not any(_adapter(name) in names for names in self._pipe.get_list_adapters().values()):
            raise ValueError(f"nothing in {style.file} is for this model")


def _adapter(name: str) -> str:
    """What peft calls it: module names have no dots."""
    return "style_" + "".join(c if c.isalnum() else "_" for c in name)
