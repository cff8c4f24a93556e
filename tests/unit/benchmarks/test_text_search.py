import json

import pytest

from assistant.errors import SetupError
from benchmarks.feeds import copied, pictures_beside, variants_of
from benchmarks.text_queries import of_attributes, read, silenced
from benchmarks.text_search import main

WAYS = ["ours", "lexical", "dense text", "dense photo", "best possible"]


@pytest.mark.usefixtures("beginners")
def test_words_of_attributes_are_asked_in_every_way_with_looks_said_and_unsaid(feed, tmp_path):
    main(feed, tune=False, json=tmp_path / "rows.json")
    rows = json.loads((tmp_path / "rows.json").read_text())
    assert [(row["shop"], row["system"]) for row in rows] == [
        (shop, way) for shop in ("as it is", "looks unsaid") for way in WAYS
    ]
    assert all(row["n"] == 2 and 0 <= row["P@5"] <= row["nDCG@10"] <= 1 for row in rows)
    said, unsaid = (next(row for row in rows if row["shop"] == shop) for shop in ("as it is", "looks unsaid"))
    assert said["P@5"] == 3 / 5  # three shirts are red and three blue, and the words say so
    assert unsaid["P@5"] < said["P@5"]


@pytest.mark.usefixtures("beginners")
def test_given_texts_are_asked_of_the_feed_as_it_is(feed, tmp_path):
    queries = tmp_path / "queries.json"
    queries.write_text(json.dumps([{"text": "a green dress", "relevant": ["D0-M"]}]))
    main(feed, queries, tune=False, json=tmp_path / "rows.json")
    rows = json.loads((tmp_path / "rows.json").read_text())
    assert [row["system"] for row in rows] == WAYS
    assert {row["nDCG@10"] for row in rows if row["system"] in ("ours", "best possible")} == {1.0}


def test_words_are_about_what_states_all_of_them(feed):
    asked = {query.text: query.relevant for query in of_attributes(variants_of(feed))}
    assert asked == {"red women's shirts": {"S0", "S1", "S2"}, "blue women's shirts": {"S3", "S4", "S5"}}


def test_a_silenced_feed_says_no_color_and_shows_the_same_pictures(feed, tmp_path):
    variants = variants_of(feed)
    copy = copied([silenced(each) for each in variants], pictures_beside(feed, variants), tmp_path / "copy")
    assert "red" not in copy.read_text().casefold()
    assert [each.images for each in variants_of(copy)] == [each.images for each in variants]
    assert (copy.parent / "S0-side.png").read_bytes() == (feed.parent / "S0-side.png").read_bytes()


@pytest.mark.parametrize("content", ["[]", "{}", '[{"text": "a kilt", "relevant": ["K9"]}]'])
def test_queries_that_ask_for_nothing_of_the_feed_are_refused(feed, tmp_path, content):
    (tmp_path / "queries.json").write_text(content)
    with pytest.raises(SetupError, match="relevant"):
        read(tmp_path / "queries.json", variants_of(feed))
