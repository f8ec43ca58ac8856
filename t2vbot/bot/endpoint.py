"""Where discord.py looks for Discord."""

from __future__ import annotations

import discord
import yarl
from discord.gateway import DiscordWebSocket
from discord.http import Route


def point_discord_at(base_url: str) -> None:
    """Send discord.py of this process to another server, such as the playground's stand-in.

    ``base_url`` is scheme, host and port, ``http://127.0.0.1:8123``. Call it before a client logs
    in. discord.py builds every HTTP address from ``Route.BASE``, also those of interactions, and
    opens its websocket at ``DEFAULT_GATEWAY``; a plain ``Client`` never asks for another.
    """
    base = yarl.URL(base_url)
    if base.scheme not in ("http", "https") or base.host is None:
        raise ValueError(f"{base_url!r} is not the address of a server: write http://host:port")
    Route.BASE = str(base.with_path("/api/v10"))
    scheme = "ws" if base.scheme == "http" else "wss"
    DiscordWebSocket.DEFAULT_GATEWAY = base.with_scheme(scheme).with_path("/gateway")
    discord.Asset.BASE = str(base.origin())
