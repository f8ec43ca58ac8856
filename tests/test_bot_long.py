"""Names, words and numbers that are longer than Discord, or a person, would have them."""

from __future__ import annotations

from pathlib import Path

import pytest

from t2vbot.standin.standin import Standin

from .checkpoints import tiny_text_to_video_sd
from .quick import TIMEOUT, QuickBot, quick_bot


async def video_with(bot: QuickBot, **options: object) -> str:
    """Its model, after it was made."""
    asked = await bot.clip(**options)
    await bot.video(asked)
    recent = bot.parts.client.services.recent
    return next(reversed(recent._asked.values())).request.model


async def test_a_model_with_a_long_name_can_be_chosen(standin: Standin, tmp_path: Path) -> None:
    folder = tmp_path / ("long-" * 30) / ("name-" * 30)
    folder.parent.mkdir()
    tiny_text_to_video_sd(folder)
    async with quick_bot(standin, tmp_path) as bot:
        model = bot.parts.client.services.catalog.adopt(folder)
        assert len(model.name) > 100
        ada, general = standin.members["ada"], standin.channel("general")
        offered = await ada.autocomplete(
            general, "video", {"prompt": "x"}, focused="model", value="name-"
        )
        assert all(len(choice["name"]) <= 100 >= len(choice["value"]) for choice in offered)
        (value,) = {choice["value"] for choice in offered}
        assert await video_with(bot, model=value) == model.name
        await bot.settled(delivered=1)


async def test_what_was_to_be_avoided_is_cut_with_a_sign(standin: Standin, tmp_path: Path) -> None:
    async with quick_bot(standin, tmp_path) as bot:
        message = await bot.video(await bot.clip(avoid="w" * 900))
        shown = await standin.members["ada"].choose(message, "More …", "how")
        told = await shown.message(lambda m: "avoid" in m.content, TIMEOUT)
        assert "www…" in told.content
        assert "w" * 500 not in told.content


async def test_a_prompt_in_the_queue_is_cut_with_a_sign(standin: Standin, tmp_path: Path) -> None:
    async with quick_bot(standin, tmp_path, gate=False) as bot:
        await bot.clip(prompt="w" * 900)
        queue = await standin.members["ada"].slash(standin.channel("general"), "queue")
        told = await queue.message(lambda m: "ww" in m.content, TIMEOUT)
        assert "www…" in told.content
        bot.executor.gate.set()
        await bot.idle()


SEEDS = ["9" * 3990, "9" * 11, "-1", "1e3", "0x10", "٣" * 11, "1.5", "²", "4294967296", "one"]


@pytest.mark.parametrize("seed", SEEDS)
async def test_a_seed_that_is_none_is_refused_in_words(
    standin: Standin, tmp_path: Path, seed: str
) -> None:
    async with quick_bot(standin, tmp_path) as bot:
        message = await bot.video(await bot.clip())
        ada = standin.members["ada"]
        shown = await (await ada.click(message, "Change")).acknowledged(TIMEOUT)
        assert shown.modal
        for row in shown.modal["components"]:  # a changed client knows no bounds
            for field in row.get("components", [row.get("component")]):
                field.pop("max_length", None)
        sent = await ada.submit_modal(shown, {"numbers": f"seed {seed}"})
        told = await sent.message(lambda m: m.content, TIMEOUT)
        assert told.only_for is ada.user
        assert "seed" in told.content.lower()
        assert "reference" not in told.content
        assert len(told.content) < 300
        await bot.settled(delivered=1)


async def test_a_long_refusal_fits_into_a_message(standin: Standin, tmp_path: Path) -> None:
    async with quick_bot(standin, tmp_path):
        ada, general = standin.members["ada"], standin.channel("general")
        asked = await ada.slash(general, "video", prompt="x", model="*" * 3000)
        told = await asked.message(lambda m: m.content, TIMEOUT)
        assert len(told.content) <= 2000
        assert told.only_for is ada.user
