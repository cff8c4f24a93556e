"""Answering what people say: of the product, or of a part of it."""

from collections.abc import Sequence

from assistant.knowing.opinions import (
    Agreement,
    Fit,
    Voice,
    agreement,
    both_sides,
    fits,
    mentioning,
    telling,
    tendency,
    voices,
)
from assistant.knowing.product import Product
from assistant.knowing.question import Question, Tone
from assistant.knowing.told import MOST_SOURCES, Told, quoted
from assistant.knowing.words import Term, terms_of
from assistant.phrases import Phrases, joined
from assistant.screen import Source
from assistant.types import Review

#: Sentences of reviews told in one answer; more are among its sources.
MOST_SAID = 2
#: Stars of a bad review at most, and of a good one at least.
BAD, GOOD = 2, 4


class Reviewing:
    """Tells what reviews say."""

    def __init__(self, phrases: Phrases) -> None:
        self._phrases = phrases

    def answer(self, question: Question, product: Product) -> Told:
        """Tell what people say of what was asked, or on the whole."""
        if not product.reviews:
            return Told(self._phrases.say("utter_opinion_none"))
        heard = voices(product.reviews)
        if question.words:
            told = self.about(terms_of(question.words), question.label, product, question.tone)
            if told is not None:
                return told
            return Told(self._phrases.say("utter_opinion_about_none", words=question.label))
        if question.tone is Tone.ANY:
            return self._overall(heard, product)
        return self._of_tone(heard, product, question.tone)

    def about(self, terms: Sequence[Term], label: str, product: Product, tone: Tone = Tone.ANY) -> Told | None:
        """Tell what the reviews say that mention all of these; None where none does."""
        heard = mentioning(voices(product.reviews), terms)
        if not heard:
            return None
        counted = agreement(heard)
        told = heard if tone is Tone.ANY else [each for each in heard if _is_of(each, tone)]
        sentence = self._agreement(counted, label)
        return self._with_voices(f"{sentence}{self._share_read(product)}", both_sides(told) if told else [], told)

    def fit(self, product: Product) -> Told:
        """Tell how many find it small, large or right."""
        found = fits(voices(product.reviews))
        total = sum(map(len, found.values()))
        if not total:
            why = "utter_fit_none" if product.reviews else "utter_opinion_none"
            return Told(self._phrases.say(why))
        largest = max(Fit, key=lambda fit: len(found[fit]))
        named = [self._phrases.count(f"utter_fit_{fit.value}", len(each)) for fit, each in found.items() if each]
        text = self._phrases.say("utter_fit_many", count=total, counts=joined(named))
        if total == 1:
            text = self._phrases.say(f"utter_fit_only_{largest.value}")
        if (said_by_most := tendency(found)) is not None:
            text = f"{text} {self._phrases.say(f'utter_fit_take_{said_by_most}')}"
        rest = [each for fit in Fit if fit is not largest for each in found[fit]]
        said = [*found[largest][:1], *rest[:1]]
        return self._with_voices(f"{text}{self._share_read(product)}", said, [*found[largest], *rest])

    def _overall(self, heard: Sequence[Voice], product: Product) -> Told:
        hit = product.hit
        count, rating = hit.rating_count, hit.rating if hit.rating is not None else 0.0
        text = self._phrases.count("utter_fact_rating", count, rating=f"{rating:.1f}")
        return self._with_voices(f"{text}{self._share_read(product)}", both_sides(heard), heard)

    def _of_tone(self, heard: Sequence[Voice], product: Product, tone: Tone) -> Told:
        """Tell how many reviews are bad, or good, and what the worst or best says."""
        found = [each for each in product.reviews if _stars_are(each, tone)]
        praise = tone is Tone.PRAISE
        if not found:
            stars = (max if praise else min)(each.rating for each in product.reviews)
            text = self._phrases.say(f"utter_opinion_no_{tone.value}", stars=self._stars(stars))
        else:
            response = f"utter_opinion_{tone.value}"
            text = self._phrases.count(response, len(found), total=len(product.reviews))
        candidates = [each for each in heard if _stars_are(each.review, tone)] or list(heard)
        best = telling(candidates, praise=praise)
        others = [each for each in candidates if best is None or (each.place != best.place and each.text != best.text)]
        second = telling(others, praise=praise)
        said = [each for each in (best, second) if each]
        return self._with_voices(f"{text}{self._share_read(product)}", said, said)

    def _agreement(self, counted: Agreement, label: str) -> str:
        if counted.total == 1:
            mood = "praise" if counted.praise else "blame" if counted.blame else "undecided"
            return self._phrases.say(f"utter_opinion_about_one_{mood}", words=label)
        if counted.praise >= counted.blame:
            return self._phrases.say(
                "utter_opinion_about_liked", count=counted.praise, total=counted.total, words=label
            )
        return self._phrases.say("utter_opinion_about_disliked", count=counted.blame, total=counted.total, words=label)

    def _with_voices(self, text: str, said: Sequence[Voice], more: Sequence[Voice]) -> Told:
        quotes = [
            self._phrases.say("utter_opinion_quote", who=self._who(each.review), quote=quoted(each.text))
            for each in said[:MOST_SAID]
        ]
        sources = [Source(name=self._who(each.review), quote=each.text) for each in _distinct([*said, *more])]
        return Told(" ".join([text, *quotes]), tuple(sources[:MOST_SOURCES]))

    def _who(self, review: Review) -> str:
        name = review.reviewer or self._phrases.say("utter_opinion_nameless")
        return self._phrases.say("utter_opinion_who", name=name, stars=self._stars(review.rating))

    def _stars(self, count: int) -> str:
        return self._phrases.count("utter_stars", count)

    def _share_read(self, product: Product) -> str:
        """Say that not all reviews were read, where that is so."""
        read, count = len(product.reviews), product.hit.rating_count
        return " " + self._phrases.say("utter_opinion_share", read=read, count=count) if read < count else ""


def _distinct(heard: Sequence[Voice]) -> list[Voice]:
    """Return the sentences without those that another has said word by word."""
    found: dict[str, Voice] = {}
    for each in heard:
        found.setdefault(each.text, each)
    return list(found.values())


def _is_of(voice: Voice, tone: Tone) -> bool:
    return voice.is_praise if tone is Tone.PRAISE else voice.is_blame


def _stars_are(review: Review, tone: Tone) -> bool:
    return review.rating >= GOOD if tone is Tone.PRAISE else review.rating <= BAD
