"""Where a call is: whether it is the customer's turn to speak."""

from assistant.calling.events import Adjusted, Event, Failed, Hearing, Noticed, Replied, Streaming, Understood

#: What may follow what was understood; until one of them comes an answer is awaited. That an earlier answer was cut is
#: none: the new one follows.
_ANSWERS = (Replied, Noticed, Streaming, Adjusted, Failed)


class Course:
    """Follows the events of a call."""

    def __init__(self) -> None:
        self._open: set[int] = set()  # utterances that are being heard or understood
        self.is_heard = True  # whatever the customer began to say
        self.is_answer_awaited = False

    @property
    def is_settled(self) -> bool:
        """Tell whether nothing is being heard, understood or answered, nor still on its way to be heard."""
        return self.is_heard and not self._open and not self.is_answer_awaited

    def speak(self) -> None:
        """Learn that the customer begins to speak; a busy server hears of it late."""
        self.is_heard = False

    def note(self, event: Event) -> None:
        """Take what the server says."""
        match event:
            case Hearing(utterance=utterance, on=True):
                self._open.add(utterance)
                self.is_heard = True
            case Hearing(utterance=utterance):
                self._open.discard(utterance)
            case Understood(utterance=utterance, text=text):
                self._open.discard(utterance)
                self.is_answer_awaited = self.is_answer_awaited or bool(text)
            case _ if isinstance(event, _ANSWERS):
                self.is_answer_awaited = False
            case _:
                pass
