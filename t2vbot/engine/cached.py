"""What the hub's client keeps of a repository on this disk, and deleting it, by its own scan."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import huggingface_hub
from huggingface_hub import constants
from huggingface_hub.errors import CacheNotFound

from ..errors import SettingsError
from ..text import Text


@dataclass(frozen=True, slots=True)
class Cached:
    """One repository in the cache."""

    hub_id: str
    size: int  # bytes, shared files counted once
    commits: tuple[str, ...]


def cache_folder() -> Path:
    """Where the hub's client keeps everything."""
    return Path(constants.HF_HUB_CACHE)


def find_cached(hub_id: str) -> Cached | None:
    """What there is of a model's repository."""
    try:
        info = huggingface_hub.scan_cache_dir(cache_folder())
    except CacheNotFound:
        return None
    for repo in info.repos:
        if repo.repo_id == hub_id and repo.repo_type == "model":
            commits = sorted(revision.commit_hash for revision in repo.revisions)
            return Cached(hub_id, repo.size_on_disk, tuple(commits))
    return None


def delete_cached(cached: Cached) -> None:
    """Delete all of its commits. Raises ``SettingsError`` where something of it stays."""
    info = huggingface_hub.scan_cache_dir(cache_folder())
    info.delete_revisions(*cached.commits).execute()  # what cannot be deleted it only logs
    if left := find_cached(cached.hub_id):
        raise SettingsError(
            Text(
                "models-files-failed",
                repository=cached.hub_id,
                folder=str(cache_folder()),
                size=f"{left.size / 1e9:.1f}",
            )
        )
