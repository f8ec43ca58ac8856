"""What is said to who writes to the bot as to a person: it reads no messages, and what to type."""

from __future__ import annotations

import logging
import time
from collections import OrderedDict
from collections.abc import Callable

import aiohttp
import discord

from ..errors import RequestRefused
from ..text import Text, render
from .asking import asker_in
from .services import Services

log = logging.getLogger(__name__)

PAUSE = 600.0  # seconds between two in one channel
REMEMBERED = 1000  # channels


class Greeting:
    """Answers in a direct message, and where it is mentioned by name; seldom, and nobody is pinged.
    What else somebody wrote is not looked at.
    """

    def __init__(
        self,
        client: discord.Client,
        services: Services,
        link: Callable[[str], str],
        *,
        on: bool,
    ) -> None:
        """``link``: to a command."""
        self._client = client
        self._services = services
        self._link = link
        self._on = on
        self._said: OrderedDict[int, float] = OrderedDict()  # by channel

    async def hear(self, message: discord.Message) -> None:
        """A message that somebody wrote."""
        if not self._on or not self._is_for_us(message) or not self._is_time(message.channel.id):
            return
        language = await self._language(message)
        video, helping = self._link("video"), self._link("video-help")
        words = Text("greeting-how", command=video, help=helping)
        try:
            await message.reply(render(words, language), mention_author=False)
        except (discord.HTTPException, aiohttp.ClientError) as error:
            log.info("Nothing could be said to who wrote to the bot: %s", error)

    def _is_for_us(self, message: discord.Message) -> bool:
        """Not where videos are not wanted; and a mention that is no part of a reply."""
        own = self._client.user
        if own is None or message.author.bot or message.is_system():
            return False
        if message.guild is None:
            return True
        if not {f"<@{own.id}>", f"<@!{own.id}>"} & set(message.content.split()):
            return False
        try:
            asker = asker_in(message.channel, message.author.id, message.guild.id)
            self._services.rules.check_place(asker)
        except RequestRefused:
            return False
        return True

    def _is_time(self, channel_id: int) -> bool:
        now = time.monotonic()
        if now - self._said.get(channel_id, -PAUSE) < PAUSE:
            return False
        self._said[channel_id] = now
        self._said.move_to_end(channel_id)
        while len(self._said) > REMEMBERED:
            self._said.popitem(last=False)
        return True

    async def _language(self, message: discord.Message) -> str:
        speech = self._services.speech
        if message.guild is None:
            return await speech.to_person(message.author.id)
        return speech.in_server(message.guild.id, message.channel.id)
