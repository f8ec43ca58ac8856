"""Settings: all faults in one text, secrets never shown, an example file that tells the truth."""

from __future__ import annotations

import logging
import re
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from t2vbot.errors import SettingsError
from t2vbot.logs import RedactingFormatter
from t2vbot.settings import Settings, load, parse_size

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


def test_the_example_file_explains_every_setting_with_its_default() -> None:
    text = EXAMPLE.read_text(encoding="utf-8")
    shown = dict(re.findall(r"^#?((?:T2V|DISCORD)_[A-Z_]+)=(.*)$", text, re.MULTILINE))
    fields = {
        field.validation_alias or f"T2V_{name.upper()}": field.default
        for name, field in Settings.model_fields.items()
    }
    assert set(shown) == set(fields)
    for name, value in shown.items():
        if value and name != "T2V_LOG_LEVEL":
            expected = fields[name]
            assert (
                parse_size(value) == expected
                if name == "T2V_MAX_UPLOAD"
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
