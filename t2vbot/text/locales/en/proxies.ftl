# The way out of this computer.
proxies-kind = The proxy { $proxy } is of a kind that cannot be used. Name one that speaks http:// (HTTPS_PROXY), or list discord.com in NO_PROXY.
