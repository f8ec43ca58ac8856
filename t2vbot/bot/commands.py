"""/video and its family: what members can type."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands

from ..catalog.model import Model
from ..catalog.options import MAX_PROMPT, SEEDS, Options
from ..errors import UserError
from ..jobs.job import Job, JobState
from . import text
from .asking import ask, defer
from .replies import report

if TYPE_CHECKING:
    from .client import VideoClient

    Command = discord.Interaction[VideoClient]

CHOICES = 25  # suggestions that Discord shows at most
SHOWN = 15  # jobs that /queue lists

ANYWHERE = app_commands.AppCommandContext(guild=True, dm_channel=True, private_channel=True)
SERVERS_AND_USERS = app_commands.AppInstallationType(guild=True, user=True)

SIZES = [
    app_commands.Choice(name="square", value="square"),
    app_commands.Choice(name="landscape (wide)", value="landscape"),
    app_commands.Choice(name="portrait (tall)", value="portrait"),
]


class Tree(app_commands.CommandTree[Any]):
    """The commands, with one place for what goes wrong in them."""

    def __init__(self, client: VideoClient) -> None:
        super().__init__(client, allowed_contexts=ANYWHERE, allowed_installs=SERVERS_AND_USERS)
        self.add_command(video)
        self.add_command(queue)
        self.add_command(models)
        self.add_command(missed)

    async def on_error(
        self, interaction: discord.Interaction[Any], error: app_commands.AppCommandError, /
    ) -> None:
        await report(interaction, error)


@app_commands.command(description="Make a short video from a description")
@app_commands.describe(
    prompt="What the video should show, in plain words",
    avoid="What it should not show",
    model="Which video maker to use; /models explains them",
    size="The shape of the picture",
    seconds="How long the video should be",
    steps="How much work goes into it: more steps are finer and slower",
    guidance="How closely it follows your words: higher is closer, lower is freer",
    seed="A number: the same number with the same words makes the same video",
    spoiler="Hide the video until somebody clicks on it",
)
@app_commands.choices(size=SIZES)
async def video(
    interaction: Command,
    prompt: app_commands.Range[str, 1, MAX_PROMPT],
    avoid: app_commands.Range[str, 1, MAX_PROMPT] | None = None,
    model: str | None = None,
    size: str | None = None,
    seconds: app_commands.Range[float, 0.1, 60.0] | None = None,
    steps: app_commands.Range[int, 1, 200] | None = None,
    guidance: app_commands.Range[float, 0.0, 50.0] | None = None,
    seed: app_commands.Range[int, 0, SEEDS - 1] | None = None,
    spoiler: bool = False,
) -> None:
    options = Options(
        prompt=prompt,
        negative_prompt=avoid,
        model=model,
        size=size,
        seconds=seconds,
        num_inference_steps=steps,
        guidance_scale=guidance,
        seed=seed,
    )
    client = interaction.client
    await ask(interaction, client.catalog.resolve(options, client.default_model), spoiler=spoiler)


@video.autocomplete("model")
async def _suggest_models(interaction: Command, typed: str) -> list[app_commands.Choice[str]]:
    typed = typed.lower()
    found = [model for model in _models(interaction.client) if typed in _searchable(model)]
    return [
        app_commands.Choice(name=f"{model.title} ({model.name})"[:100], value=model.name)
        for model in found[:CHOICES]
    ]


def _models(client: VideoClient) -> list[Model]:
    """The host's own choice first, then the rest of the catalog."""
    chosen = client.catalog.get(client.default_model)
    return [chosen, *(model for model in client.catalog if model.name != chosen.name)]


def _searchable(model: Model) -> str:
    return " ".join((model.name, model.title, *model.keywords)).lower()


@app_commands.command(description="See what is being made and what waits in line")
async def queue(interaction: Command) -> None:
    consumer = interaction.client.consumer
    waiting = consumer.waiting()
    lines = []
    for job in consumer.in_work():
        doing = "being made" if job.state is JobState.RUNNING else "being packed and uploaded"
        lines.append(f"**Now** {doing}: {_who_and_what(job, interaction)}")
    for job in waiting[:SHOWN]:
        start = "" if job.starts_at is None else f", starts {text.timestamp(job.starts_at)}"
        lines.append(f"**{job.place}.** {_who_and_what(job, interaction)}{start}")
    if len(waiting) > SHOWN:
        lines.append(f"… and {len(waiting) - SHOWN} more.")
    seconds = consumer.seconds_until_free()
    if not lines:
        lines.append("Nobody is in line. Type /video and yours starts at once.")
    elif seconds is not None:
        lines.append(f"A new request would start in about {text.duration(seconds)}.")
    await interaction.response.send_message(text.clip("\n".join(lines)), ephemeral=True)


def _who_and_what(job: Job, interaction: Command) -> str:
    """A job as this member may see it: what was asked elsewhere is not theirs to read."""
    here = job.reply_to.channel_id == interaction.channel_id
    if not here and job.user_id != interaction.user.id:
        return "a video for somebody elsewhere"
    return f"{text.escape(job.request.prompt[:60])} (<@{job.user_id}>)"


@app_commands.command(description="Get a video of yours that could not be delivered")
async def missed(interaction: Command) -> None:
    client = interaction.client
    kept = await client.ledger.undelivered(interaction.user.id)
    if not kept:
        raise UserError("There is no video of yours that was made and could not be delivered.")
    place = await defer(interaction, spoiler=kept[0].reply_to.spoiler)
    for job in kept:  # one that was asked for a moment ago is on its way
        there = replace(place, spoiler=job.reply_to.spoiler)
        if await client.consumer.hand_over(job, there):
            return
    raise UserError("What there was is on its way to you already.")


@app_commands.command(description="See which video makers there are, and what each is good for")
async def models(interaction: Command) -> None:
    client = interaction.client
    entries = [_describe(model, model.name == client.default_model) for model in _models(client)]
    await interaction.response.send_message(text.clip("\n".join(entries)), ephemeral=True)


def _describe(model: Model, is_default: bool) -> str:
    sizes = ", ".join(f"{name} {w}×{h}" for name, (w, h) in model.sizes.items())
    uses = {
        True: "",
        False: ", not for commercial use",
        None: ", look its terms up before you use it",
    }
    default = " (used unless you choose another)" if is_default else ""
    return (
        f"**{text.escape(model.title)}** `{model.name}`{default}\n"
        f"{text.escape(model.description)}\n"
        f"-# {sizes} · {model.seconds} s · licence {text.escape(model.licence)}"
        f"{uses[model.commercial_use]}"
    )
