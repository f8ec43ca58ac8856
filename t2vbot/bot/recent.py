"""What was asked for lately, in memory: a form has to be the first answer to a button, and nothing
before a first answer may wait for a disk.
"""

from __future__ import annotations

import secrets
from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass

from ..catalog.film import Request, clip_of
from ..catalog.request import VideoRequest
from ..catalog.smooth import SmoothRequest
from ..errors import RequestRefused, UserError
from ..jobs.job import Job, JobState, wholes
from ..jobs.table import JobTable
from ..posts.post import Post, Showing
from ..posts.table import PostTable
from ..text import Text

REMEMBERED = 1000  # posts
_NO_POST = "0" * 8  # what the id begins with of what is no post's


@dataclass(frozen=True, slots=True)
class Asked:
    """A request, and how its video is shown."""

    request: Request
    showing: Showing
    job_id: str = ""  # whose request it is; "": nobody's, it was read out of a file
    post_id: str = ""  # likewise

    @property
    def clip(self) -> VideoRequest:
        """What can be made again. Raises ``RequestRefused`` for a film, which is cut."""
        clip = clip_of(self.request)
        if clip is None:
            raise RequestRefused(Text("bot-film-not-again"))
        return clip

    @property
    def is_smooth(self) -> bool:
        """Whether it was to be smoothed."""
        return isinstance(self.request, SmoothRequest)


class Recent:
    """What the newest posts were asked for; older ones are read from the database."""

    def __init__(self, posts: PostTable, jobs: JobTable) -> None:
        self._posts = posts
        self._jobs = jobs
        self._asked: OrderedDict[str, Asked] = OrderedDict()  # by post, the oldest first

    def remember(self, post: Post, request: Request) -> None:
        self._remember(post.id, Asked(request, post.destination.showing, post.jobs[0], post.id))

    def get(self, post_id: str) -> Asked | None:
        """At once, if it is in memory."""
        return self._asked.get(post_id)

    def keep(self, asked: Asked) -> str:
        """What is no post's, in memory alone; the id by which ``get`` finds it."""
        asked_id = _NO_POST + secrets.token_hex(4)
        self._remember(asked_id, asked)
        return asked_id

    async def load(self, post_id: str) -> Asked:
        """From the database, and into memory. Raises ``UserError`` where it was pruned, or was in
        memory alone.
        """
        if post_id.startswith(_NO_POST):
            raise UserError(Text("info-file-forgotten"))
        post = await self._posts.find(post_id)
        job = await self.job_of(post) if post else None
        if post is None or job is None or job.hidden:
            raise UserError(Text("bot-request-gone"))
        asked = Asked(job.request, post.destination.showing, job.id, post.id)
        self._remember(post_id, asked)
        return asked

    async def job_of(self, post: Post) -> Job | None:
        """The job of a post, from the database; of several the first that was made, if one was."""
        jobs = await self.jobs_of(post)
        return next((job for job in jobs if job.state is JobState.DONE), jobs[0] if jobs else None)

    async def jobs_of(self, post: Post) -> list[Job]:
        """What a post brings, most often one; none where that cannot be read."""
        found = await self._jobs.find(post.jobs)
        if not post.jobs or post.jobs[0] not in found:
            return []
        return wholes(found[job_id] for job_id in post.jobs if job_id in found)

    def forget(self, post_ids: Iterable[str]) -> None:
        """In memory."""
        for post_id in post_ids:
            self._asked.pop(post_id, None)

    def _remember(self, post_id: str, asked: Asked) -> None:
        self._asked[post_id] = asked
        self._asked.move_to_end(post_id)
        while len(self._asked) > REMEMBERED:
            self._asked.popitem(last=False)
