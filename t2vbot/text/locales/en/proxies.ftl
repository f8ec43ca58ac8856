# The proxy that the environment names.
proxies-kind = The proxy { $proxy } is of a kind that cannot be used. Set HTTPS_PROXY, HTTP_PROXY and ALL_PROXY to one that speaks http://, or unset them.
proxies-malformed = The proxy that HTTPS_PROXY, HTTP_PROXY or ALL_PROXY names is no address. Write http://host:port, with a name and a password http://name:password@host:port, in which @ is written %40, : %3A and / %2F.
proxies-used = Discord is reached by { $proxy }
