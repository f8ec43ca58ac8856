"""Folders and files that nobody else on this computer can read, where the system knows that."""

from __future__ import annotations

import os
import sys
from pathlib import Path

PRIVATE_FOLDER = 0o700
PRIVATE_FILE = 0o600


def make_private_folder(folder: Path) -> None:
    """Make ``folder``, and its parents as the system makes them; close it to others.

    One that is there already and belongs to us is closed too. On Windows the profile's own rights
    hold.
    """
    folder.mkdir(parents=True, exist_ok=True, mode=PRIVATE_FOLDER)
    make_private(folder, PRIVATE_FOLDER)


def make_private(path: Path, mode: int = PRIVATE_FILE) -> None:
    """Take everybody else's rights on ``path``; what belongs to somebody else stays as it is."""
    if sys.platform != "win32" and path.stat().st_uid == os.getuid():
        path.chmod(mode)
