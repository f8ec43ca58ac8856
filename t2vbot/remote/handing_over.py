"""The files of an order on their way to a worker, and those of its result on their way back."""

from __future__ import annotations

import asyncio
from pathlib import Path

from PIL import Image

from ..jobs.executor import Made, Order
from ..media.store import Media
from ..video.mp4 import look
from . import wire
from .files import LARGEST, Files
from .lease import Lease
from .messages import MadeMessage, OrderMessage
from .wire import LeasedOrder

START_IMAGE = "start.png"
LARGEST_PICTURE = 2**27  # bytes


class BrokenFile(Exception):
    """A file of a result is not there, or not what it should be."""


async def hand_over(files: Files, lease: Lease, order: Order) -> LeasedOrder:
    """Lay down the files of an order; the message that goes with them."""
    inputs = tuple(f"input-{number}.mp4" for number in range(len(order.inputs)))
    for name, path in zip(inputs, order.inputs, strict=True):
        await files.put(lease.name, name, path)
    start_image = START_IMAGE if order.start_image else ""
    if order.start_image:
        await files.put(lease.name, start_image, order.start_image)
    message = OrderMessage.of(order, lease.place, inputs, start_image)
    return LeasedOrder(lease.name, lease.instance, message)


async def take_in(files: Files, lease: Lease, message: MadeMessage, media: Media) -> Made:
    """Fetch the files of a result into the bot's folder. Raises ``BrokenFile``."""
    order_id = lease.order_id
    master, first, last = (
        path(order_id) for path in (media.master, media.first_frame, media.last_frame)
    )
    with media.arriving_files(master, first, last) as arriving:
        for name, path in zip(wire.FILES, arriving, strict=True):
            await _fetch(files, lease, name, path)
    return message.made(master, first, last)


async def _fetch(files: Files, lease: Lease, name: str, path: Path) -> None:
    is_film = name.endswith(".mp4")
    try:
        await files.get(lease.name, name, path, LARGEST if is_film else LARGEST_PICTURE)
    except (FileNotFoundError, ValueError) as error:
        raise BrokenFile(f"{lease.name}/{name}") from error
    if not await asyncio.to_thread(look if is_film else _is_picture, path):
        raise BrokenFile(f"{lease.name}/{name}")


def _is_picture(path: Path) -> bool:
    try:
        with Image.open(path, formats=["PNG"]) as image:
            image.verify()
        return True
    except (OSError, SyntaxError, ValueError):  # whatever Pillow says of what is none
        return False
