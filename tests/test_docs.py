"""What the documentation points at is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
RELIABILITY = (ROOT / "docs" / "RELIABILITY.md").read_text(encoding="utf-8")
SECTIONS = {
    section.partition("\n")[0]: section
    for section in RELIABILITY.split("\n## ")
    if "| test |" in section
}


def test_reliability_has_its_tables() -> None:
    assert len(SECTIONS) == 6
    assert len(re.findall(r"`test_\w+[`\[]", RELIABILITY)) > 60


@pytest.mark.parametrize("title", SECTIONS)
def test_every_row_on_reliability_names_tests_of_its_section(title: str) -> None:
    """Each is in one of the files that the section names, with the parameter that the row gives; a
    row about the test of the one before says "the same", or begins with "…".
    """
    section = SECTIONS[title]
    files = re.findall(r"`(tests/test_\w+\.py)`", section)
    tests = "".join((ROOT / file).read_text(encoding="utf-8") for file in files)
    assert files
    for row in re.findall(r"^\| (?!what happens).*$", section, re.MULTILINE):
        last = row.rstrip(" |").rpartition(" | ")[2]
        named = re.findall(r"`(test_\w+|…)(?:\[(\w+)\])?`", last)
        assert named or last.startswith("the same"), row
        for name, parameter in named:
            assert name == "…" or f"def {name}(" in tests, row
            assert re.search(rf"parametrize\(.*\b{parameter}\b", tests), row
