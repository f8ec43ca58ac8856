"""Files of the version before, which kept finished videos and measured times otherwise."""

from __future__ import annotations

import asyncio
import json
import logging
from pathlib import Path
from sqlite3 import Connection

from .database import Database
from .media.store import Media

log = logging.getLogger(__name__)

VIDEOS = "videos"  # the folder of finished videos, which other programs may have used as well
SECONDS = "seconds.json"


async def adopt(database: Database, media: Media, data_dir: Path) -> None:
    """Take over what there is. Where that fails now the bot starts all the same: clips whose file
    is not there are explained, and times are measured again.
    """
    await _adopt_seconds(database, data_dir)
    statement = (
        "SELECT job_id FROM posts JOIN post_jobs ON post_jobs.post_id = posts.id"
        " WHERE state IN ('pending', 'undeliverable')"
    )
    job_ids = [row[0] for row in await database.read(lambda c: c.execute(statement).fetchall())]
    try:
        await asyncio.to_thread(media.adopt, data_dir / VIDEOS, job_ids)
    except OSError as error:
        log.warning("The videos in %s could not be taken over: %s", data_dir / VIDEOS, error)


async def _adopt_seconds(database: Database, data_dir: Path) -> None:
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
