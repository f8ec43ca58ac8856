"""The pictures that a film has beside its scenes: title, captions, credits."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PIL import Image, ImageDraw

from .lettering import LINE, Lettering

BLACK = (0, 0, 0, 255)
SHADE = (0, 0, 0, 150)  # behind a caption: white words stay readable on white
CLEAR = (0, 0, 0, 0)
# Parts of the picture's smaller side.
TITLE, NAME, CAPTION = 0.11, 0.07, 0.06
SMALLEST = 11  # pixels that letters need
TINIEST = 7  # where there are so many that nobody would wait for their end
MOST_PAGES = 6  # of credits, before they get smaller
MARGIN = 0.06  # of the width, on each side
CAPTION_LINES, TITLE_LINES = 2, 4


class Slides:
    """Draws for one size of picture. ``lettering.left_out``: what no font here has."""

    def __init__(self, width: int, height: int) -> None:
        self._width = width
        self._height = height
        self.lettering = Lettering()

    def title(self, title: str, below: str = "") -> Image.Image | None:
        """None where nothing of the title can be drawn."""
        if not self.lettering.shows(title):
            return None
        slide = Image.new("RGBA", (self._width, self._height), BLACK)
        size, small = self._size(TITLE), self._size(NAME)
        lines = [(line, size) for line in self._lines(title, size, TITLE_LINES)]
        lines += [(line, small) for line in self._lines(below, small, TITLE_LINES) if line]
        self._draw_block(slide, lines)
        return slide

    def credits(self, heading: str, names: Sequence[str]) -> list[Image.Image]:
        """Pages of them; none where there is nobody. Where that would be many pages, the letters
        are smaller, and each name has one line.
        """
        usual, small = self._size(NAME), max(TINIEST, round(self._size(NAME) * 0.6))
        for size, most in ((usual, 2), (small, 1)):
            # Lines below the heading and the empty one after it.
            room = max(1, int((self._height * 0.84 - 2 * size * LINE) / (size * LINE)))
            lines = [line for name in names for line in self._lines(name, size, most)]
            lines = [line for line in lines if self.lettering.shows(line)]
            pages = [lines[n : n + room] for n in range(0, len(lines), room)]
            if len(pages) <= MOST_PAGES:
                break
        return [self._page(heading, page, size) for page in pages]

    def caption(self, words: str) -> Image.Image | None:
        """Words at the lower edge, with nothing around them; None where nothing can be drawn."""
        size = self._size(CAPTION)
        lines = list(filter(self.lettering.shows, self._lines(words, size, CAPTION_LINES)))
        if not lines:
            return None
        picture = Image.new("RGBA", (self._width, self._height), CLEAR)
        step, edge = round(size * LINE), max(2, size // 2)
        height = step * len(lines)
        top = max(0, self._height - height - edge)
        widest = max(self.lettering.width(line, size) for line in lines)
        left = (self._width - widest) // 2 - edge
        box = (max(0, left), top, min(self._width, left + widest + 2 * edge), top + height)
        ImageDraw.Draw(picture).rounded_rectangle(box, radius=edge, fill=SHADE)
        for line in lines:
            self.lettering.draw(picture, line, size, self._width // 2, top)
            top += step
        return picture

    def corner(self, words: str) -> Image.Image:
        """A number or a word at the upper left, with nothing around it."""
        size = self._size(TITLE)
        picture = Image.new("RGBA", (self._width, self._height), CLEAR)
        edge, wide = max(2, size // 4), self.lettering.width(words, size)
        box = (0, 0, wide + 2 * edge, round(size * LINE))
        ImageDraw.Draw(picture).rectangle(box, fill=SHADE)
        self.lettering.draw(picture, words, size, edge + wide // 2, 0)
        return picture

    def _page(self, heading: str, names: Sequence[str], size: int) -> Image.Image:
        slide = Image.new("RGBA", (self._width, self._height), BLACK)
        small = max(min(SMALLEST, size), round(size * 0.8))
        head = [(line, small) for line in self._lines(heading, small, 1)]
        self._draw_block(slide, [*head, ("", small), *((name, size) for name in names)])
        return slide

    def _draw_block(self, slide: Image.Image, lines: Sequence[tuple[str, int]]) -> None:
        height = sum(round(size * LINE) for _, size in lines)
        top = max(0, (self._height - height) // 2)
        for line, size in lines:
            self.lettering.draw(slide, line, size, self._width // 2, top)
            top += round(size * LINE)

    def _lines(self, text: str, size: int, most: int) -> list[str]:
        return self.lettering.lines(text, size, round(self._width * (1 - 2 * MARGIN)), most)

    def _size(self, share: float) -> int:
        return max(SMALLEST, round(min(self._width, self._height) * share))


def save(picture: Image.Image, path: Path) -> Path:
    picture.save(path)
    return path
