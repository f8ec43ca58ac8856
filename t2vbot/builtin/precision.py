"""In which numbers the training computes on this machine's CPU."""

import torch

_HALVES = ("avx512_bf16", "amx_bf16", "bf16")  # as torch calls what CPUs can do
_has_them = any(map(torch.cpu.get_capabilities().get, _HALVES))
# Where a CPU computes in bfloat16 it is the faster one; where it does not, 25 times the slower.
FAST = torch.bfloat16 if _has_them else torch.float32


def autocast() -> torch.autocast:
    """Computes in ``FAST`` what may be computed so."""
    return torch.autocast("cpu", dtype=torch.bfloat16, enabled=FAST is torch.bfloat16)
