"""Embeds, and the files that they show ("Using Attachments within Embeds")."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from .people import Json
from .uploads import Attachment

SCHEME = "attachment://"
# Where an embed may point at a file, and what the address is called there.
PLACES = (("image", "url"), ("thumbnail", "url"), ("author", "icon_url"), ("footer", "icon_url"))


def present_embeds(sent: Iterable[Json], attachments: Sequence[Attachment]) -> tuple[Json, ...]:
    """What was sent, with the addresses of files that came along."""
    files = {attachment.filename: attachment for attachment in attachments}
    return tuple(_present({"type": "rich"} | embed, files) for embed in sent)


def is_within(attachment: Attachment, embeds: Iterable[Json]) -> bool:
    """Whether an embed shows it: then it does not stand beside it once more."""
    addresses = {(embed.get(place) or {}).get(key) for embed in embeds for place, key in PLACES}
    number = f"/attachments/{attachment.id}/"
    return any(number in address for address in addresses if address)


def _present(embed: Json, files: Mapping[str, Attachment]) -> Json:
    for place, key in PLACES:
        holder = embed.get(place)
        if not holder or not str(holder.get(key)).startswith(SCHEME):
            continue
        file = files.get(str(holder[key]).removeprefix(SCHEME))
        if file is None:
            embed = {name: value for name, value in embed.items() if name != place}
            continue
        shown = holder | {key: file.url, f"proxy_{key}": file.url}
        if place in ("image", "thumbnail") and (size := file.dimensions):
            shown |= {"width": size[0], "height": size[1]}
        embed = embed | {place: shown}
    return embed
