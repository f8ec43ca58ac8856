"""Finished videos that can be seen in a place: what films are cut out of."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from ..catalog.film import clip_of
from ..catalog.smooth import SmoothRequest
from ..jobs.job import Job, JobState
from ..posts.post import Post, PostState
from ..text import Text, render
from .messages.markdown import cut
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

    def choice(self, most: int) -> str:
        """What it is called where one is chosen, in so many characters; clips that came together
        differ by their seeds.
        """
        words, clip = " ".join(self.words.split()), clip_of(self.job.request)
        if not self.post.is_one_of_several or clip is None:
            return cut(words, most)
        seed = render(Text("count-choice-seed", seed=str(clip.seed)))
        return f"{cut(words, most - len(seed) - 1)} {seed}"

    @property
    def words(self) -> str:
        return self.job.request.label

    @property
    def named(self) -> str:
        """In whatever language: clips that came together differ by their seeds."""
        clip = clip_of(self.job.request)
        return f"{self.words} · {clip.seed}" if self.post.is_one_of_several and clip else self.words


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
    services: Services, user_id: int, limit: int, may_see: Callable[[int, int | None], bool]
) -> list[Result]:
    """A member's own, wherever they are; ``may_see`` says so of each channel and its server."""
    posts = await services.posts.results_of_member(user_id, 4 * limit)
    places = ((post, post.destination) for post in posts)
    seen = [post for post, there in places if may_see(there.channel_id, there.guild_id)]
    return (await _clips(services, seen))[:limit]


async def by_ids(services: Services, post_ids: Iterable[str]) -> list[Result]:
    """Those of the posts that are still there, in that order."""
    wanted = list(post_ids)
    found = await services.posts.find_all(wanted)
    posts = [found[post_id] for post_id in wanted if post_id in found]
    return await _clips(services, posts)


def brings_several(post: Post, job: Job) -> bool:
    """Whether a post, whose job that is, brings several clips, each of which has one of its own."""
    return len(post.jobs) > (2 if isinstance(job.request, SmoothRequest) else 1) and (
        clip_of(job.request) is not None
    )


async def together(services: Services, post: Post) -> list[Result]:
    """The clips that came in a post's message, as they stand there."""
    found = await services.posts.find_all([post.clip_id(job_id) for job_id in post.jobs])
    ids = [clip_id for job_id in post.jobs if (clip_id := post.clip_id(job_id)) in found]
    jobs = await services.jobs.find([found[clip_id].jobs[0] for clip_id in ids])
    return [
        Result(found[clip_id], job)
        for clip_id in ids
        if found[clip_id].state is PostState.DELIVERED
        if found[clip_id].destination.message_id == post.destination.message_id
        if (job := jobs.get(found[clip_id].jobs[0])) and not job.hidden
    ]


def _in_the_open(found: list[Result]) -> list[Result]:
    return [result for result in found if not result.is_hidden]


async def _clips(services: Services, posts: list[Post]) -> list[Result]:
    """Clips alone, that can be had."""
    found = [one for one in await that_came(services, posts) if clip_of(one.job.request)]

    def can_be_had(result: Result) -> bool:
        can_be_fetched = services.retention.days and result.post.destination.reachable
        return bool(can_be_fetched or services.media.size(result.job.id))

    return await asyncio.to_thread(lambda: list(filter(can_be_had, found)))


async def that_came(services: Services, posts: list[Post]) -> list[Result]:
    """What posts brought, clips, films and drafts, as it stands in their messages, whatever is kept
    of it here; nothing that is private, or that somebody has reported. A post that was deleted has
    none; of several that a message had one after the other, it is the newest, or the clips that
    came together in that one.
    """
    newest: dict[int, float] = {}
    for post in posts:
        there = post.destination.message_id
        newest[there] = max(newest.get(there, 0.0), post.created_at)
    posts = [post for post in posts if newest[post.destination.message_id] == post.created_at]
    jobs = await services.jobs.find([job_id for post in posts for job_id in post.jobs[:1]])
    reported = services.cases.reported()
    return [
        Result(post, job)
        for post in posts
        if post.state is PostState.DELIVERED
        if post.sending_since is None  # else the message that carries it is not known
        if not post.destination.private
        if post.jobs and (job := jobs.get(post.jobs[0])) and job.state is JobState.DONE
        if job.id not in reported and not brings_several(post, job)
    ]
