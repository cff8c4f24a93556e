"""Scripted, honest stand-ins for unit tests: small, exact, and true to the ports they fill."""

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from threading import Lock

import numpy as np
from PIL import ImageColor

from assistant.audio.pcm import FRAME, RATE, Samples, from_waves, joined, level_db
from assistant.buying.cart import Cart, Edit
from assistant.buying.carts import Changed
from assistant.customers.book import Consent
from assistant.customers.book import Edit as EditPreferences
from assistant.customers.events import Event, SearchMade
from assistant.customers.preferences import Preferences
from assistant.errors import JournalDown, PhotoGone
from assistant.hearing.ports import NOTHING_HEARD, Transcript, Word
from assistant.hearing.recording import Recording, check_length
from assistant.ports import Integers, Look, Mask, Pixels, Vectors
from assistant.speaking.bounds import paced, spoken_text
from assistant.types import Review, Seen


class LetterEncoder:
    """Counts letters: texts of the same letters are alike."""

    name = "letters"

    def embed(self, texts: Sequence[str]) -> Vectors:
        counts = np.array(
            [[text.casefold().count(letter) for letter in "abcdefghijklmnopqrstuvwxyz"] for text in texts]
        )
        lengths = np.linalg.norm(counts, axis=1, keepdims=True)
        return (counts / np.where(lengths == 0, 1, lengths)).astype(np.float32)


class MeanColors:
    """Sees the mean color of a photo, and in a text its first color word: both as red, green, blue and their rest."""

    def __init__(self, name: str = "mean colors") -> None:
        self.name = name
        self.looked = 0  # photos

    def photos(self, photos: Sequence[Pixels]) -> Vectors:
        self.looked += len(photos)
        return self._vectors([photo.reshape(-1, 3).mean(axis=0) for photo in photos])

    def texts(self, texts: Sequence[str]) -> Vectors:
        words = (next((word for word in text.split() if word in ImageColor.colormap), "gray") for text in texts)
        return self._vectors([ImageColor.getrgb(word)[:3] for word in words])

    def _vectors(self, colors: Sequence[Sequence[float]]) -> Vectors:
        rows = np.array(colors, np.float32).reshape(-1, 3) / 255
        rows = np.hstack([rows, 1 - rows.max(axis=1, keepdims=True) + 0.01])
        return (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)


class ExactIndex:
    """Compares with every vector."""

    def __init__(self, ids: Sequence[str], vectors: Vectors) -> None:
        self.ids, self.vectors = ids, vectors

    def search(self, vector: Vectors, k: int, allowed: Mask | None) -> list[tuple[str, float]]:
        likeness = (self.vectors @ vector).tolist()
        rows = range(len(self.ids)) if allowed is None else np.flatnonzero(allowed).tolist()
        return sorted(((self.ids[row], likeness[row]) for row in rows), key=lambda pair: -pair[1])[:k]

    def of(self, rows: Integers) -> Vectors:
        return self.vectors[rows]

    def close(self) -> None:
        self.ids, self.vectors = [], self.vectors[:0]


class ListedWords:
    """Counts how many of the words a product's text holds."""

    def __init__(self, texts: dict[str, str]) -> None:
        self.texts = {product: text.casefold() for product, text in texts.items()}

    def search(self, words: Sequence[str], k: int) -> list[tuple[str, float]]:
        scores = {product: sum(word.casefold() in text for word in words) for product, text in self.texts.items()}
        found = [(product, float(score)) for product, score in scores.items() if score]
        return sorted(found, key=lambda pair: -pair[1])[:k]

    def saying(self, words: Sequence[str]) -> frozenset[str]:
        saying = {product for product, text in self.texts.items() if all(word.casefold() in text for word in words)}
        return frozenset(saying if words else ())

    def known(self, words: Sequence[str]) -> frozenset[str]:
        return frozenset(word for word in words if any(word.casefold() in text for text in self.texts.values()))


class HeldLooks:
    """Sees the same in every photo, and has the uploads of its owners: `photos` names them as (id, owner)."""

    def __init__(self, seen: Sequence[Seen] = (), photos: Sequence[tuple[str, str]] = ()) -> None:
        self.shown = Look(np.array([1, 0], np.float32), tuple(seen))
        self.photos = set(photos)

    def at(self, upload: str, owner: str) -> Look:
        if (upload, owner) not in self.photos:
            raise PhotoGone("Gone.")
        return self.shown

    def look(self, photo: Pixels) -> Look:
        return self.shown


class HeldCarts:
    """Keeps carts in memory, one change after the other."""

    def __init__(self) -> None:
        self.held: dict[str, Cart] = {}
        self._lock = Lock()

    def of(self, customer: str) -> Cart:
        return self.held.get(customer, ())

    def change(self, customer: str, edit: Edit) -> Changed:
        with self._lock:
            before = self.of(customer)
            self.held[customer] = edit(before)
            return Changed(before, self.held[customer])

    def forget(self, customer: str) -> None:
        self.held.pop(customer, None)


class HeldReviews:
    """Holds the reviews of products."""

    def __init__(self, reviews: Sequence[Review] = ()) -> None:
        self.reviews = reviews

    def of(self, item_group_id: str, most: int) -> Sequence[Review]:
        found = [each for each in self.reviews if each.item_group_id == item_group_id]
        passed = [place * most // len(found) for place in range(len(found) + 1)] if found else []
        return [each for place, each in enumerate(found) if passed[place + 1] > passed[place]]


class LoudnessDetector:
    """Takes what is louder than -40 dB for speech, in windows of 20 ms."""

    name = "loudness"

    def begin(self) -> "LoudnessDetection":
        return LoudnessDetection()


class LoudnessDetection:
    def __init__(self) -> None:
        self._waiting = np.zeros(0, np.int16)
        self._likelihood = 0.0

    def feed(self, samples: Samples) -> float:
        waiting = np.concatenate([self._waiting, samples])
        while len(waiting) >= FRAME:
            self._likelihood = 1.0 if level_db(waiting[:FRAME]) > -40 else 0.0
            waiting = waiting[FRAME:]
        self._waiting = waiting
        return self._likelihood


class ToneSpeaker:
    """Speaks each letter as a tone of its own, 40 ms long; counts the sentences it was asked for."""

    name = "tones"
    rate = 8000

    def __init__(self) -> None:
        self.asked: list[str] = []

    def speak(self, sentence: str, *, speed: float = 1.0) -> Samples:
        text = spoken_text(sentence)
        self.asked.append(text)
        times = np.arange(round(0.04 * self.rate / paced(speed))) / self.rate
        tones = [from_waves(0.5 * np.sin(2 * np.pi * (200 + 10 * (ord(each) % 200)) * times)) for each in text]
        return joined(tones)

    def close(self) -> None:
        self.asked.clear()


class FakeTranscriber:
    """Hears the same text in whatever is loud enough, and nothing in silence."""

    name = "the same text"

    def __init__(self, text: str, confidence: float = 1.0) -> None:
        self.text, self.confidence = text, confidence

    def transcribe(self, samples: Samples) -> Transcript:
        check_length(len(samples))
        if level_db(samples) < -60:
            return NOTHING_HEARD
        end = len(samples) / RATE
        words = tuple(Word(word, self.confidence, 0.0, end) for word in self.text.split())
        return Transcript(self.text, self.confidence, words)

    def listen(self) -> "FakeUtterance":
        return FakeUtterance(self)


class FakeUtterance:
    """Keeps what is said until its end."""

    def __init__(self, transcriber: FakeTranscriber) -> None:
        self._transcriber, self._recording = transcriber, Recording()

    def feed(self, samples: Samples) -> None:
        self._recording.add(samples)

    def partial(self) -> str:
        return self._transcriber.transcribe(self._recording.all()).text

    def finish(self) -> Transcript:
        return self._transcriber.transcribe(self._recording.end())


class HeldCustomers:
    """Keeps consents and preferences in memory."""

    def __init__(self, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self.consents: dict[str, Consent] = {}
        self.held: dict[str, Preferences] = {}
        self._now = now

    def consent(self, customer: str) -> Consent | None:
        return self.consents.get(customer)

    def agree(self, customer: str, *, agreed: bool) -> None:
        self.consents[customer] = Consent(agreed, self._now())
        if not agreed:
            self.held.pop(customer, None)

    def preferences(self, customer: str) -> Preferences:
        return self.held.get(customer, ())

    def remember(self, customer: str, edit: EditPreferences) -> bool:
        said = self.consents.get(customer)
        if said is None or not said.agreed:
            return False
        self.held[customer] = edit(self.preferences(customer))
        return True

    def forget(self, customer: str, conversations: Sequence[str] = ()) -> None:
        self.consents.pop(customer, None)
        self.held.pop(customer, None)


class HeldJournal:
    """Keeps in memory what it is told, all of it as of customers who agreed; `is_down` lets it fail."""

    def __init__(self) -> None:
        self.searches: list[tuple[str, SearchMade]] = []
        self.events: list[tuple[str, Event]] = []
        self.is_down = False

    def write(self, customer: str, model: str, search: SearchMade | None, events: Sequence[Event]) -> None:
        if self.is_down:
            raise JournalDown("Down.")
        self.searches += [(customer, search)] if search else []
        self.events += [(customer, each) for each in events]

    def take_back(self, customer: str, events: Sequence[Event]) -> None:
        gone = {(customer, each.kind, each.item_group_id) for each in events}
        self.events = [
            (whose, each) for whose, each in self.events if (whose, each.kind, each.item_group_id) not in gone
        ]

    def counts(self, customer: str) -> dict[str, int]:
        if self.is_down:
            raise JournalDown("Down.")
        return dict(Counter(each.kind.value for whose, each in self.events if whose == customer))
