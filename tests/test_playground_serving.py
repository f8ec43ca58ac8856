"""``python bot.py playground`` where it cannot start, and where it ends."""

from __future__ import annotations

import asyncio
import os
import socket
from pathlib import Path
from typing import Any

import pytest

from t2vbot.playground.page import Page
from t2vbot.playground.serving import OURS, BotProcess, _environment
from t2vbot.settings import load
from t2vbot.standin.standin import Standin

from .running import START
from .test_e2e_process import command


def test_a_port_that_is_taken_is_explained(tiny_model: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        done = command("playground", "--no-browser", "--port", port, "--model", str(tiny_model))
    assert done.returncode == 1
    assert f"Port {port} of this machine cannot be used" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_model_that_is_not_there_is_explained() -> None:
    done = command("playground", "--no-browser", "--model", "ms-1.7x")
    assert done.returncode == 1
    assert "Did you mean ms-1.7b?" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("said", [{}, {"models": ("builtin", "ms-1.7b"), "most_steps": 9}])
async def test_settings_reach_the_bot_as_a_host_writes_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, said: dict[str, Any]
) -> None:
    """Above all, a list that nobody filled is no list of something."""
    monkeypatch.setenv("T2V_ENV_FILE", os.devnull)
    settings = load(**said, discord_token="x.y.z")
    standin = Standin()
    page = Page(standin)
    async with standin:
        environment = _environment(settings, page, standin, str(tmp_path))
    assert environment["T2V_HOST_SERVER"] == str(page.scenery.office.id)
    for name, text in environment.items():
        monkeypatch.setenv(name, text)
    assert load().model_dump(exclude=OURS) == settings.model_dump(exclude=OURS)


async def test_a_stop_during_a_new_start_leaves_no_bot_behind(
    tmp_path: Path, tiny_model: Path
) -> None:
    reports: list[str] = []
    async with Standin() as discord:
        environment = os.environ | {
            "DISCORD_TOKEN": discord.token,
            "T2V_DISCORD_API": discord.url,
            "T2V_DATA_DIR": str(tmp_path / "data"),
            "T2V_MODEL": str(tiny_model),
            "OMP_NUM_THREADS": "1",
        }
        bot = BotProcess(environment, str(tmp_path), reports.append, asyncio.Event())
        await bot.start()
        await discord.bot_ready(START)
        restarting = asyncio.create_task(bot.restart())
        await asyncio.sleep(0)  # it has begun, and waits for the bot to end
        await bot.close()
        await restarting
        assert not discord.gateway.connected
    assert [report.key for report in reports] == [
        "playground-starting",
        "playground-ended",
    ]
