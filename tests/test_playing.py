"""``python bot.py playground`` where it cannot start."""

from __future__ import annotations

import socket
from pathlib import Path

from .test_e2e_process import command


def test_a_port_that_is_taken_is_explained(tiny_model: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        done = command("playground", "--no-browser", "--port", port, "--model", str(tiny_model))
    assert done.returncode == 1
    assert f"Port {port} of this machine cannot be used" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_model_that_is_not_there_is_explained() -> None:
    done = command("playground", "--no-browser", "--model", "ms-1.7x")
    assert done.returncode == 1
    assert "Did you mean ms-1.7b?" in done.stderr
    assert "Traceback" not in done.stderr
