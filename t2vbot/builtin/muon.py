"""The optimiser: Muon for the weight matrices, AdamW for everything else.

Muon makes every step's change of a matrix orthogonal, so that no direction is left behind by a few
strong ones. It is what makes runs of a thousand steps worth while.
"""

from collections.abc import Iterable

import torch
from torch import nn

_MOMENTUM = 0.95
_ADAM_SHARE = 0.3  # AdamW's learning rate, as a share of Muon's


class Muon(torch.optim.Optimizer):
    """Orthogonalised Nesterov momentum (Jordan et al., 2024); kernels are flattened to matrices."""

    def __init__(self, weights: Iterable[nn.Parameter], rate: float, decay: float) -> None:
        super().__init__(weights, {"lr": rate, "weight_decay": decay})

    @torch.no_grad()
    def step(self, closure: None = None) -> None:  # type: ignore[override]
        for group in self.param_groups:
            for weight in group["params"]:
                if weight.grad is None:
                    continue
                state = self.state[weight]
                if not state:
                    state["momentum"] = torch.zeros_like(weight)
                momentum = state["momentum"]
                momentum.lerp_(weight.grad, 1 - _MOMENTUM)
                update = weight.grad.lerp(momentum, _MOMENTUM).flatten(1)
                update = orthogonal(update).view_as(weight)
                # The size of an AdamW step (Liu et al., 2025), so that one rate suits every shape.
                scale = 0.2 * max(update.shape[0], update[0].numel()) ** 0.5
                weight.mul_(1 - group["lr"] * group["weight_decay"])
                weight.add_(update, alpha=-group["lr"] * scale)


def orthogonal(matrix: torch.Tensor, rounds: int = 5) -> torch.Tensor:
    """The nearest matrix with singular values near 1, by Newton and Schulz's iteration."""
    tall = matrix.shape[0] > matrix.shape[1]
    x = (matrix.T if tall else matrix).bfloat16()  # the iteration forgives the rounding
    x = x / (x.norm() + 1e-7)
    for _ in range(rounds):
        square = x @ x.T
        x = 3.4445 * x + (-4.7750 * square + 2.0315 * square @ square) @ x
    result: torch.Tensor = (x.T if tall else x).float()
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
