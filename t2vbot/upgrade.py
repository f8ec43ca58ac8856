"""Files of the version before, which kept finished videos and measured times otherwise."""

from __future__ import annotations

import json
import logging
import os
from collections.abc import Collection
from pathlib import Path
from sqlite3 import Connection

from .database import Database
from .media.store import Media

log = logging.getLogger(__name__)

VIDEOS = "videos"  # the folder of finished videos, which other programs may have used as well
SECONDS = "seconds.json"


async def adopt_seconds(database: Database, data_dir: Path) -> None:
    """Measured times, once; afterwards the file is gone."""
    path = data_dir / SECONDS
    try:
        rows = json.loads(path.read_text(encoding="utf-8"))
        means = [(str(m), int(w), int(h), int(f), int(s), float(t)) for m, w, h, f, s, t in rows]
    except FileNotFoundError:
        return
    except (OSError, ValueError, TypeError) as error:
        log.warning("The measured times in %s cannot be read: %s", path, error)
        return

    def write(connection: Connection) -> None:
        connection.executemany(
            "INSERT OR IGNORE INTO seconds"
            " (model, width, height, num_frames, num_inference_steps, seconds)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            [row for row in means if row[-1] > 0],
        )

    await database.write(write)
    path.unlink(missing_ok=True)


def adopt_videos(media: Media, data_dir: Path, job_ids: Collection[str]) -> None:
    """Take over the files of these jobs, and leave everything else as it is. Blocks on the disk."""
    folder = data_dir / VIDEOS
    for job_id in job_ids:
        try:
            old, new = folder / f"{media.master(job_id).name}", media.master(job_id)
            if old.is_file() and not old.is_symlink() and not new.exists():
                os.replace(old, new)
        except ValueError as error:
            log.error("%s", error)
        except OSError as error:
            log.warning("The video of job %s could not be taken over: %s", job_id, error)
