"""From a question about a product to what is said of it: columns first, then the shop's own words, then reviews."""

from collections.abc import Callable, Mapping

from assistant.knowing.evidence import evidence, likest
from assistant.knowing.facts import Facts
from assistant.knowing.passages import Passage
from assistant.knowing.product import Product
from assistant.knowing.question import Question, Topic, Verb
from assistant.knowing.reviewing import Reviewing
from assistant.knowing.size_advice import SizeAdvice
from assistant.knowing.stock import sizes_of
from assistant.knowing.stock_answers import StockAnswers
from assistant.knowing.told import Told, quoted, together
from assistant.knowing.words import near, terms_of
from assistant.phrases import Phrases, joined
from assistant.ports import Encoder

Answer = Callable[[Question, Product], Told]


class Knowing:
    """Answers questions about one product. `encoder` tells which of several sentences answers best."""

    def __init__(self, phrases: Phrases, encoder: Encoder) -> None:
        self._phrases = phrases
        self._encoder = encoder
        self._facts = Facts(phrases)
        self._stock = StockAnswers(phrases)
        self._reviewing = Reviewing(phrases)
        self._advice = SizeAdvice(phrases, self._reviewing)
        self._by_topic: Mapping[Topic, Answer] = {
            Topic.PRICE: lambda _, product: self._facts.price(product),
            Topic.BRAND: lambda _, product: self._facts.brand(product),
            Topic.MATERIAL: lambda _, product: self._facts.material(product),
            Topic.RATING: lambda _, product: self._facts.rating(product),
            Topic.CARE: self._facts.care,
            Topic.DIMENSIONS: self._facts.dimensions,
            Topic.VALUE: self._facts.values,
            Topic.SIZE: lambda _, product: self._stock.sizes(product),
            Topic.COLOR: lambda _, product: self._stock.colors(product),
            Topic.STOCK: self._stock.asked,
            Topic.FIT: self._fit,
            Topic.ADVICE: self._advice.answer,
            Topic.REVIEWS: self._reviewing.answer,
            Topic.FREE: self._free,
        }

    def answer(self, question: Question, product: Product) -> Told:
        """Answer every topic of a question but the overview."""
        topics = list(question.topics)
        if Topic.SIZE in topics and Topic.COLOR in topics and sizes_of(product.offers):
            topics.remove(Topic.COLOR)  # sizes are told by color
        return together([self._by_topic[topic](question, product) for topic in topics])

    def _fit(self, _: Question, product: Product) -> Told:
        return together([self._facts.fit(product), self._reviewing.fit(product)])

    def _free(self, question: Question, product: Product) -> Told:
        """Answer from the sentences that name what is asked; else say so, and what comes near or reviews say."""
        terms = terms_of(question.words)
        is_had = question.verb is Verb.HAS
        found = likest(question.text, evidence(terms, product.passages, is_had=is_had), self._encoder)
        if found:
            says = found[0].says if question.is_closed else None
            answer = "says" if says is None else "yes" if says else "no"
            return self._facts.quoted([found[0].passage], answer)
        label = question.label if len(question.topics) == 1 else joined(question.words)
        unknown = Told(self._phrases.say(f"utter_know_unknown_{question.verb.value}", words=label))
        close = [*(terms if len(terms) > 1 else ()), *(each for term in terms for each in near(term))]
        nearest = [each for term in close for each in evidence([term], product.passages)]
        told = [unknown, *(self._nearest(each.passage) for each in nearest[:1])]
        said = self._reviewing.about(terms, question.label, product)
        return together([*told, *([said] if said else [])])

    def _nearest(self, passage: Passage) -> Told:
        text = self._phrases.say("utter_know_near", quote=quoted(passage.text))
        return Told(text, (self._facts.source(passage),))
