"""Saying what a survey of the shop counted."""

from assistant.chips import description
from assistant.language.asking import Asked
from assistant.language.kinds import closure
from assistant.money import amount
from assistant.phrases import joined
from assistant.replies import Replies
from assistant.retrieval.survey import Survey
from assistant.screen import QuickReply, Reply
from assistant.types import Facet, Wish
from assistant.wish import categories as kinds_wanted

#: Values that are read at a glance, and by ear.
MOST_VALUES, MOST_SPOKEN = 12, 5
QUICK = 4


def surveyed(
    asked: Asked | Facet, wish: Wish, survey: Survey, replies: Replies, saying: tuple[str, int] = ("", 0)
) -> Reply:
    """Answer what was asked with what was counted; `saying` are free words, and how many products say them."""
    if isinstance(asked, Facet):
        return _listed(asked, wish, survey, replies)
    text = _counted(wish, survey, replies) if asked is Asked.COUNT else _priced(wish, survey, replies)
    words, count = saying
    if asked is Asked.COUNT and words:
        text = f"{text} {replies.phrases.count('utter_survey_saying', count, words=words)}"
    return Reply(text=text, speech=text, chips=replies.chips(wish))


def _counted(wish: Wish, survey: Survey, replies: Replies) -> str:
    what = _what(wish, replies)
    if survey.prices is None:
        return replies.phrases.say("utter_survey_none", what=what)
    return replies.phrases.count("utter_survey_count", survey.products, what=what, prices=_prices(survey, replies))


def _priced(wish: Wish, survey: Survey, replies: Replies) -> str:
    what = _what(wish, replies)
    if survey.prices is None:
        return replies.phrases.say("utter_survey_none", what=what)
    if survey.prices.lowest == survey.prices.highest:
        return replies.phrases.say("utter_survey_price", what=what, prices=_prices(survey, replies))
    median = amount(survey.prices.median, replies.currency())
    return replies.phrases.say("utter_survey_prices", what=what, prices=_prices(survey, replies), median=median)


def _listed(facet: Facet, wish: Wish, survey: Survey, replies: Replies) -> Reply:
    values = _telling(facet, wish, survey)
    what, name = _what(wish, replies), replies.phrases.say(f"utter_facets_{facet.value}")
    if not values:
        text = replies.phrases.say("utter_survey_unsaid", what=what, facet=name)
        return Reply(text=text, speech=text, chips=replies.chips(wish))
    shown = [f"{value} ({count})" for value, count in values[:MOST_VALUES]]
    spoken = [value for value, _ in values[:MOST_SPOKEN]]
    return Reply(
        text=_all_of(shown, len(values), what, name, replies),
        speech=_all_of(spoken, len(values), what, name, replies),
        chips=replies.chips(wish),
        quick_replies=tuple(QuickReply(label=value, text=value) for value in spoken[:QUICK]),
    )


def _all_of(told: list[str], count: int, what: str, name: str, replies: Replies) -> str:
    more = count - len(told)
    if more:
        return replies.phrases.say("utter_survey_some", what=what, facet=name, values=", ".join(told), more=more)
    return replies.phrases.say("utter_survey_all", what=what, facet=name, values=joined(told))


def _telling(facet: Facet, wish: Wish, survey: Survey) -> list[tuple[str, int]]:
    """Return the values that tell what was asked: of kinds, those narrower than what is named, or the widest."""
    values = list(survey.values[facet])
    if facet is not Facet.CATEGORY:
        return values
    named = kinds_wanted(wish.constraints)
    known = {wider for value in named for wider in closure(value)}
    if named:
        return [pair for pair in values if pair[0] not in known and closure(pair[0]) & named]
    all_kinds = {value for value, _ in values}
    return [pair for pair in values if not (closure(pair[0]) - {pair[0]}) & all_kinds]


def _what(wish: Wish, replies: Replies) -> str:
    """Name what was counted: "“red dress”", or all the products."""
    told = description(wish, replies.phrases, replies.currency())
    return replies.phrases.say("utter_survey_wish", wish=told) if told else replies.phrases.say("utter_survey_shop")


def _prices(survey: Survey, replies: Replies) -> str:
    assert survey.prices is not None  # noqa: S101 - told of products only
    lowest, highest = (amount(each, replies.currency()) for each in (survey.prices.lowest, survey.prices.highest))
    if lowest == highest:
        return replies.phrases.say("utter_survey_at", price=lowest)
    return replies.phrases.say("utter_survey_from_to", lowest=lowest, highest=highest)
