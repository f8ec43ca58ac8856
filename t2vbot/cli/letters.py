"""Which letters titles, captions and credits of films can be drawn with here, and what to install
for others. None of those comes with the bot: one for Chinese and Japanese has 20 MB.
"""

from __future__ import annotations

import platform
import sys

from ..text import Listed, Text
from ..video.fonts import has

# Letters of each that no other one has, and the package of Debian's that brings them.
CJK = "fonts-noto-cjk"
SAMPLES = {
    "chinese": ("这视频说的是什么", CJK),
    "japanese": ("動画のことばをカタカナで", CJK),
    "korean": ("동영상", CJK),
    "arabic": ("فيديو", "fonts-noto-core"),
    "hebrew": ("וידאו", "fonts-noto-core"),
    "hindi": ("वडय", "fonts-noto-core"),
    "emoji": ("🎬", "fonts-noto-color-emoji"),
}
# By the names that os-release has for a system, or for one that it is like.
MANAGERS = {
    "debian": "sudo apt install {}",
    "arch": "sudo pacman -S {}",
    "fedora": "sudo dnf install {}",
}
ELSEWHERE = {
    "arch": {CJK: "noto-fonts-cjk", "fonts-noto-core": "noto-fonts"},
    "fedora": {CJK: "google-noto-sans-cjk-fonts", "fonts-noto-core": "google-noto-fonts-all"},
}
ELSEWHERE["arch"]["fonts-noto-color-emoji"] = "noto-fonts-emoji"
ELSEWHERE["fedora"]["fonts-noto-color-emoji"] = "google-noto-color-emoji-fonts"


def lacking() -> list[str]:
    """The scripts that no font here has."""
    return [name for name, (letters, _) in SAMPLES.items() if not has(letters)]


def said() -> Text:
    """What ``doctor`` says of it. Nothing is broken: what cannot be drawn is left out."""
    absent = lacking()
    if not absent:
        return Text("doctor-letters")
    names = Listed(Text("doctor-letters-of", script=name) for name in absent)
    return Text("doctor-letters-lacking", scripts=names, advice=_advice(absent))


def _advice(absent: list[str]) -> Text:
    if sys.platform == "win32":
        return Text("doctor-letters-windows")
    if sys.platform == "darwin":
        return Text("doctor-letters-macos")
    packages = list(dict.fromkeys(SAMPLES[name][1] for name in absent))
    system = next((one for one in _systems() if one in MANAGERS), None)
    if system is None:
        return Text("doctor-letters-other", packages=" ".join(packages))
    there = [ELSEWHERE.get(system, {}).get(package, package) for package in packages]
    return Text("doctor-letters-install", command=MANAGERS[system].format(" ".join(there)))


def _systems() -> list[str]:
    try:
        release = platform.freedesktop_os_release()
    except OSError:
        return []
    return [release.get("ID", ""), *release.get("ID_LIKE", "").split()]
