"""Discord's refusals: HTTP status, error code and text (Discord's "Opcodes and Status Codes")."""

from __future__ import annotations

from typing import Any, NamedTuple


class Code(NamedTuple):
    """One kind of refusal."""

    status: int
    code: int
    message: str


UNAUTHORIZED = Code(401, 0, "401: Unauthorized")
NOT_FOUND = Code(404, 0, "404: Not Found")
# None of Discord's: what it can do, and the stand-in cannot.
NOT_SIMULATED = Code(501, 0, "501: Discord can do this, and this stand-in for it cannot")
UNKNOWN_APPLICATION = Code(404, 10002, "Unknown Application")
UNKNOWN_CHANNEL = Code(404, 10003, "Unknown Channel")
UNKNOWN_GUILD = Code(404, 10004, "Unknown Guild")
UNKNOWN_MEMBER = Code(404, 10007, "Unknown Member")
UNKNOWN_MESSAGE = Code(404, 10008, "Unknown Message")
UNKNOWN_USER = Code(404, 10013, "Unknown User")
UNKNOWN_EMOJI = Code(400, 10014, "Unknown Emoji")
UNKNOWN_WEBHOOK = Code(404, 10015, "Unknown Webhook")
UNKNOWN_INTERACTION = Code(404, 10062, "Unknown interaction")
UNKNOWN_COMMAND = Code(404, 10063, "Unknown application command")
UNKNOWN_COMMAND_PERMISSIONS = Code(404, 10066, "Unknown application command permissions")
NOT_FOR_BOTS = Code(403, 20001, "Bots cannot use this endpoint")
ENTITY_TOO_LARGE = Code(413, 40005, "Request entity too large")
ALREADY_ACKNOWLEDGED = Code(400, 40060, "Interaction has already been acknowledged.")
TOO_MANY_FOLLOWUPS = Code(400, 40094, "The maximum number of follow up messages has been reached.")
MISSING_ACCESS = Code(403, 50001, "Missing Access")
NOT_YOUR_MESSAGE = Code(403, 50005, "Cannot edit a message authored by another user")
EMPTY_MESSAGE = Code(400, 50006, "Cannot send an empty message")
CANNOT_DM = Code(403, 50007, "Cannot send messages to this user")
NOT_A_TEXT_CHANNEL = Code(400, 50008, "Cannot send messages in a non-text channel")
MISSING_PERMISSIONS = Code(403, 50013, "Missing Permissions")
INVALID_TOKEN = Code(401, 50027, "Invalid Webhook Token")
INVALID_FORM = Code(400, 50035, "Invalid Form Body")
THREAD_ARCHIVED = Code(400, 50083, "Thread is archived")
# The same to an interaction in a locked thread (discord-api-docs, issue 7707).
NO_REPLY_IN_THREAD = Code(403, 50083, "Thread is archived")
INVALID_JSON = Code(400, 50109, "The request body contains invalid JSON.")
NOT_A_THREAD = Code(400, 50024, "Cannot execute action on this channel type")
THREAD_ALREADY_THERE = Code(400, 160004, "A thread has already been created for this message")
# Discord documents the code without its HTTP status.
THREAD_LOCKED = Code(400, 160005, "Thread is locked")
AUTOMATIC_MODERATION = Code(400, 200000, "Message was blocked by automatic moderation")
NO_MUTUAL_GUILD = Code(
    403, 50278, "Cannot send messages to this user due to having no mutual guilds"
)


class ApiError(Exception):
    """The request is refused; ``body`` is what the bot gets to read."""

    def __init__(self, code: Code, errors: dict[str, Any] | None = None) -> None:
        super().__init__(f"{code.status} {code.code}: {code.message}")
        self.code = code
        self.errors = errors

    @property
    def status(self) -> int:
        return self.code.status

    @property
    def body(self) -> dict[str, Any]:
        body: dict[str, Any] = {"message": self.code.message, "code": self.code.code}
        return body | {"errors": self.errors} if self.errors else body
