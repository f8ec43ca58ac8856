"""All jams that go on."""

from __future__ import annotations

from .jam import Jam
from .productions import Productions


class Jams(Productions[Jam]):
    """What members do in them."""

    kind = "jam"

    def offered_by(self, user_id: int) -> int:
        """Scenes of a member that are yet to be made: each will be a request of theirs."""
        return sum(
            scene.author == user_id for jam in self.groups.values() for scene in jam.offered()
        )

    async def add(self, jam_id: str, author: int, words: str) -> None:
        """Raises ``UserError`` where the words cannot be made, as /video does."""
        self.request_for(words, self.find(jam_id).server_id)
        async with self.step(self.find(jam_id)) as jam:
            jam.add(author, words)
            if jam.is_full:
                jam.close()
            await self.proceed(jam)

    async def change(self, jam_id: str, scene_id: str, author: int, words: str) -> None:
        self.request_for(words, self.find(jam_id).server_id)
        async with self.step(self.find(jam_id)) as jam:
            scene = jam.change(scene_id, author, words)
            await self.proceed(jam, scene)

    async def withdraw(self, jam_id: str, scene_id: str, user: int, *, manages: bool) -> None:
        async with self.step(self.find(jam_id)) as jam:
            await self.proceed(jam, jam.withdraw(scene_id, user, manages=manages))

    async def vote(self, jam_id: str, scene_id: str, voter: int) -> None:
        async with self.step(self.find(jam_id)) as jam:
            jam.vote(scene_id, voter)
            await self.proceed(jam, jam.scene(scene_id))

    async def close(self, jam_id: str) -> None:
        async with self.step(self.find(jam_id)) as jam:
            jam.close()
            await self.proceed(jam, *jam.scenes)

    async def redo(self, jam_id: str, author: int) -> None:
        async with self.step(self.find(jam_id)) as jam:
            jam.redo(author)
            await self.proceed(jam)

    async def put_in_order(self, jam_id: str, scene_ids: list[str]) -> None:
        async with self.step(self.find(jam_id)) as jam:
            jam.put_in_order(scene_ids)
            await self.proceed(jam)

    async def cut(self, jam_id: str) -> None:
        async with self.step(self.find(jam_id)) as jam:
            jam.cut()
            await self.proceed(jam)
