"""The lock names everything that is installed, as requirements.in has it."""

from __future__ import annotations

import re
from importlib.metadata import PackageNotFoundError, requires, version

from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from .lock import LOCK, PINS, SOURCE, TORCH, TORCHS_OWN, entries, without_hashes


def pins(text: str) -> dict[str, Requirement]:
    """The requirements of a file, by name."""
    lines = [without_hashes(lines).strip() for _, lines in entries(text)]
    return {canonicalize_name(r.name): r for r in map(Requirement, lines)}


def is_needed(requirement: Requirement) -> bool:
    """Whether it is, on this system, without any extra."""
    here = default_environment() | {"extra": ""}
    return requirement.marker is None or requirement.marker.evaluate(here)


ALL = pins(PINS.read_text(encoding="utf-8"))
HASHED = pins(LOCK.read_text(encoding="utf-8"))


def test_what_the_bot_imports_is_pinned_as_it_says() -> None:
    wanted = pins(SOURCE.read_text(encoding="utf-8"))
    assert len(wanted) > 15
    for name, requirement in wanted.items():
        assert ALL[name].specifier == requirement.specifier, "run: python -m tests.lock"


def test_the_lock_has_the_same_with_a_hash_for_each_but_torch() -> None:
    assert {name: str(r) for name, r in ALL.items() if name != TORCH} == {
        name: str(r) for name, r in HASHED.items()
    }
    for name, lines in entries(LOCK.read_text(encoding="utf-8")):
        assert re.search(r"--hash=sha256:[0-9a-f]{64}", lines), name


def test_everything_that_is_installed_is_in_it() -> None:
    """All that the bot's packages need here, however deep."""
    left, seen = list(pins(SOURCE.read_text(encoding="utf-8"))), set[str]()
    while left:
        name = left.pop()
        if name in seen or name == TORCH:
            continue
        seen.add(name)
        assert name in HASHED, "run: python -m tests.lock"
        assert version(name) in HASHED[name].specifier
        for line in requires(name) or ():
            needed = Requirement(line)
            if needed.marker is None or needed.marker.evaluate(
                default_environment() | {"extra": ""}
            ):
                left.append(canonicalize_name(needed.name))
    assert len(seen) > 50


def test_what_is_left_out_is_torchs_alone() -> None:
    for line in requires(TORCH) or ():
        needed = Requirement(line)
        name = canonicalize_name(needed.name)
        if is_needed(needed):
            assert name in HASHED or TORCHS_OWN.fullmatch(name), name
    for name in HASHED:
        assert not TORCHS_OWN.fullmatch(name)
        try:
            assert version(name) in HASHED[name].specifier
        except PackageNotFoundError:  # for another system or Python
            assert HASHED[name].marker
