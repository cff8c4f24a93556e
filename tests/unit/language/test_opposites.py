import numpy as np
import pytest

from assistant.language.opposites import opposed as sides_opposed
from assistant.language.opposites import sides


def opposed(asked, stated):
    told = np.array([sides(stated)])
    return bool(sides_opposed(sides(asked), *told.T)[0])


@pytest.mark.parametrize(
    ("asked", "stated"),
    [
        ("summer", "suited to winter days"),
        ("winter cold", "climate: hot"),
        ("cold weather", "climate: warm"),
        ("rain", "suited to sunny days"),
        ("city night out", "suited to lazy mornings"),
        ("job interview", "suited to the sofa"),
    ],
)
def test_opposites_rule_each_other_out_either_way(asked, stated):
    assert opposed(asked, stated)
    assert opposed(stated, asked)


@pytest.mark.parametrize(
    ("asked", "stated"),
    [
        ("summer", "suited to summer nights"),
        ("summer", "suited to summer and winter"),  # for both
        ("rain", "waterproof"),
        ("garden wedding", "suited to weddings"),
        ("", "suited to winter days"),
    ],
)
def test_what_is_for_the_scene_too_is_not_ruled_out(asked, stated):
    assert not opposed(asked, stated)
