"""What a model card's metadata says about a licence, and whether that allows commercial use."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

# Of the identifiers that the hub has for licences, those whose text is plain about it. All others
# (OpenRAIL, community licences, "other") set conditions that somebody has to read.
_FREE = re.compile(
    r"apache-2\.0|mit|isc|zlib|unlicense|wtfpl|cc0-1\.0|bsd(-\d-clause(-clear)?)?|cc-by(-sa)?-\d\.\d"
)
_NOT_COMMERCIAL = re.compile(r"cc-by-nc.*|.*non-?commercial.*|.*-nc-\d\.\d")
UNKNOWN = "unknown"


def licence_of(metadata: Mapping[str, Any]) -> tuple[str, str | None]:
    """Its name, and a link to its text where there is one."""
    named = metadata.get("license")
    if isinstance(named, list):
        named = ", ".join(map(str, named))
    link = metadata.get("license_link")
    if str(named).lower() == "other" and metadata.get("license_name"):
        named = metadata["license_name"]
    return str(named or UNKNOWN), str(link) if link else None


def commercial_use(licence: str) -> bool | None:
    """Whether it is allowed; None: look it up."""
    name = licence.lower()
    if _NOT_COMMERCIAL.fullmatch(name):
        return False
    return True if _FREE.fullmatch(name) else None
