"""Single clips through the engine, as most tests ask for them."""

from __future__ import annotations

import threading
from pathlib import Path

from t2vbot.catalog.request import VideoRequest
from t2vbot.engine.clip import Clip
from t2vbot.engine.generator import Generated, generate
from t2vbot.engine.loading import Loaded
from t2vbot.engine.progress import Report
from t2vbot.engine.renderer import Rendered, Renderer
from t2vbot.jobs.executor import Progress


def nothing(progress: Progress) -> None:
    """Nobody listens."""


def generate_one(
    loaded: Loaded,
    request: VideoRequest,
    report: Report = nothing,
    stop: threading.Event | None = None,
    *,
    start_image: Path | None = None,
) -> Generated:
    """Raises what the clip came to instead."""
    [made] = generate(loaded, [Clip(request, report, stop or threading.Event(), start_image)])
    if isinstance(made, Exception):
        raise made
    return made


async def render_one(
    renderer: Renderer,
    request: VideoRequest,
    report: Report = nothing,
    stop: threading.Event | None = None,
) -> Rendered:
    """Raises what the clip came to instead."""
    [made] = await renderer.render([Clip(request, report, stop or threading.Event())])
    if isinstance(made, Exception):
        raise made
    return made
