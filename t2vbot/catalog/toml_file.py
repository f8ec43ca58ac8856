"""A file of models in TOML, as hosts write it: read with words for what is wrong, and changed
without touching what else stands in it.
"""

from __future__ import annotations

import os
import re
import shutil
import tomllib
from pathlib import Path
from typing import Any

from ..errors import SettingsError
from ..text import Text, render

BOM = b"\xef\xbb\xbf"
UTF_16 = (b"\xff\xfe", b"\xfe\xff")
SHOWN_LINE = 80  # characters
_PLACE = re.compile(r" \(at line (\d+), column \d+\)| \(at end of document\)")
# What tomllib says, and what has happened then: the first that fits.
_SYNTAX = (
    (
        "twice",
        r"Cannot declare|Cannot overwrite|Cannot mutate|Cannot redefine|Duplicate inline table key",
    ),
    ("backslash", r"Unescaped|Invalid hex value|Escaped character is not"),
    (
        "equals",
        r"Expected '=' after a key|Invalid initial character for a key part|Invalid statement",
    ),
    ("header", r"Expected '\]+' at the end of a(?:n array| table)? declaration"),
    ("string", r"Illegal character '\\[nr]+'|Unterminated string|Expected \"'\""),
    ("open", r"Unclosed"),
    ("value", r"Invalid value|Expected newline or end of document"),
)


def faulty(file: Path, faults: list[Text]) -> SettingsError:
    """All faults of a file in one text."""
    lines = "\n".join(render(Text("models-fault-line", fault=fault)) for fault in faults)
    return SettingsError(Text("catalog-faulty", file=str(file), faults=lines))


def read_tables(file: Path) -> dict[str, Any]:
    """What the file says, by model. Raises ``SettingsError``."""
    return _parse(file, _text(file))


def add_table(file: Path, table: str) -> None:
    """Put a table below everything else in the file, which is made where it is not there.

    Raises ``SettingsError`` where the file cannot be read or written.
    """
    text = _text(file) if file.exists() else ""
    gap = "\n" if text.endswith("\n") else "\n\n" if text else ""
    _write(file, f"{text}{gap}{table}")


def remove_table(file: Path, name: str) -> None:
    """Take a model's table out, with those that belong to it; everything else stays, comments too.

    Raises ``SettingsError`` where the file cannot be written, or where the model is not written
    as a table of its own.
    """
    text = _text(file)
    left = {other: said for other, said in _parse(file, text).items() if other != name}
    kept = _without(text, name)
    try:
        is_right = tomllib.loads(kept) == left
    except tomllib.TOMLDecodeError:
        is_right = False
    if not is_right:
        raise SettingsError(Text("models-remove-by-hand", name=name, file=str(file)))
    _write(file, kept)


def _text(file: Path) -> str:
    """Its characters, with line ends as they are."""
    try:
        data = file.read_bytes()
    except OSError as error:
        said = error.strerror or type(error).__name__
        raise SettingsError(Text("catalog-unreadable", file=str(file), error=said)) from error
    if data.startswith(UTF_16) or b"\0" in data:
        raise faulty(file, [Text("models-fault-utf-16")])
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise faulty(file, [Text("models-fault-not-utf-8", line=str(line))]) from error


def _parse(file: Path, text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise faulty(file, [_syntax(str(error), text)]) from error


def _syntax(message: str, text: str) -> Text:
    """In which line, and what may be meant."""
    lines = text.splitlines() or [""]
    place = _PLACE.search(message)
    number = int(place[1]) if place and place[1] else len(lines)
    words = _PLACE.sub("", message)
    kinds = (kind for kind, pattern in _SYNTAX if re.search(pattern, words))
    return Text(
        "models-fault-syntax",
        line=str(number),
        shown=lines[min(number, len(lines)) - 1].strip()[:SHOWN_LINE],
        kind=next(kinds, "other"),
        words=words,
    )


def _without(text: str, name: str) -> str:
    """The lines that are not of that model, and the comments around them."""
    lines = text.splitlines(keepends=True)
    starts = [n for n, line in enumerate(lines) if _header(line) and _is_boundary(lines[:n])]
    ends = [*starts[1:], len(lines)]
    kept = lines[: starts[0]] if starts else lines
    for start, end in zip(starts, ends, strict=False):
        table = lines[start:end]
        if (_header(table[0]) or [""])[0] != name:
            kept += table
            continue
        while table and (not table[-1].strip() or table[-1].lstrip().startswith("#")):
            table.pop()  # what stands below its last line may be about the next one
        below = lines[start + len(table) : end]
        if kept and not kept[-1].strip() and (end == len(lines) or not "".join(below[:1]).strip()):
            kept.pop()  # one gap is enough
        kept += below
    return "".join(kept)


def _header(line: str) -> list[str] | None:
    """The names in "[name]" or "[name.memory]"."""
    if not line.lstrip().startswith("["):
        return None
    try:
        found: Any = tomllib.loads(line)
    except tomllib.TOMLDecodeError:
        return None
    names = []
    while isinstance(found, dict) and found:
        names.append(next(iter(found)))
        found = found[names[-1]]
    return names or None


def _is_boundary(above: list[str]) -> bool:
    """Whether a statement may begin here: not within a text of several lines, or a list."""
    try:
        tomllib.loads("".join(above))
    except tomllib.TOMLDecodeError:
        return False
    return True


def _write(file: Path, text: str) -> None:
    """In one step, and in the file that a link leads to; with its line ends, mark and rights."""
    file = file.resolve()
    is_there = file.exists()
    there = file.read_bytes() if is_there else b""
    text = text.replace("\r\n", "\n")
    if b"\r\n" in there:
        text = text.replace("\n", "\r\n")
    new = file.with_name(f".{file.name}.new")
    try:
        new.write_bytes((BOM if there.startswith(BOM) else b"") + text.encode())
        if is_there:
            shutil.copymode(file, new)
        os.replace(new, file)
    except OSError as error:
        new.unlink(missing_ok=True)
        said = error.strerror or type(error).__name__
        raise SettingsError(Text("models-unwritable", file=str(file), error=said)) from error
