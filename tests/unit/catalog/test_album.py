from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from assistant.catalog.album import Album, page_picture
from assistant.errors import UnusablePicture
from tests.unit.catalog.conftest import picture


@pytest.mark.parametrize(("kind", "extension"), [("PNG", "png"), ("JPEG", "jpg"), ("WEBP", "webp")])
def test_a_fit_picture_is_kept_as_it_is(kind, extension):
    data = picture(kind=kind)
    assert page_picture(data) == (data, extension)


def test_of_an_animation_the_first_frame_is_kept():
    written = BytesIO()
    frames = [Image.new("RGB", (8, 8), color) for color in ("red", "blue")]
    frames[0].save(written, "GIF", save_all=True, append_images=frames[1:])
    data, extension = page_picture(written.getvalue())
    with Image.open(BytesIO(data)) as image:
        assert (extension, getattr(image, "n_frames", 1)) == ("webp", 1)
        red, _, blue = image.convert("RGB").getpixel((4, 4))
        assert red > 200
        assert blue < 50


def test_a_large_picture_is_made_smaller_in_its_proportions():
    data, extension = page_picture(picture(size=(3200, 1600)))
    with Image.open(BytesIO(data)) as image:
        assert (extension, image.size) == ("webp", (1600, 800))


def test_a_picture_of_too_many_pixels_is_refused_before_it_is_unpacked():
    with pytest.raises(UnusablePicture, match="40 million"):
        page_picture(picture(kind="PNG", size=(8000, 6000)))


@pytest.mark.parametrize(
    "data",
    [b"", b"GIF89a", picture(kind="JPEG", size=(64, 64))[:-200], picture(kind="BMP"), b"<svg xmlns='x'/>", b"<html>"],
    ids=["empty", "torn gif", "torn jpeg", "bmp", "svg", "html"],
)
def test_what_is_no_picture_is_refused(data):
    with pytest.raises(UnusablePicture):
        page_picture(data)


@pytest.mark.filterwarnings("error::PIL.Image.DecompressionBombWarning")  # as an album has it
@given(st.binary(max_size=200), st.sampled_from(["PNG", "JPEG", "GIF", "WEBP"]), st.integers(0, 60))
def test_damaged_bytes_are_a_picture_or_refused_and_nothing_else(noise, kind, at):
    data = picture(kind=kind)
    try:
        page_picture(data[:at] + noise + data[at + len(noise) :])
    except UnusablePicture:
        return


def test_pictures_are_named_by_their_content_and_stored_once(tmp_path):
    album = Album(tmp_path / "media")
    names = [album.keep(picture("red")), album.keep(picture("red")), album.keep(picture("blue"))]
    assert names[0] == names[1] != names[2]
    assert sorted(file.name for file in (tmp_path / "media").iterdir()) == sorted(set(names))
    assert names[0] in Album(tmp_path / "media")
