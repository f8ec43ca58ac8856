"""What members do: commands with every kind of option, buttons, menus, modals."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import Any, Self

import aiohttp
import discord
import pytest
from discord import app_commands

from t2vbot.standin.message import Message
from t2vbot.standin.options import ClientRefused
from t2vbot.standin.standin import Standin
from t2vbot.standin.uploads import File

from .standin import Bot, refusal


def everything(bot: Bot, got: dict[str, Any]) -> None:
    """A command with an option of each type; what arrives goes into ``got``."""

    @bot.tree.command(description="Every kind of option")
    @app_commands.choices(look=[app_commands.Choice(name="Film", value="film")])
    @app_commands.rename(look="look-like")
    async def everything(
        interaction: discord.Interaction,
        text: str,
        steps: app_commands.Range[int, 1, 50],
        scale: app_commands.Range[float, 1.0, 20.0],
        loud: bool,
        look: app_commands.Choice[str],
        member: discord.Member,
        channel: discord.TextChannel,
        role: discord.Role,
        anybody: discord.Member | discord.Role,
        image: discord.Attachment,
        left_out: str | None = None,
    ) -> None:
        got.update(text=text, steps=steps, scale=scale, loud=loud, look=look, member=member)
        got.update(channel=channel, role=role, anybody=anybody, left_out=left_out)
        got.update(image=await image.read(), filename=image.filename, ephemeral=image.ephemeral)
        await interaction.response.send_message("thanks")


def filled_in(standin: Standin) -> dict[str, Any]:
    home = standin.channel("general").guild
    assert home is not None
    return {
        "text": "hello",
        "steps": 20,
        "scale": 7.5,
        "loud": True,
        "look-like": "Film",
        "member": standin.members["ben"],
        "channel": standin.channel("videos"),
        "role": home.roles[0],
        "anybody": standin.members["cleo"],
        "image": File("start.png", b"png"),
    }


async def test_every_type_of_option_arrives(standin: Standin) -> None:
    bot, got = Bot(), dict[str, Any]()
    everything(bot, got)
    async with bot.online(standin):
        ada, general = standin.members["ada"], standin.channel("general")
        sent = await ada.slash(general, "everything", **filled_in(standin))
        await sent.message()
    assert (got["text"], got["steps"], got["scale"], got["loud"]) == ("hello", 20, 7.5, True)
    assert (got["look"].value, got["image"], got["filename"]) == ("film", b"png", "start.png")
    assert got["ephemeral"]  # it is in no message
    assert isinstance(got["member"], discord.Member)
    assert (got["member"].name, got["anybody"].name) == ("ben", "cleo")
    assert (
        got["channel"].name,
        got["role"].name,
        got["left_out"],
    ) == ("videos", "Moderators", None)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"text": None}, "required option left out"),
        ({"txet": "x"}, "no such option"),
        ({"steps": 0}, "takes 1 to 50"),
        ({"steps": 2.5}, "not a number of that kind"),
        ({"steps": True}, "not a number of that kind"),
        ({"scale": 20.1}, "takes 1 to 20"),
        ({"look-like": "Photo"}, "not one of Film"),
        ({"text": ""}, "empty"),
        ({"text": "x" * 6001}, "characters"),
        ({"loud": "yes"}, "not what this option takes"),
        ({"image": "start.png"}, "not what this option takes"),
    ],
)
async def test_the_client_stops_wrong_options(
    standin: Standin, change: dict[str, Any], reason: str
) -> None:
    bot = Bot()
    everything(bot, {})
    async with bot.online(standin):
        options = {k: v for k, v in (filled_in(standin) | change).items() if v is not None}
        with pytest.raises(ClientRefused, match=reason):
            await standin.members["ada"].slash(standin.channel("general"), "everything", **options)


async def test_sub_commands_are_reached_by_their_path(standin: Standin) -> None:
    bot = Bot()
    clips = app_commands.Group(name="clips", description="Clips")
    mine = app_commands.Group(name="mine", description="My clips", parent=clips)

    @mine.command(description="Show one")
    async def show(interaction: discord.Interaction, number: int) -> None:
        await interaction.response.send_message(f"clip {number}")

    bot.tree.add_command(clips)
    async with bot.online(standin):
        ada, general = standin.members["ada"], standin.channel("general")
        sent = await ada.slash(general, "clips mine show", number=3)
        assert (await sent.message()).content == "clip 3"
        with pytest.raises(ClientRefused, match="must be named"):
            await ada.slash(general, "clips mine", number=3)
        with pytest.raises(ClientRefused, match="no command 'klips'"):
            await ada.slash(general, "klips")


async def test_autocompletion(standin: Standin) -> None:
    bot = Bot()

    @bot.tree.command(description="With models")
    async def make(interaction: discord.Interaction, prompt: str, model: str) -> None:
        pass

    @make.autocomplete("model")
    async def models(
        interaction: discord.Interaction, current: str
    ) -> list[app_commands.Choice[str]]:
        count = int(current) if current.isdecimal() else 1
        text = interaction.namespace.prompt
        return [app_commands.Choice(name=f"{text} {n}", value=f"{n}") for n in range(count)]

    async with bot.online(standin):
        ada, general = standin.members["ada"], standin.channel("general")
        typed = {"prompt": "x"}
        choices = await ada.autocomplete(general, "make", typed, focused="model", value="2")
        assert [(c["name"], c["value"]) for c in choices] == [("x 0", "0"), ("x 1", "1")]
        with pytest.raises(ClientRefused, match="no autocompletion"):
            await ada.autocomplete(general, "make", {}, focused="prompt")
        # 26 choices are one too many: Discord refuses, and the list stays empty.
        with pytest.raises(TimeoutError):
            await ada.autocomplete(
                general, "make", typed, focused="model", value="26", timeout=0.05
            )
        refused = await standin.request(lambda record: record.status == 400)
        (error,) = refused.reply["errors"]["data"]["choices"]["_errors"]
        assert error["code"] == "BASE_TYPE_BAD_LENGTH"


async def test_context_menus(standin: Standin) -> None:
    bot = Bot()

    @bot.tree.context_menu(name="Make a video")
    async def of_message(interaction: discord.Interaction, message: discord.Message) -> None:
        await interaction.response.send_message(f"of {message.content!r}")

    @bot.tree.context_menu(name="Greet")
    async def of_member(interaction: discord.Interaction, member: discord.Member) -> None:
        await interaction.response.send_message(f"hello {member.display_name}")

    async with bot.online(standin):
        ada, general = standin.members["ada"], standin.channel("general")
        words = await ada.say(general, "a red circle")
        sent = await ada.use_on(general, "Make a video", words)
        assert (await sent.message()).content == "of 'a red circle'"
        sent = await ada.use_on(general, "Greet", standin.members["ben"])
        assert (await sent.message()).content == "hello Ben"


async def test_where_commands_are_offered(standin: Standin) -> None:
    bot = Bot()

    async def nothing(interaction: discord.Interaction) -> None:
        pass

    def add(name: str, **options: Any) -> None:
        bot.tree.add_command(
            app_commands.Command(name=name, description=name, callback=nothing, **options)
        )

    add("adults", nsfw=True)
    add("here", allowed_contexts=app_commands.AppCommandContext(guild=True))
    add("mine", allowed_installs=app_commands.AppInstallationType(user=True))
    bot.tree.get_command("here").default_permissions = discord.Permissions(manage_messages=True)  # type: ignore[union-attr]
    async with bot.online(standin):

        def offered(name: str, channel: Any) -> list[str]:
            return [c["name"] for c in standin.members[name].offered(channel)]

        ada, ben = standin.members["ada"], standin.members["ben"]
        assert offered("ben", standin.channel("general")) == ["video", "mine"]
        assert offered("cleo", standin.channel("general")) == ["video", "here", "mine"]
        standin.channel("general").guild.members[standin.members["cleo"].user.id] = []  # the owner
        assert offered("cleo", standin.channel("general")) == ["video", "here", "mine"]
        assert offered("cleo", standin.channel("late-night")) == ["video", "adults", "here", "mine"]
        assert offered("ben", standin.channel("lounge")) == ["mine"]
        assert offered("ada", standin.channel("ada-and-ben")) == ["mine"]
        assert offered("cleo", standin.channel("ada-and-ben")) == []
        assert offered("ben", standin.dm(ben)) == ["video", "adults", "mine"]
        ben.has_app = False
        assert offered("ben", standin.channel("lounge")) == []
        with pytest.raises(ClientRefused, match="age-restricted"):
            await ada.slash(standin.channel("general"), "adults")


class Again(discord.ui.DynamicItem[discord.ui.Button[Any]], template=r"again:(?P<seed>\d+)"):
    """A button that survives a restart of the bot."""

    def __init__(self, seed: int) -> None:
        super().__init__(discord.ui.Button(label="Again", custom_id=f"again:{seed}"))
        self.seed = seed

    @classmethod
    async def from_custom_id(
        cls, interaction: discord.Interaction, item: Any, match: re.Match[str]
    ) -> Self:
        return cls(int(match["seed"]))

    async def callback(self, interaction: discord.Interaction) -> None:
        await interaction.response.defer()
        await interaction.edit_original_response(content=f"again with {self.seed}")


async def post(standin: Standin, bot: Bot, view: discord.ui.View, **fields: Any) -> Message:
    """A message with ``view``, in reply to Ada."""
    sent = await standin.members["ada"].slash(standin.channel("general"), "video", prompt="x")
    interaction = await bot.receive()
    await interaction.response.send_message("look", view=view, **fields)
    return await sent.message()


async def test_a_button_outlives_the_bot_that_made_it(standin: Standin) -> None:
    view = discord.ui.View(timeout=None)
    view.add_item(Again(7))
    first = Bot()
    async with first.online(standin):
        message = await post(standin, first, view)
    second = Bot()
    second.add_dynamic_items(Again)
    async with second.online(standin):
        pressed = await standin.members["ben"].click(message, "Again")
        same = await pressed.message(lambda message: "again" in message.content)
        assert same is message
        assert message.content == "again with 7"


async def test_a_component_may_answer_with_a_message_of_its_own(standin: Standin) -> None:
    bot = Bot()
    async with bot.online(standin):
        view = discord.ui.View()
        view.add_item(discord.ui.Button(label="More", emoji="\N{CLAPPER BOARD}"))
        message = await post(standin, bot, view)
        pressed = await standin.members["ben"].click(message, "More")
        interaction = await bot.receive()
        await interaction.response.send_message("more", ephemeral=True)
        answer = await pressed.message()
        assert answer is not message
        assert answer.only_for is standin.members["ben"].user
        assert answer.reference is message
        view.stop()


async def test_menus(standin: Standin) -> None:
    bot = Bot()
    async with bot.online(standin):
        view = discord.ui.View()
        sizes = discord.ui.Select[Any](placeholder="Size", max_values=2)
        sizes.add_option(label="Small", value="s")
        sizes.add_option(label="Large", value="l")
        view.add_item(sizes)
        view.add_item(discord.ui.UserSelect(placeholder="Whom"))
        message = await post(standin, bot, view)
        ada = standin.members["ada"]

        await ada.choose(message, "Size", "Small", "l")
        chosen = await bot.receive()
        assert chosen.data is not None
        assert chosen.data["values"] == ["s", "l"]  # type: ignore[typeddict-item]
        await chosen.response.edit_message(content="chosen", view=None)
        assert (message.content, message.components) == ("chosen", ())
        view.stop()

        message = await post(standin, bot, view)
        await ada.choose(message, "Whom", standin.members["dan"])
        whom = await bot.receive()
        assert whom.data is not None
        assert "dan" in str(whom.data["resolved"])  # type: ignore[typeddict-item]
        await whom.response.defer()
        for values, reason in (((), "takes 1 to 2"), (("Huge",), "not in the menu")):
            with pytest.raises(ClientRefused, match=reason):
                await ada.choose(message, "Size", *values)
        view.stop()


async def test_what_cannot_be_pressed(standin: Standin) -> None:
    bot = Bot()
    async with bot.online(standin):
        view = discord.ui.View()
        view.add_item(discord.ui.Button(label="Off", disabled=True))
        view.add_item(discord.ui.Button(label="Site", url="https://example.com"))
        message = await post(standin, bot, view, ephemeral=True)
        ada, ben = standin.members["ada"], standin.members["ben"]
        for button, reason in (("Off", "disabled"), ("Site", "opens a page"), ("No", "no such")):
            with pytest.raises(ClientRefused, match=reason):
                await ada.click(message, button)
        with pytest.raises(ClientRefused, match="not on this member's screen"):
            await ben.click(message, "Off")
        await ada.delete(message)
        with pytest.raises(ClientRefused, match="not on this member's screen"):
            await ada.click(message, "Off")
        view.stop()


class Remix(discord.ui.Modal, title="Remix"):
    prompt: Any = discord.ui.Label(
        text="Prompt", component=discord.ui.TextInput(min_length=3, max_length=10)
    )
    look: Any = discord.ui.Label(
        text="Look",
        component=discord.ui.Select(
            options=[discord.SelectOption(label="Film"), discord.SelectOption(label="Photo")]
        ),
    )
    image: Any = discord.ui.Label(
        text="Image", component=discord.ui.FileUpload(required=False, max_values=1)
    )
    speed: Any = discord.ui.Label(
        text="Speed",
        component=discord.ui.RadioGroup(
            options=[
                discord.RadioGroupOption(label="Slow", value="slow"),
                discord.RadioGroupOption(label="Fast", value="fast", default=True),
            ]
        ),
    )
    sound: Any = discord.ui.Label(text="Sound", component=discord.ui.Checkbox())

    async def on_submit(self, interaction: discord.Interaction) -> None:
        files = self.image.component.values
        data = (await files[0].read()).decode() if files else "no image"
        parts = (
            self.prompt.component.value,
            *self.look.component.values,
            data,
            self.speed.component.value,
            self.sound.component.value,
        )
        await interaction.response.send_message(" ".join(map(str, parts)))


async def test_a_modal_is_shown_filled_in_and_answered(standin: Standin) -> None:
    bot = Bot()
    async with bot.online(standin):
        ada = standin.members["ada"]
        shown = await ada.slash(standin.channel("general"), "video", prompt="x")
        interaction = await bot.receive()
        await interaction.response.send_modal(Remix())
        await shown.acknowledged()
        assert await refusal(interaction.edit_original_response(content="no")) == (404, 10008)
        image = File("start.png", b"png")
        filled = {"Prompt": "red", "Look": ["Photo"], "Image": [image], "Sound": True}
        sent = await ada.submit_modal(shown, filled)
        assert (await sent.message()).content == "red Photo png fast True"


async def test_a_form_outlives_the_bot_that_opened_it(standin: Standin) -> None:
    ada = standin.members["ada"]
    first = Bot()
    async with first.online(standin):
        shown = await ada.slash(standin.channel("general"), "video", prompt="x")
        await (await first.receive()).response.send_modal(Remix(custom_id="remix:7"))
        await shown.acknowledged()
    second = Bot()
    async with second.online(standin):
        sent = await ada.submit_modal(shown, {"Prompt": "red", "Look": ["Photo"]})
        interaction = await second.receive()
        assert interaction.type is discord.InteractionType.modal_submit
        assert interaction.data and interaction.data.get("custom_id") == "remix:7"
        fields = [row["component"] for row in sent.data["components"]]
        assert (fields[0]["value"], fields[1]["values"]) == ("red", ["Photo"])
        await interaction.response.send_message("taken")
        assert (await sent.message()).content == "taken"


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ({"Look": ["Film"]}, "Prompt: must be filled in"),
        ({"Prompt": "no", "Look": ["Film"]}, "takes 3 to 10 characters"),
        ({"Prompt": "red", "Look": []}, "takes 1 to 1 values"),
        ({"Prompt": "red", "Look": ["Oil"]}, "not in the menu"),
        ({"Prompt": "red", "Look": ["Film"], "Colour": "red"}, "no field Colour"),
    ],
)
async def test_the_client_stops_a_modal_that_is_not_filled_in(
    standin: Standin, values: dict[str, Any], reason: str
) -> None:
    bot = Bot()
    async with bot.online(standin):
        ada = standin.members["ada"]
        shown = await ada.slash(standin.channel("general"), "video", prompt="x")
        modal = Remix()
        await (await bot.receive()).response.send_modal(modal)
        with pytest.raises(ClientRefused, match=reason):
            await ada.submit_modal(shown, values)
        with pytest.raises(ClientRefused, match="somebody else"):
            await standin.members["ben"].submit_modal(shown, values)
        modal.stop()


async def test_media_in_a_layout(standin: Standin) -> None:
    bot = Bot()
    async with bot.online(standin):
        file = discord.File(io.BytesIO(b"x" * 10), "clip.mp4")
        view = discord.ui.LayoutView()
        gallery = discord.ui.MediaGallery[Any](discord.MediaGalleryItem(file))
        view.add_item(discord.ui.Container(discord.ui.TextDisplay("A circle"), gallery))
        sent = await standin.members["ada"].slash(standin.channel("general"), "video", prompt="x")
        await (await bot.receive()).response.send_message(view=view, file=file)
        (container,) = (await sent.message()).components
        media = container["components"][1]["items"][0]["media"]
        assert media["content_type"] == "video/mp4"
        async with aiohttp.ClientSession() as session, session.get(media["url"]) as reply:
            assert await reply.read() == b"x" * 10
        view.stop()


async def test_a_member_writes_with_a_file(standin: Standin, tmp_path: Path) -> None:
    path = tmp_path / "start.png"
    path.write_bytes(b"png")
    ada, general = standin.members["ada"], standin.channel("general")
    message = await ada.say(general, "look", path)
    assert [(file.filename, file.read()) for file in message.attachments] == [("start.png", b"png")]
