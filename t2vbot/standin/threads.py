"""Threads: begun, joined, changed, closed and deleted, by Discord's rules ("Threads")."""

from __future__ import annotations

from typing import Any

from .changes import Changes
from .errors import (
    MISSING_PERMISSIONS,
    NOT_A_THREAD,
    NOT_SIMULATED,
    THREAD_ALREADY_THERE,
    THREAD_ARCHIVED,
    UNKNOWN_MEMBER,
    ApiError,
)
from .form import Form
from .message import Message
from .messages import Draft, Messages
from .people import Json, Permission, User
from .places import THREADS_OF, Channel, ChannelKind, ThreadChanged
from .rules import check_draft
from .server import Answer, Call, Route
from .sight import Sight

NAME = 100  # characters
DURATIONS = (60, 1440, 4320, 10080)  # minutes without a message, after which one is archived
DAY = 1440
NO_CONTENT = Answer(204)


class Threads:
    """The routes about threads. ``sight`` finds what the bot may see."""

    def __init__(self, sight: Sight, changes: Changes, messages: Messages) -> None:
        self._sight = sight
        self._changes = changes
        self._messages = messages

    def routes(self) -> list[Route]:
        channel = "/channels/{channel_id}"
        from_message = channel + "/messages/{message_id}/threads"
        members = channel + "/thread-members"
        return [
            Route("POST", from_message, self.create_thread_from_message),
            Route("POST", channel + "/threads", self.create_thread),
            Route("PATCH", channel, self.edit_thread),
            Route("DELETE", channel, self.delete_thread),
            Route("GET", members, self.list_thread_members),
            Route("PUT", members + "/@me", self.join_thread),
            Route("DELETE", members + "/@me", self.leave_thread),
            Route("PUT", members + "/{user_id}", self.add_thread_member),
            Route("DELETE", members + "/{user_id}", self.delete_thread_member),
            Route("GET", "/guilds/{guild_id}/threads/active", self.get_active_guild_threads),
        ]

    # --- Beginning --------------------------------------------------------------------------------

    def create_thread_from_message(self, call: Call) -> Answer:
        message = self._sight.message(call)
        if message.thread:
            raise ApiError(THREAD_ALREADY_THERE)
        kind = THREADS_OF.get(message.channel.kind)
        if kind is None or message.channel.kind is ChannelKind.FORUM:
            raise ApiError(NOT_A_THREAD)
        return Answer(201, self._json(self._begin(message.channel, call.json, kind, message)))

    def create_thread(self, call: Call) -> Answer:
        """Without a message; private unless it says otherwise, as Discord has it. In a forum it is
        a post, with its first message.
        """
        channel = self._sight.channel(call)
        if channel.kind is ChannelKind.FORUM:
            return self._create_post(channel, call.draft)
        kind = call.json.get("type", ChannelKind.PRIVATE_THREAD)
        form = Form()
        if kind not in (10, 11, 12):
            text = "Value must be one of {10, 11, 12}."
            form.part((), call.json).wrong("type", "BASE_TYPE_CHOICES", text)
        form.check()
        is_private = kind == ChannelKind.PRIVATE_THREAD and channel.kind is ChannelKind.TEXT
        if not is_private and kind != THREADS_OF.get(channel.kind):
            raise ApiError(NOT_A_THREAD)
        return Answer(201, self._json(self._begin(channel, call.json, ChannelKind(kind))))

    def _create_post(self, forum: Channel, draft: Draft) -> Answer:
        form = Form()
        form.part((), draft.payload).part("message", required=True)
        form.check()
        first = Draft(draft.payload["message"], draft.files)
        check_draft(first, size_limit=self._sight.upload_limit(forum))
        # In a forum the right to send messages is the right to begin posts.
        self._need(forum, Permission.SEND_MESSAGES)
        post = self._begin(forum, draft.payload, ChannelKind.THREAD)
        message = self._messages.begin_post(post, self._sight.bot, first)
        return Answer(201, self._json(post) | {"message": message.to_json()})

    def _begin(
        self, parent: Channel, said: Json, kind: ChannelKind, message: Message | None = None
    ) -> Channel:
        _check(said, name_required=True)
        right = Permission.CREATE_PUBLIC_THREADS
        if kind is ChannelKind.PRIVATE_THREAD:
            right = Permission.CREATE_PRIVATE_THREADS
        if parent.kind is not ChannelKind.FORUM:
            self._need(parent, right)
        thread = self._changes.begin_thread(
            parent,
            self._sight.bot,
            said["name"],
            kind=kind,
            number=message.id if message else None,
            minutes=said.get("auto_archive_duration") or DAY,
            invitable=said.get("invitable", True),
        )
        if message:
            message.thread = thread
        return thread

    # --- Changing ---------------------------------------------------------------------------------

    def edit_thread(self, call: Call) -> Answer:
        thread, said = self._sight.channel(call), call.json
        if not thread.parent:
            raise ApiError(NOT_SIMULATED)  # a channel's own settings
        _check(said, name_required=False)
        manages = Permission.MANAGE_THREADS in thread.permissions_of(self._sight.bot)
        only_opens = said.keys() <= {"archived"} and not said.get("archived", True)
        if thread.archived and not thread.locked and only_opens:
            thread.archived = False  # whoever may write there may open it again
        else:
            owns = thread.owner is self._sight.bot and not thread.locked
            if not manages and (not owns or "locked" in said):
                raise ApiError(MISSING_PERMISSIONS)
            if thread.archived and said.get("archived", True):
                raise ApiError(THREAD_ARCHIVED)
            thread.name = said.get("name", thread.name)
            thread.archived = said.get("archived", thread.archived)
            thread.locked = said.get("locked", thread.locked)
            thread.archive_after = said.get("auto_archive_duration", thread.archive_after)
        self._changes.publish(ThreadChanged(thread))
        return Answer(200, self._json(thread))

    def delete_thread(self, call: Call) -> Answer:
        thread = self._sight.channel(call)
        if not thread.parent:
            raise ApiError(NOT_SIMULATED)
        self._need(thread, Permission.MANAGE_THREADS)
        body = self._json(thread)
        self._changes.delete_thread(thread)
        return Answer(200, body)

    # --- Who is in it -----------------------------------------------------------------------------

    def list_thread_members(self, call: Call) -> Answer:
        thread = self._thread(call)
        return Answer(200, [thread.thread_member_json(user) for user in thread.joined])

    def join_thread(self, call: Call) -> Answer:
        return self._join(self._thread(call), self._sight.bot)

    def add_thread_member(self, call: Call) -> Answer:
        thread, user = self._thread(call), self._sight.user(call.match["user_id"])
        assert thread.parent
        if not thread.parent.includes(user):
            raise ApiError(UNKNOWN_MEMBER)
        return self._join(thread, user)

    def _join(self, thread: Channel, user: User) -> Answer:
        if thread.archived:
            raise ApiError(THREAD_ARCHIVED)
        self._changes.join_thread(thread, user)
        return NO_CONTENT

    def leave_thread(self, call: Call) -> Answer:
        self._changes.leave_thread(self._thread(call), self._sight.bot)
        return NO_CONTENT

    def delete_thread_member(self, call: Call) -> Answer:
        thread, user = self._thread(call), self._sight.user(call.match["user_id"])
        is_ours = thread.kind is ChannelKind.PRIVATE_THREAD and thread.owner is self._sight.bot
        if not is_ours:
            self._need(thread, Permission.MANAGE_THREADS)
        self._changes.leave_thread(thread, user)
        return NO_CONTENT

    def get_active_guild_threads(self, call: Call) -> Answer:
        threads = self._sight.threads_of(self._sight.guild(call))
        open_ones = [thread for thread in threads if not thread.archived]
        bot = self._sight.bot
        mine = [t.thread_member_json(bot) for t in open_ones if bot in t.joined]
        shown = [self._json(thread) for thread in open_ones]
        return Answer(200, {"threads": shown, "members": mine, "has_more": False})

    # --- Small change -----------------------------------------------------------------------------

    def _thread(self, call: Call) -> Channel:
        thread = self._sight.channel(call)
        if not thread.parent:
            raise ApiError(NOT_A_THREAD)
        return thread

    def _need(self, channel: Channel, right: Permission) -> None:
        if right not in channel.permissions_of(self._sight.bot):
            raise ApiError(MISSING_PERMISSIONS)

    def _json(self, thread: Channel) -> Json:
        return thread.to_json(viewer=self._sight.bot)


def _check(said: Any, *, name_required: bool) -> None:
    form = Form()
    top = form.part((), said)
    top.text("name", 1, NAME, required=name_required)
    if said.get("auto_archive_duration") not in (None, *DURATIONS):
        text = f"Value must be one of {set(DURATIONS)}."
        top.wrong("auto_archive_duration", "BASE_TYPE_CHOICES", text)
    for key in ("archived", "locked", "invitable"):
        top.flag(key)
    form.check()
