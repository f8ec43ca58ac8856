"""What the documentation points at is there."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[1]


def test_every_row_on_reliability_names_tests_that_exist() -> None:
    rows = (ROOT / "docs" / "RELIABILITY.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`(test_\w+)", rows))
    tests = "".join(path.read_text(encoding="utf-8") for path in ROOT.glob("tests/test_*.py"))
    assert len(named) > 30
    assert not [name for name in named if f"def {name}(" not in tests]
