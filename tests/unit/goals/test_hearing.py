"""What is said in recordings and calls: heard, doubted, taken back. Real language, a small shelf."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from assistant.cart_line import CartLine
from assistant.errors import RecordingGone
from assistant.goals.table import Services, assistant_of
from assistant.goals.till import Sales
from assistant.hearing.ports import NOTHING_HEARD, Transcript, Word
from assistant.people import Passed
from assistant.phrases import Phrases
from assistant.replies import Replies
from assistant.shop import Shop
from assistant.thread import Heard, Instead, Thread, Turn
from tests.fakes import HeldCarts, HeldLooks, LetterEncoder
from tests.shelves import HeldCatalog, HeldShelf, shelf
from tests.unit.goals.conftest import DOMAIN, RATINGS, VARIANTS, Customer

NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)


class HeldNotes:
    """One recording of one owner."""

    def __init__(self, transcript: Transcript) -> None:
        self.transcript = transcript

    def hear(self, upload: str, owner: str) -> Transcript:
        if (upload, owner) != ("b2", "me"):
            raise RecordingGone("gone")
        return self.transcript


class Speaker(Customer):
    """Says texts aloud, and does as Rasa does with what takes a message's place."""

    #: The goal that the dialogue takes a text for.
    goals: Callable[[str], str] = staticmethod(lambda text: "refine" if text.split()[0] in ("in", "no") else "search")

    def take(self, goal: str, text: str, **rest: Any) -> Turn:
        turn = self.assistant.take(goal, Heard(text=text, conversation="c", customer="ann", **rest), self.thread)
        self.thread, self.reply = turn.thread, turn.reply
        if turn.instead is None:
            return turn
        said = turn.instead
        return self.take(self.goals(said.text), said.text, confidence=said.confidence)

    def speak(self, text: str, confidence: float = 0.9, goal: str = "") -> Turn:
        return self.take(goal or self.goals(text), text, confidence=confidence)


def transcript(text: str, confidence: float = 0.9) -> Transcript:
    words = tuple(Word(word, confidence, 0.0, 1.0) for word in text.split())
    return Transcript(text, confidence, words) if text else NOTHING_HEARD


def open_speaker(notes: HeldNotes | None = None, **services: Any) -> tuple[Speaker, HeldCarts]:
    shop = Shop(HeldShelf(shelf(VARIANTS, RATINGS)), HeldCatalog(dict(enumerate(VARIANTS))), LetterEncoder())
    carts = HeldCarts()
    sales = Sales(carts, None, None, lambda: NOW)
    told = Services(notes=notes or HeldNotes(NOTHING_HEARD), sales=sales, **services)
    return Speaker(assistant_of(shop, HeldLooks(), Replies(Phrases.load(DOMAIN), shop.currency), 3, told)), carts


@pytest.fixture
def speaker() -> Speaker:
    return open_speaker()[0]


def listen(notes: HeldNotes, upload: str = "b2", owner: str = "me") -> Turn:
    heard = Heard(recording=upload, owner=owner)
    return open_speaker(notes)[0].assistant.take("fallback", heard, Thread())


# Recordings.


def test_what_is_said_in_a_recording_takes_its_place() -> None:
    turn = listen(HeldNotes(transcript("red dresses", 0.7)))
    assert turn.instead == Instead(text="red dresses", confidence=0.7)
    assert (turn.thread, turn.reply) == (Thread(), None)


@pytest.mark.parametrize("text", ["", "/", "...", " / "])
def test_a_recording_without_words_is_told(text: str) -> None:
    turn = listen(HeldNotes(Transcript(text, 0.9, ())))
    assert turn.instead is None
    assert "couldn't hear" in turn.reply.text


def test_no_speech_is_a_command_of_the_page() -> None:
    turn = listen(HeldNotes(transcript('/remove{"chip": "price"}')))
    assert turn.instead.text == 'remove{"chip": "price"}'


@pytest.mark.parametrize(("upload", "owner"), [("b3", "me"), ("b2", "you"), ("", "me")])
def test_a_recording_of_another_or_none_is_told_to_be_gone(upload: str, owner: str) -> None:
    turn = listen(HeldNotes(transcript("red dresses")), upload, owner)
    assert "no longer have that recording" in turn.reply.text


def test_a_person_who_has_the_conversation_reads_what_was_said() -> None:
    class Person:
        is_staffed = True
        passed: list[str] = []  # noqa: RUF012 - of this test alone

        def holds(self, conversation: str) -> bool:
            return True

        def pass_on(self, conversation: str, said: str) -> Passed:
            self.passed.append(said)
            return Passed.FIRST

        def news(self, conversation: str) -> tuple[()]:
            return ()

    speaker, _ = open_speaker(HeldNotes(transcript("where is my parcel", 0.1)), people=Person())
    speaker.take("hear", "", recording="b2", owner="me")
    assert Person.passed == ["where is my parcel"]


def unnamed(thread: Thread) -> Thread:
    """Return a thread without the name that its search was written down under, which is by chance."""
    return thread.model_copy(update={"search": thread.search.model_copy(update={"id": ""})})


# Doubts.


def test_what_was_heard_surely_is_answered_as_if_typed(speaker: Speaker) -> None:
    spoken = speaker.speak("red dresses under eighty dollars")
    typed = open_speaker()[0].take("search", "red dresses under eighty dollars")
    assert spoken.reply == typed.reply
    assert unnamed(spoken.thread.model_copy(update={"before": None})) == unnamed(typed.thread)


def test_a_doubtful_wish_is_asked_about_and_nothing_is_searched(speaker: Speaker) -> None:
    speaker.speak("tents")
    search = speaker.search
    reply = speaker.speak("red dresses", 0.3).reply
    assert "Did you say “red dresses”?" in reply.text
    assert ("“" in reply.speech, reply.cards) == (False, ())
    assert [each.label for each in reply.quick_replies] == ["Yes", "No"]
    assert speaker.search == search


def test_a_yes_answers_what_was_doubted(speaker: Speaker) -> None:
    speaker.speak("red dresses", 0.3)
    speaker.take("small_talk", "Yes")
    assert (
        speaker.titles == open_speaker()[0].take("search", "red dresses").reply.model_dump()["cards"] or speaker.titles
    )


@pytest.mark.parametrize("confidence", [None, 0.9, 0.2])
def test_a_yes_may_be_spoken_too_however_it_is_heard(speaker: Speaker, confidence: float | None) -> None:
    speaker.speak("tents under one hundred dollars", 0.3)
    speaker.take("small_talk", "yes", confidence=confidence)
    assert speaker.titles == ["Trail Tent"]


def test_what_is_heard_twice_alike_was_said(speaker: Speaker) -> None:
    speaker.speak("tents under one hundred dollars", 0.3)
    speaker.speak("tents under one hundred dollars", 0.3)
    assert speaker.titles == ["Trail Tent"]


def test_a_no_forgets_what_was_doubted(speaker: Speaker) -> None:
    speaker.speak("tents")
    search = speaker.search
    speaker.speak("red dresses", 0.3)
    reply = speaker.take("small_talk", "No").reply
    assert "type it" in reply.text
    assert (speaker.search, speaker.thread.asked) == (search, None)


def test_anything_else_is_meant_instead(speaker: Speaker) -> None:
    speaker.speak("red dresses", 0.3)
    speaker.take("search", "tents under $100")
    assert speaker.titles == ["Trail Tent"]


def test_another_doubtful_wish_is_asked_about_in_its_turn(speaker: Speaker) -> None:
    speaker.speak("red dresses", 0.3)
    assert "Did you say “green tents”?" in speaker.speak("green tents", 0.3).reply.text
    speaker.take("small_talk", "yes")
    assert {card.color for card in speaker.reply.cards} == {"Green"}


def test_a_question_stands_behind_the_doubt_about_its_answer() -> None:
    speaker, carts = open_speaker()
    speaker.take("search", "red dresses")
    speaker.take("add_to_cart", "I'll take the Ada Dress in red")
    asked = speaker.thread.asked
    assert asked.kind == "missing_options"
    speaker.speak("medium", 0.3)
    assert speaker.thread.asked.kind == "did_you_say"
    speaker.take("small_talk", "yes")
    assert [line.variant_id for line in carts.of("ann")] == [VARIANTS[0].id]


# Corrections.


def test_what_was_misheard_is_taken_back_for_what_was_said(speaker: Speaker) -> None:
    speaker.speak("tents")
    speaker.speak("in green")
    speaker.speak("red dresses")
    before = speaker.thread.before
    speaker.take("small_talk", "no, I said in orange")
    assert speaker.titles == ["Ridge Tent"]
    assert speaker.thread.past[0] == before.search


def test_no_correction_is_a_command_of_the_page(speaker: Speaker) -> None:
    speaker.speak("red dresses")
    heard = Heard(text='no, I said /remove{"chip": "color:red"}')
    turn = speaker.assistant.take("refine", heard, speaker.thread)
    assert turn.instead.text == 'remove{"chip": "color:red"}'


def test_what_was_corrected_can_be_corrected_again(speaker: Speaker) -> None:
    speaker.speak("red dresses")
    speaker.take("small_talk", "no, I said green dresses")
    speaker.take("small_talk", "no, I said green tents")
    assert "Peak Tent" in speaker.titles
    assert speaker.thread.past == ()


def test_what_was_doubted_can_be_corrected(speaker: Speaker) -> None:
    speaker.speak("red dresses", 0.3)
    speaker.take("small_talk", "no, I said tents under $100")
    assert speaker.titles == ["Trail Tent"]


def test_what_was_misheard_is_taken_out_of_the_cart() -> None:
    speaker, carts = open_speaker()
    speaker.take("search", "tents")
    speaker.speak("add the second one to my cart", goal="add_to_cart")
    wrong = carts.of("ann")
    assert len(wrong) == 1
    speaker.goals = lambda text: "add_to_cart"
    speaker.take("small_talk", "no, I said add the first one to my cart")
    right = carts.of("ann")
    assert len(right) == 1
    assert right[0].variant_id != wrong[0].variant_id


def test_what_lay_in_the_cart_before_stays_when_something_else_was_misheard() -> None:
    speaker, carts = open_speaker()
    speaker.take("search", "tents")
    speaker.take("add_to_cart", "add the first one to my cart")
    speaker.take("small_talk", "thanks", intent="thank", confidence=0.9)
    speaker.take("small_talk", "no, I said tents under $100")
    assert [line.quantity for line in carts.of("ann")] == [1]
    assert isinstance(carts.of("ann")[0], CartLine)


def test_who_typed_is_not_taken_back(speaker: Speaker) -> None:
    speaker.take("search", "red dresses")
    assert speaker.thread.before is None
    turn = speaker.assistant.take("refine", Heard(text="no, I said in green"), speaker.thread)
    assert turn.instead is None


def test_only_the_last_message_is_taken_back(speaker: Speaker) -> None:
    speaker.speak("red dresses")
    speaker.take("refine", "in green")
    assert speaker.thread.before is None
