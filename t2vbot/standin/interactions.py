"""The life of an interaction: sent, acknowledged within three seconds, answered for fifteen
minutes.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from . import rules
from .command_rules import OptionKind, check_choices
from .component_rules import check_modal
from .components import present
from .errors import (
    ALREADY_ACKNOWLEDGED,
    INVALID_TOKEN,
    TOO_MANY_FOLLOWUPS,
    UNKNOWN_INTERACTION,
    UNKNOWN_MESSAGE,
    UNKNOWN_WEBHOOK,
    ApiError,
)
from .form import Form
from .hub import Hub
from .interaction import LEGAL_REPLIES, UPDATES, Interaction, InteractionChanged, Kind, Reply
from .message import Flags, Message, MessageType
from .messages import Draft, Messages
from .people import Json, User
from .places import Channel
from .world import World


class Interactions:
    """All interactions, found by their token, and Discord's rules for answering them.

    ``ack_seconds`` and ``token_seconds`` are Discord's three seconds and fifteen minutes; a test
    shortens them or advances the clock.
    """

    def __init__(self, world: World, messages: Messages, hub: Hub) -> None:
        self.ack_seconds = rules.ACK_SECONDS
        self.token_seconds = rules.TOKEN_SECONDS
        self._world = world
        self._messages = messages
        self._hub = hub
        self._by_token: dict[str, Interaction] = {}

    def __iter__(self) -> Iterator[Interaction]:
        """All that there ever were, oldest first."""
        return iter(list(self._by_token.values()))

    def open(
        self, kind: Kind, user: User, channel: Channel, data: Json, **fields: Any
    ) -> Interaction:
        """A member did something; the bot is yet to hear of it."""
        interaction = Interaction(
            id=self._world.ids.next(),
            kind=kind,
            user=user,
            channel=channel,
            data=data,
            created_at=self._world.clock.now(),
            size_limit=self._world.upload_limit(channel.guild, user),
            hub=self._hub,
            **fields,
        )
        self._by_token[interaction.token] = interaction
        self._hub.publish(InteractionChanged(interaction))
        return interaction

    def imagine(self, user: User, channel: Channel, source: Message | None) -> Interaction:
        """One that the bot never heard of, as whoever forges what follows from it pretends."""
        return Interaction(
            id=self._world.ids.next(),
            kind=Kind.COMPONENT if source else Kind.COMMAND,
            user=user,
            channel=channel,
            data={},
            created_at=self._world.clock.now(),
            size_limit=self._world.upload_limit(channel.guild, user),
            hub=self._hub,
            source=source,
        )

    def give_up(self, interaction: Interaction) -> None:
        """Show that the application did not respond, if it has not by now."""
        if interaction.reply is None and not interaction.late:
            interaction.late = True
            self._hub.publish(InteractionChanged(interaction))

    def expire_all(self) -> None:
        """End every token that was given out so far, as fifteen minutes do."""
        for interaction in self._by_token.values():
            interaction.expired = True

    # --- The first answer -------------------------------------------------------------------------

    def answer(self, number: int, token: str, draft: Draft) -> Interaction:
        """POST /interactions/{id}/{token}/callback."""
        interaction = self._by_token.get(token)
        now = self._world.clock.now()
        if interaction is None or interaction.id != number:
            raise ApiError(UNKNOWN_INTERACTION)
        if interaction.reply is not None:
            raise ApiError(ALREADY_ACKNOWLEDGED)
        if now - interaction.created_at > self.ack_seconds:
            self.give_up(interaction)
        if interaction.late:
            raise ApiError(UNKNOWN_INTERACTION)
        reply = _legal_reply(interaction, draft.payload.get("type"))
        self._carry_out(interaction, reply, draft)
        interaction.reply = reply
        interaction.replied_at = now
        self._hub.publish(InteractionChanged(interaction))
        return interaction

    def _carry_out(self, interaction: Interaction, reply: Reply, draft: Draft) -> None:
        inner = Draft(draft.payload.get("data") or {}, draft.files)
        match reply:
            case Reply.MESSAGE:
                rules.check_draft(inner, size_limit=interaction.size_limit)
                interaction.original = self._post(interaction, inner, _lasting(inner.flags))
            case Reply.DEFERRED_MESSAGE:
                flags = Flags.LOADING | (inner.flags & Flags.EPHEMERAL)
                interaction.original = self._post(interaction, Draft(), flags)
            case Reply.UPDATE:
                source = _living(interaction.source)
                rules.check_draft(inner, size_limit=interaction.size_limit, edited=source)
                interaction.original = self._messages.edit(source, inner)
            case Reply.DEFERRED_UPDATE:
                interaction.original = interaction.source
            case Reply.MODAL:
                form = Form()
                check_modal(form, draft.payload.get("data"))
                form.check()
                shown = present(inner.payload["components"], ())
                interaction.modal = inner.payload | {"components": list(shown)}
            case Reply.CHOICES:
                interaction.choices = _checked_choices(interaction, inner.payload)

    def _post(self, interaction: Interaction, draft: Draft, flags: Flags, **fields: Any) -> Message:
        kind = MessageType.DEFAULT
        if interaction.kind is Kind.COMMAND:
            chat_input = interaction.data["type"] == 1
            kind = (
                MessageType.CHAT_INPUT_COMMAND if chat_input else MessageType.CONTEXT_MENU_COMMAND
            )
        elif interaction.source or interaction.opener:
            kind = MessageType.REPLY if interaction.source else MessageType.DEFAULT
            fields.setdefault("reference", interaction.source)
        application = str(self._world.application_id)
        body: Json = {
            "application_id": application,
            "webhook_id": application,
            "interaction_metadata": interaction.metadata(),
        }
        if interaction.kind is Kind.COMMAND:
            body["interaction"] = {
                "id": str(interaction.id),
                "type": int(Kind.COMMAND),
                "name": interaction.data["name"],
                "user": interaction.user.to_json(),
            }
        return self._messages.create(
            interaction.channel,
            self._world.bot,
            draft,
            flags,
            only_for=interaction.user if Flags.EPHEMERAL in flags else None,
            interaction=body,
            **({"type": kind} | fields),
        )

    # --- What follows -----------------------------------------------------------------------------

    def by_token(self, application_id: int, token: str) -> Interaction:
        """The interaction whose token this is, as long as the token lives."""
        interaction = self._by_token.get(token)
        if interaction is None or application_id != self._world.application_id:
            raise ApiError(UNKNOWN_WEBHOOK)
        age = self._world.clock.now() - interaction.created_at
        if interaction.expired or age > self.token_seconds:
            raise ApiError(INVALID_TOKEN)
        if interaction.reply is None:
            raise ApiError(UNKNOWN_WEBHOOK)
        return interaction

    def reply_message(self, interaction: Interaction, name: str) -> Message:
        """The message that ``@original`` or an id stands for."""
        if name == "@original":
            return _living(interaction.original)
        for message in interaction.messages:
            if str(message.id) == name:
                return _living(message)
        raise ApiError(UNKNOWN_MESSAGE)

    def edit(self, interaction: Interaction, name: str, draft: Draft) -> Message:
        message = self.reply_message(interaction, name)
        rules.check_draft(draft, size_limit=interaction.size_limit, edited=message)
        return self._messages.edit(message, draft)

    def follow_up(self, interaction: Interaction, draft: Draft) -> Message:
        """A further message; the first one after a deferral takes the place of "is thinking"."""
        rules.check_draft(draft, size_limit=interaction.size_limit)
        original = interaction.original
        if original and original.loading and not original.deleted:
            return self._messages.edit(original, Draft(_without_flags(draft.payload), draft.files))
        most = rules.USER_INSTALL_FOLLOWUPS
        if interaction.user_installed and len(interaction.followups) >= most:
            raise ApiError(TOO_MANY_FOLLOWUPS)
        fields = {"type": MessageType.REPLY, "reference": original} if original else {}
        message = self._post(interaction, draft, _lasting(draft.flags), **fields)
        interaction.followups.append(message)
        self._hub.publish(InteractionChanged(interaction))
        return message

    def callback_json(self, interaction: Interaction) -> Json:
        """The reply to a callback that asked ``with_response``."""
        body: Json = {"id": str(interaction.id), "type": int(interaction.kind)}
        body["channel_id"] = str(interaction.channel.id)
        if interaction.channel.guild:
            body["guild_id"] = str(interaction.channel.guild.id)
        message = interaction.original
        if message is None:
            return {"interaction": body}
        body["response_message_id"] = str(message.id)
        body["response_message_loading"] = message.loading
        body["response_message_ephemeral"] = message.ephemeral
        if interaction.reply not in (Reply.MESSAGE, Reply.UPDATE):
            return {"interaction": body}
        resource = {"type": int(interaction.reply), "message": message.to_json()}
        return {"interaction": body, "resource": resource}


def _legal_reply(interaction: Interaction, sent: Any) -> Reply:
    legal = set(LEGAL_REPLIES[interaction.kind])
    if interaction.source is None:
        legal -= UPDATES
    if sent not in legal:
        form = Form()
        form.part((), {"type": sent}).one_of("type", sorted(map(int, legal)))
        form.check()
    return Reply(sent)


def _lasting(flags: Flags) -> Flags:
    """The flags a sender may set."""
    allowed = Flags.EPHEMERAL | Flags.SUPPRESS_EMBEDS | Flags.SUPPRESS_NOTIFICATIONS
    return flags & (allowed | Flags.COMPONENTS_V2)


def _without_flags(payload: Json) -> Json:
    """Whether a deferred message is ephemeral was settled when it was deferred."""
    return {key: value for key, value in payload.items() if key != "flags"}


def _living(message: Message | None) -> Message:
    if message is None or message.deleted:
        raise ApiError(UNKNOWN_MESSAGE)
    return message


def _checked_choices(interaction: Interaction, payload: Json) -> list[Json]:
    form = Form()
    check_choices(form.part(("data",), payload), _focused_kind(interaction.data))
    form.check()
    return list(payload.get("choices") or [])


def _focused_kind(data: Json) -> OptionKind:
    for option in data.get("options") or []:
        if option.get("focused"):
            return OptionKind(option["type"])
        if option.get("options"):
            return _focused_kind(option)
    raise AssertionError("an autocompletion has a focused option")
