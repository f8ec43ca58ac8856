"""What members choose by a name that the host gave it: words around their own, a size, numbers, and
a LoRA.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from pydantic import model_validator

from ..text import Text
from .checkpoint import HUB_ID
from .options import clean, is_blank
from .ranges import Frozen, Impossible

MOST_WORDS = 300  # characters on either side, so that there is room for a member's own
MOST_NAME = 100  # characters of a name, as of a choice at Discord


class Style(Frozen):
    """What a member says counts before it, and what it says before the model's usual values.

    A LoRA is weights that are added to a model's own, for a look or for fewer steps.
    """

    title: str
    before: str = ""  # what the model reads before the member's words
    after: str = ""
    negative_prompt: str | None = None  # where the member names nothing to avoid
    model: str | None = None  # the one that makes it, where none is chosen; None: any
    size: str | None = None  # a name of its model's sizes
    width: int | None = None  # pixels
    height: int | None = None
    num_inference_steps: int | None = None  # None: as many as without it
    guidance_scale: float | None = None
    hub_id: str | None = None  # of its LoRA
    folder: Path | None = None
    revision: str = "main"
    file: str = ""  # its safetensors; "": it has no LoRA
    second_file: str = ""  # for the denoiser of the later steps, where a model has two
    scale: float = 1.0  # how much the LoRA counts

    @model_validator(mode="after")
    def _is_consistent(self) -> Style:
        if faults := list(self._faults()):
            raise Impossible(*faults)
        return self

    def _faults(self) -> Iterator[Text]:
        if not 0 < len(self.title) <= MOST_NAME:
            yield Text("models-style-name", key="title", most=str(MOST_NAME))
        for key, words in (("before", self.before), ("after", self.after)):
            if len(words) > MOST_WORDS:
                yield Text("models-style-words", key=key, most=str(MOST_WORDS))
        if (self.width is None) != (self.height is None):
            yield Text("models-style-half-size")
        if self.size and self.width:
            yield Text("models-style-size-twice")
        yield from self._faults_of_lora()
        if not self.has_lora and not self._says_something():
            yield Text("models-style-empty")

    def _faults_of_lora(self) -> Iterator[Text]:
        if self.has_lora and (self.hub_id is None) == (self.folder is None):
            yield Text("models-hub-or-folder")
        if not self.has_lora and (self.hub_id or self.folder or self.second_file):
            yield Text("models-style-no-file")
        if self.hub_id and not HUB_ID.fullmatch(self.hub_id):
            yield Text("models-hub-id", value=self.hub_id)
        for file in self.files:
            if not file.endswith(".safetensors"):
                yield Text("models-style-safetensors", file=file)

    def _says_something(self) -> bool:
        words = (self.before, self.after, self.negative_prompt or "")
        numbers = (self.width, self.num_inference_steps, self.guidance_scale)
        return bool(
            self.model
            or self.size
            or any(not is_blank(clean(one)) for one in words)
            or any(one is not None for one in numbers)
        )

    @property
    def has_lora(self) -> bool:
        return bool(self.file)

    @property
    def also_hub_ids(self) -> tuple[str, ...]:
        return ()

    @property
    def index(self) -> str:
        """The file by which the hub's client finds the others."""
        return self.file

    @property
    def files(self) -> tuple[str, ...]:
        return tuple(filter(None, (self.file, self.second_file)))

    def needed(self, index: Path, files: Iterable[str]) -> list[str]:
        """Those of a repository's ``files`` that are read. Raises ``LookupError``."""
        there = set(files)
        if missing := [file for file in self.files if file not in there]:
            raise LookupError(missing[0])
        return list(self.files)

    def is_complete(self, folder: Path) -> bool:
        """Whether all of it is there."""
        return all(self.path(folder, file).is_file() for file in self.files)

    def path(self, folder: Path, file: str) -> Path:
        """Of a file in the repository's folder, or beside the first one."""
        inside = folder / file
        return inside if inside.is_file() else folder / Path(file).name


def name_faults(name: str) -> Iterator[Text]:
    """What is wrong with what a style is called."""
    if not 0 < len(name) <= MOST_NAME or clean(name) != name or is_blank(name):
        yield Text("models-style-name", key=repr(name[:MOST_NAME]), most=str(MOST_NAME))
