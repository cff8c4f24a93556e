"""The media folder: pictures checked, made fit for a page, and named by their content."""

import hashlib
import os
import re
import warnings
from collections.abc import Collection, Iterable
from datetime import datetime, timedelta
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageOps

from assistant.errors import BadPhoto, PhotoTooLarge, UnusablePicture
from assistant.photo import opened

MAX_SIDE_PIXELS = 1600  # a larger picture is made smaller
QUALITY = 85  # of a picture that is written anew, 0 to 100
EXTENSIONS = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp"}  # kept as they are
OWN = re.compile(
    r"[0-9a-f]{32}\.\w+|\.[0-9a-f]{32}\.\w+\.\d+"
)  # names of pictures, and of drafts; what else lies there stays
KEPT_UNUSED = timedelta(days=30)  # as long as a customer can come back to a conversation that shows the picture
FORMATS = (*EXTENSIONS, "GIF")


def page_picture(data: bytes) -> tuple[bytes, str]:
    """Return a picture's bytes as a page can use them, with their extension.

    A GIF, an animation or a picture of more than 1,600 pixels becomes a WebP picture of the first frame.
    Raises UnusablePicture: it is no JPEG, PNG, WebP or GIF that can be read to its end, or has over 40 megapixels.
    """
    try:
        with opened(data, FORMATS) as image:
            return _fit(image, data)
    except PhotoTooLarge as error:
        raise UnusablePicture("it has more than 40 million pixels") from error
    except BadPhoto as error:
        raise UnusablePicture("it is no readable JPEG, PNG, WebP or GIF picture") from error


def _fit(image: Image.Image, data: bytes) -> tuple[bytes, str]:
    image.load()  # a file cut short fails here
    is_still = not getattr(image, "is_animated", False)
    if image.format in EXTENSIONS and is_still and max(image.size) <= MAX_SIDE_PIXELS:
        return data, EXTENSIONS[image.format]
    return _written_anew(image), "webp"


def _written_anew(image: Image.Image) -> bytes:
    still = ImageOps.exif_transpose(image).convert("RGBA" if image.has_transparency_data else "RGB")
    still.thumbnail((MAX_SIDE_PIXELS, MAX_SIDE_PIXELS))
    written = BytesIO()
    still.save(written, "WEBP", quality=QUALITY)
    return written.getvalue()


class Album:
    """The pictures of a shop, as files in one folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        warnings.simplefilter("error", Image.DecompressionBombWarning)  # our own bound is lower: it is refused
        folder.mkdir(parents=True, exist_ok=True)
        with os.scandir(folder) as files:
            self._names = {file.name for file in files if file.is_file() and OWN.fullmatch(file.name)}

    def __contains__(self, name: str) -> bool:
        return name in self._names

    def keep(self, data: bytes) -> str:
        """Check and store a picture and return its name. Thread-safe. Raises UnusablePicture."""
        fit, extension = page_picture(data)
        name = f"{hashlib.sha256(fit).hexdigest()[:32]}.{extension}"
        if name not in self._names:
            draft = self._folder / f".{name}.{id(fit)}"
            draft.write_bytes(fit)
            draft.rename(self._folder / name)  # nobody ever sees half a picture
            self._names.add(name)
        return name

    def retire(self, names: Iterable[str], now: datetime) -> None:
        """Write down, in the files' own time, since when these pictures are unused."""
        for name in self._names.intersection(names):
            os.utime(self._folder / name, (now.timestamp(), now.timestamp()))

    def sweep(self, used: Collection[str], now: datetime) -> list[str]:
        """Delete what is unused for 30 days, drafts of an import that was cut off too; return the names."""
        latest = (now - KEPT_UNUSED).timestamp()
        unused = [name for name in self._names if name not in used]
        gone = [name for name in unused if (self._folder / name).stat().st_mtime < latest]
        for name in gone:
            (self._folder / name).unlink()
        self._names.difference_update(gone)
        return gone
