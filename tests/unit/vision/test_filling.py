import pytest

from assistant.types import Sight
from assistant.vision.filling import SURE, Filling
from tests.fakes import ExactIndex, MeanColors
from tests.shelves import variant
from tests.unit.vision.drawings import NAVY, RED, WALL, WHITE, photo, striped

PICTURES = {
    "red": photo(WALL, (RED, slice(20, 100), slice(30, 90))),
    "scarlet": photo(WALL, ((205, 45, 40), slice(20, 100), slice(30, 90))),
    "stripes": striped(WHITE, NAVY, 3),
    "flag": photo(
        WALL,
        (RED, slice(20, 45), slice(30, 90)),
        (NAVY, slice(45, 70), slice(30, 90)),
        ((240, 210, 40), slice(70, 95), slice(30, 90)),
    ),
}
FULL = variant("tee", "Tee", "10", color="Red", pattern="Solid", product_type="Tees", images=("red",))


def ignored(_step: str, _done: int, _total: int | None) -> None:
    """Show nothing."""


def filled(*variants, index: bool = True):
    encoder = MeanColors()
    vectors = ExactIndex(list(PICTURES), encoder.photos(list(PICTURES.values()))) if index else None
    return Filling(variants, vectors, PICTURES.__getitem__).fill(variants, ignored)


def sights_of(seen):
    return {each.sight for each in seen}


def test_what_is_missing_is_read_from_the_picture_with_a_confidence():
    bare = variant("x", "Item 7", "10", images=("scarlet",))
    found = filled(FULL, bare)[bare.id]
    assert [(each.sight, each.value) for each in found] == [
        (Sight.COLOR, "red"),
        (Sight.PATTERN, "solid"),
        (Sight.CATEGORY, "t-shirt"),
    ]
    assert all(each.confidence >= SURE[each.sight] for each in found)


def test_what_is_stated_is_never_read_from_the_picture():
    wrong = variant("x", "Vase", "10", color="Green", pattern="Floral", product_type="Vases", images=("red",))
    assert filled(FULL, wrong) == {}


def test_only_what_is_missing_is_filled():
    found = filled(FULL, odd := variant("x", "Skirt", "10", color="Green", images=("scarlet",)))
    assert sights_of(found[odd.id]) == {Sight.PATTERN}


def test_variants_without_a_picture_stay_as_they_are():
    assert filled(variant("x", "Item 7", "10")) == {}


def test_without_an_index_pixels_alone_tell():
    found = filled(bare := variant("x", "Item 7", "10", images=("red",)), index=False)
    assert sights_of(found[bare.id]) == {Sight.COLOR, Sight.PATTERN}


def test_a_color_that_is_not_half_of_the_thing_is_not_filled_in():
    bare = variant("x", "Item 7", "10", images=("flag",))
    assert Sight.COLOR not in sights_of(filled(bare, index=False).get(bare.id, ()))


def test_a_picture_that_several_variants_share_is_looked_at_once():
    opened: list[str] = []

    def read(name: str):
        opened.append(name)
        return PICTURES[name]

    sizes = [variant("x", "Item 7", "10", size=size, images=("red",)) for size in ("S", "M", "L")]
    found = Filling(sizes, None, read).fill(sizes, ignored)
    assert opened == ["red"]
    assert len(found) == len(sizes)


@pytest.mark.parametrize("count", [0, 2])
def test_progress_tells_each_picture(count):
    told = []
    bare = [variant(name, "Item 7", "10", images=(name,)) for name in ("red", "stripes")][:count]
    Filling(bare, None, PICTURES.__getitem__).fill(bare, lambda _, done, total: told.append((done, total)))
    assert told == [(each, count) for each in range(1, count + 1)]
