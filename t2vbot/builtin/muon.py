"""The optimiser: Muon for the weight matrices, AdamW for everything else.

Muon makes every step's change of a matrix orthogonal, so that no direction is left behind by a few
strong ones. It is what makes runs of a thousand steps worth while.
"""

from collections.abc import Iterable

import torch
from torch import nn

from .precision import FAST

_MOMENTUM = 0.95
_ADAM_SHARE = 0.3  # AdamW's learning rate, as a share of Muon's


class Muon(torch.optim.Optimizer):
    """Orthogonalised Nesterov momentum (Jordan et al., 2024); kernels are flattened to matrices."""

    def __init__(self, weights: Iterable[nn.Parameter], rate: float, decay: float) -> None:
        super().__init__(weights, {"lr": rate, "weight_decay": decay})

    @torch.no_grad()
    def step(self, closure: None = None) -> None:  # type: ignore[override]
        for group in self.param_groups:
            alike: dict[tuple[int, int], list[nn.Parameter]] = {}
            for weight in group["params"]:
                if weight.grad is not None:
                    alike.setdefault((len(weight), weight[0].numel()), []).append(weight)
            for shape, weights in alike.items():
                updates = orthogonal(torch.stack([self._direction(weight) for weight in weights]))
                # The size of an AdamW step (Liu et al., 2025), so that one rate suits every shape.
                scale = 0.2 * max(shape) ** 0.5
                for weight, update in zip(weights, updates, strict=True):
                    weight.mul_(1 - group["lr"] * group["weight_decay"])
                    weight.add_(update.view_as(weight), alpha=-group["lr"] * scale)

    def _direction(self, weight: nn.Parameter) -> torch.Tensor:
        gradient: torch.Tensor = weight.grad  # type: ignore[assignment]
        state = self.state[weight]
        if not state:
            state["momentum"] = torch.zeros_like(weight)
        state["momentum"].lerp_(gradient, 1 - _MOMENTUM)
        return gradient.lerp(state["momentum"], _MOMENTUM).flatten(1)


def orthogonal(matrices: torch.Tensor, rounds: int = 5) -> torch.Tensor:
    """The nearest matrices with singular values near 1, by Newton and Schulz's iteration.

    Takes and gives (matrices, rows, columns): those of one shape go together, which on a CPU takes
    less than half the time of one after the other.
    """
    tall = matrices.shape[1] > matrices.shape[2]
    x = (matrices.mT if tall else matrices).to(FAST)  # the iteration forgives the rounding
    x = x / (x.norm(dim=(1, 2), keepdim=True) + 1e-7)
    for _ in range(rounds):
        square = x @ x.mT
        x = 3.4445 * x + (-4.7750 * square + 2.0315 * square @ square) @ x
    result: torch.Tensor = (x.mT if tall else x).float()
    return result


def optimizers(model: nn.Module, rate: float, decay: float) -> list[torch.optim.Optimizer]:
    """Muon for matrices and kernels, AdamW for vectors, embeddings and thin layers."""
    matrices: list[nn.Parameter] = []
    rest: list[nn.Parameter] = []
    for name, weight in model.named_parameters():
        thin = weight.ndim < 2 or min(weight.shape[0], weight[0].numel()) < 16
        (rest if thin or "embedding.weight" in name else matrices).append(weight)
    return [
        Muon(matrices, rate, decay),
        torch.optim.AdamW(rest, rate * _ADAM_SHARE, weight_decay=0.0, betas=(0.9, 0.99)),
    ]
