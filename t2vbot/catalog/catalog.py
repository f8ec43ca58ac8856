"""The models by name.

``catalog.toml`` beside this file holds the models that come with the bot; any folder in diffusers'
format can be named in their place. Imports neither torch nor diffusers: the command line and the
bot read the catalog too, and start in a moment.
"""

from __future__ import annotations

import difflib
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from ..errors import RequestRefused, SettingsError
from ..text import Listed, Text
from .complaints import complain, explain_errors
from .deciding import decide
from .families import FAMILIES
from .folder import Recognise, explain, from_folder, name_of
from .model import Enhancing, Model
from .options import Options
from .request import VideoRequest
from .toml_file import faulty, read_tables

SHIPPED = Path(__file__).parent / "catalog.toml"
AUTO = "auto"  # in place of a name: what suits this computer
SEED_MODEL = "ms-1.7b"
BUILTIN = "builtin"
QUOTES = " \t\r\n\"'\u201c\u201d\u2018\u2019"  # what people copy along with a path
SHOWN_NAME = 100  # characters of a name that somebody typed


class Catalog:
    """The models by name, in the order in which people see them."""

    def __init__(self, models: dict[str, Model], recognise: Recognise | None = None) -> None:
        self._models = models
        self._recognise = recognise  # classes that are known by no table, in folders

    @classmethod
    def load(cls, *more: Path, recognise: Recognise | None = None) -> Catalog:
        """The shipped models, with those of ``more`` TOML files added; a later name replaces an
        earlier.

        Raises ``SettingsError`` naming every fault of a file.
        """
        models: dict[str, Model] = {}
        for file in (SHIPPED, *more):
            models |= read_models(file)
        return cls(models, recognise)

    @classmethod
    def open(cls, file: Path | None, recognise: Recognise | None = None) -> Catalog:
        """The shipped models, and those of the host's own ``file``, where there is one. Raises
        ``SettingsError`` where it is not there, or naming every fault of it.
        """
        if file and not file.exists():
            raise SettingsError(Text("models-file-absent", file=str(file)))
        return cls.load(*([file] if file else ()), recognise=recognise)

    def names(self) -> list[str]:
        return list(self._models)

    def __iter__(self) -> Iterator[Model]:
        return iter(self._models.values())

    def get(self, name: str) -> Model:
        """The model of that name, or of that folder.

        A name that is neither raises ``RequestRefused``; a folder that holds no pipeline the
        engine can run raises ``ModelUnavailable``. Reads the disk for a folder: for a member's
        words use ``resolve``.
        """
        for meant in (name, name.strip(QUOTES)):
            if meant in self._models:
                return self._models[meant]
            if os.path.isdir(folder := Path(meant).expanduser()):
                return from_folder(folder, self._recognise)
        known = [model for model in self if name in (model.hub_id, *model.also_hub_ids)]
        if known:
            return known[0]
        raise RequestRefused(explain(name.strip(QUOTES)) or self._no_such_model(name))

    def adopt(self, folder: Path) -> Model:
        """Take the host's own folder into the catalog, under the folder's name.

        So that requests, messages and files carry a name, and never where it lies on the disk.
        """
        model, name = from_folder(folder, self._recognise), name_of(folder)
        if name in self._models:
            name = f"{name} (folder)"
        self._models[name] = model.model_copy(update={"name": name})
        return self._models[name]

    def chosen(self, name: str) -> Model:
        """The model that the host chose by its name or folder; a folder joins the catalog. Raises
        as ``get`` does.
        """
        model = self.get(name)
        if model.folder is None or model in self:  # the built-in one has a folder, too
            return model
        return self.adopt(model.folder.resolve())

    def only(self, wanted: Callable[[Model], bool]) -> Catalog:
        """Those models alone."""
        models = {name: model for name, model in self._models.items() if wanted(model)}
        return Catalog(models, self._recognise)

    def auto(self, has_gpu: bool) -> Model:
        """What a fresh bot should run: the seed model on a GPU, the built-in toy without one."""
        return self._models[SEED_MODEL if has_gpu else BUILTIN]

    def resolve(self, options: Options, default_model: str) -> VideoRequest:
        """Decide everything that the person left open; refuse, in words, what the model cannot do.

        ``default_model`` is the host's choice, so it may be a folder; ``options.model`` may name
        only what is in the catalog (or that default), so that a member cannot look around on the
        host's disk.
        """
        name = options.model or default_model
        if name not in self._models and name != default_model:
            raise RequestRefused(self._no_such_model(name))
        return decide(options, name, self.get(name))

    def enhancing(self, name: str) -> Enhancing | None:
        """How the clips of a model, by its name, are made larger and finer; None: not at all."""
        return next((model.enhance for model in self if model.name == name), None)

    def _no_such_model(self, name: str) -> Text:
        known, shown = Listed(self._models), repr(name[:SHOWN_NAME])
        close = difflib.get_close_matches(name.lower(), self._models, n=1, cutoff=0.5)
        if close:
            return Text("catalog-no-model-but", name=shown, known=known, similar=close[0])
        return Text("catalog-no-model", name=shown, known=known)


def read_models(file: Path) -> dict[str, Model]:
    """The models of one file, by name. Raises ``SettingsError`` naming every fault."""
    models: dict[str, Model] = {}
    faults: list[Text] = []
    for name, table in read_tables(file).items():
        if found := complain(name, table):
            faults += found
            continue
        try:
            models[name] = _model(name, table, file.parent)
        except ValidationError as error:
            faults += explain_errors(name, error)
    if faults:
        raise faulty(file, faults)
    return models


def _model(name: str, table: dict[str, Any], base: Path) -> Model:
    """One table of the file; its folder counts from the file's own place, its frame rule from its
    class."""
    values = {**table, "name": name}
    if isinstance(values.get("folder"), str):
        values["folder"] = base / Path(values["folder"]).expanduser()
    for style in values.get("styles", {}).values():
        if isinstance(style, dict) and isinstance(style.get("folder"), str):
            style["folder"] = base / Path(style["folder"]).expanduser()
    for gguf in values.get("gguf", {}).values():
        if isinstance(gguf, dict) and isinstance(gguf.get("file"), str):
            gguf["file"] = base / Path(gguf["file"]).expanduser()
    family = FAMILIES.get(str(values.get("family", "")))
    if isinstance(values.get("pipeline"), dict):
        said = {"pipeline": values.get("family"), "title": values.get("title")}
        values["pipeline"] = said | values["pipeline"]
    elif family and isinstance(values.get("frames"), dict):
        rule = {"step": family.frame_step, "offset": family.frame_offset}
        values["frames"] = rule | values["frames"]
    return Model.model_validate(values)
