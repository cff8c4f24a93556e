"""Whose turn it is in a call, by its events."""

import pytest

from assistant.calling.events import Adjusted, Cut, Failed, Hearing, Noticed, Partly, Replied, Streaming, Understood
from assistant.mic.course import Course
from assistant.screen import Reply


def heard(text: str = "red dresses") -> Course:
    course = Course()
    course.note(Hearing(utterance=1, on=True))
    course.note(Understood(utterance=1, text=text, confidence=0.9, took=0.1))
    return course


def test_while_something_is_being_said_nothing_is_settled():
    course = Course()
    assert course.is_settled
    course.note(Hearing(utterance=1, on=True))
    course.note(Partly(utterance=1, text="red"))
    assert not course.is_settled
    course.note(Hearing(utterance=1, on=False))
    assert course.is_settled


def test_what_was_understood_awaits_an_answer_and_nothing_does_not():
    assert heard().is_answer_awaited and not heard().is_settled
    assert heard("").is_settled


def test_what_the_customer_begins_to_say_is_unsettled_until_it_is_heard_of():
    course = Course()
    course.speak()
    assert not course.is_settled
    course.note(Hearing(utterance=1, on=True))
    course.note(Hearing(utterance=1, on=False))
    assert course.is_settled


@pytest.mark.parametrize(
    "answer",
    [
        Replied(reply=1, content=Reply(text="Here.", speech="Here.")),
        Noticed(reply=1, kind="trouble", text="Sorry."),
        Streaming(stream=2, reply=1),
        Adjusted(speed=0.85, gain_db=0.0),
        Failed(code="bad_input", message="No."),
    ],
)
def test_any_of_what_may_follow_settles_it(answer):
    course = heard()
    course.note(answer)
    assert course.is_settled


def test_a_second_utterance_that_began_before_the_first_was_understood_is_waited_for_too():
    course = Course()
    course.note(Hearing(utterance=1, on=True))
    course.note(Hearing(utterance=2, on=True))
    course.note(Understood(utterance=1, text="", confidence=0.0, took=0.1))
    assert not course.is_settled


def test_that_an_earlier_answer_was_cut_is_no_answer():
    course = heard()
    course.note(Cut(reply=1, heard="Here"))
    assert not course.is_settled
    course.note(Replied(reply=2, content=Reply(text="Here.", speech="Here.")))
    assert course.is_settled
