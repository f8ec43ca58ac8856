"""Copies of all that cannot be made again, written while the bot runs: the database, and the files
that members still wait for.
"""

from __future__ import annotations

import asyncio
import logging
import os
import re
import shutil
import time
from collections.abc import Callable
from pathlib import Path

from .database import Database
from .media.store import FOLDER, MARKER, Media
from .private import make_private_file, make_private_folder

log = logging.getLogger(__name__)

KEPT = 7  # copies
_NAME = re.compile(r"t2vbot-\d{4}-\d{2}-\d{2}-\d{6}")
_HALF = re.compile(r"\.half-t2vbot-\d{4}-\d{2}-\d{2}-\d{6}")


class Backup:
    """``is_needed``: whether members still wait for a job's files. ``name``: of the database."""

    def __init__(
        self,
        folder: Path,
        database: Database,
        media: Media,
        is_needed: Callable[[str], bool],
        name: str,
    ) -> None:
        self._folder = folder
        self._database = database
        self._media = media
        self._is_needed = is_needed
        self._name = name

    async def write(self) -> Path:
        """One more copy: a folder that can take the data folder's place. The oldest ones go.

        Files before the database and after it, so that there is one of each that it names. Raises
        ``OSError`` or ``sqlite3.Error`` where it cannot be written.
        """
        final = self._folder / time.strftime("t2vbot-%Y-%m-%d-%H%M%S")
        half = final.with_name(f".half-{final.name}")
        await asyncio.to_thread(self._begin, half)
        await self._copy_files(half / FOLDER)
        await self._database.copy(half / self._name)
        await self._copy_files(half / FOLDER)
        await asyncio.to_thread(os.replace, half, final)
        await asyncio.to_thread(self._prune)
        log.info("A copy of the data is in %s", final)
        return final

    def _begin(self, half: Path) -> None:
        make_private_folder(self._folder, close_existing=False)
        make_private_folder(half)
        make_private_folder(half / FOLDER)
        for path in (half / MARKER, half / FOLDER / MARKER, half / self._name):
            make_private_file(path)

    async def _copy_files(self, target: Path) -> None:
        owners = await asyncio.to_thread(self._media.owners)
        needed = {owner for owner in owners if self._is_needed(owner)}
        await asyncio.to_thread(self._link, needed, target)

    def _link(self, job_ids: set[str], target: Path) -> None:
        for path in self._media.files(job_ids):
            copy = target / path.name
            try:
                if not copy.exists():
                    os.link(path, copy)
            except FileNotFoundError:  # it was delivered this moment
                continue
            except OSError:  # another disk, or one without links
                shutil.copyfile(path, copy)

    def _prune(self) -> None:
        """Those that a crash left half, and all but the newest of the others."""
        ours = [path for path in self._folder.iterdir() if (path / MARKER).is_file()]
        copies = sorted(path for path in ours if _NAME.fullmatch(path.name))
        halves = [path for path in ours if _HALF.fullmatch(path.name)]
        for path in (*copies[:-KEPT], *halves):
            shutil.rmtree(path, ignore_errors=True)
