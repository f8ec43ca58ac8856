"""Makes ``requirements.txt`` and ``requirements.lock`` out of ``requirements.in``, by uv:

    python -m tests.lock

Both name everything that is installed, in one version for every system and Python. The lock has the
hashes of all files as well. pip takes hashes for all or for none in one run, and torch's files
differ (for CPUs, CUDA, ROCm), so the lock leaves out torch and what only torch brings.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
SOURCE, PINS, LOCK = (ROOT / f"requirements.{kind}" for kind in ("in", "txt", "lock"))
OLDEST = "3.11"  # Python
# What only torch brings, and in other versions with another build.
TORCHS_OWN = re.compile(
    r"triton|nvidia-.*|cuda-.*|sympy|mpmath|networkx|jinja2|markupsafe|setuptools", re.IGNORECASE
)
TORCH = "torch"
ELSEWHERE = "sys_platform == 'emscripten'"  # in browsers, where there is no torch
HEADER = "# Made by `python -m tests.lock` of requirements.in.\n"
PINS_HEADER = HEADER + (
    "# Everything the bot needs, and what that needs. It is an application, so versions are\n"
    "# pinned: what was tested is what you get. On Linux with an NVIDIA GPU the pin of torch\n"
    "# brings the CUDA build by itself; on Windows see the README. requirements.lock has hashes.\n"
)
LOCK_HEADER = HEADER + (
    "# The same with the hash of every file, but without torch and what only torch brings:\n"
    "#     pip install torch==TORCH\n"
    "#     pip install --no-deps --require-hashes -r requirements.lock\n"
)
Entry = tuple[str, str]  # a package's name, and its lines


def entries(text: str) -> list[Entry]:
    """The requirements of a file, each with its hashes."""
    found: list[Entry] = []
    for line in text.splitlines(keepends=True):
        if match := re.match(r"([A-Za-z0-9._-]+)==", line):
            found.append((match[1].lower(), line))
        elif found and line.startswith(" "):
            name, lines = found[-1]
            found[-1] = name, lines + line
    return found


def compiled() -> str:
    """uv's answer, with hashes, for all systems at once."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "lock"
        command = [sys.executable, "-m", "uv", "pip", "compile", str(SOURCE), "-o", str(out)]
        options = ["--universal", "--generate-hashes", "--no-header", "--no-annotate", "--quiet"]
        subprocess.run([*command, *options, "--python-version", OLDEST], check=True)
        return out.read_text(encoding="utf-8")


def without_hashes(lines: str) -> str:
    return re.sub(r"\s*\\\n\s+--hash=\S+", "", lines)


def main() -> None:
    kept = [
        (name, lines)
        for name, lines in entries(compiled())
        if not TORCHS_OWN.fullmatch(name) and ELSEWHERE not in lines
    ]
    pins = "".join(without_hashes(lines) for _, lines in kept)
    lock = "".join(lines for name, lines in kept if name != TORCH)
    (version,) = re.findall(r"^torch==(\S+)", pins, re.MULTILINE)
    PINS.write_text(PINS_HEADER + pins, encoding="utf-8")
    LOCK.write_text(LOCK_HEADER.replace("TORCH", version) + lock, encoding="utf-8")


if __name__ == "__main__":
    main()
