"""The tables of docs/licences.md: every requirement and every model is told, with a license."""

from email.message import Message

import pytest

from assistant.catalog.store import State
from assistant.models.inventory import inventory
from assistant.models.published import published
from assistant.settings import Settings
from scripts.licences import ENVIRONMENTS, KEPT, between, license_of, models_table, named, pins, read_purposes


class Package:
    """A distribution of which only the metadata is asked."""

    def __init__(self, **metadata: str):
        self.metadata = Message()
        for key, value in {"Name": "something", **metadata}.items():
            self.metadata[key.replace("_", "-")] = value


def told(name: str) -> dict[str, tuple[str, str]]:
    """Return version and license by package, as the table of one file of requirements tells them."""
    table = KEPT.read_text("utf-8").partition(f"<!-- {name}: ")[2].partition(f"<!-- end of {name} -->")[0]
    rows = [[cell.strip() for cell in line.split("|")[1:-1]] for line in table.splitlines() if line.startswith("| ")]
    return {package: (version, words) for package, version, words, _ in rows[1:]}


@pytest.mark.parametrize("name", ENVIRONMENTS)
def test_every_requirement_is_told_with_its_pin_and_its_license(name):
    table, pinned = told(name), pins(name)
    assert list(table) == named(name)
    assert [each for each, (version, words) in table.items() if version not in pinned[each] or not words] == []


def test_every_requirement_and_nothing_else_has_a_purpose():
    assert read_purposes().keys() == {each for name in ENVIRONMENTS for each in named(name)}


def test_the_table_of_models_is_that_of_the_command():
    assert models_table() in KEPT.read_text("utf-8")


def test_what_the_command_tells_of_a_new_shop_stands_in_the_table(tmp_path):
    used = {each.license for each in inventory(Settings(home=tmp_path), State())}
    assert used <= {each.license for each in published().values()}
    assert "GPL-3.0-or-later" in used


@pytest.mark.parametrize(
    ("metadata", "words"),
    [
        ({"License_Expression": "MIT", "License": "BSD"}, "MIT"),
        ({"License": "BSD", "Classifier": "License :: OSI Approved :: BSD License"}, "BSD"),
        (
            {"License": "Permission is hereby granted, " * 9, "Classifier": "License :: OSI Approved :: MIT License"},
            "MIT License",
        ),
        ({"License": "UNKNOWN"}, "read by hand"),
        ({}, "read by hand"),
    ],
)
def test_the_most_exact_words_of_the_metadata_count_and_ours_only_where_they_have_none(metadata, words):
    assert license_of(Package(**metadata), "read by hand") == words


def test_a_package_whose_license_nobody_tells_is_an_error():
    with pytest.raises(ValueError, match="something tells no license"):
        license_of(Package())


def test_a_table_takes_the_place_of_the_one_before():
    text = "head\n<!-- a: by `make licences` -->\nold\n<!-- end of a -->\ntail\n"
    assert between(text, "a", "new") == text.replace("old", "new")


def test_a_document_without_its_markers_is_an_error():
    with pytest.raises(ValueError, match="no markers of a"):
        between("head\n", "a", "new")
