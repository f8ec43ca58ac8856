"""Weights from the Hugging Face hub to a folder on this disk.

Only the files that the pipeline reads are downloaded: safetensors of one variant, configurations
and vocabularies; never code. What is on the disk already is used without asking the hub, so a bot
starts without a network once it has its model. A broken connection resumes within a file; after a
cancel or a restart, the files that were complete are kept and the others begin again.
"""

from __future__ import annotations

import contextlib
import errno
import glob
import logging
import shutil
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import huggingface_hub
from huggingface_hub import constants
from huggingface_hub.errors import (
    EntryNotFoundError,
    FileMetadataError,
    GatedRepoError,
    HfHubHTTPError,
    LocalEntryNotFoundError,
    OfflineModeIsEnabled,
    RepositoryNotFoundError,
    RevisionNotFoundError,
)
from huggingface_hub.file_download import repo_folder_name
from huggingface_hub.utils.tqdm import tqdm as HubBar

from ..errors import Cancelled, ModelUnavailable, SettingsError
from ..jobs.executor import Phase, Progress
from ..proxies import check_proxies
from ..text import ENGLISH, Text, render
from .pins import Pins
from .progress import Report, Stop

log = logging.getLogger(__name__)

STALE = 3600.0  # seconds after which a half download that no longer grows is nobody's
TIMEOUT = 10.0  # seconds for the hub's first answer; its client would wait forever

# The hub's newer transfer (Xet) runs outside Python, where a cancel does not reach it. Plain HTTP
# does both that we promise: it stops soon and resumes.
constants.HF_HUB_DISABLE_XET = True


class Named(Protocol):
    """What is said of a repository where the hub does not give it."""

    @property
    def title(self) -> str: ...
    @property
    def hub_id(self) -> str | None: ...
    @property
    def revision(self) -> str: ...
    @property
    def index(self) -> str:
        """The name of the file by which the others are chosen."""
        ...


class Weights(Named, Protocol):
    """What the hub has to know of a model: a pipeline, or the classifier of the output check."""

    @property
    def also_hub_ids(self) -> tuple[str, ...]: ...
    @property
    def folder(self) -> Path | None: ...

    def needed(self, index: Path, files: Iterable[str]) -> list[str]:
        """Those of a repository's ``files`` that are read. Raises ``LookupError`` or
        ``ValueError`` where they are no such model.
        """
        ...

    def is_complete(self, folder: Path) -> bool:
        """Whether all that is read is there."""
        ...


@dataclass(frozen=True, slots=True)
class Plan:
    """What has to be downloaded of a model."""

    commit: str
    files: dict[str, int]  # name -> bytes
    missing: dict[str, int]  # those not on the disk yet

    @property
    def size(self) -> int:
        """Bytes still to download."""
        return sum(self.missing.values())


class Hub:
    """The hub as seen from one cache folder.

    ``cache_dir`` None is huggingface_hub's own place, shared with other programs (HF_HOME);
    ``endpoint`` None is huggingface.co, or what HF_ENDPOINT says. ``pins``: the commits to use,
    and where the first one of each model is written down; None: what the hub has now.
    """

    def __init__(
        self,
        cache_dir: Path | None = None,
        endpoint: str | None = None,
        pins: Pins | None = None,
    ) -> None:
        self._cache_dir = cache_dir or Path(constants.HF_HUB_CACHE)
        self._endpoint = endpoint
        self._pins = pins
        self._api = huggingface_hub.HfApi(endpoint=endpoint)

    def find(self, model: Weights) -> Path | None:
        """The folder of a model whose files are all on this disk."""
        for folder in self._folders(model):
            if model.is_complete(folder):
                return folder
        return None

    def download_size(self, model: Weights) -> int:
        """Bytes that ``fetch`` would download. Raises ``ModelUnavailable`` as that does."""
        if model.folder:
            _local_folder(model, model.folder)
        return 0 if model.folder or self.find(model) else self._plan(model).size

    def fetch(self, model: Weights, report: Report, stop: Stop) -> Path:
        """The model's folder, downloaded first if need be.

        Raises ``ModelUnavailable`` saying what to do when that is not possible, and ``Cancelled``
        soon after ``stop`` is set.
        """
        if model.folder:
            return _local_folder(model, model.folder)
        if folder := self.find(model):
            self._pin(model, folder)
            return folder
        assert model.hub_id
        report(Progress(Phase.DOWNLOADING))
        self._sweep(model.hub_id)
        plan = self._plan(model)
        self._check_space(model, plan.size)
        log.info("downloading %s: %d files, %d bytes", model.hub_id, len(plan.missing), plan.size)
        bar = counting_bar(lambda done: report(Progress(Phase.DOWNLOADING, done, plan.size)), stop)
        with explained(model, self._cache_dir, self._endpoint):
            folder = Path(
                huggingface_hub.snapshot_download(
                    model.hub_id,
                    revision=plan.commit,
                    cache_dir=self._cache_dir,
                    endpoint=self._endpoint,
                    allow_patterns=[glob.escape(name) for name in plan.files],
                    tqdm_class=bar,
                )
            )
        self._pin(model, folder)
        return folder

    def pinned(self, model: Weights) -> str | None:
        """The commit that is used of a model, once there is one."""
        if self._pins is None or model.hub_id is None:
            return None
        return self._pins.get(model.hub_id, model.revision)

    def resolve(self, model: Weights, revision: str) -> str:
        """The commit that a revision is at the hub now. Raises ``ModelUnavailable``."""
        assert model.hub_id
        with explained(model, self._cache_dir, self._endpoint):
            info = self._api.model_info(model.hub_id, revision=revision, timeout=TIMEOUT)
        return self._commit(info.sha)

    def _pin(self, model: Weights, folder: Path) -> None:
        """The first time, what was found or downloaded is what is used from then on."""
        if self._pins and model.hub_id and not self.pinned(model):
            self._pins.keep(model.hub_id, model.revision, folder.name)
            log.info("%s: commit %s from now on", model.title, folder.name)

    def _revision(self, model: Weights) -> str:
        return self.pinned(model) or model.revision

    def _commit(self, sha: str | None) -> str:
        if not sha:
            raise ModelUnavailable(Text("engine-hub-mirror", endpoint=self._where()))
        return sha

    def _where(self) -> str:
        return self._endpoint or str(constants.ENDPOINT)

    def _sweep(self, hub_id: str) -> None:
        """Remove what a killed download left: the client gives each try a name of its own, so that
        would stay forever, gigabytes of it. What still grows may be another program's.
        """
        blobs = self._cache_dir / repo_folder_name(repo_id=hub_id, repo_type="model") / "blobs"
        for path in blobs.glob("*.incomplete"):
            with contextlib.suppress(OSError):
                if time.time() - path.stat().st_mtime > STALE:
                    path.unlink()

    def _folders(self, model: Weights) -> Iterator[Path]:
        """The host's own folder, or where the hub's client keeps this revision, complete or not."""
        if model.folder:
            yield model.folder
        # Somebody may have downloaded it under the name that the hub has for it now.
        for hub_id in filter(None, (model.hub_id, *model.also_hub_ids)):
            if index := self._cached_file(hub_id, model.index, self._revision(model)):
                yield index.parent

    def _cached_file(self, hub_id: str, name: str, revision: str) -> Path | None:
        path = huggingface_hub.try_to_load_from_cache(
            hub_id, name, cache_dir=self._cache_dir, revision=revision
        )
        return Path(path) if isinstance(path, str) else None

    def _plan(self, model: Weights) -> Plan:
        """Ask the hub for its files and choose."""
        assert model.hub_id
        revision = self._revision(model)
        with explained(model, self._cache_dir, self._endpoint):
            info = self._api.model_info(
                model.hub_id, revision=revision, files_metadata=True, timeout=TIMEOUT
            )
            commit = self._commit(info.sha)
            sizes = {file.rfilename: file.size or 0 for file in info.siblings or ()}
            # By the revision's name, so that the client notes which commit that is.
            index = huggingface_hub.hf_hub_download(
                model.hub_id,
                model.index,
                revision=revision,
                cache_dir=self._cache_dir,
                endpoint=self._endpoint,
            )
        try:
            names = model.needed(Path(index), sizes)
        except (LookupError, ValueError) as error:
            raise ModelUnavailable(
                Text("engine-hub-unusable", repository=model.hub_id, index=model.index),
                detail=f"{type(error).__name__}: {error}",
            ) from error
        files = {name: sizes[name] for name in names}
        missing = {
            name: size
            for name, size in files.items()
            if not self._cached_file(model.hub_id, name, commit)
        }
        return Plan(commit, files, missing)

    def place(self) -> Path:
        """The cache folder, or where it will be made: a folder that exists."""
        place = self._cache_dir.absolute()
        while not place.exists():
            place = place.parent
        return place

    def _check_space(self, model: Weights, size: int) -> None:
        free = shutil.disk_usage(self.place()).free
        if free < size:
            raise ModelUnavailable(
                Text(
                    "engine-hub-no-space",
                    model=model.title,
                    needed=round(size / 1e9, 1),
                    free=round(free / 1e9, 1),
                ),
                detail=render(Text("engine-hub-make-space", folder=str(self._cache_dir)), ENGLISH),
            )


def _local_folder(model: Weights, folder: Path) -> Path:
    if not (folder / model.index).is_file():
        raise ModelUnavailable(
            Text("engine-weights-absent", model=model.title),
            detail=render(Text("engine-weights-copy", folder=str(folder)), ENGLISH),
        )
    return folder


@contextmanager
def explained(model: Named, cache_dir: Path, endpoint: str | None) -> Iterator[None]:
    """Turns what the hub's client raises into words for a person."""
    try:
        check_proxies()
        yield
    except SettingsError as error:
        raise ModelUnavailable(
            Text("engine-hub-unreachable", model=model.title), detail=str(error)
        ) from error
    except Exception as error:
        # Network trouble comes as httpx's own errors, which are no OSErrors.
        if not isinstance(error, OSError) and not _is_network_trouble(error):
            raise
        detail = f"{type(error).__name__}: {error}; downloads go to {cache_dir}"
        if isinstance(error.__cause__ or error, FileMetadataError):
            where = endpoint or str(constants.ENDPOINT)
            raise ModelUnavailable(Text("engine-hub-mirror", endpoint=where), detail) from error
        raise ModelUnavailable(_words(model, error), detail) from error


def _words(model: Named, error: Exception) -> Text:
    page = f"https://huggingface.co/{model.hub_id}"
    if isinstance(error, OfflineModeIsEnabled):
        return Text("engine-hub-offline", model=model.title)
    if isinstance(error, GatedRepoError) or _status(error) in (401, 403):
        return Text("engine-hub-gated", page=page)
    if isinstance(error, RevisionNotFoundError):
        return Text("engine-hub-no-revision", page=page, revision=repr(model.revision))
    missing = isinstance(error, RepositoryNotFoundError | EntryNotFoundError)
    if missing and not _is_network_trouble(error):
        return Text("engine-hub-no-page", page=page, index=model.index)
    if isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT):
        return Text("engine-hub-disk-full", model=model.title)
    if isinstance(error, HfHubHTTPError):
        return Text("engine-hub-answered", model=model.title, status=str(_status(error)))
    if _is_network_trouble(error):
        return Text("engine-hub-unreachable", model=model.title)
    return Text("engine-hub-failed", model=model.title)


def _status(error: Exception) -> int | None:
    response = getattr(error, "response", None)
    return getattr(response, "status_code", None)


def _is_network_trouble(error: Exception) -> bool:
    """httpx's own errors, and what the client says where it asked for a file and heard nothing."""
    return isinstance(error, LocalEntryNotFoundError) or type(error).__module__.startswith("httpx")


def counting_bar(on_bytes: Callable[[int], None], stop: Stop) -> type[HubBar]:
    """A progress bar class for the hub's client that draws nothing, counts bytes and can be
    stopped.

    The client opens several bars; the one that counts bytes written to disk goes by the name below.
    """

    class Bar(HubBar):
        monitor_interval = 0  # no watching thread: nothing is drawn

        def __init__(self, *args: Any, name: str | None = None, **kwargs: Any) -> None:
            self._counts = name == "huggingface_hub.snapshot_download"
            super().__init__(*args, **(kwargs | {"disable": False}))  # type: ignore[no-untyped-call]

        def update(self, n: float | None = 1) -> bool | None:
            if stop.is_set():
                raise Cancelled
            self.n += n or 0
            if self._counts:
                on_bytes(int(self.n))
            return None

        def display(self, *args: Any, **kwargs: Any) -> None:
            """Nothing on the console."""

        def close(self) -> None:
            """Nor a last line there."""

    return Bar
