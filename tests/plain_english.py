"""Prompts of plain English, and a list of a thousand entries, to find false alarms with.

Half of the prompts come from a grammar, half are sentences that were written for other purposes: the
docstrings of Python's own modules, and its manual, which are on every machine that runs the tests.
"""

from __future__ import annotations

import ast
import re
import sysconfig
from collections.abc import Iterator
from pathlib import Path
from pydoc_data.topics import topics
from random import Random

from t2vbot.rules.word_list import Entry

SUBJECTS = ["fox", "otter", "heron", "lighthouse", "sailor", "grandmother", "child", "painter", "robot", "astronaut", "whale", "teapot", "bicycle", "train", "violin", "castle", "knight", "dragon", "cockatoo", "pigeon", "mass", "of", "people", "assistant", "bass", "player", "classmate", "glassblower", "shepherd", "cockpit", "crew", "therapist", "grasshopper", "titmouse", "peacock", "scrap", "dealer", "shiitake", "mushroom", "pussycat", "skilful", "skater", "basset", "hound", "shell", "buttercup", "hellebore", "document", "analyst", "passenger", "cassowary", "harness", "accountant", "butler", "swallow", "sparrow", "kestrel", "badminton", "player", "gorilla", "hotel", "clerk", "passerby", "dam", "keeper"]
LOOKS = ["small", "old", "shiny", "wooden", "red", "golden", "sleepy", "enormous", "tiny", "glass", "furry", "rusty", "neon", "pastel", "misty", "transparent", "classic", "passive", "massive", "sassy", "analogue", "titanic", "cumulative", "hello-kitty-like", "well-lit", "half-open", "19th-century", "hand-drawn", "low-poly", "black-and-white", "wide-eyed", "self-assured", "grassy", "damask", "saturated"]
ACTIONS = """
walks runs floats dances assembles a kite|passes a ball|sings in the rain|opens a door|reads a
newspaper|rides a horse|drinks tea|shows its class|draws a circle|climbs a hill|waits for 5 minutes|sits
still|cooks noodles|plays chess at 3 am|looks up|skis downhill|repairs a clock|embarrasses a waiter|paints
a landscape|shells peas|harvests buckwheat|assesses the situation|glides over the grass
"""
PLACES = """
in Scunthorpe|in Essex|at the Arsenal|on a glass table|under the sea|in the 1980s|near a canal|on the
therapist's couch|at dawn|in a snowstorm|beside the M25|in Penistone|on the moon|in a class of its own|by
the Mississippi|in front of Big Ben, 8:15|in a hotel lobby|on a beach at sunset|inside a snow globe
"""
STYLES = """
4K|8k, 60fps|16:9|cinematic lighting|35mm film, f/2.8|in the style of the 1920s|slow motion (x2)|as shown
in the sketch|high contrast!|ultra-realistic|watercolour & ink|Blender + Unreal 5|no text, no
watermark|close-up|it's raining, he'll need an umbrella|who're they?|what a day…|seed 1337|S24 camera|at
24 fps|HDR10|mp4 loop|#nofilter #classof99|**bold** colours|b&w|"action!"|— and then it stops
"""
STEMS = ["badger", "naked", "nude", "topless", "gore", "kill", "murder", "stab", "strangle", "behead", "torture", "corpse", "carcass", "slaughter", "massacre", "execute", "hang", "drown", "poison", "bomb", "grenade", "rifle", "pistol", "bullet", "dagger", "machete", "cocaine", "heroin", "meth", "weed", "bong", "crack", "opium", "vodka", "whisky", "rum", "gin", "beer", "cigarette", "vape", "casino", "poker", "roulette", "jackpot", "idiot", "moron", "stupid", "loser", "jerk", "creep", "dork", "fool", "twit", "dunce", "scum", "damn", "crap", "ass", "hell", "bugger", "arse", "bollock", "piss", "turd", "fart", "poop", "bum", "butt", "vomit", "puke", "snot", "pus", "maggot", "underwear", "bikini", "disney", "pikachu", "barbie", "batman", "gun", "rob", "burgle", "arson", "hostage", "terror", "nazi", "riot", "lynch", "suicide", "wound", "bleed", "scar", "whip", "cult", "satan", "demon", "witch", "voodoo", "zombie", "slave", "prison", "rape", "pimp", "tramp", "bastard", "wank", "prat", "git", "sod", "cretin", "dumb", "ugly", "fat", "shoot", "shot", "dead", "bet"]
ENDINGS = ("", "s", "ed", "ing", "er", "y", "*")
PAIRS = ("dead", "ugly", "stupid", "nasty", "rotten", "dirty")
SPELLED = ("damn", "crap", "ass", "hell", "pus", "bum")  # words that stand in many others


def entries(count: int = 1000) -> list[Entry]:
    """Mild words with their inflections, some beginnings of words, some phrases."""
    lines = [stem + ending for ending in ENDINGS for stem in STEMS if len(stem + ending) > 3]
    lines = [*SPELLED, *(f"{one} {stem}" for one in PAIRS for stem in STEMS), *lines]
    made = dict.fromkeys(map(Entry.parse, lines))
    return Random(7).sample(sorted(made, key=str), count)


def prompts(count: int = 10_000, seed: int = 7) -> list[str]:
    random = Random(seed)
    written = sorted(set(_sentences()))
    random.shuffle(written)
    of_grammar = [_prompt(random) for _ in range(count - min(len(written), count // 2))]
    return of_grammar + written[: count // 2]


def _prompt(random: Random) -> str:
    def one(text: str) -> str:
        return " ".join(random.choice(text.strip().split("|")).split())

    subject = f"{random.choice(LOOKS)} {random.choice(SUBJECTS)}"
    words = f"a {subject} {one(ACTIONS)} {one(PLACES)}, {one(STYLES)}"
    if random.random() < 0.2:
        words = random.choice((words.upper(), words.title(), words.replace(" ", "_")))
    return words


def _sentences() -> Iterator[str]:
    """Of 20 to 300 characters, out of Python's manual and docstrings."""
    for text in [*topics.values(), *_docstrings()]:
        for sentence in re.split(r"(?<=[.!?])\s+|\n\s*\n", text):
            words = " ".join(sentence.split())
            if 20 <= len(words) <= 300:
                yield words


def _docstrings() -> Iterator[str]:
    library = Path(sysconfig.get_paths()["stdlib"])
    for path in sorted(library.glob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef | ast.ClassDef | ast.Module):
                yield ast.get_docstring(node) or ""


def holds_plainly(text: str, words: re.Pattern[str]) -> bool:
    return bool(words.search(text.lower()))


def plainly(entries_: list[Entry]) -> re.Pattern[str]:
    """What any filter has to find: the entries as they are typed, between what is no letter."""
    parts = sorted(
        (re.escape(e.words) + (r"\w*" if e.is_prefix else "") for e in entries_), key=len
    )
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(reversed(parts))})(?![^\W_])")
