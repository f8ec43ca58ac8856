"""What was made out of what: the tree of all that came of one video, as far as a reader sees it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ..posts.post import Post
from . import results
from .results import Result
from .services import Services

MOST = 2000  # videos of a tree that are looked at, beside those above the one that is asked about
NEAR = 6  # steps up from the one that is asked about


@dataclass(frozen=True, slots=True)
class Branch:
    """``result`` None: it cannot be seen, but some of what was made out of it can; or it brought
    ``together`` videos at once, which are below it. ``parent`` and ``id``: of posts; ``depth``: in
    steps down from the first.
    """

    id: str
    parent: str
    depth: int
    result: Result | None
    together: int


@dataclass(frozen=True, slots=True)
class Tree:
    """``branches``: by id, each after what it was made out of, and before what is beside it."""

    asked_id: str
    branches: dict[str, Branch]

    def nearest(self) -> Iterator[Branch]:
        """Those first that tell most of the one that is asked about: itself, what it came from
        lately and in the beginning, what was made out of it, then the others.
        """
        above = list(self._above())
        by_depth = sorted(self.branches.values(), key=lambda branch: branch.depth)
        inside = {self.asked_id}
        for branch in by_depth:
            if branch.parent in inside:
                inside.add(branch.id)
        below = [branch for branch in by_depth if branch.id in inside]
        first = {branch.id: branch for branch in (*above[:NEAR], above[-1], *below, *above)}
        yield from (first | {branch.id: branch for branch in by_depth}).values()

    def _above(self) -> Iterator[Branch]:
        """From the one that is asked about up to the first."""
        branch = self.branches.get(self.asked_id)
        while branch:
            yield branch
            branch = self.branches.get(branch.parent)


async def tree_of(services: Services, post_id: str, may_see: Callable[[Post], bool]) -> Tree | None:
    """The tree in which a post is. None where that cannot be seen, nor what was made out of it."""
    family = await services.posts.family(post_id, MOST)
    came = await results.that_came(services, [post for post in family if may_see(post)])
    shown = {result.post.id: result for result in came}
    known = {post.id for post in family}
    below: dict[str, list[Post]] = {}
    for post in family:
        below.setdefault(post.parent if post.parent in known else "", []).append(post)
    order = list(_downwards(below))
    kept = {*shown}
    for _, post in reversed(order):  # what is below comes before what is above
        if post.id in kept:
            kept.add(post.parent)
    if post_id not in kept:
        return None
    branches = {}
    for depth, post in order:
        if post.id in kept:
            children = [child for child in below.get(post.id, ()) if child.id in kept]
            together = sum(child.is_one_of_several for child in children)
            result = shown.get(post.id)
            branches[post.id] = Branch(post.id, post.parent, depth, result, together)
    return Tree(post_id, branches)


def _downwards(below: dict[str, list[Post]]) -> Iterator[tuple[int, Post]]:
    """With how deep each is; without recursion, which a long line of them would exhaust."""
    waiting = [(0, post) for post in reversed(below.get("", ()))]
    while waiting:
        depth, post = waiting.pop()
        yield depth, post
        waiting += [(depth + 1, child) for child in reversed(below.get(post.id, ()))]
