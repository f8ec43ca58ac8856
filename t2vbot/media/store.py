"""The folder of the files that jobs made: a master, its first and last frame, and copies of it that
fit an upload limit.

The bot deletes only what it made: files with names of its own making, in a folder that it marked
as its own. What stands in the database names no path, only a job's id.
"""

from __future__ import annotations

import logging
import os
import re
import shutil
import tempfile
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path

from ..private import make_private, make_private_file, make_private_folder

log = logging.getLogger(__name__)

FOLDER = "t2vbot-media"  # in the data folder, which may hold what is somebody else's
MARKER = ".made-by-t2vbot"
_ENCODING = re.compile(r"\.encoding-[a-z0-9_]{8}")  # the encoder's folder while it works
_ID = re.compile(r"[0-9a-f]{16}")
# 0123456789abcdef.mp4, .start.png, .first.png, .last.png, and copies such as .10380902.mp4
_NAME = re.compile(r"(?P<id>[0-9a-f]{16})\.(?:mp4|(?:start|first|last)\.png|\d{1,12}\.mp4)")


class Media:
    """The files by the id of the job that made them.

    Every method that takes an id raises ``ValueError`` for what is none, so that no id out of a
    database leads out of the folder.
    """

    def __init__(self, data_dir: Path) -> None:
        self.folder = data_dir / FOLDER
        self._ours = False

    def open(self) -> None:
        """Make the folder, and mark it, unless somebody else's lies there; remove what a crash left
        of an encoding. Before anything is made; blocks on the disk.
        """
        is_new = not self.folder.exists()
        make_private_folder(self.folder)
        if is_new or not any(self.folder.iterdir()):
            make_private_file(self.folder / MARKER)
        self._ours = (self.folder / MARKER).is_file()
        for path in list(self.folder.iterdir()) if self._ours else ():
            if _ENCODING.fullmatch(path.name) and path.is_dir() and not path.is_symlink():
                shutil.rmtree(path, ignore_errors=True)

    def master(self, job_id: str) -> Path:
        """The clip at constant quality."""
        return self.folder / f"{checked_id(job_id)}.mp4"

    def first_frame(self, job_id: str) -> Path:
        return self.folder / f"{checked_id(job_id)}.first.png"

    def last_frame(self, job_id: str) -> Path:
        return self.folder / f"{checked_id(job_id)}.last.png"

    def start_image(self, job_id: str) -> Path:
        """The picture that the clip starts from, where its request names one."""
        return self.folder / f"{checked_id(job_id)}.start.png"

    def share_start_image(self, job_id: str, other_id: str) -> None:
        """One job's picture becomes another's, too. Blocks on the disk."""
        path = self.start_image(other_id)
        make_private_file(path)
        path.write_bytes(self.start_image(job_id).read_bytes())

    def copy(self, job_id: str, limit: int) -> Path:
        """The clip with fewer than ``limit`` bytes."""
        return self.folder / f"{checked_id(job_id)}.{limit}.mp4"

    def remove(self, job_id: str) -> None:
        """Remove all files of a job. Blocks on the disk."""
        checked_id(job_id)
        self.remove_all({job_id})

    def remove_copies(self, job_id: str) -> None:
        """All files of a job but the clip itself and its pictures. Blocks on the disk."""
        pictures = {path(job_id) for path in (self.start_image, self.first_frame, self.last_frame)}
        whole = {self.master(job_id), *pictures}
        for path, owner in self._files():
            if owner == job_id and path not in whole:
                _remove(path)

    def files(self, job_ids: Collection[str]) -> list[Path]:
        """All files of these jobs. Blocks on the disk."""
        return sorted(path for path, owner in self._files() if owner in job_ids)

    def size(self, job_id: str) -> int:
        """Bytes of the clip; 0 where it is gone. Blocks on the disk."""
        try:
            return self.master(job_id).stat().st_size
        except OSError:
            return 0

    def owners(self) -> set[str]:
        """The jobs that files are here of, if the bot made the folder. Blocks on the disk."""
        if not self._ours:
            if self.folder.is_dir():
                log.warning("%s was not made by this bot: nothing in it is removed", self.folder)
            return set()
        return {owner for _, owner in self._files()}

    def remove_all(self, job_ids: Collection[str]) -> None:
        """Remove all files of these jobs. Blocks on the disk."""
        for path, owner in self._files() if job_ids else ():
            if owner in job_ids:
                _remove(path)

    @contextmanager
    def arriving(self, job_id: str) -> Iterator[Path]:
        """A place for a clip from elsewhere. Where one lies there in the end, it is the job's."""
        with self.arriving_files(self.master(job_id)) as (path,):
            yield path

    @contextmanager
    def arriving_files(self, *paths: Path) -> Iterator[list[Path]]:
        """Places for files of this folder that come from elsewhere. What lies there in the end
        takes its own place, unless something is raised.
        """
        folder = Path(tempfile.mkdtemp(prefix=".encoding-", dir=self.folder))
        try:
            arriving = [folder / path.name for path in paths]
            for path in arriving:
                make_private_file(path)
            yield arriving
            for path, final in zip(arriving, paths, strict=True):
                if path.exists():
                    os.replace(path, final)
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def adopt(self, folder: Path, job_ids: Collection[str]) -> None:
        """Take the masters of these jobs over from another folder, where they lay before, and
        nothing else. Blocks on the disk.
        """
        for job_id in filter(_ID.fullmatch, job_ids):
            source, master = folder / f"{job_id}.mp4", self.master(job_id)
            if source.is_file() and not source.is_symlink() and not master.exists():
                os.replace(source, master)
                make_private(master)

    def _files(self) -> Iterator[tuple[Path, str]]:
        for path in list(self.folder.iterdir()) if self.folder.is_dir() else ():
            match = _NAME.fullmatch(path.name)
            if match and path.is_file() and not path.is_symlink():
                yield path, match["id"]


def checked_id(job_id: str) -> str:
    """Raises ``ValueError`` for what is no id of ours: files are named by it."""
    if not _ID.fullmatch(job_id):
        raise ValueError(f"not the id of a job: {job_id!r}")
    return job_id


def _remove(path: Path) -> None:
    """Or leave it to the next sweep: Windows keeps a file that a player has open."""
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        log.warning("%s could not be removed: %s", path, error)
