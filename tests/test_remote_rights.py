"""What docs/operations/nats.conf lets a worker do, and what not: tried on a real server."""

from __future__ import annotations

import asyncio
import json
import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from t2vbot.errors import SettingsError
from t2vbot.media.store import Media
from t2vbot.remote import wire
from t2vbot.remote.broker import Broker
from t2vbot.remote.files import Files
from t2vbot.remote.nats_executor import NatsExecutor
from t2vbot.remote.wire import Terms

from .broker import PASSWORD, BrokerProcess, needs_nats
from .making import Making, order
from .remote import QUICK, a_worker
from .running import ROOT

pytestmark = needs_nats
CONFIGURATION = (ROOT / "docs" / "operations" / "nats.conf").read_text(encoding="utf-8")


def configuration() -> str:
    """The page itself, on a port of the test's and with passwords that it knows."""
    text = CONFIGURATION.replace("127.0.0.1:4222", "127.0.0.1:{port}")
    text = text.replace('"nats-data"', '"{store}"')
    for name in ("BOT", "ANNA", "BEN"):
        text = text.replace(f"CHANGE-ME-{name}", PASSWORD)
    return text


@pytest.fixture
async def server(tmp_path: Path) -> AsyncIterator[BrokerProcess]:
    broker = BrokerProcess(tmp_path, configuration=configuration())
    await broker.start()
    yield broker
    await broker.kill()


class Intruder:
    """Who has anna's name and password."""

    def __init__(self, server: BrokerProcess) -> None:
        self.broker = Broker(server.url("anna"))
        self._refused: asyncio.Queue[str] = asyncio.Queue()

    async def __aenter__(self) -> Intruder:
        await self.broker.open()

        async def noted(error: Exception) -> None:
            self._refused.put_nowait(str(error).lower())

        self.broker.nats._error_cb = noted
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.broker.aclose()

    async def is_refused_to_publish(self, subject: str, data: bytes = b"{}") -> None:
        await self.broker.nats.publish(subject, data)
        assert (
            await self._refusal()
            == f'nats: permissions violation for publish to "{subject}"'.lower()
        )

    async def is_refused_to_listen(self, subject: str) -> None:
        await self.broker.nats.subscribe(subject)
        said = f'nats: permissions violation for subscription to "{subject}"'
        assert await self._refusal() == said.lower()

    async def _refusal(self) -> str:
        async with asyncio.timeout(5):
            return await self._refused.get()


async def test_a_worker_can_do_all_that_it_has_to(server: BrokerProcess, tmp_path: Path) -> None:
    media = Media(tmp_path)
    media.open()
    async with a_worker(server, "anna", tmp_path):
        executor = NatsExecutor(Broker(server.url()), media, Terms(), **QUICK)
        await executor.open()
        picture = media.start_image(order(1, "").id)
        picture.write_bytes(b"a picture" * 200_000)  # more than one part
        making = Making(executor, order(1, "anna/one", start_image="0" * 64))
        assert (await making.made()).master.exists()
        await executor.stop(order(1, "").id)
        await executor.free()
        await executor.release(order(1, "").id)
        await executor.aclose()


async def test_a_worker_reads_nothing_of_another(server: BrokerProcess, tmp_path: Path) -> None:
    media = Media(tmp_path)
    media.open()
    executor = NatsExecutor(Broker(server.url()), media, Terms(), **QUICK)
    async with a_worker(server, "ben", tmp_path):
        await executor.open()
        await Making(executor, order(1, "ben/one")).made()
        async with Intruder(server) as anna:
            for subject in (
                *(">", "t2v.>", "t2v.orders.ben", "t2v.results.>", "t2v.progress.>", "t2v.beat.*"),
                *("t2v.control.ben", "_INBOX.>", "_INBOX_bot.>", "_INBOX_ben.>", "$JS.ACK.>"),
                *("$O.T2V_ben.>", "$JS.EVENT.>", "$SYS.>"),
            ):
                await anna.is_refused_to_listen(subject)
            for subject in (
                "$JS.API.CONSUMER.MSG.NEXT.T2V_ORDERS.ben",
                "$JS.API.STREAM.MSG.GET.T2V_ORDERS",
                "$JS.API.STREAM.MSG.GET.T2V_RESULTS",
                "$JS.API.DIRECT.GET.T2V_RESULTS",
                "$JS.API.STREAM.MSG.GET.OBJ_T2V_ben",
                "$JS.API.DIRECT.GET.OBJ_T2V_ben",
                "$JS.API.STREAM.INFO.OBJ_T2V_ben",
                "$JS.API.STREAM.NAMES",
                "$JS.API.STREAM.LIST",
            ):
                await anna.is_refused_to_publish(subject)
            with pytest.raises(TimeoutError):
                async with asyncio.timeout(2):
                    await Files(anna.broker, "ben").get("x", "master.mp4", tmp_path / "stolen")
        await executor.aclose()


async def test_a_worker_writes_as_nobody_else(server: BrokerProcess, tmp_path: Path) -> None:
    media = Media(tmp_path)
    media.open()
    executor = NatsExecutor(Broker(server.url()), media, Terms(), **QUICK)
    await executor.open()
    async with Intruder(server) as anna:
        consumer = {"stream_name": "OBJ_T2V_anna", "config": {"deliver_subject": "t2v.beat.ben"}}
        for subject, data in (
            ("t2v.results.ben.lease", b"{}"),
            ("t2v.progress.ben.lease", b"{}"),
            ("t2v.beat.ben", b"{}"),
            ("t2v.control.ben", b"{}"),
            ("t2v.orders.anna", b"{}"),
            ("t2v.hello", b""),
            ("$O.T2V_ben.C.x", b""),
            ("$JS.API.CONSUMER.CREATE.OBJ_T2V_anna", json.dumps(consumer).encode()),
            ("$JS.API.CONSUMER.CREATE.T2V_ORDERS", b"{}"),
            ("$JS.API.CONSUMER.DURABLE.CREATE.T2V_ORDERS.anna", b"{}"),
            ("$JS.API.STREAM.CREATE.mine", b"{}"),
            ("$JS.API.STREAM.UPDATE.OBJ_T2V_anna", b"{}"),
            ("$JS.API.STREAM.DELETE.OBJ_T2V_ben", b""),
            ("$JS.API.STREAM.PURGE.T2V_ORDERS", b""),
        ):
            await anna.is_refused_to_publish(subject, data)
    await executor.aclose()


async def test_a_wrong_password_is_said_at_once(server: BrokerProcess) -> None:
    broker = Broker(server.url("anna").replace(PASSWORD, "another"))
    with pytest.raises(SettingsError) as refused:
        await broker.open()
    assert "anna" in str(refused.value)
    assert "another" not in str(refused.value)


async def test_a_password_is_not_sent_to_who_does_not_encrypt(server: BrokerProcess) -> None:
    broker = Broker(server.url("anna").replace("nats://", "tls://"))
    with pytest.raises(SettingsError) as refused:
        await broker.open()
    assert "does not encrypt" in str(refused.value)


async def test_encrypted_with_an_authority_of_ones_own(tmp_path: Path) -> None:
    if not shutil.which("openssl"):
        pytest.skip("openssl makes the certificate")
    await certify(tmp_path)
    text = configuration().replace(
        '# tls { cert_file: "server.pem", key_file: "server-key.pem" }',
        f'tls {{ cert_file: "{tmp_path}/server.pem", key_file: "{tmp_path}/server-key.pem" }}',
    )
    server = BrokerProcess(tmp_path, configuration=text)
    await server.start()
    url = server.url("anna").replace("nats://", "tls://").replace("127.0.0.1", "localhost")
    try:
        known = Broker(url, ca=tmp_path / "ca.pem")
        await known.open()
        assert known.is_connected
        await known.aclose()
        with pytest.raises(SettingsError) as refused:
            await Broker(url).open()
        assert "certificate" in str(refused.value)
    finally:
        await server.kill()


async def certify(folder: Path) -> None:
    """As docs/OPERATIONS.md has it."""
    for line in (
        "req -x509 -newkey rsa:2048 -nodes -days 3650 -subj /CN=t2vbot"
        " -keyout ca-key.pem -out ca.pem",
        "req -newkey rsa:2048 -nodes -subj /CN=localhost -keyout server-key.pem -out server.csr",
        "x509 -req -in server.csr -CA ca.pem -CAkey ca-key.pem -CAcreateserial -days 825"
        " -extfile names.txt -out server.pem",
    ):
        (folder / "names.txt").write_text("subjectAltName=DNS:localhost,IP:127.0.0.1\n")
        made = await asyncio.create_subprocess_exec(
            *("openssl", *line.split()), cwd=folder, stderr=asyncio.subprocess.DEVNULL
        )
        assert await made.wait() == 0


def test_names_of_workers_cannot_leave_their_subject() -> None:
    for name in ("a.b", "*", ">", "", "a b", "x" * 33):
        with pytest.raises(ValueError, match="worker"):
            wire.checked_name(name)
