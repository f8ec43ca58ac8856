"""Who answered an interaction: this process, or another one with the same token.

Discord takes one first answer and refuses the next with code 40060. That may be our own second try,
where its word on the first was lost and discord.py sent it again by itself; or it is another bot
that was faster, and does what was asked.
"""

from __future__ import annotations

import logging
import re
from collections import OrderedDict
from types import SimpleNamespace
from typing import Any

import aiohttp
import discord
import yarl

log = logging.getLogger(__name__)

ALREADY_ACKNOWLEDGED = 40060  # Discord's code
REMEMBERED = 1000  # interactions; each is asked about within seconds of its answer

_CALLBACK = re.compile(r"/interactions/(\d+)/[^/]+/callback")


class Answers:
    """Remembers the interactions whose first answer by this process may have arrived, without
    discord.py having heard so. ``trace`` is for the client, whose requests it watches.
    """

    def __init__(self) -> None:
        self.trace = aiohttp.TraceConfig()
        self.trace.on_request_end.append(self._ended)
        self.trace.on_request_exception.append(self._broke)
        self._unsure: OrderedDict[int, None] = OrderedDict()
        self._has_warned = False

    def are_elsewhere(
        self, interaction: discord.Interaction[Any], error: discord.HTTPException
    ) -> bool:
        """Whether ``error`` means that another process answered this interaction, which then is
        not ours to go on with. The host hears of it once.
        """
        if error.code != ALREADY_ACKNOWLEDGED or interaction.id in self._unsure:
            return False
        if not self._has_warned:
            self._has_warned = True
            log.error(
                "A second bot runs with this DISCORD_TOKEN: it answered interaction %s before this"
                " one could. Each request is made by the one that answers first, and buttons fail"
                " where the other has the job. Stop one of the two, or give it an application and"
                " a token of its own. If you know of no other, somebody else has your token: reset"
                " it at https://discord.com/developers/applications",
                interaction.id,
            )
        return True

    async def _ended(
        self,
        session: aiohttp.ClientSession,
        context: SimpleNamespace,
        end: aiohttp.TraceRequestEndParams,
    ) -> None:
        # Also one that was taken: the rest of that reply may have been cut off. What was refused
        # was not taken.
        if end.response.status < 400 or end.response.status >= 500:
            self._remember(end.url)

    async def _broke(
        self,
        session: aiohttp.ClientSession,
        context: SimpleNamespace,
        failure: aiohttp.TraceRequestExceptionParams,
    ) -> None:
        self._remember(failure.url)

    def _remember(self, url: yarl.URL) -> None:
        if match := _CALLBACK.search(url.path):
            self._unsure[int(match[1])] = None
            while len(self._unsure) > REMEMBERED:
                self._unsure.popitem(last=False)
