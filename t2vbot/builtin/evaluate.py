"""Judges the built-in model on what it never saw: ``python -m t2vbot.builtin.evaluate``.

Every held-out combination of colour, shape, motion and background is asked for once in plain words
and once in another phrasing, with its own seed; ``measure`` reads each clip's pixels. Counts are of
exact matches.
"""

import argparse
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from PIL import Image

from . import captions, export, world
from .measure import Seen, look
from .models import Pipeline
from .world import Scene

STEPS = 20
GUIDANCE = 7.5

# Written for the evaluation, used nowhere else. {shape}: colour and kind; {motion}: a participle.
PHRASINGS = (
    "{shape} {motion} on {background}",
    "I would like to see a {shape} {motion} on a {background} background",
    "on a plain {background} background, a {shape} is {motion}",
    "{background} background, one {shape}, {motion}",
    "there is a {shape} {motion} in front of a {background} wall",
    "a short clip of a {shape} {motion} over {background}",
    "can you show me a {shape} {motion} against {background}",
    "watch this {shape} {motion} on a {background} canvas",
    "the {shape} is {motion} and the background is {background}",
    "a single {shape}, {motion}, on {background}",
    "some {shape} {motion} with a {background} background please",
    "{motion}: a {shape} on a {background} background",
    "animate a {shape} {motion} on a {background} backdrop",
    "my {shape} keeps {motion} on a {background} background",
    "A {shape} IS {motion} ON A {background} BACKGROUND",
    "gif of a {shape} {motion} on {background}.",
    "in front of {background}, a {shape} {motion}",
    "a very nice {shape} {motion} against a {background} background",
    "one {shape} {motion} across a {background} background",
    "draw a {shape} {motion} on a {background} background for me",
    "with {background} behind it, a {shape} is {motion}",
    "a {shape} on a {background} background, {motion}",
    "a {shape} against a {background} backdrop, {motion}",
    "an old {shape} {motion} on a {background} background, 4k, high quality",
    "simple animation: {shape}, {motion}, {background} background",
    "we see a {shape} {motion} on a {background} background",
    "one lonely {shape} {motion} over a {background} background",
    "a {shape} {motion}, all on {background}",
    "just a {shape} {motion} on {background}, nothing else",
    "please make a {shape} {motion} in a {background} room",
)


@dataclass
class Score:
    """How many clips were right in what."""

    clips: int = 0
    color: int = 0
    kind: int = 0
    motion: int = 0
    background: int = 0
    all_four: int = 0

    def add(self, scene: Scene, seen: Seen) -> None:
        shape = scene.shapes[0]
        right = {
            "color": seen.color == shape.color,
            "kind": seen.kind == shape.kind,
            "motion": seen.motion == scene.motion,
            "background": seen.background == scene.background,
        }
        self.clips += 1
        for name, value in right.items():
            setattr(self, name, getattr(self, name) + value)
        self.all_four += all(right.values())

    def __str__(self) -> str:
        names = ("color", "kind", "motion", "background", "all_four")
        shares = (f"{name} {100 * getattr(self, name) / self.clips:5.1f} %" for name in names)
        return f"{self.clips} clips: " + ", ".join(shares)


def paraphrase(scene: Scene, number: int) -> str:
    """The scene in the ``number``-th phrasing, with synonyms that change from one to the next."""
    shape = scene.shapes[0]
    motions = [words for words in captions.MOTIONS[scene.motion] if not words.startswith("that")]
    noun = (
        f"{_nth(captions.COLORS[shape.color], number)} {_nth(captions.KINDS[shape.kind], number)}"
    )
    text = PHRASINGS[number % len(PHRASINGS)].format(
        shape=noun,
        motion=_nth(motions, number),
        background=_nth(captions.COLORS[scene.background], number),
    )
    return captions.articles(text)


def _nth(words: Sequence[str], number: int) -> str:
    return words[number % len(words)]


def score(
    pipeline: Pipeline,
    scenes: Sequence[Scene],
    words: Callable[[int], str],
    *,
    batch: int,
    steps: int = STEPS,
    guidance: float = GUIDANCE,
) -> Score:
    """Asks for scene ``i`` with ``words(i)`` and seed ``i``, and prints what went wrong."""
    result = Score()
    numbers = range(len(scenes))
    for part in (numbers[i : i + batch] for i in range(0, len(scenes), batch)):
        clips = generate(pipeline, [words(i) for i in part], part, steps, guidance)
        for i, clip in zip(part, clips, strict=True):
            seen = look(clip)
            before = result.all_four
            result.add(scenes[i], seen)
            if result.all_four == before:
                print(f"  {words(i)!r} gave {seen}", flush=True)
    return result


def generate(
    pipeline: Pipeline,
    prompts: Sequence[str],
    seeds: Sequence[int],
    steps: int = STEPS,
    guidance: float = GUIDANCE,
) -> Iterator[np.ndarray]:
    """Clips (frames, height, width, 3), values 0..1."""
    clips = pipeline(
        list(prompts),
        num_frames=world.FRAMES,
        num_inference_steps=steps,
        guidance_scale=guidance,
        generator=[torch.Generator().manual_seed(seed) for seed in seeds],
        output_type="np",
    ).frames
    yield from clips


def sheet(clips: Sequence[np.ndarray]) -> Image.Image:
    """One row a clip, every second frame."""
    rows = [np.concatenate(list(clip[::2]), axis=1) for clip in clips]
    return Image.fromarray((np.concatenate(rows) * 255).round().astype(np.uint8))


def seconds_a_clip(pipeline: Pipeline, steps: int, guidance: float) -> float:
    """The best of three single clips: what one request takes on an otherwise idle machine."""
    times = []
    for seed in range(3):
        start = time.perf_counter()
        list(generate(pipeline, ["a red circle moving right on navy"], [seed], steps, guidance))
        times.append(time.perf_counter() - start)
    return min(times)


def main() -> None:
    options = _parser().parse_args()
    if options.threads:
        torch.set_num_threads(options.threads)
    pipeline = export.load(options.model)
    scenes = world.held_out()[: options.count]
    how = {"batch": options.batch, "steps": options.steps, "guidance": options.guidance}
    print(f"{options.steps} steps, guidance {options.guidance}")
    if options.words != "other":
        print("plain words")
        print(score(pipeline, scenes, lambda i: captions.plain(scenes[i]), **how), flush=True)
    if options.words != "plain":
        print(f"other phrasings ({len(PHRASINGS)} written ones)")
        print(score(pipeline, scenes, lambda i: paraphrase(scenes[i], i), **how), flush=True)
    taken = seconds_a_clip(pipeline, options.steps, options.guidance)
    print(f"{taken:.1f} s a clip with {torch.get_num_threads()} threads")
    if options.sheet:
        prompts = [captions.plain(scene) for scene in scenes[:16]]
        picture = sheet(
            list(generate(pipeline, prompts, range(16), options.steps, options.guidance))
        )
        picture.save(options.sheet)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m t2vbot.builtin.evaluate",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--model", type=Path, default=export.MODEL, help="a pipeline folder")
    parser.add_argument("--count", type=int, default=240, help="combinations (default: all, 240)")
    parser.add_argument("--steps", type=int, default=STEPS, help="(default: %(default)s)")
    parser.add_argument("--guidance", type=float, default=GUIDANCE, help="(default: %(default)s)")
    parser.add_argument("--batch", type=int, default=8, help="clips made at once")
    parser.add_argument("--threads", type=int, help="torch's threads (default: its own choice)")
    parser.add_argument("--words", choices=["plain", "other", "both"], default="both")
    parser.add_argument("--sheet", type=Path, help="save a picture of the first 16 clips here")
    return parser


if __name__ == "__main__":
    main()
