"""``models add`` and ``models remove``, by the real huggingface_hub client over real HTTP from a
small hub on loopback."""

from __future__ import annotations

import asyncio
import json
import os
import shutil
import sys
from collections.abc import AsyncIterator
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from huggingface_hub import constants
from rich.console import Console

from t2vbot.catalog.catalog import Catalog, read_models
from t2vbot.catalog.options import Options
from t2vbot.cli.adding import add
from t2vbot.cli.doctor import _model as findings_of
from t2vbot.cli.generate import make
from t2vbot.cli.models import print_models
from t2vbot.cli.removing import remove
from t2vbot.engine.hub import Hub
from t2vbot.engine.pins import Pins
from t2vbot.engine.signature import family_of
from t2vbot.errors import UserError
from t2vbot.local import default_model
from t2vbot.settings import Settings, load
from t2vbot.text import render

from .checkpoints import build, edit_model_index
from .loopback_hub import COMMIT, REPO, LoopbackHub, read

BOT = Path(__file__).parents[1] / "bot.py"


@pytest.fixture(scope="module")
def wan(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build("wan-2.1", tmp_path_factory.mktemp("wan") / "model")


@pytest.fixture(scope="module")
def stranger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Of a class that no table of ours has."""
    return build("easyanimate", tmp_path_factory.mktemp("stranger") / "model")


class Host:
    """Somebody at the command line."""

    def __init__(self, hub: LoopbackHub, folder: Path) -> None:
        self.hub = hub
        self.file = folder / "models.toml"
        self.folder = folder

    def settings(self, **values: Any) -> Settings:
        return load(data_dir=self.folder / "data", **values)

    async def add(self, source: str = REPO, *args: str, **values: Any) -> str:
        """What is said. Raises what is refused."""
        console = Console(file=StringIO(), width=200)
        settings = self.settings(**values)
        place = {"endpoint": self.hub.endpoint}
        await asyncio.to_thread(add, console, settings, source, *args, **place)
        return console.file.getvalue()  # type: ignore[attr-defined, no-any-return]

    async def refused(self, *args: str, **values: Any) -> str:
        before = self.file.read_bytes() if self.file.exists() else None
        with pytest.raises(UserError) as refusal:
            await self.add(*args, **values)
        assert (self.file.read_bytes() if self.file.exists() else None) == before
        return str(refusal.value)

    async def remove(self, name: str, *, files: bool = False) -> str:
        console = Console(file=StringIO(), width=200)
        await asyncio.to_thread(remove, console, self.settings(), name, files=files)
        return console.file.getvalue()  # type: ignore[attr-defined, no-any-return]


@pytest.fixture
async def host(wan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Host]:
    monkeypatch.setattr(constants, "HF_HUB_CACHE", str(tmp_path / "cache"))
    async with LoopbackHub(read(wan), metadata={"license": "apache-2.0"}).serve() as hub:
        yield Host(hub, tmp_path)


async def test_a_repository_becomes_a_complete_table(host: Host) -> None:
    said = await host.add()

    size = sum(len(data) for name, data in host.hub.files.items() if name != "README.md")
    assert f"tiny: WanPipeline, commit {COMMIT[:12]} of main." in said
    assert f"{size / 1e9:.2f} GB in 10 files" in said
    assert "apache-2.0. It allows commercial use." in said
    assert "--model tiny" in said and "T2V_MODEL=tiny" in said
    model = Catalog.open(host.settings().catalog).get("tiny")
    assert (model.hub_id, model.family, model.dtype) == (REPO, "WanPipeline", "bfloat16")
    assert (model.licence, model.commercial_use) == ("apache-2.0", True)
    assert (model.frames.step, model.frames.offset) == (4, 1)
    assert not [name for name in host.hub.gets if not name.endswith((".json", ".safetensors"))]


async def test_nothing_large_is_downloaded_to_look(host: Host) -> None:
    await host.add()
    weights = [name for name in host.hub.gets if name.endswith(".safetensors")]
    assert len(weights) == len(host.hub.ranges) == 3  # of each network's file the header
    assert set(host.hub.ranges) == {"bytes=0-100000"}
    assert "tokenizer/tokenizer.json" not in host.hub.gets
    assert not (host.folder / "cache").exists()


async def test_the_commit_that_was_looked_at_is_the_one_that_is_used(host: Host) -> None:
    await host.add()
    host.hub.commit = "f" * 40
    settings = host.settings()
    model = Catalog.open(settings.catalog).get("tiny")
    hub = Hub(host.folder / "cache", host.hub.endpoint, Pins(settings.data_dir))
    assert hub.pinned(model) == COMMIT
    folder = await asyncio.to_thread(hub.fetch, model, lambda progress: None, asyncio.Event())
    assert folder.name == COMMIT


async def test_a_name_is_asked_for_only_where_there_is_one_already(host: Host) -> None:
    await host.add()
    assert "in the catalog already, as tiny" in await host.refused(REPO)
    assert "models remove tiny" in await host.refused(REPO, "tiny")
    assert "cannot be a model's name" in await host.refused(REPO, "my model")
    said = await host.add(f"https://huggingface.co/{REPO}/tree/main", "zeroscope")
    assert "takes the place of the shipped model zeroscope" in said
    assert "T2V_MODELS does not name it" in await host.add(REPO, "third", models="tiny")
    assert list(read_models(host.file)) == ["tiny", "zeroscope", "third"]


async def test_gated_repositories_say_what_to_do(
    host: Host, monkeypatch: pytest.MonkeyPatch
) -> None:
    host.hub.gated, host.hub.members = True, ("hf_member",)
    stranger = await host.refused(REPO)
    assert f"https://huggingface.co/{REPO}" in stranger
    assert "accept its terms" in stranger and "HF_TOKEN" in stranger
    monkeypatch.setenv("HF_TOKEN", "hf_other")
    assert await host.refused(REPO) == stranger
    host.hub.tokens = ("hf_member",)
    assert "does not accept your HF_TOKEN" in await host.refused(REPO)
    monkeypatch.setenv("HF_TOKEN", "hf_member")
    assert "needs the HF_TOKEN that you have now" in await host.add()


@pytest.mark.parametrize(
    ("change", "source", "said"),
    [
        ({}, "someone/absent", "no model someone/absent at the Hugging Face hub, or it is private"),
        ({"status": 500}, REPO, "answered 500"),
        ({"endpoint": "http://127.0.0.1:9"}, REPO, "cannot be reached"),
        ({}, "no such thing", "neither a folder here nor the name of a repository"),
    ],
)
async def test_a_hub_that_gives_nothing_is_said(
    host: Host, change: dict[str, Any], source: str, said: str
) -> None:
    for name, value in change.items():
        setattr(host.hub, name, value)
    assert said in await host.refused(source)


async def test_a_revision_that_is_not_there_is_said(host: Host) -> None:
    assert "no branch, tag or commit v9" in await host.refused(REPO, "mine", "v9")


async def test_offline_is_said(host: Host, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(constants, "HF_HUB_OFFLINE", True)
    assert "HF_HUB_OFFLINE forbids" in await host.refused(REPO)


def index(name: object) -> dict[str, bytes]:
    return {"model_index.json": json.dumps({"_class_name": name}).encode()}


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({"pytorch_lora_weights.safetensors": b""}, "is a LoRA"),
        ({"wan-Q4.gguf": b"", "README.md": b""}, "only GGUF files"),
        ({"wan.safetensors": b""}, "a single file of weights (wan.safetensors)"),
        ({"config.json": b"{}", "model.safetensors": b""}, "not in diffusers' format"),
        ({"modular_model_index.json": b"{}", "a.safetensors": b""}, "modular pipeline"),
        ({"720p/model_index.json": b"{}"}, "in the folder 720p"),
        ({"text2video_pytorch_model.pth": b""}, "ModelScope's own format"),
        ({"README.md": b""}, "has no weights"),
        ({"model_index.json": b"{oops"}, "is broken"),
        (index(["pipeline", "Mine"]), "code of its own (pipeline.Mine)"),
        (index("NewestPipeline"), "NewestPipeline is not a pipeline of the diffusers"),
        (index("StableDiffusionPipeline"), "StableDiffusionPipeline makes no videos"),
        (index("CogVideoXVideoToVideoPipeline"), "cannot make a video of words alone"),
        (index("DDPMPipeline"), "DDPMPipeline takes no prompt"),
        (index("HeliosPyramidPipeline"), "num_inference_steps"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
async def test_what_is_no_pipeline_is_named(host: Host, files: dict[str, bytes], said: str) -> None:
    host.hub.files = files
    assert said in await host.refused(REPO)


async def test_weights_that_are_not_read_are_named(host: Host, wan: Path) -> None:
    weights = [name for name in host.hub.files if name.startswith("vae/diffusion")]
    for name in weights:
        host.hub.files[name.replace("safetensors", "bin")] = host.hub.files.pop(name)
    assert "T2V_ALLOW_PICKLE=true" in await host.refused(REPO)
    await host.add(REPO, "pickled", allow_pickle=True)
    assert read_models(host.file)["pickled"].pickled
    del host.hub.files["vae/diffusion_pytorch_model.bin"]
    assert "no weights of its vae" in await host.refused(REPO, "mine")


async def test_parts_of_other_classes_are_refused(host: Host, wan: Path, tmp_path: Path) -> None:
    host.hub.files = dict(host.hub.files)
    (tmp_path / "model_index.json").write_bytes(host.hub.files["model_index.json"])
    edit_model_index(tmp_path, vae=["mine", "Vae"])
    host.hub.files["model_index.json"] = (tmp_path / "model_index.json").read_bytes()
    assert "mine.Vae" in await host.refused(REPO)


async def test_half_the_bytes_are_taken_where_there_is_a_choice(host: Host, tmp_path: Path) -> None:
    both = build("text-to-video-sd", tmp_path / "both", variants=(None, "fp16"))
    host.hub.files = read(both)
    said = await host.add()
    model = read_models(host.file)["tiny"]
    assert (model.variant, model.dtype) == ("fp16", "float16")
    assert "the variant fp16" in said


async def test_a_class_without_a_table_is_tried_as_its_signature_says(
    host: Host, stranger: Path
) -> None:
    host.hub.files = read(stranger)
    said = await host.add(REPO, "stranger")
    assert "has no table for EasyAnimatePipeline" in said
    model = read_models(host.file)["stranger"]
    assert model.pipeline == family_of(stranger)
    assert (model.kind.frame_step, model.kind.frame_offset) == (8, 1)  # 49 frames by itself

    hub = Hub(host.folder / "cache", host.hub.endpoint)
    folder = await asyncio.to_thread(hub.fetch, model, lambda progress: None, asyncio.Event())
    assert (folder / "tokenizer" / "chat_template.jinja").is_file()  # it cannot do without
    findings = [each async for each in _doctor(host, str(stranger))]
    assert [each.fix for each in findings] == [None, None]


async def _doctor(host: Host, model: str) -> AsyncIterator[Any]:
    for finding in await asyncio.to_thread(lambda: list(findings_of(host.settings(model=model)))):
        yield finding


async def test_a_folder_is_added_by_its_own_name_and_makes_clips(
    host: Host, stranger: Path
) -> None:
    readme = stranger / "README.md"
    readme.write_text("---\nlicense: cc-by-nc-4.0\n---\n# Mine\n")
    said = await host.add(str(stranger), "stranger")
    readme.unlink()

    assert "cc-by-nc-4.0. It does not allow commercial use." in said
    settings = host.settings(model="stranger")
    assert default_model(settings, Catalog.open(settings.catalog)) == "stranger"
    options = Options(
        prompt="a cat", seed=1, num_frames=9, width=64, height=64, num_inference_steps=2
    )
    output = host.folder / "video.mp4"
    await make(settings, options, output, 10**6, Console(file=StringIO()))
    assert output.stat().st_size > 1000


async def test_a_folder_beside_the_file_is_named_from_there(host: Host, tiny_model: Path) -> None:
    copied = host.folder / "models" / "copy"
    shutil.copytree(tiny_model, copied)
    await host.add(str(copied))
    assert 'folder = "models/copy"' in host.file.read_text()
    assert read_models(host.file)["copy"].folder == copied
    truncated = next((copied / "unet").glob("*.safetensors"))
    truncated.write_bytes(truncated.read_bytes()[:1000])
    assert "its header is not whole" in await host.refused(str(copied), "broken")


async def test_a_model_is_removed_and_its_files_where_asked(host: Host) -> None:
    host.file.write_text("# mine\n")
    await host.add()
    settings, model = host.settings(), read_models(host.file)["tiny"]
    pins = Pins(settings.data_dir)
    hub = Hub(endpoint=host.hub.endpoint, pins=pins)
    await asyncio.to_thread(hub.fetch, model, lambda progress: None, asyncio.Event())
    other = host.folder / "cache" / "models--someone--else" / "refs"
    other.mkdir(parents=True)
    (other / "main").write_text("x")

    await host.add(REPO, "second")
    assert "tiny uses someone/tiny too" in await host.remove("second", files=True)
    assert hub.find(model)
    said = await host.remove("tiny")
    assert f"GB of {REPO} in {host.folder / 'cache'}" in said and f"model/{REPO}" in said
    assert host.file.read_text() == "# mine\n"
    assert not pins.get(REPO, "main")
    assert "On disk" in await host.add()
    assert hub.find(model)
    assert f"GB of {REPO} are deleted" in await host.remove("tiny", files=True)
    assert not (host.folder / "cache" / "models--someone--tiny").exists()
    assert (other / "main").exists()
    assert host.file.read_text() == "# mine\n"


async def test_what_comes_with_the_bot_is_never_removed(host: Host) -> None:
    assert "comes with the bot and stays" in await host.remove("ms-1.7b", files=True)
    with pytest.raises(UserError, match=r"no model nothing in .*models\.toml"):
        await host.remove("nothing")


async def test_a_faulty_file_is_said_by_doctor_and_its_model_can_be_removed(host: Host) -> None:
    await host.add()
    host.file.write_text(host.file.read_text() + "[broken]\ntitel = 'x'\n")
    [finding] = [each async for each in _doctor(host, "tiny")]
    assert finding.fix and "there is no key titel" in render(finding.fix)
    assert "there is no key titel" in await host.refused(REPO, "other")
    await host.remove("broken")
    counted, _ = [each async for each in _doctor(host, "builtin")]
    assert "one model of your own" in render(counted.text)


async def test_the_list_names_the_hosts_models_and_file(host: Host) -> None:
    await host.add()
    console = Console(file=StringIO(), width=200)
    await asyncio.to_thread(print_models, console, host.settings())
    said = console.file.getvalue()  # type: ignore[attr-defined]
    assert REPO in said and str(host.file) in said


async def test_the_command_line_itself(host: Host) -> None:
    (host.folder / ".env").write_text("T2V_CATALOG=own.toml\n")
    environment = {**os.environ, "HF_ENDPOINT": host.hub.endpoint}
    for arguments, said, code in (
        (["add", REPO], "Written to", 0),
        (["add", REPO], "already, as tiny", 1),
        (["remove", "tiny"], "removed", 0),
    ):
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, str(BOT), "models", *arguments),
            env=environment,
            cwd=host.folder,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.STDOUT,
        )
        printed, _ = await process.communicate()
        assert said in printed.decode(), printed.decode()
        assert process.returncode == code
    assert (host.folder / "own.toml").read_text() == ""
