"""What a text takes of what was seen, in the values of a shop."""

from assistant.language.linking import read
from assistant.lending import lent
from assistant.types import Choice, Facet, Likeness, Reading, Seen, Sight
from tests.unit.language.shops import clothes, things

SHIRT = Likeness(
    photo="a1",
    seen=(
        Seen(sight=Sight.COLOR, value="navy", confidence=0.9, share=0.6),
        Seen(sight=Sight.COLOR, value="white", confidence=0.9, share=0.4),
        Seen(sight=Sight.PATTERN, value="striped", confidence=0.8),
        Seen(sight=Sight.SLEEVE, value="long sleeves", confidence=0.7),
    ),
)
NAVY = Choice(facet=Facet.COLOR, values=("navy",))
STRIPED = Choice(facet=Facet.PATTERN, values=("striped",))


def taken(text: str, like: Likeness | None = SHIRT) -> Reading:
    return lent(read(text, things()), like, lambda value: read(value, things()))


def test_the_color_is_that_which_covers_most():
    assert taken("only the color").constraints == (NAVY,)


def test_several_parts_are_taken_at_once():
    assert taken("the same color and pattern").constraints == (NAVY, STRIPED)


def test_a_value_that_is_named_is_not_taken_again():
    assert taken("only the color white").constraints == (Choice(facet=Facet.COLOR, values=("white",)),)


def test_sleeves_are_words():
    reading = taken("the same sleeves, for hiking")
    assert reading.words == "long sleeves"
    assert [each.name for each in reading.scene] == ["hiking"]


def test_another_color_refuses_the_one_seen():
    assert taken("in another color").constraints == (NAVY.model_copy(update={"negated": True}),)


def test_another_color_refuses_the_one_wished_for_instead_of_the_one_seen():
    white = Choice(facet=Facet.COLOR, values=("white",))
    reading = lent(read("in another color", things()), SHIRT, lambda value: read(value, things()), [white])
    assert reading.constraints == (white.model_copy(update={"negated": True}),)


def test_a_color_the_shop_does_not_know_becomes_its_nearest():
    reading = lent(Reading(lent=(Sight.COLOR,)), SHIRT, lambda value: read(value, clothes()))
    assert reading.constraints == (Choice(facet=Facet.COLOR, values=("blue",)),)


def test_what_was_not_seen_is_left_over_and_nothing_is_taken_alone():
    reading = taken("only the length")
    assert (reading.lent, reading.alone, reading.constraints) == ((Sight.LENGTH,), False, ())


def test_without_a_likeness_nothing_is_taken_and_nothing_is_left_over():
    assert taken("only the color", None) == Reading()
