"""How well a sentence speaks of a thing: VADER's lexicon (Hutto and Gilbert, ICWSM 2014), taught a shop's words."""

import re
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import yaml

from assistant.language.text import alternatives

if TYPE_CHECKING:
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer


def sentiment(text: str) -> float:
    """Return -1 (nothing but blame) to 1 (nothing but praise); 0 where no word of it judges."""
    analyzer, phrases = _taught()
    scores: dict[str, float] = analyzer.polarity_scores(phrases.sub(_as_one_word, text))
    return scores["compound"]


@cache
def _taught() -> "tuple[SentimentIntensityAnalyzer, re.Pattern[str]]":
    """Return the analyzer with the words of shoppers, and a pattern of their phrases."""
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

    lexicon: dict[str, Any] = yaml.safe_load(files("assistant.knowing").joinpath("sentiment.yml").read_text("utf-8"))
    phrases: dict[str, float] = lexicon["phrases"]
    analyzer = SentimentIntensityAnalyzer()
    analyzer.lexicon.update(lexicon["words"])
    analyzer.lexicon.update({_joined(phrase): value for phrase, value in phrases.items()})
    return analyzer, re.compile(rf"\b(?:{alternatives(phrases)})\b", re.IGNORECASE)


def _as_one_word(match: re.Match[str]) -> str:
    return _joined(match.group().lower())


def _joined(phrase: str) -> str:
    return phrase.replace(" ", "_")
