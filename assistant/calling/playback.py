"""How far a reply was played, and what of it was heard."""

from collections.abc import Sequence

ALMOST = 0.05  # seconds: a client's position may end a little before the sound does


class Playback:
    """One reply on its way to the customer's ear."""

    def __init__(self, reply: int, sentences: Sequence[str]) -> None:
        self.reply = reply
        self._sentences = tuple(sentences)
        self._seconds: dict[int, float] = {}  # by sentence, once it is made sound
        self.sentence, self.offset = 0, 0.0  # where it is; seconds from the sentence's beginning
        self._furthest = (0, 0.0)

    def sound(self, sentence: int, seconds: float) -> None:
        """Learn how long a sentence is."""
        self._seconds[sentence] = seconds

    def move(self, sentence: int, offset: float) -> None:
        """Go to a position that was heard, or from where on it is played next."""
        self.sentence = min(max(sentence, 0), len(self._sentences) - 1)
        self.offset = min(max(offset, 0.0), self._seconds.get(self.sentence, offset))
        self._furthest = max(self._furthest, (self.sentence, self.offset))

    @property
    def is_over(self) -> bool:
        """Tell whether all of it was heard."""
        last = len(self._sentences) - 1
        return self.sentence == last and self.offset >= self._seconds.get(last, float("inf")) - ALMOST

    @property
    def asks(self) -> bool:
        """Tell whether the sentence being heard is a question: then "yes" is an answer."""
        return self._sentences[self.sentence].rstrip().endswith("?")

    @property
    def has_asked(self) -> bool:
        """Tell whether there was a question in what was heard of it: "Which size? I have S, M, and L."."""
        return any(each.rstrip().endswith("?") for each in self._sentences[: self._furthest[0] + 1])

    def heard(self) -> str:
        """Return what was heard at most: whole sentences, and of the one that was cut the words that were over."""
        sentence, offset = self._furthest
        cut, seconds = self._sentences[sentence], self._seconds.get(sentence, 0.0)
        share = offset / seconds if seconds else 0.0
        if offset >= seconds - ALMOST and seconds:
            return " ".join(self._sentences[: sentence + 1])
        return " ".join((*self._sentences[:sentence], *_begun(cut, share)))


def _begun(sentence: str, share: float) -> list[str]:
    """Return the words that end within this share of a sentence, as if each letter took as long as the next."""
    words, end = sentence.split(), 0
    for place, word in enumerate(words):
        end += len(word)
        if end > share * len("".join(words)):
            return words[:place]
    return words
