"""Prompts of plain English, and a list of a thousand entries, to look for false alarms with.

Some of the prompts come from a grammar. As many as there are, up to half, are sentences that were
written for another purpose: Python's manual, which is wherever the tests run.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pydoc_data.topics import topics
from random import Random

from t2vbot.rules.word_entry import Entry

_SUBJECTS = """
fox|otter|heron|lighthouse|sailor|grandmother|child|painter|robot|astronaut|whale|teapot|bicycle
train|violin|castle|knight|dragon|cockatoo|pigeon|mass of people|assistant|bass player|classmate
glassblower|shepherd|cockpit crew|therapist|grasshopper|titmouse|peacock|scrap dealer|pussycat
shiitake mushroom|skilful skater|basset hound|shell|buttercup|hellebore|document|analyst|passenger
cassowary|harness|accountant|butler|swallow|sparrow|kestrel|badminton player|hotel clerk|passerby
"""
_LOOKS = """
small|old|shiny|wooden|red|golden|sleepy|enormous|tiny|glass|furry|rusty|neon|pastel|misty|titanic
transparent|classic|passive|massive|sassy|analogue|cumulative|hello-kitty-like|well-lit|half-open
19th-century|hand-drawn|low-poly|black-and-white|wide-eyed|self-assured|grassy|damask|saturated
"""
_ACTIONS = """
runs|floats|dances|assembles a kite|passes a ball|sings in the rain|opens a door|rides a horse
reads a newspaper|drinks tea|shows its class|draws a circle|climbs a hill|waits for 5 minutes
sits still|cooks noodles|plays chess at 3 am|looks up|skis downhill|repairs a clock|shells peas
embarrasses a waiter|paints a landscape|harvests buckwheat|assesses the situation|jumps over grass
"""
_PLACES = """
in Scunthorpe|in Essex|at the Arsenal|on a glass table|under the sea|in the 1980s|near a canal
on the therapist's couch|at dawn|in a snowstorm|beside the M25|in Penistone|on the moon|on a beach
in a class of its own|by the Mississippi|in front of Big Ben, 8:15|in a hotel lobby|inside a globe
"""
_STYLES = """
4K|8k, 60fps|16:9|cinematic lighting|35mm film, f/2.8|in the style of the 1920s|slow motion (x2)
as shown in the sketch|high contrast!|ultra-realistic|watercolour & ink|Blender + Unreal 5|close-up
no text, no watermark|it's raining, he'll need an umbrella|who're they?|what a day...|seed 1337
S24 camera|at 24 fps|HDR10|mp4 loop|#nofilter #classof99|**bold** colours|b&w|"action!"|(as is)
"""
_STEMS = """
badger naked nude topless gore kill murder stab strangle behead torture corpse carcass slaughter
massacre hang drown poison bomb grenade rifle pistol bullet dagger machete cocaine heroin
meth weed bong crack opium vodka whisky rum gin beer cigarette vape casino poker roulette jackpot
idiot moron stupid loser jerk creep dork fool twit dunce scum damn crap ass hell bugger arse bollock
piss turd fart poop bum butt vomit puke snot pus maggot underwear bikini disney pikachu barbie
batman gun rob burgle arson hostage terror riot lynch suicide wound bleed scar whip cult satan demon
witch voodoo zombie slave prison pimp tramp bastard wank prat git sod cretin dumb ugly fat shoot
shot dead bet
"""
ENDINGS = ("", "s", "ed", "ing", "er", "y")
PAIRS = ("dead", "ugly", "stupid", "nasty", "rotten", "dirty")
WITHIN_OTHERS = ("damn", "crap", "ass", "hell", "pus", "bum")  # that stand in many other words


def entries(count: int = 1000, seed: int = 7) -> list[Entry]:
    """Mild words and what comes of them, beginnings of words, and phrases."""
    stems = _STEMS.split()
    lines = [f"{stem}{ending}" for ending in ENDINGS for stem in stems]
    lines += [f"{stem}*" for stem in stems if len(stem) > 4]
    lines += [f"{one} {stem}" for one in PAIRS for stem in stems]
    others = [Entry.parse(line) for line in lines if len(line) > 3 and line not in WITHIN_OTHERS]
    always = [Entry.parse(line) for line in WITHIN_OTHERS]
    return always + Random(seed).sample(others, count - len(always))


def prompts(count: int = 10_000, seed: int = 7) -> list[str]:
    random = Random(seed)
    written = sorted(set(_sentences()))
    random.shuffle(written)
    written = written[: count // 2]
    return [_prompt(random) for _ in range(count - len(written))] + written


def plainly(words: list[Entry]) -> re.Pattern[str]:
    """Entries as they are typed, which any filter has to find; for texts in small letters."""
    parts = (re.escape(word.words) + (r"\w*" if word.is_prefix else "") for word in words)
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(parts)})(?![^\W_])")


def _prompt(random: Random) -> str:
    looks, subject, action, place, style = (
        random.choice(re.split(r"[|\n]", options.strip()))
        for options in (_LOOKS, _SUBJECTS, _ACTIONS, _PLACES, _STYLES)
    )
    words = f"a {looks} {subject} {action} {place}, {style}"
    if random.random() < 0.2:
        words = random.choice((words.upper(), words.title(), words.replace(" ", "_")))
    return words


def _sentences() -> Iterator[str]:
    """Of 20 to 300 characters."""
    for text in topics.values():
        for sentence in re.split(r"(?<=[.!?])\s+|\n\s*\n", text):
            words = " ".join(sentence.split())
            if 20 <= len(words) <= 300:
                yield words
