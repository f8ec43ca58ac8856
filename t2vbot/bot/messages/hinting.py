"""Hints for who is new: short, for their eyes alone, beside a message of theirs; each once."""

from __future__ import annotations

import asyncio
import logging
import time

import discord

from ...catalog.catalog import Catalog
from ...catalog.examples import (
    examples_of,
    is_in_another_script,
    names_no_subject,
    reads_english_only,
)
from ...catalog.film import clip_of
from ...jobs.job import Job, JobState
from ...posts.hints import Hint, HintTable
from ...posts.post import Destination, Manner, Post
from ...tasks import stop
from ...text import Text, render, speaking
from ..speech import Speech
from .clock import Clock
from .markdown import clip, escape
from .refusals import UNREACHABLE
from .writing import TokenOver, Writer

log = logging.getLogger(__name__)

LONG_WAIT = 180.0  # seconds from which on somebody is told that they need not stay


class Hinting:
    """Writes by the token of what somebody asked for: where that is over, nothing is said."""

    def __init__(
        self, table: HintTable, speech: Speech, clock: Clock, catalog: Catalog, *, on: bool
    ) -> None:
        self._table = table
        self._speech = speech
        self._clock = clock
        self._catalog = catalog
        self._on = on
        self._tasks: set[asyncio.Task[None]] = set()

    def shown(self, writer: Writer, post: Post, job: Job) -> None:
        """The status message of a post has its first words. What is written before that would take
        the place of "thinking".
        """
        if job.hidden or job.state is JobState.HELD:
            return
        self._explain_words(writer, post, job)
        if job.state is JobState.WAITING and self._is_long(job):
            when = self._clock.timestamp(job.starts_at or 0.0)
            self._tell(writer, post, Hint.WAIT, Text("hint-wait", when=when, **_common()))

    def delivered(self, writer: Writer, post: Post, job: Job, *, is_of_many: bool) -> None:
        """A video is in its message, which may have come before any status. Below a film, drafts
        and several at once stand other buttons than the hint is about.
        """
        self._explain_words(writer, post, job)
        if clip_of(job.request) and not is_of_many:
            self._tell(writer, post, Hint.RESULT, Text("hint-result", **_common()))

    async def aclose(self) -> None:
        await stop(self._tasks)

    def _explain_words(self, writer: Writer, post: Post, job: Job) -> None:
        if text := self._misunderstood(job):
            self._tell(writer, post, Hint.WORDS, text)

    def _is_long(self, job: Job) -> bool:
        return job.starts_at is not None and job.starts_at - time.time() >= LONG_WAIT

    def _misunderstood(self, job: Job) -> Text | None:
        """Why a model can make nothing of somebody's words, if it cannot."""
        made = clip_of(job.request)
        model = next((one for one in self._catalog if made and one.name == made.model), None)
        if made is None or model is None:
            return None
        values = {"model": escape(model.title), "example": escape(examples_of(model)[0])}
        if names_no_subject(model, made.prompt):
            subjects = escape(", ".join(model.subjects))
            return Text("hint-subjects", subjects=subjects, **values, **_common())
        if reads_english_only(model) and is_in_another_script(made.prompt):
            return Text("hint-english", **values, **_common())
        return None

    def _tell(self, writer: Writer, post: Post, hint: Hint, text: Text) -> None:
        if not self._on or post.manner is not Manner.LADDER or not post.owner:
            return
        if post.owner != post.destination.asked_by:  # who asked for it left it to others
            return
        if not writer.has_token(post.destination):
            return
        writing = self._write(writer, post.destination, hint, text)
        task = asyncio.create_task(writing, name="t2vbot-hint")
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _write(
        self, writer: Writer, destination: Destination, hint: Hint, text: Text
    ) -> None:
        """A hint that gets lost is lost: better none than two."""
        if not await self._table.claim(destination.asked_by, hint):
            return
        with speaking(await self._speech.to_person(destination.asked_by)):
            words = clip(render(text))
        try:
            await writer.whisper(destination, words)
        except (discord.HTTPException, TokenOver, *UNREACHABLE) as error:
            where = destination.message_id
            log.info("A hint beside message %s could not be given: %r", where, error)


def _common() -> dict[str, Text]:
    """What all of them may name: buttons, by what stands on them."""
    return {
        "cancel": Text("bot-button-cancel"),
        "again": Text("bot-button-again"),
        "change": Text("bot-button-change"),
        "more": Text("bot-menu-more"),
        "once": Text("hint-once"),
    }
