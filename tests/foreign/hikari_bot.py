"""A small bot on hikari, as ``discord_js.cjs`` is one on discord.js."""

import json
import sys
from typing import Any

import hikari

api, token, application = sys.argv[1:]


def say(what: str, **more: Any) -> None:
    print(json.dumps({"what": what, **more}), flush=True)


bot = hikari.GatewayBot(
    token,
    intents=hikari.Intents.GUILDS,
    rest_url=f"{api}/api/v10",
    banner=None,
    force_color=False,
    suppress_optimization_warning=True,
)


@bot.listen()
async def started(event: hikari.StartedEvent) -> None:
    command = bot.rest.slash_command_builder("video", "Make a video")
    option = hikari.CommandOption(
        type=hikari.OptionType.STRING, name="prompt", description="Words", is_required=True
    )
    await bot.rest.set_application_commands(int(application), [command.add_option(option)])
    say("ready", servers=len(bot.cache.get_guilds_view()))


@bot.listen()
async def connected(event: hikari.ShardConnectedEvent) -> None:
    say("connected")


@bot.listen()
async def resumed(event: hikari.ShardResumedEvent) -> None:
    say("resumed")


@bot.listen()
async def used(event: hikari.InteractionCreateEvent) -> None:
    interaction = event.interaction
    assert isinstance(interaction, hikari.CommandInteraction)
    assert interaction.options
    prompt = interaction.options[0].value
    await interaction.create_initial_response(hikari.ResponseType.DEFERRED_MESSAGE_CREATE)
    await interaction.edit_initial_response(f"making {prompt}")
    await interaction.edit_initial_response(
        f"made {prompt}", attachment=hikari.Bytes(b"a clip", "clip.mp4")
    )
    await interaction.execute("and more")
    say("answered")


bot.run(check_for_updates=False, asyncio_debug=False)
