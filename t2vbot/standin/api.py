"""The HTTP routes of Discord's API that a bot of commands and messages needs."""

from __future__ import annotations

from typing import Any

from .changes import Changes
from .commands import Commands, untranslated
from .errors import (
    CANNOT_DM,
    INVALID_FORM,
    MISSING_PERMISSIONS,
    NOT_FOR_BOTS,
    NOT_YOUR_MESSAGE,
    THREAD_ARCHIVED,
    UNKNOWN_APPLICATION,
    UNKNOWN_COMMAND_PERMISSIONS,
    UNKNOWN_MEMBER,
    UNKNOWN_MESSAGE,
    ApiError,
)
from .form import Form
from .gateway import NO_CONTENT_OF_OTHERS, Gateway
from .integrations import Integrations
from .interactions import Interactions
from .message import Flags, Message, MessageType
from .messages import Messages
from .people import Permission
from .rules import check_draft
from .server import Answer, Call, Route
from .sight import Sight
from .world import World

NO_CONTENT = Answer(204)


class Api:
    """Each handler has the name that Discord's documentation gives to its route."""

    def __init__(
        self,
        world: World,
        messages: Messages,
        commands: Commands,
        interactions: Interactions,
        gateway: Gateway,
        integrations: Integrations,
        changes: Changes,
        sight: Sight,
    ) -> None:
        self._world = world
        self._messages = messages
        self._commands = commands
        self._interactions = interactions
        self._gateway = gateway
        self._integrations = integrations
        self._changes = changes
        self._sight = sight

    def routes(self) -> list[Route]:
        app = "/applications/{application_id}"
        guild_app = app + "/guilds/{guild_id}"
        channel = "/channels/{channel_id}"
        hook = "/webhooks/{webhook_id}/{webhook_token}"
        callback = "/interactions/{interaction_id}/{interaction_token}/callback"
        routes = [
            Route("GET", "/gateway", self.get_gateway),
            Route("GET", "/gateway/bot", self.get_gateway_bot),
            Route("GET", "/users/@me", self.get_current_user),
            Route("POST", "/users/@me/channels", self.create_dm),
            Route("DELETE", "/users/@me/guilds/{guild_id}", self.leave_guild),
            Route("GET", "/users/{user_id}", self.get_user),
            Route("GET", "/oauth2/applications/@me", self.get_current_application),
            Route("GET", "/soundboard-default-sounds", self.get_soundboard_default_sounds),
            Route("GET", "/applications/@me", self.get_current_application),
            Route("GET", "/guilds/{guild_id}", self.get_guild),
            Route("GET", "/guilds/{guild_id}/members/{user_id}", self.get_guild_member),
            Route("GET", channel, self.get_channel),
            Route("POST", channel + "/typing", self.trigger_typing),
            Route("GET", channel + "/messages", self.get_channel_messages),
            Route("POST", channel + "/messages", self.create_message),
            Route("GET", channel + "/messages/{message_id}", self.get_channel_message),
            Route("PATCH", channel + "/messages/{message_id}", self.edit_message),
            Route("DELETE", channel + "/messages/{message_id}", self.delete_message),
            Route("POST", callback, self.create_interaction_response),
            Route("POST", hook, self.create_followup_message),
            # The literal path first: the router takes the first that fits.
            Route("GET", hook + "/messages/@original", self.get_reply),
            Route("PATCH", hook + "/messages/@original", self.edit_reply),
            Route("DELETE", hook + "/messages/@original", self.delete_reply),
            Route("GET", hook + "/messages/{message_id}", self.get_reply),
            Route("PATCH", hook + "/messages/{message_id}", self.edit_reply),
            Route("DELETE", hook + "/messages/{message_id}", self.delete_reply),
        ]
        rules = guild_app + "/commands/{command_id}/permissions"
        routes += [
            Route(
                "GET",
                guild_app + "/commands/permissions",
                self.list_guild_application_command_permissions,
            ),
            Route("GET", rules, self.get_guild_application_command_permissions),
            Route("PUT", rules, self.set_guild_application_command_permissions),
        ]
        for base in (app, guild_app):
            one = base + "/commands/{command_id}"
            routes += [
                Route("GET", base + "/commands", self.get_commands),
                Route("PUT", base + "/commands", self.bulk_overwrite_commands),
                Route("POST", base + "/commands", self.create_command),
                Route("GET", one, self.get_command),
                Route("PATCH", one, self.edit_command),
                Route("DELETE", one, self.delete_command),
            ]
        return routes

    # --- The bot itself ---------------------------------------------------------------------------

    def get_gateway(self, call: Call) -> Answer:
        return Answer(200, {"url": self._gateway.url})

    def get_soundboard_default_sounds(self, call: Call) -> Answer:
        return Answer(200, [])  # py-cord asks before it is ready; nothing is heard here

    def get_gateway_bot(self, call: Call) -> Answer:
        return Answer(200, self._gateway.to_json())

    def get_current_user(self, call: Call) -> Answer:
        return Answer(200, self._world.bot_json())

    def get_current_application(self, call: Call) -> Answer:
        return Answer(200, self._world.application_json())

    # --- People and places ------------------------------------------------------------------------

    def get_user(self, call: Call) -> Answer:
        return Answer(200, self._sight.user(call.match["user_id"]).to_json())

    def create_dm(self, call: Call) -> Answer:
        user = self._sight.user(call.json.get("recipient_id"))
        if user.bot:
            raise ApiError(CANNOT_DM)
        return Answer(200, self._world.dm_with(user).to_json(viewer=self._world.bot))

    def get_guild(self, call: Call) -> Answer:
        return Answer(200, self._sight.guild(call).to_json())

    def get_guild_member(self, call: Call) -> Answer:
        guild, user = self._sight.guild(call), self._sight.user(call.match["user_id"])
        if user.id not in guild.members:
            raise ApiError(UNKNOWN_MEMBER)
        return Answer(200, guild.member_json(user))

    def leave_guild(self, call: Call) -> Answer:
        self._changes.remove_bot(self._sight.guild(call))
        return NO_CONTENT

    def get_channel(self, call: Call) -> Answer:
        return Answer(200, self._sight.channel(call).to_json(viewer=self._world.bot))

    def trigger_typing(self, call: Call) -> Answer:
        self._sight.channel_to_write_in(call)
        return NO_CONTENT

    # --- Messages, by the bot's own right ---------------------------------------------------------

    def get_channel_messages(self, call: Call) -> Answer:
        channel = self._sight.channel(call)
        if Permission.READ_MESSAGE_HISTORY not in channel.permissions_of(self._world.bot):
            return Answer(200, [])  # as Discord's documentation says
        messages = [m for m in self._messages.in_channel(channel) if m.only_for is None]
        for name, keep in (("before", int.__lt__), ("after", int.__gt__)):
            if name in call.query:
                bound = call.query_number(name, 0)
                messages = [m for m in messages if keep(m.id, bound)]
        limit = call.query_number("limit", 50)
        if not 1 <= limit <= 100:
            raise ApiError(INVALID_FORM)
        latest = messages[-limit:] if "after" not in call.query else messages[:limit]
        return Answer(200, [self._seen(message) for message in reversed(latest)])

    def get_channel_message(self, call: Call) -> Answer:
        return Answer(200, self._seen(self._sight.message(call)))

    def _seen(self, message: Message) -> Any:
        """A message as the bot gets it, which may not read everybody's words."""
        body = message.to_json()
        hidden = message.is_private_to(self._world.bot) and not self._gateway.may_read
        return body | NO_CONTENT_OF_OTHERS if hidden else body

    def create_message(self, call: Call) -> Answer:
        channel = self._sight.channel_to_write_in(call)
        draft, bot = call.draft, self._world.bot
        check_draft(draft, size_limit=self._world.upload_limit(channel.guild))
        if draft.payload.get("enforce_nonce"):
            twin = self._messages.with_nonce(bot, draft.payload.get("nonce"))
            if twin and twin.deleted:
                raise ApiError(UNKNOWN_MESSAGE)
            if twin:
                return Answer(200, twin.to_json())
        fields: dict[str, Any] = {}
        reference = draft.payload.get("message_reference")
        if reference:
            answered = self._messages.find(channel, int(reference["message_id"]))
            if answered is None and reference.get("fail_if_not_exists", True):
                form = Form()
                form.part((), draft.payload).wrong(
                    "message_reference", "MESSAGE_REFERENCE_UNKNOWN_MESSAGE", "Unknown message"
                )
                form.check()
            fields = {"reference": answered, "type": MessageType.REPLY} if answered else {}
        lasting = Flags.SUPPRESS_EMBEDS | Flags.SUPPRESS_NOTIFICATIONS | Flags.COMPONENTS_V2
        message = self._messages.create(channel, bot, draft, draft.flags & lasting, **fields)
        return Answer(200, message.to_json())

    def edit_message(self, call: Call) -> Answer:
        message = self._sight.message(call)
        if message.author is not self._world.bot:
            raise ApiError(NOT_YOUR_MESSAGE)
        limit = self._world.upload_limit(message.channel.guild)
        check_draft(call.draft, size_limit=limit, edited=message)
        return Answer(200, self._messages.edit(message, call.draft).to_json())

    def delete_message(self, call: Call) -> Answer:
        message = self._sight.message(call)
        allowed = message.channel.permissions_of(self._world.bot)
        if message.author is not self._world.bot and Permission.MANAGE_MESSAGES not in allowed:
            raise ApiError(MISSING_PERMISSIONS)
        self._delete(message)
        return NO_CONTENT

    # --- Interactions -----------------------------------------------------------------------------

    def create_interaction_response(self, call: Call) -> Answer:
        number, token = call.number("interaction_id"), call.match["interaction_token"]
        interaction = self._interactions.answer(number, token, call.draft)
        if not call.wants("with_response"):
            return NO_CONTENT
        return Answer(200, self._interactions.callback_json(interaction))

    def create_followup_message(self, call: Call) -> Answer:
        interaction = self._interactions.by_token(*_token(call))
        return Answer(200, self._interactions.follow_up(interaction, call.draft).to_json())

    def get_reply(self, call: Call) -> Answer:
        return Answer(200, self._reply(call).to_json())

    def edit_reply(self, call: Call) -> Answer:
        interaction = self._interactions.by_token(*_token(call))
        message = self._interactions.edit(interaction, _name(call), call.draft)
        return Answer(200, message.to_json())

    def delete_reply(self, call: Call) -> Answer:
        self._delete(self._reply(call))
        return NO_CONTENT

    def _delete(self, message: Message) -> None:
        if message.channel.archived:
            raise ApiError(THREAD_ARCHIVED)
        self._messages.delete(message)

    def _reply(self, call: Call) -> Message:
        interaction = self._interactions.by_token(*_token(call))
        return self._interactions.reply_message(interaction, _name(call))

    # --- Commands ---------------------------------------------------------------------------------

    def get_commands(self, call: Call) -> Answer:
        commands = self._commands.of(self._scope(call))
        return Answer(200, commands if call.wants("with_localizations") else untranslated(commands))

    def bulk_overwrite_commands(self, call: Call) -> Answer:
        return Answer(200, self._commands.replace(self._scope(call), call.payload))

    def create_command(self, call: Call) -> Answer:
        command, is_new = self._commands.upsert(self._scope(call), call.json)
        return Answer(201 if is_new else 200, command)

    def get_command(self, call: Call) -> Answer:
        return Answer(200, self._commands.get(self._scope(call), call.number("command_id")))

    def edit_command(self, call: Call) -> Answer:
        scope, number = self._scope(call), call.number("command_id")
        return Answer(200, self._commands.change(scope, number, call.json))

    def delete_command(self, call: Call) -> Answer:
        self._commands.remove(self._scope(call), call.number("command_id"))
        return NO_CONTENT

    def list_guild_application_command_permissions(self, call: Call) -> Answer:
        self._scope(call)
        return Answer(200, self._integrations.of(self._sight.guild(call)))

    def get_guild_application_command_permissions(self, call: Call) -> Answer:
        self._scope(call)
        for rules in self._integrations.of(self._sight.guild(call)):
            if rules["id"] == call.match["command_id"]:
                return Answer(200, rules)
        raise ApiError(UNKNOWN_COMMAND_PERMISSIONS)

    def set_guild_application_command_permissions(self, call: Call) -> Answer:
        raise ApiError(NOT_FOR_BOTS)  # a moderator's own token is needed

    def _scope(self, call: Call) -> int | None:
        """The guild whose commands are meant; None for the global ones."""
        if call.number("application_id") != self._world.application_id:
            raise ApiError(UNKNOWN_APPLICATION)
        return self._sight.guild(call).id if "guild_id" in call.match else None


def _token(call: Call) -> tuple[int, str]:
    return call.number("webhook_id"), call.match["webhook_token"]


def _name(call: Call) -> str:
    return call.match.get("message_id", "@original")
