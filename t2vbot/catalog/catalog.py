"""The models by name.

``catalog.toml`` beside this file holds the models that come with the bot; any folder in diffusers'
format can be named in their place. Imports neither torch nor diffusers: the command line and the
bot read the catalog too, and start in a moment.
"""

from __future__ import annotations

import difflib
import os
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from ..errors import RequestRefused, SettingsError
from ..text import Listed, Text
from .complaints import STYLES, complain, complain_of_style, explain_errors
from .deciding import decide
from .families import FAMILIES
from .folder import Recognise, explain, from_folder, name_of
from .model import Enhancing, Model
from .options import Options, clean
from .request import VideoRequest
from .style import Style, name_faults
from .toml_file import faulty, read_tables

SHIPPED = Path(__file__).parent / "catalog.toml"
AUTO = "auto"  # in place of a name: what suits this computer
SEED_MODEL = "ms-1.7b"
BUILTIN = "builtin"
QUOTES = " \t\r\n\"'\u201c\u201d\u2018\u2019"  # what people copy along with a path
SHOWN_NAME = 100  # characters of a name that somebody typed


class Catalog:
    """The models by name, in the order in which people see them."""

    def __init__(
        self,
        models: dict[str, Model],
        recognise: Recognise | None = None,
        styles: Mapping[str, Style] | None = None,
    ) -> None:
        self._models = models
        self._recognise = recognise  # classes that are known by no table, in folders
        self._styles = dict(styles or {})  # without a LoRA, which any model can follow

    @classmethod
    def load(cls, *more: Path, recognise: Recognise | None = None) -> Catalog:
        """The shipped models, with those of ``more`` TOML files added; a later name replaces an
        earlier.

        Raises ``SettingsError`` naming every fault of a file.
        """
        catalog = cls({}, recognise)
        for file in (SHIPPED, *more):
            models, styles = read_file(file)
            catalog._models |= models
            if faults := [fault for one in styles.items() for fault in catalog._add_style(*one)]:
                raise faulty(file, faults)
        return catalog

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
        """Those models alone, and the styles that can be made without the others."""
        models = {name: model for name, model in self._models.items() if wanted(model)}
        styles = {n: s for n, s in self._styles.items() if s.model is None or s.model in models}
        return Catalog(models, self._recognise, styles)

    def styles_of(self, model: Model) -> dict[str, Style]:
        """Those that are meant for a model, by name: its own first."""
        anywhere = {n: s for n, s in self._styles.items() if s.model in (None, model.name)}
        return {**model.styles, **{n: s for n, s in anywhere.items() if n not in model.styles}}

    def style_of(self, request: VideoRequest) -> Style | None:
        """The style of a request, as it is now; None where there is none, or none any more."""
        name, model = request.style_name, self._models.get(request.model)
        return (model.styles.get(name) if model else None) or self._styles.get(name)

    def models_with(self, style: str) -> list[Model]:
        """The models that a style, by its name, is meant for."""
        return [model for model in self if style in self.styles_of(model)]

    def as_typed(self, request: VideoRequest) -> VideoRequest | None:
        """The same clip, as it can be asked for by a style's name: what a style says no more is
        part of the words. None where neither can be.
        """
        style, look = self.style_of(request), request.look
        if style is None or style.has_lora != bool(request.style):
            return None if request.style else request.without_look()
        if look is None:
            return request if not (style.before or style.after) else None
        if (look.before, look.after) == (clean(style.before), clean(style.after)):
            return request
        return None if request.style else request.without_look()

    def _add_style(self, name: str, style: Style) -> list[Text]:
        """What is wrong with it; one with a LoRA belongs to its model."""
        model = self._models.get(style.model or "")
        faults = list(name_faults(name))
        if style.model and model is None:
            faults = [Text("models-style-no-model", model=style.model, known=Listed(self.names()))]
        elif style.has_lora and model is None:
            faults = [Text("models-style-lora-model")]
        elif model:
            faults = list(model.style_faults(name, style))
        if faults:
            return [Text("models-fault", name=f"{STYLES}.{name}", fault=one) for one in faults]
        if style.has_lora and model:
            own = model.styles | {name: style}
            self._models[model.name] = model.model_copy(update={"styles": own})
        else:
            self._styles[name] = style
        return []

    def auto(self, has_gpu: bool) -> Model:
        """What a fresh bot should run: the seed model on a GPU, the built-in toy without one."""
        return self._models[SEED_MODEL if has_gpu else BUILTIN]

    def resolve(self, options: Options, default_model: str) -> VideoRequest:
        """Decide everything that the person left open; refuse, in words, what the model cannot do.

        ``default_model`` is the host's choice, so it may be a folder; ``options.model`` may name
        only what is in the catalog (or that default), so that a member cannot look around on the
        host's disk.
        """
        name = options.model or self._model_for(options.style, default_model)
        if name not in self._models and name != default_model:
            raise RequestRefused(self._no_such_model(name))
        model, style = self.get(name), options.style
        others = Listed(one.title for one in self.models_with(style or ""))
        if others.parts and style not in {**model.styles, **self._styles}:
            said = {"style": str(style), "title": model.title}
            raise RequestRefused(Text("catalog-style-elsewhere", models=others, **said))
        return decide(options, name, model, self._styles)

    def _model_for(self, style: str | None, default_model: str) -> str:
        """The default one, unless a style is meant for others alone."""
        able = self.models_with(style) if style else []
        if not able or style in self.styles_of(self.get(default_model)):
            return default_model
        return able[0].name

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
    return read_file(file)[0]


def read_file(file: Path) -> tuple[dict[str, Model], dict[str, Style]]:
    """The models of one file, and the styles that stand outside of them, by name. Raises
    ``SettingsError`` naming every fault.
    """
    models: dict[str, Model] = {}
    styles: dict[str, Style] = {}
    faults: list[Text] = []
    tables = read_tables(file)
    beside = tables.pop(STYLES, {})
    if not isinstance(beside, dict):
        faults.append(Text("models-fault-outside", key=STYLES))
        beside = {}
    for name, table in tables.items():
        if found := complain(name, table):
            faults += found
            continue
        try:
            models[name] = _model(name, table, file.parent)
        except ValidationError as error:
            faults += explain_errors(name, error)
    for name, table in beside.items():
        if found := complain_of_style(name, table):
            faults += found
            continue
        try:
            styles[name] = Style.model_validate(_placed(table, "folder", file.parent))
        except ValidationError as error:
            faults += explain_errors(f"{STYLES}.{name}", error, Style)
    if faults:
        raise faulty(file, faults)
    return models, styles


def _placed(table: Any, key: str, base: Path) -> Any:
    """Its path counts from the file's own place."""
    if isinstance(table, dict) and isinstance(table.get(key), str):
        return table | {key: base / Path(table[key]).expanduser()}
    return table


def _model(name: str, table: dict[str, Any], base: Path) -> Model:
    """One table of the file; its folder counts from the file's own place, its frame rule from its
    class."""
    values = {**table, "name": name}
    values = _placed(values, "folder", base)
    for inner, key in (("styles", "folder"), ("gguf", "file")):
        if isinstance(values.get(inner), dict):
            values[inner] = {n: _placed(one, key, base) for n, one in values[inner].items()}
    family = FAMILIES.get(str(values.get("family", "")))
    if isinstance(values.get("pipeline"), dict):
        said = {"pipeline": values.get("family"), "title": values.get("title")}
        values["pipeline"] = said | values["pipeline"]
    elif family and isinstance(values.get("frames"), dict):
        rule = {"step": family.frame_step, "offset": family.frame_offset}
        values["frames"] = rule | values["frames"]
    return Model.model_validate(values)
