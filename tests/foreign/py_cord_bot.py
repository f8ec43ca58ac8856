"""A small bot on py-cord, as ``discord_js.cjs`` is one on discord.js."""

import io
import json
import sys
from typing import Any

import discord
import yarl

api, token, application = sys.argv[1:]
discord.http.Route.API_BASE_URL = f"{api}/api/v{{API_VERSION}}"
discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(api.replace("http", "ws", 1) + "/")


def say(what: str, **more: Any) -> None:
    print(json.dumps({"what": what, **more}), flush=True)


bot = discord.Bot(intents=discord.Intents(guilds=True))


@bot.event
async def on_ready() -> None:
    say("ready", servers=len(bot.guilds))


@bot.event
async def on_resumed() -> None:
    say("resumed")


@bot.slash_command(description="Make a video")
async def video(context: discord.ApplicationContext, prompt: str) -> None:
    await context.defer()
    await context.edit(content=f"making {prompt}")
    file = discord.File(io.BytesIO(b"a clip"), "clip.mp4")
    await context.edit(content=f"made {prompt}", file=file)
    await context.followup.send("and more")
    say("answered")


bot.run(token)
