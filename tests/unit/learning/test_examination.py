"""Where customers look is told from where they choose, apart from what is attractive."""

import numpy as np
import pytest

from assistant.learning.examination import Impressions, examination

LOOKED = np.array([1.0, 0.7, 0.4, 0.2])


def impressions(count, place_of):
    """Let things of known attraction stand where `place_of` says, and be chosen as the model says."""
    chance = np.random.default_rng(1)
    things = chance.integers(0, 30, count)
    attraction = np.linspace(0.1, 0.9, 30)
    places = np.array([place_of(thing, chance) for thing in things])
    chosen = chance.random(count) < LOOKED[places] * attraction[things]
    return Impressions(places.tolist(), things.tolist(), chosen.tolist())


def test_where_things_stand_by_chance_it_is_found():
    found = examination(impressions(20_000, lambda thing, chance: chance.integers(0, 4)), 4)
    assert found == pytest.approx(LOOKED, abs=0.07)


def test_that_better_things_stand_higher_is_not_taken_for_a_look():
    def better_first(thing, chance):
        return int(np.clip((29 - thing) // 8 + chance.integers(-1, 2), 0, 3))

    seen = impressions(20_000, better_first)
    places, chosen = np.array(seen.places), np.array(seen.chosen)
    rates = np.array([chosen[places == place].mean() for place in range(4)])
    found = examination(seen, 4)
    assert np.abs(found - LOOKED).mean() < np.abs(rates / rates[0] - LOOKED).mean()


def test_places_beyond_the_last_count_as_the_last():
    found = examination(Impressions([0, 1, 9], ["a", "a", "a"], [True, False, False]), 2)
    assert found.shape == (2,)
    assert found.max() == 1
