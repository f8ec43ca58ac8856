"""Menus that fill themselves, in messages and in forms: what they list, and what comes of them."""

from __future__ import annotations

from typing import Any

import discord
import pytest
from discord import ui

from t2vbot.standin.component_rules import check_components, check_modal
from t2vbot.standin.errors import ApiError
from t2vbot.standin.form import Form
from t2vbot.standin.interaction import Interaction
from t2vbot.standin.options import ClientRefused
from t2vbot.standin.people import Permission
from t2vbot.standin.places import ChannelKind
from t2vbot.standin.standin import Standin

from .standin import Bot
from .test_standin_kinds import picked, shown
from .test_standin_threads import home

# --- What comes of a choice -----------------------------------------------------------------------


def one_menu(menu: ui.Item[Any]) -> ui.View:
    view = ui.View()
    view.add_item(menu)
    return view


async def test_a_channel_comes_with_what_its_picker_may_do_there(
    standin: Standin, bot: Bot
) -> None:
    ben, late = standin.members["ben"], standin.channel("late-night")
    standin.changes.overwrite(late, ben.user, deny=Permission.ATTACH_FILES)
    view = one_menu(ui.ChannelSelect(placeholder="Where"))
    message = await shown(standin, bot, view)
    view.stop()
    await ben.choose(message, "Where", late)
    (channel,) = (await picked(bot))["resolved"]["channels"].values()
    assert (channel["nsfw"], channel["type"], channel["parent_id"]) == (True, 0, None)
    rights = discord.Permissions(int(channel["permissions"]))
    assert rights.view_channel and not rights.attach_files
    assert "permission_overwrites" not in channel  # resolved channels are partial


async def test_a_member_comes_without_what_a_partial_one_lacks(standin: Standin, bot: Bot) -> None:
    ada, ben = standin.members["ada"], standin.members["ben"]
    role = standin.changes.add_role(home(standin), "Supporter")
    standin.changes.give(home(standin), ben.user, role)
    view = one_menu(ui.UserSelect(placeholder="Who", max_values=25))
    message = await shown(standin, bot, view)
    view.stop()
    await ada.choose(message, "Who", ben, standin.world.bot)  # bots are listed, too
    resolved = (await picked(bot))["resolved"]
    assert resolved["members"][str(ben.user.id)]["roles"] == [str(role.id)]
    assert not {"user", "deaf", "mute"} & resolved["members"][str(ben.user.id)].keys()
    assert resolved["users"][str(standin.world.bot.id)]["bot"]
    with pytest.raises(ClientRefused, match="each value once"):
        await ada.choose(message, "Who", ben, ben)


async def test_a_channel_that_is_hidden_from_a_member_is_not_listed(
    standin: Standin, bot: Bot
) -> None:
    hidden = standin.changes.add_channel(home(standin), "hidden")
    standin.changes.overwrite(hidden, home(standin).everyone, deny=Permission.VIEW_CHANNEL)
    view = one_menu(ui.ChannelSelect(placeholder="Where"))
    message = await shown(standin, bot, view)
    view.stop()
    with pytest.raises(ClientRefused, match="not in the menu"):
        await standin.members["ada"].choose(message, "Where", hidden)
    await standin.members["cleo"].choose(message, "Where", hidden)
    assert (await picked(bot))["values"] == [str(hidden.id)]


async def test_who_does_not_see_a_channel_does_nothing_there(standin: Standin, bot: Bot) -> None:
    general, ada = standin.channel("general"), standin.members["ada"]
    view = one_menu(ui.Button(label="Press"))
    message = await shown(standin, bot, view)
    view.stop()
    standin.changes.overwrite(general, ada.user, deny=Permission.VIEW_CHANNEL)
    with pytest.raises(ClientRefused, match="not on this member's screen"):
        await ada.click(message, "Press")
    with pytest.raises(ClientRefused, match="not a member of this channel"):
        await ada.slash(general, "video", prompt="x")


# --- Forms ----------------------------------------------------------------------------------------


class Settings(ui.Modal, title="Settings"):
    """One of every field that a form may have beside text and files, filled in already."""

    def __init__(self, people: list[Any], roles: list[Any], channels: list[Any]) -> None:
        super().__init__()
        checks = [discord.CheckboxGroupOption(label=n, value=n, default=n != "c") for n in "abc"]
        menu = [discord.SelectOption(label=n, default=n == "two") for n in ("one", "two")]
        text = [ChannelType.text]
        for name, field in {
            "Who": ui.UserSelect[Any](default_values=people, max_values=3, required=False),
            "Which": ui.RoleSelect[Any](default_values=roles, min_values=0, required=False),
            "Where": ui.ChannelSelect[Any](
                default_values=channels, channel_types=text, required=False
            ),
            "How": ui.Select[Any](options=menu),
            "What": ui.CheckboxGroup[Any](options=checks),
        }.items():
            self.add_item(ui.Label(text=name, component=field))


ChannelType = discord.ChannelType


async def open_form(standin: Standin, bot: Bot, form: ui.Modal) -> Interaction:
    called = await standin.members["ada"].slash(standin.channel("general"), "video", prompt="x")
    await (await bot.receive()).response.send_modal(form)
    form.stop()
    return await called.acknowledged()


async def filled(bot: Bot) -> dict[str, Any]:
    """What the form that came back says."""
    interaction = await bot.receive()
    await interaction.response.send_message("thank you")
    return dict(interaction.data or {})


def values_of(data: dict[str, Any]) -> list[list[str]]:
    return [row["component"]["values"] for row in data["components"]]


async def test_a_form_that_nobody_touches_sends_its_defaults(standin: Standin, bot: Bot) -> None:
    guild, general = home(standin), standin.channel("general")
    ada, ben = standin.members["ada"], standin.members["ben"]
    gone = standin.changes.add_role(guild, "Gone")
    form = Settings(
        [discord.Object(m.user.id, type=discord.User) for m in (ada, ben)],
        [discord.Object(gone.id, type=discord.Role)],
        [discord.Object(general.id, type=discord.TextChannel)],
    )
    called = await open_form(standin, bot, form)
    standin.changes.delete_role(guild, gone)  # what is no longer there is no longer picked
    await ada.submit_modal(called, {})
    data = await filled(bot)
    people = [str(m.user.id) for m in (ada, ben)]
    assert values_of(data) == [people, [], [str(general.id)], ["two"], ["a", "b"]]
    assert list(data["resolved"]["users"]) == people
    assert data["resolved"]["channels"][str(general.id)]["name"] == "general"


async def test_a_form_is_filled_in_otherwise(standin: Standin, bot: Bot) -> None:
    guild, ada = home(standin), standin.members["ada"]
    called = await open_form(standin, bot, Settings([], [], []))
    everyone, videos = guild.everyone, standin.channel("videos")
    given = {"Who": [ada], "Which": [everyone], "Where": [videos], "How": ["one"], "What": "abc"}
    for name, wrong, reason in (
        ("Where", [standin.channel("clips")], "not in the menu"),  # a thread
        ("Where", [standin.channel("lounge")], "not in the menu"),  # of another server
        ("Which", [ada], "not in the menu"),
        ("What", ["d"], "not in the menu"),
        ("What", [], "takes 1 to 3"),
    ):
        with pytest.raises(ClientRefused, match=reason):
            await ada.submit_modal(called, given | {name: wrong})
    await ada.submit_modal(called, given)
    data = await filled(bot)
    numbers = [[str(one.id)] for one in (ada.user, everyone, videos)]
    assert values_of(data) == [*numbers, ["one"], ["a", "b", "c"]]


async def test_who_left_sends_no_form(standin: Standin, bot: Bot) -> None:
    ada = standin.members["ada"]
    called = await open_form(standin, bot, Settings([], [], []))
    standin.changes.leave(home(standin), ada.user)
    with pytest.raises(ClientRefused, match="not a member"):
        await ada.submit_modal(called, {"How": ["one"]})


# --- What Discord refuses -------------------------------------------------------------------------


def menu(kind: int, **fields: Any) -> dict[str, Any]:
    return {"type": kind, "custom_id": "x"} | fields


def user(number: int) -> dict[str, Any]:
    return {"id": str(number), "type": "user"}


def rows(*menus: dict[str, Any]) -> list[dict[str, Any]]:
    return [{"type": 1, "components": [one | {"custom_id": str(n)}]} for n, one in enumerate(menus)]


def fault(check: Any) -> str:
    """The code of what is wrong; empty if nothing is."""
    form = Form()
    check(form)
    try:
        form.check()
    except ApiError as error:
        found: Any = error.errors
        while "_errors" not in found:
            found = next(iter(found.values()))
        return str(found["_errors"][0]["code"])
    return ""


LENGTH, TYPE, RANGE = "BASE_TYPE_BAD_LENGTH", "BASE_TYPE_CHOICES", "NUMBER_TYPE_MAX"


@pytest.mark.parametrize(
    ("components", "code"),
    [
        (rows(*[menu(5)] * 5), ""),
        (rows(*[menu(5)] * 6), LENGTH),
        ([{"type": 1, "components": [menu(5), menu(6, custom_id="y")]}], LENGTH),
        ([{"type": 1, "components": [menu(2, style=1, label="x"), menu(6)]}], LENGTH),
        (rows(menu(5, max_values=25)), ""),
        (rows(menu(5, max_values=26)), RANGE),
        (rows(menu(5, default_values=[user(1)])), ""),
        (rows(menu(5, default_values=[user(1), user(2)])), LENGTH),
        (rows(menu(5, min_values=2, max_values=3, default_values=[user(1)])), LENGTH),
        (rows(menu(5, default_values=[])), ""),
        (rows(menu(6, default_values=[user(1)])), TYPE),
        (rows(menu(7, default_values=[user(1)])), ""),
        (rows(menu(8, channel_types=[0, 99])), TYPE),
        (rows(menu(8, channel_types=[0, 4])), ""),
        (rows(menu(6, min_values=0)), ""),
    ],
)
def test_menus_of_a_message(components: Any, code: str) -> None:
    check = lambda form: check_components(form, components, v2=False, filenames=set())  # noqa: E731
    assert fault(check) == code


OPTIONS = [{"label": n, "value": n} for n in "ab"]


@pytest.mark.parametrize(
    ("field", "code"),
    [
        (menu(5), ""),
        (menu(6, min_values=0, required=False), ""),
        (menu(6, min_values=0), "SELECT_COMPONENT_MIN_VALUES_INVALID"),
        (menu(3, min_values=0, options=OPTIONS), "SELECT_COMPONENT_MIN_VALUES_INVALID"),
        (menu(22, min_values=0, options=OPTIONS), "SELECT_COMPONENT_MIN_VALUES_INVALID"),
        (menu(19, min_values=0), "SELECT_COMPONENT_MIN_VALUES_INVALID"),
        (
            menu(22, min_values=2, max_values=1, options=OPTIONS),
            "SELECT_COMPONENT_MIN_VALUES_INVALID",
        ),
        (menu(8, disabled=True), "COMPONENT_DISABLED_NOT_ALLOWED"),
        (menu(8, disabled=False), ""),
        (menu(2, style=1, label="x"), "UNION_TYPE_CHOICES"),
    ],
)
def test_fields_of_a_form(field: Any, code: str) -> None:
    label = {"type": 18, "label": "x", "component": field}
    data = {"custom_id": "x", "title": "x", "components": [label]}
    assert fault(lambda form: check_modal(form, data)) == code


async def test_a_category_can_be_picked(standin: Standin, bot: Bot) -> None:
    """Where a menu asks for one."""
    category = standin.changes.add_channel(home(standin), "Films", kind=ChannelKind.CATEGORY)
    view = one_menu(ui.ChannelSelect(placeholder="Where", channel_types=[ChannelType.category]))
    message = await shown(standin, bot, view)
    view.stop()
    await standin.members["ada"].choose(message, "Where", category)
    assert (await picked(bot))["resolved"]["channels"][str(category.id)]["type"] == 4
