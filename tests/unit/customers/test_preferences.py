"""What was said once for all acts on each new wish, and gives way to what the wish itself says."""

from datetime import UTC, datetime, timedelta

from assistant.customers.preferences import MOST_PREFERENCES, joined, less, with_preferences
from assistant.types import Choice, Facet, Preference, Reading, SceneKind, Setting, Wish

NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)
DRESSES = Wish(constraints=(Choice(facet=Facet.CATEGORY, values=("dress",)),))
NO_WOOL = Choice(facet=Facet.MATERIAL, values=("wool",), negated=True)


def said(facet: Facet, value: str, *, negated: bool = False, kinds: tuple[str, ...] = ()) -> Preference:
    return Preference(facet=facet, value=value, negated=negated, kinds=kinds, at=NOW, said="…")


WOOL = said(Facet.MATERIAL, "wool", negated=True)
SIZE = said(Facet.SIZE, "38")
SHOE_SIZE = said(Facet.SIZE, "42", kinds=("shoe",))


def begun(wish: Wish, *preferences: Preference, reading: Reading = Reading(), sells: bool = True) -> Wish:  # noqa: B008 - frozen
    return with_preferences(wish, reading, preferences, lambda _wish, _size: sells)


def sizes(wish: Wish) -> list[str]:
    return [value for each in wish.constraints if each.facet is Facet.SIZE for value in each.values]


def test_what_is_never_worn_is_refused_of_each_new_wish():
    assert begun(DRESSES, WOOL).constraints == (*DRESSES.constraints, NO_WOOL)


def test_refusals_of_one_facet_are_one_constraint():
    silk = said(Facet.MATERIAL, "silk", negated=True)
    assert begun(DRESSES, WOOL, silk).constraints[-1].values == ("wool", "silk")


def test_who_names_wool_after_all_gets_wool():
    woolen = Wish(constraints=(*DRESSES.constraints, Choice(facet=Facet.MATERIAL, values=("wool",))))
    assert begun(woolen, WOOL) == woolen


def test_who_takes_any_material_this_time_is_refused_none():
    assert begun(DRESSES, WOOL, reading=Reading(dropped=(Facet.MATERIAL,))) == DRESSES


def test_a_wish_for_nothing_stays_one():
    assert begun(Wish(), WOOL, SIZE) == Wish()


def test_a_size_is_taken_where_none_is_named():
    assert sizes(begun(DRESSES, SIZE)) == ["38"]


def test_a_size_that_is_named_counts():
    small = Wish(constraints=(*DRESSES.constraints, Choice(facet=Facet.SIZE, values=("S",))))
    assert sizes(begun(small, SIZE)) == ["S"]


def test_a_size_the_shop_does_not_sell_of_that_kind_is_left_out():
    assert sizes(begun(DRESSES, SIZE, sells=False)) == []


def test_a_size_of_shoes_is_for_shoes_alone():
    boots = Wish(constraints=(Choice(facet=Facet.CATEGORY, values=("boot",)),))
    assert sizes(begun(DRESSES, SHOE_SIZE)) == []
    assert sizes(begun(boots, SIZE, SHOE_SIZE)) == ["42"]


def test_a_gift_is_not_in_the_size_of_who_gives_it():
    gift = DRESSES.model_copy(update={"scene": (Setting(kind=SceneKind.RECIPIENT, name="grandmother"),)})
    kids = Wish(constraints=(*DRESSES.constraints, Choice(facet=Facet.AGE_GROUP, values=("kids",))))
    assert sizes(begun(gift, SIZE)) == sizes(begun(kids, SIZE)) == []


def test_what_is_liked_binds_nothing():
    assert begun(DRESSES, said(Facet.COLOR, "green")) == DRESSES


def test_a_new_size_replaces_the_old_one_for_the_same_things():
    later = said(Facet.SIZE, "40")
    assert joined((SIZE, SHOE_SIZE), (later,)) == (SHOE_SIZE, later)


def test_who_likes_wool_now_no_longer_refuses_it():
    liked = said(Facet.MATERIAL, "wool")
    assert joined((WOOL,), (liked,)) == (liked,)


def test_only_so_many_are_kept_and_the_oldest_go():
    many = [
        said(Facet.BRAND, str(number)).model_copy(update={"at": NOW + timedelta(seconds=number)})
        for number in range(MOST_PREFERENCES + 3)
    ]
    kept = joined((), many)
    assert len(kept) == MOST_PREFERENCES
    assert kept[0].value == "3"


def test_what_is_forgotten_is_gone_and_the_rest_stays():
    assert less((WOOL, SIZE), (SIZE,)) == (WOOL,)
