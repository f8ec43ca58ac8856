"""The table "What your GPU can run" of docs/MODELS.md."""

from __future__ import annotations

from pathlib import Path

from t2vbot.catalog.catalog import Catalog
from t2vbot.catalog.model import Model
from t2vbot.engine.device import Device
from t2vbot.engine.needs import shipped_needs, suits
from t2vbot.engine.policy import RUNGS, Offload, Policy

from ._architectures import ARCHITECTURES

DOCUMENT = Path(__file__).parents[2] / "docs" / "MODELS.md"
BEGIN, END = "<!-- gpu: written by `python -m tests.bench memory --docs` -->", "<!-- /gpu -->"
GPUS = (8, 12, 16, 24, 48, 80)  # GB that are sold
FREE = 0.94  # of which this part is free where a desktop runs as well; a guess
SHORT = {
    Offload.NONE: "all",
    Offload.TEXT: "text",
    Offload.MODEL: "part",
    Offload.GROUP: "layer",
}


def write() -> None:
    """Put the table into the document, between its marks."""
    text = DOCUMENT.read_text(encoding="utf-8")
    before, rest = text.split(BEGIN)
    after = rest.split(END)[1]
    DOCUMENT.write_text(f"{before}{BEGIN}\n{table()}{END}{after}", encoding="utf-8")


def table() -> str:
    """What fits, a row a size of each model; and what each way of saving needs."""
    models = [model for model in Catalog.load() if model.name in ARCHITECTURES]
    head = ["model", "clip", *(f"{size} GB" for size in GPUS)]
    rows = [head, ["---"] * len(head), *(row for model in models for row in _rows(model))]
    ways = ["model", "clip", *(_short(policy) for policy in RUNGS)]
    needs = [ways, ["---"] * len(ways), *(row for model in models for row in _needs(model))]
    lines = [_line(row) for row in rows] + ["", "GB by way of saving:", ""]
    return "\n".join([*lines, *(_line(row) for row in needs)]) + "\n"


def _line(cells: list[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def _rows(model: Model) -> list[list[str]]:
    found = {size: list(suits(_gpu(size), model)) for size in GPUS}
    rows = []
    for number, suit in enumerate(found[GPUS[0]]):
        shape = suit.shape
        if shape.height > shape.width and len(found[GPUS[0]]) > 1:
            continue  # as much as the same one lying
        cells = [found[size][number] for size in GPUS]
        rows.append(
            [
                _named(model),
                f"{shape.num_frames} x {shape.width}x{shape.height}",
                *(
                    f"{_short(one.policy.value)}, {one.gb:.1f}" if one.fits else "-"
                    for one in cells
                ),
            ]
        )
    return rows


def _needs(model: Model) -> list[list[str]]:
    needs = shipped_needs(model, _gpu(80))
    if needs is None:
        return []
    shape = next(s.shape for s in suits(_gpu(80), model) if s.size == model.default_size)
    clip = f"{shape.num_frames} x {shape.width}x{shape.height}"
    return [[_named(model), clip, *(f"{needs.gb(policy, shape):.1f}" for policy in RUNGS)]]


def _named(model: Model) -> str:
    return model.title + ("" if ARCHITECTURES[model.name].seen else " *")


def _gpu(size: int) -> Device:
    return Device("cuda", "cuda", f"{size} GB", FREE * size, size, bfloat16=True)


def _short(policy: Policy) -> str:
    extras = [
        name
        for wanted, name in (
            (policy.fp8, "fp8"),
            (policy.vae_tiling, "tiles"),
            (policy.vae_slicing and not policy.vae_tiling, "slices"),
        )
        if wanted
    ]
    return "+".join([SHORT[policy.offload], *extras])
