"""A repository of the Hugging Face hub, looked at before anything large of it is downloaded."""

from __future__ import annotations

import glob
import logging
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import huggingface_hub
from huggingface_hub.errors import (
    GatedRepoError,
    HfHubHTTPError,
    HFValidationError,
    RepositoryNotFoundError,
    RevisionNotFoundError,
    SafetensorsParsingError,
)

from ..catalog.checkpoint import INDEX
from ..catalog.licences import licence_of
from ..catalog.listing import instead
from ..errors import ModelUnavailable
from ..text import Text
from .hub import TIMEOUT, counting_bar, explained

MOST_BYTES = 2**20  # of a configuration
SMALL = ("config.json", "scheduler_config.json")  # in the parts' folders


@dataclass(frozen=True, slots=True)
class Sought:
    """What the hub is asked for: enough for the words of what goes wrong."""

    hub_id: str
    revision: str

    @property
    def title(self) -> str:
        return self.hub_id

    @property
    def index(self) -> str:
        return INDEX


@dataclass(frozen=True, slots=True)
class Repository:
    """A pipeline at the hub, in one commit; its configurations are in ``folder``."""

    hub_id: str  # as the hub calls it now
    revision: str
    commit: str
    files: dict[str, int]  # name -> bytes
    licence: str
    licence_link: str | None
    is_gated: bool
    folder: Path
    endpoint: str | None

    @property
    def page(self) -> str:
        """Where people read about it."""
        return f"https://huggingface.co/{self.hub_id}"

    def size(self, names: Iterable[str]) -> int:
        """Bytes of those files."""
        return sum(self.files[name] for name in names)

    def bytes_each(self, name: str) -> float | None:
        """How many bytes a number takes in a file of weights; None where that cannot be told.
        Reads its header alone.
        """
        api = huggingface_hub.HfApi(endpoint=self.endpoint)
        try:
            header = api.parse_safetensors_file_metadata(
                self.hub_id, name, revision=self.commit, timeout=TIMEOUT
            )
        except (OSError, ValueError, LookupError, SafetensorsParsingError):
            return None
        numbers = sum(header.parameter_count.values())
        return self.files[name] / numbers if numbers else None


def look(hub_id: str, revision: str, folder: Path, endpoint: str | None = None) -> Repository:
    """Ask the hub for a repository's files, and put its configurations into ``folder``, which is
    empty.

    Raises ``ModelUnavailable`` where there is no pipeline, saying what there is instead, or where
    the hub gives nothing, saying why.
    """
    sought = Sought(hub_id, revision)
    with _quiet(), explained(sought, folder, endpoint):
        info = _info(sought, endpoint)
        files = {file.rfilename: file.size or 0 for file in info.siblings or ()}
        if found := instead(info.id, files, info.tags or ()):
            raise ModelUnavailable(found)
        small = [name for name in files if _is_small(name) and files[name] <= MOST_BYTES]
        where = _download(sought, info, small, folder, endpoint)
    metadata = info.card_data.to_dict() if info.card_data else {}
    licence, link = licence_of(metadata)
    return Repository(
        hub_id=info.id,
        revision=revision,
        commit=str(info.sha),
        files=files,
        licence=licence,
        licence_link=link,
        is_gated=bool(info.gated),
        folder=where,
        endpoint=endpoint,
    )


def metadata_in(folder: Path) -> dict[str, Any]:
    """The metadata of a folder's model card; none where it has none."""
    try:
        return dict(huggingface_hub.ModelCard.load(folder / "README.md").data.to_dict())
    except Exception:  # yaml's own errors too: nobody needs that to run a model
        return {}


@contextmanager
def _quiet() -> Iterator[None]:
    """Without a line for each of the client's tries."""
    logger = logging.getLogger("huggingface_hub")
    level = logger.level
    logger.setLevel(logging.ERROR)
    try:
        yield
    finally:
        logger.setLevel(level)


def _is_small(name: str) -> bool:
    part, _, file = name.rpartition("/")
    return name == INDEX or ("/" not in part and bool(part) and file in SMALL)


def _info(sought: Sought, endpoint: str | None) -> Any:
    api = huggingface_hub.HfApi(endpoint=endpoint)
    try:
        return api.model_info(
            sought.hub_id, revision=sought.revision, files_metadata=True, timeout=TIMEOUT
        )
    except HFValidationError as error:
        raise ModelUnavailable(Text("models-no-hub-id", name=sought.hub_id)) from error
    except GatedRepoError as error:
        raise _gated(sought.hub_id) from error
    except RepositoryNotFoundError as error:
        raise ModelUnavailable(Text("models-hub-absent", repository=sought.hub_id)) from error
    except RevisionNotFoundError as error:
        absent = Text("models-no-revision", repository=sought.hub_id, revision=sought.revision)
        raise ModelUnavailable(absent) from error
    except HfHubHTTPError as error:
        raise _token_refused(error) or error from error


def _download(
    sought: Sought, info: Any, names: list[str], folder: Path, endpoint: str | None
) -> Path:
    try:
        return Path(
            huggingface_hub.snapshot_download(
                info.id,
                revision=info.sha,
                cache_dir=folder,
                endpoint=endpoint,
                allow_patterns=[glob.escape(name) for name in names],
                tqdm_class=counting_bar(lambda done: None, threading.Event()),
            )
        )
    except GatedRepoError as error:
        raise _gated(info.id) from error
    except HfHubHTTPError as error:
        raise _token_refused(error) or error from error


def _gated(hub_id: str) -> ModelUnavailable:
    page = f"https://huggingface.co/{hub_id}"
    return ModelUnavailable(Text("models-gated", repository=hub_id, page=page))


def _token_refused(error: HfHubHTTPError) -> ModelUnavailable | None:
    """Where HF_TOKEN is none, or none any more: then nothing at all is given."""
    said = error.response.headers.get("X-Error-Message", "")
    if error.response.status_code == 401 and "credentials" in said:
        return ModelUnavailable(Text("models-token-refused"))
    return None
