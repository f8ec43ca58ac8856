"""Finished videos that can be seen in a place: what films are cut out of."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from ..catalog.film import clip_of
from ..jobs.job import Job, JobState
from ..posts.post import Post, PostState
from .services import Services


@dataclass(frozen=True, slots=True)
class Result:
    """A clip that came to its people in a message; where it is no longer here, it is there."""

    post: Post
    job: Job

    @property
    def is_hidden(self) -> bool:
        """Whether it is behind a spoiler: who asked for it wanted that, or an output check."""
        by_check = self.job.result is not None and self.job.result.spoiler
        return by_check or self.post.destination.spoiler

    @property
    def words(self) -> str:
        return self.job.request.label


async def of_channel(services: Services, channel_id: int, limit: int) -> list[Result]:
    """What everybody there may see, the newest first: nothing that was hidden."""
    posts = await services.posts.results_in_channel(channel_id, 4 * limit)
    return _in_the_open(await _clips(services, posts))[:limit]


async def of_server(
    services: Services, server_id: int, limit: int, may_see: Callable[[int], bool]
) -> list[Result]:
    """What can be seen by everybody in a server, in the channels for which ``may_see`` says so."""
    posts = await services.posts.results_in_server(server_id, limit)
    seen = [post for post in posts if may_see(post.destination.channel_id)]
    return _in_the_open(await _clips(services, seen))


async def most_liked(
    services: Services, found: list[Result], since: float, most: int
) -> list[Result]:
    """Of results, those that were made since then (Unix seconds) and most liked; the rest by which
    is older.
    """
    recent = [result for result in found if result.post.created_at >= since]
    likes = await services.likes.counts(result.post.id for result in recent)
    liked = sorted(
        (result for result in recent if result.post.id in likes),
        key=lambda result: (-likes[result.post.id], result.post.created_at),
    )
    return liked[:most]


async def of_member(
    services: Services, user_id: int, limit: int, may_see: Callable[[int], bool]
) -> list[Result]:
    """A member's own, wherever they are, in the channels for which ``may_see`` says so."""
    posts = await services.posts.results_of_member(user_id, 4 * limit)
    seen = [post for post in posts if may_see(post.destination.channel_id)]
    return (await _clips(services, seen))[:limit]


async def by_ids(services: Services, post_ids: Iterable[str]) -> list[Result]:
    """Those of the posts that are still there, in that order."""
    wanted = list(post_ids)
    found = await services.posts.find_all(wanted)
    posts = [found[post_id] for post_id in wanted if post_id in found]
    return await _clips(services, posts)


def _in_the_open(found: list[Result]) -> list[Result]:
    return [result for result in found if not result.is_hidden]


async def _clips(services: Services, posts: list[Post]) -> list[Result]:
    """Clips alone, that can be had, and that nobody has reported. A post that was deleted has none;
    of several that a message had one after the other, it is the newest.
    """
    newest: dict[int, Post] = {}
    for post in sorted(posts, key=lambda post: post.created_at):
        newest[post.destination.message_id] = post
    posts = [post for post in posts if newest[post.destination.message_id] is post]
    jobs = await services.jobs.find([job_id for post in posts for job_id in post.jobs[:1]])
    reported = services.cases.reported()
    found = [
        Result(post, job)
        for post in posts
        if post.state is PostState.DELIVERED
        if post.sending_since is None  # else the message that carries it is not known
        if not post.destination.private
        if post.jobs and (job := jobs.get(post.jobs[0])) and job.state is JobState.DONE
        if job.id not in reported
        if clip_of(job.request)
    ]

    def can_be_had(result: Result) -> bool:
        can_be_fetched = services.retention.days and result.post.destination.reachable
        return bool(can_be_fetched or services.media.size(result.job.id))

    return await asyncio.to_thread(lambda: list(filter(can_be_had, found)))
