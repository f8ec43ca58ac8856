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

    def of(self, user_id: int) -> list[Post]:
        return list(self._posts.get(user_id, {}).values())
