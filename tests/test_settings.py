"""Settings: all faults in one text, secrets never shown, an example file that tells the truth."""

from __future__ import annotations

import logging
import os
import re
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from urllib.request import getproxies

import pytest
from hypothesis import given
from hypothesis import strategies as st

from t2vbot import env_file
from t2vbot.errors import SettingsError
from t2vbot.logs import RedactingFormatter, hide, redact
from t2vbot.private import child_environment
from t2vbot.proxies import DISCORD, check_proxies, proxy_for, without_password
from t2vbot.settings import Settings, load, parse_size, unread
from t2vbot.text import Text, render

TOKEN = "MTIzNDU2Nzg5MDEyMzQ1Njc4.GabcDE." + "x" * 38
EXAMPLE = Path(__file__).parents[1] / ".env.example"


def test_every_fault_is_named_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("T2V_DEVICE", "gpu")
    monkeypatch.setenv("T2V_MAX_UPLOAD", "lots")
    monkeypatch.setenv("T2V_LOG_LEVEL", "loud")
    monkeypatch.setenv("T2V_DISCORD_API", "https://evil.example")
    with pytest.raises(SettingsError) as caught:
        load()
    for name in ("T2V_DEVICE", "T2V_MAX_UPLOAD", "T2V_LOG_LEVEL", "T2V_DISCORD_API"):
        assert name in str(caught.value)
    assert "10MiB" in str(caught.value)


def test_the_file_is_read_and_the_environment_wins(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / ".env").write_text(
        f"DISCORD_TOKEN={TOKEN}\nT2V_MODEL=zeroscope\nT2V_DEVICE=cpu\nT2V_DEV_GUILD=\n",
        encoding="utf-8",
    )
    monkeypatch.setenv("T2V_MODEL", "ms-1.7b")
    settings = load()
    assert (settings.model, settings.device, settings.dev_guild) == ("ms-1.7b", "cpu", None)
    assert settings.require_token() == TOKEN


def test_what_the_command_line_says_wins(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("T2V_MODEL", "ms-1.7b")
    assert load(model="builtin").model == "builtin"
    assert load(model=None).model == "ms-1.7b"


def test_settings_cannot_be_changed_and_do_not_show_the_token(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("DISCORD_TOKEN", TOKEN)
    settings = load()
    assert TOKEN not in repr(settings)
    with pytest.raises(ValueError, match="frozen"):
        settings.model = "other"


@pytest.mark.parametrize("token", ["", "   ", "hunter2", "a.b.c", "Bot " + TOKEN, TOKEN + " "])
def test_a_token_that_cannot_be_one_is_explained(
    monkeypatch: pytest.MonkeyPatch, token: str
) -> None:
    monkeypatch.setenv("DISCORD_TOKEN", token)
    if token.strip() == TOKEN:
        assert load().require_token() == TOKEN
        return
    with pytest.raises(SettingsError, match="developers/applications") as caught:
        load().require_token()
    assert not token.strip() or token not in str(caught.value)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("10MiB", 10 * 2**20), ("500 kB", 500_000), ("64000", 64_000), ("1.5MB", 1_500_000)],
)
def test_sizes(text: str, expected: int) -> None:
    assert parse_size(text) == expected


@given(st.text(max_size=12))
def test_a_size_is_a_number_of_bytes_or_refused(text: str) -> None:
    try:
        size = parse_size(text)
    except ValueError:
        return
    assert size >= 0


@pytest.mark.parametrize(
    ("text", "threads"), [("4", 4), ("2,1", 2), ("0", None), ("", None), ("all", None)]
)
def test_openmps_number_of_threads_is_torchs(
    monkeypatch: pytest.MonkeyPatch, text: str, threads: int | None
) -> None:
    """Whatever it says, nothing that is meant for others stops a start."""
    monkeypatch.setenv("OMP_NUM_THREADS", text)
    assert load().torch_threads == threads


def test_the_example_file_explains_every_setting_with_its_default() -> None:
    text = EXAMPLE.read_text(encoding="utf-8")
    shown = dict(re.findall(r"^#?((?:T2V|DISCORD|OMP)_[A-Z_]+)=(.*)$", text, re.MULTILINE))
    fields = {
        field.validation_alias or f"T2V_{name.upper()}": field.default
        for name, field in Settings.model_fields.items()
    }
    assert set(shown) == set(fields)
    for name, value in shown.items():
        if value and name != "T2V_LOG_LEVEL":
            expected = fields[name]
            if isinstance(expected, tuple):
                expected = ", ".join(expected)
            assert (
                parse_size(value) == expected
                if name in ("T2V_MAX_UPLOAD", "T2V_KEEP_SPACE")
                else (value.lower() == str(expected).lower())
            )


def test_the_log_blots_out_tokens() -> None:
    record = logging.LogRecord(
        "t2vbot",
        logging.ERROR,
        "x.py",
        1,
        "PATCH https://discord.com/api/v10/webhooks/123/aW50ZXI-abc_DEF.x/messages/1 with %s",
        (TOKEN,),
        None,
    )
    text = RedactingFormatter().format(record)
    assert TOKEN not in text
    assert "aW50ZXI" not in text
    assert "/messages/1" in text


def test_the_log_blots_out_tokens_in_tracebacks() -> None:
    try:
        try:
            raise ValueError(f"Authorization: Bot {TOKEN}")
        except ValueError as error:
            raise RuntimeError("/interactions/123/aW50ZXI-abc_DEF.x/callback") from error
    except RuntimeError:
        record = logging.LogRecord("t2vbot", logging.ERROR, "x.py", 1, "bad", (), sys.exc_info())
    text = RedactingFormatter().format(record)
    assert "Traceback" in text and "Authorization: Bot [token]" in text
    assert TOKEN not in text
    assert "aW50ZXI" not in text


# --- The file .env, as people write it ------------------------------------------------------------


def env(folder: Path, text: str | bytes, name: str = ".env") -> Path:
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def fault_of(folder: Path, text: str | bytes) -> str:
    env(folder, text)
    with pytest.raises(SettingsError) as caught:
        load().require_token()
    assert TOKEN not in str(caught.value)
    return str(caught.value)


SAID = [
    (f"DISCORD_TOKEN: {TOKEN}\n", "DISCORD_TOKEN, line 1: a colon stands where = belongs"),
    (f"TOKEN={TOKEN}\n", "TOKEN: the token's name is DISCORD_TOKEN"),
    (f"BOT_TOKEN={TOKEN}\n", "BOT_TOKEN: the token's name is DISCORD_TOKEN"),
    (f"DISCORD_TOKE={TOKEN}\n", "Did you mean DISCORD_TOKEN?"),
    (f"DISCORD_TOKEN=Bot {TOKEN}\n", 'begins with the word "Bot"'),
    (f"DISCORD_TOKEN=“{TOKEN}”\n", "DISCORD_TOKEN: typographic quotes"),
    (f"DISCORD_TOKEN=„{TOKEN}“\n", "DISCORD_TOKEN: typographic quotes"),
    (f"DISCORD_TOKEN={TOKEN}\u200b\n", "DISCORD_TOKEN: a character that nobody sees (U+200B)"),
    (f"DISCORD_TOKEN=\ufeff{TOKEN}\n", "(U+FEFF)"),
    (f"DISCORD_TOKEN={TOKEN[:9]}\u00ad{TOKEN[9:]}\n", "(U+00AD)"),
    (f"DISCORD_TOKEN={TOKEN[:9]}\u00a0{TOKEN[9:]}\n", "(U+00A0)"),
    (f"DISCORD_TOKEN\u200b={TOKEN}\n", "DISCORD_TOKEN: a character that nobody sees"),
    ("DISCORD_TOKEN=123456789012345678\n", "holds an id"),
    ("DISCORD_TOKEN=" + "0f" * 32 + "\n", "public key"),
    ("DISCORD_TOKEN=" + "Ab1-_" * 6 + "cd\n", "client secret"),
    (
        f"DISCORD_TOKEN={TOKEN}\nT2V_MODLE=builtin\n",
        "T2V_MODLE: there is no such setting. Did you mean T2V_MODEL",
    ),
    (f"DISCORD_TOKEN={TOKEN}\nT2V_MODEL=“builtin”\n", "T2V_MODEL: typographic quotes"),
    (f"DISCORD_TOKEN={TOKEN}\nT2V_DEVICE=cpu\u200b\n", "T2V_DEVICE: a character that nobody sees"),
    (
        f"DISCORD_TOKEN={TOKEN}\nHF_TOKEN=hf_abc\u200bdef\n",
        "HF_TOKEN: a character that nobody sees",
    ),
    (f"DISCORD_TOKEN={TOKEN}\n".encode("utf-16"), "not UTF-8"),
    (b"\xff\xfe\x00", "not UTF-8"),
    (f"DISCORD_TOKEN={TOKEN}\n".encode("utf-16-le"), "not UTF-8"),
    (f"DISCORD_TOKEN={TOKEN}\n".encode("utf-16-be"), "not UTF-8"),
    # Lines that are not NAME=value.
    (f"# mine\n\n{TOKEN}\n", "Line 3: a token stands there without its name"),
    (f"Bot {TOKEN}\n", "Line 1: a token stands there without its name"),
    (f"T2V_DEVICE=cpu\nset DISCORD_TOKEN={TOKEN}\n", "line 2: the line is a command"),
    (f'setx DISCORD_TOKEN "{TOKEN}"\n', "is a command"),
    (f'$env:DISCORD_TOKEN="{TOKEN}"\n', "is a command"),
    (f"$DISCORD_TOKEN={TOKEN}\n", "is a command"),
    (f"- DISCORD_TOKEN={TOKEN}\n", "is one of a list"),
    (f"  - DISCORD_TOKEN: {TOKEN}\n", "is one of a list"),
    (f'{{"DISCORD_TOKEN": "{TOKEN}"}}\n', "line 1: the line is JSON"),
    (f'{{\n  "DISCORD_TOKEN": "{TOKEN}",\n}}\n', "line 2: the line is JSON"),
    (f"'DISCORD_TOKEN': '{TOKEN}'\n", "is JSON"),
    (f"DISCORD-TOKEN={TOKEN}\n", "written with hyphens"),
    (f"discord-token = {TOKEN}\n", "written with hyphens"),
    (f'DISCORD_TOKEN="{TOKEN}\nT2V_DEVICE=cpu\n', "line 1: a quote is opened"),
    (f'DISCORD_TOKEN="{TOKEN}\nT2V_DEVICE="cpu"\n', "line 1: a quote is opened"),
    (f"OTHER='x\nDISCORD_TOKEN={TOKEN}\nMORE='y'\n", "OTHER, line 1: a quote is opened"),
    (f"DISCORD_TOKEN\n{TOKEN}\n", "line 1: there is no = after the name"),
    (f"DISCORD_TOKEN {TOKEN}\n", "line 1: it cannot be read"),
    (f"DISCORD_TOKEN => {TOKEN}\n", "something around the token"),
    (f"DISCORD_TOKEN={TOKEN}\nDISCORD_TOKEN=\n", "stands at line 1 and again, empty, at line 2"),
    (f"DISCORD_TOKEN={TOKEN}\nset T2V_MODEL=builtin\n", "T2V_MODEL, line 2: the line is a comm"),
    (f"DISCORD_TOKEN={TOKEN}\nHF_TOKEN: hf_x\n", "HF_TOKEN, line 2: a colon"),
    (f"T2V_TOKEN={TOKEN}\n", "T2V_TOKEN: the token's name is DISCORD_TOKEN"),
    # The token with something about it.
    (f"DISCORD_TOKEN=<{TOKEN}>\n", "something around the token"),
    (f"DISCORD_TOKEN=[{TOKEN}]\n", "something around the token"),
    (f"DISCORD_TOKEN=token: {TOKEN}\n", "something around the token"),
    (f"DISCORD_TOKEN=={TOKEN}\n", "something around the token"),
    (f"DISCORD_TOKEN=my bot is {TOKEN}, see?\n", "something around the token"),
    (f"DISCORD_TOKEN={TOKEN[:26]} {TOKEN[26:]}\n", "a space or a line break within"),
    (f"DISCORD_TOKEN='{TOKEN[:26]}\n{TOKEN[26:]}'\n", "a space or a line break within"),
    (f"DISCORD_TOKEN={TOKEN}\nT2V_DEVICE={TOKEN}\n", "T2V_DEVICE: must be auto"),
]


@pytest.mark.parametrize(("text", "said"), SAID)
def test_what_people_write_by_mistake_is_named(
    tmp_path: Path, text: str | bytes, said: str
) -> None:
    assert said in fault_of(tmp_path, text)


TAKEN = [
    f"DISCORD_TOKEN={TOKEN}\n",
    f"export DISCORD_TOKEN={TOKEN}\n",
    f"DISCORD_TOKEN = {TOKEN} \r\n",
    f'DISCORD_TOKEN="{TOKEN}"\n',
    f"DISCORD_TOKEN='{TOKEN}' # mine\n",
    f"\ufeffDISCORD_TOKEN={TOKEN}\n",  # Notepad's UTF-8
    f"DISCORD_TOKEN={TOKEN}\u00a0\n",  # at the end it does no harm
    f"# a: b\nDISCORD_TOKEN={TOKEN}\nOTHER=x\nT2V_SOMETHING_NEW_AND_UNLIKE=1\n",
    f"// T2V_MODEL: x\n[bot]\nwhat is this\nDISCORD_TOKEN={TOKEN}\nOTHER: y\nOTHER='a\nb'\n",
    f"DISCORD_TOKEN=\nDISCORD_TOKEN={TOKEN}\nT2V_MODEL=a\nT2V_MODEL=b\n",
    f"DISCORD_TOKEN={TOKEN}\nT2V_DISCORD_OPENAPI=../openapi.json\n",
]


@pytest.mark.parametrize("text", TAKEN)
def test_what_is_well_written_is_taken(tmp_path: Path, text: str) -> None:
    env(tmp_path, text)
    assert load().require_token() == TOKEN


NAMES = [".env.txt", "env", "env.txt", ".env.example", ".env.local", "bot.env", ".env - Copy"]


@pytest.mark.parametrize("name", [*NAMES, "dotenv", "_env", ".env.env", ".envrc"])
def test_a_file_of_another_name_is_named(tmp_path: Path, name: str) -> None:
    path = env(tmp_path, f"DISCORD_TOKEN={TOKEN}\n", name)
    with pytest.raises(SettingsError, match="Rename that file") as caught:
        load().require_token()
    assert str(path) in str(caught.value)


def test_the_example_as_it_comes_is_no_such_file(tmp_path: Path) -> None:
    env(tmp_path, EXAMPLE.read_bytes(), ".env.example")
    with pytest.raises(SettingsError, match="There is no DISCORD_TOKEN, so"):
        load().require_token()


def test_names_that_do_nothing_are_known(tmp_path: Path) -> None:
    env(tmp_path, f"DISCORD_TOKEN={TOKEN}\nT2V_WARP_DRIVE=1\nT2V_DEVICE=cpu\n")
    assert load().device == "cpu"
    assert "T2V_WARP_DRIVE: there is no such setting" in render(unread() or Text("errors-apology"))
    env(tmp_path, f"DISCORD_TOKEN={TOKEN}\nT2V_DISCORD_OPENAPI=x\n")
    assert unread() is None


def test_a_file_that_another_one_hides_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    beside, elsewhere = tmp_path / "bot", tmp_path / "elsewhere"
    beside.mkdir()
    elsewhere.mkdir()
    monkeypatch.setattr("t2vbot.env_file.BESIDE", beside)
    monkeypatch.chdir(elsewhere)
    hidden = env(beside, f"DISCORD_TOKEN={TOKEN}\n")
    read = env(elsewhere, "T2V_DEVICE=cpu\n")
    with pytest.raises(SettingsError, match="There is no DISCORD_TOKEN in") as caught:
        load().require_token()
    assert str(hidden) in str(caught.value) and str(read) in str(caught.value)


def test_a_folder_of_that_name_is_explained(tmp_path: Path) -> None:
    (tmp_path / ".env").mkdir()
    with pytest.raises(SettingsError, match="is a folder"):
        load()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows removes no folder in use")
def test_a_start_in_a_folder_that_is_gone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    env(tmp_path, f"DISCORD_TOKEN={TOKEN}\n")  # beside bot.py
    assert load().require_token() == TOKEN


def test_a_file_that_may_not_be_read_is_explained(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = env(tmp_path, f"DISCORD_TOKEN={TOKEN}\n")
    path.chmod(0)
    if os.access(path, os.R_OK):  # root may read everything, and Windows knows no such rights
        error = PermissionError(13, "Permission denied", str(path))
        monkeypatch.setattr(Path, "read_text", raising(error))
    with pytest.raises(SettingsError, match="cannot be read \\(Permission denied\\)"):
        load()


def raising(error: Exception) -> Callable[..., str]:
    def call(*_: object, **__: object) -> str:
        raise error

    return call


def test_all_faults_come_in_one_text(tmp_path: Path) -> None:
    said = fault_of(tmp_path, "T2V_MODLE=x\nTOKEN=y\nT2V_DEVICE=gpu\nT2V_GRACE=“5”\n")
    for name in ("T2V_MODLE", "TOKEN", "T2V_DEVICE", "T2V_GRACE"):
        assert name in said


def test_the_file_beside_bot_py_is_found_from_another_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    beside, elsewhere = tmp_path / "bot", tmp_path / "elsewhere"
    beside.mkdir()
    elsewhere.mkdir()
    monkeypatch.setattr("t2vbot.env_file.BESIDE", beside)
    monkeypatch.chdir(elsewhere)
    env(beside, "T2V_MODEL=zeroscope\nT2V_DEVICE=cpu\n")
    assert (load().model, load().device) == ("zeroscope", "cpu")
    env(elsewhere, "T2V_MODEL=builtin\n")  # one that lies where it is started counts alone
    assert (load().model, load().device) == ("builtin", "auto")
    monkeypatch.setenv("T2V_ENV_FILE", str(beside / ".env"))
    assert load().model == "zeroscope"
    monkeypatch.setenv("T2V_ENV_FILE", str(beside / "nowhere"))
    with pytest.raises(SettingsError, match="T2V_ENV_FILE"):
        load()
    monkeypatch.setenv("T2V_ENV_FILE", os.devnull)
    assert load().model == "auto"


def test_what_it_says_to_the_libraries_is_handed_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    env(
        tmp_path,
        "HF_TOKEN=hf_secret\nHF_HOME=/models\nHF_ENDPOINT=http://mirror.example\n"
        "https_proxy=http://proxy.example:3128\nPATH=/evil\nHF_HUB_OFFLINE=\n",
    )
    monkeypatch.setattr(os, "environ", dict(os.environ) | {"HF_HOME": "/mine"})
    before = os.environ["PATH"]
    env_file.hand_on()
    assert os.environ["HF_TOKEN"] == "hf_secret"
    assert os.environ["HF_HOME"] == "/mine"  # the environment wins
    assert os.environ["HF_ENDPOINT"] == "http://mirror.example"
    assert os.environ["https_proxy"] == "http://proxy.example:3128"
    assert os.environ["PATH"] == before
    assert "HF_HUB_OFFLINE" not in os.environ
    monkeypatch.setattr(os, "environ", {"HTTPS_PROXY": "http://mine.example:1"})
    env_file.hand_on()
    assert getproxies()["https"] == "http://mine.example:1"  # also where the file writes it small
    assert "HF_TOKEN" not in child_environment()


# --- Proxies --------------------------------------------------------------------------------------

PROXY = "http://ada:secret@proxy.example:3128"


@pytest.mark.parametrize("name", ["HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"])
def test_a_proxy_counts_for_discord(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv(name, PROXY)
    assert proxy_for(DISCORD) == PROXY
    assert proxy_for("wss://gateway.discord.gg/?v=10") == PROXY
    assert proxy_for("http://127.0.0.1:8000") is None
    monkeypatch.setenv("NO_PROXY", "example.com,discord.com")
    assert proxy_for(DISCORD) is None
    assert without_password(PROXY) == "http://proxy.example:3128"


def test_an_address_without_a_scheme_is_one_of_http(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "proxy.example:3128")
    assert proxy_for(DISCORD) == "http://proxy.example:3128"


@pytest.mark.parametrize("kind", ["socks5", "socks4", "socks5h", "ftp"])
def test_a_proxy_of_another_kind_is_explained(monkeypatch: pytest.MonkeyPatch, kind: str) -> None:
    monkeypatch.setenv("ALL_PROXY", f"{kind}://ada:secret@proxy.example:1080")
    with pytest.raises(SettingsError, match="of a kind that cannot be used") as caught:
        proxy_for(DISCORD)
    assert "secret" not in str(caught.value)


MALFORMED = [
    "http://proxy.example:port",
    "http://proxy.example:99999",
    "http://[::1",
    "http://",
    "http://ada:sec/ret@proxy.example:80",
    "http://ada:secret@",
    "http://two words:80",
    "proxy.example:80:90",
]


@pytest.mark.parametrize("address", MALFORMED)
def test_a_proxy_that_is_no_address_is_explained(
    monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    monkeypatch.setenv("HTTPS_PROXY", address)
    for ask in (lambda: proxy_for(DISCORD), check_proxies):
        with pytest.raises(SettingsError, match="is no address") as caught:
            ask()
        assert "sec" not in str(caught.value)


# --- The log --------------------------------------------------------------------------------------

WEBHOOK = "aW50ZXJhY3Rpb246MTIzNDU2Nzg5MDEyMzQ1Njc4" + "Zz09" * 30

SECRETS = {
    "bot": TOKEN,
    "interaction": WEBHOOK,
    "hub": "hf_" + "AbCdEfGh" * 4,
    "password": "hunter2secret",
}
WRITTEN = [
    "Bot {bot}",
    "{{'token': '{bot}'}}",
    '{{"token":"{interaction}","id":"1"}}',
    "<Interaction token={interaction}>",
    "token='{interaction}'",
    "https://discord.com/api/v10/webhooks/1/{interaction}/messages/@original",
    "https%3A%2F%2Fdiscord.com%2Fwebhooks%2F1%2F{interaction}%2Fmessages",
    "url=/interactions/1/{interaction}/callback?with_response=true",
    "Authorization: Bearer {hub}",
    "HF_TOKEN={hub}",
    "http://ada:{password}@proxy.example:3128/",
    "http://:{password}@proxy.example:3128/",
    "http://{hub}@mirror.example/",
    "https://ada:{password}@x@proxy.example:3128/",
    "Authorization: Basic {password}",
    "'Authorization': 'Bearer {password}'",
    'headers={{"authorization": "{password}"}}',
    "('Proxy-Authorization', 'Basic {password}')",
    "(b'authorization', b'Bot {password}')",
    "HF_TOKEN={password}",
    "password: {password}",
    "DISCORD_TOKEN = '{password}'",
    "x" * 5000 + " {bot} " + "x" * 5000 + " {interaction}",
    "first line\nsecond line {bot}\n  third {interaction}",
]


@pytest.mark.parametrize("written", WRITTEN)
def test_no_secret_is_left_wherever_it_stands(written: str) -> None:
    shown = redact(written.format(**SECRETS))
    for secret in SECRETS.values():
        assert secret not in shown


def test_a_secret_is_blotted_out_whatever_it_looks_like(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("t2vbot.logs._hidden", set())
    hide("an odd secret!")
    hide("short")
    assert redact("it is <an odd secret!> and short") == "it is <[token]> and short"


def test_what_ends_the_process_or_a_thread_shows_no_secret(tmp_path: Path) -> None:
    script = f"""
import sys, threading
from t2vbot.logs import redact_tracebacks
redact_tracebacks()
def fail(): raise ValueError("Bot {TOKEN}")
class Odd:
    def __del__(self): fail()
thread = threading.Thread(target=fail)
thread.start()
thread.join()
Odd()
fail()
"""
    root = str(Path(__file__).parents[1])
    ended = subprocess.run(
        [sys.executable, "-c", script], cwd=root, capture_output=True, text=True, timeout=60
    )
    assert ended.returncode == 1
    assert ended.stderr.count("ValueError: Bot [token]") == 3
    assert TOKEN not in ended.stderr


@pytest.mark.parametrize(
    "text",
    [
        "commit 0123456789abcdef0123456789abcdef01234567 of a model",
        "digest " + "0123456789abcdef" * 4,
        "/home/ada/.cache/huggingface/hub/models--damo-vilab--text-to-video-ms-1.7b/blobs",
        "job 0123456789abcdef took 1.5 s; see https://example.com/a:b/c@d",
        "File t2vbot/engine/renderer.py, line 12, in test_a_long_name_of_a_function_that_says_it",
    ],
)
def test_what_is_no_secret_is_left(text: str) -> None:
    assert redact(text) == text


@pytest.mark.parametrize(
    "unit",
    [
        "a",
        "a.",
        "a-",
        "/",
        "%2F",
        "://a:",
        "hf_",
        "token=",
        "authorization:",
        "token=a,",
        "a" * 17 + ".b",
    ],
)
def test_a_long_line_takes_no_more_than_its_length(unit: str) -> None:
    """Four times the line in about four times the time; quadratic would be sixteen."""

    def seconds(size: int) -> float:
        line = (unit * size)[:size]
        began = time.process_time()  # of this process alone: other tests run beside it
        redact(line)
        return time.process_time() - began

    short = min(seconds(100_000) for _ in range(10))
    assert min(seconds(400_000) for _ in range(10)) < 10 * max(short, 0.001)
