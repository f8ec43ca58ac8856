"""The proxy between this computer and the network, as the environment or the system names it: the
same for Discord, ``doctor`` and the hub, whose client looks by itself.
"""

from __future__ import annotations

from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

from .errors import SettingsError
from .text import Text

DISCORD = "https://discord.com"


def proxy_for(url: str) -> str | None:
    """The proxy by which ``url`` is reached; None where that is done directly.

    HTTP_PROXY, HTTPS_PROXY, ALL_PROXY and NO_PROXY, or the settings of Windows and macOS. Raises
    ``SettingsError`` for a kind that cannot be used.
    """
    parts = urlsplit(url)
    proxies = getproxies()
    proxy = proxies.get({"ws": "http", "wss": "https"}.get(parts.scheme, parts.scheme))
    proxy = proxy or proxies.get("all")
    if not proxy or _is_near(parts.hostname or "") or proxy_bypass(parts.netloc.rpartition("@")[2]):
        return None
    if "://" not in proxy:  # "proxy.example:8080"
        proxy = f"http://{proxy}"
    if urlsplit(proxy).scheme not in ("http", "https"):
        raise SettingsError(Text("proxies-kind", proxy=without_password(proxy)))
    return proxy


def without_password(proxy: str) -> str:
    """An address that may be shown."""
    parts = urlsplit(proxy)
    port = f":{parts.port}" if parts.port else ""
    return f"{parts.scheme}://{parts.hostname}{port}"


def _is_near(host: str) -> bool:
    """This computer itself, where the stand-in is."""
    return host in ("localhost", "127.0.0.1", "::1")
