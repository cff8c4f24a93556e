import json

import pytest

from assistant.errors import SetupError
from assistant.types import Choice, Facet, Wish
from benchmarks.agreement import Understood
from benchmarks.keywords import lookup
from benchmarks.meanings import Meanings
from benchmarks.requested import read
from benchmarks.understanding import answered, main, misses, row
from tests.shelves import assortment, variant

LINES = [
    {"text": "red shirts", "voice": "short", "expected": {"category": "shirt", "color": ["red"]}},
    {
        "text": "green dress under $30",
        "expected": {"category": ["dress"], "color": "green", "price": {"maximum": 30}},
    },
]


def written(lines, folder):
    file = folder / "requests.jsonl"
    file.write_text("".join(json.dumps(line) + "\n" for line in lines))
    return file


def test_a_shops_requests_are_understood_and_compared_with_looking_values_up(feed, tmp_path, capsys):
    main(written(LINES, tmp_path), feed, json=tmp_path / "rows.json")
    ours, keywords = json.loads((tmp_path / "rows.json").read_text())
    assert (ours["system"], ours["n"], ours["exact"]) == ("ours", 2, 1.0)
    assert ours["category_precision"] == ours["color_recall"] == ours["price_precision"] == 1.0
    assert "brand_precision" not in ours  # nobody named one
    assert keywords["system"] == "keywords"
    assert "price" in capsys.readouterr().out


def test_a_field_is_measured_by_what_was_understood_and_what_was_asked(tmp_path):
    requests = read(written(LINES, tmp_path))
    said = {"red shirts": ("red", "pink"), "green dress under $30": ()}
    meanings = Meanings(assortment([variant("S", "Shirt", "9", product_type="Shirts", color="Red")]))

    def understand(text: str) -> Understood:
        values = said[text]
        return Understood(Wish(constraints=(Choice(facet=Facet.COLOR, values=values),) if values else ()))

    answers = answered(requests, understand, meanings)
    figures = row("it", answers)
    assert (figures["exact"], figures["color_precision"], figures["color_recall"]) == (0, 0.5, 0.5)
    assert (figures["price_recall"], figures["category_recall"]) == (0, 0)
    assert "price_precision" not in figures  # it named none
    told = list(misses(answers))
    assert told[0] == "red shirts  (short)"
    assert "    color: missed [], made up ['pink']" in told


def test_the_baseline_finds_values_words_of_gender_and_a_price():
    understand = lookup([variant("S", "Shirt", "9", product_type="Men > Shirts", color="Light Blue", material="Silk")])
    found = {each.facet: each for each in understand("Light blue silk shirt for men, size L, under $30").constraints}
    assert found[Facet.COLOR] == Choice(facet=Facet.COLOR, values=("light blue",))
    assert found[Facet.GENDER].values == ("male",)
    assert found[Facet.SIZE].values == ("l",)
    assert found[Facet.PRICE].maximum == 30
    assert understand("anything nice").constraints == ()


@pytest.mark.parametrize(
    ("content", "place"),
    [
        ("", "no requests"),
        ("{}", "line 1: text"),
        ('{"text": "a", "expected": {}}\n{"text": "a", "expected": {"colour": "red"}}', "line 2: expected.colour"),
        ('{"text": "a", "expected": {"open": ["shape"]}}', "line 1: expected.open"),
        ('{"text": "a", "expected": {"price": {"maximum": "much"}}}', "line 1: expected.price.maximum"),
    ],
)
def test_a_file_that_is_not_of_the_format_is_refused_by_its_place(tmp_path, content, place):
    (tmp_path / "requests.jsonl").write_text(content)
    with pytest.raises(SetupError, match=place):
        read(tmp_path / "requests.jsonl")


def test_the_projects_own_requests_are_four_hundred_different_texts_in_as_many_voices_on_both_sides():
    from benchmarks.understanding import TESTS

    tests, developed = read(TESTS), read(TESTS.with_name("dev.jsonl"))
    assert len(tests) == len(developed) == 200
    assert len({each.text for each in (*tests, *developed)}) == 400
    assert sorted(each.voice for each in tests) == sorted(each.voice for each in developed)
