"""What a photo keeps of the file that was sent, and which files are no photo."""

import zlib
from collections.abc import Callable
from io import BytesIO

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import ExifTags, Image, ImageCms

from assistant.errors import BadPhoto, PhotoTooLarge
from assistant.photo import MAX_BYTES, MAX_SCANS, CleanPhoto, clean, pixels_of
from tests.photos import QUARTERS, animation, declaring, photo, png, png_of_zeros, quarters, scan_bomb, written

Turn = Image.Transpose
#: How a camera stores a picture so that the tag's value turns it upright (Exif 2.32, tag 0x0112).
STORED_AS = {
    1: None,
    2: Turn.FLIP_LEFT_RIGHT,
    3: Turn.ROTATE_180,
    4: Turn.FLIP_TOP_BOTTOM,
    5: Turn.TRANSPOSE,
    6: Turn.ROTATE_90,
    7: Turn.TRANSVERSE,
    8: Turn.ROTATE_270,
}


def quarters_of(cleaned: CleanPhoto) -> list[tuple[int, ...]]:
    """The color in the middle of each quarter, made pure."""
    height, width = cleaned.height, cleaned.width
    places = [(y, x) for y in (height // 4, 3 * height // 4) for x in (width // 4, 3 * width // 4)]
    return [tuple(255 * (int(value) > 128) for value in cleaned.pixels[place]) for place in places]


def color_of(data: bytes) -> tuple[int, ...]:
    cleaned = clean(data)
    return tuple(int(value) for value in cleaned.pixels[cleaned.height // 2, cleaned.width // 2])


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "HEIF"])
def test_a_photo_of_each_kind_becomes_pixels_and_a_jpeg(kind):
    cleaned = clean(photo(kind))
    assert (cleaned.width, cleaned.height, cleaned.pixels.dtype) == (60, 40, np.uint8)
    assert quarters_of(cleaned) == list(QUARTERS)
    read_again = pixels_of(cleaned.jpeg)
    assert read_again.shape == cleaned.pixels.shape
    assert np.abs(read_again.astype(int) - cleaned.pixels).mean() < 3


@pytest.mark.parametrize("kind", ["JPEG", "WEBP", "PNG"])
@pytest.mark.parametrize("orientation", STORED_AS)
def test_a_photo_is_turned_upright(kind, orientation):
    turn = STORED_AS[orientation]
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = orientation
    upright = quarters()
    cleaned = clean(written(upright if turn is None else upright.transpose(turn), kind, exif=exif))
    assert (cleaned.width, cleaned.height) == upright.size
    assert quarters_of(cleaned) == list(QUARTERS)


@pytest.mark.parametrize("orientation", [1, 3, 6, 8])
def test_a_heic_is_turned_once_though_it_tells_its_orientation_twice(orientation):
    turn = STORED_AS[orientation]
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = orientation
    upright = quarters((80, 64))
    stored = upright if turn is None else upright.transpose(turn)
    stored.info["exif"] = exif.tobytes()  # from which pillow-heif writes the turn as HEIF has it, too
    cleaned = clean(written(stored, "HEIF"))
    assert (cleaned.width, cleaned.height) == upright.size
    assert quarters_of(cleaned) == list(QUARTERS)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "HEIF"])
def test_nothing_is_kept_of_what_a_camera_writes_beside_the_picture(kind):
    exif = Image.Exif()
    exif[ExifTags.Base.Make] = "Canary"
    exif[ExifTags.Base.DateTime] = "2026:11:21 10:00:00"
    exif.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitude] = (52.0, 31.0, 12.0)
    exif.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitudeRef] = "N"
    beside = {"comment": b"Canary at home"} if kind == "JPEG" else {}
    sent = photo(kind, exif=exif, xmp=b"<x:xmpmeta>Canary</x:xmpmeta>", **beside)
    assert b"Canary" in sent
    kept = clean(sent).jpeg
    assert b"Canary" not in kept
    assert b"Exif" not in kept
    with Image.open(BytesIO(kept)) as image:
        assert len(image.getexif()) == 0
        assert image.info.keys() <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}


@pytest.mark.filterwarnings("ignore:Corrupt EXIF data")
def test_an_unreadable_exif_does_not_spoil_a_photo():
    assert quarters_of(clean(photo(exif=b"Exif\x00\x00MM\x00*\xff\xff\xff\xff"))) == list(QUARTERS)


@pytest.mark.parametrize(
    ("sent", "kept"), [((3000, 1500), (1024, 512)), ((900, 1800), (512, 1024)), ((60, 40), (60, 40))]
)
@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_a_large_photo_is_made_smaller_and_a_small_one_is_not_made_larger(kind, sent, kept):
    cleaned = clean(photo(kind, sent))
    assert (cleaned.width, cleaned.height) == kept


@pytest.mark.parametrize("kind", ["PNG", "WEBP", "HEIF"])
def test_what_is_transparent_becomes_white(kind):
    assert min(color_of(written(Image.new("RGBA", (64, 64), (200, 0, 0, 0)), kind))) > 250


def test_what_is_half_transparent_is_mixed_with_white():
    red, green, blue = color_of(written(Image.new("RGBA", (64, 64), (255, 0, 0, 128)), "PNG"))
    assert (red, abs(green - 127) < 2, abs(blue - 127) < 2) == (255, True, True)


def test_a_transparent_entry_of_a_palette_becomes_white():
    palette = Image.new("P", (64, 64), 1)
    palette.putpalette([0, 0, 255, 0, 128, 0])
    palette.paste(0, (0, 0, 64, 64))
    assert color_of(written(palette, "PNG")) == (0, 0, 255)
    assert color_of(written(palette, "PNG", transparency=0)) == (255, 255, 255)


def test_a_transparent_color_becomes_white():
    assert color_of(written(Image.new("RGB", (64, 64), "blue"), "PNG", transparency=(0, 0, 255))) == (255, 255, 255)


def test_a_photo_in_printing_colors_becomes_rgb():
    red, green, blue = color_of(written(Image.new("CMYK", (64, 64), (0, 255, 255, 0))))
    assert red > 200
    assert max(green, blue) < 60


def test_sixteen_bits_a_channel_become_eight():
    grey = written(Image.fromarray(np.full((32, 32), 0x8012, np.uint16)), "PNG")
    color = png(32, 32, 16, 2, (b"\x00" + b"\xff\x00\x80\x00\x00\x12" * 32) * 32)
    assert color_of(grey) == (128, 128, 128)
    assert color_of(color) == (255, 128, 0)


def test_black_and_white_and_grey_with_transparency_are_photos_too():
    assert color_of(written(Image.new("1", (32, 32), 1), "PNG")) == (255, 255, 255)
    assert color_of(written(Image.new("LA", (32, 32), (0, 0)), "PNG")) == (255, 255, 255)


def profile_with_red_and_blue_exchanged() -> bytes:
    """The profile of sRGB with the places of two primaries exchanged in its table of tags (ICC.1, 7.3)."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    red, blue = profile.index(b"rXYZ"), profile.index(b"bXYZ")
    profile[red : red + 4], profile[blue : blue + 4] = b"bXYZ", b"rXYZ"
    return bytes(profile)


def test_colors_are_converted_from_the_profile_of_the_camera():
    red = Image.new("RGB", (32, 32), "red")
    assert color_of(written(red, "PNG", icc_profile=profile_with_red_and_blue_exchanged())) == (0, 0, 255)


@pytest.mark.parametrize("profile", [b"no profile", profile_with_red_and_blue_exchanged()[:200]])
def test_a_damaged_profile_does_not_spoil_a_photo(profile):
    assert color_of(written(Image.new("RGB", (32, 32), "red"), "PNG", icc_profile=profile)) == (255, 0, 0)


def test_of_the_pictures_a_phone_appends_to_a_jpeg_the_first_is_the_photo():
    data = photo("MPO", save_all=True, append_images=[Image.new("RGB", (60, 40), "white")])
    assert quarters_of(clean(data)) == list(QUARTERS)


def test_a_film_behind_a_jpeg_is_passed_over():
    assert quarters_of(clean(photo(progressive=True) + b"\xff\xda" * 1000)) == list(QUARTERS)


HTML = b"<!DOCTYPE html><html><script>alert(1)</script></html>"
SVG = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><image href="http://example.com/"/></svg>'


def two_pictures() -> bytes:
    return photo("HEIF", save_all=True, append_images=[Image.new("RGB", (64, 64), "white")])


@pytest.mark.parametrize(
    ("make", "told"),
    [
        (lambda: b"", "empty"),
        (lambda: HTML, "JPEG, PNG, WebP or HEIC"),
        (lambda: SVG, "JPEG, PNG, WebP or HEIC"),
        (lambda: b"just words", "JPEG, PNG, WebP or HEIC"),
        (lambda: photo("GIF"), "JPEG, PNG, WebP or HEIC"),
        (lambda: animation("GIF"), "JPEG, PNG, WebP or HEIC"),
        (lambda: photo("BMP"), "JPEG, PNG, WebP or HEIC"),
        (lambda: photo("AVIF"), "JPEG, PNG, WebP or HEIC"),
        (lambda: b"\xff\xd8\xff\xe0" + HTML, "damaged"),
        (lambda: photo()[: len(photo()) // 2], "damaged"),
        (lambda: photo("PNG")[:-30], "damaged"),
        (lambda: photo("WEBP")[:-30], "damaged"),
        (lambda: photo("HEIF")[:-30], "damaged"),
        (lambda: photo("HEIF")[:200], "damaged"),
        (lambda: animation("PNG"), "animation"),
        (lambda: animation("WEBP"), "animation"),
        (two_pictures, "several"),
        (lambda: photo("PNG", (15, 60)), "at least 16 pixels"),
        (lambda: photo("PNG", (16, 321)), "20 times as long"),
        (lambda: scan_bomb(MAX_SCANS), "scans"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_no_photo_is_refused_with_one_sentence(make: Callable[[], bytes], told: str):
    with pytest.raises(BadPhoto, match=told) as refusal:
        clean(make())
    assert not isinstance(refusal.value, PhotoTooLarge)
    assert str(refusal.value).startswith("Expected ")
    assert str(refusal.value).count(".") == 1


WEBP_CANVAS = b"VP8X\x0a\x00\x00\x00\x02\x00\x00\x00"


@pytest.mark.parametrize(
    ("make", "told"),
    [
        (lambda: png_of_zeros(8000, 6000), "40 million"),
        (lambda: png(50_000, 50_000, 8, 2, b""), "40 million"),
        (lambda: declaring(photo("JPEG"), b"\xff\xc0\x00\x11\x08", ">HH", 65_000, 65_000), "40 million"),
        (lambda: declaring(photo("HEIF", (64, 64)), b"ispe\0\0\0\0", ">II", 30_000, 30_000), "40 million"),
        (lambda: declaring(animation("WEBP"), WEBP_CANVAS, "<HBHB", 0x3FFE, 0, 0x3FFE, 0), "40 million"),
        (lambda: photo() + bytes(MAX_BYTES), "10 MiB"),
    ],
    ids=["compressed png", "png", "jpeg", "heic", "webp", "bytes"],
)
def test_what_is_too_large_is_refused_before_it_is_unpacked(make: Callable[[], bytes], told: str):
    with pytest.raises(PhotoTooLarge, match=told):
        clean(make())


def test_a_text_inside_a_png_is_not_unpacked_without_bounds():
    bomb = b"Comment\0\0" + zlib.compress(bytes(50_000_000))
    with pytest.raises(BadPhoto, match="damaged"):
        clean(png(32, 32, 8, 2, bytes(97 * 32), (b"zTXt", bomb)))


def test_as_many_scans_as_programs_write_are_read():
    assert clean(scan_bomb(MAX_SCANS // 2)).width == 64


@settings(deadline=None)
@given(st.binary(max_size=200), st.sampled_from(["PNG", "JPEG", "WEBP", "HEIF"]), st.integers(0, 400))
def test_damaged_bytes_are_a_photo_or_refused_and_nothing_else(noise, kind, at):
    data = photo(kind)
    try:
        clean(data[:at] + noise + data[at + len(noise) :])
    except BadPhoto:
        return
