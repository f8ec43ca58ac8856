"""What a member does in Discord: use commands, press buttons, pick from menus, fill in modals,
write.

Each action is checked as the member's client would check it (``ClientRefused``), then the bot hears
of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from ..text import Text
from .client import Client, Surroundings
from .command_rules import NESTING, CommandKind
from .components import SELECTS, walk
from .components import Kind as ComponentKind
from .errors import ApiError
from .forging import Forgery
from .hub import WAIT
from .interaction import Interaction, Kind
from .message import Message
from .messages import Draft
from .modals import fill_modal
from .options import ClientRefused, names_of
from .people import Json, Permission, Role, User
from .places import Channel
from .uploads import File


class Member:
    """A person at their client."""

    def __init__(self, user: User, discord: Surroundings) -> None:
        self.user = user
        self._client = Client(user, discord)
        self._discord = discord

    def __repr__(self) -> str:
        return f"<Member {self.user.username}>"

    @property
    def has_app(self) -> bool:
        """Whether they installed the app for themselves."""
        return self._client.has_app

    @has_app.setter
    def has_app(self, has_app: bool) -> None:
        self._client.has_app = has_app

    def forge(self, *, past_discord: bool = False) -> Forgery:
        """What a modified client sends. ``past_discord``: also what Discord itself would stop."""
        return Forgery(self._client, self._discord, past_discord)

    def offered(self, channel: Channel) -> list[Json]:
        """The commands that the member's client lists here."""
        return self._client.offered(channel)

    # --- Commands ---------------------------------------------------------------------------------

    async def slash(self, channel: Channel, name: str, /, **options: Any) -> Interaction:
        """Use a command; ``name`` may have sub-commands: ``"video make"``."""
        command = self._client.pick(channel, CommandKind.CHAT_INPUT, name.split()[0])
        sheet = self._client.sheet(channel)
        chain, specs = _descend(command, name.split()[1:], self.user.locale)
        filled = sheet.fill(specs, {key: _plain(value) for key, value in options.items()})
        return self._client.send_command(
            Kind.COMMAND, channel, command, _nest(chain, filled), sheet
        )

    async def autocomplete(
        self,
        channel: Channel,
        name: str,
        options: Mapping[str, Any],
        *,
        focused: str,
        value: Any = "",
        timeout: float = WAIT,
    ) -> list[Json]:
        """The choices that come up while ``value`` is typed into the option ``focused``."""
        command = self._client.pick(channel, CommandKind.CHAT_INPUT, name.split()[0])
        chain, specs = _descend(command, name.split()[1:], self.user.locale)
        by_name = {spec["name"]: spec for spec in specs}
        if not by_name.get(focused, {}).get("autocomplete"):
            raise ClientRefused(f"{focused}: has no autocompletion")
        # Nothing is checked while somebody is still typing.
        typed = [
            {"name": key, "type": by_name[key]["type"], "value": text}
            for key, text in options.items()
        ]
        kind = by_name[focused]["type"]
        typed.append({"name": focused, "type": kind, "value": value, "focused": True})
        sheet = self._client.sheet(channel)
        sent = self._client.send_command(
            Kind.AUTOCOMPLETE, channel, command, _nest(chain, typed), sheet
        )
        await sent.acknowledged(timeout)
        return sent.choices or []

    async def use_on(self, channel: Channel, name: str, target: Message | Member) -> Interaction:
        """Use a command of a message's or a member's context menu ("Apps")."""
        kind = CommandKind.MESSAGE if isinstance(target, Message) else CommandKind.USER
        command = self._client.pick(channel, kind, name)
        sheet = self._client.sheet(channel)
        if isinstance(target, Message):
            self._look_at(target)
            number = str(target.id)
            sheet.resolved["messages"] = {number: target.to_json()}
        else:
            number = sheet.user(target.user)
        return self._client.send_command(
            Kind.COMMAND, channel, command, [], sheet, target_id=number
        )

    # --- Components and modals --------------------------------------------------------------------

    async def click(self, message: Message, button: str) -> Interaction:
        """Press a button, named by its label or its custom_id."""
        item = self._component(message, button, {ComponentKind.BUTTON})
        if "custom_id" not in item:
            raise ClientRefused(f"{button}: opens a page and tells the bot nothing")
        return self._client.send_component(message, item, {})

    async def choose(
        self, message: Message, menu: str, *values: str | Member | Role | Channel
    ) -> Interaction:
        """Pick from a menu, named by its placeholder or custom_id: options by label or value, or
        people, roles and channels, as the menu has them.
        """
        item = self._component(message, menu, SELECTS)
        if not item["min_values"] <= len(values) <= item["max_values"]:
            low, high = item["min_values"], item["max_values"]
            raise ClientRefused(
                Text("standin-values", label=menu, low=low, high=high, count=len(values))
            )
        sheet = self._client.sheet(message.channel)
        data: Json = {"values": [sheet.pick(item, _plain(value)) for value in values]}
        if len(set(data["values"])) < len(values):
            raise ClientRefused(Text("standin-once", label=menu))
        if sheet.resolved:
            data["resolved"] = sheet.resolved
        return self._client.send_component(message, item, data)

    async def submit_modal(self, shown: Interaction, values: Mapping[str, Any]) -> Interaction:
        """Fill in the modal that answered ``shown``; fields by their label or custom_id, and send
        it.
        """
        if shown.modal is None:
            raise ClientRefused("no modal was shown")
        if shown.user is not self.user:
            raise ClientRefused(Text("standin-other-screen"))
        if not shown.channel.includes(self.user):
            raise ClientRefused(Text("standin-not-member"))
        sheet = self._client.sheet(shown.channel)
        components = fill_modal(shown.modal["components"], values, sheet)
        data: Json = {"custom_id": shown.modal["custom_id"], "components": components}
        if sheet.resolved:
            data["resolved"] = sheet.resolved
        return self._client.send_form(shown, data)

    def _component(self, message: Message, name: str, kinds: set[ComponentKind]) -> Json:
        self._look_at(message)
        for item in _of_kind(message, kinds):
            if name in (item.get("custom_id"), item.get("label"), item.get("placeholder")):
                if item.get("disabled"):
                    raise ClientRefused(Text("standin-disabled", label=name))
                return item
        raise ClientRefused(Text("standin-no-component", label=name))

    def _look_at(self, message: Message) -> None:
        if message.deleted or not message.visible_to(self.user):
            raise ClientRefused(Text("standin-gone"))

    # --- Messages ---------------------------------------------------------------------------------

    async def say(self, channel: Channel, text: str, *files: File | Path) -> Message:
        """Write a message."""
        numbered = {number: File.of(file) for number, file in enumerate(files)}
        draft = Draft({"content": text}, numbered)
        try:
            return self._discord.messages.create(channel, self.user, draft)
        except ApiError as error:
            raise ClientRefused(_of_discord(error)) from error

    async def react(self, message: Message, emoji: str) -> None:
        """Put an emoji under a message."""
        self._look_at(message)
        try:
            self._discord.reactions.add(message, self.user, emoji)
        except ApiError as error:
            raise ClientRefused(_of_discord(error)) from error

    async def unreact(self, message: Message, emoji: str) -> None:
        """Take one's own back."""
        self._look_at(message)
        self._discord.reactions.remove(message, self.user, emoji)

    async def delete(self, message: Message) -> None:
        """Delete a message: one's own, with the right to manage others', or dismiss an ephemeral
        one.
        """
        self._look_at(message)
        allowed = message.channel.permissions_of(self.user)
        mine = message.author is self.user or message.only_for is self.user
        if not mine and Permission.MANAGE_MESSAGES not in allowed:
            raise ClientRefused(Text("standin-not-deletable"))
        self._discord.messages.delete(message)


def _of_discord(error: ApiError) -> Text:
    """What the client says where Discord itself refuses."""
    return Text("standin-discord", code=error.code.code, message=error.code.message)


def _plain(value: Any) -> Any:
    return value.user if isinstance(value, Member) else value


def _descend(command: Json, names: list[str], locale: str) -> tuple[list[Json], list[Json]]:
    """The sub-commands that ``names`` lead through, and the options at the end of the way."""
    chain: list[Json] = []
    specs: list[Json] = command.get("options", [])
    for name in names:
        step = next(
            (o for o in specs if name in names_of(o, locale) and o["type"] in NESTING), None
        )
        if step is None:
            raise ClientRefused(Text("standin-no-sub-command", name=name))
        chain.append(step)
        specs = step.get("options", [])
    if any(spec["type"] in NESTING for spec in specs):
        raise ClientRefused(Text("standin-sub-command-needed", command=command["name"]))
    return chain, specs


def _nest(chain: list[Json], options: list[Json]) -> list[Json]:
    for step in reversed(chain):
        options = [{"name": step["name"], "type": step["type"], "options": options}]
    return options


def _of_kind(message: Message, kinds: set[ComponentKind]) -> Iterator[Json]:
    return (item for item in walk(message.components) if item["type"] in kinds)
