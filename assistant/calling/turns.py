"""Who speaks, and when: the state of one call, which each signal moves on. No clock, no sound, no network.

The customer is quiet or being listened to. A reply is played, held (silent, until it is known whether that was an
interruption) or over. What looks like an interruption holds a reply at once; words that were meant for us end it, and
anything else lets it go on. `Interrupted` says what was heard of a reply by then.
"""

from dataclasses import dataclass

from assistant.calling.playback import Playback
from assistant.calling.rules import Rules
from assistant.calling.signals import (
    Adjust,
    Answered,
    Apologize,
    Ask,
    Commit,
    Cue,
    Discard,
    Excuse,
    Final,
    Frame,
    Goodbye,
    HangUp,
    Hold,
    Interrupted,
    Listen,
    Move,
    Partial,
    Play,
    Played,
    Prompt,
    Released,
    Sounding,
    Typed,
)
from assistant.calling.speech import SLACK, Speech
from assistant.calling.wording import Order, is_backchannel, is_complete, order_of, says_something


@dataclass(slots=True)
class Hearing:
    """The utterance that is being listened to."""

    number: int
    began: float  # seconds of the call
    text: str = ""  # heard so far


class Turns:
    """Takes turns in one call. The same signals always give the same moves."""

    def __init__(self, rules: Rules | None = None) -> None:
        self._rules = rules or Rules()
        self._at = 0.0
        self._speech = Speech(self._rules)
        self._utterances = 0
        self._hearing: Hearing | None = None
        self._heard_until = 0.0  # end of the utterance before
        self._awaited: dict[int, float] = {}  # utterances that are still to be understood, and how long they were
        self._asked = 0  # answers that are being prepared
        self._unwanted = 0  # how many of them are not to be spoken any more
        self._reply: Playback | None = None  # the last one
        self._is_playing = self._is_held = False
        self._held_since = 0.0
        self._quiet_since = 0.0
        self._was_prompted = self._was_excused = self._is_patient = self._leaves = False

    def take(self, cue: Cue) -> list[Move]:
        """Take what happens, in the order of time, and return what is to be done, in this order."""
        self._at = cue.at
        match cue:
            case Frame():
                moves = self._pass(cue)
            case Partial():
                moves = self._overhear(cue)
            case Final():
                moves = self._understand(cue)
            case Typed():
                moves = [*self._discard(), *self._ask(Ask(cue.text))]
            case Released():
                moves = self._commit()
            case Answered():
                moves = self._begin(cue)
            case Sounding() | Played():
                moves = self._follow(cue)
        return moves

    # --- the customer's sound

    def _pass(self, frame: Frame) -> list[Move]:
        self._speech.hear(frame, beside_playback=self._is_playing)
        begun = self._listen() if not self._hearing and self._speech.is_going_on(frame.at) else []
        if self._hearing is None:
            return self._stay_quiet()
        interrupts = self._speech.interrupts and not self._only_shows_listening(self._hearing.text)
        return [*begun, *(self._hold() if interrupts else ()), *self._end(self._hearing)]

    def _listen(self) -> list[Move]:
        self._utterances += 1
        self._hearing = Hearing(self._utterances, self._speech.began)
        return [Listen(self._utterances, max(self._heard_until, self._speech.began - self._rules.lead))]

    def _overhear(self, partial: Partial) -> list[Move]:
        if self._hearing is None or partial.utterance != self._hearing.number:
            return []
        self._hearing.text = partial.text
        speaks = says_something(partial.text) and not self._only_shows_listening(partial.text)
        return self._hold() if speaks else []

    def _end(self, hearing: Hearing) -> list[Move]:
        """End the utterance where it is over."""
        silence = self._speech.silence(self._at)
        if silence >= self._rules.stop - SLACK and (order := self._order(hearing.text)):
            return [*self._discard(), *self._obey(order)]
        if self._at - hearing.began < self._rules.longest and silence < self._patience(hearing) - SLACK:
            return []
        if self._only_shows_listening(hearing.text):
            self._is_patient = False  # who asked to wait is ready again
            return [*self._discard(), *self._go_on()]
        return self._commit()

    def _patience(self, hearing: Hearing) -> float:
        """Return after how much silence a turn is over, seconds."""
        rules = self._rules
        if self._only_shows_listening(hearing.text):
            return rules.end_complete
        if not says_something(hearing.text) and self._speech.last - hearing.began < rules.burst:
            return rules.end_burst
        answers = self._reply is not None and self._reply.has_asked
        is_over = is_complete(hearing.text, answers=answers)
        return {True: rules.end_complete, None: rules.end_open, False: rules.end_trailing}[is_over]

    def _only_shows_listening(self, text: str) -> bool:
        """Tell whether the customer says no more than that a reply is heard or waited for."""
        if self._is_over:
            return self._asked > 0 and is_backchannel(text)
        return self._reply is not None and not self._reply.asks and is_backchannel(text)

    def _commit(self) -> list[Move]:
        if self._hearing is None:
            return []
        number = self._hearing.number
        self._awaited[number] = self._speech.last - self._hearing.began
        self._stop_hearing()
        return [Commit(number)]

    def _discard(self) -> list[Move]:
        if self._hearing is None:
            return []
        number = self._hearing.number
        self._stop_hearing()
        return [Discard(number)]

    def _stop_hearing(self) -> None:
        self._hearing = None
        self._heard_until = self._quiet_since = self._at
        self._speech.forget()

    # --- the customer's words

    def _understand(self, final: Final) -> list[Move]:
        seconds = self._awaited.pop(final.utterance, None)
        if seconds is None:
            return []
        if final.is_broken:
            self._asked += 1
            return [*self._hold(), *self._give_up(), Apologize()]
        if order := self._order(final.text):
            return self._obey(order)
        if self._only_shows_listening(final.text) or self._is_doubtful(final, seconds):
            return self._go_on()
        if says_something(final.text):
            return self._ask(Ask(final.text, final.confidence))
        is_unclear = seconds >= self._rules.excuse and self._is_over and not self._asked and not self._was_excused
        return self._excuse() if is_unclear else self._go_on()

    def _is_doubtful(self, final: Final, seconds: float) -> bool:
        """Tell whether this may be any sound beside a reply; an answer to a question is never passed over."""
        is_unclear = seconds < self._rules.brief and final.confidence < self._rules.doubtful
        return is_unclear and not self._is_over and self._reply is not None and not self._reply.asks

    def _ask(self, ask: Ask) -> list[Move]:
        self._was_prompted = self._was_excused = self._is_patient = self._leaves = False
        self._unwanted = self._asked  # whoever says more does not wait for what was asked before
        self._asked += 1
        return [*self._hold(), *self._give_up(), ask]

    def _excuse(self) -> list[Move]:
        self._was_excused = True
        self._asked += 1
        return [Excuse()]

    def _order(self, text: str) -> Order | None:
        """Return what is to be obeyed: only what is going on can be stopped, only what was said be said again."""
        order = order_of(text)
        if order is Order.STOP:
            return order if not self._is_over or self._asked or self._awaited else None
        if order is Order.GO_ON:
            return order if not self._is_over else None
        return order if order is Order.WAIT or self._reply else None

    def _obey(self, order: Order) -> list[Move]:
        self._quiet_since = self._at
        self._was_prompted, self._is_patient = False, order is Order.WAIT
        match order:
            case Order.WAIT:
                return self._hold()
            case Order.STOP:
                self._unwanted = self._asked
                self._awaited.clear()
                return [*self._hold(), *self._give_up(), *self._leave()]
            case Order.GO_ON:
                return self._go_on()
            case Order.REPEAT:
                return self._again(from_start=True)
            case _:
                return [Adjust(order), *self._again(from_start=self._is_over)]

    # --- the reply

    @property
    def _is_over(self) -> bool:
        return not (self._is_playing or self._is_held)

    def _begin(self, answer: Answered) -> list[Move]:
        self._asked = max(0, self._asked - 1)
        self._quiet_since = self._at
        if self._unwanted:
            self._unwanted -= 1
            return [Interrupted(answer.reply, "")] if answer.sentences else []
        if not answer.sentences:
            return self._leave()
        before = [*self._hold(), *self._give_up()]
        self._reply = Playback(answer.reply, answer.sentences)
        self._is_held, self._held_since = True, self._at
        return [*before, *self._go_on()]

    def _follow(self, cue: Sounding | Played) -> list[Move]:
        if self._reply is None or cue.reply != self._reply.reply or self._is_over:
            return []
        if isinstance(cue, Sounding):
            self._reply.sound(cue.sentence, cue.seconds)
        else:
            self._reply.move(cue.sentence, cue.offset)
        if not self._reply.is_over:
            return []
        self._is_playing = self._is_held = False
        self._quiet_since = self._at
        return self._leave()

    def _hold(self) -> list[Move]:
        if self._reply is None or not self._is_playing:
            return []
        self._is_playing, self._is_held, self._held_since = False, True, self._at
        return [Hold(self._reply.reply)]

    def _go_on(self) -> list[Move]:
        """Let a held reply go on, unless the customer speaks or what was said is still to be understood."""
        if self._reply is None or not self._is_held or self._hearing or self._awaited or self._is_patient:
            return []
        is_long = self._at - self._held_since > self._rules.restart
        return self._play(self._reply, self._reply.sentence, 0.0 if is_long else self._reply.offset)

    def _again(self, *, from_start: bool) -> list[Move]:
        """Speak the reply again, or the sentence that was cut, unless another answer is on its way."""
        if self._reply is None or self._asked:
            return []
        return [*self._hold(), *self._play(self._reply, 0 if from_start else self._reply.sentence, 0.0)]

    def _play(self, reply: Playback, sentence: int, offset: float) -> list[Move]:
        reply.move(sentence, offset)
        self._is_playing, self._is_held = True, False
        return [Play(reply.reply, sentence, offset)]

    def _give_up(self) -> list[Move]:
        if self._reply is None or not self._is_held:
            return []
        self._is_held = False
        return [Interrupted(self._reply.reply, self._reply.heard())]

    # --- silence

    def _stay_quiet(self) -> list[Move]:
        if self._awaited or self._asked or self._is_playing:
            self._quiet_since = self._at
        rules, quiet = self._rules, self._at - self._quiet_since
        if quiet < (rules.goodbye if self._was_prompted else rules.patience if self._is_patient else rules.prompt):
            return []
        self._quiet_since = self._at
        self._speech.forget_level()
        self._asked += 1
        self._leaves, self._was_prompted, self._is_patient = self._was_prompted, True, False
        return [*self._give_up(), Goodbye() if self._leaves else Prompt()]

    def _leave(self) -> list[Move]:
        return [HangUp()] if self._leaves else []
