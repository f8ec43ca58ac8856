"""What is nobody else's on this computer: the bot's folders and files, where the system knows that,
and what of its environment the programs that it starts get to see.
"""

from __future__ import annotations

import contextlib
import os
import sys
from pathlib import Path

PRIVATE_FOLDER = 0o700
PRIVATE_FILE = 0o600

# All that ffmpeg needs: where programs, libraries and temporary files are. What else stands there
# may be a secret: DISCORD_TOKEN, a token of the hub, a proxy's password.
_FOR_CHILDREN = (
    *("PATH", "TEMP", "TMP", "TMPDIR", "SYSTEMROOT", "WINDIR", "LD_LIBRARY_PATH"),
    *("DYLD_LIBRARY_PATH", "DYLD_FALLBACK_LIBRARY_PATH", "DYLD_FRAMEWORK_PATH"),
)


# Looks at a flag by a thread of GNU's OpenMP that waits for the others, before it sleeps; its own
# default is billions. 4,000 take some microseconds: on an idle machine with two cores a clip took
# as long as with that default (2.2 s), and with another program on one of them 5.2 to 5.8 s in
# place of a minute.
LOOKS = 4000


def wait_passively() -> None:
    """Let torch's threads on a CPU sleep while they wait for one another; before torch is imported,
    which is when they read it.
    """
    os.environ.setdefault("GOMP_SPINCOUNT", str(LOOKS))


def child_environment() -> dict[str, str]:
    """For a program that is not the bot itself."""
    return {name: os.environ[name] for name in _FOR_CHILDREN if name in os.environ}


def own_environment(**more: str) -> dict[str, str]:
    """For another process of the bot's own, which does not talk to Discord."""
    return {name: value for name, value in os.environ.items() if name != "DISCORD_TOKEN"} | more


def make_private_folder(folder: Path, *, close_existing: bool = True) -> None:
    """Make ``folder``, and its parents as the system makes them; close it to others.

    One that is there already and belongs to us is closed too, unless ``close_existing`` is False: a
    host may have named a folder that others use as well. On Windows the profile's own rights hold.
    """
    is_new = not folder.exists()
    folder.mkdir(parents=True, exist_ok=True, mode=PRIVATE_FOLDER)
    if is_new or close_existing:
        make_private(folder, PRIVATE_FOLDER)


def make_private(path: Path, mode: int = PRIVATE_FILE) -> None:
    """Take everybody else's rights on ``path``; what belongs to somebody else stays as it is."""
    if sys.platform != "win32" and path.stat().st_uid == os.getuid():
        with contextlib.suppress(OSError):  # a USB stick in Windows' format knows no rights
            path.chmod(mode)


def make_private_file(path: Path) -> None:
    """Make an empty file, unless it is there, and close it to others.

    What is there is not opened: closing it again would drop the locks that this process holds on it
    (POSIX), and a database lives by them.
    """
    try:
        os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, PRIVATE_FILE))
    except FileExistsError:
        close_files(path)


def close_files(*paths: Path) -> None:
    """Close those that are there to others: an earlier version made them open to all."""
    for path in paths:
        if path.is_file():
            make_private(path)
