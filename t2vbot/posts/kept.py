"""Which videos were made and could not be delivered, in memory, since /missed has to answer at
once.
"""

from __future__ import annotations

from .post import Post


class Kept:
    """The posts whose file is kept, by recipient, oldest first."""

    def __init__(self) -> None:
        self._posts: dict[int, dict[str, Post]] = {}
        self._by_job: dict[str, set[str]] = {}  # ids of posts

    def add(self, post: Post) -> None:
        for user_id in post.recipients:
            self._posts.setdefault(user_id, {})[post.id] = post
        for job_id in post.jobs:
            self._by_job.setdefault(job_id, set()).add(post.id)

    def remove(self, post: Post) -> None:
        for user_id in post.recipients:
            theirs = self._posts.get(user_id, {})
            theirs.pop(post.id, None)
            if not theirs:
                self._posts.pop(user_id, None)
        for job_id in post.jobs:
            others = self._by_job.get(job_id, set())
            others.discard(post.id)
            if not others:
                self._by_job.pop(job_id, None)

    def forget(self, post_id: str) -> None:
        for theirs in list(self._posts.values()):
            if post := theirs.get(post_id):
                self.remove(post)

    def holds(self, job_id: str) -> bool:
        """Whether its file is kept."""
        return job_id in self._by_job

    def all(self) -> list[Post]:
        posts = (post for theirs in self._posts.values() for post in theirs.values())
        return list({post.id: post for post in posts}.values())

    def of(self, user_id: int) -> list[Post]:
        return list(self._posts.get(user_id, {}).values())
