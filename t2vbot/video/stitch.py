"""Clips become a film: title, scenes with cross-fades, words below them, credits; encoded once, at
constant quality, with no regard to any limit.

One run of ffmpeg does it, fed by the masters themselves: what is in memory are some frames of each
file that is open, and never a whole clip.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from pathlib import Path

from ..errors import UserError
from ..text import Text, render
from . import metadata
from .ffmpeg import Ffmpeg
from .fit import SOUND_RATE
from .keeping import keep, to_the_end, workshop
from .master import CRF, PRESET
from .mp4 import Mp4, has_sound, look
from .slides import Slides, save
from .timeline import Section, Timeline, lay_out
from .x264 import COLOUR, TO_BT709, encoding_options, output_options

log = logging.getLogger(__name__)

LONGEST_GRAPH = 16_000  # characters on the command line
MOST_CHAPTER = 240  # bytes of a chapter's name: a byte says how many there are
_SOUND = "aresample=48000,aformat=channel_layouts=stereo"


@dataclass(frozen=True, slots=True)
class Scene:
    """A clip of a film."""

    master: Path
    words: str = ""  # a chapter's name, and the caption


@dataclass(frozen=True, slots=True)
class Film:
    """What is cut together."""

    scenes: tuple[Scene, ...]
    title: str = ""  # empty: no slide
    below: str = ""  # the title, on its slide
    heading: str = ""  # of the credits
    names: tuple[str, ...] = ()  # in the credits; none: no slide
    captions: bool = False
    fades: bool = True


@dataclass(frozen=True, slots=True)
class Cut:
    """A finished film."""

    film: Mp4
    timeline: Timeline
    scenes: tuple[Section, ...]  # of it, without title and credits
    left_out: frozenset[str]  # characters that no font here has


async def write_film(
    film: Film,
    master: Path,
    first: Path,
    last: Path,
    on_frame: Callable[[int, int], None],
    *,
    embed_prompt: bool = True,
    ffmpeg: Ffmpeg | None = None,
) -> Cut:
    """Write a film and its first and last frame; until they are whole, nothing stands there.

    ``on_frame`` hears how many frames are done, of how many. Raises ``UserError`` where a scene's
    file is gone or damaged, the disk is full, or ffmpeg hangs.
    """
    if not film.scenes:
        raise ValueError("a film without scenes")
    clips = await to_the_end(partial(_look_at, film.scenes))
    with workshop(master) as folder:
        cutting = _Cutting(film, clips, folder, ffmpeg or Ffmpeg())
        comment = await to_the_end(partial(cutting.prepare, embed_prompt=embed_prompt))
        try:
            made = await cutting.encode(on_frame, len(comment))
        except RuntimeError:
            await cutting.find_damage()
            raise
        await cutting.take_pictures(made)
        try:
            return await to_the_end(partial(cutting.finish, made, comment, master, first, last))
        except BaseException:
            for path in (master, first, last):  # stopped a moment too late
                path.unlink(missing_ok=True)
            raise


@dataclass(frozen=True, slots=True)
class _Clip:
    mp4: Mp4
    has_sound: bool


def _look_at(scenes: Sequence[Scene]) -> list[_Clip]:
    found = []
    for number, scene in enumerate(scenes, start=1):
        clip = look(scene.master)
        if clip is None:
            raise UserError(Text("video-scene-gone", number=str(number)))
        found.append(_Clip(clip, has_sound(scene.master)))
    return found


class _Cutting:
    """One film on its way."""

    def __init__(self, film: Film, clips: list[_Clip], folder: Path, ffmpeg: Ffmpeg) -> None:
        self._film = film
        self._clips = [clip.mp4 for clip in clips]
        self._sounding = [clip.has_sound for clip in clips]
        self._folder = folder
        self._ffmpeg = ffmpeg
        self._slides: list[Path] = []  # before the scenes the title, after them the credits
        self._captions: list[Path | None] = []

    def prepare(self, *, embed_prompt: bool) -> bytes:
        """Draw what is to be read, and say what goes into the file."""
        film = self._film
        plain = lay_out(self._clips, before=0, after=0, fades=film.fades)
        slides = Slides(plain.width, plain.height)
        first = slides.title(film.title, film.below)
        drawn = ([first] if first else []) + slides.credits(film.heading, film.names)
        title = int(first is not None)
        self._slides = [
            save(picture, self._folder / f"slide{number}.png")
            for number, picture in enumerate(drawn)
        ]
        self._captions = [self._caption(slides, n) for n in range(len(film.scenes))]
        self.left_out = frozenset(slides.lettering.left_out)
        if self.left_out:
            codes = ", ".join(sorted(f"U+{ord(c):04X}" for each in self.left_out for c in each))
            log.warning(
                "No font on this computer has %s: left out of a film. `python bot.py doctor` says"
                " what to install.",
                codes,
            )
        self.timeline = lay_out(
            self._clips, before=title, after=len(drawn) - title, fades=film.fades
        )
        self._scenes = range(title, title + len(self._clips))
        chapters = self._folder / "chapters.txt"
        chapters.write_text(self._chapters(with_words=embed_prompt), encoding="utf-8")
        facts = metadata.describe_film(
            film.title, [metadata.read_request(clip.path) for clip in self._clips]
        )
        return metadata.fitted(
            facts if embed_prompt else metadata.without_prompts(facts), metadata.MAX_FILM_COMMENT
        )

    def _caption(self, slides: Slides, number: int) -> Path | None:
        words = self._film.scenes[number].words
        picture = slides.caption(words) if self._film.captions and words.strip() else None
        return save(picture, self._folder / f"caption{number}.png") if picture else None

    async def encode(self, on_frame: Callable[[int, int], None], comment_size: int) -> Path:
        total = self.timeline.num_frames
        outputs = ["-map", "[film]"]
        if any(self._sounding):
            outputs += ["-map", "[sound]", "-c:a", "aac", "-b:a", str(SOUND_RATE)]
        arguments = (
            # A damaged frame ends it: what ffmpeg would make up for it was never made.
            *("-v", "error", "-xerror", *self._inputs()),
            *self._graph_option(),
            *outputs,
            *encoding_options(("-preset", PRESET, "-crf", str(CRF))),
            *output_options(comment_size, self._chapter_input),
            *("-map_chapters", str(self._chapter_input), "film.mp4"),
        )
        await self._ffmpeg.run(
            arguments, self._folder, None, lambda done: on_frame(min(done, total), total)
        )
        return self._folder / "film.mp4"

    async def find_damage(self) -> None:
        """Raises ``UserError`` for a scene whose file is gone or damaged by now."""
        await to_the_end(partial(_look_at, self._film.scenes))
        for number, clip in enumerate(self._clips, start=1):
            whole = ("-v", "error", "-xerror", *_strictly(clip), "-f", "null", "-")
            try:
                await self._ffmpeg.run(whole, self._folder, None, lambda done: None)
            except RuntimeError as error:
                damaged = Text("video-scene-damaged", number=str(number))
                raise UserError(damaged) from error

    async def take_pictures(self, made: Path) -> None:
        for options, name in ((("-i",), "first.png"), (("-sseof", "-1", "-i"), "last.png")):
            one = ("-frames:v", "1") if name == "first.png" else ("-update", "1")
            picture = ("-v", "error", *options, str(made), "-an", *one, name)
            await self._ffmpeg.run(picture, self._folder, None, lambda done: None)

    def finish(self, made: Path, comment: bytes, master: Path, first: Path, last: Path) -> Cut:
        metadata.finish(made, comment)
        keep((made.with_name("first.png"), first), (made.with_name("last.png"), last))
        keep((made, master))
        whole = look(master)
        assert whole
        if whole.num_frames != self.timeline.num_frames:
            planned = self.timeline.num_frames
            raise RuntimeError(f"a film of {whole.num_frames} frames, where {planned} were planned")
        sections = self.timeline.sections[self._scenes.start : self._scenes.stop]
        return Cut(whole, self.timeline, sections, self.left_out)

    # The command line: inputs are the clips, the slides, the captions and the chapters.

    def _inputs(self) -> Iterator[str]:
        for clip in self._clips:
            # One thread each: of sixty, most wait for their scene.
            yield from ("-threads", "1", *_strictly(clip))
        rate = str(self.timeline.rate)
        for slide in self._slides:
            yield from ("-loop", "1", "-framerate", rate, "-i", slide.name)
        for caption in filter(None, self._captions):
            yield from ("-i", caption.name)
        yield from ("-f", "ffmetadata", "-i", "chapters.txt")

    @property
    def _chapter_input(self) -> int:
        drawn = sum(caption is not None for caption in self._captions)
        return len(self._clips) + len(self._slides) + drawn

    def _graph_option(self) -> tuple[str, str]:
        """A long graph goes by a file: Windows' command line has 32,767 characters."""
        graph = ";".join(self._graph())
        if len(graph) <= LONGEST_GRAPH:
            return "-filter_complex", graph
        (self._folder / "graph.txt").write_text(graph, encoding="utf-8")
        return "-/filter_complex", "graph.txt"  # from ffmpeg 7 on

    def _graph(self) -> Iterator[str]:
        captions = len(self._clips) + len(self._slides)
        for number in range(len(self.timeline.sections)):
            if number in self._scenes:
                scene = number - self._scenes.start
                yield self._scene(number, scene)
                if self._captions[scene]:
                    yield f"[{captions}:v]{TO_BT709},format=yuva420p[w{number}]"
                    over = f"[c{number}][w{number}]overlay=0:0:format=yuv420"
                    yield f"{over},format=yuv420p[v{number}]"
                    captions += 1
            else:
                yield self._slide(number)
        yield from self._joined("v", "[film]")
        if any(self._sounding):
            yield from self._sounds()
            yield from self._joined("a", "[sound]")

    def _scene(self, number: int, scene: int) -> str:
        timeline = self.timeline
        section = timeline.sections[number]
        fitted = timeline.fitted(self._clips[scene])
        label = f"c{number}" if self._captions[scene] else f"v{number}"
        return (
            # The last frame stays before the rate changes: of a clip shorter than a frame of the
            # film nothing would be left.
            f"[{scene}:v]setpts=PTS-STARTPTS,tpad=stop=-1:stop_mode=clone,fps={timeline.rate},"
            f"scale={fitted.width}:{fitted.height}:flags=lanczos+accurate_rnd,"
            f"pad={timeline.width}:{timeline.height}:{fitted.left}:{fitted.top},"
            f"setsar=1,format=yuv420p,{self._exactly(section.num_frames)}[{label}]"
        )

    def _slide(self, number: int) -> str:
        slide = number if number < self._scenes.start else number - len(self._clips)
        length = self._exactly(self.timeline.sections[number].num_frames)
        return (
            f"[{len(self._clips) + slide}:v]{TO_BT709},setsar=1,format=yuv420p,{length}[v{number}]"
        )

    def _exactly(self, num_frames: int) -> str:
        """So many frames, at their exact times."""
        return f"trim=end_frame={num_frames},settb={1 / self.timeline.rate},setpts=N"

    def _sounds(self) -> Iterator[str]:
        for number, section in enumerate(self.timeline.sections):
            seconds = f"{self.timeline.seconds(section.num_frames):.6f}"
            if number in self._scenes and self._sounding[number - self._scenes.start]:
                source = f"[{number - self._scenes.start}:a]{_SOUND},apad"
            else:
                source = "anullsrc=r=48000:cl=stereo"
            yield f"{source},atrim=end={seconds},asetpts=PTS-STARTPTS[a{number}]"

    def _joined(self, kind: str, film: str) -> Iterator[str]:
        """One after the other, with cross-fades."""
        timeline, sections = self.timeline, self.timeline.sections
        before = f"[{kind}0]"
        for number, section in enumerate(sections[1:], start=1):
            both, after = f"{before}[{kind}{number}]", f"[{kind}x{number}]"
            fade, start = map(timeline.seconds, (section.fade, section.start))
            if not section.fade:
                v, a = (1, 0) if kind == "v" else (0, 1)
                # It counts in microseconds, in which most rates have no whole frames, and gives a
                # single frame no length.
                exact = f",settb={1 / timeline.rate},setpts=N" if kind == "v" else ""
                yield f"{both}concat=n=2:v={v}:a={a}{exact}{after}"
            elif kind == "v":
                yield f"{both}xfade=transition=fade:duration={fade:.6f}:offset={start:.6f}{after}"
            else:
                yield f"{both}acrossfade=d={fade:.6f}{after}"
            before = after
        end = f"fps={timeline.rate},format=yuv420p,setparams={COLOUR}" if kind == "v" else "anull"
        yield f"{before}{end}{film}"

    def _chapters(self, *, with_words: bool) -> str:
        """ffmpeg's own format, with which no words are on the command line. Without anybody's
        words, the scenes have their numbers.
        """
        film, sections = self._film, self.timeline.sections
        numbers = range(1, len(film.scenes) + 1)
        named = [render(Text("video-chapter-scene", number=str(n))) for n in numbers]
        words = [scene.words for scene in film.scenes] if with_words else named
        title = film.title if with_words else render(Text("video-chapter-title"))
        names = [title] * self._scenes.start + words
        names += [film.heading][: len(sections) - len(names)]  # all pages of credits are one
        starts = [section.start for section in sections[: len(names)]]
        lines = [";FFMETADATA1"]
        for name, frames in zip(names, pairwise([*starts, self.timeline.num_frames]), strict=True):
            begin, end = (round(1000 * self.timeline.seconds(frame)) for frame in frames)
            lines += ["[CHAPTER]", "TIMEBASE=1/1000", f"START={begin}", f"END={end}"]
            lines.append(f"title={_escaped(name)}")
        return "\n".join(lines) + "\n"


def _strictly(clip: Mp4) -> tuple[str, ...]:
    """As an input whose damaged frames are errors."""
    return ("-err_detect", "explode", "-i", str(clip.path.absolute()))


def _escaped(words: str) -> str:
    """On one line, without what ffmpeg's format or UTF-8 has no way to write."""
    flat = " ".join(words.split()).encode("utf-8", "replace")[:MOST_CHAPTER]
    seen = "".join(c for c in flat.decode("utf-8", "ignore") if c.isprintable())
    escaped = "".join(f"\\{c}" if c in "=;#\\" else c for c in seen)
    # ffmpeg (9.0.2) takes a backslash at the end of a line for that of its end, escaped or not.
    return f"{escaped} " if seen.endswith("\\") else escaped
