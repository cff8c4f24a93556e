"""A customer likes a product or does not, in words or by a tap, and a page tells how long some were looked at."""

from dataclasses import dataclass, field

import pytest

from assistant.customers.events import EventKind
from assistant.goals.table import Services, assistant_of
from assistant.phrases import Phrases
from assistant.replies import Replies
from assistant.screen import Judgment
from assistant.shop import Shop
from assistant.thread import Heard, MayRemember
from tests.fakes import HeldJournal, HeldLooks, LetterEncoder
from tests.shelves import HeldCatalog, HeldShelf, shelf
from tests.unit.goals.conftest import DOMAIN, RATINGS, VARIANTS, Customer


@dataclass
class Looking(Customer):
    """A customer who also taps."""

    journal: HeldJournal = field(default_factory=HeldJournal)

    def signals(self, **told: object) -> None:
        heard = Heard(conversation="c", customer="ann", intent="signal", **told)
        turn = self.assistant.take("signal", heard, self.thread)
        assert turn.reply is None
        self.thread = turn.thread

    def noted(self, *kinds: EventKind) -> list[tuple[EventKind, str, int | None]]:
        told = [each for _, each in self.journal.events if each.kind in kinds]
        assert all(each.search for each in told)
        return [(each.kind, each.item_group_id, each.position) for each in told]


@pytest.fixture
def ann() -> Looking:
    shop = Shop(HeldShelf(shelf(VARIANTS, RATINGS)), HeldCatalog(dict(enumerate(VARIANTS))), LetterEncoder())
    journal = HeldJournal()
    services = Services(journal=journal)
    ann = Looking(assistant_of(shop, HeldLooks(), Replies(Phrases.load(DOMAIN), shop.currency), 2, services))
    ann.journal = journal
    ann.say("search", "dresses")
    return ann


def test_what_is_not_liked_leaves_the_screen_and_stays_away(ann: Looking):
    first, second = ann.search.shown
    told = ann.say("small_talk", "I don't like the second one", intent="deny")
    assert second.title in told.text
    assert second.title not in ann.titles
    assert first.title in ann.titles
    ann.say("show_more", "more")
    assert second.title not in ann.titles
    ann.say("search", "red dresses")
    assert second.title not in ann.titles
    assert ann.noted(EventKind.DISLIKED) == [(EventKind.DISLIKED, second.item_group_id, 1)]


def test_after_a_fresh_start_it_stays_away_too(ann: Looking):
    gone = ann.search.shown[0].title
    ann.say("fallback", "i hate the first one")
    ann.say("start_over")
    ann.say("search", "dresses")
    assert gone not in ann.titles
    assert len(ann.noted(EventKind.DISLIKED)) == 1


def test_what_is_all_there_is_is_shown_though_it_is_not_liked(ann: Looking):
    ann.say("search", "green dresses")
    told = ann.say("refine", "I don't like this one")
    assert "That was all" in told.text
    ann.say("search", "green dresses")
    assert ann.titles == ["Cyd Dress"]
    assert not ann.reply.relaxed


def test_what_is_liked_is_noted_with_its_place(ann: Looking):
    told = ann.say("search", "I like the second one")
    assert ann.search.shown[1].title in told.text
    assert told.judged.judgment is Judgment.LIKE
    assert ann.search.focus == ann.search.shown[1].item_group_id
    assert ann.noted(EventKind.LIKED) == [(EventKind.LIKED, ann.search.shown[1].item_group_id, 1)]


def test_what_is_liked_may_be_called_by_its_kind_and_what_it_is(ann: Looking):
    liked = ann.search.shown[0]
    assert liked.title in ann.say("search", f"I like the {liked.title.split()[0]} dress").text
    assert ann.noted(EventKind.LIKED) == [(EventKind.LIKED, liked.item_group_id, 0)]


def test_details_are_told_of_what_is_liked_and_it_is_noted(ann: Looking):
    ann.say("details", "i really like the first one")
    assert len(ann.titles) == 1
    assert len(ann.noted(EventKind.LIKED)) == 1


def test_what_else_is_said_is_done_without_what_is_not_liked(ann: Looking):
    second = ann.search.shown[1].title
    ann.say("refine", "I don't like the second one, show me red ones")
    assert "red" in [chip.label for chip in ann.reply.chips]
    assert second not in ann.titles


@pytest.mark.parametrize(
    ("goal", "text"),
    [
        ("refine", "I don't like red"),
        ("refine", "I don't like the color of the second one"),
        ("small_talk", "I like the way you talk"),
        ("refine", "I like cotton"),
        ("small_talk", "I don't like it"),  # of two, which one?
        ("search", "my sister likes the second one"),
    ],
)
def test_what_is_said_of_no_single_product_judges_none(ann: Looking, goal: str, text: str):
    ann.say(goal, text, intent="deny")
    assert ann.thread.opinions == ()


def test_a_tap_is_kept_without_a_word_and_can_be_taken_back(ann: Looking):
    product = ann.search.shown[0].item_group_id
    ann.signals(product=product, judgment=Judgment.LIKE)
    ann.signals(product=product, judgment=Judgment.LIKE)
    assert ann.noted(EventKind.LIKED) == [(EventKind.LIKED, product, 0)]
    ann.signals(product=product, judgment=Judgment.DISLIKE)
    assert ann.noted(EventKind.LIKED) == []
    assert ann.noted(EventKind.DISLIKED) == [(EventKind.DISLIKED, product, 0)]
    ann.signals(product=product, judgment=Judgment.NONE)
    assert ann.noted(EventKind.DISLIKED) == []
    ann.say("search", "red dresses")
    assert product in [each.item_group_id for each in ann.search.shown]


def test_a_tapped_dislike_is_left_out_of_what_follows(ann: Looking):
    gone = ann.search.shown[0]
    ann.signals(product=gone.item_group_id, judgment=Judgment.DISLIKE)
    ann.say("search", "red dresses")
    assert gone.title not in ann.titles


def test_a_tap_leaves_what_was_asked_open(ann: Looking):
    ann.thread = ann.thread.model_copy(update={"asked": MayRemember(), "misunderstood": 1})
    ann.signals(product=ann.search.shown[0].item_group_id, judgment=Judgment.LIKE)
    assert (ann.thread.asked, ann.thread.misunderstood) == (MayRemember(), 1)


def test_a_product_that_the_shop_has_not_is_not_judged(ann: Looking):
    ann.signals(product="zz", judgment=Judgment.LIKE)
    assert ann.thread.opinions == ()


def test_of_each_screen_it_is_told_once_how_long_a_product_was_looked_at(ann: Looking):
    first, second = (each.item_group_id for each in ann.search.shown)
    ann.signals(products=(first, second), seconds=(12, 5))
    ann.signals(products=(first, "zz"), seconds=(40, 9))
    assert ann.noted(EventKind.DWELL) == [(EventKind.DWELL, first, 0), (EventKind.DWELL, second, 1)]
    assert [each.value for _, each in ann.journal.events if each.kind is EventKind.DWELL] == [12.0, 5.0]
    ann.say("show_more", "more")
    ann.signals(products=(first,), seconds=(7,))  # told late, of the screen before
    assert len(ann.noted(EventKind.DWELL)) == 2
    ann.say("search", "red dresses")
    ann.signals(products=(ann.search.shown[0].item_group_id,), seconds=(7,))
    assert len(ann.noted(EventKind.DWELL)) == 3


@pytest.mark.parametrize(("text", "place"), [("not the second one", 1), ("not the first one", 0), ("not number 2", 1)])
def test_one_that_is_refused_by_its_place_leaves_the_screen_and_is_not_told_about(ann: Looking, text: str, place: int):
    gone = ann.search.shown[place]
    told = ann.say("details", text)
    assert gone.title in told.text
    assert gone.title not in ann.titles
    assert ann.search.focus is None
    assert ann.noted(EventKind.DISLIKED) == [(EventKind.DISLIKED, gone.item_group_id, place)]


def test_that_one_is_the_one_talked_about(ann: Looking):
    second = ann.search.shown[1].title
    ann.say("details", "tell me about the second one")
    ann.say("refine", "not that one")
    assert second not in ann.titles
    assert second in ann.reply.text


@pytest.mark.parametrize(("answer", "place"), [("the second one", 1), ("not the first one", 0)])
def test_where_any_may_be_refused_it_is_asked_which(ann: Looking, answer: str, place: int):
    shown = ann.search.shown
    asked = ann.say("refine", "not that one")
    assert all(each.title in asked.text for each in shown)
    assert ann.thread.opinions == ()
    ann.say("details", answer)
    assert [each.item_group_id for each in ann.thread.opinions] == [shown[place].item_group_id]
    assert shown[place].title not in ann.titles


def test_of_several_red_ones_the_color_is_refused(ann: Looking):
    ann.say("search", "red dresses")
    assert len(ann.search.shown) == 2
    ann.say("refine", "not the red one")
    assert ann.thread.opinions == ()
    assert "Red" not in [each.color for each in ann.search.shown]


def test_the_only_red_one_is_left_out_and_red_is_not(ann: Looking):
    red = next(each for each in ann.search.shown if each.color == "Red")
    assert len({each.color for each in ann.search.shown}) == 2
    ann.say("refine", "not the red one")
    assert [each.item_group_id for each in ann.thread.opinions] == [red.item_group_id]
    assert "Red" in [each.color for each in ann.search.shown]


def test_what_stays_on_the_screen_is_not_called_more(ann: Looking):
    stays = ann.titles[0]
    ann.say("details", "not the second one")
    assert stays in ann.titles
    assert len(ann.titles) == 2
    assert ann.reply.text.endswith("Here are the others.")
    ann.say("details", "not the second one")
    assert ann.reply.text.endswith("Here is the other one.")
    ann.say("details", "not the first one")
    assert "That was all" in ann.reply.text


def test_a_later_page_stays_where_one_of_it_is_left_out(ann: Looking):
    ann.say("search", "tents")
    first = ann.titles
    ann.say("show_more", "more")
    ann.say("details", "not the first one")
    assert not set(first) & set(ann.titles)
