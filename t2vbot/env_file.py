"""The file ``.env``: where it is, what is in it, and what people write in it that is not read.

In it stand the bot's own settings, and those of the libraries (HF_TOKEN, HTTPS_PROXY), which are
handed on to them. The environment always wins.
"""

from __future__ import annotations

import difflib
import os
import re
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

from dotenv import dotenv_values

from .errors import SettingsError
from .text import Text

BESIDE = Path(__file__).parents[1]  # the folder of bot.py
NAME = ".env"
CHOSEN = "T2V_ENV_FILE"  # the environment's name for another file
TOKEN = "DISCORD_TOKEN"
# What huggingface_hub and the networks' libraries read by themselves.
HANDED_ON = re.compile(
    r"(?:HF|HUGGING_FACE|HUGGINGFACE)_\w+|(?:HTTPS?|ALL|NO)_PROXY", re.IGNORECASE
)
# What people call the token.
_TOKENS = {"TOKEN", "BOT_TOKEN", "DISCORD_BOT_TOKEN", "DISCORD_API_TOKEN", "DISCORD_KEY"}
_MISNAMED = (".env.txt", "env", "env.txt", ".env.example.txt", ".env.example")
_LINE = re.compile(r"\s*(?:export\s+)?(?P<name>[A-Za-z_]\w*)\s*(?P<sign>[:=])")
_UNSEEN_SPACES = "\u00a0\u2007\u202f\u3164"
_SMART = "\u2018\u2019\u201a\u201b\u201c\u201d\u201e\u201f\u00ab\u00bb"  # quotes of word processors


def find() -> Path | None:
    """The present folder's file, else the one beside bot.py; None where there is neither.

    Raises ``SettingsError`` where T2V_ENV_FILE names one that is not there.
    """
    if chosen := os.environ.get(CHOSEN):
        path = Path(chosen).expanduser()
        if path.is_file():
            return path
        if chosen == os.devnull:
            return None
        raise SettingsError(Text("env-file-chosen-absent", file=chosen))
    files = (Path.cwd() / NAME, BESIDE / NAME)
    return next((file for file in files if file.is_file()), None)


def values(file: Path | None) -> dict[str, str]:
    """What a file says, by name. Raises ``SettingsError`` where it is no UTF-8 text."""
    if file is None:
        return {}
    try:
        found = dotenv_values(file, encoding="utf-8-sig")
    except UnicodeDecodeError as error:  # PowerShell's `echo ... > .env` writes UTF-16
        raise SettingsError(Text("settings-not-utf-8")) from error
    return {name: value for name, value in found.items() if value is not None}


def hand_on() -> None:
    """Give the libraries what the file says to them: before any of them is imported."""
    for name, value in values(find()).items():
        if HANDED_ON.fullmatch(name) and value.strip():
            os.environ.setdefault(name, value.strip())


def faults(file: Path | None, known: Iterable[str]) -> list[Text]:
    """What is written there, or in the environment, in a way in which it is not read."""
    said = {name: (value, str(file)) for name, value in values(file).items()}
    found = list(_faulty_lines(file)) if file else []
    ours = {n: (v, "") for n, v in os.environ.items() if n.upper().startswith(("T2V_", TOKEN))}
    known = [*known, CHOSEN]
    for name, (value, where) in (said | ours).items():
        found += _of_name(name, known, in_file=bool(where))
        if name.upper() in known or HANDED_ON.fullmatch(name):
            found += _of_value(name, value)
    return found


def _faulty_lines(file: Path) -> Iterator[Text]:
    """``NAME: value``, which YAML has and a file ``.env`` does not."""
    for line in file.read_text(encoding="utf-8-sig").splitlines():
        match = _LINE.match(line)
        if match and match["sign"] == ":":
            yield Text("env-file-colon", name=match["name"])


def _of_name(name: str, known: list[str], *, in_file: bool) -> Iterator[Text]:
    """A name that nobody reads, and which is meant."""
    plain = "".join(c for c in name if c.isascii()).upper()
    if plain in known and plain == name.upper():
        return
    if plain in known:
        yield Text("env-file-hidden", name=plain, code=_hidden(name) or "?")
    elif in_file and plain in _TOKENS:
        yield Text("env-file-token-name", name=name)
    elif plain.startswith(("T2V_", "DISCORD_")) and (close := _nearest(plain, known)):
        yield Text("env-file-unknown", name=name, similar=close[0])


def _nearest(name: str, known: list[str]) -> list[str]:
    return difflib.get_close_matches(name, known, n=1, cutoff=0.75)


def _of_value(name: str, value: str) -> Iterator[Text]:
    """Characters that came along when it was copied."""
    bare = value.strip(" \t\r\n")
    if code := _hidden(bare):
        yield Text("env-file-hidden", name=name, code=code)
    elif bare and (bare[0] in _SMART or bare[-1] in _SMART):
        yield Text("env-file-quotes", name=name)


def _hidden(text: str) -> str | None:
    """The first character that nobody sees, such as "U+200B"."""
    for character in text:
        unseen = unicodedata.category(character) in ("Cf", "Cc") or character in _UNSEEN_SPACES
        if unseen and character not in "\t\r\n":
            return f"U+{ord(character):04X}"
    return None


def misnamed() -> Path | None:
    """A file that was meant to be ``.env``: it has a token in it."""
    for folder in (Path.cwd(), BESIDE):
        for name in _MISNAMED:
            file = folder / name
            if file.is_file() and _has_token(file):
                return file
    return None


def _has_token(file: Path) -> bool:
    try:
        return bool((dotenv_values(file, encoding="utf-8-sig").get(TOKEN) or "").strip())
    except (OSError, ValueError):
        return False
