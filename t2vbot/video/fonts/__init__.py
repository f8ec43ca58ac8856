"""The fonts that there are: a small one in the package for Latin, Greek and Cyrillic, and the
system's own for everything else.
"""

from __future__ import annotations

import logging
import os
import re
import sys
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path

import regex
from PIL import ImageFont, features

log = logging.getLogger(__name__)

# Whether Pillow orders and joins letters by itself: its packages for Windows and macOS come without
# the library for that (FriBiDi).
SHAPES = bool(features.check("raqm") and features.check("fribidi"))
PACKAGED = Path(__file__).with_name("NotoSans-Subset.ttf")

# Where systems keep them; a user's own folders too.
FOLDERS = {
    "win32": ("${WINDIR}/Fonts", "${LOCALAPPDATA}/Microsoft/Windows/Fonts"),
    "darwin": ("/System/Library/Fonts", "/Library/Fonts", "~/Library/Fonts"),
    "linux": ("/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts", "~/.fonts"),
}
# What is taken of them, the first that has a character: plain faces for many scripts. Debian's
# packages fonts-noto-core, fonts-noto-cjk and fonts-noto-color-emoji; what Windows and macOS bring.
NAMES = (
    *(r"notosanscjk-regular", r"notosans[a-z]*-regular", r"noto(?:naskh|serif)[a-z]*-regular"),
    *(r"segoeui", r"msyh", r"msjh", r"malgun", r"meiryo", r"yugothm", r"nirmala", r"leelawui"),
    *(r"tahoma", r"ebrima", r"gadugi", r"seguisym", r"arial unicode(?: ms)?", r"pingfang"),
    *(r"hiragino.*w3", r"applesdgothicneo", r"geezapro", r"sfhebrew", r"kohinoor.*", r"thonburi"),
    *(r"apple symbols", r"dejavusans", r"droidsansfallback.*", r"wqy-.*", r"freesans", r"unifont"),
)
EMOJI = (r"notocoloremoji", r"seguiemj", r"apple color emoji", r"twemoji.*")
# Emoji fonts that are pictures have them in one size each, in pixels.
_EMOJI = regex.compile(
    r"\p{Emoji_Presentation}|\p{Extended_Pictographic}\ufe0f|\p{Regional_Indicator}{2}"
    r"|[0-9#*]\ufe0f?\u20e3"
)
TRIED_SIZE = 20  # pixels
PICTURE_SIZES = (109, 136, 128, 160, 96, 64, 48, 40, 32, 20)


@dataclass(frozen=True)
class Font:
    """One file of letters."""

    path: Path
    is_emoji: bool = False
    _loaded: dict[tuple[int, bool], ImageFont.FreeTypeFont] = field(
        default_factory=dict, compare=False
    )
    _drawn: dict[str, bool] = field(default_factory=dict, compare=False)

    @cached_property
    def characters(self) -> frozenset[int]:
        """The code points that it has. Reads the file."""
        from fontTools.ttLib import TTFont  # with the first film, not with the bot

        try:
            with self.path.open("rb") as file:  # of a collection the first one, as Pillow does
                return frozenset(TTFont(file, lazy=True, fontNumber=0).getBestCmap() or ())
        except Exception:  # a damaged file of the system's
            return frozenset()

    def draws(self, cluster: str) -> bool:
        """Whether it can: of a damaged file only some letters may be there."""
        if cluster not in self._drawn:
            try:
                font = self.nearest(TRIED_SIZE)
                if font:
                    font.getmask(cluster)
                self._drawn[cluster] = font is not None
            except OSError as error:
                log.warning("%s is damaged, and is left out: %s", self.path, error)
                self._drawn[cluster] = False
        return self._drawn[cluster]

    def at(self, size: int) -> ImageFont.FreeTypeFont:
        """Raises ``OSError`` where it cannot be loaded in that size."""
        key = size, SHAPES
        if key not in self._loaded:
            engine = ImageFont.Layout.RAQM if SHAPES else ImageFont.Layout.BASIC
            self._loaded[key] = ImageFont.truetype(str(self.path), size, layout_engine=engine)
        return self._loaded[key]

    def nearest(self, size: int) -> ImageFont.FreeTypeFont | None:
        """In that size, or in the one that its pictures have; None where it cannot be used."""
        for tried in (size, *PICTURE_SIZES):
            try:
                return self.at(tried)
            except OSError:
                continue
        return None


def font_for(cluster: str, *, emoji: bool) -> Font | None:
    """The first font that has every character of a cluster; None where none has."""
    wanted = {ord(c) for c in cluster if not is_joiner(c)}
    if not wanted:
        return None
    if emoji:
        fonts: Iterator[Font] = iter((*_system(EMOJI, True), *_letters("")))
    else:
        fonts = _letters(_script(cluster))
    return next((f for f in fonts if wanted <= f.characters and f.draws(cluster)), None)


def has(letters: str) -> bool:
    """Whether all of them can be drawn here. Reads fonts until it knows."""
    return all(font_for(letter, emoji=is_picture(letter)) for letter in letters)


def is_picture(cluster: str) -> bool:
    """Whether it is drawn in colours: an emoji."""
    return bool(_EMOJI.match(cluster))


def _letters(script: str) -> Iterator[Font]:
    """The packaged one, then the system's, those that are named after the script first: there may
    be hundreds, and each has to be read to know what it has.
    """
    yield packaged()
    found = _system(NAMES, False)
    yield from sorted(found, key=lambda font: script not in font.path.name.lower())


@cache
def packaged() -> Font:
    return Font(PACKAGED)


@cache
def _system(names: tuple[str, ...], is_emoji: bool) -> tuple[Font, ...]:
    patterns = [re.compile(rf"{name}\.(?:ttf|ttc|otf)") for name in names]
    found = [
        (order, path)
        for path in _files()
        if (order := _first_match(patterns, path.name.lower())) is not None
    ]
    return tuple(Font(path, is_emoji) for _, path in sorted(found))


def _first_match(patterns: list[re.Pattern[str]], name: str) -> int | None:
    return next((n for n, pattern in enumerate(patterns) if pattern.fullmatch(name)), None)


@cache
def _files() -> tuple[Path, ...]:
    folders = FOLDERS.get(sys.platform, FOLDERS["linux"])
    return tuple(
        Path(folder, name)
        for start in folders
        for folder, _, names in os.walk(os.path.expanduser(os.path.expandvars(start)))
        for name in names
    )


def _script(cluster: str) -> str:
    """As fonts are called: "arabic", "hebrew", "cjk" for all that is written in those."""
    words = unicodedata.name(cluster[0], "x").lower().split()
    is_eastern = {"cjk", "hiragana", "katakana", "hangul", "bopomofo", "fullwidth"} & set(words[:1])
    return "cjk" if is_eastern else words[0]


def is_joiner(character: str) -> bool:
    """What changes its neighbours and has no picture of its own: variation selectors, joiners."""
    return unicodedata.category(character) == "Cf" or "\ufe00" <= character <= "\ufe0f"
