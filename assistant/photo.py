"""A photo from outside, made safe to keep and to look at: read within bounds and written anew from its pixels alone."""

import re
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import numpy as np
from PIL import Image, ImageCms, ImageOps

from assistant.errors import AssistantError, BadPhoto, PhotoTooLarge
from assistant.ports import Pixels

MAX_BYTES = 10 * 1024**2
MAX_PIXELS = 40_000_000
MIN_SIDE_PIXELS = 16
MAX_ASPECT = 20  # longer side by shorter
#: Each scan of a progressive JPEG goes over all of its pixels, and an empty one takes 60 bytes. Programs write ten.
MAX_SCANS = 100
KEPT_SIDE_PIXELS = 1024  # a larger photo is made smaller
QUALITY = 90  # of the JPEG that is kept, 0 to 100; with colors at full resolution

#: By Pillow's names. A file is read only by the decoder that its first bytes call for, whatever its name says.
SIGNATURES = {
    "JPEG": re.compile(rb"\xff\xd8\xff"),
    "PNG": re.compile(rb"\x89PNG\r\n\x1a\n"),
    "WEBP": re.compile(rb"RIFF.{4}WEBP", re.DOTALL),
    "GIF": re.compile(rb"GIF8[79]a"),
    "HEIF": re.compile(rb".{4}ftyp(hei[cmsx]|hev[cmsx]|mif1|msf1)", re.DOTALL),
}
PHOTOS = ("JPEG", "PNG", "WEBP", "HEIF")
#: Phones append previews and brightness maps to a JPEG; Pillow calls it MPO. Its first picture is the photo.
STILL = ("JPEG", "MPO")
#: A marker between the scans of a JPEG: neither a stuffed byte nor one of those that stand alone.
MARKER = re.compile(rb"\xff+([^\x00\x01\xd0-\xd7\xff])", re.DOTALL)
START_OF_SCAN, END_OF_IMAGE = b"\xda", b"\xd9"


@dataclass(frozen=True, slots=True)
class CleanPhoto:
    """A photo without anything but what it shows: upright, in sRGB, on white where it was transparent."""

    pixels: Pixels  # the longer side at most KEPT_SIDE_PIXELS
    jpeg: bytes  # the same, compressed

    @property
    def width(self) -> int:
        """Of `pixels`."""
        return int(self.pixels.shape[1])

    @property
    def height(self) -> int:
        """Of `pixels`."""
        return int(self.pixels.shape[0])


def read(file: Path) -> bytes:
    """Return the bytes of a file, of too many only so many that `clean` refuses them. Raises BadPhoto."""
    try:
        with file.open("rb") as stream:
            return stream.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:  # ValueError: no path, such as one with a null byte
        raise BadPhoto(f"{file} cannot be read: give the path of a photo.") from error


def clean(data: bytes) -> CleanPhoto:
    """Make a photo anew. Raises PhotoTooLarge, or BadPhoto: it is no whole, still photo of a usable size and shape."""
    if not data:
        raise BadPhoto("Expected a photo but the file is empty; choose a JPEG, PNG, WebP or HEIC photo.")
    if len(data) > MAX_BYTES:
        raise too_many_bytes()
    with opened(data, PHOTOS) as image:
        _check_shape(image)
        pixels = upright_pixels(image)
    written = BytesIO()
    Image.fromarray(pixels).save(written, "JPEG", quality=QUALITY, subsampling=0)
    return CleanPhoto(pixels, written.getvalue())


def pixels_of(jpeg: bytes) -> Pixels:
    """Return the pixels of a JPEG that `clean` wrote."""
    with Image.open(BytesIO(jpeg), formats=("JPEG",)) as image:
        return np.asarray(image)


def too_many_bytes() -> PhotoTooLarge:
    """Return what is said of a photo that has more bytes than may be read."""
    return PhotoTooLarge(f"Expected a photo of at most {MAX_BYTES // 1024**2} MiB; send a smaller one.")


def _too_many_pixels() -> PhotoTooLarge:
    return PhotoTooLarge(f"Expected a photo of at most {MAX_PIXELS // 10**6} million pixels; send a smaller one.")


@contextmanager
def opened(data: bytes, kinds: Collection[str]) -> Iterator[Image.Image]:
    """Open a picture of one of these kinds, not decoded yet. What goes wrong inside the block is the picture's fault.

    Raises PhotoTooLarge beyond 40 million pixels, and BadPhoto for another kind of file or one that cannot be decoded.
    """
    kind = next((kind for kind in kinds if SIGNATURES[kind].match(data)), None)
    if kind is None:
        raise BadPhoto("Expected a JPEG, PNG, WebP or HEIC photo; choose another file.")
    try:
        with _open(data, kind) as image:
            if image.width * image.height > MAX_PIXELS:
                raise _too_many_pixels()
            yield image
    except AssistantError:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise _too_many_pixels() from error
    except Exception as error:  # decoders raise whatever they trip over in a damaged file
        raise BadPhoto("Expected a whole photo but the file is damaged or cut short; send another copy.") from error


def _open(data: bytes, kind: str) -> Image.Image:
    if kind == "JPEG" and _scans(data) > MAX_SCANS:
        raise BadPhoto(f"Expected a JPEG of at most {MAX_SCANS} scans; save it again with another program.")
    if kind == "HEIF":
        import pillow_heif

        # One thread: how many photos are decoded at a time is decided by the caller.
        pillow_heif.register_heif_opener(decode_threads=1, thumbnails=False, depth_images=False, aux_images=False)
    return Image.open(BytesIO(data), formats=(kind,))


def _scans(jpeg: bytes) -> int:
    """Count the scans up to the end of the first picture, as a decoder meets them (ITU-T T.81, annex B)."""
    scans, at = 0, 2
    while (marker := MARKER.search(jpeg, at)) and marker[1] != END_OF_IMAGE:
        scans += marker[1] == START_OF_SCAN
        at = marker.end() + int.from_bytes(jpeg[marker.end() : marker.end() + 2])
    return scans


def _check_shape(image: Image.Image) -> None:
    shorter, longer = sorted(image.size)
    if image.format not in STILL and getattr(image, "n_frames", 1) > 1:
        raise BadPhoto("Expected one still photo but the file is an animation or holds several; send one of them.")
    if shorter < MIN_SIDE_PIXELS:
        raise BadPhoto(f"Expected a photo of at least {MIN_SIDE_PIXELS} pixels a side; send a larger one.")
    if longer > MAX_ASPECT * shorter:
        raise BadPhoto(f"Expected a photo at most {MAX_ASPECT} times as long as wide; cut out what it shows.")


def upright_pixels(image: Image.Image) -> Pixels:
    """Return what an opened picture shows: upright, in sRGB, on white, its longer side at most KEPT_SIDE_PIXELS."""
    profile = image.info.get("icc_profile")
    small = _resizable(image)
    small.thumbnail((KEPT_SIDE_PIXELS, KEPT_SIDE_PIXELS))
    upright = ImageOps.exif_transpose(small)
    return np.asarray(_in_srgb(_on_white(upright), profile))


def _resizable(image: Image.Image) -> Image.Image:
    """Return it with 8 bits a channel and no palette; a JPEG stays undecoded, to be decoded no finer than needed."""
    if image.mode.startswith("I"):  # 16 bits of grey, which Pillow would cut off at 255
        grey = Image.fromarray((np.asarray(image) >> 8).astype(np.uint8))
        grey.info = image.info
        return grey
    if image.has_transparency_data and image.mode != "RGBA":
        return image.convert("RGBA")
    return image.convert("RGB") if image.mode in ("1", "P") else image


def _on_white(image: Image.Image) -> Image.Image:
    if not image.has_transparency_data:
        return image
    ground = Image.new("RGBA", image.size, "white")
    return Image.alpha_composite(ground, image).convert("RGB")


def _in_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """Convert from the colors of a camera or a printer; phones photograph in Display P3."""
    if profile:
        try:
            there, here = ImageCms.ImageCmsProfile(BytesIO(profile)), ImageCms.createProfile("sRGB")
            converted = ImageCms.profileToProfile(image, there, here, outputMode="RGB")
        except (OSError, ImageCms.PyCMSError):
            pass  # a damaged profile, or one for another number of channels: the colors are taken as they are
        else:
            if converted is not None:
                return converted
    return image.convert("RGB")
