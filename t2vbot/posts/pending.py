"""Every post that is not settled and the jobs that it waits for, in memory: asked before each first
answer and at each step of a device.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..jobs.job import Job, wholes
from .post import Manner, Post


class Pending:
    """By id, and by the jobs that they wait for or are on their way with what came of them."""

    def __init__(self) -> None:
        self._posts: dict[str, Post] = {}
        self._jobs: dict[str, Job] = {}  # that posts wait for, also once they have ended
        self._waiting: dict[str, set[str]] = {}  # by job: the posts that wait for it

    def __iter__(self) -> Iterator[Post]:
        """All that there are now, in the order in which they came."""
        return iter(list(self._posts.values()))

    def __len__(self) -> int:
        return len(self._posts)

    def add(self, post: Post, jobs: Iterable[Job]) -> None:
        self._posts[post.id] = post
        for job in jobs:
            self._jobs[job.id] = job
        for job_id in post.jobs:
            self._waiting.setdefault(job_id, set()).add(post.id)

    def remove(self, post: Post) -> None:
        self._posts.pop(post.id, None)
        for job_id in post.jobs:
            others = self._waiting.get(job_id, set())
            others.discard(post.id)
            if not others:
                self._waiting.pop(job_id, None)
                self._jobs.pop(job_id, None)

    # By post.

    def find(self, post_id: str) -> Post | None:
        return self._posts.get(post_id)

    def waiting_in(self, channel_id: int) -> list[tuple[Post, Job]]:
        """What is asked for in a channel and not made yet, the oldest first; without what waits
        for moderators.
        """
        found = self._unmade(p for p in self if p.destination.channel_id == channel_id)
        return [(post, job) for post, job in found if not job.hidden]

    def of_member(self, user_id: int) -> list[tuple[Post, Job]]:
        """What somebody asked for that is not made yet, the oldest first."""
        return self._unmade(post for post in self if post.owner == user_id)

    def _unmade(self, posts: Iterable[Post]) -> list[tuple[Post, Job]]:
        found = [
            (post, job)
            for post in posts
            if post.manner is Manner.LADDER and (job := self.unfinished(post))
        ]
        return sorted(found, key=lambda each: each[0].created_at)

    def jobs_of(self, post: Post) -> list[Job]:
        """What a post is to bring, most often one; none where another version wrote what cannot be
        read.
        """
        jobs = wholes(self.known(post))
        return jobs if post.jobs and post.jobs[0] in self._jobs else []

    def known(self, post: Post) -> list[Job]:
        """Its jobs, also those out of which another of them is made."""
        return [job for job_id in post.jobs if (job := self._jobs.get(job_id))]

    def unfinished(self, post: Post) -> Job | None:
        """The first of its jobs that has not ended."""
        return next((job for job in self.jobs_of(post) if not job.state.is_final), None)

    def its_own(self, post: Post) -> list[str]:
        """Those of its jobs that no other post waits for."""
        return [job_id for job_id in post.jobs if self._waiting.get(job_id) == {post.id}]

    # By job.

    def is_owed(self, job_id: str) -> bool:
        """Whether a post waits for that job, or is on its way with what came of it."""
        return job_id in self._waiting

    def waiting_for(self, job_id: str) -> list[Post]:
        """The posts that wait for a job, or are on their way with what came of it."""
        return [self._posts[post_id] for post_id in self._waiting.get(job_id, ())]

    def shown_by(self, job_id: str) -> Post | None:
        """The post by which people see a job: the first one that waits for it."""
        return min(self.waiting_for(job_id), key=lambda post: post.created_at, default=None)
