"""Which commit of each repository this bot uses: the one that its first download resolved, until
the host moves on. A model that somebody changes at the hub is not read because of that.
"""

from __future__ import annotations

import json
import os
from pathlib import Path

from ..errors import SettingsError
from ..private import make_private, make_private_folder
from ..text import Text

FILE = "model-commits.json"


class Pins:
    """The commits in a file of the data folder, by repository and revision ("owner/name@main")."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / FILE

    def get(self, hub_id: str, revision: str) -> str | None:
        """Raises ``SettingsError`` where the file is none of ours any more."""
        return self._read().get(f"{hub_id}@{revision}")

    def keep(self, hub_id: str, revision: str, commit: str) -> None:
        """From now on this one."""
        self._write(self._read() | {f"{hub_id}@{revision}": commit})

    def forget(self, hub_id: str, revision: str) -> None:
        """The next download decides again."""
        pins = self._read()
        if pins.pop(f"{hub_id}@{revision}", None):
            self._write(pins)

    def _write(self, pins: dict[str, str]) -> None:
        make_private_folder(self._file.parent, close_existing=False)
        new = self._file.with_suffix(".new")
        new.write_text(json.dumps(pins, indent=2) + "\n", encoding="utf-8")
        make_private(new)
        os.replace(new, self._file)

    def _read(self) -> dict[str, str]:
        try:
            pins = json.loads(self._file.read_text(encoding="utf-8"))
            return {str(name): str(commit) for name, commit in pins.items()}
        except FileNotFoundError:
            return {}
        except (OSError, ValueError, AttributeError) as error:
            text = Text("engine-pins-broken", file=str(self._file), error=str(error))
            raise SettingsError(text) from error
