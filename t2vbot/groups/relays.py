"""All relays that go on."""

from __future__ import annotations

from ..jobs.executor import Kind
from ..jobs.job import Job
from ..posts.post import Post
from .production import Scene
from .productions import Productions
from .relay import Relay


class Relays(Productions[Relay]):
    """What members do in them."""

    kind = "relay"

    def take(self, relay_id: str, user: int) -> Relay:
        """At once, in memory: of two, the first has it. ``taken`` follows."""
        relay = self.find(relay_id)
        relay.take(user, self.clock())
        return relay

    async def taken(self, relay: Relay) -> None:
        """Write down, and show, whose turn it is."""
        async with self.step(relay):
            await self.proceed(relay)

    async def let_go(self, relay_id: str, user: int) -> None:
        """What they wrote was refused. Of one that has ended there is nothing to let go."""
        if relay := self.groups.get(relay_id):
            async with self.step(relay):
                relay.let_go(user, self.clock())
                await self.proceed(relay)

    async def write(self, relay_id: str, user: int, words: str) -> Scene:
        """Raises ``UserError`` where the words cannot be made, as /video does."""
        self.request_for(words, self.find(relay_id).server_id)
        async with self.step(self.find(relay_id)) as relay:
            turn = relay.write(user, words)
            await self.proceed(relay)
        return turn

    async def end(self, relay_id: str) -> None:
        async with self.step(self.find(relay_id)) as relay:
            relay.end()
            await self.proceed(relay)

    async def so_far(self, relay: Relay, owner: int) -> Job:
        """What cuts the turns that are made, for somebody who wants to see them."""
        turns = relay.made()
        request = await self.film_request(relay, turns, [])
        return Job(request, owner, Kind.CUT, tuple(turn.job_id for turn in turns))

    async def shown(self, relay: Relay, post: Post, scenes: int) -> None:
        """Remember the film so far."""
        async with self.step(relay):
            relay.so_far, relay.so_far_scenes = post.id, scenes
            await self.table.record(relay)
