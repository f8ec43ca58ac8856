"""A real Prometheus beside a benchmark, and what it saw as plots for the docs."""

from __future__ import annotations

import asyncio
import json
import shutil
import socket
import time
import urllib.parse
import urllib.request
from collections.abc import Mapping
from pathlib import Path

import typer

from ..running import ROOT

GREY = "#808080"  # readable on white and on black
COLOURS = ("#2a7fb8", "#d9822b", "#3a9d5d", "#b84a62", "#8a63c9", "#7d7d21")
Series = dict[str, list[tuple[float, float]]]  # minutes and values, by name


def free_port() -> int:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        port: int = listening.getsockname()[1]
        return port


class Prometheus:
    """Reads ``target`` every second."""

    def __init__(self, folder: Path, target: int) -> None:
        self._folder = folder
        self._target = target
        self._port = free_port()
        self._since = time.time()
        self._process: asyncio.subprocess.Process | None = None

    async def start(self) -> None:
        program = shutil.which("prometheus")
        if program is None:
            raise typer.BadParameter("there is no prometheus here")
        operations = ROOT / "docs" / "operations"
        text = (operations / "prometheus.yml").read_text(encoding="utf-8")
        text = text.replace("127.0.0.1:9400", f"127.0.0.1:{self._target}").replace("15s", "1s")
        (self._folder / "prometheus.yml").write_text(text)
        shutil.copy(operations / "alerts.yml", self._folder)
        self._process = await asyncio.create_subprocess_exec(
            *(program, f"--config.file={self._folder}/prometheus.yml"),
            f"--storage.tsdb.path={self._folder}/series",
            f"--web.listen-address=127.0.0.1:{self._port}",
            stderr=asyncio.subprocess.DEVNULL,
        )

    async def stop(self) -> None:
        if self._process:
            self._process.terminate()
            await self._process.wait()

    async def series(self, query: str, label: str) -> Series:
        """What a query gave from the start until now, by one of its labels."""
        return await asyncio.to_thread(self._series, query, label)

    def _series(self, query: str, label: str) -> Series:
        now = time.time()
        step = max(1.0, (now - self._since) / 600)
        asked = {"query": query, "start": self._since, "end": now, "step": step}
        url = f"http://127.0.0.1:{self._port}/api/v1/query_range?{urllib.parse.urlencode(asked)}"
        with urllib.request.urlopen(url, timeout=30) as answer:
            found = json.load(answer)["data"]["result"]
        return {
            each["metric"].get(label, ""): [
                ((at - self._since) / 60, float(value)) for at, value in each["values"]
            ]
            for each in found
        }


def draw(
    series: Mapping[str, list[tuple[float, float]]],
    title: str,
    unit: str,
    path: Path,
    across: str = "minutes",
) -> None:
    """Lines over time, as SVG."""
    try:
        import matplotlib as mpl
    except ModuleNotFoundError as error:
        raise typer.BadParameter("plots need matplotlib: pip install matplotlib") from error
    mpl.use("svg")
    from matplotlib import pyplot

    with mpl.rc_context(
        {
            "text.color": GREY,
            "axes.edgecolor": GREY,
            "axes.labelcolor": GREY,
            "xtick.color": GREY,
            "ytick.color": GREY,
            "font.size": 9,
            "svg.fonttype": "none",
            "svg.hashsalt": "t2vbot",
        }
    ):
        figure, axes = pyplot.subplots(figsize=(8, 2.8), layout="constrained")
        for colour, (name, points) in zip(COLOURS, sorted(series.items()), strict=False):
            minutes, values = zip(*points, strict=True)
            axes.plot(minutes, values, color=colour, label=name, linewidth=1.2)
        axes.set_title(title, loc="left")
        axes.set_xlabel(across)
        axes.set_ylabel(unit)
        axes.set_ylim(bottom=0)
        axes.grid(color=GREY, alpha=0.25, linewidth=0.5)
        if len(series) > 1:
            axes.legend(frameon=False, loc="upper left", bbox_to_anchor=(1.0, 1.0))
        figure.savefig(path, transparent=True, metadata={"Date": None})
        pyplot.close(figure)
