"""Small working parts for tests of the consumer: they fulfil its protocols without a model or
Discord.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from t2vbot.catalog.request import VideoRequest
from t2vbot.errors import DeliveryFailed
from t2vbot.jobs.job import (
    Clip,
    Frames,
    Job,
    OnProgress,
    Phase,
    Progress,
    ReplyTo,
    Result,
    VideoFile,
)


def a_request(prompt: str = "a red circle", *, seed: int = 1, steps: int = 2) -> VideoRequest:
    return VideoRequest(
        prompt=prompt,
        model="tiny",
        num_frames=4,
        height=16,
        width=16,
        fps=8.0,
        num_inference_steps=steps,
        guidance_scale=3.0,
        seed=seed,
    )


def a_job(user_id: int = 1, prompt: str = "a red circle", *, limit: int = 1_000_000) -> Job:
    reply_to = ReplyTo(
        application_id=1,
        token="interaction-token",
        channel_id=2,
        message_id=3,
        guild_id=4,
        expires_at=2e10,
        limit=limit,
    )
    return Job(a_request(prompt), user_id, reply_to)


@dataclass
class GatedExecutor:
    """Makes gray frames; each step waits until ``gate`` is open.

    ``before`` may raise for a prompt.
    """

    gate: asyncio.Event = field(default_factory=asyncio.Event)
    made: list[str] = field(default_factory=list)  # prompts, in the order in which they were begun
    stopped: list[str] = field(default_factory=list)
    busy: int = 0
    moved: asyncio.Condition = field(default_factory=asyncio.Condition)
    before: Callable[[VideoRequest], None] | None = None
    stubborn: asyncio.Event | None = None  # until this is set, what is cancelled goes on

    async def generate(self, request: VideoRequest, on_progress: OnProgress) -> Clip:
        self.busy += 1
        assert self.busy == 1, "two jobs on one card"
        self.made.append(request.prompt)
        async with self.moved:
            self.moved.notify_all()
        try:
            if self.before:
                self.before(request)
            steps = request.num_inference_steps
            for step in range(steps):
                on_progress(Progress(Phase.DENOISING, step, steps))
                await self.gate.wait()
                await asyncio.sleep(0)
        except asyncio.CancelledError:
            if self.stubborn:
                await self.stubborn.wait()
            self.stopped.append(request.prompt)
            raise
        finally:
            self.busy -= 1
        shape = (request.num_frames, request.height, request.width, 3)
        return Clip(np.full(shape, 128, np.uint8), request, {Phase.DENOISING: 2.0})

    async def begun(self, prompt: str) -> None:
        """Wait until the clip of that prompt is on the card."""
        async with asyncio.timeout(10), self.moved:
            await self.moved.wait_for(lambda: prompt in self.made)

    async def aclose(self) -> None:
        pass


class RawEncoder:
    """Writes as many bytes as half of the limit."""

    def __init__(self) -> None:
        self.limits: list[int] = []
        self.refusal: Exception | None = None

    async def encode(
        self, frames: Frames, request: VideoRequest, path: Path, limit: int, on_progress: OnProgress
    ) -> VideoFile:
        self.limits.append(limit)
        if self.refusal:
            raise self.refusal
        on_progress(Progress(Phase.ENCODING, 1, 1))
        path.write_bytes(bytes(limit // 2))
        return VideoFile(
            path, limit // 2, request.width, request.height, request.seconds, "crf", 1.0
        )


class ListeningDelivery:
    """Notes what the member would be told; ``ended`` is set per job when it ends."""

    def __init__(self) -> None:
        self.delivered: list[str] = []
        self.failures: dict[str, str] = {}
        self.cancellations: list[str] = []
        self.refusals: list[Exception] = []  # raised, one a delivery, before any is taken
        self.uploading = asyncio.Event()  # an upload has begun
        self.deaf = False  # nobody can be told anything
        self.stuck = False  # uploads never end
        self.slow: asyncio.Event | None = None  # until this is set, nobody hears of a failure
        self.shown: list[Job] = []  # whose status was to be shown anew
        self.ended: dict[str, asyncio.Event] = {}

    def changed(self, job: Job) -> None:
        self.shown.append(job)

    async def deliver(self, job: Job, result: Result) -> None:
        self.uploading.set()
        assert result.is_there()
        if self.stuck:
            await asyncio.Event().wait()
        if self.refusals:
            raise self.refusals.pop(0)
        self.delivered.append(job.request.prompt)
        self._end(job)

    async def failed(self, job: Job) -> None:
        if self.slow:
            await self.slow.wait()
        self._hear()
        self.failures[job.request.prompt] = job.reason or ""
        self._end(job)

    async def cancelled(self, job: Job) -> None:
        self._hear()
        self.cancellations.append(job.request.prompt)
        self._end(job)

    def _hear(self) -> None:
        if self.deaf:
            raise DeliveryFailed("Discord could not be reached for a long time.")

    def _end(self, job: Job) -> None:
        self.ended.setdefault(job.id, asyncio.Event()).set()

    async def end_of(self, *jobs: Job) -> None:
        async with asyncio.timeout(10):
            for job in jobs:
                await self.ended.setdefault(job.id, asyncio.Event()).wait()
