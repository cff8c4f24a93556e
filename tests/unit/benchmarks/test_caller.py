"""The watch beside a call: which wait belongs to which turn, and what it consists of."""

import pytest

from assistant.calling.events import Event, Held, Replied, Streaming, Understood
from assistant.screen import Reply
from benchmarks import caller
from benchmarks.caller import SpokenTurn, Watch
from benchmarks.spoken_talks import Saying, Talk, Wanted

TALK = Talk(turns=(Saying(say="red dresses"), Saying(say="in blue", into=True)), wanted=Wanted())


@pytest.fixture
def watch(monkeypatch: pytest.MonkeyPatch) -> Watch:
    clock = iter(range(1, 100))
    monkeypatch.setattr(caller, "monotonic", lambda: float(next(clock)))
    return Watch(TALK)


def told(watch: Watch, *events: Event) -> None:
    for event in events:
        watch.show(event)


def understood(text: str, took: float = 0.25) -> Understood:
    return Understood(utterance=1, text=text, confidence=1.0, took=took)


def replied(number: int, text: str) -> Replied:
    return Replied(reply=number, content=Reply(text=text, speech=text))


def spoken(watch: Watch, began: float, ended: float) -> SpokenTurn:
    watch.begin()
    watch.speak(began)
    watch.speak(ended)
    return watch.turns[-1]


def test_a_wait_is_the_sum_of_its_parts(watch: Watch) -> None:
    turn = spoken(watch, 0.0, 0.5)
    told(watch, understood("red dresses"), replied(1, "Here."), Streaming(stream=1, reply=1))
    watch.sound()
    watch.sound()  # what follows is no first sound
    assert turn.waited == (0.25, 0.25, 1.0, 1.0)
    assert sum(turn.waited) == 3.0 - 0.5


def test_of_an_answer_of_several_messages_the_last_one_counts(watch: Watch) -> None:
    turn = spoken(watch, 0.0, 0.5)
    told(watch, understood("red dresses"), replied(1, "I heard you."), replied(1, "Here."))
    assert turn.reply == Reply(text="Here.", speech="Here.")


def test_the_sound_of_an_earlier_answer_is_no_answer(watch: Watch) -> None:
    spoken(watch, 0.0, 0.5)
    told(watch, understood("red dresses"), replied(1, "Here."), Streaming(stream=1, reply=1))
    turn = spoken(watch, 3.0, 3.5)
    told(watch, Held(stream=1), Streaming(stream=2, reply=1))
    watch.sound()
    assert turn.held is not None
    assert turn.waited is None


def test_what_is_understood_late_belongs_to_who_spoke_last(watch: Watch) -> None:
    first, second = spoken(watch, 0.0, 0.1), spoken(watch, 0.2, 0.3)
    told(watch, understood("in blue"), understood(""), replied(1, "Here."))
    assert (first.heard, second.heard) == ([], ["in blue"])
    assert first.reply is None
