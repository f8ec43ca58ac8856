"""What docs/operations/nats.conf lets a worker do, and what not: tried on a real server."""

from __future__ import annotations

import asyncio
import json
import shutil
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from nats.aio.msg import Msg
from nats.errors import NoRespondersError

from t2vbot.errors import SettingsError
from t2vbot.media.store import Media
from t2vbot.remote import wire
from t2vbot.remote.broker import Broker
from t2vbot.remote.nats_executor import NatsExecutor
from t2vbot.remote.wire import Terms

from .broker import PASSWORD, BrokerProcess, configuration, needs_nats
from .making import Making, order
from .remote import QUICK, a_worker

pytestmark = needs_nats
FORGED = b'{"forged": true}'


@pytest.fixture
async def server(tmp_path: Path) -> AsyncIterator[BrokerProcess]:
    broker = BrokerProcess(tmp_path)
    await broker.start()
    yield broker
    await broker.kill()


@pytest.fixture
async def executor(server: BrokerProcess, tmp_path: Path) -> AsyncIterator[NatsExecutor]:
    """The bot's side, for which a worker of each name has made a video."""
    media = Media(tmp_path)
    media.open()
    executor = NatsExecutor(Broker(server.url()), media, Terms(), **QUICK)
    async with a_worker(server, "anna", tmp_path, "one"), a_worker(server, "ben", tmp_path, "one"):
        await executor.open()
        for number, name in enumerate(("anna", "ben")):
            await Making(executor, order(number, f"{name}/one")).made()
    yield executor
    await executor.aclose()


class Heard:
    """All that can be heard with a name and its password."""

    def __init__(self, server: BrokerProcess, user: str) -> None:
        api = wire.API if user == "bot" else wire.WORKERS_API
        self.broker = Broker(server.url(user), api=api)
        self.messages: list[Msg] = []

    async def __aenter__(self) -> Heard:
        await self.broker.open()

        async def hear(message: Msg) -> None:
            self.messages.append(message)

        await self.broker.nats.subscribe(">", cb=hear)
        await self.broker.nats.flush()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.broker.aclose()

    @property
    def subjects(self) -> set[str]:
        return {message.subject for message in self.messages}

    async def ask(self, subject: str, data: bytes = b"") -> bytes:
        """What is answered; nothing where nobody does."""
        try:
            return (await self.broker.nats.request(subject, data, timeout=0.5)).data
        except (NoRespondersError, TimeoutError):
            return b""

    async def fence(self) -> None:
        """Wait until what was said before has come wherever it comes."""
        await self.ask("t2v.results.anna.fence", b"{}")
        await asyncio.sleep(0.3)

    async def say(self, subject: str, data: bytes) -> None:
        """In every way that comes to mind: by itself, and as the subject on which the bot and the
        server, who may do everything, are to answer something else.
        """
        nats, files, asked = self.broker.nats, "OBJ_T2V_anna", "$O.T2V_anna.C.asked"
        await nats.publish(subject, data)
        await nats.request(asked, data)  # which is stored
        last = json.dumps({"last_by_subj": asked}).encode()
        for api in (wire.API, wire.WORKERS_API):
            await nats.publish(f"{api}.DIRECT.GET.{files}", last, subject)
            await nats.publish(f"{api}.DIRECT.GET.{files}.{asked}", b"", subject)
            await nats.publish(f"{api}.STREAM.MSG.GET.{files}", last, subject)
            await nats.publish(f"{api}.STREAM.INFO.{files}", b"", subject)
            await nats.publish(f"{api}.STREAM.PURGE.{files}", b"", subject)
            await nats.publish(f"{api}.CONSUMER.MSG.NEXT.T2V_ORDERS.anna", b"", subject)
        await nats.publish("t2v.results.anna.lease", data, subject)
        await nats.publish(asked, data, subject)
        await nats.publish(wire.beat("anna"), BEAT, subject)
        await nats.flush()


BEAT = wire.BEAT.write(wire.Beat("instance", "test", (), ()))


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


async def test_a_worker_hears_nothing_of_another(server: BrokerProcess, tmp_path: Path) -> None:
    media = Media(tmp_path)
    media.open()
    executor = NatsExecutor(Broker(server.url()), media, Terms(), **QUICK)
    async with Heard(server, "anna") as anna, a_worker(server, "ben", tmp_path, "one"):
        await executor.open()
        media.start_image(order(1, "").id).write_bytes(b"a picture" * 1000)
        await Making(executor, order(1, "ben/one", start_image="0" * 64)).made()
        await executor.release(order(1, "").id)
        await executor.aclose()
        await anna.fence()
        heard = {each for each in anna.subjects if not each.startswith("_INBOX_anna.")}
        assert heard == {wire.HELLO, "t2v.results.anna.fence"}


async def test_a_worker_reads_nothing_of_another(
    server: BrokerProcess, executor: NatsExecutor
) -> None:
    questions = [
        f"{api}.{question}"
        for api in (wire.API, wire.WORKERS_API)
        for question in (
            *("INFO", "STREAM.NAMES", "STREAM.LIST", "CONSUMER.NAMES.T2V_ORDERS"),
            *("STREAM.INFO.OBJ_T2V_ben", "STREAM.INFO.T2V_ORDERS", "STREAM.INFO.T2V_RESULTS"),
            *("STREAM.MSG.GET.OBJ_T2V_ben", "DIRECT.GET.OBJ_T2V_ben"),
            *("STREAM.MSG.GET.T2V_ORDERS", "STREAM.MSG.GET.T2V_RESULTS", "DIRECT.GET.T2V_RESULTS"),
            "CONSUMER.MSG.NEXT.T2V_ORDERS.ben",
        )
    ]
    await executor._broker.stream.publish(wire.orders("ben"), b"a prompt")
    async with Heard(server, "anna") as anna:
        answers = await asyncio.gather(*(anna.ask(each, b'{"seq": 1}') for each in questions))
        for question, answer in zip(questions, answers, strict=True):
            # What the server says in every account that is not the bot's.
            assert not answer or b"JetStream not enabled for account" in answer, question
        own = await anna.ask(f"{wire.WORKERS_API}.STREAM.INFO.OBJ_T2V_anna")
        assert b'"name":"OBJ_T2V_anna"' in own  # that is how it is asked


async def test_a_worker_writes_as_nobody_else(
    server: BrokerProcess, executor: NatsExecutor
) -> None:
    forged = {
        **dict.fromkeys(("t2v.results.ben.lease", "t2v.progress.ben.lease"), FORGED),
        **dict.fromkeys(("t2v.orders.anna", "t2v.orders.ben", "$O.T2V_ben.C.x"), FORGED),
        **dict.fromkeys(("_INBOX_ben.x", "_INBOX_bot.x"), FORGED),
        "t2v.beat.ben": BEAT,
        "t2v.control.ben": wire.CONTROL.write(wire.Control(wire.Action.FREE)),
        "t2v.hello": b"",
    }
    async with Heard(server, "bot") as bot, Heard(server, "ben") as ben:
        async with Heard(server, "anna") as anna:
            for subject, data in forged.items():
                await anna.say(subject, data)
            await anna.fence()
        assert "t2v.results.anna.fence" in bot.subjects
        assert not bot.subjects & set(forged)
        assert not ben.subjects


async def test_a_worker_changes_nothing_on_the_broker(
    server: BrokerProcess, executor: NatsExecutor
) -> None:
    thief = {"durable_name": "thief", "ack_policy": "explicit"}
    everywhere = {"deliver_subject": "t2v.beat.ben"}
    other = {"name": "OBJ_T2V_anna", "sources": [{"name": "OBJ_T2V_ben"}]}
    calls: dict[str, object] = {
        "STREAM.DELETE.T2V_RESULTS": None,
        "STREAM.DELETE.OBJ_T2V_ben": None,
        "STREAM.PURGE.T2V_RESULTS": None,
        "STREAM.PURGE.OBJ_T2V_ben": None,
        "CONSUMER.DELETE.T2V_ORDERS.anna": None,
        "STREAM.CREATE.mine": {"name": "mine", "subjects": ["mine"]},
        "STREAM.UPDATE.OBJ_T2V_anna": other,
        "CONSUMER.DURABLE.CREATE.T2V_RESULTS.thief": {
            "stream_name": "T2V_RESULTS",
            "config": thief,
        },
        "CONSUMER.CREATE.OBJ_T2V_anna": {"stream_name": "OBJ_T2V_anna", "config": everywhere},
    }
    async with Heard(server, "bot") as bot, Heard(server, "anna") as anna:
        before = await what_lies(bot)
        assert before["OBJ_T2V_ben"][2]
        for call, data in calls.items():
            for api in (wire.API, wire.WORKERS_API):
                await anna.say(f"{api}.{call}", json.dumps(data).encode() if data else b"")
        await anna.fence()
        assert await what_lies(bot) == before


async def what_lies(bot: Heard) -> dict[str, tuple[object, list[str], list[str]]]:
    """The streams, who reads them, and what is in them, but for what anna may write."""
    found, stream = {}, bot.broker.stream
    for info in await stream.streams_info():
        name = info.config.name or ""
        readers = sorted(each.name for each in await stream.consumers_info(name))
        subjects = (await stream.stream_info(name, subjects_filter=">")).state.subjects or {}
        others = sorted(each for each in subjects if "anna" not in each)
        found[name] = (info.config.as_dict(), readers, others)
    return found


@pytest.mark.skipif(sys.platform == "win32", reason="the server is told by a signal")
async def test_a_worker_is_added_while_the_others_work(
    server: BrokerProcess, tmp_path: Path
) -> None:
    media = Media(tmp_path)
    media.open()
    executor = NatsExecutor(Broker(server.url()), media, Terms(), **QUICK)
    async with a_worker(server, "anna", tmp_path, "one") as anna:
        await executor.open()
        anna.executor.gate.clear()
        running = Making(executor, order(1, "anna/one"))
        await running.on_device()
        server.configure("anna", "ben", "cleo")
        for _ in range(2):  # the first lets a new account in, the second what it imports
            await server.reload()
        there = asyncio.Event()
        executor.listen(there.set)
        async with a_worker(server, "cleo", tmp_path, "one"):
            while not any(place.name == "cleo/one" for place in executor.places()):
                there.clear()
                await asyncio.wait_for(there.wait(), 20)
            assert (await Making(executor, order(2, "cleo/one")).made()).master.exists()
            await executor.stop(order(2, "").id)
            anna.executor.gate.set()
            assert (await running.made()).master.exists()
            assert list(anna.executor.made) == [order(1, "").id]
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
    text = configuration("anna").replace(
        '# tls { cert_file: "server.pem", key_file: "server-key.pem" }',
        f'tls {{ cert_file: "{tmp_path}/server.pem", key_file: "{tmp_path}/server-key.pem" }}',
    )
    server = BrokerProcess(tmp_path, text=text)
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
