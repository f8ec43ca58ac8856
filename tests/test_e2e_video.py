"""The main job, end to end: the real client, a real pipeline, the real ffmpeg, on the stand-in."""

from __future__ import annotations

import asyncio
import itertools
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from pathlib import Path

import numpy as np
import pytest

from t2vbot.bot.commands.registry import all_commands
from t2vbot.standin.interaction import Interaction
from t2vbot.standin.message import Message
from t2vbot.standin.options import ClientRefused
from t2vbot.standin.standin import Standin
from t2vbot.video.metadata import read_request

from .helpers_video import count_frames, decode, probe
from .reliability import WAIT, making, patient, seen
from .running import bot_in_process
from .standin import loud

LONG = {"steps": 100, "seconds": 8}  # long enough to be stopped on the way


def has_video(message: Message) -> bool:
    return bool(message.attachments)


class Stage:
    """A stand-in for Discord with the bot in it, which can be started again."""

    def __init__(self, discord: Standin, data_dir: Path, model: Path) -> None:
        self.discord = discord
        self.faults = data_dir / "faults"
        self.faults.mkdir(parents=True)
        self._data_dir = data_dir
        self._model = model
        self._bot = AsyncExitStack()

    async def start_bot(self, **settings: object) -> None:
        bot = bot_in_process(
            self.discord, self._data_dir, self._model, faults=self.faults, **settings
        )
        await self._bot.enter_async_context(bot)

    async def stop_bot(self) -> None:
        await self._bot.aclose()

    async def ask(self, who: str = "ada", where: str = "general", **options: object) -> Interaction:
        asked = {"prompt": f"a red circle for {who}", "steps": 2, "seconds": 0.5} | options
        member = self.discord.members[who]
        channel = self.discord.dm(member) if where == "dm" else self.discord.channel(where)
        return await member.slash(channel, "video", **asked)

    async def video(self, who: str = "ada", where: str = "general", **options: object) -> Message:
        asked = await self.ask(who, where, **options)
        return await asked.message(has_video, WAIT)

    async def press(self, who: str, message: Message, button: str) -> Interaction:
        pressed = await self.discord.members[who].click(message, button)
        return await pressed.acknowledged(WAIT)

    async def told(self, interaction: Interaction) -> str:
        """What the bot says to that member alone."""
        message = await interaction.message(lambda m: m.ephemeral and m.content, WAIT)
        return message.content


@pytest.fixture
async def stage(tmp_path: Path, tiny_model: Path) -> AsyncIterator[Stage]:
    async with patient(Standin()) as discord:
        stage = Stage(discord, tmp_path / "data", tiny_model)
        await stage.start_bot()
        try:
            yield stage
        finally:
            await stage.stop_bot()
        if discord.judge.available:
            assert discord.problems() == []


async def test_a_prompt_becomes_a_video_that_plays(stage: Stage) -> None:
    with loud(stage.discord):
        message = await stage.video(prompt="a *red* circle @everyone", seed=7, spoiler=True)
    path = message.attachments[0].path
    seen = probe(path)
    assert seen.codec == "h264 (High)"
    assert seen.pixels.startswith("yuv420p(tv, bt709")
    assert seen.index_first
    assert count_frames(path) == 4
    assert message.attachments[0].spoiler
    assert message.content.startswith(f"<@{stage.discord.members['ada'].user.id}>")
    for part in (r"a \*red\* circle", "tiny", "seed 7", "0.5 s", "made in", "AI-generated"):
        assert part in message.content
    assert all(version.mentions == () for version in message.history)  # not even who asked
    assert not any(version.mention_everyone for version in message.history)
    written = read_request(path)
    assert written
    assert (written["prompt"], written["seed"]) == ("a *red* circle @everyone", 7)
    assert written["model"] == "tiny"
    assert len(stage.discord.messages.in_channel(message.channel)) == 1


@pytest.mark.parametrize("where", ["clips", "dm", "lounge"])
async def test_it_works_in_threads_in_dms_and_where_only_the_user_has_it(
    stage: Stage, where: str
) -> None:
    message = await stage.video(where=where)
    assert count_frames(message.attachments[0].path) == 4


async def test_the_same_seed_makes_the_same_video_also_after_a_cancel(stage: Stage) -> None:
    before = await stage.video(seed=3)
    async with making(stage, prompt="to be stopped", **LONG) as stopped:
        status = await stopped.message(timeout=WAIT)
        refused = await stage.press("ben", status, "Cancel")
        assert "moderators can cancel" in await stage.told(refused)
    await stage.press("cleo", status, "Cancel")  # the moderator
    gone = await stopped.message(lambda m: m.content.startswith("Cancelled"), WAIT)
    assert not gone.components
    after = await stage.video(seed=3)
    frames = [decode(message.attachments[0].path) for message in (before, after)]
    assert np.array_equal(*frames)


@pytest.mark.long
async def test_the_status_is_edited_seldom_and_ends_before_the_video_comes(stage: Stage) -> None:
    async with making(stage, **LONG) as asked:
        pass
    message = await asked.message(has_video, WAIT)
    *status, video = message.history[1:]  # the first version is Discord's own "thinking"
    times = [version.at for version in status]
    assert any("step" in version.content for version in status)
    assert all(later - earlier > 3.0 for earlier, later in itertools.pairwise(times))
    assert video.attachments


async def test_a_model_of_pickle_files_needs_the_hosts_word(stage: Stage) -> None:
    asked = await stage.ask(model="zeroscope", seconds=3, steps=10)
    message = await asked.message(lambda m: "There is no video" in m.content, WAIT)
    assert "T2V_ALLOW_PICKLE=true" in message.content.replace("\\", "")
    assert not message.components


async def test_a_model_that_cannot_be_downloaded_is_explained_and_the_next_one_made(
    stage: Stage,
) -> None:
    asked = await stage.ask(model="ms-1.7b", seconds=2, steps=10)
    message = await asked.message(lambda m: "There is no video" in m.content, WAIT)
    assert "cannot be reached" in message.content
    await stage.video()


async def test_a_waiting_job_leaves_the_queue_at_once(stage: Stage) -> None:
    running = await stage.ask("ada", **LONG)
    waiting = await stage.ask("ben", prompt="waits")
    status = await waiting.message(lambda m: "in the queue" in m.content, WAIT)
    await stage.press("ben", status, "Cancel")
    await waiting.message(lambda m: m.content.startswith("Cancelled"), WAIT)
    in_work = await running.message(lambda m: m.content and not m.loading, WAIT)
    await stage.press("ada", in_work, "Cancel")
    await running.message(lambda m: m.content.startswith("Cancelled"), WAIT)


async def test_again_makes_another_one_for_whoever_pressed_also_after_a_restart(
    stage: Stage,
) -> None:
    first = await stage.video("ada", seed=1)
    await stage.stop_bot()
    await stage.start_bot()
    again = await stage.press("ben", first, "Again")
    second = await again.message(has_video, WAIT)
    assert second is not first
    assert second.content.startswith(f"<@{stage.discord.members['ben'].user.id}>")
    requests = [read_request(message.attachments[0].path) for message in (first, second)]
    assert requests[0]
    assert requests[1]
    assert requests[0]["prompt"] == requests[1]["prompt"]
    assert requests[0]["seed"] != requests[1]["seed"]


NUMBERS = "Seconds, steps, guidance and seed"


async def test_a_word_can_be_changed_with_the_seed_kept(stage: Stage) -> None:
    first = await stage.video("ada", seed=5)
    opened = await stage.press("ben", first, "Change")
    assert opened.modal
    sent = await stage.discord.members["ben"].submit_modal(
        opened,
        {"What the video should show": "a blue circle", NUMBERS: "1 s, 2 steps, seed 5"},
    )
    second = await sent.message(has_video, WAIT)
    written = read_request(second.attachments[0].path)
    assert written
    assert (written["prompt"], written["seed"]) == ("a blue circle", 5)
    opened = await stage.press("ben", first, "Change")
    bad = await stage.discord.members["ben"].submit_modal(
        opened, {"What the video should show": "x", NUMBERS: "seed soon"}
    )
    assert '"soon"' in await stage.told(bad)


async def test_only_the_requester_and_moderators_delete(stage: Stage) -> None:
    mine, other = await stage.video("ada"), await stage.video("ada")
    refused = await stage.press("ben", mine, "Delete")
    assert "can delete it" in await stage.told(refused)
    await stage.press("ada", mine, "Delete")
    await stage.press("cleo", other, "Delete")
    await stage.discord.hub.until(
        lambda: (mine.deleted and other.deleted) or None, WAIT, "deletion"
    )


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"seconds": 50}, "The length can be"),
        ({"model": "no-such-model"}, "There is no model called"),
        ({"guidance": 49}, "Guidance can be"),
        ({"prompt": "\u202e\u2066"}, "prompt"),  # direction marks only: nothing to read
    ],
)
async def test_a_refusal_says_the_range_to_the_member_alone(
    stage: Stage, options: dict[str, object], said: str
) -> None:
    asked = await stage.ask(**options)
    assert said in await stage.told(asked)
    assert len(asked.messages) == 1


async def test_the_client_refuses_what_no_model_takes(stage: Stage) -> None:
    with pytest.raises(ClientRefused):
        await stage.ask(prompt="x" * 1001)
    with pytest.raises(ClientRefused):
        await stage.ask(seed=2**32)


async def test_one_member_cannot_fill_the_queue(stage: Stage) -> None:
    held = [await stage.ask("ada", **LONG) for _ in range(5)]
    for asked in held:
        await asked.acknowledged(WAIT)
    assert "5 at once" in await stage.told(await stage.ask("ada"))


async def test_the_queue_is_no_longer_than_its_host_wants(stage: Stage) -> None:
    await stage.stop_bot()
    await stage.start_bot(max_waiting=1)
    async with making(stage) as running:
        waiting = await stage.ask("ben")
        await waiting.message(lambda m: "in the queue" in m.content, WAIT)
        assert "The queue is full" in await stage.told(await stage.ask("cleo"))
    for asked in (running, waiting):
        await asked.message(has_video, WAIT)


async def test_a_hosts_own_server_has_the_commands_at_once_and_no_other(
    tmp_path: Path, tiny_model: Path
) -> None:
    async with patient(Standin()) as discord:
        general = discord.channel("general")
        assert general.guild
        async with bot_in_process(discord, tmp_path, tiny_model, dev_guild=general.guild.id):
            ada = discord.members["ada"]
            assert discord.commands.of(None) == []
            offered = {command["name"] for command in ada.offered(general)}
            # The settings of a server are for its moderators.
            assert offered == {command.name for command in all_commands()} - {"video-settings"}
            asked = await ada.slash(general, "video", prompt="a circle", steps=2, seconds=0.5)
            await asked.message(has_video, WAIT)


async def test_what_can_be_asked_is_suggested_and_explained(stage: Stage) -> None:
    ada, general = stage.discord.members["ada"], stage.discord.channel("general")
    choices = await ada.autocomplete(
        general, "video", {"prompt": "x"}, focused="model", value="zero"
    )
    assert [choice["value"] for choice in choices] == ["zeroscope"]
    explained = await stage.told(await ada.slash(general, "models"))
    assert "not for commercial use" in explained
    assert "used unless you choose another" in explained
    assert "Nobody is waiting" in await stage.told(await ada.slash(general, "queue"))
    async with making(stage, prompt="a long one"):
        waiting = await stage.ask("ben", prompt="a short one")
        await waiting.message(lambda m: "in the queue" in m.content, WAIT)
        line = await stage.told(await ada.slash(general, "queue"))
    assert "being made: a long one" in line
    assert "**1.** a short one" in line


async def test_jobs_of_the_last_run_are_made_after_a_restart(stage: Stage) -> None:
    running, waiting = await stage.ask("ada", seconds=2), await stage.ask("ben")
    await waiting.acknowledged(WAIT)
    await stage.stop_bot()
    await stage.start_bot()
    for asked in (running, waiting):
        await asked.message(has_video, WAIT)
        assert len(asked.messages) == 1


async def test_a_token_that_ended_early_does_not_lose_the_clip(stage: Stage) -> None:
    patch = "PATCH /webhooks/*"
    async with making(stage) as asked:
        stage.discord.faults.fail(patch, 401, 50027, times=100, message="Invalid Webhook")
    message = await asked.message(has_video, WAIT)
    assert count_frames(message.attachments[0].path) == 4


async def test_limits_hold_for_a_member_who_presses_quickly(stage: Stage) -> None:
    first = await stage.video("ada", **LONG | {"steps": 5})
    pressed = [await stage.discord.members["ben"].click(first, "Again") for _ in range(8)]
    for interaction in pressed:
        await interaction.acknowledged(WAIT)
    refused = [i for i in pressed if any("at once" in m.content for m in i.messages)]
    assert len(refused) == 3


async def test_a_gateway_that_is_away_at_the_start_is_waited_for(
    tmp_path: Path, tiny_model: Path
) -> None:
    async with patient(Standin()) as discord:
        gateway = discord.gateway
        gateway.away = True

        async def come_back() -> None:
            await seen(lambda: gateway.knocked)
            gateway.away = False

        coming = asyncio.create_task(come_back())
        async with bot_in_process(discord, tmp_path, tiny_model):
            await coming
            asked = await discord.members["ada"].slash(
                discord.channel("general"), "video", prompt="a circle", steps=2, seconds=0.5
            )
            await asked.message(has_video, WAIT)
