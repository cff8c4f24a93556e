"""What holds in every call."""

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from assistant.calling.signals import (
    Answered,
    Ask,
    Commit,
    Cue,
    Discard,
    Final,
    Frame,
    Hold,
    Interrupted,
    Listen,
    Move,
    Partial,
    Play,
    Played,
    Released,
    Sounding,
    Typed,
)
from assistant.calling.turns import Turns

from .scripted_call import REPLY, RULES, ScriptedCall

TEXTS = ["", "um", "okay", "stop", "wait", "go on", "repeat", "slower", "show me red dresses", "a jacket with", "yes"]
texts = st.sampled_from(TEXTS)
utterances = st.integers(0, 5)
Happening = Callable[[float, int], list[Cue]]  # of the time and the number of what is answered next


def frames(speech: float, level: float, count: int) -> Happening:
    return lambda at, _: [Frame(at + 0.02 * place, 0.02, speech, level) for place in range(1, count + 1)]


def answer(count: int) -> Happening:
    return lambda at, reply: [
        Answered(at, reply, REPLY[:count]),
        *(Sounding(at, reply, place, 1.0) for place in range(count)),
    ]


happenings = st.one_of(
    st.builds(frames, st.floats(0, 1), st.floats(-90, 0), st.integers(1, 200)),
    st.builds(lambda number, text: lambda at, _: [Partial(at, number, text)], utterances, texts),
    st.builds(lambda number, text: lambda at, _: [Final(at, number, text)], utterances, texts),
    st.builds(answer, st.integers(0, 3)),
    st.builds(
        lambda place, offset: lambda at, reply: [Played(at, reply - 1, place, offset)],
        st.integers(-1, 4),
        st.floats(-1, 9),
    ),
    st.just(lambda at, _: [Typed(at, "blue")]),
    st.just(lambda at, _: [Released(at)]),
)


class Watch:
    """Holds the moves of one call against each other."""

    def __init__(self) -> None:
        self.listening = 0  # utterance
        self.awaited: set[int] = set()
        self.silenced = True  # no reply sounds
        self.ended = 0

    def see(self, cue: Cue, move: Move) -> None:
        match move:
            case Listen(utterance, since):
                assert not self.listening and self.ended <= since <= cue.at
                self.listening = utterance
            case Commit(utterance) | Discard(utterance):
                assert utterance == self.listening
                self.listening, self.ended = 0, cue.at
                self.awaited |= {utterance} if isinstance(move, Commit) else set()
            case Play(_, sentence, offset):
                assert not self.listening and sentence in range(3) and offset >= 0
                self.silenced = False
            case Hold():
                assert not self.silenced
                self.silenced = True
            case Interrupted(_, heard):
                assert " ".join(REPLY).startswith(heard)
            case Ask(text):
                assert isinstance(cue, Typed) or (cue.utterance in self.awaited and text == cue.text)
            case _:
                pass

    def after(self, cue: Cue) -> None:
        if isinstance(cue, Final):
            self.awaited.discard(cue.utterance)
        assert not (self.listening and isinstance(cue, Released | Typed))


@given(st.lists(happenings, max_size=40))
def test_whatever_happens_moves_fit_together_and_are_the_same_again(happened):
    turns, again, watch = Turns(), Turns(), Watch()
    at = 0.0
    for reply, happening in enumerate(happened, 1):
        for cue in happening(at, reply):
            at = cue.at
            moves = turns.take(cue)
            assert moves == again.take(cue)
            for move in moves:
                watch.see(cue, move)
            watch.after(cue)


@given(texts, st.floats(0.3, 5.0), st.floats(0.5, 1.0))
def test_every_turn_ends_within_the_bounds(text, seconds, speech):
    call = ScriptedCall()
    call.speak(text, seconds, speech=speech)
    spoken = call.now
    call.rest(2.0)
    ends = [at - spoken for at, move in call.told if isinstance(move, Commit)]
    assert len(ends) == 1 - (text == "wait")  # an order, which is obeyed at once
    assert all(0.4 - 0.02 <= end <= RULES.end_trailing + 0.02 for end in ends)
