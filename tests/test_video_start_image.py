"""The picture that a clip starts from, out of whatever file a member sends."""

from __future__ import annotations

import contextlib
import hashlib
import io
import struct
import tracemalloc
import zlib
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest
from PIL import Image

from t2vbot.errors import RequestRefused
from t2vbot.video import start_image
from t2vbot.video.start_image import nearest, prepare, read_start_image, write_start_image

SIZES = [(64, 64), (96, 64), (64, 96)]
# Each quarter of another colour, so that it shows how a picture was turned and cropped.
RED, GREEN, BLUE, GREY = (220, 30, 30), (30, 200, 30), (30, 30, 220), (128, 128, 128)


def quarters(width: int = 120, height: int = 120) -> Image.Image:
    image = Image.new("RGB", (width, height), GREY)
    image.paste(RED, (0, 0, width // 2, height // 2))
    image.paste(GREEN, (width // 2, 0, width, height // 2))
    image.paste(BLUE, (0, height // 2, width // 2, height))
    return image


def saved(image: Image.Image, kind: str = "PNG", **options: Any) -> bytes:
    file = io.BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()


def pixels(data: bytes, sizes: Any = SIZES) -> npt.NDArray[np.uint8]:
    with Image.open(io.BytesIO(prepare(data, sizes).png)) as image:
        assert (image.format, image.mode) == ("PNG", "RGB")
        assert not image.info  # nothing of the file's own travels along
        return np.asarray(image)


def corners(found: npt.NDArray[np.uint8]) -> list[tuple[int, ...]]:
    """The middle of each quarter: top left, top right, bottom left, bottom right."""
    height, width = found.shape[:2]
    places = [(h, w) for h in (height // 4, height * 3 // 4) for w in (width // 4, width * 3 // 4)]
    return [tuple(map(int, found[place])) for place in places]


def near(found: Any, wanted: Any, most: int = 12) -> bool:
    difference = np.abs(np.asarray(found, int) - np.asarray(wanted, int))
    return bool(difference.max() <= most)


def chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def png(width: int, height: int, depth: int, colour: int, raw: bytes, *more: bytes) -> bytes:
    """With exactly this header, whatever is in it."""
    header = struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0)
    body = chunk(b"IHDR", header) + b"".join(more) + chunk(b"IDAT", zlib.compress(raw, 9))
    return b"\x89PNG\r\n\x1a\n" + body + chunk(b"IEND", b"")


def refusal(data: bytes) -> str:
    with pytest.raises(RequestRefused) as refused:
        prepare(data, SIZES)
    return refused.value.text.key


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP", "GIF"])
def test_each_kind_is_read_by_what_is_in_it(kind: str) -> None:
    found = pixels(saved(quarters(), kind))
    assert found.shape == (64, 64, 3)
    assert near(corners(found), [RED, GREEN, BLUE, GREY])


def test_it_lies_on_the_disk_as_it_is_named(tmp_path: Path) -> None:
    path = tmp_path / "media" / "0123456789abcdef.start.png"
    path.parent.mkdir()
    sha256, size = write_start_image(saved(quarters(150, 100)), SIZES, path)
    assert size == (96, 64)
    assert hashlib.sha256(path.read_bytes()).hexdigest() == sha256
    assert [file.name for file in path.parent.iterdir()] == [path.name]
    assert path.stat().st_mode & 0o077 == 0
    frames = read_start_image(path)
    assert (frames.shape, frames.dtype) == ((1, 64, 96, 3), np.uint8)
    # What it made is what it makes of that again: a clip made again starts from the same picture.
    assert write_start_image(path.read_bytes(), [size], path) == (sha256, size)


@pytest.mark.parametrize(
    ("shape", "size"),
    [
        ((1920, 1080), (96, 64)),
        ((1080, 1920), (64, 96)),
        ((1000, 900), (64, 64)),
        ((9000, 30), (96, 64)),
    ],
)
def test_the_nearest_shape_is_taken(shape: tuple[int, int], size: tuple[int, int]) -> None:
    assert nearest(shape, SIZES) == size


def test_the_middle_is_kept() -> None:
    striped = Image.new("RGB", (300, 100), RED)
    striped.paste(GREEN, (100, 0, 200, 100))
    assert near(corners(pixels(saved(striped), [(64, 64)])), [GREEN] * 4)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_it_is_turned_upright(orientation: int) -> None:
    """As a viewer shows it: pillow's own function is the judge."""
    from PIL import ImageOps

    exif = Image.Exif()
    exif[0x0112] = orientation
    data = saved(quarters(180, 120), "JPEG", exif=exif.tobytes(), quality=95)
    with Image.open(io.BytesIO(data)) as image:
        upright = ImageOps.exif_transpose(image)
    assert prepare(data, SIZES).size == nearest(upright.size, SIZES)
    assert near(corners(pixels(data)), corners(np.asarray(upright)))


@pytest.mark.parametrize("orientation", [0, 9, 65535])
def test_a_senseless_orientation_turns_nothing(orientation: int) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    assert near(corners(pixels(saved(quarters(), "JPEG", exif=exif))), [RED, GREEN, BLUE, GREY])


def test_what_a_file_says_beside_its_pixels_is_dropped() -> None:
    exif = Image.Exif()
    exif[0x010E] = "where somebody lives"
    exif[0x8825] = {1: "N", 2: (52.0, 31.0, 12.0)}
    secret = saved(quarters(), "JPEG", exif=exif, comment=b"somebody's name", icc_profile=b"x" * 99)
    assert b"where somebody lives" in secret
    made = prepare(secret, SIZES).png
    kinds = [made[at + 4 : at + 8] for at in _chunks(made)]
    assert set(kinds) == {b"IHDR", b"IDAT", b"IEND"}


def _chunks(data: bytes) -> list[int]:
    found, at = [], 8
    while at < len(data):
        found.append(at)
        at += 12 + struct.unpack(">I", data[at : at + 4])[0]
    return found


# --- Kinds of pixels ------------------------------------------------------------------------------


def test_cmyk() -> None:
    assert near(
        corners(pixels(saved(quarters().convert("CMYK"), "JPEG"))), [RED, GREEN, BLUE, GREY]
    )


def test_sixteen_bits_of_grey_keep_their_brightness() -> None:
    grey = np.full((64, 64), 40_000, np.uint16)
    assert near(pixels(saved(Image.fromarray(grey))), [40_000 >> 8] * 3, 1)


def test_sixteen_bits_of_colour() -> None:
    row = b"\0" + struct.pack(">3H", 60_000, 30_000, 1_000) * 64
    assert near(pixels(png(64, 64, 16, 2, row * 64)), [60_000 >> 8, 30_000 >> 8, 1_000 >> 8], 1)


def test_what_is_transparent_lies_on_white() -> None:
    palette = quarters().convert("P", palette=Image.Palette.ADAPTIVE, colors=8)
    clear = palette.getpixel((1, 1))
    assert near(
        corners(pixels(saved(palette, transparency=clear))), [(255, 255, 255), GREEN, BLUE, GREY]
    )
    half = quarters().convert("RGBA")
    half.putalpha(0)
    assert near(pixels(saved(half)), (255, 255, 255), 0)
    assert near(pixels(saved(half, "WEBP", lossless=True)), (255, 255, 255), 0)
    faint = Image.new("LA", (64, 64), (0, 128))
    assert near(pixels(saved(faint)), (127, 127, 127), 1)


def test_one_bit() -> None:
    assert near(pixels(saved(Image.new("1", (64, 64), 1))), (255, 255, 255), 0)


@pytest.mark.parametrize("kind", ["GIF", "PNG", "WEBP"])
def test_of_an_animated_one_the_first_frame_counts(kind: str) -> None:
    others = [Image.new("RGB", (120, 120), colour) for colour in (GREEN, BLUE)]
    data = saved(quarters(), kind, save_all=True, append_images=others, duration=100)
    assert near(corners(pixels(data)), [RED, GREEN, BLUE, GREY])


def test_no_more_than_the_first_frame_is_decoded() -> None:
    """Of a file of many frames no other is looked at, however large it says to be."""
    first = saved(quarters(), "GIF")
    huge = b"\x2c" + struct.pack("<4HB", 0, 0, 65535, 65535, 0) + b"\x02\x01\x01\x00"
    assert near(corners(pixels(first[:-1] + huge * 1000 + b";")), [RED, GREEN, BLUE, GREY])


# --- Hostile files --------------------------------------------------------------------------------


@pytest.mark.parametrize("side", [6_400, 12_000, 30_000, 2**31 - 1])
def test_a_bomb_is_refused_by_its_header(side: int) -> None:
    """Nothing of it is decoded: it takes no memory."""
    bomb = png(side, side, 8, 0, b"\0" * 1_000_000)
    tracemalloc.start()
    try:
        assert refusal(bomb) == "video-picture-pixels"
        assert tracemalloc.get_traced_memory()[1] < 20_000_000
    finally:
        tracemalloc.stop()


def test_a_bomb_of_another_kind() -> None:
    gif = saved(quarters(), "GIF")
    assert refusal(gif[:6] + struct.pack("<2H", 65535, 65535) + gif[10:]) == "video-picture-pixels"
    jpeg = saved(quarters(), "JPEG")
    at = jpeg.index(b"\xff\xc0") + 5
    assert refusal(jpeg[:at] + struct.pack(">2H", 65500, 65500) + jpeg[at + 4 :]) == (
        "video-picture-pixels"
    )


def test_a_gif_whose_frame_is_larger_than_it_says() -> None:
    gif = saved(quarters(), "GIF")
    at = gif.index(b"\x2c", 10 + 3)
    larger = gif[: at + 5] + struct.pack("<2H", 7000, 7000) + gif[at + 9 :]
    assert refusal(larger) == "video-picture-pixels"


def test_a_jpeg_that_shows_all_of_itself_again_and_again() -> None:
    """Each scan of a progressive one costs a look at every pixel."""
    usual = saved(quarters(), "JPEG", progressive=True)
    assert near(corners(pixels(usual)), [RED, GREEN, BLUE, GREY])
    at = usual.rindex(b"\xff\xda")
    again = usual[:at] + usual[at:-2] * 500 + usual[-2:]
    assert refusal(again) == "video-picture-unreadable"


def test_text_that_unpacks_to_gigabytes() -> None:
    bomb = zlib.compress(b"x" * 80_000_000, 9)
    text = chunk(b"zTXt", b"note\0\0" + bomb)
    profile = chunk(b"iCCP", b"p\0\0" + bomb)
    row = b"\0" + bytes(RED) * 64
    for more in (text, profile):
        data = png(64, 64, 8, 2, row * 64, more)
        tracemalloc.start()
        try:
            assert refusal(data) == "video-picture-unreadable"
            assert tracemalloc.get_traced_memory()[1] < 20_000_000
        finally:
            tracemalloc.stop()


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP", "GIF"])
def test_a_truncated_one_is_refused(kind: str) -> None:
    noise = Image.fromarray(np.random.default_rng(0).integers(0, 255, (90, 90, 3), dtype=np.uint8))
    data = saved(noise, kind)
    for share in (0.1, 0.5, 0.9):
        assert refusal(data[: int(len(data) * share)]) == "video-picture-unreadable"


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP", "GIF"])
def test_a_damaged_one_is_refused_or_read_and_nothing_else(kind: str) -> None:
    good, dice = saved(quarters(), kind), np.random.default_rng(1)
    for _ in range(60):
        bad = bytearray(good)
        for at in dice.integers(0, len(bad), 6):
            bad[at] = dice.integers(256)
        with contextlib.suppress(RequestRefused):
            assert prepare(bytes(bad), SIZES).size in SIZES


@pytest.mark.filterwarnings("ignore::UserWarning")  # of pillow, which goes on
def test_an_exif_block_that_is_huge_or_leads_in_circles() -> None:
    jpeg = saved(quarters(), "JPEG")
    # A list of tags that claims 65,535 entries, and one whose next list is itself.
    for body in (
        b"II*\0\x08\0\0\0" + b"\xff\xff" + b"\x12\x01\x03\0\xff\xff\xff\xff\0\0\0\0" * 5000,
        b"II*\0\x08\0\0\0" + b"\x01\0" + b"\x69\x87\x04\0\x01\0\0\0\x08\0\0\0" + b"\x08\0\0\0",
    ):
        block = b"Exif\0\0" + body[:65_000]
        data = jpeg[:2] + b"\xff\xe1" + struct.pack(">H", len(block) + 2) + block + jpeg[2:]
        assert near(corners(pixels(data)), [RED, GREEN, BLUE, GREY])


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\x89PNG\r\n\x1a\n",
        b"not a picture at all",
        b'<svg xmlns="http://www.w3.org/2000/svg"><image href="file:///etc/passwd"/></svg>',
        b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 99 99\n",
        b"\0\0\0\x18ftypmp42",
        b"RIFF\x04\0\0\0WEBP",
    ],
)
def test_what_is_no_picture_is_refused(data: bytes) -> None:
    assert refusal(data) == "video-picture-unreadable"


@pytest.mark.parametrize("kind", ["BMP", "TIFF", "PPM", "ICO", "TGA"])
def test_no_other_decoder_is_asked(kind: str) -> None:
    assert refusal(saved(quarters(64, 64), kind)) == "video-picture-unreadable"


@pytest.mark.parametrize("size", [(1, 1), (15, 300), (300, 15)])
def test_one_that_shows_nothing_is_refused(size: tuple[int, int]) -> None:
    assert refusal(saved(Image.new("RGB", size))) == "video-picture-small"


def test_the_largest_that_is_taken_is_read() -> None:
    """At the limit; black, so that it costs no time here."""
    assert start_image.MOST_PIXELS == 40_000_000
    data = saved(Image.new("L", (8000, 5000)), "PNG")
    assert near(pixels(data), (0, 0, 0), 0)
    assert refusal(saved(Image.new("1", (8000, 5001)), "PNG")) == "video-picture-pixels"
