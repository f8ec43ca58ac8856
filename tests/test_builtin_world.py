"""The drawn world, the words for it, and the pixel analysis that judges clips."""

import dataclasses

import numpy as np
import pytest
import torch

from t2vbot.builtin import captions, evaluate, world
from t2vbot.builtin.measure import Seen, look
from t2vbot.builtin.world import Scene, Shape


def drawn(scene: Scene, seed: int = 0) -> np.ndarray:
    clip = world.paint([scene], [world.animate(scene, np.random.default_rng(seed))])[0]
    return clip.permute(0, 2, 3, 1).numpy()


def wanted(scene: Scene) -> Seen:
    shape = scene.shapes[0]
    return Seen(shape.color, shape.kind, scene.motion, scene.background)


def test_the_judge_reads_true_clips_right():
    rng = np.random.default_rng(5)
    scenes = [s for s in (world.random_scene(rng, two=0.0) for _ in range(60)) if not s.speed]
    scenes += world.held_out()[:40]
    right = [look(drawn(scene, seed)) == wanted(scene) for seed, scene in enumerate(scenes)]
    assert np.mean(right) >= 0.99


def test_the_judge_sees_nothing_on_an_empty_clip():
    empty = np.full((4, 64, 64, 3), np.array(world.RGB["navy"]) / 255)
    assert look(empty) == Seen(None, None, None, "navy")


@pytest.mark.parametrize("kind", world.KINDS)
def test_a_shape_is_drawn_antialiased_where_it_is_said_to_be(kind: str):
    path = torch.tensor([20.0, 40.0, 10.0, 0.3])
    cover = world.coverage(kind, path)
    assert cover.min() == 0
    assert cover.max() == 1
    assert ((cover > 0.05) & (cover < 0.95)).sum() > 10
    y, x = np.indices(cover.shape) + 0.5
    assert np.average(x, weights=cover) == pytest.approx(20, abs=2)
    assert np.average(y, weights=cover) == pytest.approx(40, abs=2)


def test_every_scene_can_be_animated_and_stays_mostly_in_the_frame():
    rng = np.random.default_rng(1)
    for _ in range(500):
        paths = world.animate(world.random_scene(rng), rng)
        assert np.isfinite(paths).all()
        assert (paths[..., :2] > 0).all()
        assert (paths[..., :2] < world.SIZE).all()


def test_seeds_choose_what_the_words_leave_open():
    scene = Scene((Shape("star", "red"),), "left", "navy")
    first, again, other = (world.animate(scene, np.random.default_rng(seed)) for seed in (1, 1, 2))
    assert np.array_equal(first, again)
    assert (first[0, 0] != other[0, 0]).all()  # place, size and angle


def test_words_for_size_and_speed_are_obeyed():
    rng = np.random.default_rng(0)
    plain = Scene((Shape("square", "red"),), "right", "black")
    small, big, slow, fast = (
        world.animate(dataclasses.replace(plain, **said), rng)[0]
        for said in ({"size": "small"}, {"size": "big"}, {"speed": "slow"}, {"speed": "fast"})
    )
    assert small[0, 2] * 1.9 < big[0, 2]
    assert np.ptp(slow[:, 0]) * 1.5 < np.ptp(fast[:, 0])


def test_held_out_combinations_are_never_drawn_in_training():
    assert len(set(world.held_out())) == 240
    singles = set(world.held_out())
    rng = np.random.default_rng(2)
    for _ in range(5000):
        scene = world.random_scene(rng)
        for shape in scene.shapes:
            assert Scene((shape,), scene.motion, scene.background) not in singles


def test_held_out_combinations_hold_every_attribute():
    shapes = [scene.shapes[0] for scene in world.held_out()]
    assert {shape.kind for shape in shapes} == set(world.KINDS)
    assert {shape.color for shape in shapes} == set(world.COLORS)
    assert {scene.motion for scene in world.held_out()} == set(world.MOTIONS)
    assert {scene.background for scene in world.held_out()} == set(world.BACKGROUNDS)


def test_a_caption_tells_what_it_says():
    rng = np.random.default_rng(3)
    for _ in range(300):
        scene = world.random_scene(rng)
        text, said = captions.caption(scene, rng)
        assert said.kind in (scene.shapes[0].kind, None)
        assert said.background in (scene.background, None)
        if said.color:
            words = captions.COLORS[said.color]
            assert any(word in text.lower() for word in words)


def test_thirty_phrasings_each_say_all_four():
    assert len(set(evaluate.PHRASINGS)) == 30
    for phrasing in evaluate.PHRASINGS:
        for slot in ("{shape}", "{motion}", "{background}"):
            assert slot in phrasing


def test_backwards_is_the_other_way_round():
    for motion in world.MOTIONS:
        scene = world.Scene((world.Shape("star", "red"),), motion, "white")
        other = world.backwards(scene)
        if motion == "spinning":  # always clockwise, and backwards it would not be
            assert other is None
        else:
            assert other is not None and world.backwards(other) == scene
            assert (other == scene) == (motion in ("bouncing", "still"))


def test_another_kind_changes_nothing_but_the_kind():
    rng = np.random.default_rng(4)
    for _ in range(1000):
        scene = world.random_scene(rng)
        other = world.other_kind(scene, rng)
        first = scene.shapes[0]
        assert other.shapes[0].kind != first.kind
        assert other.shapes[0].color == first.color
        assert dataclasses.replace(other, shapes=scene.shapes) == scene
        if scene.shapes[-1] == first:  # two alike stay alike
            assert other.shapes[-1] == other.shapes[0]
        assert world.shows(other.shapes[0].kind, scene.motion)
        assert not world.is_held_out(other)
