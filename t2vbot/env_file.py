"""The file ``.env``: where it is, and what is in it.

In it stand the bot's own settings, and those of the libraries (HF_TOKEN, HTTPS_PROXY), which are
handed on to them. The environment always wins. What is written there and not read: ``env_faults``.
"""

from __future__ import annotations

import contextlib
import logging
import os
import re
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

from dotenv import dotenv_values

from .errors import SettingsError
from .text import Text

BESIDE = Path(__file__).parents[1]  # the folder of bot.py
NAME = ".env"
CHOSEN = "T2V_ENV_FILE"  # the environment's name for another file
TOKEN = "DISCORD_TOKEN"
OURS = ("T2V_", "DISCORD_")
# What huggingface_hub and the networks' libraries read by themselves.
HANDED_ON = re.compile(
    r"(?:HF|HUGGING_FACE|HUGGINGFACE)_\w+|(?:HTTPS?|ALL|NO)_PROXY", re.IGNORECASE
)
# What it says of a line is said by env_faults, where the line matters.
logging.getLogger("dotenv.main").setLevel(logging.ERROR)

LARGEST = 1_000_000  # bytes of a file that may be a misnamed one


def find() -> Path | None:
    """The present folder's file, else the one beside bot.py; None where there is neither.

    Raises ``SettingsError`` where T2V_ENV_FILE names one that is not there, or a folder has the
    name.
    """
    if chosen := os.environ.get(CHOSEN):
        path = Path(chosen).expanduser()
        if os.path.isfile(path):
            return path
        if chosen == os.devnull:
            return None
        raise SettingsError(Text("env-file-chosen-absent", file=chosen))
    for folder in _folders():
        file = folder / NAME
        if os.path.isfile(file):
            return file
        if os.path.isdir(file):  # Docker makes one where a file to be mounted is not there
            raise SettingsError(Text("env-file-is-folder", file=str(file)))
    return None


def folder() -> Path:
    """Where a host's own files lie: beside ``.env``, or beside bot.py where there is none."""
    file = find()
    return file.absolute().parent if file else BESIDE


def beside(name: str) -> Path | None:
    """The file of that name there, if there is one. Where T2V_ENV_FILE says that no ``.env`` is to
    be read, neither is what may lie beside it.
    """
    if os.environ.get(CHOSEN) == os.devnull:
        return None
    file = folder() / name
    return file if os.path.isfile(file) else None


def content(file: Path) -> str:
    """What a file says. Raises ``SettingsError`` where it cannot be read or is no UTF-8 text."""
    try:
        text = file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:  # PowerShell's `echo ... > .env` writes UTF-16
        raise SettingsError(Text("env-file-not-utf-8", file=str(file))) from error
    except OSError as error:
        fault = error.strerror or type(error).__name__
        raise SettingsError(Text("env-file-unreadable", file=str(file), error=fault)) from error
    if "\0" in text:  # UTF-16 without a mark
        raise SettingsError(Text("env-file-not-utf-8", file=str(file)))
    return text


def values(text: str) -> dict[str, str]:
    """What the text of a file says, by name."""
    found = dotenv_values(stream=StringIO(text))
    return {name: value for name, value in found.items() if value is not None}


def hand_on() -> None:
    """Give the libraries what the file says to them: before any of them is imported."""
    file = find()
    if file is None:
        return
    there = {name.upper() for name in os.environ}  # https_proxy is HTTPS_PROXY
    for name, value in values(content(file)).items():
        if HANDED_ON.fullmatch(name) and value.strip() and name.upper() not in there:
            os.environ[name] = value.strip()


def environment() -> dict[str, str]:
    """What the environment says to the bot itself."""
    return {n: v for n, v in os.environ.items() if n.upper().startswith(OURS)}


def misnamed() -> Path | None:
    """A file that was meant to be ``.env``, or another one of that name that is not read, since the
    present folder's counts alone: it has a token in it.
    """
    read = find()
    for folder in _folders():
        for file in _candidates(folder):
            if file != read and _has_token(file):
                return file
    return None


def _folders() -> Iterator[Path]:
    with contextlib.suppress(OSError):  # it was removed, or may not be entered
        yield Path.cwd()
    yield BESIDE


def _candidates(folder: Path) -> list[Path]:
    """ "env.txt", ".env.local", ".env.example", "token.env" ..."""
    try:
        names = sorted(os.listdir(folder))
    except OSError:
        return []
    return [folder / name for name in names if "env" in name.lower()]


def _has_token(file: Path) -> bool:
    try:
        if not os.path.isfile(file) or file.stat().st_size > LARGEST:
            return False
        return bool(values(content(file)).get(TOKEN, "").strip())
    except (OSError, SettingsError):
        return False
