"""The bot as a host starts it: ``python bot.py`` as a process of its own."""

from __future__ import annotations

import asyncio
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from t2vbot.app import TOKEN_REFUSED
from t2vbot.standin.standin import Standin
from t2vbot.video.metadata import read_request

from .helpers_video import count_frames, probe
from .reliability import WAIT, patient
from .running import ROOT, BotProcess

MEMBERS = ("ada", "ben", "cleo", "dan", "eva")


def command(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """``python bot.py ...`` to its end."""
    return subprocess.run(
        [sys.executable, str(ROOT / "bot.py"), *arguments],
        env={**os.environ, "OMP_NUM_THREADS": "1", **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=WAIT,
    )


@pytest.mark.long
async def test_twenty_requests_of_five_members_each_get_their_own_video(
    tmp_path: Path, tiny_model: Path
) -> None:
    async with patient(Standin()) as discord:
        bot = await BotProcess.start(discord, tmp_path / "data", tiny_model)
        try:
            general = discord.channel("general")
            asked = {
                (who, seed): await discord.members[who].slash(
                    general, "video", prompt=f"{who} {seed}", steps=2, seconds=0.5, seed=seed
                )
                for seed in range(4)
                for who in MEMBERS
            }
            for (who, seed), interaction in asked.items():
                message = await interaction.message(lambda m: m.attachments, WAIT)
                path = message.attachments[0].path
                seen, written = probe(path), read_request(path)
                assert written
                assert (written["prompt"], written["seed"]) == (f"{who} {seed}", seed)
                assert seen.codec == "h264 (High)"
                assert seen.pixels.startswith("yuv420p(tv, bt709")
                assert seen.index_first
                assert count_frames(path) == 4
                assert not interaction.late
            with_files = [m for m in discord.messages.in_channel(general) if m.attachments]
            assert len(with_files) == len(asked)
            if discord.judge.available:
                assert discord.problems() == []
            assert await bot.stop() == 0
        finally:
            await bot.kill()
        assert discord.token not in bot.log()


@pytest.mark.parametrize(
    ("token", "said"),
    [("", "There is no DISCORD_TOKEN"), ("hunter2", "does not look like a bot token")],
)
def test_without_a_usable_token_it_says_where_to_get_one(token: str, said: str) -> None:
    done = command(DISCORD_TOKEN=token)
    assert done.returncode == 2
    assert said in done.stderr
    assert "developers/applications" in done.stderr
    assert "generate" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.long
async def test_a_token_that_discord_refuses_is_explained(tmp_path: Path, tiny_model: Path) -> None:
    wrong = "MTIzNDU2Nzg5MDEyMzQ1Njc4.GabcDE." + "x" * 38
    async with patient(Standin()) as discord:
        done = await asyncio.to_thread(
            command,
            DISCORD_TOKEN=wrong,
            T2V_DISCORD_API=discord.url,
            T2V_DATA_DIR=str(tmp_path / "data"),
            T2V_MODEL=str(tiny_model),
        )
    assert done.returncode == 2
    assert "Discord does not accept the DISCORD_TOKEN" in done.stderr
    assert "Traceback" not in done.stderr
    assert wrong not in done.stderr


@pytest.mark.long
async def test_a_token_that_is_reset_while_the_bot_runs_is_explained(
    tmp_path: Path, tiny_model: Path
) -> None:
    async with patient(Standin()) as discord:
        bot = await BotProcess.start(discord, tmp_path / "data", tiny_model)
        await discord.gateway.close(TOKEN_REFUSED)
        assert await bot.ended() == 2, bot.log()
    assert "Discord does not accept the DISCORD_TOKEN" in bot.log()
    assert "developers/applications" in bot.log()
    assert "Traceback" not in bot.log()


def test_generate_writes_a_video_and_says_how(tmp_path: Path, tiny_model: Path) -> None:
    target = tmp_path / "circle.mp4"
    done = command(
        *("generate", "a red circle", "-o", str(target), "--model", str(tiny_model)),
        *("--seed", "7", "--num-frames", "5", "--num-inference-steps", "2", "--size", "square"),
    )
    assert done.returncode == 0, done.stderr
    assert count_frames(target) == 5
    for part in (str(target), "seed 7", "5 frames", "denoising"):
        assert part in done.stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--model", "ms-1.7x"], "Did you mean ms-1.7b?"),
        (["--model", "{tiny}", "--num-inference-steps", "4000"], "Steps can be 1 to 100"),
        (["--model", "{tiny}", "-o", "out.avi"], "must be an .mp4 file"),
        pytest.param(
            ["--model", "{tiny}", "-o", "nowhere/out.mp4"], "does not exist", marks=pytest.mark.long
        ),
        pytest.param(
            ["--model", "{tiny}", "--max-size", "big"],
            "--max-size big: not a size",
            marks=pytest.mark.long,
        ),
        (["--model", "{tiny}", "--max-size", "900"], "no video is under 4096 bytes"),
        pytest.param(["--model", "{broken}"], "broken", marks=pytest.mark.long),
    ],
    ids=["model", "steps", "suffix", "folder", "size", "limit", "weights"],
)
def test_what_generate_cannot_do_is_explained(
    tmp_path: Path, tiny_model: Path, arguments: list[str], said: str
) -> None:
    broken = tmp_path / "broken"
    shutil.copytree(tiny_model, broken)
    weights = next((broken / "unet").glob("*.safetensors"))
    weights.write_bytes(weights.read_bytes()[:1000])
    folders = {"tiny": tiny_model, "broken": broken}
    done = command(
        *("generate", "a red circle", "--num-frames", "5", "--num-inference-steps", "2"),
        *(argument.format(**folders) for argument in arguments),
    )
    assert done.returncode in (1, 2)
    assert said in " ".join(done.stderr.split())
    assert "Traceback" not in done.stderr
    assert not list(tmp_path.glob("**/*.mp4"))


@pytest.mark.skipif(sys.platform == "win32", reason="a Ctrl-C cannot be sent to one process there")
@pytest.mark.long
def test_ctrl_c_stops_generate_and_leaves_nothing(
    tmp_path: Path, tiny_model: Path, hears_signals: None
) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    arguments = ["generate", "a circle", "--model", str(tiny_model), "-o", str(folder / "x.mp4")]
    long = ["--num-inference-steps", "100", "--num-frames", "64"]
    with subprocess.Popen(
        [sys.executable, str(ROOT / "bot.py"), *arguments, *long],
        env={**os.environ, "OMP_NUM_THREADS": "1", "T2V_LOG_LEVEL": "INFO"},
        stderr=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        text=True,
    ) as process:
        assert process.stderr
        for line in process.stderr:
            if "memory" in line:  # the last decision before the pipeline runs
                break
        process.send_signal(signal.SIGINT)
        rest = process.stderr.read()
        assert process.wait(WAIT) == 130
    assert "Traceback" not in rest
    assert list(folder.iterdir()) == []


def test_models_lists_what_there_is() -> None:
    done = command("models", COLUMNS="200")
    assert done.returncode == 0, done.stderr
    for part in ("ms-1.7b", "zeroscope", "builtin", "CC-BY-NC-4.0", "on first use"):
        assert part in done.stdout


@pytest.mark.long
async def test_doctor_finds_nothing_wrong_where_all_is_well(
    tmp_path: Path, tiny_model: Path
) -> None:
    async with patient(Standin()) as discord:
        done = await asyncio.to_thread(
            command,
            *("doctor", "--model", str(tiny_model)),
            DISCORD_TOKEN=discord.token,
            T2V_DISCORD_API=discord.url,
            T2V_DATA_DIR=str(tmp_path / "data"),
        )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "permissions=" in done.stdout
    assert "libx264" in done.stdout
    assert discord.token not in done.stdout + done.stderr


def test_doctor_fails_and_says_what_fixes_it(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    done = command(
        *("doctor", "--model", "nope"),
        T2V_DATA_DIR=str(tmp_path / "file" / "data"),
        T2V_DEVICE="cuda",
    )
    assert done.returncode == 1
    for fix in ("T2V_DATA_DIR", "T2V_DEVICE", "bot.py models", "developers/applications"):
        assert fix in done.stdout


@pytest.mark.long
@pytest.mark.long
def test_doctor_finds_a_model_that_could_not_be_loaded(tmp_path: Path, tiny_model: Path) -> None:
    done = command("doctor", "--model", "zeroscope", T2V_DATA_DIR=str(tmp_path))
    assert "T2V_ALLOW_PICKLE=true" in done.stdout
    half = shutil.copytree(tiny_model, tmp_path / "half")
    (half / "unet" / "diffusion_pytorch_model.safetensors").unlink()
    done = command("doctor", "--model", str(half), T2V_DATA_DIR=str(tmp_path))
    assert f"Copy the folder {half} again" in done.stdout
