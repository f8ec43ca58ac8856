"""The mistakes of somebody new, tried, and what they see: docs/NEWCOMERS.md lists the same."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from t2vbot.bot import pictures
from t2vbot.catalog.pasted import words_of
from t2vbot.errors import RequestRefused
from t2vbot.rules.word_filter import parse_list
from t2vbot.standin.interaction import Interaction
from t2vbot.standin.members import ClientRefused, Member
from t2vbot.standin.message import Message
from t2vbot.standin.standin import Standin

from .moderating import set_rules
from .quick import QuickBot, post_id, quick_bot
from .test_bot_image import a_file

DOCUMENT = Path(__file__).parents[1] / "docs" / "NEWCOMERS.md"
ROW = re.compile(r"^\| (?P<mistake>[^|]+) \| (?P<seen>[^|]+) \|$", re.MULTILINE)
SAID = re.compile(r"\*([^*]+)\*")
FORMS = re.compile(r"<t:\d+:R>|<@\d+>|</([a-z-]+):\d+>")


def plain(content: str) -> str:
    """As it is read: without Discord's marks."""
    shown = FORMS.sub(lambda m: f"/{m[1]}" if m[1] else "", content)
    return " ".join(re.sub(r"\\|\*\*|`", "", shown).split())


def documented() -> dict[str, list[str]]:
    """What docs/NEWCOMERS.md says that is seen, by mistake."""
    table = DOCUMENT.read_text(encoding="utf-8").partition("## Ten mistakes")[2].partition("## ")[0]
    rows = ROW.finditer(table)
    return {row["mistake"]: [plain(s) for s in SAID.findall(row["seen"])] for row in rows}


class Newcomer:
    """Ada, who is new; Ben is somebody else."""

    def __init__(self, bot: QuickBot) -> None:
        self.bot = bot
        self.discord = bot.discord
        self.ada, self.ben = bot.discord.members["ada"], bot.discord.members["ben"]
        self.general = bot.discord.channel("general")

    async def types(self, command: str = "video", **options: object) -> str:
        asked = await self.ada.slash(self.general, command, **options)
        return await self._alone(asked)

    async def presses(self, message: Message, button: str, who: Member | None = None) -> str:
        return await self._alone(await (who or self.ada).click(message, button))

    async def _alone(self, asked: Interaction) -> str:
        """What they alone are told."""
        message = await self.bot.until(
            lambda: next((m for m in asked.messages if m.only_for and m.content), None)
        )
        return str(message.content)

    async def video(self) -> Message:
        return await self.bot.video(await self.bot.ask())

    async def says(self, text: str, where: str = "general") -> str:
        channel = self.discord.dm(self.ada) if where == "dm" else self.discord.channel(where)
        said = await self.ada.say(channel, text)
        answer = await self.bot.until(
            lambda: next((m for m in self.discord.messages if m.reference is said), None)
        )
        return str(answer.content)


Mistake = Callable[[Newcomer], Awaitable[str]]
MISTAKES: dict[str, Mistake] = {}


def mistake(what: str) -> Callable[[Mistake], Mistake]:
    def keep(made: Mistake) -> Mistake:
        MISTAKES[what] = made
        return made

    return keep


@mistake("no words but marks (`?`)")
async def _marks(new: Newcomer) -> str:
    return await new.types(prompt="?!")


@mistake("something that the model cannot show (`a cat` for the built-in one)")
async def _unknown_words(new: Newcomer) -> str:
    return await new.types(prompt="a cat")


@mistake("a prompt in a language that the model does not read")
async def _language(new: Newcomer) -> str:
    return await new.types(prompt="ピアノを弾く猫", model="ms-1.7b")


@mistake("a whole command pasted into the prompt")
async def _pasted(new: Newcomer) -> str:
    return await new.types(prompt="/video prompt:a red circle seed:7 size:square")


@mistake("too long a video, too many steps")
async def _too_much(new: Newcomer) -> str:
    return await new.types(prompt="a red circle", seconds=30)


@mistake("a model that does not exist")
async def _model(new: Newcomer) -> str:
    return await new.types(prompt="a red circle", model="zeroscop")


@mistake("a style, where the model has none")
async def _style(new: Newcomer) -> str:
    return await new.types(prompt="a red circle", style="anime")


@mistake("a file that is no picture")
async def _file(new: Newcomer) -> str:
    return await new.types(prompt="a red circle", image=a_file("notes.txt", b"hello"))


@mistake("too large a picture")
async def _large(new: Newcomer) -> str:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pictures, "MOST_BYTES", 2**20)
        return await new.types(prompt="a red circle", image=a_file("a.png", bytes(2**20 + 1)))


@mistake("a picture, for a model that cannot start from one")
async def _picture(new: Newcomer) -> str:
    return await new.types(prompt="a red circle", image=a_file(), model="builtin")


@mistake("options that do not go together")
async def _combination(new: Newcomer) -> str:
    return await new.types(prompt="a red circle", drafts=2, smooth=True)


@mistake("a channel where no videos are wanted")
async def _channel(new: Newcomer) -> str:
    await set_rules(new.discord, allowed=["no"])
    return await new.types(prompt="a red circle")


@mistake("more than one may have")
async def _quota(new: Newcomer) -> str:
    await set_rules(new.discord, quota_clips=1)
    return await new.presses(await new.video(), "Again")


@mistake("several at once, before the first is done")
async def _waiting(new: Newcomer) -> str:
    await set_rules(new.discord, waiting_each=1)
    new.bot.executor.gate.clear()
    await new.bot.ask()
    return await new.types(prompt="another red circle")


@mistake("a word that is not wanted")
async def _word(new: Newcomer) -> str:
    words = new.bot.parts.client.services.rules.words
    assert new.general.guild
    await words.change(new.general.guild.id, parse_list("gun"))
    return await new.types(prompt="a gun")


@mistake("somebody else's Cancel")
async def _cancel(new: Newcomer) -> str:
    new.bot.executor.gate.clear()
    return await new.presses((await new.bot.ask("ben")).messages[0], "Cancel")


@mistake("somebody else's Delete")
async def _delete(new: Newcomer) -> str:
    return await new.presses(await new.bot.video(await new.bot.ask("ben")), "Delete")


@mistake("Like under one's own video")
async def _like(new: Newcomer) -> str:
    return await new.presses(await new.video(), "Like")


@mistake("the same as somebody else, while that waits")
async def _twin(new: Newcomer) -> str:
    new.bot.executor.gate.clear()
    await new.bot.ask("ben", prompt="a red circle")
    return await new.types(prompt="a red circle")


@mistake("a button of long ago")
async def _old(new: Newcomer) -> str:
    video = await new.video()
    await new.bot.idle()
    await new.bot.database.write(lambda connection: connection.execute("DELETE FROM posts"))
    new.bot.parts.client.services.recent.forget([post_id(video)])
    return await new.presses(video, "Again")


@mistake("a button of an earlier version of the bot")
async def _unknown_button(new: Newcomer) -> str:
    video = await new.video()
    forged = new.ada.forge(past_discord=True)
    return await new._alone(await forged.click(video, "t2v:gone:1"))


@mistake("a film, with nothing to cut it out of")
async def _film(new: Newcomer) -> str:
    return await new.types("film")


@mistake("`/missed`, with nothing that was missed")
async def _missed(new: Newcomer) -> str:
    return await new.types("missed")


@mistake("`/video-cancel`, with nothing on the way")
async def _nothing(new: Newcomer) -> str:
    return await new.types("video-cancel")


@mistake("words to the bot instead of a command (`@Bot a cat`)")
async def _mention(new: Newcomer) -> str:
    return await new.says(f"<@{new.discord.world.bot.id}> a red circle please")


@pytest.mark.parametrize("what", MISTAKES)
async def test_a_mistake_is_answered_with_its_cause_and_what_to_do(
    standin: Standin, tmp_path: Path, what: str
) -> None:
    async with quick_bot(standin, tmp_path, hints=True) as bot:
        seen = plain(await MISTAKES[what](Newcomer(bot)))
        print(f"| {what} | *{seen}* |")
        assert documented()[what], "docs/NEWCOMERS.md quotes nothing"
        for words in documented()[what]:
            assert words in seen


def test_the_table_has_every_mistake_and_no_other() -> None:
    ours = {row for row in documented() if row not in ("mistake", "---")}
    assert ours == {*MISTAKES, *CLIENTS}


CLIENTS = {
    "no words at all": {"prompt": ""},
    "more than 1,000 characters": {"prompt": "x" * 1001},
    "numbers that no model takes (`seconds:90`)": {"prompt": "x", "seconds": 90},
}


@pytest.mark.parametrize("what", CLIENTS)
async def test_what_discord_itself_does_not_send(
    standin: Standin, tmp_path: Path, what: str
) -> None:
    async with quick_bot(standin, tmp_path) as bot:
        with pytest.raises(ClientRefused) as refused:
            await standin.members["ada"].slash(standin.channel("general"), "video", **CLIENTS[what])
        assert not bot.messages()
        for words in documented()[what]:
            assert words in str(refused.value)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        *(("/video a red circle", "a red circle"), ("prompt: a cat", "a cat")),
        *(("/videos of cats", "/videos of cats"), ("a cat size: huge", "a cat size: huge")),
        *(("/video", ""), ("/video seed:7", ""), ("/VIDEO PROMPT\uff1aa cat", "a cat")),
    ],
)
def test_a_command_that_was_pasted_is_left_out(typed: str, meant: str) -> None:
    assert words_of(typed) == meant


def test_options_that_were_pasted_are_not_taken_for_words() -> None:
    with pytest.raises(RequestRefused) as refused:
        words_of("/video prompt:a red circle seed:7 size:square")
    assert refused.value.text.values["words"] == "a red circle"


async def test_the_bot_answers_who_writes_to_it_seldom_and_nobody_else(
    standin: Standin, tmp_path: Path
) -> None:
    ada, ben, general = standin.members["ada"], standin.members["ben"], standin.channel("general")
    own = f"<@{standin.world.bot.id}>"

    def answers(where: str) -> list[Message] | None:
        return [m for m in bot.messages(where) if "read no messages" in m.content] or None

    async with quick_bot(standin, tmp_path, hints=True) as bot:
        await ada.say(general, "a cat would be nice")
        await ada.say(general, f"{own} a cat")
        (answer,) = await bot.until(lambda: answers("general"))
        await ben.say(general, f"{own} and a dog")  # so soon after it
        await ada.say(standin.dm(ada), "a cat")
        await bot.until(lambda: answers("dm:ada"))
        assert answers("general") == [answer] and not answer.now.mentions
    async with quick_bot(standin, tmp_path, hints=True) as bot:
        await set_rules(standin, allowed=["no"])
        await ada.say(general, f"{own} a cat")  # where no videos are wanted
        await bot.video(await bot.ask("ben", where="dm"))
    async with quick_bot(standin, tmp_path, hints=False) as bot:
        await ada.say(standin.dm(ada), "a cat")
        await bot.video(await bot.ask("ben", where="dm"))
        assert answers("general") == [answer] and len(answers("dm:ada") or ()) == 1
