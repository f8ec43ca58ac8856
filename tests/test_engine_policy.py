"""How memory is saved, decided from made-up graphics cards and from what was counted."""

from __future__ import annotations

import pytest

from t2vbot.catalog.catalog import Catalog
from t2vbot.catalog.memory import Counted, Plane, Shape
from t2vbot.cli.doctor import gpu_findings
from t2vbot.engine.device import Device
from t2vbot.engine.needs import Needs, suits
from t2vbot.engine.policy import PIECES, RUNGS, Offload, Policy, choose_policy, next_rung
from t2vbot.text import render

CPU = Device("cpu", "cpu", "CPU with 8 cores")
APPLE = Device("mps", "mps", "Apple GPU", free_gb=12, total_gb=16)
GPU = Device("cuda", "cuda", "GeForce", free_gb=24, total_gb=24, bfloat16=True)

# A model with a large text encoder: 10 GB beside 4 GB of denoiser; a megapixel of frames takes 1 GB
# in a step and 3 GB where it is decoded.
NEEDS = Needs(
    weights={"text_encoder": 10.0, "transformer": 4.0, "vae": 0.5},
    texts=frozenset({"text_encoder"}),
    denoisers=frozenset({"transformer"}),
    counted=Counted(
        weights={},
        layer={"text_encoder": 0.5, "transformer": 0.1},
        reading=0.2,
        step=Plane(volume=1.0),
        step_alone=Plane(volume=0.5),
        decode=Plane(volume=3.0),
        sliced=Plane(area=3.0),
        tiled=Plane(base=0.5),
    ),
    context=0.5,
)
CLIP = Shape(1000, 500, 8)  # 4 megapixels


def need(policy: Policy, shape: Shape = CLIP) -> float:
    return NEEDS.gb(policy, shape)


def test_each_way_of_saving_needs_less() -> None:
    needed = {str(policy): round(need(policy), 2) for policy in RUNGS}
    assert list(needed.values()) == [
        pytest.approx(0.5 + 14.5 + 1.6 * 12, abs=0.01),
        pytest.approx(0.5 + 14.5 + 1.1 * 4, abs=0.01),  # the step is now what takes most
        pytest.approx(0.5 + 4.5 + 1.1 * 4, abs=0.01),
        pytest.approx(0.5 + 4.5 + 1.1 * 4, abs=0.01),
        pytest.approx(0.5 + 10 + 1.1 * 0.2, abs=0.01),  # the text encoder has to fit
        pytest.approx(0.5 + 2.5 + 1.1 * 4, abs=0.01),
        pytest.approx(0.5 + 10 + 1.1 * 0.2, abs=0.01),
        pytest.approx(0.5 + 2 * 0.5 + 1.1 * 4, abs=0.01),
    ]


def test_without_guidance_and_together_it_is_less_and_more() -> None:
    plain = Policy(vae_slicing=True)
    alone = need(plain, Shape(1000, 500, 8, guided=False))
    assert alone == pytest.approx(0.5 + 14.5 + 1.1 * 2)
    assert need(plain, Shape(1000, 500, 8, clips=2)) == pytest.approx(0.5 + 14.5 + 1.1 * 8)


@pytest.mark.parametrize(
    ("free", "policy"),
    [
        (36, Policy()),
        (27, Policy(vae_slicing=True)),
        (19, Policy(Offload.TEXT, vae_slicing=True)),
        (9.3, Policy(Offload.GROUP, vae_slicing=True, vae_tiling=True)),
        (1, Policy(Offload.GROUP, vae_slicing=True, vae_tiling=True)),
    ],
)
def test_a_gpu_saves_no_more_than_it_must(free: float, policy: Policy) -> None:
    decision = choose_policy(GPU, need, free)
    assert decision.value == policy
    assert f"{free:.1f} GB of 24.0 GB are free" in decision.reason
    assert ("too little even for this" in decision.reason) == (free == 1)


def test_the_denoiser_goes_into_8_bits_only_where_the_model_says_so() -> None:
    assert choose_policy(GPU, need, 7.5, fp8=True).value.fp8
    assert choose_policy(GPU, need, 7.5).value.offload is Offload.GROUP


def test_a_small_clip_needs_no_offload_where_a_large_one_does() -> None:
    small, large = Shape(256, 256, 8), Shape(2000, 1000, 8)
    chosen = [choose_policy(GPU, lambda p, s=s: need(p, s), 20).value for s in (small, large)]
    assert [policy.offload for policy in chosen] == [Offload.NONE, Offload.GROUP]


def test_other_devices_have_nowhere_to_offload_to() -> None:
    assert choose_policy(APPLE, need, 1).value == PIECES
    assert "shared memory" in choose_policy(APPLE, need, 40).reason
    assert choose_policy(CPU, need, 1).value == Policy(vae_slicing=True)
    assert choose_policy(CPU, lambda policy: 4, 1).value == Policy()


def test_as_many_clips_at_once_as_there_is_room_for() -> None:
    sliced = [Policy(vae_slicing=True)]
    fits = [NEEDS.most_together(CLIP, free, sliced, 8) for free in (10, 20, 25, 60)]
    assert fits == [1, 1, 2, 8]


def test_when_memory_runs_out_the_next_way_is_one_that_saves_something() -> None:
    ways = [Policy()]
    while (more := next_rung(ways[-1], GPU, need)) is not None:
        ways.append(more)
    # Tiles would save nothing here, and one component at a time needs room for the text encoder.
    assert ways == [
        Policy(),
        Policy(vae_slicing=True),
        Policy(Offload.TEXT, vae_slicing=True),
        Policy(Offload.GROUP, vae_slicing=True, vae_tiling=True),
    ]


def test_what_is_not_counted_tries_every_way() -> None:
    ways = [Policy()]
    while (more := next_rung(ways[-1], GPU, lambda policy: 0.0, True)) is not None:
        ways.append(more)
    assert len(ways) == len(RUNGS)
    assert ways[-1].fp8  # which cannot be taken back


def test_an_8_gb_gpu_needs_no_offload_for_the_usual_clip() -> None:
    """What was counted of ModelScope's real sizes: 1.61 GB to decode beside 3.67 GB of weights. On
    an H200 it took 5.88 GB, without CUDA's own.
    """
    model = Catalog.load().get("ms-1.7b")
    free = Device("cuda", "cuda", "GeForce", free_gb=7.5, total_gb=8)
    square = next(suit for suit in suits(free, model) if suit.size == "square")
    assert square.fits
    assert square.policy.value == Policy()
    assert square.gb == pytest.approx(0.5 + 3.67 + 1.6 * 1.61, abs=0.02)
    small = Device("cuda", "cuda", "GeForce", free_gb=3.7, total_gb=4)
    assert next(suits(small, model)).policy.value.offload is not Offload.NONE
    assert list(suits(free, Catalog.load().get("builtin"))) == []  # too small to be counted


def test_doctor_says_what_a_gpu_can_make() -> None:
    gpu = Device("cuda", "cuda", "GeForce", free_gb=11.5, total_gb=12, bfloat16=True)
    said = [render(finding.text) for finding in gpu_findings(gpu, Catalog.load())]
    assert any(text.startswith("ModelScope 1.7B: ") and "everything in" in text for text in said)
    assert any(text.startswith("Wan 2.1 1.3B: ") and "text encoder" in text for text in said)
    assert list(gpu_findings(CPU, Catalog.load())) == []
    tiny = Device("cuda", "cuda", "GeForce", free_gb=1, total_gb=2)
    [modelscope, *_] = [render(finding.text) for finding in gpu_findings(tiny, Catalog.load())]
    assert "no room" in modelscope


def test_a_policy_reads_as_words() -> None:
    policy = Policy(Offload.MODEL, vae_slicing=True, vae_tiling=True, fp8=True)
    assert str(policy) == (
        "one component at a time on the GPU, frames decoded one by one, frames decoded in tiles,"
        " denoiser in 8 bits"
    )
