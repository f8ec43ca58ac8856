"""What a video says of how it was made, and that the same comes of it again: in the menus of a
result and of any message, and on the command line.
"""

from __future__ import annotations

import contextlib
import io
import json
import random
import re
import shlex
import struct
import time
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

import pytest
from rich.console import Console
from typer.testing import CliRunner

from t2vbot.bot.cdn import Cdn
from t2vbot.bot.commands.video import video
from t2vbot.bot.info import FilmInfo, Info
from t2vbot.bot.messages import info_wording
from t2vbot.bot.messages.markdown import CONTENT_LIMIT
from t2vbot.bot.video_reader import PART
from t2vbot.catalog.catalog import Catalog
from t2vbot.catalog.film import clip_of
from t2vbot.catalog.options import Options
from t2vbot.catalog.pasted import OTHERS
from t2vbot.catalog.recipe import command_line, generate_line, quoted, recipe_in
from t2vbot.catalog.request import VideoRequest
from t2vbot.catalog.smooth import SmoothRequest
from t2vbot.cli import main
from t2vbot.cli.info import tell
from t2vbot.errors import RequestRefused
from t2vbot.settings import Settings
from t2vbot.standin.interaction import Interaction
from t2vbot.standin.message import Message
from t2vbot.standin.standin import Standin
from t2vbot.standin.uploads import File
from t2vbot.text import Text
from t2vbot.video import metadata

from .cinema import cinema
from .deciding import MORE, hold_words, set_values
from .executors import any_film, padded
from .quick import TIMEOUT, QuickBot, post_id, quick_bot

CATALOG = Catalog.load()


@pytest.fixture(scope="module", autouse=True)
def film() -> None:
    """Made outside of the tests' loops."""
    any_film()


def a_video(request: VideoRequest, folder: Path) -> bytes:
    """With its request in it."""
    path = folder / "one.mp4"
    path.write_bytes(any_film())
    metadata.finish(path, padded(request))
    return path.read_bytes()


def with_facts(facts: Any, folder: Path) -> bytes:
    """A video that says anything."""
    path = folder / "one.mp4"
    path.write_bytes(any_film())
    data = facts if isinstance(facts, bytes) else json.dumps(facts).encode()
    metadata.finish(path, data[: metadata.MAX_COMMENT].ljust(metadata.MAX_COMMENT))
    return path.read_bytes()


def boxed(comment: bytes, before: bytes = b"") -> bytes:
    """The boxes alone, with a comment of any length, and what stands in front of them."""

    def box(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I4s", 8 + len(body), kind) + body

    data = box(b"data", bytes(8) + comment)
    tag = box(b"ilst", box(b"\xa9cmt", data))
    moov = box(b"moov", box(b"udta", box(b"meta", bytes(4) + tag)))
    return box(b"ftyp", b"isom" + bytes(4)) + before + moov


def a_request(**options: Any) -> VideoRequest:
    return CATALOG.resolve(Options(**({"prompt": "a red ball", "seed": 7} | options)), "builtin")


async def answer(asked: Interaction) -> Message:
    return await asked.message(lambda m: m.content, TIMEOUT)


async def info(bot: QuickBot, who: str, message: Message) -> Message:
    asked = await bot.discord.members[who].use_on(message.channel, "Info", message)
    return await answer(asked)


async def sent(bot: QuickBot, who: str, data: bytes, name: str = "look.mp4") -> Message:
    return await bot.discord.members[who].say(bot.discord.channel("general"), "", File(name, data))


async def made_of(bot: QuickBot, asked: Interaction) -> VideoRequest:
    """The request of the video that came of a press."""
    video = await bot.video(asked)
    (post,) = await bot.parts.client.services.posts.about_message(video.id)
    job = await bot.parts.client.services.recent.job_of(post)
    assert job
    clip = clip_of(job.request)
    assert clip
    return replace(clip, asked_frames=0)


async def test_uploaded_again_by_another_it_makes_the_same(
    standin: Standin, tmp_path: Path
) -> None:
    async with cinema(standin, tmp_path, lambda request: a_video(request, tmp_path)) as bot:
        asked = await bot.ask(
            prompt="a ball & `a` cube", avoid="blue", seed=5, steps=7, seconds=1, guidance=3.5
        )
        video = await bot.video(asked)
        own = await bot.discord.members["ada"].choose(video, MORE, "Info")
        again = await sent(bot, "ben", video.attachments[0].read(), "renamed.mp4")
        shown = await info(bot, "cleo", again)

        assert shown.content == (await answer(own)).content
        for part in ("seed 5", "7 steps", "guidance 3.5", "avoid: blue", "/video prompt:a ball"):
            assert part in shown.content
        first = await made_of(bot, asked)
        same = await bot.discord.members["cleo"].click(shown, "Same again")
        assert await made_of(bot, same) == first
        other = await bot.discord.members["cleo"].click(shown, "Again")
        assert replace(await made_of(bot, other), seed=5) == first


async def test_a_changed_word_of_a_file_is_made(standin: Standin, tmp_path: Path) -> None:
    async with quick_bot(standin, tmp_path) as bot:
        shown = await info(bot, "ben", await sent(bot, "ada", a_video(a_request(), tmp_path)))
        form = await bot.discord.members["ben"].click(shown, "Change")
        await form.acknowledged(TIMEOUT)
        asked = await bot.discord.members["ben"].submit_modal(form, {"prompt": "a blue ball"})
        assert await made_of(bot, asked) == replace(a_request(), prompt="a blue ball")


async def test_what_a_file_says_passes_the_rules(standin: Standin, tmp_path: Path) -> None:
    async with quick_bot(standin, tmp_path) as bot:
        await hold_words(bot, "secret")
        file = a_video(a_request(prompt="a secret ball"), tmp_path)
        shown = await info(bot, "ben", await sent(bot, "ada", file))
        assert "secret" not in shown.content
        assert not shown.components


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({}, "does not say how it was made"),
        ({"generator": "another program", "prompt": "a cat"}, "does not say"),
        ({"prompt": ""}, "words are not in this file"),
        ({"prompt": ["a"]}, "words are not in this file"),
        ({"width": 0}, "cannot be made here"),
        ({"width": -64}, "damaged (width)"),
        ({"width": 1e999}, "damaged (width)"),
        ({"fps": float("nan")}, "damaged (fps)"),
        ({"seed": 10**400}, "damaged (seed)"),
        ({"seed": True}, "damaged (seed)"),
        ({"model": None}, "damaged (model)"),
        ({"model": "../../etc/passwd"}, "cannot be made here"),
        ({"num_frames": 100000}, "cannot be made here"),
        ({"style": {"a": 1}}, "damaged (style)"),
        ({"style": "oil"}, "cannot be made here"),
        ({"model": "[x](http://x.y) @everyone"}, "cannot be made here"),
        ({"start_image": "ab" * 32}, "a picture, which is not in the file"),
        ({"scenes": [{"prompt": "one"}, {}], "title": "@everyone"}, "film of 2 scenes"),
        ({"scenes": "x"}, "seed 7"),
        ({"prompt": "@everyone <@1> [x](http://x.y) **b**\u202e"}, "seed 7"),
    ],
)
async def test_whatever_a_file_says_there_is_a_clear_answer(
    standin: Standin, tmp_path: Path, facts: dict[str, Any], said: str
) -> None:
    whole = json.loads(metadata.describe(a_request(), metadata.MAX_COMMENT))
    data = with_facts(whole | facts if facts else {}, tmp_path)
    async with quick_bot(standin, tmp_path) as bot:
        shown = await info(bot, "ben", await sent(bot, "ada", data))
        assert said in shown.content
        assert "Something went wrong" not in shown.content
        outside = re.sub(r"```.*?```", "", shown.content, flags=re.DOTALL)
        assert "@everyone" not in outside
        assert "[x](" not in outside
        assert "\u202e" not in shown.content


async def test_messages_without_one_of_ours(standin: Standin, tmp_path: Path) -> None:
    async with quick_bot(standin, tmp_path) as bot:
        words = await bot.discord.members["ada"].say(bot.discord.channel("general"), "hello")
        assert "no video in that message" in (await info(bot, "ben", words)).content
        for data in (b"", b"not a video", any_film()[:300], b"\0" * 5000):
            shown = await info(bot, "ben", await sent(bot, "ada", data or b"\0"))
            assert "does not say how it was made" in shown.content


async def test_the_first_that_says_anything_counts(standin: Standin, tmp_path: Path) -> None:
    ours = File("b.mp4", a_video(a_request(), tmp_path))
    whole = json.loads(metadata.describe(a_request(), metadata.MAX_COMMENT))
    bad = File("a.mp4", with_facts(whole | {"width": -64}, tmp_path))
    async with quick_bot(standin, tmp_path) as bot:
        ada, general = standin.members["ada"], standin.channel("general")
        damaged = await ada.say(general, "", bad, ours)
        gone = await ada.say(general, "", ours, ours)
        standin.uploads.forget(gone.attachments[0])
        for message in (damaged, gone):
            assert "seed 7" in (await info(bot, "ben", message)).content
        both = await ada.say(general, "", bad, File("c.mp4", b"not a video"))
        assert "damaged (width)" in (await info(bot, "ben", both)).content


async def test_a_film_of_scenes_without_end(standin: Standin, tmp_path: Path) -> None:
    facts = {"generator": "t2vbot", "title": "long", "scenes": [{}] * 2500}
    async with quick_bot(standin, tmp_path) as bot:
        data = boxed(json.dumps(facts, separators=(",", ":")).encode())
        shown = await info(bot, "ben", await sent(bot, "ada", data))
        assert "A film of 2,500 scenes" in shown.content
        lines = shown.content.splitlines()
        assert lines[-1] == f"… and {2500 - (len(lines) - 3):,} more."
    started = time.perf_counter()
    assert len(info_wording.of_film(FilmInfo("", ("",) * 100, 10**6))) <= CONTENT_LIMIT
    assert time.perf_counter() - started < 0.5


def test_the_longest_facts_leave_the_notes_whole() -> None:
    long = "-".join("long" for _ in range(100))
    request = replace(
        a_request(prompt="a ball " * 140, negative_prompt="-" * 1000),
        model=long,
        style="s" * 500,
        enhance=True,
    )
    why = Text("info-cannot", reason=Text("catalog-no-model", name=long, known="my own"))
    content, lines = info_wording.of_clip(Info(request, True, None, None, why=why))
    assert len(content) <= CONTENT_LIMIT and content.endswith("known: my own.")
    assert lines == ""
    content, lines = info_wording.of_clip(Info(request, True, None, None, "0" * 16))
    assert content.endswith("made alone.") and "no /video line" in content
    assert lines == ""  # no file with nothing in it
    content, lines = info_wording.of_clip(Info(request, True, "one", "two", "0" * 16))
    assert content.endswith("made alone.") and "attached file" in content
    assert lines.split() == ["one", "two"]


async def test_a_form_that_nobody_opened_there_says_nothing(
    standin: Standin, tmp_path: Path
) -> None:
    async with quick_bot(standin, tmp_path) as bot:
        private = await bot.video(await bot.ask("ada", prompt="a red ball", private=True))
        forged = standin.members["ben"].forge(past_discord=True)
        where = standin.channel("general")
        public = await bot.video(await bot.ask("ben", prompt="a blue ball"))
        for source in (None, public):
            sent = await forged.submit(where, f"t2v:changed:{post_id(private)}", {}, source=source)
            assert "no longer have the settings" in (await answer(sent)).content
        own = await forged.submit(
            where, f"t2v:changed:{post_id(public)}", {"prompt": "a green ball"}, source=public
        )
        assert "a green ball" in (await bot.video(own)).content


async def test_of_a_large_video_only_a_part_is_fetched(
    standin: Standin, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whether what it says stands in front of the frames, as in ours, or behind them."""
    asked: list[tuple[int, int]] = []

    async def fetch_part(self: Cdn, address: str, start: int, most: int) -> bytes:
        data = await fetch(self, address, start, most)
        asked.append((start, len(data)))
        return data

    fetch = Cdn.fetch_part
    monkeypatch.setattr(Cdn, "fetch_part", fetch_part)
    comment = metadata.describe(a_request(), metadata.MAX_COMMENT)
    frames = struct.pack(">I4s", 30 * 2**20, b"mdat") + bytes(30 * 2**20 - 8)
    before, behind = boxed(comment) + frames, boxed(comment, frames)
    async with quick_bot(standin, tmp_path) as bot:
        for data, parts in ((before, 1), (behind, 2)):
            asked.clear()
            shown = await info(bot, "ben", await sent(bot, "ada", data))
            assert "seed 7" in shown.content
            assert len(asked) == parts
            assert sum(size for _, size in asked) <= parts * PART


async def test_a_file_of_endless_boxes_is_given_up(standin: Standin, tmp_path: Path) -> None:
    far = (struct.pack(">I4s", 70_000, b"free") + bytes(70_000 - 8)) * 40
    comment = metadata.describe(a_request(), metadata.MAX_COMMENT)
    async with quick_bot(standin, tmp_path) as bot:
        shown = await info(bot, "ben", await sent(bot, "ada", boxed(comment, far)))
        assert "does not say how it was made" in shown.content


async def test_what_is_not_allowed_here_is_not_offered(standin: Standin, tmp_path: Path) -> None:
    async with quick_bot(standin, tmp_path) as bot:
        own = await bot.video(await bot.ask("ada", prompt="a red ball"))
        file = await sent(bot, "ada", a_video(a_request(), tmp_path))
        await set_values(bot, most_side=32)
        for message in (own, file):
            shown = await info(bot, "ben", message)
            assert "cannot be made here like this" in shown.content
            assert "32" in shown.content.splitlines()[-1]
            assert shown.labels == ["Change"]


async def test_buttons_under_a_file_that_was_forgotten(standin: Standin, tmp_path: Path) -> None:
    async with quick_bot(standin, tmp_path) as bot:
        shown = await info(bot, "ben", await sent(bot, "ada", a_video(a_request(), tmp_path)))
    async with quick_bot(standin, tmp_path):
        for button in ("Same again", "Again", "Change"):
            pressed = await standin.members["ben"].click(shown, button)
            said = await pressed.message(lambda m: "forgotten" in m.content, TIMEOUT)
            assert "Choose **Info**" in said.content


def test_a_line_that_discord_would_read_otherwise_is_none() -> None:
    model = CATALOG.get("builtin")
    assert {*OTHERS} == {option.name for option in video.parameters} - {"prompt"}
    for words in ("a poster that says seed:9 and size:big", "Model : x", "(seed\uff1a1"):
        assert command_line(a_request(prompt=words), model) is None
        assert command_line(a_request(negative_prompt=words), model) is None
    assert command_line(a_request(prompt="linseed:9 and steps, seeds: many"), model)
    for beyond in (
        {"num_frames": 10**6},
        {"num_inference_steps": 201},
        {"guidance_scale": 50.5},
        {"seed": 2**32},
        {"prompt": "x" * 1001},
    ):
        assert command_line(replace(a_request(), **cast("Any", beyond)), model) is None


async def test_words_without_end_come_in_a_file(standin: Standin, tmp_path: Path) -> None:
    request = a_request(prompt="a ball " * 120, negative_prompt="blue " * 120)
    async with quick_bot(standin, tmp_path) as bot:
        shown = await info(bot, "ben", await sent(bot, "ada", a_video(request, tmp_path)))
        (file,) = shown.attachments
        lines = file.read().decode().strip().split("\n\n")
        assert lines == [command_line(request, CATALOG.get("builtin")), generate_line(request)]


async def test_words_that_the_file_had_no_room_for(standin: Standin, tmp_path: Path) -> None:
    whole = json.loads(metadata.describe(a_request(), metadata.MAX_COMMENT))
    cut = whole | {"truncated": ["prompt"]}
    async with quick_bot(standin, tmp_path) as bot:
        shown = await info(bot, "ben", await sent(bot, "ada", with_facts(cut, tmp_path)))
        assert "the end is missing" in shown.content
        labels = [one.get("label") for row in shown.components for one in row["components"]]
        assert labels == ["Again", "Change"]


@pytest.mark.parametrize(
    "options",
    [
        {},
        {"size": "square", "seconds": 1.1, "guidance_scale": 2.25, "num_inference_steps": 3},
        {"prompt": 'say "hi" for $5', "negative_prompt": "it's `bad`", "num_frames": 9},
        {"prompt": "--help", "seed": 2**32 - 1},
    ],
)
def test_the_lines_make_the_same_request(options: dict[str, Any]) -> None:
    request = replace(a_request(**options), asked_frames=0)
    model = CATALOG.get("builtin")
    line = command_line(request, model)
    assert line
    typed = _typed(line)
    names = {"avoid": "negative_prompt", "steps": "num_inference_steps"}
    names |= {"guidance": "guidance_scale"}
    kinds: dict[str, Any] = {"seconds": float, "steps": int, "guidance": float, "seed": int}
    asked = {names.get(n, n): kinds.get(n, str)(value) for n, value in typed.items()}
    assert replace(CATALOG.resolve(Options(**asked), "builtin"), asked_frames=0) == request


def _typed(line: str) -> dict[str, str]:
    """As Discord reads it: up to the next option that the command has."""
    known = "prompt|avoid|model|size|style|seconds|steps|guidance|seed|smooth|enhance"
    parts = re.split(rf" ({known}):", line.removeprefix("/video"))
    return dict(zip(parts[1::2], parts[2::2], strict=True))


# Of strangers, out of files: a host copies the line into whatever terminal they have.
HOSTILE = (
    *("cat\u201d ; calc ; \u201c", "$5 \u2019 & calc ; \u2018", "$(calc) `calc`", "%PATH% & calc"),
    *("a\\u0041 \\", '"; calc #', "oh!! 7", "' | calc"),
)


@pytest.mark.parametrize("words", ["a cat", 'a "cat"', "it's", "--help", "é 猫", *HOSTILE])
def test_the_terminals_line_is_read_as_it_was_meant(
    words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    request = a_request(prompt=words, negative_prompt="", num_inference_steps=4)
    seen: list[Options] = []

    async def make(settings: object, options: Options, *more: object) -> None:
        seen.append(options)

    monkeypatch.setattr("t2vbot.cli.generate.make", make)
    monkeypatch.setattr(main, "_settings", lambda *wanted, **more: None)  # nor logs set up
    monkeypatch.setattr(main, "_leave", lambda code: None)
    line = generate_line(request)
    assert line
    within = re.findall(r'"([^"]*)"', line)  # all that is not ours
    assert not {*"`$%!\u201c\u201d\u201e"} & {*"".join(within)}
    assert not {*"&|;'\u2018\u2019<>"} & {*re.sub(r'"[^"]*"', "", line)}
    arguments = shlex.split(line)[2:]
    done = CliRunner().invoke(cast("Any", main.app), arguments)
    assert done.exit_code == 0, done.output
    again = CATALOG.resolve(replace(seen[0], model="builtin"), "builtin")
    assert replace(again, asked_frames=0) == replace(request, asked_frames=0)
    assert quoted("a cat") == '"a cat"'


def test_a_films_words_turn_nothing_in_a_terminal(tmp_path: Path) -> None:
    words = "a\x1b]0;b\x07\x1b[2Jc\nd"
    facts = {"generator": "t2vbot 1", "title": words, "scenes": [{"prompt": words}]}
    path = tmp_path / "film.mp4"
    path.write_bytes(with_facts(facts, tmp_path))
    said = io.StringIO()
    tell(Console(file=said), Settings(), path)
    assert said.getvalue().count("\n") == 3  # the title, how many, and one
    assert "\x1b" not in said.getvalue()


def test_a_smoothed_clip_says_so() -> None:
    facts = json.loads(metadata.describe(a_request(), metadata.MAX_COMMENT))
    recipe = recipe_in(metadata.smoothed(facts, 24))
    assert recipe.smooth
    assert (line := command_line(recipe.request, CATALOG.get("builtin"), smooth=True))
    assert "smooth:True" in line
    assert SmoothRequest(recipe.request).fps > recipe.request.fps


def test_two_hundred_broken_files_are_read_at_once(tmp_path: Path) -> None:
    """Cut, overwritten, with bytes swapped, and with lengths of boxes that lie."""
    whole, chance = a_video(a_request(), tmp_path), random.Random(1)
    for number in range(200):
        data = bytearray(whole)
        kind = number % 4
        if kind == 0:
            del data[chance.randrange(len(data)) :]
        for _ in range(1 + number // 8 if kind else 0):
            at = chance.randrange(len(data))
            data[at] = chance.randrange(256) if kind == 1 else data[chance.randrange(len(data))]
        if kind == 3:
            for box in (b"moov", b"udta", b"meta", b"ilst", b"data"):
                if (at := data.find(box)) > 4 and chance.random() < 0.5:
                    data[at - 4 : at] = chance.choice((b"\0\0\0\0", b"\xff" * 4, b"\0\0\0\1"))
        started = time.perf_counter()
        facts = metadata.request_in(io.BytesIO(bytes(data)))
        if facts:
            with contextlib.suppress(RequestRefused):
                recipe_in(facts)
        assert time.perf_counter() - started < 1
