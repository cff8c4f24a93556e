"""Photos for tests, good and hostile, each made as the program that would send it makes it."""

import struct
import zlib
from io import BytesIO
from typing import Any

from PIL import Image

QUARTERS = ((255, 0, 0), (0, 255, 0), (0, 0, 255), (255, 255, 0))  # red and green above blue and yellow


def quarters(size: tuple[int, int] = (60, 40)) -> Image.Image:
    """A picture that looks different however it is turned."""
    image = Image.new("RGB", (2, 2))
    for place, color in enumerate(QUARTERS):
        image.putpixel((place % 2, place // 2), color)
    return image.resize(size, Image.Resampling.NEAREST)


def written(image: Image.Image, kind: str = "JPEG", **options: Any) -> bytes:
    if kind == "HEIF":
        import pillow_heif

        pillow_heif.register_heif_opener()
    data = BytesIO()
    image.save(data, kind, **options)
    return data.getvalue()


def photo(kind: str = "JPEG", size: tuple[int, int] = (60, 40), **options: Any) -> bytes:
    return written(quarters(size), kind, **options)


def animation(kind: str) -> bytes:
    return photo(kind, save_all=True, append_images=[Image.new("RGB", (60, 40), "white")], duration=100)


def png(width: int, height: int, depth: int, color_type: int, rows: bytes, *more: tuple[bytes, bytes]) -> bytes:
    """A PNG chunk by chunk (ISO/IEC 15948): `rows` is what is compressed, each row after its filter's byte."""
    header = struct.pack(">IIBBBBB", width, height, depth, color_type, 0, 0, 0)
    chunks = ((b"IHDR", header), *more, (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, data) for name, data in chunks)


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def png_of_zeros(width: int, height: int) -> bytes:
    """A whole PNG that is a thousand times larger once it is unpacked."""
    return png(width, height, 8, 2, bytes((3 * width + 1) * height))


def declaring(data: bytes, before: bytes, form: str, *size: int) -> bytes:
    """The same file with other dimensions written behind the bytes `before`."""
    at = data.index(before) + len(before)
    return data[:at] + struct.pack(form, *size) + data[at + struct.calcsize(form) :]


def scan_bomb(scans: int, size: tuple[int, int] = (64, 64)) -> bytes:
    """A progressive JPEG whose last scan is repeated: each costs its decoder a pass over the whole picture."""
    data = written(Image.new("L", size, 128), progressive=True)
    last = data[data.rindex(b"\xff\xc4", 0, data.rindex(b"\xff\xda")) : -2]  # its tables too
    return data[:-2] + last * scans + data[-2:]
