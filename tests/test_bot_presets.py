"""A host's styles, a member's own defaults, and what they asked for before, as members see it."""

from __future__ import annotations

import asyncio
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from t2vbot.bot.messages.presets_wording import numbers_line
from t2vbot.bot.views import defaults as views
from t2vbot.catalog.catalog import Catalog
from t2vbot.catalog.defaults import Defaults
from t2vbot.catalog.film import clip_of
from t2vbot.catalog.request import VideoRequest
from t2vbot.errors import RequestRefused
from t2vbot.standin.interaction import Interaction
from t2vbot.standin.message import Message
from t2vbot.standin.places import Channel, ChannelKind
from t2vbot.standin.standin import Standin
from t2vbot.text import LANGUAGES, speaking

from .deciding import MORE, hold_words, home, no_status, set_values
from .quick import TIMEOUT, QuickBot, post_id, quick_bot

STYLES = """\
[styles.noir]
title = "Film noir"
before = "black and white film noir of"
after = ", in the rain"
negative_prompt = "colour"
num_inference_steps = 3
[styles.hasty]
title = "Hasty"
model = "zeroscope"
hub_id = "someone/lora"
file = "hasty.safetensors"
[styles.wide]
title = "Wide"
model = "zeroscope"
size = "landscape"
"""


@pytest.fixture
def styled(tmp_path: Path) -> Catalog:
    file = tmp_path / "models.toml"
    file.write_text(STYLES, encoding="utf-8")
    return Catalog.load(file)


async def made(bot: QuickBot, video: Message) -> VideoRequest:
    """What a video was asked for."""
    services = bot.parts.client.services
    asked = await services.recent.load(post_id(video))
    clip = clip_of(asked.request)
    assert clip
    return replace(clip, asked_frames=0)


async def a_clip(bot: QuickBot, who: str = "ada", **options: Any) -> VideoRequest:
    return await made(bot, await bot.video(await bot.ask(who, **options)))


async def said(bot: QuickBot, asked: Interaction) -> str:
    return (await asked.message(lambda m: m.content, TIMEOUT)).content


async def alone(bot: QuickBot, asked: Interaction) -> str:
    """What is said to who asked alone, beside the answer."""
    message = await bot.until(lambda: next((m for m in asked.messages[1:]), None), "a note")
    assert message.only_for is asked.user
    return str(message.content)


# --- Styles ---------------------------------------------------------------------------------------


async def test_a_style_again_changed_and_told(
    standin: Standin, tmp_path: Path, styled: Catalog
) -> None:
    async with quick_bot(standin, tmp_path, catalog=styled) as bot:
        ada = standin.members["ada"]
        video = await bot.video(await bot.ask(prompt="a cat", style="noir", seed=5))
        first = await made(bot, video)
        assert "a cat" in video.content and "film noir of" not in video.content
        assert first.whole_prompt == "black and white film noir of a cat, in the rain"
        assert (first.num_inference_steps, first.negative_prompt) == (3, "colour")

        told = await said(bot, await ada.choose(video, MORE, "Info"))
        assert "style noir" in told and first.whole_prompt in told.replace("\\", "")
        assert "prompt:a cat model:builtin size:square style:noir" in told
        again = await bot.video(await ada.click(video, "Again"))
        assert replace(await made(bot, again), seed=5) == first
        form = await (await ada.click(video, "Change")).acknowledged(TIMEOUT)
        changed = await bot.video(await ada.submit_modal(form, {"prompt": "a dog"}))
        assert await made(bot, changed) == replace(first, prompt="a dog")


async def test_styles_of_one_title_are_told_apart(standin: Standin, tmp_path: Path) -> None:
    file = tmp_path / "models.toml"
    style = '[styles.{}]\ntitle = "Noir"\nbefore = "{} of"\n'
    file.write_text(style.format("noir", "noir") + style.format("darker", "darker noir"))
    async with quick_bot(standin, tmp_path, catalog=Catalog.load(file)):
        found = await standin.members["ada"].autocomplete(
            standin.channel("general"), "video", {"prompt": "a cat"}, focused="style"
        )
        noirs = [(c["name"], c["value"]) for c in found if c["value"] in ("noir", "darker")]
        assert sorted(name for name, _ in noirs) == ["Noir", "Noir (2)"]


async def test_the_filter_reads_what_the_model_reads(
    standin: Standin, tmp_path: Path, styled: Catalog
) -> None:
    async with quick_bot(standin, tmp_path, catalog=styled) as bot:
        await hold_words(bot, "of a cat")
        asked = await bot.ask(prompt="a cat", style="noir")
        assert "moderators" in await said(bot, asked)
        await bot.video(await bot.ask(prompt="a cat"))


async def test_the_styles_that_are_offered_can_be_made(
    standin: Standin, tmp_path: Path, styled: Catalog
) -> None:
    general = standin.channel("general")

    async def offered(**options: Any) -> list[str]:
        found = await standin.members["ada"].autocomplete(
            *(general, "video", {"prompt": "a cat"} | options), focused="style"
        )
        return [choice["value"] for choice in found]

    async with quick_bot(standin, tmp_path, catalog=styled) as bot:
        assert {"noir", "hasty", "wide"} <= set(await offered())
        assert await offered(model="builtin") == ["noir"]
        assert await offered(model="zeroscope") == ["hasty", "noir", "wide"]
        assert (await a_clip(bot, style="wide")).model == "zeroscope"
        await set_values(bot, models=("builtin",))
        assert await offered() == ["noir"]
        refused = await standin.members["ada"].slash(general, "video", prompt="a", style="hasty")
        assert "made with Zeroscope v2, which you may not use here" in await said(bot, refused)


# --- Defaults -------------------------------------------------------------------------------------


async def defaults(bot: QuickBot, who: str = "ada", where: str = "general") -> Message:
    member = bot.discord.members[who]
    channel = bot.discord.dm(member) if where == "dm" else bot.discord.channel(where)
    asked = await member.slash(channel, "video-defaults")
    return await asked.message(lambda m: m.content, TIMEOUT)


async def change(
    bot: QuickBot, values: dict[str, Any], who: str = "ada", button: str = "Change defaults"
) -> str:
    """What the form's answer says."""
    member, shown = bot.discord.members[who], await defaults(bot, who)
    form = await (await member.click(shown, button)).acknowledged(TIMEOUT)
    sent = await (await member.submit_modal(form, values)).acknowledged(TIMEOUT)

    def found() -> Message | None:
        beside = [message for message in sent.messages if message is not shown]
        return shown if "Your defaults are" in shown.content else next(iter(beside), None)

    return str((await bot.until(found)).content)


async def test_defaults_count_where_nothing_is_said(
    standin: Standin, tmp_path: Path, styled: Catalog
) -> None:
    values = {
        "model": ["=zeroscope"],
        "style": ["=noir"],
        "size": ["=landscape"],
        "numbers": "1,5 s, guidance 4",
        "avoid": "dogs",
    }
    async with quick_bot(standin, tmp_path, catalog=styled) as bot:
        assert "no defaults yet" in (await defaults(bot)).content
        told = await change(bot, values)
        assert "Model: zeroscope" in told and "guidance 4" in told and "Avoid: dogs" in told

        request = await a_clip(bot)
        assert (request.model, request.width, request.num_frames) == ("zeroscope", 576, 12)
        assert (request.guidance_scale, request.negative_prompt) == (4, "dogs")
        assert (request.style_name, request.num_inference_steps) == ("noir", 5)  # its fewest
        typed = await a_clip(bot, model="builtin", size="square", avoid="cats", seconds=1)
        assert (typed.model, typed.negative_prompt, typed.num_frames) == ("builtin", "cats", 8)
        assert (await a_clip(bot, "ben")).model == "builtin"

    async with quick_bot(standin, tmp_path, catalog=styled) as bot:  # after a restart
        assert (await a_clip(bot)).style_name == "noir"
        shown = await defaults(bot)
        await bot.discord.members["ada"].click(shown, "Clear all")
        await bot.until(lambda: "cleared" in shown.content or None)
        assert (await a_clip(bot)).model == "builtin"
        assert (
            await bot.database.read(lambda c: c.execute("SELECT * FROM defaults").fetchall()) == []
        )


async def test_a_style_that_is_named_counts_before_defaults(
    standin: Standin, tmp_path: Path, styled: Catalog
) -> None:
    async with quick_bot(standin, tmp_path, catalog=styled) as bot:
        await change(bot, {"model": ["=ms-1.7b"], "size": ["=square"], "numbers": "9 steps"})
        wide = await a_clip(bot, style="wide")
        sizes = styled.get("zeroscope").sizes
        assert (wide.model, wide.num_inference_steps) == ("zeroscope", 9)
        assert (wide.width, wide.height) == sizes["landscape"]
        noir = await a_clip(bot, style="noir")
        assert (noir.model, noir.num_inference_steps) == ("ms-1.7b", 5)
        assert noir.negative_prompt == "colour"


async def test_what_cannot_be_had_here_is_left_out_and_told(
    standin: Standin, tmp_path: Path, styled: Catalog
) -> None:
    own = Defaults(model="gone", style="noir", size="huge", num_inference_steps=19)
    async with quick_bot(standin, tmp_path, catalog=styled) as bot:
        services, ada = bot.parts.client.services, standin.members["ada"].user.id
        await services.own_defaults.put(ada, own)
        await set_values(bot, most_steps=18)
        asked = await bot.ask(prompt="a cat")
        request = await made(bot, await bot.video(asked))
        assert (request.model, request.style_name) == ("builtin", "noir")
        note = await alone(bot, asked)
        parts = "Model: There is no model called 'gone'", "Size: ", "18"
        for part in parts:
            assert part in note.replace("\\", ""), note
        assert "Style" not in note
        shown = (await defaults(bot)).content
        assert "Here these would be left out" in shown and "huge" in shown
        assert not asked.messages[0].only_for

        mistyped = await standin.members["ada"].slash(
            *(standin.channel("general"), "video"), prompt="a cat", style="oil"
        )
        assert "no style called" in (await said(bot, mistyped))  # theirs, and no default's
        assert len(mistyped.messages) == 1

        await services.own_defaults.put(ada, Defaults(model="zeroscope"))
        assert (await a_clip(bot, seconds=5)).model == "zeroscope"  # the usual one makes 3 at most
        too_long = await standin.members["ada"].slash(
            *(standin.channel("general"), "video"), prompt="a cat", seconds=50
        )
        assert "Zeroscope" in await said(bot, too_long)


@pytest.mark.parametrize("private", [False, True])
async def test_what_was_left_out_is_told_to_nobody_else(
    standin: Standin, tmp_path: Path, private: bool
) -> None:
    async with quick_bot(standin, tmp_path) as bot:
        ada = standin.members["ada"]
        own = Defaults(model="gone", negative_prompt="a secret", private=private)
        await bot.parts.client.services.own_defaults.put(ada.user.id, own)
        async with no_status(bot):
            asked = await ada.slash(standin.channel("general"), "video", prompt="a cat")
            await bot.until(lambda: bot.parts.outbox.pending or None)
            await asyncio.sleep(0.6)
            assert [m.content for m in asked.messages] == [""]  # it says "thinking"
        video = await bot.video(asked)
        assert "Model: There is no model" in await alone(bot, asked)
        assert not any("defaults" in version.content for version in video.history)


async def test_how_a_video_comes(standin: Standin, tmp_path: Path) -> None:
    async with quick_bot(standin, tmp_path) as bot:
        values = {"shown": ["=both"], "notify": ["=always"]}
        told = await change(bot, values, button="Ping and privacy")
        assert "behind a spoiler and only to you" in told and "Ping: always" in told
        asked = await bot.ask()
        video = await bot.video(asked)
        assert video.only_for and video.attachments[0].filename.startswith("SPOILER_")
        openly = await bot.video(await bot.ask(private=False, spoiler=False, notify="never"))
        assert not openly.only_for
        assert not openly.attachments[0].filename.startswith("SPOILER_")


async def test_nothing_is_shown_to_all_against_a_default(standin: Standin, tmp_path: Path) -> None:
    async with quick_bot(standin, tmp_path) as bot:
        await change(bot, {"shown": ["=private"]}, button="Ping and privacy")
        await set_values(bot, private=False)
        ada, general = standin.members["ada"], standin.channel("general")
        refused = await ada.slash(general, "video", prompt="a cat")
        assert "By your defaults only you see" in await said(bot, refused)
        assert "Only for you: The mod" in (await defaults(bot)).content
        openly = await bot.video(await bot.ask(private=False))
        assert not openly.only_for


@pytest.mark.parametrize(
    ("values", "fault"),
    [
        ({"numbers": "seed 7"}, "A seed cannot be a default"),
        ({"numbers": "500 steps"}, "steps has to be from 1 to 200"),
        ({"numbers": "9 lives"}, 'do not understand "lives"'),
        ({"avoid": "a secret"}, "words"),
    ],
)
async def test_what_cannot_be_a_default(
    standin: Standin, tmp_path: Path, values: dict[str, str], fault: str
) -> None:
    async with quick_bot(standin, tmp_path) as bot:
        await hold_words(bot, "secret")
        told = (await change(bot, values)).replace("\\", "")
        assert fault in told, told
        (typed,) = values.values()  # is given back
        block = f"```\n{typed}\n```"
        await bot.until(lambda: [m for m in bot.messages() if block in m.content] or None)
        assert "no defaults yet" in (await defaults(bot)).content


async def test_they_are_exported_and_erased(standin: Standin, tmp_path: Path) -> None:
    async with quick_bot(standin, tmp_path) as bot:
        ada, services = standin.members["ada"], bot.parts.client.services
        await change(bot, {"avoid": "dogs"})
        data = await services.privacy.export(ada.user.id)
        (row,) = data["tables"]["defaults"]
        assert row["value"]["negative_prompt"] == "dogs"
        await bot.video(await bot.ask(prompt="a cat"))
        assert names(await offered(bot, "ada")) == ["a cat"]
        await bot.database.write(lambda c: c.execute("DELETE FROM posts"))  # as after 90 days
        await (await services.privacy.deletions.begin(ada.user.id))
        assert services.own_defaults.of(ada.user.id) == Defaults()
        assert "dogs" not in json.dumps(await services.privacy.export(ada.user.id))
        assert await offered(bot, "ada") == []


async def test_a_deletion_that_comes_meanwhile_finds_them(
    standin: Standin, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with quick_bot(standin, tmp_path) as bot:
        ada, services, real = standin.members["ada"], bot.parts.client.services, views.acknowledge

        async def slow(interaction: Any) -> Any:
            await (await services.privacy.deletions.begin(ada.user.id))
            return await real(interaction)

        monkeypatch.setattr(views, "acknowledge", slow)
        await change(bot, {"avoid": "dogs"})
        assert services.own_defaults.of(ada.user.id) == Defaults()
        rows = await bot.database.read(lambda c: c.execute("SELECT * FROM defaults").fetchall())
        assert rows == []


def test_the_line_of_numbers_is_read_again_in_every_language() -> None:
    own = Defaults(seconds=1.5, num_inference_steps=20, guidance_scale=7.5)
    for language in LANGUAGES:
        with speaking(language):
            assert Defaults().with_numbers(numbers_line(own)) == own
    assert Defaults.from_json(own.to_json()) == own
    with pytest.raises(RequestRefused):
        own.with_numbers("61 s")


# --- Earlier prompts ------------------------------------------------------------------------------


async def offered(
    bot: QuickBot, who: str, typed: str = "", where: str = "general"
) -> list[dict[str, Any]]:
    """Once they are in memory: they are read beside the first letter."""
    member, prompts = bot.discord.members[who], bot.parts.client.services.own_prompts
    channel = bot.discord.dm(member) if where == "dm" else bot.discord.channel(where)
    for _ in range(2):
        found = await member.autocomplete(channel, "video", {}, focused="prompt", value=typed)
        while prompts._loading:
            await asyncio.wait(prompts._loading.values())
    return found


def names(choices: list[dict[str, Any]]) -> list[str]:
    return [choice["name"] for choice in choices]


async def test_earlier_prompts_are_offered_as_they_are_typed(
    standin: Standin, tmp_path: Path
) -> None:
    async with quick_bot(standin, tmp_path) as bot:
        for prompt in ("a red cat", "A  Red Cat", "a blue dog", "the CAFÉ at night"):
            await bot.video(await bot.ask(prompt=prompt))
        await bot.video(await bot.ask("ben", prompt="ben's own"))
        assert names(await offered(bot, "ada")) == ["the CAFÉ at night", "a blue dog", "A  Red Cat"]
        await bot.video(await bot.ask(prompt="a red fox"))  # at once
        assert names(await offered(bot, "ada", "RED ")) == ["RED ", "a red fox", "A  Red Cat"]
        assert names(await offered(bot, "ada", "a red fox")) == ["a red fox"]
        assert names(await offered(bot, "ada", "café")) == ["café", "the CAFÉ at night"]
        assert await offered(bot, "ada", "ben") == []
        assert await offered(bot, "ada", "x" * 101) == []
        assert names(await offered(bot, "ben")) == ["ben's own"]

    async with quick_bot(standin, tmp_path) as bot:  # out of the database
        found = await standin.members["ada"].autocomplete(
            standin.channel("general"), "video", {}, focused="prompt"
        )
        assert found == []  # nobody waits for a disk
        assert len(await offered(bot, "ada")) == 4


async def test_long_words_are_asked_for_as_a_whole(standin: Standin, tmp_path: Path) -> None:
    long = ["a very long story " * 10 + end for end in ("of a cat", "of a dog")]
    async with quick_bot(standin, tmp_path) as bot:
        for prompt in long:
            await bot.video(await bot.ask(prompt=prompt))
        found = await offered(bot, "ada", "long story")
        assert all(len(choice["name"]) <= 100 >= len(choice["value"]) for choice in found)
        assert found[0]["value"] == "long story"
        assert found[1]["name"].endswith("…") and found[2]["name"].endswith("of a cat")
        assert (await a_clip(bot, prompt=found[2]["value"])).prompt == long[0]
        again = await a_clip(bot, prompt=found[2]["value"])  # which a client may still hold
        assert again.prompt == long[0]
        # Nobody else's choice.
        asked = await standin.members["ben"].slash(
            standin.channel("general"), "video", prompt=found[2]["value"]
        )
        assert "not at hand" in await said(bot, asked)
        assert (await a_clip(bot, "ben", prompt="t2v:earlier:x")).prompt == "t2v:earlier:x"


async def test_secrets_are_offered_in_private_alone(standin: Standin, tmp_path: Path) -> None:
    standin.world.add_channel(home(standin), "adults", nsfw=True)
    async with quick_bot(standin, tmp_path) as bot:
        await bot.video(await bot.ask(prompt="in private", private=True))
        await bot.video(await bot.ask(prompt="in a dm", where="dm"))
        await bot.video(await bot.ask(prompt="openly"))
        assert names(await offered(bot, "ada")) == ["openly"]
        assert names(await offered(bot, "ada", where="dm")) == ["openly", "in a dm", "in private"]

        await bot.video(await bot.ask(prompt="for adults", where="adults"))
        assert names(await offered(bot, "ada")) == ["openly"]
        assert names(await offered(bot, "ada", where="adults")) == ["for adults", "openly"]


async def test_others_read_along_in_a_group(standin: Standin, tmp_path: Path) -> None:
    async with quick_bot(standin, tmp_path) as bot:
        await bot.video(await bot.ask(prompt="in a dm", where="dm"))
        await bot.video(await bot.ask(prompt="openly"))
        ada, ben = standin.members["ada"], standin.members["ben"]
        group = Channel(standin.world.ids.next(), ChannelKind.GROUP_DM, people=(ada.user, ben.user))
        standin.world.channels[group.id] = group
        assert len(await offered(bot, "ada", where="dm")) == 2
        found = await ada.autocomplete(group, "video", {}, focused="prompt")
        assert names(found) == ["openly"]


async def test_a_thread_that_is_archived_may_be_for_adults(
    standin: Standin, tmp_path: Path
) -> None:
    adults = standin.world.add_channel(home(standin), "adults", nsfw=True)
    async with quick_bot(standin, tmp_path) as bot:
        thread = standin.changes.add_channel(home(standin), "a-thread", parent=adults)
        await bot.video(await bot.ask(prompt="for adults", where="a-thread"))
        standin.archive(thread)
        known = bot.parts.client.get_channel
        await bot.until(lambda: known(thread.id) is None or None)
        assert await offered(bot, "ada") == []
        assert names(await offered(bot, "ada", where="adults")) == ["for adults"]


async def test_what_was_deleted_or_held_is_not_offered(standin: Standin, tmp_path: Path) -> None:
    async with quick_bot(standin, tmp_path) as bot:
        await hold_words(bot, "secret")
        await said(bot, await bot.ask(prompt="a secret"))
        first = await bot.video(await bot.ask(prompt="one"))
        second = await bot.video(await bot.ask(prompt="two"))
        assert names(await offered(bot, "ada")) == ["two", "one"]
        await standin.members["ada"].click(first, "Delete")
        await bot.until(lambda: first.deleted or None)
        assert names(await offered(bot, "ada")) == ["two"]
        standin.messages.delete(second)  # by a moderator, say
        await bot.until(lambda: not bot.parts.client.services.own_prompts._said or None)
        assert await offered(bot, "ada") == []
