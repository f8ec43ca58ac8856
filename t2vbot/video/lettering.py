"""Words as pictures: titles, captions and credits, in any script that a font on this computer has.

Each character is drawn by the first font that has it. What none has is left out, and reported:
never an empty box.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field

import regex
from bidi.algorithm import get_base_level, get_display
from PIL import Image, ImageDraw, ImageFont

from ..text import plain
from . import fonts
from .fonts import Font, font_for, is_joiner, is_picture, packaged

LINE = 1.35  # of the size, from line to line
ELLIPSIS = "…"
KEYCAP = "\u20e3"
WHITE = (255, 255, 255, 255)

_CLUSTER = regex.compile(r"\X")
_RTL = regex.compile(r"[\p{Bidi_Class=R}\p{Bidi_Class=AL}]")


@dataclass(frozen=True, slots=True)
class _Run:
    """Neighbouring characters of one font."""

    text: str
    font: Font


@dataclass(slots=True)
class Lettering:
    """Draws text. ``left_out``: the characters that no font here has."""

    left_out: set[str] = field(default_factory=set)

    def lines(self, text: str, size: int, width: int, most: int) -> list[str]:
        """``text`` in at most ``most`` lines of ``width`` pixels; what is more is cut with "…"."""
        found: list[str] = []
        for paragraph in plain(text).splitlines() or [""]:
            found += self._wrapped(" ".join(paragraph.split()), size, width)
        if len(found) <= most:
            return found
        return [*found[: most - 1], self._cut(found[most - 1] + ELLIPSIS, size, width)]

    def width(self, line: str, size: int) -> int:
        """Pixels."""
        return sum(self._run_width(run, size) for run in self._runs(line))

    def shows(self, line: str) -> bool:
        """Whether anything of it would be seen."""
        return any(run.text.strip() for run in self._runs(line))

    def draw(self, picture: Image.Image, line: str, size: int, middle: int, top: int) -> None:
        """One line onto an RGBA picture, centred at ``middle``, its upper edge at ``top``."""
        runs = list(self._runs(line))
        left = middle - sum(self._run_width(run, size) for run in runs) // 2
        for run in runs:
            self._draw_run(picture, run, size, left, top)
            left += self._run_width(run, size)

    def _wrapped(self, text: str, size: int, width: int) -> Iterator[str]:
        line = ""
        for word in text.split(" "):
            longer = f"{line} {word}" if line else word
            if self.width(longer, size) <= width:
                line = longer
                continue
            if line:
                yield line
            line = word
            while self.width(line, size) > width:  # no spaces: Chinese, a long name
                head = self._fitting(line, size, width)
                yield head
                line = line[len(head) :]
        yield line

    def _fitting(self, text: str, size: int, width: int) -> str:
        """As many characters as a line takes, and one at least."""
        taken = ""
        for cluster in _CLUSTER.findall(text):
            if taken and self.width(taken + cluster, size) > width:
                break
            taken += cluster
        return taken

    def _cut(self, text: str, size: int, width: int) -> str:
        while self.width(text, size) > width and len(text) > 2:
            text = text[:-2] + ELLIPSIS
        return text

    def _runs(self, line: str) -> Iterator[_Run]:
        """From left to right, as they are drawn."""
        line = plain(line)  # ``bidi.algorithm`` (0.6.12) refuses some marks
        is_rtl = bool(_RTL.search(line))
        if is_rtl and not fonts.SHAPES:
            import arabic_reshaper  # with the first such line: fontTools comes with it

            line = get_display(arabic_reshaper.reshape(line))
        runs = list(self._in_order(line))
        # With the letters ordered within each run, the runs of a line that is read from the right
        # stand from right to left.
        return reversed(runs) if is_rtl and fonts.SHAPES and get_base_level(line) else iter(runs)

    def _in_order(self, line: str) -> Iterator[_Run]:
        text, last = "", None
        font: Font | None
        for cluster in _CLUSTER.findall(line):
            if all(is_joiner(character) for character in cluster):
                continue
            if cluster.isspace():  # an emoji's font has wide ones
                cluster, font = " ", last if last and not last.is_emoji else packaged()
            else:
                if not fonts.SHAPES and cluster[-1] == KEYCAP:  # two pictures that are one
                    cluster = cluster[0]
                font = font_for(cluster, emoji=is_picture(cluster))
            if font is None:
                self.left_out.add(cluster)
                continue
            if last and font != last:
                yield _Run(text, last)
                text = ""
            text, last = text + cluster, font
        if last:
            yield _Run(text, last)

    def _run_width(self, run: _Run, size: int) -> int:
        font = run.font.nearest(size)
        try:
            return round(font.getlength(run.text) * size / font.size) if font else 0
        except OSError:  # letters that are damaged only when they are joined
            return 0

    def _draw_run(self, picture: Image.Image, run: _Run, size: int, left: int, top: int) -> None:
        font = run.font.nearest(size)
        if font is None:
            return
        with suppress(OSError):
            self._paste(picture, run, font, size, left, top)

    def _paste(
        self,
        picture: Image.Image,
        run: _Run,
        font: ImageFont.FreeTypeFont,
        size: int,
        left: int,
        top: int,
    ) -> None:
        # From the line's base, so that fonts of different heights stand in one line.
        base = top + size
        if font.size == size:
            draw = ImageDraw.Draw(picture)
            place, colour = (left, base), WHITE
            draw.text(place, run.text, colour, font, "ls", embedded_color=run.font.is_emoji)
            return
        drawn = _as_picture(run.text, font)
        scale = size / font.size
        shape = (max(1, round(drawn.width * scale)), max(1, round(drawn.height * scale)))
        small = drawn.resize(shape, Image.Resampling.LANCZOS)
        picture.alpha_composite(small, (max(0, left), max(0, base - round(size * 0.95))))


def _as_picture(text: str, font: ImageFont.FreeTypeFont) -> Image.Image:
    width, height = round(font.getlength(text)) + 2, round(font.size * 1.25)
    drawn = Image.new("RGBA", (max(1, width), height))
    place = (0, round(font.size * 0.95))
    ImageDraw.Draw(drawn).text(place, text, WHITE, font, "ls", embedded_color=True)
    return drawn
