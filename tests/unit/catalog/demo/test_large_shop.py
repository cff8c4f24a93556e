from pathlib import Path

from benchmarks import large_shop
from tests.unit.catalog.demo.conftest import Texts, read


def test_a_scaled_feed_has_other_words_for_each_product_and_pictures_of_the_demo(texts: Texts, tmp_path: Path) -> None:
    (texts.folder / "images").mkdir(exist_ok=True)  # what it links is not looked at here
    feed = large_shop.scaled_feed(tmp_path / "scaled", products=1500, seed=3, demo=texts.folder)
    rows = read(feed)
    groups = {row["item_group_id"] for row in rows}
    assert 1400 <= len(groups) <= 1600
    assert 1.5 <= len(rows) / len(groups) <= 2.6
    assert len({row["id"] for row in rows}) == len(rows)
    assert len({row["description"] for row in rows}) == len(groups)
    assert {row["image_link"] for row in rows} <= {row["image_link"] for row in texts.rows}


def test_pictures_are_linked_beside_the_feed(tmp_path: Path) -> None:
    demo = tmp_path / "demo" / "images"
    demo.mkdir(parents=True)
    (demo / "a.webp").write_bytes(b"picture")
    for _ in range(2):  # the second run finds them there
        large_shop.scaled_feed(tmp_path / "scaled", products=1, demo=tmp_path / "demo")
    assert (tmp_path / "scaled" / "images" / "a.webp").read_bytes() == b"picture"
