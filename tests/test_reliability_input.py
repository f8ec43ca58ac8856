"""Nothing that a member or a changed client sends ends the bot, misuses it, or stays unanswered."""

from __future__ import annotations

import itertools
import re
from collections.abc import AsyncIterator
from typing import Any

import pytest
import pytest_asyncio
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from t2vbot.bot.messages.markdown import PROMPT_LIMIT
from t2vbot.catalog.options import clean
from t2vbot.standin.components import present
from t2vbot.standin.interaction import Interaction, Kind, Reply
from t2vbot.standin.message import Message
from t2vbot.standin.modals import fill_modal
from t2vbot.standin.options import Options
from t2vbot.text.direction import FSI, PDI
from t2vbot.video.metadata import read_request

from .reliability import UPLOAD, WAIT, Stage, making, settled, whole
from .standin import loud

pytestmark = [pytest.mark.asyncio(loop_scope="module"), pytest.mark.timeout(600)]

fuzz = settings(
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)

STRING, INTEGER, BOOLEAN, NUMBER = 3, 4, 5, 10  # Discord's "Application Command Option Type"
BIDI = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
ZERO_WIDTH = "\u200b\u200c\u200d\u2060\ufeff"

# Nobody may ask for more than some videos a minute, so they take turns.
MEMBERS = itertools.cycle(("cleo", "dan", "gus", "hana"))

PROMPTS = {
    "mentions": "@everyone @here <@{ben}> <@!{ben}> <@&{guild}> <#{general}> </video:1> ping",
    "markdown": "# big\n> q **b** __u__ *i* ~~s~~ ||hidden|| `c` ```x``` [l](https://evil.test) -#",
    "links": "https://evil.test <https://evil.test> discord.gg/x <t:0:R> <:a:1> <a:a:1> :smile:",
    "marks": "a*_~`|<>#[]():-\\" * 60,
    "backslashes": "a" + "\\" * 999,
    "reading order": f"abc {BIDI} \u202egnp.exe def",
    "zero width": f"a{ZERO_WIDTH}b",
    "emoji": "\U0001f600" * 1000,
    "family": "\U0001f468\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466" * 140,
    "combining": "Z\u0351\u036b\u0343\u036a\u0302\u036b\u033d\u034f" * 100,
    "control": "a\x00b\x07c\x1b[31md\x7fe\x9bf",
    "surrogates": "a\ud83d b\ude00 \udc00\ud800",
    "sql": "'); DROP TABLE jobs; --",
    "path": "../../etc/passwd\\..\\con.mp4",
    "format": "{0} %s %n ${x} $(x) `x` -i /dev/zero",
    "right to left": "שלום עולם مرحبا",
    "not characters": "a\ufffe\uffff\U0010ffff",
}


@pytest_asyncio.fixture(loop_scope="module")
async def stage(shared_stage: Stage) -> AsyncIterator[Stage]:
    """One bot for all. After each test it makes the next clip, and has noticed no fault of its
    own.
    """
    await shared_stage.start()
    bot, before = shared_stage.bot, set(shared_stage.discord.interactions)
    yield shared_stage
    shared_stage.discord.faults.clear()
    await shared_stage.video(next(MEMBERS))
    assert shared_stage.bot is bot
    assert bot.process.returncode is None
    assert shared_stage.complaints() == []
    settled(shared_stage.discord, before)


def send(
    stage: Stage, who: str, options: list[dict[str, Any]], kind: Kind = Kind.COMMAND
) -> Interaction:
    """/video as a changed client sends it: nobody has looked at the options."""
    member, general = stage.discord.members[who], stage.discord.channel("general")
    command = next(c for c in member.offered(general) if c["name"] == "video")
    data = {"id": command["id"], "name": "video", "type": 1, "options": options}
    return stage.discord.deliver(kind, member.user, general, data)


def press(stage: Stage, who: str, message: Message, custom_id: str) -> Interaction:
    """A button that need not be there."""
    data = {"custom_id": custom_id, "component_type": 2, "id": 1}
    user = stage.discord.members[who].user
    return stage.discord.deliver(Kind.COMPONENT, user, message.channel, data, source=message)


def option(name: str, kind: int, value: object) -> dict[str, object]:
    return {"name": name, "type": kind, "value": value}


async def called_off(stage: Stage, who: str, interaction: Interaction) -> None:
    """Wait for an answer; what was accepted after all need not be made."""
    await interaction.acknowledged(WAIT)
    if interaction.reply is Reply.DEFERRED_MESSAGE:
        status = await interaction.message(lambda m: m.content, WAIT)
        if not status.attachments and "Cancel" in status.labels:
            await (await stage.discord.members[who].click(status, "Cancel")).acknowledged(WAIT)
        await interaction.message(
            lambda m: m.attachments or "Cancelled" in m.content or "no video" in m.content, WAIT
        )
    else:
        assert interaction.messages[0].content
        assert interaction.messages[0].ephemeral


# --- Prompts --------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", PROMPTS)
async def test_any_prompt_is_shown_letter_by_letter_and_made(stage: Stage, name: str) -> None:
    discord = stage.discord
    general = discord.channel("general")
    assert general.guild
    prompt = PROMPTS[name]
    if name == "mentions":
        ben = discord.members["ben"].user.id
        prompt = prompt.format(ben=ben, guild=general.guild.id, general=general.id)
    sent = [option("prompt", STRING, prompt), option("steps", INTEGER, 2)]
    with loud(discord):
        asked = send(stage, "ada", [*sent, option("seconds", NUMBER, 0.5)])
        message = await asked.message(lambda m: m.attachments, WAIT)
    whole(message)
    assert all(version.mentions == () for version in message.history)  # nor by a status
    assert not any(version.mention_everyone for version in message.history)
    assert not set(BIDI) & set(without_isolates(message.content))
    assert "@everyone" not in message.content
    assert len(message.content) <= 2000
    bare = re.sub(r"\\.", "", quotation(message))
    assert not set("*_~`|<>#[]():-\\") & set(bare)  # each mark has its backslash
    meant = clean(prompt)
    assert shows(message, " ".join(meant.split()))
    written = read_request(message.attachments[0].path)
    assert written
    cut = "prompt" in written.get("truncated", ())
    assert meant.startswith(written["prompt"]) if cut else meant == written["prompt"]


def without_isolates(words: str) -> str:
    """Less the bot's own marks around what is read from right to left, which are in pairs."""
    return re.sub(f"{FSI}([^{FSI}{PDI}]*){PDI}", r"\1", words)


def quotation(message: Message) -> str:
    return without_isolates(message.content).split("\n")[1].removeprefix("> ")


def shows(message: Message, prompt: str) -> bool:
    """Whether a reader sees this prompt, or the beginning of one that takes too much room."""
    seen = re.sub(r"\\(.)", r"\1", quotation(message)).replace("@\u200b", "@")
    if len(prompt) > PROMPT_LIMIT / 2 and seen.endswith("…"):  # half of it may be backslashes
        return prompt.startswith(seen.removesuffix("…"))
    return seen == prompt


UNSEEN = ["", " \n\t ", BIDI, "\x00\x1b", "\u200b" * 9, "\u2800", "\u3164 \u00ad", "\U000e0041"]


@pytest.mark.parametrize("prompt", [*UNSEEN, "*_~`|<>#[]():-\\", "x" * 1001, "x" * 6000])
async def test_a_prompt_with_nothing_in_it_or_too_much_is_refused(
    stage: Stage, prompt: str
) -> None:
    asked = send(stage, "ada", [option("prompt", STRING, prompt)])
    await asked.acknowledged(WAIT)
    assert asked.reply is Reply.MESSAGE
    assert asked.messages[0].ephemeral
    assert "prompt" in asked.messages[0].content.lower()


# --- Options --------------------------------------------------------------------------------------

texts = st.text(st.characters(), max_size=40)
values = {
    STRING: texts | st.sampled_from(["", "square", "tiny", "zeroscope", "../tiny", "builtin"]),
    INTEGER: st.integers(-(2**53), 2**53) | st.integers(-2, 210),
    BOOLEAN: st.booleans(),
    NUMBER: st.floats(allow_nan=False, allow_infinity=False) | st.floats(0, 70),
}
declared = {
    "prompt": STRING,
    "avoid": STRING,
    "model": STRING,
    "size": STRING,
    "seconds": NUMBER,
    "steps": INTEGER,
    "guidance": NUMBER,
    "seed": INTEGER,
    "spoiler": BOOLEAN,
}


@st.composite
def options(draw: st.DrawFn) -> list[dict[str, object]]:
    """Any of the options, with any value of its kind; at times one that there is not."""
    names = draw(st.lists(st.sampled_from(list(declared)), unique=True))
    sent = {name: declared[name] for name in names}
    if draw(st.integers(0, 9)):
        sent["prompt"] = STRING
    if not draw(st.integers(0, 4)):
        sent[draw(texts)] = draw(st.sampled_from(list(values)))
    return [option(name, kind, draw(values[kind])) for name, kind in sent.items()]


@given(sent=options())
@settings(fuzz, max_examples=60)
async def test_any_options_are_accepted_or_refused_in_words(
    stage: Stage, sent: list[dict[str, object]]
) -> None:
    await called_off(stage, "ben", send(stage, "ben", sent))


async def test_an_option_of_another_kind_is_answered_too(stage: Stage) -> None:
    """No client can send it through Discord."""
    for name, right in declared.items():
        for kind in values.keys() - {right}:
            value = {STRING: "x", INTEGER: 3, BOOLEAN: True, NUMBER: 1.5}[kind]
            sent = [option("prompt", STRING, "an odd one")] if name != "prompt" else []
            await called_off(stage, "ben", send(stage, "ben", [*sent, option(name, kind, value)]))
    assert all("failed (reference" in line or "Trace" in line for line in stage.complaints())


@given(typed=texts)
@settings(fuzz, max_examples=20)
async def test_anything_may_be_typed_while_choices_are_shown(stage: Stage, typed: str) -> None:
    focused = option("model", STRING, typed) | {"focused": True}
    asked = send(stage, "ben", [focused], Kind.AUTOCOMPLETE)
    await asked.acknowledged(WAIT)
    assert len(asked.choices or []) <= 25


# --- Buttons and modals ---------------------------------------------------------------------------

KINDS = ("cancel", "get", "again", "change", "delete")
ids = st.one_of(
    st.from_regex(rf"\At2v:({'|'.join(KINDS)}):[0-9a-f]{{16}}:[0-9]{{1,20}}\Z"),
    st.builds(lambda kind, rest: f"t2v:{kind}:{rest}"[:100], st.sampled_from(KINDS), texts),
    st.text(st.characters(), min_size=1, max_size=100),
)


@given(custom_id=ids)
@settings(fuzz, max_examples=60)
async def test_a_button_that_is_not_there_does_nothing(stage: Stage, custom_id: str) -> None:
    """Nobody answers it, so Discord itself says that this did not work; or they are told that it is
    no button of the bot's.
    """
    message = await a_video(stage)
    pressed = press(stage, "ada", message, custom_id)
    await heard(stage, "ada")
    assert unanswered(pressed) or pressed.reply is Reply.MESSAGE
    assert all(said.ephemeral for said in pressed.messages)
    assert not message.deleted


async def heard(stage: Stage, who: str) -> None:
    """Wait until the bot has heard of what a member did before."""
    queue = await stage.discord.members[who].slash(stage.discord.channel("general"), "queue")
    await queue.acknowledged(WAIT)


def unanswered(pressed: Interaction) -> bool:
    return pressed.reply is None and not pressed.messages


async def a_video(stage: Stage) -> Message:
    """A finished video of Ada's, the same one for all who ask."""
    general = stage.discord.channel("general")
    for message in stage.discord.messages.in_channel(general):
        if "Delete" in message.labels and message.attachments and "the one" in message.content:
            return message
    return await stage.video("ada", prompt="the one")


def job_of(message: Message) -> str:
    match = re.search(r"t2v:\w+:([0-9a-f]{16}):", str(message.components))
    assert match
    return match[1]


async def test_nobody_deletes_or_cancels_in_somebody_elses_name(stage: Stage) -> None:
    """Nor does a button of one job work on the message of another."""
    done, other = await a_video(stage), await stage.video("eva")
    async with making(stage) as running:
        waiting = await stage.ask("ada")
        assert running.original and waiting.original
        messages = (done, other, running.original, waiting.original)
        jobs = {job_of(message) for message in messages}
        pressed = []
        for who in ("ben", "ada"):
            owner = stage.discord.members[who].user.id
            for message in messages:
                for job in jobs:
                    for kind in ("cancel", "get", "delete"):
                        custom_id = f"t2v:{kind}:{job}:{owner}"
                        if custom_id not in str(message.components):
                            pressed.append(press(stage, who, message, custom_id))
            await heard(stage, who)
    await stage.videos(running, waiting)
    assert len(pressed) > 2 * len(messages)
    assert all(map(unanswered, pressed))
    assert not any(message.deleted for message in messages)


@given(
    prompt=texts | st.text("x", max_size=4000),
    seed=texts | st.sampled_from(["٣", "²", "-1"]),
    picked=texts | st.just(""),
)
@settings(fuzz, max_examples=25)
async def test_anything_may_be_sent_as_a_change(
    stage: Stage, prompt: str, seed: str, picked: str
) -> None:
    """``picked``: in place of what the menus offer; empty: what they do."""
    message = await a_video(stage)
    eva = stage.discord.members["eva"]
    opened = await (await eva.click(message, "Change")).acknowledged(WAIT)
    assert opened.modal
    discord = stage.discord
    member = eva.user
    sheet = Options(member, message.channel, discord.uploads.keep, discord.world)
    fields = fill_modal(present(opened.modal["components"], ()), {}, sheet)
    typed = {"prompt": prompt, "avoid": seed, "numbers": f"seed {seed}"}
    for field in fields:
        inner = field.get("component") or field["components"][0]
        if inner["custom_id"] in typed:
            inner["value"] = typed[inner["custom_id"]]
        elif picked:
            inner["values"] = [picked]
    data = {"custom_id": opened.modal["custom_id"], "components": fields}
    sent = stage.discord.deliver(
        Kind.MODAL, eva.user, message.channel, data, source=message, opener=opened
    )
    await called_off(stage, "eva", sent)


async def test_a_member_who_presses_everything_at_once_gets_one_answer_each(stage: Stage) -> None:
    message = await a_video(stage)
    stage.discord.faults.slow(UPLOAD, 1.0, times=3)
    pressed = [
        await stage.discord.members["finn"].click(message, label)
        for label in ("Again", "Change", "Again", "Delete", "Again")
    ]
    for interaction in pressed:
        await called_off_or_shown(stage, interaction)
    assert not message.deleted


async def called_off_or_shown(stage: Stage, interaction: Interaction) -> None:
    await interaction.acknowledged(WAIT)
    if interaction.modal is None:
        await called_off(stage, "finn", interaction)
