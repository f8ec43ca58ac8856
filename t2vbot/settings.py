"""The settings: one frozen value, read once from the environment and the file ``.env``.

Nobody else reads ``os.environ``, but for what is handed on to other programs. ``.env.example``
explains every setting; a test keeps the two together.
"""

from __future__ import annotations

import logging
import os
import re
from pathlib import Path
from typing import Annotated, Any, Literal, NamedTuple

import platformdirs
from pydantic import BeforeValidator, Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from . import env_faults, env_file
from .errors import SettingsError
from .logs import BOT_TOKEN, redact
from .private import make_private_folder
from .text import Text, render

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


def parse_size(text: str | int) -> int:
    """Bytes from "10MiB", "500 kB" or a plain number. Raises ``ValueError`` on anything else."""
    match = re.fullmatch(r"\s*(\d{1,15}(?:\.\d{1,6})?)\s*([a-zA-Z]*)\s*", str(text))
    if not match or match[2].lower() not in _UNITS:
        raise ValueError(render(Text("settings-size")))
    return int(float(match[1]) * _UNITS[match[2].lower()])


CATALOG = "models.toml"  # the host's own models, unless T2V_CATALOG names another file
SMALLEST_FILE = 4096  # bytes; under about 1.6 kB no clip fits at all (measured)

Size = Annotated[int, BeforeValidator(parse_size)]


def parse_guilds(text: str | tuple[int, ...]) -> tuple[int, ...]:
    """Server ids out of "123, 456". Raises ``ValueError`` on anything else."""
    if isinstance(text, tuple):
        return text
    ids = text.replace(",", " ").split()
    if not all(re.fullmatch(r"[1-9][0-9]{0,19}", one) for one in ids):
        raise ValueError(render(Text("settings-guilds")))
    return tuple(int(one) for one in ids)


def parse_labels(text: str | tuple[str, ...]) -> tuple[str, ...]:
    """Labels out of "nsfw, gore". Raises ``ValueError`` where there is none."""
    if isinstance(text, tuple):
        return text
    labels = tuple(label for part in text.split(",") if (label := part.strip()))
    if not labels:
        raise ValueError(render(Text("settings-labels")))
    return labels


Labels = Annotated[tuple[str, ...], NoDecode, BeforeValidator(parse_labels)]
Guilds = Annotated[tuple[int, ...], NoDecode, BeforeValidator(parse_guilds)]


def parse_shards(text: str | int) -> int | Literal["auto"]:
    """A number, or "auto". Raises ``ValueError`` on anything else."""
    if str(text).lower() == "auto":
        return "auto"
    if not re.fullmatch(r"[1-9][0-9]{0,4}", str(text)):
        raise ValueError(render(Text("settings-shards")))
    return int(text)


Shards = Annotated[int | Literal["auto"], BeforeValidator(parse_shards)]


def parse_threads(text: str | int | None) -> int | None:
    """The first number: OpenMP takes one for each level. None where it says nothing, since it may
    be meant for other programs.
    """
    match = re.match(r"\s*0*([1-9]\d{0,3})\b", str(text))
    return int(match[1]) if match else None


Threads = Annotated[int | None, BeforeValidator(parse_threads)]


def parse_names(text: str | tuple[str, ...]) -> tuple[str, ...]:
    """Names out of "one, two"."""
    return text if isinstance(text, tuple) else tuple(re.findall(r"[^\s,]+", text))


class Endpoint(NamedTuple):
    """Where something listens."""

    host: str
    port: int


def parse_address(text: str | Endpoint) -> Endpoint:
    """Host and port out of "127.0.0.1:9400" or "[::1]:9400". Raises ``ValueError`` otherwise."""
    if isinstance(text, Endpoint):
        return text
    match = re.fullmatch(r"\[?([^\s\[\]]+?)\]?:(\d{1,5})", text.strip())
    if not match or not 0 <= int(match[2]) < 2**16:
        raise ValueError(render(Text("settings-address")))
    return Endpoint(match[1], int(match[2]))


Address = Annotated[Endpoint, NoDecode, BeforeValidator(parse_address)]
_DEVICE = r"auto|cpu|mps|cuda(:\d+)?"
Names = Annotated[tuple[str, ...], NoDecode, BeforeValidator(parse_names)]


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
        env_file_encoding="utf-8-sig",
        env_ignore_empty=True,
        extra="ignore",
        frozen=True,
    )

    discord_token: SecretStr | None = Field(default=None, validation_alias="DISCORD_TOKEN")
    model: str = "auto"
    device: str = "auto"
    # Of the CPU, that torch computes with; None: as many as it has cores. As OpenMP calls it, which
    # computes for torch.
    torch_threads: Threads = Field(default=None, validation_alias="OMP_NUM_THREADS")
    data_dir: Path = Field(default_factory=_own_data_folder)
    backup: Path | None = None  # a folder for copies of the data; None: none are written
    dev_guild: int | None = Field(default=None, gt=0)
    host_server: int | None = Field(default=None, gt=0)  # that has /video-host; None: none has
    paused_accepts: bool = True  # whether a paused bot takes requests
    guilds: Guilds = ()  # the servers that are served; none: all
    shards: Shards = "auto"  # connections to the gateway; auto: as many as Discord recommends
    buttons: Literal["same", "everyone"] = "same"
    max_upload: Size = Field(default=100 * 2**20, ge=SMALLEST_FILE)
    keep_days: float = Field(default=8, ge=0, le=365)
    keep_space: Size = Field(default=5 * 2**30, ge=0)
    max_per_member: int = Field(default=5, ge=1, le=1000)
    max_waiting: int = Field(default=100, ge=1, le=10_000)
    cooldown: float = Field(default=0, ge=0, le=86_400)  # seconds
    quota_seconds: float | None = Field(default=None, ge=0)
    quota_clips: int | None = Field(default=None, ge=0)
    most_side: int | None = Field(default=None, ge=16)  # pixels
    most_seconds: float | None = Field(default=None, gt=0)
    most_steps: int | None = Field(default=None, ge=1)
    models: Names = ()  # that members may use; none: all
    catalog: Path | None = None  # the host's own models; None: there are none
    filter: Path | None = None  # a list of words that nobody may ask for
    embed_prompt: bool = True
    preview: bool = True  # in status messages
    notify: Literal["slow", "always", "never"] = "slow"
    hints: bool = True  # whether who is new gets a few, each once
    allow_pickle: bool = False
    check: Literal["off", "spoiler", "withhold"] = "off"
    unfiltered: bool = True  # whether moderators may lift it in age-restricted channels
    check_model: str = "Falconsai/nsfw_image_detection"
    check_labels: Labels = ("nsfw",)
    check_threshold: float = Field(default=0.5, ge=0, le=1)  # a probability
    log_format: Literal["text", "json"] = "text"
    metrics: Address | None = None  # where metrics are served; None: nowhere
    log_level: str | None = None  # None: INFO for the bot, WARNING for the other commands
    unload_after: float = Field(default=30, ge=0, le=100_000)  # minutes
    grace: float = Field(default=60, ge=0)  # seconds
    step_timeout: float = Field(default=600, gt=0)  # seconds
    nats_url: SecretStr | None = None  # workers make the clips; None: this computer does
    nats_ca: Path | None = None  # the certificate of who signed the NATS server's
    discord_api: str | None = None
    faults: Path | None = None

    @field_validator("log_level")
    @classmethod
    def _known_level(cls, value: str | None) -> str | None:
        if value and value.upper() not in logging.getLevelNamesMapping():
            raise ValueError(render(Text("settings-log-level")))
        return value and value.upper()

    @field_validator("device")
    @classmethod
    def _known_device(cls, value: str) -> str:
        devices = re.findall(r"[^\s,]+", value)
        if not devices or not all(re.fullmatch(_DEVICE, device) for device in devices):
            raise ValueError(render(Text("settings-device")))
        gpus = [device for device in devices if device != "cpu"]
        if (len(devices) > 1 and len({*gpus}) < len(gpus)) or (len(devices) > 1 and "auto" in gpus):
            raise ValueError(render(Text("settings-devices")))
        return ",".join(devices)

    @field_validator("discord_api")
    @classmethod
    def _loopback_only(cls, value: str | None) -> str | None:
        """The token goes wherever this points, so it may only point at this machine."""
        if value and not re.fullmatch(r"http://(127\.0\.0\.1|localhost|\[::1\]):\d+", value):
            raise ValueError(render(Text("settings-discord-api")))
        return value

    @field_validator("data_dir", "backup", "faults", "filter", "nats_ca")
    @classmethod
    def _home(cls, value: Path | None) -> Path | None:
        return value and value.expanduser().absolute()

    @field_validator("catalog")
    @classmethod
    def _beside_env_file(cls, value: Path | None) -> Path | None:
        return value and env_file.folder() / value.expanduser()

    @property
    def devices(self) -> tuple[str, ...]:
        """Those that make clips, each one alone where there are several."""
        return tuple(self.device.split(","))

    def catalog_file(self) -> Path:
        """Where the host's own models are written; it may not be there yet."""
        return self.catalog or env_file.folder() / CATALOG

    def require_token(self) -> str:
        """The bot token.

        Raises ``SettingsError``, which says where to get one, if it cannot be one.
        """
        if fault := self.token_fault():
            raise _no_token(fault)
        return self._token()

    def token_fault(self) -> Text | None:
        """Why the token cannot be one; None if it looks right."""
        token = self._token()
        if not token:
            return _no_token_read()
        if BOT_TOKEN.fullmatch(token):
            return None
        is_broken = BOT_TOKEN.fullmatch("".join(token.split()))
        otherwise = Text("settings-token-space" if is_broken else "settings-token-malformed")
        return next((said for form, said in _NO_TOKENS if form.fullmatch(token)), otherwise)

    def _token(self) -> str:
        return self.discord_token.get_secret_value().strip() if self.discord_token else ""


def _no_token_read() -> Text:
    """Where it stands instead, if anywhere."""
    meant, read = env_file.misnamed(), env_file.find()
    if meant is None:
        return Text("settings-token-missing")
    if meant.name == env_file.NAME:
        return Text("settings-token-elsewhere", file=str(meant), read=str(read))
    return Text("settings-token-misnamed", file=str(meant))


# What people put there in place of the token, or around it.
_NO_TOKENS = (
    (re.compile(r"Bot\s+\S+", re.IGNORECASE), Text("settings-token-prefix")),
    (re.compile(r"(['\"]).*\1"), Text("settings-token-quotes")),
    (re.compile(rf".*?{BOT_TOKEN.pattern}.*", re.DOTALL), Text("settings-token-around")),
    (re.compile(r"\d{15,20}"), Text("settings-token-id")),
    (re.compile(r"[0-9a-f]{64}"), Text("settings-token-public-key")),
    (re.compile(r"[\w-]{32}"), Text("settings-token-client-secret")),
)


def token_refused() -> SettingsError:
    """For a token that Discord does not accept."""
    return _no_token(Text("settings-token-refused"))


def _no_token(fault: Text) -> SettingsError:
    where, without = Text("settings-token-where"), Text("settings-without-token")
    return SettingsError(Text("settings-token", fault=fault, where=where, without=without))


def chosen_gpus() -> str | None:
    """NVIDIA's own variable, with which a host hides some GPUs or all of them from every program;
    None where it is not set.
    """
    return os.environ.get("CUDA_VISIBLE_DEVICES")


def load(**overrides: Any) -> Settings:
    """Read the settings, with what the command line says on top.

    Raises ``SettingsError`` whose one text names every fault.
    """
    file = env_file.find()
    said = {key: value for key, value in overrides.items() if value is not None}
    written = env_file.content(file) if file else ""
    found = [
        _indented(fault) for fault in env_faults.faults(written, env_file.environment(), _names())
    ]
    settings, cause = None, None
    try:
        settings = Settings(**{"_env_file": file, **said})
    except ValidationError as error:
        found += [_plain(fault) for fault in error.errors()]
        cause = error
    if found or settings is None:
        faults = "\n".join(render(fault) for fault in found)
        where = str(file) if file else ".env"
        raise SettingsError(Text("settings-faulty", file=where, faults=faults)) from cause
    if settings.catalog is None:
        settings = settings.model_copy(update={"catalog": env_file.beside(CATALOG)})
    return settings


def unread() -> Text | None:
    """Names that look like settings and do nothing."""
    file = env_file.find()
    names = env_faults.unread(
        env_file.content(file) if file else "", env_file.environment(), _names()
    )
    return Text("env-file-unread", names=", ".join(names)) if names else None


def _names() -> list[str]:
    """The variables that are read."""
    return [
        str(field.validation_alias or f"T2V_{name.upper()}")
        for name, field in Settings.model_fields.items()
    ]


def _indented(fault: Text) -> Text:
    return Text("settings-fault-line", fault=fault)


def _plain(fault: Any) -> Text:
    """What is wrong, in pydantic's words less its prefix, and the value, but never a secret."""
    field = str(fault["loc"][0])
    message = str(fault["msg"]).removeprefix("Value error, ")
    if field in ("DISCORD_TOKEN", "nats_url"):
        return Text("settings-fault-secret", name=field, message=message)
    value = redact(repr(fault["input"]))  # a token in the wrong line
    return Text("settings-fault", name=f"T2V_{field.upper()}", message=message, value=value)
