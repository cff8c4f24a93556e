import json

import pytest

from assistant.errors import FeedError, SetupError
from benchmarks.feeds import variants_of
from benchmarks.photo_queries import hold_out, read
from benchmarks.photo_search import main


@pytest.mark.usefixtures("beginners")
def test_photos_held_out_find_their_products_through_an_imported_shop(feed, full_model, tmp_path):
    architecture, checkpoint = full_model
    main(feed, share=1.0, tune=False, model=architecture, checkpoint=checkpoint, json=tmp_path / "rows.json")
    rows = json.loads((tmp_path / "rows.json").read_text())
    assert [row["system"] for row in rows] == ["shipped", architecture, "color histogram"]
    assert [row["model"].partition("@")[0] for row in rows[:2]] == ["embedded", architecture]
    assert all((row["n"], row["R@10"]) == (10, 1.0) for row in rows)  # the shop has ten products
    for row in (rows[0], rows[2]):  # the full model's weights are of chance
        assert row["R@1"] > 1 / 2 < row["MRR"]
        assert row["colour@1"] > 1 / 2


def test_what_is_held_out_is_neither_in_the_feed_nor_beside_it(feed, tmp_path):
    task = hold_out(feed, 0.5, tmp_path / "copy")
    held = {query.image.name for query in task.queries}
    assert 0 < len(held) < 10
    left = {name for variant in variants_of(task.feed) for name in variant.images}
    assert left.isdisjoint(held)
    assert left == {file.name for file in task.feed.parent.glob("*.png")}
    assert len(left | held) == 20


def test_the_same_photos_are_held_out_each_time(feed, tmp_path):
    first, again = (hold_out(feed, 0.5, tmp_path / name) for name in ("first", "again"))
    assert first.queries == again.queries


def test_a_product_without_a_group_is_asked_for_by_its_own_id(feed, tmp_path):
    task = hold_out(feed, 1.0, tmp_path / "copy")
    assert {query.item_group_id for query in task.queries if query.color == "Pink"} == {"D3-M"}


def test_a_picture_that_is_there_under_another_name_too_is_not_held_out(feed, tmp_path):
    (tmp_path / "feed.tsv").write_text(
        "id\ttitle\tprice\timage_link\tadditional_image_link\n"
        "A\tShirt\t5 USD\ta.png\tb.png,c.png\n"  # b shows what a shows
    )
    for name, source in (("a", "S0-front"), ("b", "S0-front"), ("c", "S0-side")):
        (tmp_path / f"{name}.png").write_bytes((feed.parent / f"{source}.png").read_bytes())
    task = hold_out(tmp_path / "feed.tsv", 1.0, tmp_path / "copy")
    assert [query.image.name for query in task.queries] == ["c.png"]


def test_a_feed_without_additional_pictures_is_refused(feed, tmp_path):
    (tmp_path / "feed.tsv").write_text("id\ttitle\tprice\nA\tShirt\t5 USD\n")
    with pytest.raises(FeedError, match="--queries"):
        hold_out(tmp_path / "feed.tsv", 0.5, tmp_path / "copy")


def test_given_photos_are_told_from_pictures_of_the_catalogue(feed, tmp_path):
    (tmp_path / "new.png").write_bytes(b"another photo")
    known = feed.parent / "S1-side.png"
    queries = [
        {"image": "new.png", "item_group_id": "S0-M", "color": "Red"},
        {"image": str(known), "item_group_id": "S1", "color": "Red"},
    ]
    (tmp_path / "queries.json").write_text(json.dumps(queries))
    task = read(feed, tmp_path / "queries.json")
    assert [query.item_group_id for query in task.queries] == ["S0", "S1"]
    assert [query.image for query in task.queries] == [tmp_path / "new.png", known]
    assert "2 photos of queries.json; 1 of them" in task.title


def test_a_missing_photo_is_named(feed, tmp_path):
    (tmp_path / "queries.json").write_text('[{"image": "gone.jpg", "item_group_id": "S0", "color": ""}]')
    with pytest.raises(SetupError, match=r"gone\.jpg"):
        read(feed, tmp_path / "queries.json")
