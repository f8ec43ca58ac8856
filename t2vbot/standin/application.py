"""The application behind the bot: what it is called, and whose it is ("Application Object")."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass, field

from .people import Json, User

TEAM_PSEUDO_USER = 1 << 10  # a user's flag: it stands for a team


class TeamRole(enum.StrEnum):
    """What a member of a team may do. The owner's is not among them: the team names them."""

    ADMIN = "admin"
    DEVELOPER = "developer"
    READ_ONLY = "read_only"


@dataclass(eq=False)
class Team:
    """Several people who own an application together ("Teams"). ``owner`` is one of them."""

    id: int
    name: str
    owner: User
    members: Mapping[User, TeamRole] = field(default_factory=dict)  # beside the owner
    invited: frozenset[User] = frozenset()  # who of the members has not accepted yet

    def to_json(self) -> Json:
        # Discord gives the owner the role of an admin.
        people = {self.owner: TeamRole.ADMIN, **self.members}
        return {
            "id": str(self.id),
            "icon": None,
            "name": self.name,
            "owner_user_id": str(self.owner.id),
            "members": [self._member_json(user, role) for user, role in people.items()],
        }

    def _member_json(self, user: User, role: TeamRole) -> Json:
        return {
            "user": user.to_json(),
            "team_id": str(self.id),
            "membership_state": 1 if user in self.invited else 2,
            "role": str(role),
            "permissions": ["*"],
        }

    def as_user(self) -> Json:
        """What stands in the place of an owner, where a team is one."""
        body = User(self.id, f"team{self.id}", self.name).to_json()
        flags = {"flags": TEAM_PSEUDO_USER, "public_flags": TEAM_PSEUDO_USER}
        return body | flags | {"global_name": None, "discriminator": "0000"}


@dataclass(eq=False)
class Application:
    """``owner`` and ``team`` may change at any time; a bot hears of it when it asks again."""

    id: int
    bot: User
    owner: User
    team: Team | None = None

    def is_owned_by(self, user: User) -> bool:
        """Whether they own it, alone or as the owner of the team."""
        return user is (self.team.owner if self.team else self.owner)

    def to_json(self, guilds: int, users: int) -> Json:
        return {
            "id": str(self.id),
            "name": self.bot.username,
            "icon": None,
            "description": "",
            "type": None,
            "bot": self.bot.to_json(),
            "bot_public": True,
            "bot_require_code_grant": False,
            "integration_types_config": {"0": {}, "1": {}},
            "verify_key": "0" * 64,
            "flags": 0,
            "flags_new": "0",
            "redirect_uris": [],
            "interactions_endpoint_url": None,
            "role_connections_verification_url": None,
            "owner": self.team.as_user() if self.team else self.owner.to_json(),
            "approximate_guild_count": guilds,
            "approximate_user_install_count": users,
            "approximate_user_authorization_count": 0,
            "explicit_content_filter": 0,
            "team": self.team.to_json() if self.team else None,
            "eligible_oauth2_scopes": [],
        }
