"""Videos that start from a picture: /video image, Animate, Continue, and what is made again."""

from __future__ import annotations

import asyncio
import hashlib
import io
import json
import zipfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from t2vbot.bot import pictures
from t2vbot.catalog.catalog import Catalog
from t2vbot.catalog.defaults import Defaults
from t2vbot.catalog.model import Model
from t2vbot.catalog.ranges import Range
from t2vbot.catalog.request import VideoRequest
from t2vbot.jobs.executor import Order
from t2vbot.rules.ledger import used
from t2vbot.standin.interaction import Interaction
from t2vbot.standin.message import Message
from t2vbot.standin.standin import Standin
from t2vbot.standin.uploads import File

from .cinema import Clips, cinema, make_clips
from .deciding import MORE, TIMEOUT, a_desk, at_desk, decides, hold_words, set_values
from .quick import QuickBot, post_id, quick_bot

RED, GREEN, BLUE = (220, 30, 30), (30, 200, 30), (30, 30, 220)
SIZES = {"square": (64, 64), "landscape": (96, 64), "portrait": (64, 96)}


def a_picture(colour: Any = RED, size: tuple[int, int] = (300, 200), kind: str = "PNG") -> bytes:
    file = io.BytesIO()
    Image.new("RGB", size, colour).save(file, kind)
    return file.getvalue()


def a_file(name: str = "holiday.png", data: bytes | None = None) -> File:
    return File(name, a_picture() if data is None else data)


def able() -> Catalog:
    """The shipped models, of which the usual one can start from a picture."""
    known = {model.name: model for model in Catalog.load()}
    about = {"sizes": SIZES, "side": Range[int](min=64, max=96), "image_to_video": True}
    return Catalog(known | {"builtin": known["builtin"].model_copy(update=about)})


@asynccontextmanager
async def a_bot(standin: Standin, folder: Path, **options: Any) -> AsyncIterator[QuickBot]:
    async with quick_bot(standin, folder, **({"catalog": able()} | options)) as bot:
        yield bot


def files(bot: QuickBot) -> list[str]:
    """All in the media folder, without ids."""
    folder = bot.executor.media.folder
    return sorted(path.name.partition(".")[2] for path in folder.iterdir() if path.name[0] != ".")


def shown(bot: QuickBot, order: Order | None = None) -> tuple[tuple[int, int], tuple[int, ...]]:
    """The size and colour of the picture that an order was to start from: the last one's."""
    order = order or bot.executor.orders[-1]
    assert order.start_image and isinstance(order.request, VideoRequest)
    data = order.start_image.read_bytes()
    assert order.request.start_image == hashlib.sha256(data).hexdigest()
    with Image.open(io.BytesIO(data)) as image:
        assert image.size == (order.request.width, order.request.height)
        pixel: Any = image.getpixel((1, 1))
        return image.size, pixel


def seen_by_all(bot: QuickBot) -> list[str]:
    return [message.content for message in bot.messages() if message.only_for is None]


def near(found: Any, wanted: Any) -> bool:
    return bool(np.abs(np.asarray(found) - np.asarray(wanted)).max() <= 12)


async def refused(asked: Interaction, words: str) -> Message:
    """It is told to the member alone, and there is nothing else to be seen."""
    message = await asked.message(lambda m: words in m.content, TIMEOUT)
    assert message.only_for is asked.user
    assert [m for m in asked.messages if not m.deleted and m is not message] == []
    return message


# --- /video image ---------------------------------------------------------------------------------


async def test_a_video_starts_from_a_picture(standin: Standin, tmp_path: Path) -> None:
    async with a_bot(standin, tmp_path) as bot:
        video = await bot.video(await bot.ask(image=a_file("../../x.jpg", a_picture(kind="JPEG"))))
        size, colour = shown(bot)
        assert size == SIZES["landscape"]  # the nearest to the picture's own shape
        assert near(colour, RED)
        assert not video.attachments[0].spoiler
        await bot.idle()
        assert files(bot) == ["mp4", "start.png"]  # as long as the clip
        how = await standin.members["ben"].choose(video, MORE, "how")
        assert "started from a picture" in (await how.message(lambda m: m.content)).content
        row = await bot.database.read(lambda c: c.execute("SELECT request FROM jobs").fetchone())
        assert len(json.loads(row[0])["start_image"]) == 64
        await standin.members["ada"].click(video, "Delete")
        await bot.until(lambda: (video.deleted and not files(bot)) or None)
    assert not standin.problems()


async def test_what_the_member_chose_is_kept(standin: Standin, tmp_path: Path) -> None:
    """A size, and the picture is cropped to it; a server's bound leaves what fits."""
    async with a_bot(standin, tmp_path) as bot:
        asked = await bot.ask(image=a_file("SPOILER_a.png"), size="portrait")
        assert (await bot.video(asked)).attachments[0].spoiler
        assert shown(bot)[0] == SIZES["portrait"]
        await set_values(bot, most_side=64)
        await bot.video(await bot.ask(image=a_file()))
        assert shown(bot)[0] == SIZES["square"]
        private = await bot.video(await bot.ask(image=a_file(), private=True))
        assert private.only_for is standin.members["ada"].user


async def test_what_discord_says_of_a_file_is_refused_at_once(
    standin: Standin, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ada, general = standin.members["ada"], standin.channel("general")
    async with a_bot(standin, tmp_path) as bot:
        monkeypatch.setattr(pictures, "MOST_BYTES", 2**20)
        for file, options, words in (
            (a_file("a.svg", b"<svg/>"), {}, "no picture that I can start from"),
            (a_file("a.pdf", b"%PDF"), {}, "no picture that I can start from"),
            (a_file("a.png", bytes(2**20 + 1)), {}, "up to 1 MiB"),
            (a_file(), {"model": "ms-1.7b"}, "cannot start from a picture. These can: "),
            (a_file(), {"drafts": 2}, "made from words alone"),
        ):
            asked = await ada.slash(general, "video", prompt="x", image=file, **options)
            await refused(asked, words)
        assert not [r for r in standin.requests if "/attachments/" in r.path]
        assert seen_by_all(bot) == []


async def test_without_a_model_that_can_it_is_said(standin: Standin, tmp_path: Path) -> None:
    ada, general = standin.members["ada"], standin.channel("general")
    async with quick_bot(standin, tmp_path, catalog=unable()) as bot:
        asked = await ada.slash(general, "video", prompt="x", image=a_file())
        await refused(asked, "None of the models here can start from a picture")
        words = await ada.say(general, "look", a_file())
        await refused(await ada.use_on(general, "Animate", words), "None of the models here")
        video = await bot.video(await bot.ask())
        assert "Continue" not in str(video.components)


def unable() -> Catalog:
    known = {m.name: m for m in Catalog.load()}
    return Catalog({name: known[name] for name in ("ms-1.7b", "zeroscope", "builtin")})


async def test_what_is_in_the_file_is_refused_and_taken_back(
    standin: Standin, tmp_path: Path
) -> None:
    """The answer was there for all to see; afterwards nothing is, and nothing was counted."""
    async with a_bot(standin, tmp_path) as bot:
        await set_values(bot, quota_clips=1)
        ada, general = standin.members["ada"], standin.channel("general")
        for private in (False, True):
            asked = await ada.slash(
                general, "video", prompt="x", image=a_file(data=b"no picture"), private=private
            )
            await refused(asked, "or its file is damaged")
        ledger = bot.parts.client.services.rules.ledger
        assert used(ledger.of(ada.user.id)).clips == 0
        assert files(bot) == [] and seen_by_all(bot) == []
        count = await bot.database.read(
            lambda c: c.execute("SELECT count(*) FROM posts").fetchone()
        )
        assert count == (0,)
        await bot.video(await bot.ask(image=a_file()))  # the quota is there


async def test_nothing_is_left_where_it_cannot_be_written_down(
    standin: Standin, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with a_bot(standin, tmp_path) as bot:
        accept = bot.parts.outbox.accept

        there = []

        async def fail(*_: Any) -> None:
            there.append(files(bot))
            await bot.parts.outbox.files.sweep()
            there.append(files(bot))
            raise RuntimeError

        monkeypatch.setattr(bot.parts.outbox, "accept", fail)
        ada, general = standin.members["ada"], standin.channel("general")
        asked = await ada.slash(general, "video", prompt="x", image=a_file())
        await asked.message(lambda m: "Something went wrong" in m.content, TIMEOUT)
        assert there == [["start.png"]] * 2  # nobody sweeps it away meanwhile
        await bot.until(lambda: not files(bot) or None)
        monkeypatch.setattr(bot.parts.outbox, "accept", accept)


async def test_who_deletes_their_data_meanwhile_gets_nothing(
    standin: Standin, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Fetching takes a while, in which much may have changed."""
    ada, general = standin.members["ada"], standin.channel("general")
    async with a_bot(standin, tmp_path) as bot:
        services = bot.parts.client.services
        write = services.pictures._write

        def leave(*given: Any) -> Any:
            services.rules.leaving.add(ada.user.id)
            return write(*given)

        monkeypatch.setattr(services.pictures, "_write", leave)
        asked = await ada.slash(general, "video", prompt="x", image=a_file())
        await refused(asked, "deleted")
        await bot.until(lambda: not files(bot) or None)
        assert bot.executor.orders == [] and seen_by_all(bot) == []


async def test_a_restart_keeps_it(standin: Standin, tmp_path: Path) -> None:
    async with a_bot(standin, tmp_path, gate=False) as bot:
        asked = await bot.ask(image=a_file())
        await bot.until(lambda: bot.executor.orders or None)
        (tmp_path / "t2vbot-media" / f"{7:016x}.start.png").write_bytes(b"of a crash")
    async with a_bot(standin, tmp_path) as bot:
        await bot.video(asked)
        assert near(shown(bot)[1], RED)
        await bot.idle()
        await bot.parts.outbox.tidy()
        assert files(bot) == ["mp4", "start.png"]


async def test_cancelled_it_is_gone(standin: Standin, tmp_path: Path) -> None:
    async with a_bot(standin, tmp_path, gate=False) as bot:
        asked = await bot.ask(image=a_file())
        await standin.members["ada"].slash(standin.channel("general"), "video-cancel")
        await asked.message(lambda m: "Cancelled" in m.content, TIMEOUT)
        await bot.until(lambda: not files(bot) or None)


# --- Made again -----------------------------------------------------------------------------------


async def test_again_and_change_keep_the_picture(standin: Standin, tmp_path: Path) -> None:
    ben = standin.members["ben"]
    async with a_bot(standin, tmp_path) as bot:
        video = await bot.video(await bot.ask(image=a_file()))
        first = bot.executor.orders[-1].request
        again = await bot.video(await ben.click(video, "Again"))
        second = bot.executor.orders[-1].request
        assert isinstance(first, VideoRequest) and isinstance(second, VideoRequest)
        assert second.start_image == first.start_image and second.seed != first.seed
        assert shown(bot)[0] == SIZES["landscape"]
        await bot.idle()
        await standin.members["ada"].click(video, "Delete")  # the second has one of its own
        await bot.until(lambda: video.deleted or None)
        bot.parts.client.services.recent.forget([post_id(again)])  # an older one
        form = await ben.click(again, "Change")
        below = await form.message(lambda m: m.labels, TIMEOUT)
        form = await ben.click(below, "Open the form")
        await form.acknowledged(TIMEOUT)
        sent = await ben.submit_modal(form, {"prompt": "another", "numbers": ""})
        await bot.video(sent)
        assert near(shown(bot)[1], RED)


async def test_a_smoothed_video_keeps_its_picture(standin: Standin, tmp_path: Path) -> None:
    """Though the clip that it was made out of does not stay."""
    async with a_bot(standin, tmp_path) as bot:
        video = await bot.video(await bot.ask(image=a_file(), smooth=True))
        _, colour = shown(bot)
        assert near(colour, RED)
        await bot.idle()
        made = len(bot.executor.orders)
        again = await standin.members["ben"].click(video, "Again")
        await bot.video(again)
        assert len(bot.executor.orders) == made + 1 and near(shown(bot)[1], RED)
    assert not standin.problems()


async def test_again_says_where_the_picture_is_gone(standin: Standin, tmp_path: Path) -> None:
    ben = standin.members["ben"]
    async with a_bot(standin, tmp_path, keep_days=0) as bot:
        video = await bot.video(await bot.ask(image=a_file()))
        await bot.until(lambda: not files(bot) or None)
        await refused(await ben.click(video, "Again"), "is no longer here")
        bot.parts.client.services.recent.forget([post_id(video)])
        await refused(await ben.click(video, "Again"), "is no longer here")
        assert video.attachments and len(bot.executor.orders) == 1


async def test_again_is_refused_where_the_model_cannot_any_more(
    standin: Standin, tmp_path: Path
) -> None:
    """The host chose others since."""
    async with a_bot(standin, tmp_path) as bot:
        video = await bot.video(await bot.ask(image=a_file()))
        await bot.idle()
    async with a_bot(standin, tmp_path, catalog=unable()) as bot:
        for _ in range(2):  # from the database, and from memory
            await refused(
                await standin.members["ben"].click(video, "Again"), "None of the models here"
            )
        assert bot.executor.orders == []


async def test_a_model_of_pictures_alone_asks_for_one(
    standin: Standin, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Model, "needs_image", property(lambda model: model.name == "zeroscope"))
    async with a_bot(standin, tmp_path) as bot:
        ada, general = standin.members["ada"], standin.channel("general")
        asked = await ada.slash(general, "video", prompt="x", model="zeroscope")
        await refused(asked, "makes videos of a picture only")
        await set_values(bot, models=("zeroscope",))
        await bot.video(await bot.ask(image=a_file()))
        request = bot.executor.orders[-1].request
        assert isinstance(request, VideoRequest) and request.model == "zeroscope"


# --- Animate --------------------------------------------------------------------------------------


async def animate(
    bot: QuickBot, message: Message, who: str = "ben", **values: Any
) -> tuple[Interaction, Interaction]:
    """The form, and what was sent."""
    member = bot.discord.members[who]
    opened = await member.use_on(message.channel, "Animate", message)
    await opened.acknowledged(TIMEOUT)
    assert opened.modal, opened.messages
    return opened, await member.submit_modal(opened, {"prompt": "it moves"} | values)


async def test_a_picture_of_a_message_is_animated(standin: Standin, tmp_path: Path) -> None:
    ada, general = standin.members["ada"], standin.channel("general")
    async with a_bot(standin, tmp_path) as bot:
        message = await ada.say(general, "look", a_file("a.webp", a_picture(BLUE, kind="WEBP")))
        _, sent = await animate(bot, message)
        video = await bot.video(sent)
        assert "<@" + str(standin.members["ben"].user.id) in video.content
        assert near(shown(bot)[1], BLUE) and not video.attachments[0].spoiler
        hidden = await ada.say(general, "", a_file("SPOILER_a.png"))
        _, sent = await animate(bot, hidden)
        assert (await bot.video(sent)).attachments[0].spoiler
    assert not standin.problems()


async def test_ones_own_defaults_hold_for_pictures_too(standin: Standin, tmp_path: Path) -> None:
    own = Defaults(model="zeroscope", size="portrait", num_inference_steps=3, spoiler=True)
    async with a_bot(standin, tmp_path) as bot:
        ada, general = standin.members["ada"], standin.channel("general")
        await bot.parts.client.services.own_defaults.put(ada.user.id, own)
        message = await ada.say(general, "look", a_file())
        _, sent = await animate(bot, message, "ada")
        video = await bot.video(sent)
        request = bot.executor.orders[-1].request
        assert isinstance(request, VideoRequest)
        assert (request.model, request.num_inference_steps) == ("builtin", 3)
        assert (request.width, request.height) == SIZES["portrait"]
        assert video.attachments[0].spoiler
        note = await sent.message(lambda m: "left" in m.content or "without them" in m.content)
        assert "cannot start from a picture" in note.content


async def test_of_several_pictures_one_is_picked(standin: Standin, tmp_path: Path) -> None:
    ada, general = standin.members["ada"], standin.channel("general")
    colours = {"a.png": RED, "b.png": GREEN, "c.png": BLUE}
    mixed = [a_file(name, a_picture(colour)) for name, colour in colours.items()]
    async with a_bot(standin, tmp_path) as bot:
        message = await ada.say(general, "", mixed[0], a_file("notes.txt", b"words"), *mixed[1:])
        _, sent = await animate(bot, message)
        await bot.video(sent)
        assert near(shown(bot)[1], RED)  # the first, where nobody picks another
        _, sent = await animate(bot, message, picture=["3. c.png"])
        await bot.video(sent)
        assert near(shown(bot)[1], BLUE)


async def test_what_is_no_picture_is_not_animated(standin: Standin, tmp_path: Path) -> None:
    ada, general = standin.members["ada"], standin.channel("general")
    async with a_bot(standin, tmp_path) as bot:
        for message in (
            await ada.say(general, "only words"),
            await ada.say(general, "", a_file("clip.mp4", b"mp4")),
        ):
            asked = await ada.use_on(general, "Animate", message)
            await refused(asked, "no picture in that message")
        assert bot.executor.orders == []


async def test_a_form_is_good_for_who_opened_it(standin: Standin, tmp_path: Path) -> None:
    """And knows no other picture than was seen; after a restart it says what to do."""
    ada, ben, general = standin.members["ada"], standin.members["ben"], standin.channel("general")
    async with a_bot(standin, tmp_path) as bot:
        message = await ada.say(general, "", a_file())
        opened, sent = await animate(bot, message, who="ada")
        await bot.video(sent)
        assert opened.modal
        forged = await ben.forge(past_discord=True).submit(
            general, opened.modal["custom_id"], {"prompt": "stolen"}
        )
        await refused(forged, "no longer know which picture")
        for number in ("0", "2", "-1", "x"):
            forged = await ada.forge(past_discord=True).submit(
                general, opened.modal["custom_id"], {"prompt": "x", "picture": [number]}
            )
            await refused(forged, "no longer know which picture")
    async with a_bot(standin, tmp_path) as bot:
        sent = await ada.submit_modal(opened, {"prompt": "my *words*"})
        told = await refused(sent, "no longer know which picture")
        assert r"my \*words\*" in told.content


async def test_what_only_one_sees_stays_theirs(standin: Standin, tmp_path: Path) -> None:
    """A picture in a message for one person alone."""
    ben = standin.members["ben"]
    async with a_bot(standin, tmp_path) as bot:
        general = standin.channel("general")
        exported = await ben.slash(general, "video-privacy export")
        message = await exported.message(lambda m: m.attachments, TIMEOUT)
        file = standin.uploads.keep(a_file(), ephemeral=True)
        message.history[-1] = replace(message.now, attachments=(*message.attachments, file))
        _, sent = await animate(bot, message)
        assert (await bot.video(sent)).only_for is ben.user


# --- Continue -------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def clips(tmp_path_factory: pytest.TempPathFactory) -> Clips:
    return asyncio.run(make_clips(tmp_path_factory.mktemp("clips")))


async def go_on(
    bot: QuickBot, video: Message, who: str = "ben", prompt: str | None = None
) -> Interaction:
    """By the menu and the form."""
    member = bot.discord.members[who]
    opened = await member.choose(video, MORE, "continue")
    await opened.acknowledged(TIMEOUT)
    if opened.modal is None:
        below = await opened.message(lambda m: m.labels, TIMEOUT)
        opened = await member.click(below, "Open the form")
        await opened.acknowledged(TIMEOUT)
    sent = await member.submit_modal(opened, {} if prompt is None else {"prompt": prompt})
    await sent.message(lambda m: m.content, TIMEOUT)
    return sent


async def video_below(bot: QuickBot, sent: Interaction) -> Message:
    return await bot.until(lambda: next((m for m in sent.messages if m.attachments), None))


def leave_last_frame(bot: QuickBot, colour: Any) -> None:
    """As a real executor does."""
    for order in bot.executor.orders:
        bot.executor.media.last_frame(order.id).write_bytes(a_picture(colour, (64, 64)))


async def test_a_video_goes_on_from_its_last_frame(standin: Standin, tmp_path: Path) -> None:
    async with a_bot(standin, tmp_path) as bot:
        video = await bot.video(await bot.ask(prompt="a green field", seed=7))
        await bot.idle()
        leave_last_frame(bot, GREEN)
        sent = await go_on(bot, video)
        made = await video_below(bot, sent)
        order = bot.executor.orders[-1]
        assert isinstance(order.request, VideoRequest)
        assert order.request.prompt == "a green field" and order.request.seed != 7
        assert near(shown(bot)[1], GREEN) and not made.attachments[0].spoiler
        assert made.only_for is None
        bot.parts.client.services.recent.forget([post_id(video)])  # an older one
        await video_below(bot, await go_on(bot, video, prompt="it rains"))
        request = bot.executor.orders[-1].request
        assert isinstance(request, VideoRequest) and request.prompt == "it rains"
        assert near(shown(bot)[1], GREEN)
    assert not standin.problems()


async def test_what_was_hidden_or_private_stays_so(standin: Standin, tmp_path: Path) -> None:
    async with a_bot(standin, tmp_path) as bot:
        bot.executor.hides = lambda request: "secret" in request.prompt
        hidden = await bot.video(await bot.ask(prompt="a secret place"))
        wanted = await bot.video(await bot.ask(prompt="a place", spoiler=True))
        private = await bot.video(await bot.ask(prompt="my place", private=True))
        await bot.idle()
        leave_last_frame(bot, GREEN)
        for video in (hidden, wanted):
            made = await video_below(bot, await go_on(bot, video, prompt="no matter"))
            assert made.attachments[0].spoiler and made.only_for is None
        mine = await go_on(bot, private, "ada", prompt="no matter")
        assert (await video_below(bot, mine)).only_for is standin.members["ada"].user


async def test_another_model_goes_on_where_its_own_cannot(standin: Standin, tmp_path: Path) -> None:
    async with a_bot(standin, tmp_path) as bot:
        video = await bot.video(await bot.ask(model="ms-1.7b"))
        await bot.idle()
        leave_last_frame(bot, GREEN)
        await video_below(bot, await go_on(bot, video))
        request = bot.executor.orders[-1].request
        assert isinstance(request, VideoRequest)
        assert (request.model, (request.width, request.height)) == ("builtin", SIZES["square"])
        await set_values(bot, models=("ms-1.7b",))
        other = await bot.video(await bot.ask())
        assert "Continue" not in str(other.components)


async def test_a_clip_that_is_gone_is_fetched_from_its_message(
    standin: Standin, tmp_path: Path, clips: Clips
) -> None:
    async with cinema(standin, tmp_path, clips, catalog=able()) as bot:
        video = await bot.video(await bot.ask(prompt="green"))
        await bot.idle()
        for path in bot.executor.media.folder.glob("*.mp4"):
            path.unlink()
        await video_below(bot, await go_on(bot, video, prompt="red"))
        assert near(shown(bot)[1], GREEN)


async def test_what_was_deleted_or_reported_does_not_go_on(
    standin: Standin, tmp_path: Path
) -> None:
    ben, general = standin.members["ben"], standin.channel("general")
    async with a_bot(standin, tmp_path) as bot:
        video = await bot.video(await bot.ask())
        await bot.idle()
        opened = await ben.choose(video, MORE, "continue")
        await opened.acknowledged(TIMEOUT)
        sent = await ben.submit_modal(opened, {})
        await refused(sent, "damaged on the bot's disk")  # there is no such frame in it
        leave_last_frame(bot, GREEN)
        cleo = standin.members["cleo"]
        elsewhere = await cleo.slash(general, "queue")
        for source in (None, await elsewhere.message(lambda m: m.content, TIMEOUT)):
            forged = await cleo.forge(past_discord=True).submit(
                *(general, f"t2v:continued:{post_id(video)}", {"prompt": "stolen"}), source=source
            )
            await refused(forged, "cannot get the end of this video")
        opened = await ben.choose(video, MORE, "continue")
        await opened.acknowledged(TIMEOUT)
        reported = await ben.choose(video, MORE, "report")
        await reported.acknowledged(TIMEOUT)
        told = await ben.submit_modal(reported, {"reason": ""})
        await told.message(lambda m: m.content, TIMEOUT)
        await refused(await ben.submit_modal(opened, {}), "cannot get the end of this video")
        assert len(bot.executor.orders) == 1


# --- Rules and privacy ----------------------------------------------------------------------------


async def test_moderators_see_the_picture_of_a_held_request(
    standin: Standin, tmp_path: Path
) -> None:
    desk, cleo = a_desk(standin), standin.members["cleo"]
    async with a_bot(standin, tmp_path) as bot:
        await set_values(bot, moderators=desk.id)
        await hold_words(bot, "grapefruit")
        asked = await bot.ask(prompt="a grapefruit", image=a_file())
        case = await at_desk(bot, desk, "waits for you")
        (file,) = case.attachments
        assert file.spoiler
        with Image.open(io.BytesIO(file.read())) as image:
            assert near(image.getpixel((1, 1)), RED)
        assert all(not m.attachments for m in bot.messages())  # nobody else does
        await decides(cleo, case, "released")
        await bot.video(asked)
        assert near(shown(bot)[1], RED)
        await bot.until(lambda: not case.attachments or None)
        asked = await bot.ask(prompt="a grapefruit again", image=a_file())
        case = await at_desk(bot, desk, "a grapefruit again")
        await decides(cleo, case, "refused")
        await asked.message(lambda m: "do not want this video" in m.content, TIMEOUT)
        await bot.idle()
        await bot.until(lambda: files(bot) == ["mp4", "start.png"] or None)  # of the first
    assert not standin.problems()


async def test_members_get_their_pictures_and_delete_them(standin: Standin, tmp_path: Path) -> None:
    ada, general = standin.members["ada"], standin.channel("general")
    async with a_bot(standin, tmp_path) as bot:
        await bot.video(await bot.ask(image=a_file()))
        await bot.video(await bot.ask("ben", image=a_file(data=a_picture(BLUE))))
        await bot.idle()
        mine = bot.executor.orders[0]
        asked = await ada.slash(general, "video-privacy export")
        await bot.until(lambda: sum(len(m.attachments) for m in asked.messages) == 2 or None)
        assert all(message.only_for is ada.user for message in asked.messages)
        found = {file.filename: file.read() for m in asked.messages for file in m.attachments}
        data = json.loads(found["my-t2vbot-data.json"])
        assert f"{mine.id}.start.png" in [file["name"] for file in data["tables"]["files"]]
        with zipfile.ZipFile(io.BytesIO(found["my-t2vbot-pictures-1.zip"])) as archive:
            assert archive.namelist() == [f"{mine.id}.start.png"]
            assert near(_pixel(archive.read(f"{mine.id}.start.png")), RED)
        asked = await ada.slash(general, "video-privacy delete")
        confirm = await asked.message(lambda m: m.labels, TIMEOUT)
        await ada.click(confirm, "Delete my data")
        await bot.until(lambda: files(bot) == ["mp4", "start.png"] or None)  # ben's
        assert mine.start_image and not mine.start_image.exists()


def _pixel(data: bytes) -> Any:
    with Image.open(io.BytesIO(data)) as image:
        return image.getpixel((1, 1))
