"""Model folders as people have them: damaged, mixed, hostile. ``doctor`` and the bot say the same
of each, and each has a sentence of its own with the way out.
"""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

from t2vbot.catalog.catalog import Catalog
from t2vbot.catalog.options import Options
from t2vbot.cli.doctor import Check, _model
from t2vbot.engine.device import Device
from t2vbot.engine.loading import load
from t2vbot.errors import UserError
from t2vbot.settings import load as settings
from t2vbot.text import render

from .checkpoints import build, edit_model_index

CPU = Device("cpu", "cpu", "CPU")
POINTER = b"version https://git-lfs.github.com/spec/v1\noid sha256:4d7a2146\nsize 3438167540\n"
UNET = "unet/diffusion_pytorch_model.safetensors"


def edit(folder: Path, name: str, **entries: Any) -> None:
    """Change a configuration."""
    path = folder / name
    config = json.loads(path.read_text(encoding="utf-8")) | entries
    path.write_text(json.dumps(config), encoding="utf-8")


def recode(folder: Path, name: str, encoding: str) -> None:
    path = folder / name
    path.write_bytes(path.read_text(encoding="utf-8").encode(encoding))


def header(folder: Path, name: str, change: Callable[[dict[str, Any]], None]) -> None:
    """Change what a file of weights says of itself."""
    data = (folder / name).read_bytes()
    length = int.from_bytes(data[:8], "little")
    found = json.loads(data[8 : 8 + length])
    change(found)
    new = json.dumps(found).encode()
    (folder / name).write_bytes(len(new).to_bytes(8, "little") + new + data[8 + length :])


def nested(depth: int) -> str:
    return '{"a":' * depth + "1" + "}" * depth


def sharded(folder: Path, shard: str) -> None:
    """An index of shards in place of the file."""
    (folder / UNET).rename(folder / "unet/diffusion_pytorch_model-00001-of-00002.safetensors")
    index = {"metadata": {}, "weight_map": {"conv_in.weight": shard}}
    (folder / f"{UNET}.index.json").write_text(json.dumps(index))


Damage = Callable[[Path], object]
# What was done to a folder, and what the host has to read.
DAMAGES: dict[str, tuple[Damage, str]] = {
    "pointer weights": (lambda f: (f / UNET).write_bytes(POINTER), "git lfs pull"),
    "pointer vocabulary": (
        lambda f: (f / "tokenizer/tokenizer.json").write_bytes(POINTER),
        "git lfs pull",
    ),
    "pointer config": (lambda f: (f / "unet/config.json").write_bytes(POINTER), "git lfs pull"),
    "empty weights": (lambda f: (f / UNET).write_bytes(b""), "is empty"),
    "half weights": (
        lambda f: (f / UNET).write_bytes((f / UNET).read_bytes()[:200_000]),
        "of 288160",
    ),
    "a byte too few": (lambda f: (f / UNET).write_bytes((f / UNET).read_bytes()[:-1]), "288159"),
    "no header": (lambda f: (f / UNET).write_bytes(b"\0" * 100), "header"),
    "a page of html": (lambda f: (f / UNET).write_bytes(b"<html>404</html>" * 20), "header"),
    "no weights": (lambda f: (f / UNET).unlink(), "weights of unet"),
    "no unet": (lambda f: shutil.rmtree(f / "unet"), "unet"),
    "no unet config": (lambda f: (f / "unet/config.json").unlink(), "unet/config.json"),
    "no vae config": (lambda f: (f / "vae/config.json").unlink(), "vae/config.json"),
    "no text config": (lambda f: (f / "text_encoder/config.json").unlink(), "text_encoder/config"),
    "no scheduler config": (
        lambda f: (f / "scheduler/scheduler_config.json").unlink(),
        "scheduler/scheduler_config.json",
    ),
    "no tokenizer": (lambda f: shutil.rmtree(f / "tokenizer"), "tokenizer"),
    "no vocabulary": (lambda f: (f / "tokenizer/tokenizer.json").unlink(), "vocabulary"),
    "a dangling link": (
        lambda f: ((f / UNET).unlink(), (f / UNET).symlink_to(f / "blobs" / "gone")),
        UNET,
    ),
    "an unknown scheduler": (
        lambda f: edit_model_index(f, scheduler=["diffusers", "NoSuchScheduler"]),
        "NoSuchScheduler",
    ),
    "a scheduler that needs another package": (
        lambda f: edit_model_index(f, scheduler=["diffusers", "DPMSolverSDEScheduler"]),
        "DPMSolverSDEScheduler",
    ),
    "no blocks": (lambda f: edit(f, "unet/config.json", block_out_channels=None), "unet"),
    "no blocks in the vae": (lambda f: edit(f, "vae/config.json", block_out_channels=None), "vae"),
    "unknown blocks": (
        lambda f: edit(f, "unet/config.json", down_block_types=["X"]),
        "unet",
    ),
    "a negative width": (lambda f: edit(f, "text_encoder/config.json", hidden_size=-1), "text"),
    "nested json": (lambda f: (f / "unet/config.json").write_text(nested(100_000)), "nested"),
    "json that is a list": (lambda f: (f / "vae/config.json").write_text("[1]"), "no JSON object"),
    "no json": (lambda f: (f / "vae/config.json").write_text("{"), "no JSON"),
    "config in UTF-16": (lambda f: recode(f, "unet/config.json", "utf-16"), "UTF-16"),
    "config with a mark": (lambda f: recode(f, "unet/config.json", "utf-8-sig"), "byte order mark"),
    "index in UTF-16": (lambda f: recode(f, "model_index.json", "utf-16"), "UTF-16"),
    "index with a mark": (lambda f: recode(f, "model_index.json", "utf-8-sig"), "byte order mark"),
    "index that is a pointer": (
        lambda f: (f / "model_index.json").write_bytes(POINTER),
        "git lfs pull",
    ),
    "no class": (lambda f: edit_model_index(f, _class_name=None), "names no pipeline class"),
    "another pipeline": (lambda f: edit_model_index(f, _class_name="FluxPipeline"), "FluxPipeline"),
    "a shard elsewhere": (lambda f: sharded(f, "/etc/passwd"), "/etc/passwd"),
    "a shard above": (lambda f: sharded(f, "../vae/diffusion_pytorch_model.safetensors"), "../vae"),
    "a shard that is not there": (lambda f: sharded(f, "part-1.safetensors"), "part-1"),
    "quantised": (
        lambda f: edit(f, "unet/config.json", quantization_config={"quant_method": "gguf"}),
        "quantised",
    ),
    "quantised text": (
        lambda f: edit(f, "text_encoder/config.json", quantization_config={"quant_method": "hqq"}),
        "quantised",
    ),
    "a foreign class": (lambda f: edit_model_index(f, unet=["evil", "Net"]), "evil.Net"),
    "a class of another library": (
        lambda f: edit_model_index(f, vae=["subprocess", "Popen"]),
        "subprocess.Popen",
    ),
    "a class of the same library": (
        lambda f: edit_model_index(f, unet=["transformers", "AutoModel"]),
        "AutoModel",
    ),
    "a scheduler that is none": (
        lambda f: edit_model_index(f, scheduler=["diffusers", "DiffusionPipeline"]),
        "DiffusionPipeline",
    ),
    "a part too many": (
        lambda f: edit_model_index(f, safety_checker=["os", "system"]),
        "os.system",
    ),
    "a part too few": (lambda f: edit_model_index(f, vae=[None, None]), "vae"),
    "an empty part": (lambda f: edit_model_index(f, vae=["diffusers"]), "vae"),
    "an index of another kind": (lambda f: edit_model_index(f, unet=[["a"], {"b": 1}]), "unet"),
}
HARMLESS: dict[str, Damage] = {
    "as it was": lambda f: None,
    "a size that is a pair": lambda f: edit(f, "unet/config.json", sample_size=[8, 8]),
    "an unknown key": lambda f: edit(f, "unet/config.json", something_new=1),
    "a part that is left out": lambda f: edit_model_index(f, feature_extractor=[None, None]),
    "files of others": lambda f: (f / "unet" / "README.md").write_text("x"),
    "another scheduler": lambda f: edit_model_index(
        f, scheduler=["diffusers", "DPMSolverMultistepScheduler"]
    ),
    "an attention from the hub": lambda f: edit(
        f, "text_encoder/config.json", _attn_implementation="evil/kernel", attn_implementation="a/b"
    ),
    "code beside it": lambda f: edit(
        f,
        "text_encoder/config.json",
        auto_map={"AutoModel": "evil--modeling.Evil"},
        architectures=["Evil"],
    ),
    "a tokenizer with code": lambda f: edit(
        f,
        "tokenizer/tokenizer_config.json",
        auto_map={"AutoTokenizer": ["evil.Tok", None]},
    ),
}


def of_doctor(folder: Path) -> str:
    """What doctor says of it; nothing where it is well."""
    findings = [f for f in _model(settings(model=str(folder))) if f.check is Check.MODEL]
    return " ".join(render(finding.fix) for finding in findings if finding.fix) + "".join(
        render(finding.text) for finding in findings if finding.fix
    )


def of_bot(folder: Path) -> str:
    """What the host reads in the log as the bot loads it; nothing where it can."""
    try:
        model = Catalog.load().get(str(folder))
        load(model, folder, CPU)
    except UserError as error:
        return f"{error} {error.detail}"
    return ""


@pytest.mark.parametrize("name", DAMAGES)
def test_what_is_wrong_is_said_by_both(tmp_path: Path, tiny_model: Path, name: str) -> None:
    folder = shutil.copytree(tiny_model, tmp_path / "model")
    damage, words = DAMAGES[name]
    damage(folder)
    for said in (of_doctor(folder), of_bot(folder)):
        assert words in said
        assert "Traceback" not in said
        # ... and what to do.
        way_out = r"git lfs pull|[Cc]opy|[Cc]orrect|Save it|Take the|Name (?:that|the)|can run"
        way_out += "|[Cc]hoose another"
        assert re.search(way_out, said), said


@pytest.mark.parametrize("name", HARMLESS)
def test_what_is_well_is_well_for_both(tmp_path: Path, tiny_model: Path, name: str) -> None:
    folder = shutil.copytree(tiny_model, tmp_path / "model")
    HARMLESS[name](folder)
    assert of_doctor(folder) == ""
    assert of_bot(folder) == ""


def test_the_attention_is_never_a_folders_choice(tmp_path: Path) -> None:
    folder = build("text-to-video-sd", tmp_path / "model")
    HARMLESS["an attention from the hub"](folder)
    edit(folder, "text_encoder/config.json", text_config={"_attn_implementation": "evil/kernel"})
    loaded = load(Catalog.load().get(str(folder)), folder, CPU)
    assert loaded.pipe.text_encoder.config._attn_implementation == "sdpa"


# --- Variants, part by part -----------------------------------------------------------------------

NETWORKS = ["unet", "vae", "text_encoder"]


def mixed(folder: Path, source: dict[str | None, Path], choice: dict[str, str | None]) -> Path:
    """A folder whose parts come out of several downloads."""
    shutil.copytree(source[None], folder)
    for part, variant in choice.items():
        shutil.rmtree(folder / part)
        shutil.copytree(source[variant] / part, folder / part)
    return folder


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> dict[str | None, Path]:
    """One model, in each variant by itself; all with the numbers of fp16."""
    folder = tmp_path_factory.mktemp("variants")
    made = {v: build("text-to-video-sd", folder / str(v), variants=(v,)) for v in (None, "fp16")}
    shutil.copytree(made["fp16"], folder / "bf16")
    for path in (folder / "bf16").rglob("*.fp16.safetensors"):
        path.rename(path.with_name(path.name.replace(".fp16.", ".bf16.")))
    return made | {"bf16": folder / "bf16"}


@pytest.mark.parametrize(
    "choice",
    [
        {"unet": "fp16", "vae": None, "text_encoder": None},
        {"unet": None, "vae": "fp16", "text_encoder": "fp16"},
        {"unet": "fp16", "vae": "bf16", "text_encoder": "fp16"},
        {"unet": "bf16", "vae": None, "text_encoder": "fp16"},
        {"unet": "bf16", "vae": "bf16", "text_encoder": "bf16"},
    ],
    ids=lambda choice: " ".join(f"{part}:{variant}" for part, variant in choice.items()),
)
def test_each_part_is_read_in_the_variant_that_it_has(
    tmp_path: Path, source: dict[str | None, Path], choice: dict[str, str | None]
) -> None:
    folder = mixed(tmp_path / "mixed", source, choice)
    assert of_doctor(folder) == ""
    catalog = Catalog.load()
    loaded = load(catalog.get(str(folder)), folder, CPU)
    whole = load(catalog.get(str(source["fp16"])), source["fp16"], CPU)
    for part in NETWORKS:
        for found, wanted in zip(
            getattr(loaded.pipe, part).parameters(),
            getattr(whole.pipe, part).parameters(),
            strict=True,
        ):
            assert torch.allclose(found, wanted, atol=2e-3)


def test_the_variant_of_the_catalog_comes_before_the_others(
    tmp_path: Path, source: dict[str | None, Path]
) -> None:
    folder = tmp_path / "both"
    shutil.copytree(source[None], folder)
    shutil.copytree(source["fp16"], folder, dirs_exist_ok=True)
    (folder / UNET).write_bytes(b"")  # nobody reads it
    model = Catalog.load().get(str(folder)).model_copy(update={"variant": "fp16"})
    assert load(model, folder, CPU).pipe.unet is not None


# --- Pickles --------------------------------------------------------------------------------------


def test_a_folder_of_pickles_is_known_as_one(tmp_path: Path, tiny_model: Path) -> None:
    folder = build("text-to-video-sd", tmp_path / "model", pickles=True)
    model = Catalog.load().get(str(folder))
    assert model.pickled
    assert "T2V_ALLOW_PICKLE=true" in of_doctor(folder)
    assert load(model, folder, CPU).pipe.unet is not None  # the renderer asks the setting before
    assert not Catalog.load().get(str(tiny_model)).pickled


# --- What people name in place of a folder --------------------------------------------------------


def said_of(name: str | Path) -> str:
    with pytest.raises(UserError) as error:
        Catalog.load().get(str(name))
    return str(error.value)


def test_each_thing_that_is_no_folder_has_a_sentence(tmp_path: Path, tiny_model: Path) -> None:
    for name in ("model.safetensors", "model.ckpt", "model.gguf"):
        (tmp_path / name).write_bytes(b"x")
        assert "is a file" in said_of(tmp_path / name)
    assert f"Name the folder of the whole: {tiny_model}" in said_of(tiny_model / "model_index.json")
    assert f"Name the folder of the whole: {tiny_model}" in said_of(tiny_model / "unet")
    nowhere = said_of(tmp_path / "a" / "b")
    assert f"There is no folder {tmp_path / 'a' / 'b'}" in nowhere
    assert f"there is {tmp_path})" in nowhere
    hub = said_of("cerspense/zeroscope_v9")
    assert "models add cerspense/zeroscope_v9" in hub
    shutil.copytree(tiny_model, tmp_path / "outer" / "inner")
    assert f"Name that: {tmp_path / 'outer' / 'inner'}" in said_of(tmp_path / "outer")
    (tmp_path / "original").mkdir()
    (tmp_path / "original" / "text2video_pytorch_model.pth").write_bytes(b"x")
    assert "ModelScope's own format" in said_of(tmp_path / "original")
    (tmp_path / "nothing").mkdir()
    assert "model_index.json is missing" in said_of(tmp_path / "nothing")


@pytest.mark.parametrize(
    "closed", ["", "..", "model_index.json", "unet", UNET, "tokenizer/tokenizer.json"]
)
def test_what_may_not_be_read_is_named(
    tmp_path: Path, tiny_model: Path, monkeypatch: pytest.MonkeyPatch, closed: str
) -> None:
    folder = tmp_path / "outer" / "model"
    shutil.copytree(tiny_model, folder)
    path = Path(os.path.normpath(folder / closed))
    access, isdir = os.access, os.path.isdir
    # Root, as whom tests may run, has every right: what the system says to others is said here.
    monkeypatch.setattr(os, "access", lambda p, mode: Path(p) != path and access(p, mode))
    if closed == "..":  # who may not enter a folder sees nothing in it
        monkeypatch.setattr(os.path, "isdir", lambda p: Path(p) != folder and isdir(p))
    if closed == "model_index.json":
        read = Path.read_bytes

        def read_bytes(self: Path) -> bytes:
            if self == path:
                raise PermissionError(13, "Permission denied", str(path))
            return read(self)

        monkeypatch.setattr(Path, "read_bytes", read_bytes)
    for said in (of_doctor(folder), of_bot(folder)):
        assert f"{path} cannot be read" in said, said
        assert "give the user that the bot runs as the right to" in said


@pytest.mark.parametrize("around", ['"{}"', "'{}'", " {} ", "{}\n", "“{}”", "{} "])
def test_what_was_copied_along_with_a_path_is_left_out(tiny_model: Path, around: str) -> None:
    model = Catalog.load().get(around.format(tiny_model))
    assert model.folder == tiny_model
    assert Catalog.load().get(around.format("ms-1.7b")).name == "ms-1.7b"


def test_a_folder_of_the_hubs_cache_is_called_after_its_repository(
    tmp_path: Path, tiny_model: Path
) -> None:
    folder = tmp_path / "models--someone--fine-model" / "snapshots" / ("0" * 40)
    shutil.copytree(tiny_model, folder)
    catalog = Catalog.load()
    model = catalog.adopt(folder)
    assert (model.name, model.title) == ("someone/fine-model", "fine-model")
    assert catalog.resolve(Options(prompt="a cat"), model.name).model == model.name


def test_a_size_that_is_a_pair_is_the_models(tmp_path: Path) -> None:
    folder = build("text-to-video-sd", tmp_path / "model")
    edit(folder, "unet/config.json", sample_size=[8, 16])
    assert Catalog.load().get(str(folder)).sizes == {"landscape": (128, 64)}
    for size in (None, "wide", [8], -1, 0, 10**9):
        edit(folder, "unet/config.json", sample_size=size)
        assert all(np.prod(s) < 10**6 for s in Catalog.load().get(str(folder)).sizes.values())
