from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PIL import Image, ImageChops, ImageStat

from assistant.catalog.demo import pictures, shop
from assistant.catalog.demo.drawings.paint import FABRICS, Look, channels
from assistant.catalog.demo.lexicon import load
from assistant.catalog.demo.pictures import Job
from tests.unit.catalog.demo.conftest import Texts

RED = "#c62f2d"


def drawn(look: Look, folder: Path, drawing: str = "dresses.dress") -> Image.Image:
    path = folder / "picture.webp"
    pictures.draw(Job(drawing, look, path))
    return Image.open(path).convert("RGB")


def middle(picture: Image.Image) -> tuple[float, ...]:
    return tuple(ImageStat.Stat(picture.crop((230, 150, 282, 300))).mean)


def test_every_drawing_of_the_shop_is_sound_svg(texts: Texts) -> None:
    drawings = [pictures.svg(job.drawing, job.look) for job in shop.picture_jobs(texts.products, load(), texts.folder)]
    roots = {ElementTree.fromstring(drawing).tag for drawing in drawings}  # noqa: S314 (our own markup)
    assert roots == {"{http://www.w3.org/2000/svg}svg"}


def test_a_picture_is_512_pixels_square_and_small(tmp_path: Path) -> None:
    assert drawn(Look(RED), tmp_path).size == (512, 512)
    assert (tmp_path / "picture.webp").stat().st_size < 60_000


def test_the_same_look_gives_the_same_bytes(tmp_path: Path) -> None:
    first, second = tmp_path / "a.webp", tmp_path / "b.webp"
    for path in (first, second):
        pictures.draw(Job("shoes.sneaker", Look(RED, pattern="checked"), path))
    assert first.read_bytes() == second.read_bytes()


@pytest.mark.parametrize("color", [RED, "#2c6fbb", "#2e8b57", "#1f1f22", "#f7f6f2"])
def test_a_dress_shows_its_color(color: str, tmp_path: Path) -> None:
    seen = middle(drawn(Look(color), tmp_path))
    assert all(abs(part - wanted) < 45 for part, wanted in zip(seen, channels(color), strict=True))


@pytest.mark.parametrize("pattern", sorted(FABRICS))
def test_a_pattern_changes_the_picture(pattern: str, tmp_path: Path) -> None:
    solid = drawn(Look(RED), tmp_path)
    patterned = drawn(Look(RED, pattern=pattern), tmp_path)
    assert ImageChops.difference(solid, patterned).getbbox() is not None


@pytest.mark.parametrize(
    ("drawing", "axis", "values"),
    [
        ("dresses.dress", "length", ("mini", "maxi")),
        ("dresses.dress", "sleeve", ("sleeveless", "long")),
        ("dresses.dress", "neckline", ("round", "v-neck")),
        ("garments.jacket", "hood", ("with hood", "without hood")),
        ("garments.t_shirt", "sleeve", ("short", "long")),
        ("sport.tent", "tent", ("dome", "tunnel")),
        ("shoes.boot", "shaft", ("ankle", "knee-high")),
    ],
)
def test_a_cut_changes_the_drawing(drawing: str, axis: str, values: tuple[str, str]) -> None:
    one, other = (pictures.svg(drawing, replace(Look(RED), cut={axis: value})) for value in values)
    assert one != other


def test_only_pictures_that_are_missing_are_drawn(texts: Texts, tmp_path: Path) -> None:
    first, second = texts.products[:2]
    shop.draw_pictures([first], tmp_path)
    kept = {path: path.stat().st_ino for path in (tmp_path / "images").glob("*.webp")}
    shop.draw_pictures([first, second], tmp_path)
    drawn_now = {path: path.stat().st_ino for path in (tmp_path / "images").glob("*.webp")}
    assert len(drawn_now) > len(kept) > 0
    assert kept.items() <= drawn_now.items()


def test_pictures_of_another_version_are_drawn_anew(texts: Texts, tmp_path: Path) -> None:
    shop.draw_pictures(texts.products[:1], tmp_path)
    picture = next((tmp_path / "images").glob("*.webp"))
    whole = picture.read_bytes()
    picture.write_bytes(b"of yesterday")
    (tmp_path / "images" / "version").write_text("of yesterday", "utf-8")
    (tmp_path / "images" / "holiday.jpg").touch()
    shop.draw_pictures(texts.products[:1], tmp_path)
    assert picture.read_bytes() == whole
    assert (tmp_path / "images" / "holiday.jpg").exists()


def test_a_picture_that_was_cut_off_has_not_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def cut_off(self: Image.Image, path: Path, *_: object, **__: object) -> None:
        path.write_bytes(b"RIFF")
        raise KeyboardInterrupt

    monkeypatch.setattr(Image.Image, "save", cut_off)
    with pytest.raises(KeyboardInterrupt):
        drawn(Look(RED), tmp_path)
    assert list(tmp_path.glob("*.webp")) == []
