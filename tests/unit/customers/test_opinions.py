"""Opinions of single products: one of each, the latest kept, and what is taken back told from what made room."""

from assistant.customers.opinions import MOST_OPINIONS, declined, judged, taken_back, told_anew
from assistant.screen import Judgment
from assistant.thread import Thread
from tests.unit.customers.test_events import state, thread

LIKE, DISLIKE, NONE = Judgment.LIKE, Judgment.DISLIKE, Judgment.NONE


def test_a_product_is_liked_or_not_and_the_last_word_counts():
    first = judged(thread(state("a", "b")), "b", LIKE)
    assert [(each.judgment, each.search) for each in first.opinions] == [(LIKE, "s1")]
    assert judged(first, "b", LIKE) is first
    second = judged(first, "b", DISLIKE)
    assert declined(second.opinions) == ("b",)
    assert [each.judgment for each in taken_back(first.opinions, second.opinions)] == [LIKE]
    assert [each.judgment for each in told_anew(first.opinions, second.opinions)] == [DISLIKE]
    assert judged(second, "b", NONE).opinions == ()


def test_the_oldest_makes_room_and_is_not_taken_back():
    full = Thread()
    for number in range(MOST_OPINIONS):
        full = judged(full, f"p{number}", LIKE)
    more = judged(full, "new", LIKE)
    assert len(more.opinions) == MOST_OPINIONS
    assert taken_back(full.opinions, more.opinions) == []
    assert [each.item_group_id for each in taken_back(more.opinions, judged(more, "new", NONE).opinions)] == ["new"]
