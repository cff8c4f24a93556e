"""Random outfits that differ from real ones in nothing but what stands together."""

from collections import Counter

import numpy as np

from assistant.outfits.outfit import names_by_slot, shuffled

OUTFITS = [{"shoe": f"shoe {n}", "bag": f"bag {n % 3}", **({"hat": f"hat {n}"} if n % 2 else {})} for n in range(9)]


def test_each_name_occurs_as_often_among_the_shuffled():
    mixed = shuffled(OUTFITS, np.random.default_rng(1))
    for slot, names in names_by_slot(OUTFITS).items():
        assert Counter(names_by_slot(mixed)[slot]) == Counter(names)


def test_no_thing_stays_where_it_was():
    mixed = shuffled(OUTFITS, np.random.default_rng(1))
    assert all(new["shoe"] != old["shoe"] for new, old in zip(mixed, OUTFITS, strict=True))


def test_every_outfit_keeps_its_slots():
    mixed = shuffled(OUTFITS, np.random.default_rng(1))
    assert [set(each) for each in mixed] == [set(each) for each in OUTFITS]
