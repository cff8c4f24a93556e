"""What customers say of themselves once for all: kept for the conversation, and beyond it only as they agree."""

from collections.abc import Callable, Sequence
from datetime import datetime

from assistant import wish as wishes
from assistant.chips import description
from assistant.customers.book import Customers
from assistant.customers.opinions import declined
from assistant.customers.preferences import MOST_SAID_CHARACTERS, Preferences, joined
from assistant.goals.asking import quick_replies, said_to
from assistant.goals.search import found
from assistant.language.kinds import closure
from assistant.language.preferences import (
    facets_named,
    is_lasting,
    is_of_another,
    kinds_named,
    left_out,
    may_last,
    told_words,
)
from assistant.language.sizes import size_matches
from assistant.phrases import joined as listed
from assistant.replies import Replies
from assistant.screen import Reply
from assistant.searching import Searching
from assistant.thread import Heard, MayRemember, Thread, Turn
from assistant.turn import Goal
from assistant.types import Choice, Constraint, Facet, Preference, Reading, Wish

#: What may be liked once for all, beside what may be refused: anything.
LIKED = frozenset({Facet.COLOR, Facet.PATTERN, Facet.MATERIAL, Facet.BRAND, Facet.SIZE})
#: Words, and characters, of what cannot be kept and is named all the same.
MOST_UNKEPT, MOST_UNKEPT_CHARACTERS = 3, 40
YES, NO = "utter_quick_may_yes", "utter_quick_may_no"


class Preferring:
    """Hears preferences. `goals` search and refine, as a sentence does that says none; `now` has a zone."""

    def __init__(
        self, searching: Searching, customers: Customers, goals: tuple[Goal, Goal], now: Callable[[], datetime]
    ) -> None:
        self._searching = searching
        self._shop = searching.shop
        self._customers = customers
        self._replies = searching.replies
        self._search, self._refine = goals
        self._now = now

    def prefer(self, heard: Heard, thread: Thread) -> Turn:
        """Keep what is said, and tell so; what is looked for obeys it at once."""
        reading = self._shop.read(heard.text, heard.mentions)
        if is_of_another(heard.text) and reading.constraints:
            return (self._search if wishes.names_kind(reading) else self._refine)(heard, thread)
        if _only_searches(heard.text, reading):
            return self._search(heard, thread)
        new = self._stated(heard, reading) or self._of_wish(heard, thread)
        if not new and wishes.names_kind(reading):
            return self._search(heard, thread)
        if not new and wishes.tells_whom(reading):  # "I'm a man"
            return self._refine(heard, thread)
        if not new:
            return self._not_kept(heard, reading, thread)
        held = self._held(heard.text, reading, thread.search.wish)
        turn = Turn(thread=thread, reply=None)
        if held:
            turn = found(self._searching.instead(held, heard, thread.search), thread)
        return self.keep(heard, turn, new)

    def beside(self, goal: Goal) -> Goal:
        """Return a goal that also keeps what is refused once for all, without a word: "I hate yellow"."""

        def kept(heard: Heard, thread: Thread) -> Turn:
            turn = goal(heard, thread)
            if not turn.is_understood or not is_lasting(heard.text):
                return turn
            stated = self._stated(heard, self._shop.read(heard.text, heard.mentions))
            new = tuple(each for each in stated if each.negated)
            return self.keep_beside(heard, turn, new) if new else turn

        return kept

    def keep_beside(self, heard: Heard, turn: Turn, new: Preferences) -> Turn:
        """Return the turn with what is new kept, without a word."""
        self._customers.remember(heard.customer, lambda old: joined(old, new))
        return turn.model_copy(update={"thread": _with(turn.thread, new)})

    def answer(self, heard: Heard, thread: Thread) -> Turn | None:
        """Take a yes or a no to being remembered."""
        if not isinstance(thread.asked, MayRemember):
            return None
        agreed = said_to(heard, self._replies.phrases, YES, NO)
        if agreed is None:
            return None
        self._customers.agree(heard.customer, agreed=agreed)
        self._customers.remember(heard.customer, lambda old: joined(old, thread.preferences))
        reply = self._replies.plain("utter_may_yes" if agreed else "utter_may_no", thread.search.wish)
        return Turn(thread=thread.model_copy(update={"asked": None}), reply=reply)

    def keep(self, heard: Heard, turn: Turn, new: Preferences) -> Turn:
        """Keep what is new, and say so before what is said of the search; ask once whether it may stay."""
        is_remembered = self._customers.remember(heard.customer, lambda old: joined(old, new))
        thread, told = _with(turn.thread, new), described(new, self._replies)
        said = "utter_prefer_remembered" if is_remembered else "utter_prefer_kept"
        sentences = [self._replies.phrases.say(said, told=told)]
        asks = not is_remembered and not thread.asked_to_remember and self._customers.consent(heard.customer) is None
        if asks:
            thread = thread.model_copy(update={"asked": MayRemember(), "asked_to_remember": True})
        last = [self._replies.phrases.say("utter_may_remember")] if asks else []
        reply = _around(turn.reply, sentences, last) or self._plain(" ".join([*sentences, *last]), thread)
        if asks:
            reply = reply.model_copy(update={"quick_replies": quick_replies(self._replies.phrases, YES, NO)})
        return turn.model_copy(update={"thread": thread, "reply": reply})

    def _plain(self, text: str, thread: Thread) -> Reply:
        return Reply(text=text, speech=text, chips=self._replies.chips(thread.search.wish))

    def _stated(self, heard: Heard, reading: Reading) -> Preferences:
        """Return what a sentence says once for all."""
        now, said = self._now(), heard.text[:MOST_SAID_CHARACTERS]
        choices = [each for each in _told(heard.text, reading) if isinstance(each, Choice)]
        return tuple(
            Preference(
                facet=each.facet,
                value=value,
                negated=each.negated,
                kinds=kinds_named(heard.text) if each.facet is Facet.SIZE else (),
                at=now,
                said=said,
            )
            for each in choices
            if each.negated or each.facet in LIKED
            for value in each.values
            if each.facet is not Facet.SIZE or self._is_sold(value)
        )

    def _held(self, text: str, reading: Reading, wish: Wish) -> tuple[Constraint, ...]:
        """Return what of it is new to what is looked for; of sizes only those that this has, told of things like it."""
        if wish == Wish() or wishes.names_another_kind(wish, reading):
            return ()
        kinds = frozenset(kinds_named(text))
        is_of_others = bool(kinds) and not any(kinds & closure(each) for each in wishes.categories(wish.constraints))
        told = _told(text, reading)
        sizes = [each for each in told if isinstance(each, Choice) and each.facet is Facet.SIZE]
        left = [
            each
            for each in sizes
            if is_of_others or not any(self._shop.stock.sells(wish, size) for size in each.values)
        ]
        held = tuple(each for each in told if each not in left)
        return () if wishes.refined(wish, Reading(constraints=held), ()) == wish else held

    def _is_sold(self, size: str) -> bool:
        """Tell whether anything here has a size: nobody's shoe size is 420."""
        sizes = self._shop.shelves.current().assortment.vocabulary.sizes
        return any(size_matches(size, each) for each in sizes)

    def _of_wish(self, heard: Heard, thread: Thread) -> Preferences:
        """Return what the wish says of what is to be remembered: "remember my size", of dresses in M; not a number."""
        if any(sign.isdigit() for sign in heard.text):  # "my shoe size is 420" means no other size
            return ()
        facets, wish = facets_named(heard.text), thread.search.wish
        kept = tuple(each for each in wish.constraints if each.facet in facets)
        stated = self._stated(heard, Reading(constraints=kept))
        kinds = tuple(sorted(wishes.categories(wish.constraints)))
        return tuple(each.model_copy(update={"kinds": kinds}) if each.facet is Facet.SIZE else each for each in stated)

    def _not_kept(self, heard: Heard, reading: Reading, thread: Thread) -> Turn:
        """Say what was understood of a preference that nothing here can be kept by, or ask for one."""
        sizes = (each.values for each in reading.constraints if isinstance(each, Choice) and each.facet is Facet.SIZE)
        size = ", ".join(value for values in sizes for value in values)
        said = unkept(heard.text, reading)
        if not (size or said):
            reply = self._replies.plain("utter_prefer_unclear", thread.search.wish)
            return Turn(thread=thread, reply=reply, is_understood=False)
        response = "utter_prefer_size_unknown" if size else "utter_prefer_unknown"
        return Turn(thread=thread, reply=self._plain(self._replies.phrases.say(response, said=size or said), thread))


def _only_searches(text: str, reading: Reading) -> bool:
    """Tell whether a text names what is looked for, and nothing that holds beyond: "shoes under 50, size 39"."""
    return wishes.names_kind(reading) and not may_last(text)


def unkept(text: str, reading: Reading) -> str:
    """Return what a lasting sentence names that no value was made of: "nickel"; "" for nothing, or too much."""
    named = reading.unknown or reading.refused or told_words(reading.words)
    said = " ".join(named)
    return said if is_lasting(text) and len(named) <= MOST_UNKEPT and len(said) <= MOST_UNKEPT_CHARACTERS else ""


def described(preferences: Sequence[Preference], replies: Replies) -> str:
    """Write preferences as one phrase: "not wool and size 38"."""
    return listed([_described(each, replies) for each in preferences])


def _described(each: Preference, replies: Replies) -> str:
    if each.facet is Facet.BODY:
        measure, value = each.value.split()
        return replies.phrases.say(f"utter_body_{measure}", value=value)
    choice = Choice(facet=each.facet, values=(each.value,), negated=each.negated)
    return description(Wish(constraints=(choice,)), replies.phrases, replies.currency())


def acquainted(customers: Customers, goal: Goal) -> Goal:
    """Return a goal that knows what its customer prefers: as it is remembered, and as it was said just now."""

    def aware(heard: Heard, thread: Thread) -> Turn:
        said = customers.consent(heard.customer)
        is_known = said is not None and said.agreed
        remembered = customers.preferences(heard.customer) if is_known else ()
        both = joined(remembered, thread.preferences)
        known = {"preferences": both, "known_as": heard.customer if is_known else None}
        return goal(heard.model_copy(update={**known, "declined": declined(thread.opinions)}), thread)

    return aware


def _told(text: str, reading: Reading) -> tuple[Constraint, ...]:
    """Return what a reading says, with what the way of life that its text names leaves out."""
    materials = left_out(text)
    of_diet = (Choice(facet=Facet.MATERIAL, values=materials, negated=True),) if materials else ()
    return (*reading.constraints, *of_diet)


def _with(thread: Thread, new: Preferences) -> Thread:
    return thread.model_copy(update={"preferences": joined(thread.preferences, new)}) if new else thread


def _around(reply: Reply | None, before: Sequence[str], after: Sequence[str]) -> Reply | None:
    if reply is None:
        return None
    both = {
        "text": " ".join([*before, reply.text, *after]),
        "speech": " ".join([*before, reply.speech, *after]),
    }
    return reply.model_copy(update=both)
