"""Which videos were made and could not be delivered, in memory, since /missed has to answer at
once.
"""

from __future__ import annotations

from collections.abc import Iterable

from .post import Post


class Kept:
    """The posts whose file is kept, by recipient, oldest first."""

    def __init__(self, posts: Iterable[Post]) -> None:
        self._posts: dict[int, dict[str, Post]] = {}
        for post in posts:
            self.add(post)

    def add(self, post: Post) -> None:
        for user_id in post.recipients:
            self._posts.setdefault(user_id, {})[post.id] = post

    def remove(self, post: Post) -> None:
        for user_id in post.recipients:
            theirs = self._posts.get(user_id, {})
            theirs.pop(post.id, None)
            if not theirs:
                self._posts.pop(user_id, None)

    def forget(self, post_id: str) -> None:
        for theirs in list(self._posts.values()):
            if post := theirs.get(post_id):
                self.remove(post)

    def jobs(self) -> set[str]:
        """Whose files are kept."""
        posts = (post for theirs in self._posts.values() for post in theirs.values())
        return {job_id for post in posts for job_id in post.jobs}

    def all(self) -> list[Post]:
        posts = (post for theirs in self._posts.values() for post in theirs.values())
        return list({post.id: post for post in posts}.values())

    def of(self, user_id: int) -> list[Post]:
        return list(self._posts.get(user_id, {}).values())
