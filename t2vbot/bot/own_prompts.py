"""What each member asked for lately, offered to them while they type: out of memory, since nobody
waits for a disk while they type; read into it beside that.
"""

from __future__ import annotations

import asyncio
import hashlib
import logging
import re
import sqlite3
import unicodedata
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from ..catalog.film import Request, clip_of
from ..errors import RequestRefused
from ..jobs.job import Job, JobState
from ..jobs.table import JobTable
from ..posts.post import Post
from ..posts.table import PostTable
from ..text import Text

log = logging.getLogger(__name__)

MOST = 25  # of each member: as many as Discord shows
LOOKED_AT = 100  # posts, of which some say the same
MEMBERS = 1000  # whose are in memory
# In place of words that are too long for a choice. Nobody types that by chance.
KEY = re.compile(r"t2v:earlier:[0-9a-f]{16}")


@dataclass(frozen=True, slots=True)
class Prompt:
    """Words that were asked for. ``is_secret``: where nobody else could read them."""

    words: str = field(repr=False)
    post_id: str
    channel_id: int
    server_id: int | None
    is_secret: bool

    @property
    def key(self) -> str:
        """Of the words: a client may send it again, once they were asked for in another post."""
        return f"t2v:earlier:{hashlib.blake2b(self.words.encode(), digest_size=8).hexdigest()}"


class OwnPrompts:
    """The newest of each member first, each once."""

    def __init__(self, posts: PostTable, jobs: JobTable) -> None:
        self._posts = posts
        self._jobs = jobs
        self._said: OrderedDict[int, list[Prompt]] = OrderedDict()  # by member
        self._loading: dict[int, asyncio.Task[None]] = {}
        self._stale: set[int] = set()  # of those: what is being read holds no more

    def remember(self, post: Post, request: Request) -> None:
        """What was just asked for; where theirs are not in memory, the database has it."""
        self._stale.update({post.owner} & self._loading.keys())
        known, prompt = self._said.get(post.owner), _prompt(post, request)
        if known is not None and prompt:
            self._said[post.owner] = _distinct([prompt, *known])

    def of(self, user_id: int) -> list[Prompt]:
        """From memory; where none are, they are read for the next time."""
        known = self._said.get(user_id)
        if known is None:
            if user_id not in self._loading:
                task = asyncio.create_task(self._load(user_id), name="t2vbot-own-prompts")
                self._loading[user_id] = task
            return []
        self._said.move_to_end(user_id)
        return known

    def matching(
        self, user_id: int, typed: str, is_shown: Callable[[Prompt], bool]
    ) -> list[Prompt]:
        """Those with what is typed anywhere in them, however it is written, each once."""
        wanted, found = _folded(typed), dict[str, Prompt]()
        for one in self.of(user_id):
            if wanted in (words := _folded(one.words)) and is_shown(one):
                found.setdefault(words, one)
        return list(found.values())[:MOST]

    def meant(self, user_id: int, typed: str) -> str:
        """The words that a choice stood for, or what was typed. Raises ``RequestRefused`` where
        they are not in memory any more.
        """
        if KEY.fullmatch(typed) is None:
            return typed
        found = [one.words for one in self.of(user_id) if one.key == typed]
        if not found:
            raise RequestRefused(Text("presets-prompt-gone"))
        return found[0]

    def forget_posts(self, post_ids: Iterable[str]) -> None:
        """In memory."""
        self._stale.update(self._loading)
        gone = set(post_ids)
        for user_id, known in list(self._said.items()):
            if any(one.post_id in gone for one in known):
                del self._said[user_id]  # others may have said the same

    def withdrawn(self, post_id: str | None) -> None:
        """A post is there no more; None: many."""
        if post_id is None:
            self.forget()
        else:
            self.forget_posts((post_id,))

    def forget(self, user_id: int | None = None) -> None:
        """Of one member, or of all, in memory."""
        self._stale.update(self._loading)
        if user_id is None:
            self._said.clear()
        else:
            self._said.pop(user_id, None)

    async def _load(self, user_id: int) -> None:
        try:
            posts = await self._posts.asked_by(user_id, LOOKED_AT)
            jobs = await self._jobs.find(post.jobs[0] for post in posts)
        except sqlite3.Error:
            log.exception("The earlier prompts of a member cannot be read")
            return
        finally:
            del self._loading[user_id]
            is_stale = user_id in self._stale
            self._stale.discard(user_id)
        if not is_stale:  # else with the next letter
            self._said[user_id] = _distinct(_prompts(user_id, posts, jobs))
            while len(self._said) > MEMBERS:
                self._said.popitem(last=False)


def _prompts(user_id: int, posts: Iterable[Post], jobs: Mapping[str, Job]) -> Iterator[Prompt]:
    """Without what waits for moderators, and what somebody else asked for."""
    for post in posts:
        job = jobs.get(post.jobs[0])
        if job is None or job.owner != user_id or job.hidden or job.state is JobState.HELD:
            continue
        if prompt := _prompt(post, job.request):
            yield prompt


def _prompt(post: Post, request: Request) -> Prompt | None:
    """None for a film, and where nothing is left of the words."""
    clip, where = clip_of(request), post.destination
    if clip is None or not clip.prompt:
        return None
    is_secret = where.private or where.guild_id is None
    return Prompt(clip.prompt, post.id, where.channel_id, where.guild_id, is_secret)


def _distinct(prompts: Iterable[Prompt]) -> list[Prompt]:
    """Each once, as it was said last, whether it is a secret or not; as many as are shown of
    either.
    """
    found: dict[tuple[str, bool], Prompt] = {}
    for one in prompts:
        found.setdefault((_folded(one.words), one.is_secret), one)
    secrets = [one for one in found.values() if one.is_secret][:MOST]
    others = [one for one in found.values() if not one.is_secret][:MOST]
    return [one for one in found.values() if one in secrets or one in others]


def _folded(words: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", words).casefold().split())
