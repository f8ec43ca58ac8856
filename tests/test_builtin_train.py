"""The training script: tiny runs of every stage, and that a stopped run goes on."""

import dataclasses
import sys
from pathlib import Path

import numpy as np
import pytest
import torch
from torch import nn

from t2vbot.builtin import export, latents, painter, train, world
from t2vbot.builtin.loop import Loop
from t2vbot.builtin.muon import orthogonal

TINY = train.Plan(
    autoencoder_steps=1,
    autoencoder_batch=1,
    text_steps=1,
    text_batch=2,
    pool=2,
    frames_steps=1,
    frames_batch=2,
    clips_steps=1,
    clips_batch=2,
)


@pytest.fixture(autouse=True)
def small_shards(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(latents, "_SHARD", 2)


@pytest.mark.long
def test_every_stage_runs_saves_and_goes_on(tmp_path: Path):
    train.train(tmp_path, TINY, seed=0)
    further = dataclasses.replace(TINY, clips_steps=2)
    parts = train.train(tmp_path, further, seed=0)
    assert torch.load(tmp_path / "clips.ckpt", weights_only=True)["step"] == 2
    assert torch.load(tmp_path / "frames.ckpt", weights_only=True)["step"] == 1
    export.save(tmp_path / "model", parts.autoencoder, parts.tokenizer, parts.encoder, parts.unet)
    names = {path.relative_to(tmp_path / "model") for path in (tmp_path / "model").rglob("*")}
    shipped = {path.relative_to(export.MODEL) for path in export.MODEL.rglob("*")}
    assert names == shipped


def test_the_shipped_painter_can_be_trained_on(tmp_path: Path):
    before = export.load().unet.state_dict()
    after = train.train(tmp_path, TINY, seed=0, shipped=export.MODEL).unet.state_dict()
    assert any(not torch.equal(before[name], after[name]) for name in before)
    assert not (tmp_path / "autoencoder.ckpt").exists()


def test_single_frames_go_past_the_layers_of_time(tmp_path: Path):
    plan = dataclasses.replace(TINY, clips_steps=0)
    before = export.load().unet.state_dict()
    after = train.train(tmp_path, plan, seed=0, shipped=export.MODEL).unet.state_dict()
    along_time = [name for name in before if "temp_" in name or "transformer_in" in name]
    restarted = [name for name in along_time if "proj_out" in name]
    assert restarted
    assert not any(after[name].any() for name in restarted)
    kept = set(along_time) - set(restarted)
    assert all(torch.equal(before[name], after[name]) for name in kept)


def test_what_is_saved_does_not_say_where_it_was_made(tmp_path: Path):
    shipped = export.load()
    parts = (shipped.vae, shipped.tokenizer, shipped.text_encoder, shipped.unet)
    export.save(tmp_path / "model", *parts)
    for config in (tmp_path / "model").rglob("*.json"):
        assert str(export.MODEL) not in config.read_text(encoding="utf-8")


def test_a_resumed_run_ends_as_an_unbroken_one(tmp_path: Path):
    def run(checkpoint: Path, stops: list[int]) -> torch.Tensor:
        for stop in stops:
            torch.manual_seed(0)
            model = nn.Linear(32, 32)
            loop = Loop(model, checkpoint, steps=4, rate=1e-2, average=0.5)
            loop.steps = stop
            loop._schedule = lambda: 1.0  # type: ignore[method-assign]

            def loss(rng: np.random.Generator, model: nn.Linear = model) -> torch.Tensor:
                return model(torch.randn(8, 32)).square().mean() * float(rng.random())

            loop.run(loss)
        return loop.averaged["weight"]

    broken = run(tmp_path / "broken.ckpt", [2, 4])
    assert torch.equal(broken, run(tmp_path / "whole.ckpt", [4]))


def test_the_pool_remembers_its_scenes_and_has_each_with_two_kinds_of_shape(tmp_path: Path):
    coder = export.load().vae
    latents.extend(tmp_path, coder, clips=4, seed=3)
    clips, scenes = latents.load(tmp_path)
    assert clips.shape == (4, 12, 16, 8, 8)
    assert scenes[0] == world.random_scene(np.random.default_rng([3, 0]))
    for i in (0, 2):
        assert scenes[i].shapes[0].kind != scenes[i + 1].shapes[0].kind
        assert dataclasses.replace(scenes[i + 1], shapes=scenes[i].shapes) == scenes[i]
        unlike = (clips[i] - clips[i + 1]).float().abs()
        assert unlike.median() < 0.1  # the background and the way are the same
        assert unlike.max() > 0.5


@pytest.mark.parametrize("shape", [(2, 16, 48), (2, 48, 16)])
def test_orthogonal_evens_out_singular_values(shape: tuple[int, int, int]):
    torch.manual_seed(0)
    values = torch.linalg.svdvals(orthogonal(torch.randn(shape)))
    assert values.min() > 0.5
    assert values.max() < 1.5


@pytest.mark.parametrize("module", ["train", "evaluate"])
def test_the_scripts_explain_themselves(
    module: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    from t2vbot.builtin import evaluate

    monkeypatch.setattr(sys, "argv", [module, "--help"])
    with pytest.raises(SystemExit, match="0"):
        {"train": train, "evaluate": evaluate}[module].main()
    assert "python -m t2vbot.builtin" in capsys.readouterr().out


def test_a_partner_differs_in_the_way_or_in_the_kind_and_is_never_held_out():
    kept = next(scene for scene in world.held_out() if scene.motion == "right")
    circle = world.Scene((world.Shape("circle", "red"),), "left", "white")
    spinning = world.Scene((world.Shape("star", "red"),), "spinning", "white")
    rng = np.random.default_rng(0)
    scenes = []
    for scene in (circle, world.backwards(kept), spinning):
        scenes += [scene, world.other_kind(scene, rng)]
    clips = torch.arange(6 * 16.0).reshape(6, 1, 16, 1, 1)

    def partners(i: int) -> list[world.Scene]:
        found = [painter._partner(clips, scenes, i, rng) for _ in range(20)]
        for clip, scene in found:
            wanted = clips[i + 1] if scene == scenes[i + 1] else clips[i].flip(1)
            assert torch.equal(clip, wanted)
        return [scene for _, scene in found]

    assert set(partners(0)) == {world.backwards(circle), scenes[1]}
    assert set(partners(2)) == {scenes[3]}
    assert set(partners(4)) == {scenes[5]}
