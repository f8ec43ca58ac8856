"""Words as pictures: every script that a font here has, and never an empty box."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest
from fontTools.ttLib import TTFont
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from t2vbot.cli import letters
from t2vbot.text import render
from t2vbot.video import fonts
from t2vbot.video.lettering import LINE, Lettering
from t2vbot.video.slides import Slides

WIDTH, HEIGHT = 480, 80
EMOJI = pytest.mark.skipif(
    not any(fonts._system(fonts.EMOJI, True)), reason="no emoji font: fonts-noto-color-emoji"
)


def drawn(text: str, size: int = 30) -> tuple[np.ndarray, Lettering]:
    """A line on black: its pixels, RGB."""
    picture = Image.new("RGBA", (WIDTH, HEIGHT), (0, 0, 0, 255))
    lettering = Lettering()
    for number, line in enumerate(lettering.lines(text, size, WIDTH, 2)):
        lettering.draw(picture, line, size, WIDTH // 2, round(number * size * LINE))
    return np.asarray(picture.convert("RGB")), lettering


def ink(text: str) -> int:
    return int((drawn(text)[0].max(axis=2) > 100).sum())


@pytest.fixture
def only_packaged(monkeypatch: pytest.MonkeyPatch) -> None:
    """A computer without any fonts."""
    monkeypatch.setattr(fonts, "_files", tuple)
    fonts._system.cache_clear()
    yield  # type: ignore[misc]
    fonts._system.cache_clear()


@pytest.mark.parametrize("text", ["Ada", "Žluťoučký kůň", "Ωμέγα", "Привет", "Đặng", "“€5” № ∓"])
@pytest.mark.usefixtures("only_packaged")
def test_latin_greek_and_cyrillic_are_in_the_package(text: str) -> None:
    pixels, lettering = drawn(text.replace("∓", ""))
    assert not lettering.left_out
    assert pixels.max() > 200


@pytest.mark.usefixtures("only_packaged")
def test_what_no_font_has_is_left_out_and_reported() -> None:
    _, lettering = drawn("Ada 漢字 \ue000")
    assert lettering.left_out == {"漢", "字", "\ue000"}
    assert ink("Ada 漢字 \ue000") == ink("Ada")  # no boxes
    assert Slides(256, 144).caption("漢字") is None


@pytest.mark.usefixtures("only_packaged")
def test_what_only_joins_is_no_loss() -> None:
    _, lettering = drawn("a\u200db\ufe0f\u200b")
    assert not lettering.left_out


@EMOJI
def test_emoji_are_in_colour() -> None:
    pixels, lettering = drawn("🎬🔥")
    assert not lettering.left_out
    assert (pixels.max(axis=2).astype(int) - pixels.min(axis=2) > 60).any()
    assert (np.ptp(drawn("12")[0], axis=2) == 0).all()  # digits are letters, not emoji


@pytest.fixture
def hebrew() -> None:
    if fonts.font_for("א", emoji=False) is None:
        pytest.skip("no font with Hebrew: fonts-noto-core")


@pytest.mark.usefixtures("hebrew")
@pytest.mark.parametrize("shapes", [True, False])
def test_right_to_left_is_read_from_the_right(
    monkeypatch: pytest.MonkeyPatch, shapes: bool
) -> None:
    """A wide letter first: it has to stand at the right, with Pillow's own order and with ours."""
    if shapes and not fonts.SHAPES:
        pytest.skip("Pillow has no FriBiDi here")
    monkeypatch.setattr(fonts, "SHAPES", shapes)
    columns = (drawn("שששוווו")[0].max(axis=(0, 2)) > 100).nonzero()[0]
    middle = (columns[0] + columns[-1]) // 2
    right = (columns > middle).sum()
    assert right > (columns < middle).sum() * 1.02


def test_lines_are_as_wide_as_they_may_be_and_no_more_than_asked_for() -> None:
    lettering = Lettering()
    lines = lettering.lines("one two three four five six seven eight nine ten", 30, 200, 3)
    assert len(lines) == 3
    assert lines[-1].endswith("…")
    assert all(lettering.width(line, 30) <= 200 for line in lines)
    assert lettering.lines("short", 30, 200, 3) == ["short"]
    assert all(lettering.width(line, 30) <= 200 for line in lettering.lines("x" * 99, 30, 200, 9))


@given(st.text(max_size=40))
@settings(max_examples=150, deadline=None)
def test_any_name_can_be_drawn(text: str) -> None:
    pixels, lettering = drawn(text)
    assert pixels.shape == (HEIGHT, WIDTH, 3)
    assert all(lettering.width(line, 30) <= WIDTH for line in lettering.lines(text, 30, WIDTH, 2))


def test_credits_go_on_to_the_next_page_and_name_everybody() -> None:
    slides = Slides(256, 144)
    names = [f"member number {number}" for number in range(25)]
    pages = slides.credits("Made by", names)
    assert 1 < len(pages) <= 25
    assert all(page.size == (256, 144) for page in pages)
    assert all(np.asarray(page)[..., :3].max() > 200 for page in pages)
    assert slides.credits("Made by", []) == []


@pytest.mark.parametrize("shapes", [True, False])
def test_marks_of_direction_change_nothing(monkeypatch: pytest.MonkeyPatch, shapes: bool) -> None:
    """On Windows and macOS the library that orders letters refuses them."""
    if shapes and not fonts.SHAPES:
        pytest.skip("Pillow has no raqm here")
    monkeypatch.setattr(fonts, "SHAPES", shapes)
    plain = np.asarray(Slides(256, 256).title("a \u05d0\u05d1 b"))
    marked = np.asarray(Slides(256, 256).title("\u202ea \u2067\u05d0\u05d1\u2069 \u200fb"))
    assert np.array_equal(plain, marked)


@pytest.mark.parametrize("table", ["glyf", "loca", "fpgm", "prep", "maxp", "hmtx", "GSUB"])
def test_a_font_with_a_damaged_table_is_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, table: str
) -> None:
    """Its list of letters is whole, so it is chosen; drawing would fail, or draw nothing."""
    data = bytearray(fonts.PACKAGED.read_bytes())
    with fonts.PACKAGED.open("rb") as file:
        entry = TTFont(file).reader.tables.get(table)
    if entry is None:
        pytest.skip(f"no {table} in the font")
    data[entry.offset : entry.offset + entry.length] = b"\xff" * entry.length
    broken = tmp_path / "DejaVuSans.ttf"
    broken.write_bytes(data)
    monkeypatch.setattr(fonts, "PACKAGED", broken)
    fonts.packaged.cache_clear()
    try:
        Slides(256, 256).title("Hello", "Ada")
        Slides(256, 256).credits("Made by", ["Ada", "Ben"])
    finally:
        fonts.packaged.cache_clear()


def test_many_names_on_a_small_picture_have_an_end() -> None:
    names = [f"somebody with a long name {number}" for number in range(25)]
    assert len(Slides(256, 144).credits("Made by", names)) <= 6
    assert len(Slides(64, 64).credits("Made by", names)) <= 13


def test_a_damaged_font_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = tmp_path / "NotoSansHebrew-Regular.ttf"
    shutil.copyfile(fonts.PACKAGED, broken)
    broken.write_bytes(broken.read_bytes()[:500])
    monkeypatch.setattr(fonts, "_files", lambda: (broken,))
    fonts._system.cache_clear()
    try:
        assert fonts.font_for("א", emoji=False) is None
        assert fonts.font_for("a", emoji=False) == fonts.packaged()
    finally:
        fonts._system.cache_clear()


@pytest.mark.usefixtures("only_packaged")
def test_doctor_says_what_cannot_be_drawn_and_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    for release, words in (
        ({"ID": "ubuntu", "ID_LIKE": "debian"}, "sudo apt install fonts-noto-cjk fonts-noto-core"),
        ({"ID": "arch"}, "sudo pacman -S noto-fonts-cjk noto-fonts noto-fonts-emoji"),
        ({"ID": "fedora"}, "sudo dnf install google-noto-sans-cjk-fonts"),
        ({"ID": "other"}, "what your system calls these packages of Debian's: fonts-noto-cjk"),
    ):
        monkeypatch.setattr("platform.freedesktop_os_release", lambda release=release: release)
        said = render(letters.said())
        assert "for Chinese, Japanese, Korean, Arabic, Hebrew, Hindi, and emoji" in said
        assert words in said
    for system, words in (("win32", "supplemental fonts"), ("darwin", "Font Book")):
        monkeypatch.setattr("sys.platform", system)
        assert words in render(letters.said())


def test_doctor_names_only_what_is_lacking(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(letters, "has", lambda sample: "動" not in sample)
    assert letters.lacking() == ["japanese"]
    monkeypatch.setattr(letters, "has", lambda sample: True)
    assert "Chinese, Japanese" in render(letters.said())
