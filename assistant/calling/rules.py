"""How turns are taken, in figures: seconds unless said otherwise."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rules:
    """People leave about 0.2 s between turns; an answer after 0.8 s feels good, one after 1.5 s broken."""

    likely: float = 0.5  # probability from which sound is speech
    still_likely: float = 0.35  # and from which it stays speech once it is
    fainter: float = 10.0  # dB below the customer's usual level: an echo or somebody else
    softer: float = 6.0  # dB below it: no longer learnt from, or a murmur beside the customer would become the customer
    start: float = 0.2  # speech that begins an utterance
    stop: float = 0.2  # silence after which somebody has stopped
    lead: float = 0.3  # what is heard again from before an utterance began: soft first sounds
    hold_sure: float = 0.2  # speech that silences a reply, where it is surely speech
    hold_unsure: float = 0.5  # the same otherwise
    sure: float = 0.85  # mean probability of sure speech
    end_complete: float = 0.45  # silence that ends a turn, after a complete wish
    end_open: float = 0.8  # after what may go on or not
    end_trailing: float = 1.2  # after "and …"
    end_burst: float = 0.4  # after a short sound in which no word was heard
    burst: float = 0.5  # what is short
    brief: float = 0.8  # speech that is no interruption if it was understood as badly as
    doubtful: float = 0.3  # this confidence, 0 to 1
    excuse: float = 0.8  # speech of which no word was understood, before that is said
    longest: float = 30.0  # of an utterance; then it is taken as it is
    restart: float = 1.0  # after a longer pause a sentence is spoken again from its beginning
    prompt: float = 10.0  # silence, before it is asked whether somebody is there
    goodbye: float = 20.0  # further silence, before the call ends
    patience: float = 60.0  # instead of `prompt`, where one was asked to wait
