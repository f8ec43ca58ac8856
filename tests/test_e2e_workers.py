"""A bot without a device, a broker and a worker, each as a host starts it."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from pathlib import Path

import psutil
import pytest

from t2vbot.standin.standin import Standin
from t2vbot.video.metadata import read_request

from .broker import BrokerProcess, a_broker, needs_nats
from .reliability import WAIT, patient
from .running import ROOT, BotProcess

pytestmark = needs_nats

DEVICE = os.environ.get("T2V_TEST_DEVICE", "cpu")


async def start_worker(
    broker: BrokerProcess, name: str, folder: Path
) -> asyncio.subprocess.Process:
    """``python bot.py worker`` with the built-in model."""
    variables = {
        "T2V_NATS_URL": broker.url(name),
        "T2V_DATA_DIR": str(folder / "worker-data"),
        "T2V_DEVICE": DEVICE,
        "OMP_NUM_THREADS": "1",
    }
    with (folder / f"{name}.log").open("ab") as log:
        return await asyncio.create_subprocess_exec(
            *(sys.executable, str(ROOT / "bot.py"), "worker", "--models", "builtin"),
            env={**os.environ, **variables},
            cwd=folder,
            stderr=log,
        )


@pytest.mark.long
async def test_a_video_by_a_worker(tmp_path: Path) -> None:
    async with a_broker(tmp_path) as broker, patient(Standin()) as discord:
        bot = await BotProcess.start(
            discord, tmp_path / "data", "builtin", T2V_NATS_URL=broker.url()
        )
        worker = await start_worker(broker, "anna", tmp_path)
        try:
            asked = await discord.members["ada"].slash(
                discord.channel("general"), "video", prompt="a red ball rolls left", seed=1
            )
            message = await asked.message(lambda m: m.attachments, WAIT)
            written = read_request(message.attachments[0].path)
            assert written and written["seed"] == 1
            libraries = {
                Path(each.path).name for each in psutil.Process(bot.process.pid).memory_maps()
            }
            assert not any("torch" in name for name in libraries)
            worker.send_signal(signal.SIGTERM)
            assert await asyncio.wait_for(worker.wait(), WAIT) == 0
            assert await bot.stop() == 0
        finally:
            await bot.kill()
            if worker.returncode is None:
                worker.kill()
                await worker.wait()
        print(bot.log(), (tmp_path / "anna.log").read_text())


@pytest.mark.long
async def test_a_worker_starts_itself_again_for_what_the_bot_wants_now(tmp_path: Path) -> None:
    async with a_broker(tmp_path) as broker, patient(Standin()) as discord:
        settings = {"T2V_NATS_URL": broker.url()}
        bot = await BotProcess.start(discord, tmp_path / "data", "builtin", **settings)
        worker = await start_worker(broker, "anna", tmp_path)
        try:
            for embeds in (True, False):
                if not embeds:
                    assert await bot.stop() == 0
                    settings["T2V_EMBED_PROMPT"] = "false"
                    bot = await BotProcess.start(discord, tmp_path / "data", "builtin", **settings)
                asked = await discord.members["ada"].slash(
                    discord.channel("general"), "video", prompt=f"a ball {embeds}", seed=1
                )
                message = await asked.message(lambda m: m.attachments, WAIT)
                written = read_request(message.attachments[0].path)
                assert written and (written.get("prompt") == f"a ball {embeds}") is embeds
            worker.send_signal(signal.SIGTERM)
            assert await asyncio.wait_for(worker.wait(), WAIT) == 0
        finally:
            await bot.kill()
            if worker.returncode is None:
                worker.kill()
                await worker.wait()


@pytest.mark.long
async def test_two_videos_at_once_on_two_devices(tmp_path: Path) -> None:
    async with patient(Standin()) as discord:
        bot = await BotProcess.start(
            discord, tmp_path / "data", "builtin", T2V_DEVICE=f"{DEVICE},cpu", T2V_LOG_LEVEL="INFO"
        )
        try:
            general = discord.channel("general")
            asked = [
                await discord.members[who].slash(general, "video", prompt=f"a ball {who}", seed=1)
                for who in ("ada", "ben")
            ]
            for each in asked:
                message = await each.message(lambda m: m.attachments, WAIT)
                assert read_request(message.attachments[0].path)
            children = psutil.Process(bot.process.pid).children()
            assert len(children) == 2
            assert await bot.stop() == 0
            assert not any(child.is_running() for child in children)
        finally:
            await bot.kill()
    begun = [line for line in bot.log().splitlines() if "in the device's memory" in line]
    assert len(begun) == 2  # each loaded the model, for its own video
