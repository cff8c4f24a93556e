"""What turn taking is told, and what it tells to be done. `at` is seconds of the call; nothing here knows a clock."""

from dataclasses import dataclass

from assistant.calling.wording import Order

# --- what happens


@dataclass(frozen=True, slots=True)
class Frame:
    """A piece of the customer's sound, or of none while the microphone is off; it passes the time."""

    at: float  # its end
    seconds: float  # its length
    speech: float  # how likely it is speech, 0 to 1
    level: float = 0.0  # dB below full scale


@dataclass(frozen=True, slots=True)
class Partial:
    """What was heard so far of an utterance."""

    at: float
    utterance: int
    text: str


@dataclass(frozen=True, slots=True)
class Final:
    """What was heard of an utterance that was committed; "" where nothing was said."""

    at: float
    utterance: int
    text: str
    confidence: float = 1.0  # 0 to 1
    is_broken: bool = False  # the engine broke, so nobody knows what was said


@dataclass(frozen=True, slots=True)
class Typed:
    """The customer typed this during the call."""

    at: float
    text: str


@dataclass(frozen=True, slots=True)
class Released:
    """The customer let go of the key that is held while speaking: nothing more comes."""

    at: float


@dataclass(frozen=True, slots=True)
class Answered:
    """What was asked for with Ask, Excuse, Prompt or Goodbye, in that order; () where nothing is said."""

    at: float
    reply: int
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sounding:
    """A sentence was made sound."""

    at: float
    reply: int
    sentence: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Played:
    """The customer heard a reply up to here."""

    at: float
    reply: int
    sentence: int
    offset: float  # seconds from the sentence's beginning


Cue = Frame | Partial | Final | Typed | Released | Answered | Sounding | Played

# --- what is to be done


@dataclass(frozen=True, slots=True)
class Listen:
    """Begin an utterance with what was heard since then."""

    utterance: int
    since: float  # seconds of the call


@dataclass(frozen=True, slots=True)
class Commit:
    """The utterance is over: say what was heard."""

    utterance: int


@dataclass(frozen=True, slots=True)
class Discard:
    """Nobody needs to know what was heard."""

    utterance: int


@dataclass(frozen=True, slots=True)
class Ask:
    """The customer said this: ask the dialogue."""

    text: str
    confidence: float = 1.0  # 0 to 1; 1 of what was typed


@dataclass(frozen=True, slots=True)
class Play:
    """Speak a reply from here on."""

    reply: int
    sentence: int
    offset: float  # seconds from the sentence's beginning


@dataclass(frozen=True, slots=True)
class Hold:
    """Be silent at once; whether this was an interruption is seen later."""

    reply: int


@dataclass(frozen=True, slots=True)
class Interrupted:
    """The rest of a reply is never heard; this much of it was."""

    reply: int
    heard: str


@dataclass(frozen=True, slots=True)
class Adjust:
    """Speak slower, faster, louder or quieter from now on."""

    order: Order


@dataclass(frozen=True, slots=True)
class Apologize:
    """Say that something is broken here, so that nothing was heard."""


@dataclass(frozen=True, slots=True)
class Excuse:
    """Say that nothing was understood."""


@dataclass(frozen=True, slots=True)
class Prompt:
    """Ask whether the customer is still there."""


@dataclass(frozen=True, slots=True)
class Goodbye:
    """Take leave."""


@dataclass(frozen=True, slots=True)
class HangUp:
    """The call is over."""


Move = (
    Listen
    | Commit
    | Discard
    | Ask
    | Play
    | Hold
    | Interrupted
    | Adjust
    | Apologize
    | Excuse
    | Prompt
    | Goodbye
    | HangUp
)
