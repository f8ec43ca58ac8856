"""The settings: one frozen value, read once from the environment and the file ``.env``.

Nobody else reads ``os.environ``. ``.env.example`` explains every setting; a test keeps the two
together.
"""

from __future__ import annotations

import logging
import re
from pathlib import Path
from typing import Annotated, Any, Literal

import platformdirs
from pydantic import BeforeValidator, Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from .errors import SettingsError
from .logs import BOT_TOKEN
from .private import make_private_folder

_UNITS = {
    "": 1,
    "b": 1,
    "kb": 10**3,
    "mb": 10**6,
    "gb": 10**9,
    "kib": 2**10,
    "mib": 2**20,
    "gib": 2**30,
}

TOKEN_HELP = (
    "Where to get one: https://discord.com/developers/applications -> your application -> Bot -> "
    "Reset Token. Put it into a file named .env in the folder you start from, as a line\n"
    "    DISCORD_TOKEN=the.token.text\n"
    "What works without a token:\n"
    '    python bot.py generate "a red circle moving right"   makes a video file right here\n'
    "    python bot.py playground                             the whole bot in your browser\n"
    "    python bot.py doctor                                 checks this machine"
)


def parse_size(text: str | int) -> int:
    """Bytes from "10MiB", "500 kB" or a plain number. Raises ``ValueError`` on anything else."""
    match = re.fullmatch(r"\s*(\d{1,15}(?:\.\d{1,6})?)\s*([a-zA-Z]*)\s*", str(text))
    if not match or match[2].lower() not in _UNITS:
        raise ValueError("not a size; write for example 10MiB, 500kB or 64000")
    return int(float(match[1]) * _UNITS[match[2].lower()])


SMALLEST_FILE = 4096  # bytes; under about 1.6 kB no clip fits at all (measured)

Size = Annotated[int, BeforeValidator(parse_size)]


def _own_data_folder() -> Path:
    return platformdirs.user_data_path("t2vbot", False)


def make_data_folder(folder: Path) -> None:
    """Make the data folder, closed to others. One that was there stays as it is, unless it is the
    bot's own by its name: the host may have named a folder that is more than that.
    """
    make_private_folder(folder, close_existing=folder == _own_data_folder())


class Settings(BaseSettings):
    """Everything a host can set.

    Field names are the variables' names without ``T2V_``, in small letters.
    """

    model_config = SettingsConfigDict(
        env_prefix="T2V_",
        env_file=".env",
        env_file_encoding="utf-8",
        env_ignore_empty=True,
        extra="ignore",
        frozen=True,
    )

    discord_token: SecretStr | None = Field(default=None, validation_alias="DISCORD_TOKEN")
    model: str = "auto"
    device: str = "auto"
    data_dir: Path = Field(default_factory=_own_data_folder)
    dev_guild: int | None = Field(default=None, gt=0)
    max_upload: Size = Field(default=100 * 2**20, ge=SMALLEST_FILE)
    max_per_member: int = Field(default=5, ge=1, le=1000)
    max_waiting: int = Field(default=100, ge=1, le=10_000)
    embed_prompt: bool = True
    notify: Literal["slow", "always", "never"] = "slow"
    allow_pickle: bool = False
    log_level: str | None = None  # None: INFO for the bot, WARNING for the other commands
    grace: float = Field(default=60, ge=0)  # seconds
    step_timeout: float = Field(default=600, gt=0)  # seconds
    discord_api: str | None = None
    faults: Path | None = None

    @field_validator("log_level")
    @classmethod
    def _known_level(cls, value: str | None) -> str | None:
        if value and value.upper() not in logging.getLevelNamesMapping():
            raise ValueError("must be DEBUG, INFO, WARNING or ERROR")
        return value and value.upper()

    @field_validator("device")
    @classmethod
    def _known_device(cls, value: str) -> str:
        if not re.fullmatch(r"auto|cpu|mps|cuda(:\d+)?", value):
            raise ValueError("must be auto, cuda, cuda:0, cuda:1, ..., mps or cpu")
        return value

    @field_validator("discord_api")
    @classmethod
    def _loopback_only(cls, value: str | None) -> str | None:
        """The token goes wherever this points, so it may only point at this machine."""
        if value and not re.fullmatch(r"http://(127\.0\.0\.1|localhost|\[::1\]):\d+", value):
            raise ValueError("must be http://127.0.0.1:PORT, a stand-in on this machine")
        return value

    @field_validator("data_dir", "faults")
    @classmethod
    def _home(cls, value: Path | None) -> Path | None:
        return value and value.expanduser().absolute()

    def require_token(self) -> str:
        """The bot token.

        Raises ``SettingsError``, which says where to get one, if it cannot be one.
        """
        token = self.discord_token.get_secret_value().strip() if self.discord_token else ""
        if not token:
            raise SettingsError(
                f"There is no DISCORD_TOKEN, so the bot cannot log in.\n{TOKEN_HELP}"
            )
        if not BOT_TOKEN.fullmatch(token):
            raise SettingsError(
                "DISCORD_TOKEN does not look like a bot token (three parts joined by dots; not the "
                f"client secret, not the application id).\n{TOKEN_HELP}"
            )
        return token


def token_refused() -> SettingsError:
    """For a token that Discord does not accept."""
    return SettingsError(
        "Discord does not accept the DISCORD_TOKEN: it was reset, or mistyped.\n" + TOKEN_HELP
    )


def load(**overrides: Any) -> Settings:
    """Read the settings, with what the command line says on top.

    Raises ``SettingsError`` whose one text names every fault.
    """
    try:
        return Settings(**{key: value for key, value in overrides.items() if value is not None})
    except ValidationError as error:
        faults = "\n".join(
            f"    {_variable(fault['loc'])}: {_plain(fault)}" for fault in error.errors()
        )
        raise SettingsError(
            "Some settings (environment or .env) cannot be used:\n"
            f"{faults}\nEvery setting is explained in .env.example."
        ) from error
    except UnicodeDecodeError as error:  # PowerShell's `echo ... > .env` writes UTF-16
        raise SettingsError(
            "The file .env is not UTF-8 text. Save it as UTF-8 (in Notepad: Save as, Encoding)."
        ) from error


def _variable(location: tuple[int | str, ...]) -> str:
    name = str(location[0])
    return name if name == "DISCORD_TOKEN" else f"T2V_{name.upper()}"


def _plain(fault: Any) -> str:
    """What is wrong, in pydantic's words less its prefix, and the value, but never a secret."""
    message = str(fault["msg"]).removeprefix("Value error, ")
    return (
        message if fault["loc"][0] == "DISCORD_TOKEN" else f"{message} (it is {fault['input']!r})"
    )
