"""Downloads, by the real huggingface_hub client over real HTTP from a small hub on loopback."""

from __future__ import annotations

import asyncio
import os
import shutil
import threading
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from huggingface_hub import constants

from t2vbot.catalog.catalog import Catalog
from t2vbot.catalog.checkpoint import fault, is_complete, needed_files, read_index, variants
from t2vbot.catalog.model import Model
from t2vbot.engine.hub import Hub
from t2vbot.engine.pins import Pins
from t2vbot.errors import Cancelled, ModelUnavailable, SettingsError
from t2vbot.jobs.executor import Phase, Progress

from .checkpoints import build
from .loopback_hub import COMMIT, REPO, LoopbackHub, read

MODEL = Catalog.load().get("ms-1.7b").model_copy(update={"hub_id": REPO})


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """A repository as they are: two variants, other formats beside them, code, pictures."""
    folder = build("text-to-video-sd", tmp_path_factory.mktemp("repo"), variants=(None, "fp16"))
    return read(folder) | {
        ".gitattributes": b"x",
        "README.md": b"# tiny",
        "pipeline.py": b"raise SystemExit",
        "sample.mp4": b"0" * 1000,
        "text2video_pytorch_model.pth": b"0" * 1000,
        "unet/diffusion_pytorch_model.bin": b"0" * 1000,
        "unet/diffusion_pytorch_model.fp16.bin": b"0" * 1000,
        "text_encoder/flax_model.msgpack": b"0" * 1000,
    }


@pytest.fixture
async def hub_server(repository: dict[str, bytes]) -> AsyncIterator[LoopbackHub]:
    async with LoopbackHub(dict(repository)).serve() as server:
        yield server


class Caller:
    """Fetches like the executor does, from a thread, and keeps what was reported."""

    def __init__(self, server: LoopbackHub, cache: Path) -> None:
        self.pins = Pins(cache.parent / "data")
        self.hub = Hub(cache, server.endpoint, self.pins)
        self.seen: list[Progress] = []
        self.stop = threading.Event()

    async def fetch(self, model: Model = MODEL) -> Path:
        return await asyncio.to_thread(self.hub.fetch, model, self.seen.append, self.stop)


@pytest.fixture
def caller(hub_server: LoopbackHub, tmp_path: Path) -> Caller:
    return Caller(hub_server, tmp_path / "cache")


async def test_only_what_the_pipeline_reads_is_downloaded(
    caller: Caller, hub_server: LoopbackHub
) -> None:
    folder = await caller.fetch()

    assert sorted(read(folder)) == [
        "model_index.json",
        "scheduler/scheduler_config.json",
        "text_encoder/config.json",
        "text_encoder/model.fp16.safetensors",
        "tokenizer/tokenizer.json",
        "tokenizer/tokenizer_config.json",
        "unet/config.json",
        "unet/diffusion_pytorch_model.fp16.safetensors",
        "vae/config.json",
        "vae/diffusion_pytorch_model.fp16.safetensors",
    ]
    assert all(data == hub_server.files[name] for name, data in read(folder).items())


async def test_progress_counts_bytes_up_to_the_size_told_before(caller: Caller) -> None:
    size = await asyncio.to_thread(caller.hub.download_size, MODEL)
    await caller.fetch()

    assert size
    assert caller.seen[0] == Progress(Phase.DOWNLOADING)
    counts = [progress.done for progress in caller.seen]
    assert counts == sorted(counts)
    assert len(set(counts)) > 3
    assert {progress.total for progress in caller.seen[1:]} == {size}
    assert caller.seen[-1].done == size


async def test_what_is_on_the_disk_is_not_asked_for_again(
    caller: Caller, hub_server: LoopbackHub
) -> None:
    assert not caller.hub.find(MODEL)
    first = await caller.fetch()
    hub_server.status = 500
    downloads = len(hub_server.gets)

    assert caller.hub.find(MODEL)
    assert await caller.fetch() == first
    assert len(hub_server.gets) == downloads
    assert caller.hub.download_size(MODEL) == 0


async def test_without_the_variant_the_plain_weights_are_taken(
    caller: Caller, hub_server: LoopbackHub
) -> None:
    for name in [name for name in hub_server.files if ".fp16." in name]:
        del hub_server.files[name]

    folder = await caller.fetch()

    assert (folder / "unet" / "diffusion_pytorch_model.safetensors").exists()
    assert caller.hub.find(MODEL)


async def test_pickles_are_taken_only_where_the_catalog_allows_them(
    caller: Caller, hub_server: LoopbackHub
) -> None:
    for name in [name for name in hub_server.files if name.startswith("unet/")]:
        if name.endswith(".safetensors"):
            del hub_server.files[name]

    with pytest.raises(ModelUnavailable, match="no safetensors") as error:
        await caller.fetch()
    assert error.value.detail and "unet" in error.value.detail
    folder = await caller.fetch(MODEL.model_copy(update={"pickled": True}))

    assert (folder / "unet" / "diffusion_pytorch_model.fp16.bin").exists()
    assert not (folder / "unet" / "diffusion_pytorch_model.bin").exists()


async def test_a_cancelled_download_stops_and_the_next_one_finishes(
    caller: Caller, hub_server: LoopbackHub
) -> None:
    name = "unet/diffusion_pytorch_model.fp16.safetensors"
    chunk = constants.DOWNLOAD_CHUNK_SIZE
    hub_server.files[name] = os.urandom(3 * chunk)
    hub_server.hold_after = 2 * chunk + 1
    at_hold = asyncio.Event()
    loop = asyncio.get_running_loop()

    def report(progress: Progress) -> None:
        if progress.done >= 2 * chunk:
            caller.stop.set()
            loop.call_soon_threadsafe(at_hold.set)

    fetch = asyncio.create_task(asyncio.to_thread(caller.hub.fetch, MODEL, report, caller.stop))
    await at_hold.wait()
    hub_server.hold_after = None
    hub_server.released.set()
    with pytest.raises(Cancelled):
        await fetch
    assert not caller.hub.find(MODEL)

    caller.stop.clear()
    folder = await caller.fetch()

    assert (folder / name).read_bytes() == hub_server.files[name]
    assert caller.hub.find(MODEL)
    assert caller.seen[-1].done == caller.seen[-1].total


async def test_a_download_that_breaks_off_is_resumed(
    caller: Caller, hub_server: LoopbackHub
) -> None:
    name = "unet/diffusion_pytorch_model.fp16.safetensors"
    hub_server.files[name] = os.urandom(2 * constants.DOWNLOAD_CHUNK_SIZE)
    hub_server.break_off_after = constants.DOWNLOAD_CHUNK_SIZE + 1

    folder = await caller.fetch()

    assert (folder / name).read_bytes() == hub_server.files[name]
    assert hub_server.ranges == [f"bytes={constants.DOWNLOAD_CHUNK_SIZE}-"]


@pytest.mark.parametrize(
    ("status", "words"),
    [(401, "hf auth login"), (403, "hf auth login"), (404, "does not exist"), (503, "503")],
)
async def test_what_the_hub_answers_is_explained(
    caller: Caller, hub_server: LoopbackHub, status: int, words: str
) -> None:
    hub_server.status = status
    for ask in (caller.fetch, lambda: asyncio.to_thread(caller.hub.download_size, MODEL)):
        with pytest.raises(ModelUnavailable, match=words):
            await ask()


async def test_a_hub_that_lists_a_model_and_then_fails_is_not_called_wrong(
    caller: Caller, hub_server: LoopbackHub, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Its client tries five times, with longer and longer pauses.
    monkeypatch.setattr("huggingface_hub.utils._http.time.sleep", lambda seconds: None)
    hub_server.file_status = 500
    with pytest.raises(ModelUnavailable, match="cannot be reached"):
        await caller.fetch()
    hub_server.file_status = 200
    await caller.fetch()


async def test_no_network_is_explained(tmp_path: Path) -> None:
    hub = Hub(tmp_path, "http://127.0.0.1:9")  # the discard port: nobody listens
    with pytest.raises(ModelUnavailable, match="cannot be reached"):
        await asyncio.to_thread(hub.fetch, MODEL, lambda _: None, threading.Event())


async def test_offline_mode_is_respected(
    caller: Caller, hub_server: LoopbackHub, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(constants, "HF_HUB_OFFLINE", True)
    with pytest.raises(ModelUnavailable, match="HF_HUB_OFFLINE"):
        await caller.fetch()
    assert hub_server.gets == []


async def test_a_full_disk_is_known_before_the_download(
    caller: Caller, hub_server: LoopbackHub, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "t2vbot.engine.hub.shutil.disk_usage", lambda _: type("Usage", (), {"free": 1000})
    )
    with pytest.raises(ModelUnavailable, match="host's disk") as error:
        await caller.fetch()
    assert error.value.detail and "Make room" in error.value.detail
    assert str(caller.hub.place()) not in str(error.value)
    assert hub_server.gets == ["model_index.json"]


def test_a_missing_local_folder_is_explained(tmp_path: Path) -> None:
    hub = Hub(tmp_path)
    model = MODEL.model_copy(update={"hub_id": None, "folder": tmp_path / "nowhere"})
    with pytest.raises(ModelUnavailable, match="not on this computer") as error:
        hub.fetch(model, lambda _: None, threading.Event())
    assert error.value.detail and str(tmp_path / "nowhere") in error.value.detail
    assert str(tmp_path) not in str(error.value)
    with pytest.raises(ModelUnavailable, match="not on this computer"):
        hub.download_size(model)


async def test_what_a_killed_download_left_is_removed(caller: Caller) -> None:
    folder = await caller.fetch()
    blobs = folder.parents[1] / "blobs"
    old, young = blobs / "one.1.incomplete", blobs / "two.2.incomplete"
    for path in (old, young):
        path.touch()
    os.utime(old, (0, 0))
    next(folder.glob("unet/*.safetensors")).unlink()  # so that there is something to download
    await caller.fetch()
    assert young.exists()
    assert not old.exists()


SHARDS = {
    "transformer/config.json": b"{}",
    "transformer/diffusion_pytorch_model.fp16-00001-of-00002.safetensors": b"1",
    "transformer/diffusion_pytorch_model.fp16-00002-of-00002.safetensors": b"2",
    "transformer/diffusion_pytorch_model.safetensors.index.fp16.json": (
        b'{"weight_map": {"a": "diffusion_pytorch_model.fp16-00001-of-00002.safetensors",'
        b' "b": "diffusion_pytorch_model.fp16-00002-of-00002.safetensors"}}'
    ),
    "transformer/diffusion_pytorch_model-00001-of-00002.safetensors": b"1",
    "transformer/diffusion_pytorch_model-00002-of-00002.safetensors": b"2",
    "transformer/diffusion_pytorch_model.safetensors.index.json": b"{}",
    "transformer/diffusion_pytorch_model.non_ema.safetensors": b"3",
    "model_index.json": (
        b'{"_class_name": "X", "transformer": ["diffusers", "T"], "image_encoder": [null, null]}'
    ),
}


def write(folder: Path, files: dict[str, bytes]) -> None:
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def test_shards_come_with_their_index_and_only_in_one_variant(tmp_path: Path) -> None:
    write(tmp_path, SHARDS)
    index = read_index(tmp_path / "model_index.json")

    assert [name for name in needed_files(index, SHARDS, "fp16") if "model" in name][1:] == [
        name for name in SHARDS if "fp16" in name
    ]
    assert variants(SHARDS) == {"fp16", None, "non_ema"}


def test_a_folder_without_one_of_its_shards_is_incomplete(tmp_path: Path) -> None:
    write(tmp_path, SHARDS)
    assert is_complete(tmp_path, "fp16")

    shard = next((tmp_path / "transformer").glob("*fp16-00002*"))
    shard.unlink()

    assert fault(tmp_path, "fp16") == shard.name


# --- Which commit ---------------------------------------------------------------------------------

NEWER = "f" * 40


async def test_the_commit_of_the_first_download_is_kept(
    caller: Caller, hub_server: LoopbackHub
) -> None:
    first = await caller.fetch()
    assert caller.hub.pinned(MODEL) == first.name == COMMIT
    hub_server.commit = NEWER  # somebody changed the repository
    shutil.rmtree(caller.hub.place())  # ... and the cache was emptied
    assert (await caller.fetch()).name == COMMIT
    newest = await asyncio.to_thread(caller.hub.resolve, MODEL, "main")
    caller.pins.keep(REPO, "main", newest)
    assert (await caller.fetch()).name == NEWER


async def test_what_was_downloaded_before_is_kept_as_well(
    caller: Caller, hub_server: LoopbackHub
) -> None:
    unpinned = Hub(caller.hub._cache_dir, hub_server.endpoint)
    await asyncio.to_thread(unpinned.fetch, MODEL, lambda _: None, threading.Event())
    assert caller.hub.pinned(MODEL) is None
    await caller.fetch()
    assert caller.hub.pinned(MODEL) == COMMIT


async def test_a_commit_that_is_gone_says_how_to_move_on(
    caller: Caller, hub_server: LoopbackHub
) -> None:
    caller.pins.keep(REPO, "main", "e" * 40)
    with pytest.raises(ModelUnavailable, match="models pin"):
        await caller.fetch()


def test_a_file_of_commits_that_is_damaged_is_named(tmp_path: Path) -> None:
    (tmp_path / "model-commits.json").write_text("{", encoding="utf-8")
    with pytest.raises(SettingsError, match=r"model-commits\.json"):
        Pins(tmp_path).get(REPO, "main")


# --- Caches and hubs as people have them ----------------------------------------------------------


@pytest.mark.parametrize("damage", ["dangling", "gone"])
async def test_only_the_file_that_is_lacking_is_fetched_again(
    caller: Caller, hub_server: LoopbackHub, damage: str
) -> None:
    folder = await caller.fetch()
    lacking = folder / "unet" / "diffusion_pytorch_model.fp16.safetensors"
    lacking.resolve().unlink()
    if damage == "gone":
        lacking.unlink(missing_ok=True)
    hub_server.gets.clear()
    assert caller.hub.find(MODEL) is None
    assert await caller.fetch() == folder
    assert lacking.is_file()
    assert set(hub_server.gets) == {"unet/diffusion_pytorch_model.fp16.safetensors"}


async def test_a_model_that_lies_there_under_its_new_name_is_used(
    caller: Caller, hub_server: LoopbackHub
) -> None:
    await caller.fetch()
    hub_server.gets.clear()
    renamed = MODEL.model_copy(update={"hub_id": "somebody/before", "also_hub_ids": (REPO,)})
    assert (await caller.fetch(renamed)).name == COMMIT
    assert hub_server.gets == []


def test_the_seed_model_knows_its_new_name() -> None:
    assert Catalog.load().get("ms-1.7b").also_hub_ids == ("ali-vilab/text-to-video-ms-1.7b",)
    assert Catalog.load().get("ali-vilab/text-to-video-ms-1.7b").name == "ms-1.7b"


async def test_a_mirror_that_names_no_commit_is_explained(
    caller: Caller, hub_server: LoopbackHub
) -> None:
    hub_server.says_commit = False
    with pytest.raises(ModelUnavailable, match="does not say which commit") as error:
        await caller.fetch()
    assert hub_server.endpoint in str(error.value)


async def test_variants_may_differ_from_part_to_part(
    caller: Caller, hub_server: LoopbackHub
) -> None:
    del hub_server.files["vae/diffusion_pytorch_model.fp16.safetensors"]
    del hub_server.files["unet/diffusion_pytorch_model.safetensors"]
    folder = await caller.fetch(MODEL.model_copy(update={"variant": None}))
    assert (folder / "vae" / "diffusion_pytorch_model.safetensors").is_file()
    assert (folder / "unet" / "diffusion_pytorch_model.fp16.safetensors").is_file()


@pytest.mark.parametrize("proxy", ["socks5://ada:secret@127.0.0.1:9", "http://127.0.0.1:port"])
async def test_a_proxy_that_cannot_be_used_is_named(
    caller: Caller, monkeypatch: pytest.MonkeyPatch, proxy: str
) -> None:
    monkeypatch.setenv("ALL_PROXY", proxy)
    with pytest.raises(ModelUnavailable, match="cannot be reached") as caught:
        await caller.fetch()
    assert caught.value.detail and "HTTPS_PROXY, HTTP_PROXY" in caught.value.detail
    assert "secret" not in caught.value.detail
