"""The proxy between this computer and the network, as the environment or the system names it: the
same for Discord, ``doctor`` and the hub, whose client looks by itself.
"""

from __future__ import annotations

from urllib.parse import SplitResult, urlsplit
from urllib.request import getproxies, proxy_bypass

from .errors import SettingsError
from .text import Text

DISCORD = "https://discord.com"


def proxy_for(url: str) -> str | None:
    """The proxy by which ``url`` is reached; None where that is done directly.

    HTTP_PROXY, HTTPS_PROXY, ALL_PROXY and NO_PROXY, or the settings of Windows and macOS. Raises
    ``SettingsError`` for one that cannot be used.
    """
    parts = urlsplit(url)
    proxies = getproxies()
    proxy = proxies.get({"ws": "http", "wss": "https"}.get(parts.scheme, parts.scheme))
    proxy = (proxy or proxies.get("all") or "").strip()
    if not proxy or _is_near(parts.hostname or "") or proxy_bypass(parts.netloc.rpartition("@")[2]):
        return None
    return _checked(proxy)


def check_proxies() -> None:
    """Raises ``SettingsError`` for one that cannot be used, whatever it is for: the hub's client
    makes all of them ready before its first question.
    """
    proxies = getproxies()
    for scheme in ("https", "http", "all"):
        if proxy := (proxies.get(scheme) or "").strip():
            _checked(proxy)


def without_password(proxy: str) -> str:
    """An address that may be shown."""
    parts = urlsplit(proxy)
    port = f":{parts.port}" if parts.port else ""
    return f"{parts.scheme}://{parts.hostname}{port}"


def _checked(proxy: str) -> str:
    if "://" not in proxy:  # "proxy.example:8080"
        proxy = f"http://{proxy}"
    address = _split(proxy)
    if address is None:
        raise SettingsError(Text("proxies-malformed"))
    if address.scheme not in ("http", "https"):
        raise SettingsError(Text("proxies-kind", proxy=without_password(proxy)))
    return proxy


def _split(proxy: str) -> SplitResult | None:
    """None for what is no address: no host, a port that is no number, a password with a slash."""
    try:
        parts = urlsplit(proxy)
        port = parts.port
    except ValueError:
        return None
    is_whole = parts.hostname and not any(c.isspace() for c in proxy) and port != 0
    return parts if is_whole and "@" not in parts.path else None


def _is_near(host: str) -> bool:
    """This computer itself, where the stand-in is."""
    return host in ("localhost", "127.0.0.1", "::1")
