"""What the gateway sends, packed as the bot asked ("Transport Compression")."""

from __future__ import annotations

import importlib
import zlib
from collections.abc import Callable
from typing import Any

Pack = Callable[[bytes], bytes]


def can_pack(kind: str) -> bool:
    """Whether this can be done here: zstd comes with Python 3.14, or with the package zstandard."""
    return kind in ("", "zlib-stream") or (kind == "zstd-stream" and _zstd() is not None)


def packer(kind: str) -> Pack | None:
    """For one connection, whose messages are one stream; None where they go as they are."""
    if kind == "zlib-stream":
        deflate = zlib.compressobj()
        return lambda data: deflate.compress(data) + deflate.flush(zlib.Z_SYNC_FLUSH)
    return _zstd() if kind == "zstd-stream" else None


def _zstd() -> Pack | None:
    try:
        compressor: Any = importlib.import_module("compression.zstd").ZstdCompressor()
        mode = compressor.FLUSH_BLOCK
        return lambda data: bytes(compressor.compress(data, mode=mode))
    except ImportError:
        pass
    try:
        library: Any = importlib.import_module("zstandard")
    except ImportError:
        return None
    stream, block = library.ZstdCompressor().compressobj(), library.COMPRESSOBJ_FLUSH_BLOCK
    return lambda data: bytes(stream.compress(data) + stream.flush(block))
