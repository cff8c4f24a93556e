"""Finding phrases: values, requests and actions, longest first from the left."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from assistant.language.colors import names as color_names
from assistant.language.corrections import hesitates
from assistant.language.cover import Cover, Span
from assistant.language.lexicon import actions, phrases
from assistant.language.nouns import singular
from assistant.language.people import PRONOUNS
from assistant.language.senses import Sense, Sign
from assistant.language.vocabulary import Vocabulary
from assistant.types import Facet

#: Words that may describe a person: "my very tall boyfriend".
_MOST_DESCRIBING = 2
_DEGREES = frozenset({"very", "so", "really"})
#: Before what one eats and drinks these lead to no look: "nothing with vanilla".
_TASTED = frozenset({"with", "without", "no", "not", "of", "from"})
#: Before a word that may be a verb these say that it is one.
_DOERS = frozenset({"that", "it", "which", "who", "he", "she", "everything"})
_MANY_DOERS = frozenset({"to", "i", "we", "you", "they"})
_PEOPLE = frozenset({Facet.GENDER, Facet.AGE_GROUP})
_PERSON_BEFORE = frozenset({"for", "my"})
#: Words of the longest phrase of the lexicon.
_LONGEST = 6


@dataclass(frozen=True)
class Hint:
    """What the NLU says of some tokens."""

    places: range
    facet: Facet


@dataclass
class Scanner:
    """Reads one line's free tokens against a vocabulary."""

    cover: Cover
    vocabulary: Vocabulary
    hints: tuple[Hint, ...] = ()
    _length: int = field(init=False)

    def __post_init__(self) -> None:
        self._length = max(self.vocabulary.longest, _LONGEST)

    def spans(self) -> Iterator[Span]:
        """Yield what is found."""
        place, size = 0, len(self.cover.line.tokens)
        while place < size:
            span = self._at(place)
            if span is not None:
                yield span
            place = span.places.stop if span else place + 1

    def _at(self, place: int) -> Span | None:
        for end in range(min(place + self._length, len(self.cover.line.tokens)), place, -1):
            places = range(place, end)
            if any(self.cover.at(each) is not None for each in places):
                continue
            span = self._meaning(places, self.cover.line.phrase(place, end))
            if span is not None:
                return span
        return None

    def _meaning(self, places: range, phrase: str) -> Span | None:
        if phrase in phrases("idioms") and not self._is_across_pause(places):
            return Span(places, kept=True)
        if phrase in actions():
            return Span(places, action=actions()[phrase])
        sense = self._sense(places, phrase)
        if sense is not None and not self._is_across_pause(places) and not self._is_done(places, phrase):
            return Span(places, terms=sense.terms, named=sense.named, kept=sense.named is not None)
        return Span(places) if phrase in phrases("requests") and not self._is_across_pause(places) else None

    def _is_done(self, places: range, phrase: str) -> bool:
        """Tell whether a word is what something does, and no thing: "satin, that slides"."""
        doers = _DOERS if phrase.endswith("s") else _MANY_DOERS
        return phrase in phrases("doings") and self.cover.text(places.start - 1) in doers

    def _sense(self, places: range, phrase: str) -> Sense | None:
        """Return the likeliest meaning whose sign is there; what the NLU hints at comes first."""
        own = self.vocabulary.senses.get(phrase, ()) or self._contracted(places)
        senses = self._of_what(places, own) or self._written_otherwise(places, phrase)
        if self._is_counted(places.start):
            people = {Facet.GENDER, Facet.AGE_GROUP}
            senses = tuple(each for each in senses if each.sign is Sign.PERSON or each.terms[0].facet not in people)
        for hint in self.hints if senses else ():
            if set(places) <= set(hint.places):
                hinted = [each for each in senses if any(term.facet is hint.facet for term in each.terms)]
                if hinted:
                    return hinted[0]
        return next((each for each in senses if self._has_sign(each.sign, places) or self._joins(each, places)), None)

    def _contracted(self, places: range) -> tuple[Sense, ...]:
        """Return the looks and brands that a word means with an "is" written to it: "purple's not my color"."""
        token = self.cover.line.tokens[places.start]
        if len(places) > 1 or not token.surface.endswith(("'s", "\u2019s")):
            return ()
        senses = self.vocabulary.senses.get(token.text[:-1], ())
        return tuple(each for each in senses if each.terms[0].facet not in _PEOPLE)

    def _joins(self, sense: Sense, places: range) -> bool:
        """Tell whether a look follows another of its kind: "plastic oak" of one who speaks without pauses."""
        before = self.cover.at(places.start - 1)
        return sense.sign is Sign.LOOK and before is not None and before.facet is sense.terms[0].facet

    def _has_sign(self, sign: Sign, places: range) -> bool:
        if sign is Sign.NONE:
            return True
        before, after = self.cover.text(places.start - 1), self.cover.text(places.stop)
        alone = self._is_alone(places)
        if sign is Sign.PERSON:
            is_named = self.cover.text(places.start) not in PRONOUNS
            opens = is_named and (places.start == 0 or self._pauses(places.start))  # "mom needs a robe"
            is_meant = opens or self._is_for(places.start) or self._joins_person(places.start)
            return alone or is_meant or after in phrases("after_person")
        if sign is Sign.MAKER:
            is_place = before in {"in", "to", "near", "around", "across", "through"}  # "three weeks in Patagonia"
            mid_sentence = places.start > 0 and self.cover.line.tokens[places.start].titled and not is_place
            is_small = self.cover.text(places.start) in phrases("function")  # "by next week" names no shop of that name
            is_bound = before in phrases("before_maker") or self._is_category(places.stop)
            return alone or mid_sentence or (is_bound and not is_small)
        return (
            alone
            or self._is_led_to(places)
            or self._leads(places.stop, "after_look")
            or (self._follows(places.start, "negations") and not self._is_edible(places))  # "I can't stand cream"
            or self._follows(places.start, "corrections")
            or hesitates(self.cover, places.start - 1)
            or after in phrases("parts")
            or self._names_thing(places.stop)
            or self._is_apart(places)
            or self._follows_thing(places.start)
        )

    def _is_alone(self, places: range) -> bool:
        """Tell whether only small words stand beside a phrase: "yeah oak"."""
        beside = (place for place in range(len(self.cover.line.tokens)) if place not in places)
        return all(self.cover.text(place) in phrases("interjections") for place in beside)

    def _leads(self, place: int, role: str) -> bool:
        """Tell whether a phrase of a role begins at a place."""
        return any(self.cover.line.phrase(place, place + count) in phrases(role) for count in range(1, _LONGEST))

    def _follows(self, place: int, role: str) -> bool:
        """Tell whether a phrase of a role ends right before a place, or before its article."""
        place -= self.cover.text(place - 1) in {"the", "any"}
        firsts = range(max(place - _LONGEST, 0), place)
        return any(self.cover.line.phrase(first, place) in phrases(role) for first in firsts)

    def _is_led_to(self, places: range) -> bool:
        """Tell whether a word stands before that only a look would follow: "in cream", but not "with no milk"."""
        before = self._before_look(places.start)
        is_tasted = before in _TASTED and self._is_edible(places)
        return before in phrases("before_look") and not is_tasted and not self._is_amount(places.start)

    def _is_edible(self, places: range) -> bool:
        return self.cover.line.phrase(places.start, places.stop) in phrases("edible")

    def _before_look(self, place: int) -> str:
        """Return the word that leads to a look, past what only leads there: "with small dots", "with a check"."""
        before = self.cover.text(place - 1)
        if before in {"a", "an"} and self.cover.text(place - 2) in {"with", "w"}:
            return "with"
        if before == "of" and self.cover.text(place - 2) in {"color", "colour", "shade"}:  # "the color of wine"
            return "color"
        return self.cover.text(place - 2) if before in phrases("describing") else before

    def _is_amount(self, place: int) -> bool:
        """Tell whether there is much or little of what is named: "a lot of coffee"."""
        return self.cover.text(place - 1) == "of" and self.cover.text(place - 2) in phrases("amounts")

    def _is_apart(self, places: range) -> bool:
        """Tell whether a phrase stands by itself in a list: "a blanket, cream, in wool", "sage, cream or blue"."""
        start = places.start - (self.cover.text(places.start - 1) in phrases("before_list"))
        if not (start <= 0 or self._pauses(start)):
            return False
        ends = places.stop >= len(self.cover.line.tokens) or self._pauses(places.stop) or self._lists(places.stop)
        return ends or self.cover.text(places.stop) in phrases("after_list")

    def _lists(self, place: int) -> bool:
        """Tell whether a list goes on by a sign: "olive/brown", "olive + brown"."""
        token = self.cover.line.tokens[place]
        return token.gap.strip() in {"/", "|"} or token.text == "+"

    def _follows_thing(self, place: int) -> bool:
        """Tell whether a category was named right before, or before other values: "hat straw", "tote canvas cream"."""
        before = self.cover.at(place - 1)
        while before is not None and before.terms and not self._pauses(place):
            if before.facet is Facet.CATEGORY:
                return True
            place = before.places.start
            before = self.cover.at(place - 1)
        return False

    def _pauses(self, place: int) -> bool:
        token = self.cover.line.tokens[place]
        return token.pauses or token.breaks

    def _written_otherwise(self, places: range, phrase: str) -> tuple[Sense, ...]:
        """Return what words mean as one ("head phones") or turned round ("shoes for running", "cotton organic")."""
        if phrase.count(" ") == 1:
            joined = self.vocabulary.senses_of(phrase.replace(" ", ""), Facet.CATEGORY)
            is_torn = len(places) == 1 or bool(
                self.cover.line.tokens[places.start + 1].gap.strip()
            )  # "leather (vegan)"
            if joined or is_torn:
                return joined
            noun, _, adjective = phrase.partition(" ")
            turned = f"{adjective} {noun}"  # "cotton organic", "gold rose"
            senses = self.vocabulary.senses.get(turned, ())
            return tuple(each for each in senses if each.terms[0].facet in _turning(turned))
        thing, found, use = phrase.partition(" for ")
        if not found or use in phrases("not_turned"):
            return ()
        uses = (singular(use), f"{use}ing")  # "bag for sleep"
        found_of = (self.vocabulary.senses_of(f"{each} {thing}", Facet.CATEGORY) for each in uses)
        senses = next(filter(None, found_of), ())
        return tuple(each for each in senses if each.named is None)

    def _of_what(self, places: range, senses: tuple[Sense, ...]) -> tuple[Sense, ...]:
        """Put looks before things after "of" and "in", and before a thing: no vase of glass is glasses."""
        if len(senses) > 1 and (self.cover.text(places.start - 1) in {"of", "in"} or self._names_thing(places.stop)):
            return tuple(sorted(senses, key=lambda each: each.terms[0].facet is Facet.CATEGORY))
        return senses

    def _is_counted(self, place: int) -> bool:
        """Tell whether a number stands before a place: a "2 man tent" is for anyone."""
        before = self.cover.token(place - 1)
        is_free = self.cover.at(place - 1) is None
        return is_free and before is not None and before.number is not None and not self.cover.line.tokens[place].pauses

    def _is_for(self, place: int) -> bool:
        """Tell whether "for" or "my" leads to this place: "for my little sister"."""
        described = 0
        while self._leads_to_person(place - 1) or (described < _MOST_DESCRIBING and self._is_free(place - 1)):
            described += not self._leads_to_person(place - 1)
            place -= 1
        return self.cover.text(place - 1) in _PERSON_BEFORE

    def _joins_person(self, place: int) -> bool:
        """Tell whether another person is named right before: "for mom and dad"."""
        other = self.cover.at(place - 2)
        return self.cover.text(place - 1) in {"and", "or"} and other is not None and other.facet in _PEOPLE

    def _leads_to_person(self, place: int) -> bool:
        token = self.cover.token(place)
        is_count = token is not None and token.number is not None and self.cover.at(place) is None
        return self.cover.text(place) in phrases("determiners") - _PERSON_BEFORE or self._is_age(place) or is_count

    def _is_free(self, place: int) -> bool:
        """Tell whether a word at a place means nothing here, in the same breath: "my pregnant wife"."""
        text, span = self.cover.text(place), self.cover.at(place)
        if text in _DEGREES:
            return True
        is_small = not text or text in phrases("function")
        return not is_small and span is None and not self._pauses(place + 1)

    def _is_age(self, place: int) -> bool:
        span = self.cover.at(place)
        return span is not None and span.facet is Facet.AGE_GROUP

    def _names_thing(self, place: int) -> bool:
        """Tell whether a category is named here, or after a few more words that describe it."""
        if self._is_category(place):
            return True
        while words := self._describing(place):
            place += words
            if self._is_category(place) or self._is_category(place + 1):
                return True
        return False

    def _is_category(self, place: int) -> bool:
        """Tell whether a category starts at a place, in the same clause."""
        token = self.cover.token(place)
        if token is None or token.pauses or token.breaks:
            return False
        return any(
            self.vocabulary.senses_of(self.cover.line.phrase(place, end), Facet.CATEGORY)
            for end in range(place + 1, min(place + 4, len(self.cover.line.tokens)) + 1)
        )

    def _describing(self, place: int) -> int:
        """Return how many words at a place describe a thing, as one phrase: "recycled polyester" are two."""
        sizes = range(_MOST_DESCRIBING + 1, 0, -1)
        named = (size for size in sizes if self.vocabulary.senses.get(self.cover.line.phrase(place, place + size)))
        is_small = self.cover.text(place) in {"and", "or", "long", "short", "print", "printed"}
        return next(named, int(is_small))

    def _is_across_pause(self, places: range) -> bool:
        return any(self._pauses(place) for place in places[1:])


def _turning(phrase: str) -> frozenset[Facet]:
    """Return what two words turned round may mean: a material, or a color of its own and no shade."""
    return frozenset({Facet.MATERIAL, Facet.COLOR} if phrase in color_names() else {Facet.MATERIAL})
