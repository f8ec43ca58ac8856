"""What is seen of a running bot: metrics, health, the log of one job, ``status``."""

from __future__ import annotations

import asyncio
import json
import logging
import os
import re
import shutil
import socket
import subprocess
import sys
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import aiohttp
import pytest
import pytest_asyncio
from prometheus_client.parser import text_string_to_metric_families

from t2vbot.belonging import BELONGS_TO
from t2vbot.errors import SettingsError
from t2vbot.logs import JsonFormatter, RedactingFormatter
from t2vbot.settings import Endpoint, load, parse_address
from t2vbot.standin.standin import Standin

from .prepared import PROGRAM
from .reliability import Stage, patient, seen
from .running import ROOT

JOB, POST = "0123456789abcdef", "fedcba9876543210"


class Watched:
    """A bot with the reference executor, and where it serves what it does."""

    def __init__(self, stage: Stage, port: int) -> None:
        self.stage = stage
        self.port = port

    async def get(self, path: str) -> tuple[int, str]:
        async with (
            aiohttp.ClientSession() as session,
            session.get(f"http://127.0.0.1:{self.port}{path}") as answer,
        ):
            return answer.status, await answer.text()

    async def samples(self) -> dict[tuple[str, str], float]:
        """By name and labels."""
        _, text = await self.get("/metrics")
        return {
            (sample.name, " ".join(sorted(filter(None, sample.labels.values())))): sample.value
            for family in text_string_to_metric_families(text)
            for sample in family.samples
        }


@pytest_asyncio.fixture(scope="module", loop_scope="module", params=["text", "json"])
async def watched(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[Watched]:
    port, folder = free_port(), tmp_path_factory.mktemp("watched")
    async with patient(Standin()) as discord:
        stage = Stage(discord, folder, Path("builtin"), program=PROGRAM)
        await stage.start(
            T2V_METRICS=f"127.0.0.1:{port}",
            T2V_LOG_FORMAT=request.param,
            T2V_LOG_LEVEL="INFO",
            PYTHONPATH=str(ROOT),
        )
        try:
            yield Watched(stage, port)
        finally:
            await stage.aclose()


def free_port() -> int:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        port: int = listening.getsockname()[1]
        return port


@pytest.mark.asyncio(loop_scope="module")
async def test_what_happened_is_counted(watched: Watched) -> None:
    before = await watched.samples()
    await watched.stage.video(seconds=1)
    after = await watched.samples()

    def more(name: str, labels: str) -> float:
        return after.get((name, labels), 0) - before.get((name, labels), 0)

    assert more("t2vbot_jobs_total", "done render") == 1
    assert more("t2vbot_posts_total", "delivered") == 1
    assert more("t2vbot_job_wait_seconds_count", "render") == 1
    assert more("t2vbot_place_busy_seconds_total", "one") > 0
    assert after["t2vbot_queue_jobs", "render"] == 0
    assert after["t2vbot_place_up", "one"] == 1
    assert ("t2vbot_loop_lag_seconds_count", "") in after
    assert 2**24 < after["t2vbot_resident_memory_bytes", ""] < 2**30
    assert ("t2vbot_phase_seconds_count", "builtin encoding") in after
    assert more("t2vbot_deliveries_total", "edit video") == 1
    assert more("t2vbot_upload_seconds_count", "") == 1
    assert more("t2vbot_check_results_total", "shown") == 1
    assert more("t2vbot_database_write_seconds_count", "") > 0
    assert after["t2vbot_database_late_writes", ""] == 0
    assert after["t2vbot_gateway_connections_total", "0"] == 1


@pytest.mark.asyncio(loop_scope="module")
async def test_nothing_names_a_member_or_what_they_wrote(watched: Watched) -> None:
    await watched.stage.video(prompt="a secret lighthouse", seconds=1)
    _, text = await watched.get("/metrics")
    _, status = await watched.get("/status")
    ada = str(watched.stage.discord.members["ada"].user.id)
    for shown in (text, status, watched.stage.log):
        assert "lighthouse" not in shown
        assert ada not in shown


@pytest.mark.asyncio(loop_scope="module")
async def test_it_is_well_and_ready(watched: Watched) -> None:
    assert await watched.get("/healthz") == (200, "ok\n")
    await seen(lambda: "Logged in as" in watched.stage.log)
    assert await watched.get("/readyz") == (200, "ready\n")


@pytest.mark.asyncio(loop_scope="module")
async def test_a_bot_that_discord_cannot_hear_is_not_ready(watched: Watched) -> None:
    gateway = watched.stage.discord.gateway
    gateway.away = True
    try:
        gateway.drop()
        async with asyncio.timeout(30):
            while (await watched.get("/readyz"))[0] != 503:  # noqa: ASYNC110
                await asyncio.sleep(0.02)
        for _ in range(10):
            assert await watched.get("/readyz") == (503, "not connected to Discord\n")
            await asyncio.sleep(0.1)
        assert (await watched.get("/healthz"))[0] == 200
    finally:
        gateway.away = False
    async with asyncio.timeout(60):
        while (await watched.get("/readyz"))[0] != 200:  # noqa: ASYNC110
            await asyncio.sleep(0.05)


@pytest.mark.asyncio(loop_scope="module")
async def test_every_line_of_a_job_is_found_by_its_id(watched: Watched) -> None:
    before = len(watched.stage.log)
    await watched.stage.video(seconds=1)
    (job,) = re.findall(r"Job (\w+) is accepted", watched.stage.log[before:])

    def about() -> list[str]:
        return [each for each in watched.stage.log.splitlines() if job in each]

    await seen(lambda: any("is delivered" in each for each in about()))
    for words in ("is accepted", "goes to one", "is made by one", "is delivered"):
        assert any(words in each for each in about()), words
    if watched.stage.log.startswith("{"):
        objects = [json.loads(each) for each in about()]
        assert {each["job"] for each in objects} == {job}
        assert [each["message"] for each in objects if "post" in each]


@pytest.mark.asyncio(loop_scope="module")
async def test_status_shows_it(watched: Watched) -> None:
    await watched.stage.video(seconds=1)
    shown, code = await run("status", "--once", T2V_METRICS=f"127.0.0.1:{watched.port}")
    assert code == 0
    assert "one" in shown and "builtin" in shown and "ready" in shown
    plain, code = await run("status", "--json", T2V_METRICS=f"127.0.0.1:{watched.port}")
    found: dict[str, Any] = json.loads(plain)
    assert found["places"][0]["name"] == "one"
    assert sum(found["made"].values()) >= 1


@pytest.mark.long
@pytest.mark.asyncio(loop_scope="module")
async def test_prometheus_reads_it(watched: Watched, tmp_path: Path) -> None:
    program = shutil.which("prometheus")
    if not program:
        pytest.skip("there is no prometheus here")
    port = free_port()
    configuration = (ROOT / "docs/operations/prometheus.yml").read_text(encoding="utf-8")
    text = configuration.replace("127.0.0.1:9400", f"127.0.0.1:{watched.port}")
    (tmp_path / "prometheus.yml").write_text(text.replace("15s", "1s"))
    shutil.copy(ROOT / "docs/operations/alerts.yml", tmp_path)
    process = await asyncio.create_subprocess_exec(
        *(program, f"--config.file={tmp_path}/prometheus.yml", f"--storage.tsdb.path={tmp_path}"),
        f"--web.listen-address=127.0.0.1:{port}",
        stderr=asyncio.subprocess.DEVNULL,
    )
    try:
        await watched.stage.video(seconds=1)
        prometheus = Watched(watched.stage, port)
        async with asyncio.timeout(30):
            while await value(prometheus, 't2vbot_jobs_total{state="done"}') < 1:  # noqa: ASYNC110
                await asyncio.sleep(0.2)
        assert await value(prometheus, "sum(t2vbot_place_up)") == 1
    finally:
        process.terminate()
        await process.wait()


async def value(prometheus: Watched, query: str) -> float:
    try:
        _, text = await prometheus.get(f"/api/v1/query?query={query}")
        found = json.loads(text)["data"]["result"]
        return float(found[0]["value"][1])
    except (aiohttp.ClientError, IndexError):
        return -1.0


async def run(*arguments: str, **environment: str) -> tuple[str, int | None]:
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, str(ROOT / "bot.py"), *arguments),
        env={**os.environ, "COLUMNS": "120", **environment},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    said, _ = await process.communicate()
    return said.decode(), process.returncode


async def test_status_says_what_to_do_where_nobody_answers() -> None:
    said, code = await run("status", T2V_METRICS="")
    assert code == 2 and "T2V_METRICS=127.0.0.1:9400" in said
    said, code = await run("status", T2V_METRICS=f"127.0.0.1:{free_port()}")
    assert code == 1 and "Does the bot run?" in said


def test_a_line_says_whose_it_is() -> None:
    record = logging.makeLogRecord({"msg": "a step", "levelname": "INFO", "name": "x"})
    token = BELONGS_TO.set(JOB)
    try:
        assert RedactingFormatter().format(record).endswith(f"a step [job {JOB}]")
        assert json.loads(JsonFormatter().format(record))["job"] == JOB
    finally:
        BELONGS_TO.reset(token)
    both = {"msg": f"Post {POST} is delivered, job {JOB}", "levelname": "INFO", "name": "x"}
    shown = json.loads(JsonFormatter().format(logging.makeLogRecord(both)))
    assert (shown["job"], shown["post"]) == (JOB, POST)
    named = logging.makeLogRecord({"msg": f"Job {JOB} is made", "levelname": "INFO", "name": "x"})
    assert json.loads(JsonFormatter().format(named))["job"] == JOB


def test_json_has_no_secrets_and_no_words() -> None:
    try:
        raise ValueError("password=hunter2hunter2 in a lighthouse")
    except ValueError:
        record = logging.makeLogRecord(
            {"msg": "failed", "exc_info": sys.exc_info(), "words": ["a lighthouse"]}
        )
    shown = JsonFormatter().format(record)
    assert "hunter2" not in shown and "a lighthouse" not in shown
    assert "\n" not in shown and "ValueError" in json.loads(shown)["exception"]


async def test_a_bot_that_is_not_watched_loads_no_prometheus() -> None:
    code = (
        "import sys, t2vbot.app, t2vbot.cli.main, t2vbot.cli.status\n"
        "print([name for name in sys.modules if name.startswith('prometheus')])"
    )
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-c", code), cwd=ROOT, stdout=asyncio.subprocess.PIPE
    )
    said, _ = await process.communicate()
    assert said.decode().strip() == "[]"


def test_each_alert_is_tried_and_has_its_part_of_the_runbook() -> None:
    folder = ROOT / "docs" / "operations"
    alerts = set(re.findall(r"alert: (\w+)", (folder / "alerts.yml").read_text("utf-8")))
    tried = (folder / "alerts_test.yml").read_text("utf-8")
    runbook = (ROOT / "docs" / "OPERATIONS.md").read_text("utf-8")
    assert alerts == set(re.findall(r"^### (T2vbot\w+)$", runbook, re.M))
    assert alerts == set(re.findall(r"alertname: (\w+)\n +exp_alerts", tried))


@pytest.mark.parametrize("text", ["9400", "127.0.0.1", "127.0.0.1:x", "127.0.0.1:70000", ":9400"])
def test_an_address_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(SettingsError, match="T2V_METRICS"):
        load(metrics=text)


def test_addresses() -> None:
    assert parse_address("127.0.0.1:9400") == Endpoint("127.0.0.1", 9400)
    assert parse_address("[::1]:9400") == Endpoint("::1", 9400)


def test_alerts_are_rules_that_prometheus_takes() -> None:
    program = shutil.which("promtool")
    if not program:
        pytest.skip("there is no promtool here")
    folder = ROOT / "docs" / "operations"
    for command in (
        ("check", "config", "prometheus.yml"),
        ("check", "rules", "alerts.yml"),
        ("test", "rules", "alerts_test.yml"),
    ):
        done = subprocess.run(
            [program, *command], cwd=folder, capture_output=True, text=True, timeout=60
        )
        assert done.returncode == 0, done.stdout + done.stderr
