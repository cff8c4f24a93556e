from assistant.ranking.diversity import spread
from tests.shelves import shelf, variant

BALLS = [variant(f"ball{number}", "Ball", "9") for number in range(3)]
OTHERS = [variant("mat", "Mat", "9"), variant("strap", "Strap", "9"), variant("kettle", "Kettle", "9")]
STOCKED = shelf([*BALLS, *OTHERS])
IDS = [each.item_group_id for each in (*BALLS, *OTHERS)]


def ordered(ids, page):
    return [product for product, _ in spread(STOCKED, [(each, 1.0) for each in ids], page)]


def test_near_duplicates_come_behind_the_others_and_none_is_lost():
    assert ordered(IDS, 2) == ["ball0", "mat", "strap", "kettle", "ball1", "ball2"]


def test_what_all_fits_on_the_page_keeps_its_order():
    assert ordered(IDS[:4], 4) == IDS[:4]


def test_different_things_keep_their_order():
    assert ordered(["kettle", "mat", "ball1", "strap"], 2) == ["kettle", "mat", "ball1", "strap"]


def test_only_what_may_come_onto_the_next_pages_is_looked_through():
    assert ordered(["mat", "strap", "ball0", "ball1", "kettle"], 1) == ["mat", "strap", "ball0", "ball1", "kettle"]
