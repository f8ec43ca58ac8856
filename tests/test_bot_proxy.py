"""Discord behind a proxy: everything goes through it, REST, replies by token, and the gateway."""

from __future__ import annotations

from pathlib import Path

import discord
import pytest

from t2vbot.cli.doctor import Check, Finding, _discord
from t2vbot.proxies import proxy_for
from t2vbot.settings import load
from t2vbot.standin.standin import Standin
from t2vbot.text import render

from .proxy import Proxy
from .quick import quick_bot

FAR = "http://discord.test"  # a name that only the proxy knows


@pytest.fixture
def far(monkeypatch: pytest.MonkeyPatch) -> None:
    """Discord is not on this computer."""
    monkeypatch.setattr("tests.standin.point_discord_at", lambda url: _point_far())
    monkeypatch.setattr("t2vbot.assembly.proxy_for", lambda url: proxy_for(FAR))


def _point_far() -> None:
    from t2vbot.bot.endpoint import point_discord_at

    point_discord_at(FAR)


def port_of(standin: Standin) -> int:
    return int(standin.url.rpartition(":")[2])


@pytest.mark.usefixtures("far")
async def test_a_video_comes_through_a_proxy(
    standin: Standin, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    standin._hosts.add("discord.test")
    async with Proxy(port_of(standin)).serve() as proxy:
        monkeypatch.setenv("HTTP_PROXY", proxy.url)
        monkeypatch.setattr(standin.gateway, "url", "ws://discord.test/gateway")
        async with quick_bot(standin, tmp_path, gate=False) as bot:
            first = await bot.clip()
            bot.executor.gate.set()
            await bot.video(first)
            bot.executor.gate.clear()
            late = await bot.clip()  # ... and by the bot's own rights
            standin.interactions.expire_all()
            bot.executor.gate.set()
            await bot.video(late)
            await bot.settled(delivered=2)
        paths = [line.split(" ")[1].removeprefix(FAR) for line in proxy.seen]
        assert any("/gateway" in path for path in paths)
        assert any("/callback" in path for path in paths)
        assert any("/webhooks/" in path for path in paths)
        assert any("/channels/" in path for path in paths)
        assert all("Basic" in line for line in proxy.authorizations)
        assert len(proxy.authorizations) == len(proxy.seen)


async def test_the_stand_in_is_reached_without_one(
    standin: Standin, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")  # where nobody listens
    async with quick_bot(standin, tmp_path) as bot:
        await bot.video(await bot.clip())


async def of_doctor(standin: Standin) -> list[Finding]:
    settings = load(DISCORD_TOKEN=standin.token)
    return [finding async for finding in _discord(settings)]


async def test_doctor_goes_the_same_way(standin: Standin, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("t2vbot.cli.doctor.DISCORD", FAR)
    standin._hosts.add("discord.test")
    async with Proxy(port_of(standin)).serve() as proxy:
        monkeypatch.setenv("HTTP_PROXY", proxy.url)
        findings = await of_doctor(standin)
    assert [finding.check for finding in findings[:2]] == [Check.PROXY, Check.TOKEN]
    assert all(finding.fix is None for finding in findings)
    shown = " ".join(render(finding.text) for finding in findings)
    assert proxy.url.rpartition("@")[2] in shown
    assert "secret" not in shown
    assert "Public Bot" in shown
    assert discord.utils.oauth_url(standin.world.application_id).split("&")[0] in shown


async def test_doctor_names_the_proxy_also_where_nothing_comes_through(
    standin: Standin, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("t2vbot.cli.doctor.DISCORD", FAR)
    monkeypatch.setenv("HTTP_PROXY", "http://ada:secret@127.0.0.1:9")  # where nobody listens
    used, reached = await of_doctor(standin)
    assert "http://127.0.0.1:9" in render(used.text) and used.fix is None
    assert "cannot be reached" in render(reached.text) and reached.fix


async def test_doctor_explains_a_proxy_that_cannot_be_used(
    standin: Standin, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("t2vbot.cli.doctor.DISCORD", FAR)
    monkeypatch.setenv("ALL_PROXY", "socks5://ada:secret@127.0.0.1:9")
    (reached,) = await of_doctor(standin)
    assert reached.fix and "of a kind that cannot be used" in render(reached.fix)
    assert "secret" not in render(reached.fix)
