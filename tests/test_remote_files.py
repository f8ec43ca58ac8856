"""Files on their way to and from the broker."""

from __future__ import annotations

import asyncio
import threading
from pathlib import Path
from typing import Any

import pytest

from t2vbot.remote import files


async def test_a_file_that_is_opened_for_nobody_is_closed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who wanted it was cancelled while a thread opened it."""
    path, go_on, opened = tmp_path / "clip.mp4", threading.Event(), []
    path.write_bytes(b"a clip")
    real = Path.open

    def slowly(self: Path, *how: Any) -> Any:
        go_on.wait()
        opened.append(real(self, *how))
        return opened[-1]

    async def read() -> None:
        async with files._opened(path, "rb"):
            raise AssertionError("nobody came that far")

    monkeypatch.setattr(Path, "open", slowly)
    reading = asyncio.create_task(read())
    await asyncio.sleep(0.05)
    reading.cancel()
    await asyncio.sleep(0)
    go_on.set()
    with pytest.raises(asyncio.CancelledError):
        await reading
    assert [file.closed for file in opened] == [True]
