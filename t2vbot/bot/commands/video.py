"""/video: make one."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import discord
from discord import app_commands

from ...catalog.model import Model
from ...catalog.options import GUIDANCE, MAX_PROMPT, SECONDS, SEEDS, STEPS, Options
from ...catalog.pasted import words_of
from ...catalog.smooth import SmoothRequest
from ...errors import RequestRefused
from ...groups.joining import Offer
from ...posts.post import Notify
from ...text import Text
from ..asking import asker_of
from ..better import check_can_smooth
from ..choosing import models_of, request_of, sizes_of, styles_of
from ..messages.markdown import cut
from ..own_prompts import Prompt
from ..presets import Wanted, tell_left_out, wanted
from ..requests import ClipRequest, ask, ask_drafts, several_of
from ..services import Services, services_of
from ..suggestions import CHOICE, CHOICES, told_apart
from ..views.drafts import MOST
from ..views.joining import offer, twin_of
from ..visibility import may_go_along
from .registry import command

MOST_AT_ONCE = 4  # videos in one message

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
    count="So many videos at once, each with a seed of its own, in one message",
    smooth="More frames a second, guessed between those that were made: seconds more",
    enhance="Larger and finer, by a second run: about three times as long",
    image="A picture that the video starts from; /models says which video makers can do that",
)
@app_commands.choices(size=SIZES, notify=NOTIFY)
async def video(
    interaction: discord.Interaction[Any],
    prompt: app_commands.Range[str, 1, MAX_PROMPT],
    avoid: app_commands.Range[str, 1, MAX_PROMPT] | None = None,
    model: str | None = None,
    size: str | None = None,
    style: str | None = None,
    seconds: app_commands.Range[float, SECONDS.min, SECONDS.max] | None = None,
    steps: app_commands.Range[int, STEPS.min, STEPS.max] | None = None,
    guidance: app_commands.Range[float, GUIDANCE.min, GUIDANCE.max] | None = None,
    seed: app_commands.Range[int, 0, SEEDS - 1] | None = None,
    spoiler: bool | None = None,
    private: bool | None = None,
    notify: str | None = None,
    drafts: app_commands.Range[int, 2, MOST] | None = None,
    count: app_commands.Range[int, 2, MOST_AT_ONCE] | None = None,
    smooth: bool = False,
    enhance: bool = False,
    image: discord.Attachment | None = None,
) -> None:
    services = services_of(interaction)
    said = Options(
        prompt=words_of(services.own_prompts.meant(interaction.user.id, prompt)),
        negative_prompt=avoid,
        model=_named(services, model),
        size=size,
        seconds=seconds,
        num_inference_steps=steps,
        guidance_scale=guidance,
        style=style,
        seed=seed,
        enhance=enhance,
    )
    if image:
        services.pictures.check(image)
    if image and drafts:
        raise RequestRefused(Text("bot-picture-no-drafts"))
    if drafts and smooth:
        raise RequestRefused(Text("better-drafts"))
    if drafts and count:
        raise RequestRefused(Text("count-no-drafts"))
    own = wanted(
        *(interaction, said),
        spoiler=spoiler,
        private=private,
        notify=notify,
        from_picture=image is not None,
    )
    await _ask(interaction, own, image=image, drafts=drafts, count=count, smooth=smooth)
    await tell_left_out(interaction, own)


async def _ask(
    interaction: discord.Interaction[Any],
    own: Wanted,
    *,
    image: discord.Attachment | None,
    drafts: int | None,
    count: int | None,
    smooth: bool,
) -> None:
    services, showing = services_of(interaction), own.showing
    request = request_of(interaction, own.options, from_picture=image is not None)
    wanted_clip: ClipRequest = request
    if smooth:
        check_can_smooth(request)
        wanted_clip = SmoothRequest(request, or_plain=True)
    clips = several_of(wanted_clip, count or 1)
    if image:
        sizes = () if own.options.size else sizes_of(interaction, request.model)
        start = services.pictures.attached(image, sizes)
        showing = replace(showing, spoiler=showing.spoiler or image.is_spoiler())
        return await ask(interaction, *clips, showing=showing, notify=own.notify, start=start)
    if drafts:
        return await ask_drafts(interaction, request, drafts, showing=showing, notify=own.notify)
    if smooth or count:  # which nobody else asks for in just that way
        return await ask(interaction, *clips, showing=showing, notify=own.notify)
    same_seed = own.options.seed is not None
    twin = None if showing.private else twin_of(interaction, request, same_seed=same_seed)
    if twin:
        notify = own.notify or services.notify
        mine = Offer(interaction.user.id, request, showing.spoiler, notify)
        return await offer(interaction, twin, mine)
    await ask(interaction, request, showing=showing, notify=own.notify)


@video.autocomplete("prompt")
async def _suggest_prompts(
    interaction: discord.Interaction[Any], typed: str
) -> list[app_commands.Choice[str]]:
    """What they asked for before. What is typed comes first, since a client takes the first."""
    if len(typed) > CHOICE:
        return []  # it could not be among them
    in_private = interaction.context.dm_channel  # in a group's others read along
    found = services_of(interaction).own_prompts.matching(
        *(interaction.user.id, typed),
        lambda one: in_private or (not one.is_secret and _may_be_offered(interaction, one)),
    )
    choices = {typed: typed} if typed.strip() and found else {}
    for one in found:
        if one.words == typed:
            continue
        name = cut(one.words, CHOICE)
        if name in choices:  # Discord wants them to be different
            name = cut(one.words, CHOICE // 2) + one.words[1 - CHOICE // 2 :]
        choices.setdefault(name, one.words if len(one.words) <= CHOICE else one.key)
    return [app_commands.Choice(name=n, value=v) for n, v in list(choices.items())[:CHOICES]]


def _may_be_offered(interaction: discord.Interaction[Any], one: Prompt) -> bool:
    return may_go_along(interaction, one.channel_id, one.server_id)


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
    chosen = _named(services_of(interaction), getattr(interaction.namespace, "model", None))
    styles = styles_of(interaction, chosen).items()
    found = [(n, s) for n, s in styles if typed.lower() in f"{n} {s.title}".lower()]
    return told_apart((style.title, name[:CHOICE]) for name, style in found)


def _named(services: Services, typed: str | None) -> str | None:
    """The model that a choice stood for, whose name may have been too long for one."""
    if typed is None or len(typed) < CHOICE:
        return typed
    return next((m.name for m in services.catalog if m.name[:CHOICE] == typed), typed)


def _searchable(model: Model) -> str:
    return " ".join((model.name, model.title, *model.keywords)).lower()
