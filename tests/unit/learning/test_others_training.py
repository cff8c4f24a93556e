"""What is learnt of customers who chose the same, and how it is examined."""

from random import Random

import pytest

from assistant.errors import TooLittleToLearn
from assistant.learning.others_training import Choices, learn


def nothing(*step):
    return None


def customers(count, *, told, seed=1):
    """Return choices of customers of ten tastes: pairs of one taste's things where `told`, any where not."""
    chance, found = Random(seed), []
    for number in range(count):
        taste = number % 10
        for _ in range(3):
            found.append((f"c{number}", f"t{taste if told else chance.randrange(10)}-{chance.randrange(5)}"))
    return found


def test_tastes_that_customers_share_are_learnt_and_tell_more_than_what_all_chose():
    learnt = learn(customers(400, told=True), nothing)
    assert learnt.gain.is_sure
    assert learnt.gain.mean > 0.1


def test_choices_of_chance_tell_nothing_more():
    assert not learn(customers(400, told=False), nothing).gain.is_sure


def test_too_few_customers_teach_nothing():
    with pytest.raises(TooLittleToLearn, match="at least 100 are needed"):
        learn(customers(20, told=True), nothing)
    with pytest.raises(TooLittleToLearn, match="0 customers"):
        learn([], nothing)


def test_the_last_choice_of_each_customer_is_what_is_asked_for():
    choices = Choices.of([("ann", "a"), ("bob", "b"), ("ann", "c"), ("ann", "a")])
    (last,) = choices.last_of_several()
    assert (choices.names[choices.items[last]], choices.baskets([last]).sum()) == ("a", 2)
