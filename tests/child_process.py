"""The process of a device with the reference executor: no torch.

    python -m tests.child_process FOLDER [--step SECONDS] [--hold FILE]

While the file of ``--hold`` is there, what is encoded waits. An order for "fail" fails, one for
"device lost" loses the device.
"""

from __future__ import annotations

import argparse
import asyncio
from pathlib import Path

from t2vbot.errors import DeviceHung, UserError
from t2vbot.media.store import Media
from t2vbot.remote.child import Child, leave_signals_to_the_bot, own_output
from t2vbot.text import Text

from .executors import ReferenceExecutor


async def main(arguments: argparse.Namespace) -> None:
    leave_signals_to_the_bot()
    child = Child(own_output())
    print("this is not for the bot")
    executor = ReferenceExecutor(Media(arguments.folder), at_once=4)
    executor.step = arguments.step
    executor.failures["fail"] = [UserError(Text("engine-invalid-numbers"))]
    executor.failures["device lost"] = [DeviceHung(5)]
    watching = asyncio.create_task(_watch(executor, arguments.hold))
    await child.serve(executor)
    watching.cancel()


async def _watch(executor: ReferenceExecutor, hold: Path) -> None:
    while True:
        if hold.exists():
            executor.encoding_gate.clear()
        else:
            executor.encoding_gate.set()
        await asyncio.sleep(0.01)


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--step", type=float, default=0.01)
    parser.add_argument("--hold", type=Path, default=Path("no-such-file"))
    asyncio.run(main(parser.parse_args()))
