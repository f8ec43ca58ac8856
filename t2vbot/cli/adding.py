"""``models add``: a repository of the hub, or a folder, becomes a table in the host's own file."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from rich.console import Console

from ..catalog.catalog import QUOTES, Catalog, read_models
from ..catalog.checkpoint import (
    HUB_ID,
    INDEX,
    best_variant,
    names_in,
    needed_files,
    parts,
    read_index,
)
from ..catalog.complaints import complain
from ..catalog.folder import explain, family_in, from_folder, model_of, name_of
from ..catalog.licences import UNKNOWN, commercial_use, licence_of
from ..catalog.model import Model, PublishedMemory
from ..catalog.toml_file import add_table
from ..catalog.writing import table_of
from ..engine.hub import Hub
from ..engine.inspection import inspect_parts
from ..engine.pins import Pins
from ..engine.repository import Repository, look, metadata_in
from ..engine.signature import family_of
from ..engine.weights import check, guessed_need, memory_need
from ..errors import ModelUnavailable, RequestRefused
from ..settings import Settings
from ..text import Text, render

PAGE = re.compile(r"https?://(?:www\.)?(?:huggingface\.co|hf\.co)/([^/?#]+/[^/?#]+).*")


@dataclass(frozen=True, slots=True)
class Found:
    """A model that can be added, and what is said of it."""

    model: Model  # not named yet
    where: Text
    size: int  # bytes of its files
    files: int
    memory: PublishedMemory
    licence_page: str  # where it is read
    commit: str | None = None
    is_here: bool = False
    is_gated: bool = False


def add(
    console: Console,
    settings: Settings,
    source: str,
    name: str | None = None,
    revision: str = "main",
    endpoint: str | None = None,
) -> None:
    """Look at ``source``, say what it is, and write it into the host's file as ``name`` (None:
    much as it is called there). ``endpoint``: another hub than huggingface.co.

    Raises ``UserError`` where it cannot be used, with what to do.
    """
    file = settings.catalog_file()
    there = Catalog.open(file if file.exists() else None)
    source = source.strip(QUOTES)
    folder = Path(source).expanduser()
    if folder.is_dir():
        found = _in_folder(folder.resolve(), settings)
    else:
        hub_id = _hub_id(source)
        with console.status(render(Text("models-asking"))):
            pins = Pins(settings.data_dir)
            # What this bot uses already is what it is looked at as.
            commit = pins.get(hub_id, revision) or revision
            with tempfile.TemporaryDirectory(prefix="t2vbot-models-") as small:
                repository = look(hub_id, commit, Path(small), endpoint)
                if name is None:
                    _refuse_known(repository, there)
                found = _at_hub(repository, revision, settings)
    name = _name(name, found.model, there, file)
    model = found.model.model_copy(update={"name": name})
    _say(console, found)
    add_table(file, table_of(_beside(model, file), _comments(found)))
    if model.hub_id and found.commit:
        _pin(model, found.commit, settings)
    _say_written(console, model, there, file, settings)


def _hub_id(source: str) -> str:
    """Of a repository, or of the address of its page."""
    page = PAGE.fullmatch(source)
    hub_id = page[1] if page else source
    if not HUB_ID.fullmatch(hub_id):
        raise RequestRefused(explain(source) or Text("models-no-hub-id", name=source))
    return hub_id


def _in_folder(folder: Path, settings: Settings) -> Found:
    model = from_folder(folder, family_of)
    licence, link = licence_of(metadata_in(folder))
    if licence != UNKNOWN:
        said = {"licence": licence, "commercial_use": commercial_use(licence)}
        model = model.model_copy(
            update=said | {"licence_note": f"Its terms: {link or folder.name}"}
        )
    if model.pickled and not settings.allow_pickle:
        raise ModelUnavailable(Text("models-only-pickles", repository=str(folder)))
    try:
        check(model, folder)
    except ModelUnavailable as error:
        advice = Text("doctor-advice", advice=error.detail) if error.detail else error.text
        raise ModelUnavailable(advice) from error
    files = [path.relative_to(folder).as_posix() for path in folder.glob("*/*")]
    needed = needed_files(read_index(folder / INDEX), files, model.variant, model.pickled)
    return Found(
        model=model,
        where=Text("models-found-folder", folder=str(folder)),
        size=sum((folder / name).stat().st_size for name in needed),
        files=len(needed),
        memory=memory_need(model, folder, model.dtype),
        licence_page=link or str(folder),
        is_here=True,
    )


def _at_hub(repository: Repository, revision: str, settings: Settings) -> Found:
    index = _index(repository)
    family = family_in(repository.folder, family_of)
    variant = best_variant(repository.files, family.dtype)
    pickled, needed = _needed(repository, index, variant, settings)
    facts = _facts(repository, revision, variant, pickled=pickled)
    model = model_of(family, repository.folder, facts)
    if fault := inspect_parts(model, repository.folder):
        raise ModelUnavailable(fault)
    return Found(
        model=model,
        where=Text("models-found-commit", commit=repository.commit[:12], revision=revision),
        size=repository.size(needed),
        files=len(needed),
        memory=guessed_need(_numbers(repository, index, needed), model.dtype),
        licence_page=repository.licence_link or repository.page,
        commit=repository.commit,
        is_here=Hub().find(model.model_copy(update={"revision": repository.commit})) is not None,
        is_gated=repository.is_gated,
    )


def _refuse_known(repository: Repository, there: Catalog) -> None:
    for model in there:
        if repository.hub_id in (model.hub_id, *model.also_hub_ids):
            text = Text("models-known", repository=repository.hub_id, name=model.name)
            raise RequestRefused(text)


def _index(repository: Repository) -> dict[str, Any]:
    try:
        return read_index(repository.folder / INDEX)
    except (OSError, ValueError) as error:
        text = Text("models-broken-index", repository=repository.hub_id, error=str(error))
        raise ModelUnavailable(text) from error


def _needed(
    repository: Repository, index: dict[str, Any], variant: str | None, settings: Settings
) -> tuple[bool, list[str]]:
    """Whether pickles are read, and the files that are."""
    for part in parts(index):
        if not names_in(part, repository.files):
            raise _no_weights(repository, part)
    try:
        return False, needed_files(index, repository.files, variant)
    except LookupError as error:
        part = str(error.args[0])
    try:
        needed = needed_files(index, repository.files, variant, pickled=True)
    except LookupError:
        raise _no_weights(repository, part) from None
    if not settings.allow_pickle:
        raise ModelUnavailable(Text("models-only-pickles", repository=repository.hub_id))
    return True, needed


def _no_weights(repository: Repository, part: str) -> ModelUnavailable:
    return ModelUnavailable(Text("models-no-weights", repository=repository.hub_id, part=part))


def _facts(
    repository: Repository, revision: str, variant: str | None, *, pickled: bool
) -> dict[str, Any]:
    """What is known of the model besides its class."""
    link = repository.licence_link or repository.page
    return {
        "name": repository.hub_id,
        "title": repository.hub_id.rpartition("/")[2],
        "description": f"From the Hugging Face hub: {repository.hub_id}.",
        "hub_id": repository.hub_id,
        "revision": revision,
        "variant": variant,
        "pickled": pickled,
        "licence": repository.licence,
        "licence_note": f"Its terms: {link}",
        "commercial_use": commercial_use(repository.licence),
    }


def _numbers(
    repository: Repository, index: dict[str, Any], needed: Iterable[str]
) -> dict[str, float]:
    """How many each part has: the bytes of its weights, by what one number takes in the largest of
    its files.
    """
    numbers = {}
    for part in parts(index):
        names = [
            n for n in needed if n.startswith(f"{part}/") and n.endswith((".safetensors", ".bin"))
        ]
        if names:
            largest = max(names, key=repository.files.__getitem__)
            each = repository.bytes_each(largest) if largest.endswith(".safetensors") else None
            numbers[part] = repository.size(names) / (each or 2)
    return numbers


def _name(wanted: str | None, model: Model, there: Catalog, file: Path) -> str:
    """Under which it is added."""
    name = wanted or _plain_name(name_of(model.folder) if model.folder else str(model.hub_id))
    if faults := complain(name, {}):
        raise RequestRefused(faults[0])
    if file.exists() and name in read_models(file):
        raise RequestRefused(Text("models-name-taken", name=name, file=str(file)))
    if wanted is None and name in there.names():
        raise RequestRefused(Text("models-name-shipped", name=name))
    return name


def _plain_name(title: str) -> str:
    """ "Wan-AI/Wan2.1-T2V-1.3B-Diffusers" as people type it: "wan2.1-t2v-1.3b"."""
    name = re.sub(r"[-_]diffusers$", "", title.rpartition("/")[2].lower())
    return re.sub(r"[^a-z0-9_.+-]+", "-", name).strip("-._+")[:60] or "model"


def _beside(model: Model, file: Path) -> Model:
    """With its folder as the file names it."""
    if model.folder and model.folder.is_relative_to(file.parent.resolve()):
        inside = model.folder.relative_to(file.parent.resolve())
        return model.model_copy(update={"folder": Path(inside.as_posix())})
    return model


def _comments(found: Found) -> dict[str, str]:
    added = Text("models-comment-added", day=str(date.today()), pipeline=found.model.family)
    said = {"": render(added)}
    if found.model.hub_id:
        page = f"https://huggingface.co/{found.model.hub_id}"
        said["licence"] = render(Text("models-comment-licence", page=page))
    if found.model.pipeline:
        said["pipeline"] = render(Text("models-comment-pipeline"))
    return said


def _pin(model: Model, commit: str, settings: Settings) -> None:
    """What was looked at is what is downloaded."""
    pins = Pins(settings.data_dir)
    assert model.hub_id
    if not pins.get(model.hub_id, model.revision):
        pins.keep(model.hub_id, model.revision, commit)


def _say(console: Console, found: Found) -> None:
    model = found.model
    variant = Text("models-variant-plain")
    if model.variant:
        variant = Text("models-variant", variant=model.variant)
    for text in (
        Text("models-found", title=model.title, pipeline=model.family, where=found.where),
        Text(
            "models-found-size",
            here="yes" if found.is_here else "no",
            size=f"{found.size / 1e9:.2f}",
            files=found.files,
            variant=variant,
        ),
        Text(
            "models-found-licence",
            licence=model.licence,
            commercial=_terms(model),
            where=found.licence_page,
        ),
        Text(
            "models-found-memory",
            full=f"{found.memory.full_gb:.1f}",
            offload=f"{found.memory.offload_gb:.1f}",
        ),
        Text(
            "models-found-makes",
            sizes=", ".join(f"{w}x{h}" for w, h in model.sizes.values()),
            frames=str(model.frames.default),
            fps=f"{model.fps.default:g}",
            steps=str(model.steps.default),
        ),
    ):
        _print(console, text)
    if found.is_gated:
        _print(console, Text("models-found-gated"))
    if model.pipeline:
        _print(console, Text("models-found-unknown-class", pipeline=model.family))


def _terms(model: Model) -> str:
    """Whether its licence allows commercial use."""
    if model.licence == UNKNOWN:
        return "none"
    return {True: "yes", False: "no", None: "unknown"}[model.commercial_use]


def _say_written(
    console: Console, model: Model, there: Catalog, file: Path, settings: Settings
) -> None:
    if model.name in there.names():
        _print(console, Text("models-replaces", name=model.name))
    _print(console, Text("models-written", file=str(file), name=model.name))
    is_here = model.folder is not None
    _print(console, Text("models-next-folder" if is_here else "models-next", name=model.name))
    if settings.models and model.name not in settings.models:
        _print(console, Text("models-not-allowed", name=model.name))


def _print(console: Console, text: Text) -> None:
    console.print(render(text), markup=False, highlight=False, soft_wrap=True)
