"""When somebody speaks, told from the likelihood of each frame."""

import pytest

from assistant.calling.rules import Rules
from assistant.calling.signals import Frame
from assistant.calling.speech import Speech

RULES = Rules()


class Heard:
    def __init__(self) -> None:
        self.speech = Speech(RULES)
        self.at = 0.0

    def hear(
        self, likelihood: float, seconds: float, *, level: float = -20.0, beside: bool = False, awaited: bool = False
    ) -> Speech:
        for _ in range(round(seconds / 0.02)):
            self.at = round(self.at + 0.02, 6)
            self.speech.hear(Frame(self.at, 0.02, likelihood, level), beside_playback=beside)
        return self.speech


@pytest.fixture
def heard() -> Heard:
    return Heard()


def test_a_burst_begins_with_its_first_likely_frame_and_counts_its_speech(heard):
    heard.hear(0.1, 1.0)
    speech = heard.hear(0.9, 0.3)
    assert (speech.began, speech.last, speech.voiced) == pytest.approx((1.0, 1.3, 0.3))


def test_it_goes_on_through_less_likely_frames_but_does_not_begin_with_them(heard):
    assert heard.hear(0.4, 0.5).voiced == 0
    heard.hear(0.6, 0.1)
    assert heard.hear(0.4, 0.1).voiced == pytest.approx(0.2)


def test_a_short_gap_ends_no_burst_and_a_longer_one_does(heard):
    heard.hear(0.9, 0.1)
    heard.hear(0.0, 0.1)
    assert heard.hear(0.9, 0.1).voiced == pytest.approx(0.2)
    heard.hear(0.0, 0.3)
    speech = heard.hear(0.9, 0.1)
    assert (speech.voiced, speech.began) == pytest.approx((0.1, 0.6))


def test_sure_speech_interrupts_sooner_than_unsure(heard):
    assert not heard.hear(0.95, 0.18).interrupts
    assert heard.hear(0.95, 0.02).interrupts
    unsure = Heard()
    assert not unsure.hear(0.6, 0.48).interrupts
    assert unsure.hear(0.6, 0.02).interrupts


@pytest.mark.parametrize("beside", [True, False])
def test_what_is_much_fainter_than_the_customer_does_not_count(heard, beside):
    heard.hear(0.9, 2.0, level=-20.0)
    heard.hear(0.0, 1.0)
    assert heard.hear(0.9, 1.0, level=-33.0, beside=beside).voiced == 0
    heard.hear(0.0, 1.0)
    assert heard.hear(0.9, 0.1, level=-29.0, beside=beside).voiced == pytest.approx(0.1)


def test_somebody_else_s_loud_vowels_are_no_customer(heard):
    heard.hear(0.9, 2.0, level=-20.0)
    heard.hear(0.0, 1.0)
    for _ in range(20):
        heard.hear(0.9, 0.08, level=-44.0)
        assert heard.hear(0.9, 0.08, level=-28.0).voiced == 0


def test_a_customer_who_speaks_over_somebody_else_is_heard_within_half_a_second(heard):
    heard.hear(0.9, 2.0, level=-20.0)
    heard.hear(0.0, 1.0)
    heard.hear(0.9, 3.0, level=-36.0)
    assert heard.hear(0.9, 0.5, level=-20.0, beside=True).interrupts


def test_a_soft_end_is_not_cut_off(heard):
    heard.hear(0.9, 2.0, level=-20.0)
    said = heard.at
    assert heard.hear(0.9, 0.2, level=-38.0).last == pytest.approx(said + 0.2)


def test_who_went_away_from_the_microphone_is_heard_once_the_level_is_forgotten(heard):
    heard.hear(0.9, 2.0, level=-20.0)
    heard.hear(0.0, 1.0)
    heard.speech.forget_level()
    assert heard.hear(0.9, 0.1, level=-50.0).voiced == pytest.approx(0.1)


def test_the_usual_level_follows_the_customer_and_no_echo(heard):
    heard.hear(0.9, 2.0, level=-20.0)
    heard.hear(0.9, 2.0, level=-10.0, beside=True)  # an echo louder than the customer
    heard.hear(0.0, 1.0)
    assert heard.hear(0.9, 0.1, level=-28.0).voiced > 0
    heard.hear(0.9, 5.0, level=-25.0)  # a customer who leans back
    heard.hear(0.0, 1.0)
    assert heard.hear(0.9, 0.1, level=-34.0).voiced > 0


def test_a_bang_that_was_taken_for_speech_for_a_moment_makes_nobody_faint(heard):
    heard.hear(0.9, 0.1, level=-1.0)
    heard.hear(0.0, 5.0)
    assert heard.hear(0.9, 0.3, level=-20.0, beside=True).interrupts


def test_what_is_forgotten_begins_anew(heard):
    speech = heard.hear(0.9, 0.5)
    speech.forget()
    assert (speech.voiced, speech.is_going_on(heard.at)) == (0.0, False)
    assert heard.hear(0.9, 0.1).began == pytest.approx(0.5)


def test_a_murmur_just_below_the_customer_does_not_become_the_customer(heard):
    heard.hear(0.9, 2.0, level=-20.0)
    heard.hear(0.9, 20.0, level=-28.0)  # within what counts, beyond what is learnt from
    heard.hear(0.0, 1.0)
    assert heard.hear(0.9, 1.0, level=-32.0).voiced == 0
