"""/video: make one."""

from __future__ import annotations

from typing import Any

import discord
from discord import app_commands

from ...catalog.bounds import resolve_within
from ...catalog.model import Model
from ...catalog.options import MAX_PROMPT, SEEDS, Options
from ...catalog.request import VideoRequest
from ...groups.joining import Offer
from ...posts.post import Notify, Showing
from ..asking import asker_of
from ..messages.markdown import cut
from ..requests import ask, ask_drafts
from ..services import Services, services_of
from ..views.drafts import MOST
from ..views.joining import offer, twin_of
from .registry import command

CHOICES = 25  # suggestions that Discord shows at most
CHOICE = 100  # characters of one, of its name and of its value

SIZES = [
    app_commands.Choice(name="square", value="square"),
    app_commands.Choice(name="landscape (wide)", value="landscape"),
    app_commands.Choice(name="portrait (tall)", value="portrait"),
]
NOTIFY = [
    app_commands.Choice(name="if it took over a minute", value=Notify.SLOW.value),
    app_commands.Choice(name="always", value=Notify.ALWAYS.value),
    app_commands.Choice(name="never", value=Notify.NEVER.value),
]


@command
@app_commands.command(description="Make a short video from a description")
@app_commands.describe(
    prompt="What the video should show, in plain words",
    avoid="What it should not show",
    model="Which video maker to use; /models explains them",
    size="The shape of the picture",
    style="A look, or a way to be done sooner, that this video maker has",
    seconds="How long the video should be",
    steps="How much work goes into it: more steps are finer and slower",
    guidance="How closely it follows your words: higher is closer, lower is freer",
    seed="A number: the same number with the same words makes the same video",
    spoiler="Hide the video until somebody clicks on it",
    private="Only you see the video",
    notify="When to ping you once it is done",
    drafts="First so many quick drafts beside each other, to choose from",
)
@app_commands.choices(size=SIZES, notify=NOTIFY)
async def video(
    interaction: discord.Interaction[Any],
    prompt: app_commands.Range[str, 1, MAX_PROMPT],
    avoid: app_commands.Range[str, 1, MAX_PROMPT] | None = None,
    model: str | None = None,
    size: str | None = None,
    style: str | None = None,
    seconds: app_commands.Range[float, 0.1, 60.0] | None = None,
    steps: app_commands.Range[int, 1, 200] | None = None,
    guidance: app_commands.Range[float, 0.0, 50.0] | None = None,
    seed: app_commands.Range[int, 0, SEEDS - 1] | None = None,
    spoiler: bool = False,
    private: bool = False,
    notify: str | None = None,
    drafts: app_commands.Range[int, 2, MOST] | None = None,
) -> None:
    services = services_of(interaction)
    options = Options(
        prompt=prompt,
        negative_prompt=avoid,
        model=_named(services, model),
        size=size,
        seconds=seconds,
        num_inference_steps=steps,
        guidance_scale=guidance,
        style=style,
        seed=seed,
    )
    request = _request(interaction, options)
    wanted = Notify(notify) if notify in set(Notify) else None
    showing = Showing(spoiler, private)
    if drafts:
        return await ask_drafts(interaction, request, drafts, showing=showing, notify=wanted)
    twin = None if private else twin_of(interaction, request, same_seed=seed is not None)
    if twin:
        own = Offer(interaction.user.id, request, spoiler, wanted or services.notify)
        return await offer(interaction, twin, own)
    await ask(interaction, request, showing=showing, notify=wanted)


@video.autocomplete("model")
async def _suggest_models(
    interaction: discord.Interaction[Any], typed: str
) -> list[app_commands.Choice[str]]:
    typed = typed.lower()
    services, asker = services_of(interaction), asker_of(interaction)
    models = models_of(services)
    allowed = services.rules.limits.allowed_models(asker, [model.name for model in models])
    found = [m for m in models if m.name in allowed and typed in _searchable(m)]
    return [
        app_commands.Choice(
            name=cut(f"{model.title} ({model.name})", CHOICE), value=model.name[:CHOICE]
        )
        for model in found[:CHOICES]
    ]


@video.autocomplete("style")
async def _suggest_styles(
    interaction: discord.Interaction[Any], typed: str
) -> list[app_commands.Choice[str]]:
    """Those of the model that was chosen so far."""
    services = services_of(interaction)
    name = _named(services, getattr(interaction.namespace, "model", None))
    models = {model.name: model for model in models_of(services)}
    model = models.get(name or _usual_model(interaction))
    styles = model.styles.items() if model else ()
    found = [(n, s) for n, s in styles if typed.lower() in f"{n} {s.title}".lower()]
    return [
        app_commands.Choice(name=cut(style.title, CHOICE), value=name[:CHOICE])
        for name, style in found[:CHOICES]
    ]


def _request(interaction: discord.Interaction[Any], options: Options) -> VideoRequest:
    """What was not said is brought within what is allowed here."""
    services, usual = services_of(interaction), _usual_model(interaction)
    bounds = services.rules.limits.bounds(asker_of(interaction))
    catalog = services.catalog
    return resolve_within(bounds, options, lambda o: catalog.resolve(o, usual), catalog.get)


def _usual_model(interaction: discord.Interaction[Any]) -> str:
    """The host's choice, else the first one that may be used here."""
    services = services_of(interaction)
    names = [model.name for model in models_of(services)]
    allowed = services.rules.limits.allowed_models(asker_of(interaction), names)
    return allowed[0] if allowed else names[0]


def _named(services: Services, typed: str | None) -> str | None:
    """The model that a choice stood for, whose name may have been too long for one."""
    if typed is None or len(typed) < CHOICE:
        return typed
    return next((m.name for m in services.catalog if m.name[:CHOICE] == typed), typed)


def models_of(services: Services) -> list[Model]:
    """The host's own choice first, then the rest of the catalog."""
    chosen = services.catalog.get(services.default_model)
    return [chosen, *(model for model in services.catalog if model.name != chosen.name)]


def _searchable(model: Model) -> str:
    return " ".join((model.name, model.title, *model.keywords)).lower()
