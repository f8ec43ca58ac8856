"""What a person types: run (the default), generate, playground, worker, status, models, doctor.

Heavy packages are imported inside the commands, so that ``--help`` answers at once.
"""

from __future__ import annotations

import asyncio
import logging
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from .. import env_file
from ..errors import DeviceLost, SettingsError, UserError
from ..logs import redact_tracebacks
from ..private import wait_passively
from ..signals import INTERRUPTED
from ..text import Text, render

if TYPE_CHECKING:
    from rich.console import Console

    from ..settings import Settings

# Exit codes: 0 all went well, 1 it failed, 2 wrong use or settings, 130 stopped at once by Ctrl-C
# (also by typer) or a second signal. Nothing accepted is lost in any of them.
FAILED, MISUSED = 1, 2

app = typer.Typer(
    help="A Discord bot that turns /video <prompt> into an MP4, made on your own graphics card.",
    no_args_is_help=False,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
)

Model = Annotated[
    str | None, typer.Option(help="A name from the catalog, or a folder. Default: T2V_MODEL.")
]


def main() -> None:
    """Run the command line; a person's mistakes end as a text, not as a traceback."""
    _write_utf8()
    redact_tracebacks()
    try:
        env_file.hand_on()
        wait_passively()
        app()
    except SettingsError as error:
        _complain(str(error))
        sys.exit(MISUSED)
    except UserError as error:
        _complain(str(error))
        sys.exit(FAILED)
    except DeviceLost as error:  # of `generate`; the bot starts itself again
        _complain(render(Text("cli-device-lost", error=str(error))))
        sys.stderr.flush()
        os._exit(FAILED)  # past a thread that may wait for the device forever


def _complain(what: str) -> None:
    _console(stderr=True).print(what, style="red", markup=False, highlight=False, soft_wrap=True)


def _console(*, stderr: bool = False) -> Console:
    """rich takes two megabytes, which the bot itself does without."""
    from rich.console import Console

    return Console(stderr=stderr)


def _write_utf8() -> None:
    """A Windows console with an old code page must not end a run over a bar's character."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


@app.callback(invoke_without_command=True)
def run(context: typer.Context, model: Model = None) -> None:
    """Run the bot. Needs DISCORD_TOKEN, in the environment or in the file .env."""
    if context.invoked_subcommand:
        return
    settings = _settings(model)
    settings.require_token()  # before the imports that take seconds
    from ..app import Ending
    from ..app import run as run_bot

    # Not asyncio.run, which would wait for a thread that waits for a device that never answers.
    ending = asyncio.Runner().run(run_bot(settings))
    if ending is Ending.RESTART:
        logging.shutdown()
        sys.stdout.flush()
        _start_again()
    _leave(INTERRUPTED if ending is Ending.AT_ONCE else 0)


def _start_again() -> NoReturn:
    """Go on as a new process; this one can no longer use its device."""
    command = [sys.executable, *sys.orig_argv[1:]]
    if sys.platform != "win32":
        os.execv(sys.executable, command)
    # Windows' own execv starts a process beside this one as well, but takes a path with a space in
    # it for two arguments.
    print(render(Text("cli-new-process")))
    sys.stdout.flush()
    subprocess.Popen(command)
    os._exit(0)


@app.command()
def generate(
    prompt: Annotated[str, typer.Argument(help="What the video should show, in plain words.")],
    output: Annotated[
        Path, typer.Option("--output", "-o", help="The file to write.", dir_okay=False)
    ] = Path("video.mp4"),
    model: Model = None,
    negative_prompt: Annotated[str | None, typer.Option(help="What it should not show.")] = None,
    num_frames: Annotated[int | None, typer.Option(help="Number of frames.")] = None,
    size: Annotated[str | None, typer.Option(help="landscape, square or portrait.")] = None,
    width: Annotated[int | None, typer.Option(help="Pixels, together with --height.")] = None,
    height: Annotated[int | None, typer.Option(help="Pixels, together with --width.")] = None,
    num_inference_steps: Annotated[
        int | None, typer.Option(help="More steps: finer and slower.")
    ] = None,
    guidance_scale: Annotated[
        float | None, typer.Option(help="Higher: closer to the prompt.")
    ] = None,
    fps: Annotated[float | None, typer.Option(help="Frames per second.")] = None,
    style: Annotated[str | None, typer.Option(help="One of the model's styles.")] = None,
    seed: Annotated[int | None, typer.Option(help="The same seed makes the same video.")] = None,
    escaped: Annotated[
        bool, typer.Option(help="\\uXXXX stands for a sign of the words, as `info` writes them.")
    ] = False,
    max_size: Annotated[
        str, typer.Option(help="The file stays under this: 10MiB, 500kB, ...")
    ] = "10MiB",
) -> None:
    """Make one video here, without Discord."""
    from ..catalog.options import Options
    from ..catalog.recipe import unescaped
    from .generate import make

    if escaped:
        prompt, negative_prompt, style = (
            unescaped(prompt),
            unescaped(negative_prompt or ""),
            unescaped(style or ""),
        )
    settings = _settings(model, "WARNING")
    options = Options(
        prompt=prompt,
        negative_prompt=negative_prompt,
        size=size,
        width=width,
        height=height,
        num_frames=num_frames,
        fps=fps,
        num_inference_steps=num_inference_steps,
        guidance_scale=guidance_scale,
        style=style,
        seed=seed,
    )
    asyncio.run(make(settings, options, output, _limit(max_size), _console()))
    _leave(0)


def _leave(code: int) -> NoReturn:
    """Past Python's own end, which takes torch apart for a fifth of a second, and waits for threads
    that may wait for a device forever.
    """
    logging.shutdown()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


@app.command()
def playground(
    model: Annotated[
        str, typer.Option(help="A name from the catalog, or a folder.", show_default=True)
    ] = "builtin",
    port: Annotated[
        int, typer.Option(help="Of this machine alone; 0 takes any free one.", min=0, max=65535)
    ] = 8765,
    browser: Annotated[bool, typer.Option(help="Open the page in your browser.")] = True,
) -> None:
    """Try the whole bot in your browser, without a Discord account."""
    from ..catalog.catalog import AUTO, Catalog
    from ..engine.signature import family_of
    from ..playground.serving import play

    settings = _settings(_absolute(model))
    catalog = Catalog.open(
        settings.catalog, family_of
    )  # a mistyped name is told here, not by a bot that ends
    if settings.model != AUTO:
        catalog.get(settings.model)
    asyncio.run(play(settings, port=port, open_browser=browser, console=_console()))


@app.command()
def worker(
    device: Annotated[
        str | None, typer.Option(help="cuda, cuda:1, mps or cpu. Default: T2V_DEVICE.")
    ] = None,
    models: Annotated[
        str, typer.Option(help="Only these models, with commas between them. Default: all.")
    ] = "",
    name: Annotated[
        str | None, typer.Option(help="Of this worker. Default: its user in T2V_NATS_URL.")
    ] = None,
) -> None:
    """Make videos for a bot on another computer. Needs T2V_NATS_URL."""
    settings = _settings(None, device=device)
    from ..settings import parse_names
    from .worker import Ending, work

    ending = asyncio.Runner().run(work(settings, name, parse_names(models)))
    if ending is Ending.RESTART:
        logging.shutdown()
        sys.stdout.flush()
        _start_again()
    _leave(INTERRUPTED if ending is Ending.AT_ONCE else 0)


@app.command(hidden=True)
def on_device(device: str, folder: Path) -> None:
    """What the bot starts itself, one a device."""
    from .on_device import serve

    asyncio.run(serve(_settings(None, device=device), folder))
    _leave(0)


models = typer.Typer(invoke_without_command=True)
app.add_typer(models, name="models")


@models.callback()
def list_models(context: typer.Context) -> None:
    """List the models: what they make, their licence and memory, and whether they are here."""
    from .models import print_models

    if context.invoked_subcommand is None:
        print_models(_console(), _settings(None, "WARNING"))


@models.command("add")
def add_model(
    source: Annotated[str, typer.Argument(help="OWNER/NAME at the Hugging Face hub, or a folder.")],
    name: Annotated[str | None, typer.Option(help="What it is called here.")] = None,
    revision: Annotated[str, typer.Option(help="A branch, a tag or a commit.")] = "main",
) -> None:
    """Write a model of the Hugging Face hub, or of a folder, into your own file of models."""
    from .adding import add

    add(_console(), _settings(None, "WARNING"), source, name, revision)


@models.command("remove")
def remove_model(
    name: Annotated[str, typer.Argument(help="A name from your own file of models.")],
    files: Annotated[bool, typer.Option("--files", help="Free the disk, too.")] = False,
) -> None:
    """Take a model out of your own file of models."""
    from .removing import remove

    remove(_console(), _settings(None, "WARNING"), name, files=files)


@models.command("pin")
def pin_model(
    name: Annotated[str, typer.Argument(help="A name from the catalog.")],
    commit: Annotated[
        str | None, typer.Argument(help="The commit to use from now on, or a branch or tag.")
    ] = None,
    latest: Annotated[bool, typer.Option(help="Use the newest one that the hub has now.")] = False,
) -> None:
    """Show which commit of a model is used: its first download's, until you choose another."""
    from .models import pin

    pin(_console(), _settings(None, "WARNING"), name, commit, latest=latest)


@app.command()
def status(
    once: Annotated[bool, typer.Option("--once", help="Show it once, and end.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="As JSON, once.")] = False,
) -> None:
    """Watch a running bot: its devices, queue and rates. Needs T2V_METRICS."""
    from .status import show

    show(_console(), _settings(None, "WARNING"), once=once, as_json=as_json)


@app.command()
def info(file: Annotated[Path, typer.Argument(help="A video of this bot.")]) -> None:
    """Say how a video was made, and what makes it again."""
    from .info import tell

    tell(_console(), _settings(None, "WARNING"), file)


@app.command()
def doctor(model: Model = None) -> None:
    """Check this machine and the settings; every failing line says what fixes it."""
    from .doctor import examine

    if not asyncio.run(examine(_settings(model, "WARNING"), _console())):
        raise typer.Exit(FAILED)


def _settings(model: str | None, log_level: str = "INFO", *, device: str | None = None) -> Settings:
    """The settings, and the log set up by them; ``log_level`` holds where a host set none."""
    from .. import logs
    from ..settings import load

    settings = load(model=model, device=device)
    logs.set_up(settings.log_level or log_level, as_json=settings.log_format == "json")
    return settings


def _absolute(model: str) -> str:
    """A folder's full path, for a bot that runs in another folder; names stay as they are."""
    folder = Path(model).expanduser()
    return str(folder.resolve()) if folder.is_dir() else model


def _limit(text: str) -> int:
    from ..settings import SMALLEST_FILE, parse_size

    try:
        limit = parse_size(text)
    except ValueError as error:
        refusal = Text("cli-max-size-malformed", value=text, fault=str(error))
        raise SettingsError(refusal) from error
    if limit < SMALLEST_FILE:
        raise SettingsError(Text("cli-max-size-small", value=text, least=str(SMALLEST_FILE)))
    return limit
