"""A member's id as a keyed hash: what has to outlive the deletion of somebody's data (a ban, what
they used today) can be found by their id, and their id cannot be read out of it without the key.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from typing import Self

from ..database import Database

_KEPT_AS = "pseudonym-key"


class Pseudonyms:
    def __init__(self, key: bytes) -> None:
        self._key = key

    @classmethod
    async def load(cls, database: Database) -> Self:
        """With the key of this bot, which is made once."""
        kept = await database.kept(_KEPT_AS)
        if kept is None:
            kept = secrets.token_hex(32)
            await database.keep(_KEPT_AS, kept)
        return cls(bytes.fromhex(kept))

    def of(self, user_id: int) -> str:
        """32 hexadecimal digits: 128 bits of an HMAC-SHA256 (RFC 2104)."""
        return hmac.new(self._key, str(user_id).encode(), hashlib.sha256).hexdigest()[:32]
