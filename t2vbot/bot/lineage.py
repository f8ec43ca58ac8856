"""What was made out of what: the tree of all that came of one video, as far as a reader sees it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ..posts.post import Post
from . import results
from .results import Result
from .services import Services

MOST = 200  # videos of a tree that are looked at


@dataclass(frozen=True, slots=True)
class Branch:
    """A video and what was made out of it. ``result`` None: it cannot be seen, but some of what
    was made out of it can; or it ``is_several``, which are below.
    """

    result: Result | None
    below: tuple[Branch, ...]
    is_several: bool = False

    def walk(self, depth: int = 0) -> Iterator[tuple[int, Branch]]:
        """Each with how deep it is, from the top down."""
        yield depth, self
        for branch in self.below:
            yield from branch.walk(depth + 1)


async def tree_of(
    services: Services, post_id: str, may_see: Callable[[Post], bool]
) -> Branch | None:
    """The tree in which a post is. None where nothing of it can be seen."""
    family = await services.posts.family(post_id, MOST)
    seen = [post.id for post in family if may_see(post)]
    found = await results.by_ids(services, seen)
    shown = {result.post.id: result for result in found if not result.is_hidden}
    below: dict[str, list[Post]] = {}
    known = {post.id for post in family}
    for post in family:
        below.setdefault(post.parent if post.parent in known else "", []).append(post)
    branches = [branch for top in below.get("", ()) if (branch := _branch(top, below, shown))]
    return branches[0] if branches else None


def _branch(top: Post, below: dict[str, list[Post]], shown: dict[str, Result]) -> Branch | None:
    children = (_branch(post, below, shown) for post in below.get(top.id, ()))
    seen = tuple(child for child in children if child)
    result = shown.get(top.id)
    is_several = any(child.is_one_of_several for child in below.get(top.id, ()))
    return Branch(result, seen, is_several) if result or seen else None
