"""The world as the page gets it, in JSON: only what one member may see of it."""

from __future__ import annotations

from typing import Any

from ..standin.command_rules import CommandKind
from ..standin.commands import translated
from ..standin.interaction import Interaction
from ..standin.members import Member
from ..standin.message import Message, MessageType
from ..standin.openapi import Judge
from ..standin.people import Json, Permission, User
from ..standin.places import Channel, ChannelKind, Guild
from ..standin.record import Record
from ..standin.standin import Standin
from ..text import Text, nearest
from .scenery import HOST

CAST = ("ada", "ben", "cleo", "dan", HOST)
"""Who can be played on the page. Cleo moderates."""

KEPT_MESSAGES = 100  # of a channel, when a page comes
KEPT_REQUESTS = 200


def snapshot(standin: Standin, member: Member) -> Json:
    """All that a page needs when it comes, or comes back after a break."""
    channels = [c for c in standin.world.channels.values() if c.includes(member.user)]
    messages = [
        message
        for channel in channels
        for message in standin.messages.in_channel(channel)[-KEPT_MESSAGES:]
        # What is for one member alone is gone after a reload, as in Discord.
        if message.visible_to(member.user) and not message.ephemeral
    ]
    return {
        "me": member.user.username,
        "cast": [standin.members[name].user.username for name in CAST],
        **places(standin, member),
        "messages": [message_json(message, member) for message in messages],
    }


def places(standin: Standin, member: Member) -> Json:
    """The channels, each followed by its open threads, what can be used in them, and who and which
    roles there are.
    """
    seen = [c for c in standin.world.channels.values() if c.includes(member.user)]
    listed = [
        channel
        for parent in seen
        if not parent.parent
        for channel in (parent, *(c for c in seen if c.parent is parent and not c.archived))
    ]
    return {
        "channels": [_channel(channel, member.user) for channel in listed],
        "commands": commands(standin, member),
        "users": [_user(standin, user) for user in standin.world.users.values()],
        "servers": [
            {
                "id": str(guild.id),
                "name": guild.name,
                "language": nearest(guild.locale),
                "manages": manages(guild, member),
            }
            for guild in standin.world.guilds.values()
            if member.user.id in guild.members
        ],
        "roles": [
            {"id": str(role.id), "name": role.name.removeprefix("@"), "guild": str(guild.id)}
            for guild in standin.world.guilds.values()
            for role in (guild.everyone, *guild.roles)
        ],
    }


def manages(guild: Guild, member: Member) -> bool:
    """Whether the member may change what the server itself is like."""
    return Permission.MANAGE_GUILD in guild.permissions_of(member.user)


def commands(standin: Standin, member: Member) -> dict[str, list[Json]]:
    """What the member can use in each channel, and on a message there, in their language."""
    used = (CommandKind.CHAT_INPUT, CommandKind.MESSAGE)
    return {
        str(channel.id): [
            translated(command, member.user.locale)
            for command in member.offered(channel)
            if command["type"] in used
        ]
        for channel in standin.world.channels.values()
        if channel.includes(member.user)
    }


def message_json(message: Message, member: Member) -> Json:
    """A message with what the page needs beyond the API's form; ``visible_to`` comes before."""
    body = message.to_json()
    for key in ("mention_roles", "tts", "pinned", "webhook_id", "application_id"):
        body.pop(key, None)
    mine = message.author is member.user or message.only_for is member.user
    manages = Permission.MANAGE_MESSAGES in message.channel.permissions_of(member.user)
    return body | {
        "ephemeral": message.ephemeral,
        "loading": message.loading,
        "may_delete": mine or (manages and not message.channel.is_private),
        "pinged": message.now.mention_everyone or member.user in message.mentions,
        "answers": _answers(message),
    }


def _answers(message: Message) -> Json | None:
    """The line above a reply: who used which command, or which message it answers."""
    if message.type is MessageType.CHAT_INPUT_COMMAND and "interaction" in message.interaction:
        used = message.interaction["interaction"]
        return {"user": used["user"]["id"], "command": used["name"]}
    answered = message.reference
    if answered is None:
        return None
    text = None if answered.deleted else answered.content  # empty where it has only a file
    return {"user": str(answered.author.id), "text": text, "message": str(answered.id)}


def outcome(interaction: Interaction) -> Json:
    """What the member's own screen shows of an interaction, beside the messages."""
    answered = interaction.reply is not None
    return {"id": str(interaction.id), "answered": answered, "modal": interaction.modal}


def request_json(record: Record, judge: Judge) -> Json:
    """One line of the developer's list."""
    return {
        "at": record.at,
        "milliseconds": round(record.seconds * 1000),
        "method": record.method,
        "path": record.path,
        "route": record.route,
        "payload": record.payload,
        "files": [{"name": name, "size": size} for name, size in record.files],
        "status": record.status,
        "reply": record.reply,
        "problems": [
            f"{problem.side} {problem.where}: {problem.text}" for problem in judge.problems(record)
        ],
    }


def requests(standin: Standin) -> list[Json]:
    latest = list(standin.requests)[-KEPT_REQUESTS:]
    return [request_json(record, standin.judge) for record in latest]


def _user(standin: Standin, user: User) -> Json:
    guilds = [guild for guild in standin.world.guilds.values() if user.id in guild.members]
    return {
        "id": str(user.id),
        "username": user.username,
        "name": user.display_name,
        "bot": user.bot,
        "guilds": [str(guild.id) for guild in guilds],
        "moderates": [str(guild.id) for guild in guilds if _moderates(guild, user)],
        "part": _part(standin, guilds, user),
    }


def _moderates(guild: Guild, user: User) -> bool:
    return not user.bot and Permission.MANAGE_MESSAGES in guild.permissions_of(user)


def _part(standin: Standin, guilds: list[Guild], user: User) -> str | Json:
    """What they have to say, in a word; empty for most."""
    if standin.world.application.is_owned_by(user):
        return Text("page-host").to_json()
    if any(_moderates(guild, user) for guild in guilds):
        return Text("page-moderator").to_json()
    return ", ".join(role.name for guild in guilds for role in guild.members[user.id])


def _channel(channel: Channel, viewer: User) -> Json:
    others = [user.display_name for user in channel.people if user is not viewer]
    place: dict[str, Any] = {"place": channel.guild.name if channel.guild else None}
    category = (channel.parent or channel).category
    return place | {
        "guild": str(channel.guild.id) if channel.guild else None,
        "people": [str(user.id) for user in channel.people],
        "category": str(category.id) if category else None,
        "type": int(channel.kind),
        "id": str(channel.id),
        "name": channel.name if channel.guild else ", ".join(others),
        "kind": _kind(channel),
        "restricted": channel.restricted,
        "note": _note(channel).to_json(),
    }


def _kind(channel: Channel) -> str:
    if channel.kind is ChannelKind.CATEGORY:
        return "category"
    return "thread" if channel.parent else "text" if channel.guild else "dm"


def _note(channel: Channel) -> Text:
    """What is special about a channel, for somebody who tries a bot in it."""
    if channel.guild is None:
        with_bot = any(user.bot for user in channel.people)
        return Text("page-note-bot") if with_bot else Text("page-note-pair")
    if not channel.guild.has_bot:
        return Text("page-note-elsewhere")
    if channel.parent:
        return Text("page-note-thread", channel=channel.parent.name)
    if channel.restricted:
        return Text("page-note-age")
    everyone = channel.overwrites.get(channel.guild.id)
    if everyone and Permission.VIEW_CHANNEL in everyone.deny:
        return Text("page-note-some")
    return Text("page-note-all")
