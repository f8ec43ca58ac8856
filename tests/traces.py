"""Looking for somebody, byte by byte, in whatever a bot has written."""

from __future__ import annotations

import json
from pathlib import Path


def needles(user_id: int, *words: str) -> dict[str, bytes]:
    """An id and words in every way in which they may have been written, by what that is."""
    found = {
        "the id in digits": str(user_id).encode(),
        "the id as SQLite stores it": user_id.to_bytes(8, "big"),
        "the id in the memory of a computer": user_id.to_bytes(8, "little"),
        "the id in UTF-16": str(user_id).encode("utf-16-le"),
    }
    for word in words:
        found |= {
            f"{word} in UTF-8": word.encode(),
            f"{word} in UTF-16": word.encode("utf-16-le"),
            f"{word} in UTF-16, the other way round": word.encode("utf-16-be"),
            f"{word} in JSON": json.dumps(word)[1:-1].encode(),
            f"{word} as Python shows it": ascii(word)[1:-1].encode(),
        }
    return found


def traces(folder: Path, user_id: int, *words: str) -> list[str]:
    """What of them is in which file, whatever the file is. Empty: nothing."""
    found = []
    for path in sorted(folder.rglob("*")):
        try:
            data = path.read_bytes() if path.is_file() else b""
        except FileNotFoundError:  # removed meanwhile
            continue
        for what, needle in needles(user_id, *words).items():
            if needle in data or needle in path.name.encode():
                found.append(f"{path.relative_to(folder)}: {what}")
    return found
