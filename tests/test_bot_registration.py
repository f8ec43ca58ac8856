"""The commands at Discord are looked at, not remembered."""

from __future__ import annotations

import copy
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from t2vbot.bot.registration import _essence
from t2vbot.standin.standin import Standin

from .quick import TIMEOUT, quick_bot

Command = dict[str, Any]


def sent(standin: Standin) -> int:
    """How often a list of commands was sent."""
    return sum(r.method == "PUT" and r.path.endswith("/commands") for r in standin.requests)


def names(standin: Standin, guild_id: int | None = None) -> list[str]:
    return sorted(command["name"] for command in standin.commands.of(guild_id))


async def start(standin: Standin, folder: Path, **settings: Any) -> None:
    async with quick_bot(standin, folder, **settings) as bot:
        await bot.video(await bot.clip())
        await bot.idle()


async def test_they_are_sent_once(standin: Standin, tmp_path: Path) -> None:
    for _ in range(3):
        await start(standin, tmp_path)
    assert sent(standin) == 1
    assert "video" in names(standin)


def emptied(commands: list[Command]) -> list[Command]:
    return []


def lacking_one(commands: list[Command]) -> list[Command]:
    return commands[1:]


def with_another(commands: list[Command]) -> list[Command]:
    return [*commands, {"name": "another", "description": "of another program", "type": 1}]


def reworded(commands: list[Command]) -> list[Command]:
    return [commands[0] | {"description": "something else"}, *commands[1:]]


def with_another_bound(commands: list[Command]) -> list[Command]:
    video = next(command for command in commands if command["name"] == "video")
    next(o for o in video["options"] if o["name"] == "seed")["max_value"] = 7
    return commands


def for_moderators(commands: list[Command]) -> list[Command]:
    return [commands[0] | {"default_member_permissions": "32"}, *commands[1:]]


def without_dms(commands: list[Command]) -> list[Command]:
    return [command | {"contexts": [0]} for command in commands]


CHANGES = [
    *(emptied, lacking_one, with_another, reworded, with_another_bound),
    *(for_moderators, without_dms),
]


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
async def test_what_another_program_did_to_them_is_undone(
    standin: Standin, tmp_path: Path, change: Callable[[list[Command]], list[Command]]
) -> None:
    await start(standin, tmp_path)
    ours = names(standin)
    standin.commands.replace(None, change(copy.deepcopy(standin.commands.of(None))))
    await start(standin, tmp_path)
    assert sent(standin) == 2
    assert names(standin) == ours
    await start(standin, tmp_path)
    assert sent(standin) == 2


async def test_the_copies_in_a_development_server_go_with_the_setting(
    standin: Standin, tmp_path: Path
) -> None:
    home = standin.channel("general").guild
    assert home
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
    await start(standin, tmp_path / "one", dev_guild=home.id)
    assert names(standin) == []
    assert "video" in names(standin, home.id)
    standin.commands.upsert(home.id, {"name": "theirs", "description": "d", "type": 1})
    # Also where another data folder is used: they are looked for.
    async with quick_bot(standin, tmp_path / "two") as bot:
        await bot.until(lambda: names(standin, home.id) == ["theirs"] or None, "the copies to go")
        offered = [c["name"] for c in standin.members["ada"].offered(standin.channel("general"))]
        assert offered.count("video") == 1
        await bot.video(await bot.clip())


async def test_a_development_server_that_nobody_changed_is_left_alone(
    standin: Standin, tmp_path: Path
) -> None:
    home = standin.channel("general").guild
    assert home
    for _ in range(2):
        await start(standin, tmp_path, dev_guild=home.id)
    assert sent(standin) == 1


async def test_servers_whose_commands_cannot_be_read_stop_nobody(
    standin: Standin, tmp_path: Path
) -> None:
    standin.faults.fail("GET /applications/*/guilds/*/commands", 403, 50001, times=10)
    await start(standin, tmp_path)


async def test_the_entry_point_of_an_activity_stays(standin: Standin, tmp_path: Path) -> None:
    """Discord makes it by itself, and refuses a list without it."""
    standin.commands.upsert(None, {"name": "launch", "type": 4})
    async with quick_bot(standin, tmp_path):
        request = await standin.request(
            lambda r: r.method == "PUT" and r.path.endswith("/commands"), TIMEOUT
        )
        assert any(command.get("type") == 4 for command in request.payload)
        assert "launch" in names(standin)


def test_discords_own_words_for_the_same_make_no_difference() -> None:
    """What it adds, says as a default, orders otherwise or writes as a string."""
    ours: Command = {
        "name": "video",
        "description": "Make one",
        "type": 1,
        "default_member_permissions": 32,
        "contexts": [0, 1, 2],
        "integration_types": [0, 1],
        "options": [
            {
                "name": "seed",
                "description": "A number",
                "type": 4,
                "min_value": 0,
                "required": False,
                "choices": [{"name": "none", "value": 0}],
            }
        ],
    }
    theirs = copy.deepcopy(ours) | {
        "id": "1",
        "application_id": "2",
        "version": "3",
        "default_member_permissions": "32",
        "nsfw": False,
        "dm_permission": True,
        "name_localizations": None,
        "contexts": [2, 0, 1],
        "a_new_thing": None,
    }
    del theirs["options"][0]["required"]
    theirs["options"][0]["autocomplete"] = False
    theirs["options"][0]["choices"][0]["name_localizations"] = None
    assert _essence([ours], None) == _essence([theirs], None)
    theirs["options"][0]["min_value"] = 1
    assert _essence([ours], None) != _essence([theirs], None)
    del theirs["options"][0]["min_value"]
    assert _essence([ours], None) != _essence([theirs], None)
