"""What docs/operations has for other programs is what they take."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from .running import ROOT

UNITS = ("t2vbot.service", "t2vbot-worker@.service")


@pytest.mark.parametrize("name", UNITS)
def test_systemd_takes_the_units(name: str, tmp_path: Path) -> None:
    program = shutil.which("systemd-analyze")
    if not program:
        pytest.skip("there is no systemd here")
    text = (ROOT / "docs" / "operations" / name).read_text(encoding="utf-8")
    unit = tmp_path / name.replace("@", "@0")
    unit.write_text(text.replace("/opt/t2vbot/venv/bin/python", sys.executable))
    done = subprocess.run(
        [program, "verify", str(unit)], capture_output=True, text=True, timeout=60
    )
    assert (done.returncode, done.stderr) == (0, "")
