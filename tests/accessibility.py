"""What axe-core finds on a page that keeps people out."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from .browser import Screen

AXE = "4.12.1"


def fetch_axe(kept: Path) -> str:
    """The source of axe-core, fetched once and kept; skips the test where it cannot be had."""
    script = kept / "package" / "axe.min.js"
    npm = shutil.which("npm")
    if not script.is_file():
        if npm is None:
            pytest.skip("axe-core is fetched with npm, which is not installed")
        packed = subprocess.run(
            [npm, "pack", f"axe-core@{AXE}"], cwd=kept, capture_output=True, text=True, timeout=60
        )
        if packed.returncode:
            pytest.skip(f"npm cannot fetch axe-core: {packed.stderr.strip().splitlines()[-1:]}")
        shutil.unpack_archive(kept / packed.stdout.split()[-1], kept, filter="data")
    return script.read_text(encoding="utf-8")


def faults(screen: Screen, axe: str) -> list[str]:
    """Serious and critical violations, with where they are."""
    screen.run(f"window.axe ?? (() => {{ {axe} }})()")
    found = screen.driver.execute_async_script(
        "const done = arguments[0]; axe.run().then((r) => done(r.violations))"
    )
    return [
        f"{fault['id']}: {node['html'][:150]} {node['failureSummary']}"
        for fault in found
        if fault["impact"] in ("serious", "critical")
        for node in fault["nodes"]
    ]
