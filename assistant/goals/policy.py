"""Questions about the shop itself, answered in the words of its own policies and in no others."""

from collections.abc import Sequence

from assistant.language.asking import asks_service, follows_up
from assistant.language.content import content_words
from assistant.language.stems import stem
from assistant.language.text import words_of
from assistant.people import People
from assistant.policies.book import Policies
from assistant.policies.finding import NEAR, SURE, SURE_OF_ANYTHING, contact, find
from assistant.policies.quoting import Quote
from assistant.ports import Encoder
from assistant.replies import Replies
from assistant.screen import QuickReply, Reply, Source
from assistant.thread import Heard, OrderTold, PolicyTold, Thread, Turn
from assistant.turn import Goal

#: Of what was asked before so much is read.
MOST_CHARACTERS = 300
#: What a question is put with, and names nothing.
_ASKING = frozenset({"long", "much", "many", "take", "takes", "cost", "costs", "have", "get", "time", "soon", "fast"})

#: By these a product is pointed at: "can you wash it" asks no service.
_ABOUT_ONE = frozenset({"it", "this", "that", "these", "those", "one", "ones"})


class Policy:
    """Quotes what a shop says of delivery, returns, payment and the like. The search stays as it is."""

    def __init__(self, policies: Policies, encoder: Encoder, people: People, replies: Replies) -> None:
        self._policies = policies
        self._encoder = encoder
        self._people = people
        self._replies = replies

    def __call__(self, heard: Heard, thread: Thread) -> Turn:
        """Quote what answers; or what is near, as no more than that; or own up that the shop does not say."""
        book = self._policies.current()
        if book is None:
            return Turn(thread=thread, reply=self._plain("utter_policy_none", thread), is_understood=False)
        found = find(heard.text, self._encoder, book, NEAR)
        if found.confidence >= SURE:
            return self._told(heard.text, found.quotes, thread)
        near, desk = found.quotes[:1], contact(self._encoder, book)
        reply = self._quoted("utter_policy_near", near, thread) if near else self._plain("utter_policy_unknown", thread)
        if desk and desk.section not in [each.section for each in near]:
            reply = self._with_desk(reply, desk)
        return Turn(thread=thread, reply=reply, is_understood=bool(near))

    def is_meant(self, text: str) -> bool:
        """Tell whether a text asks for a service, or for something that the policies may say."""
        if asks_service(text):
            return True
        book = self._policies.current()
        return book is not None and bool(find(text, self._encoder, book, NEAR).quotes)

    def serving(self, otherwise: Goal) -> Goal:
        """Answer a question for a service, of which the things it names are no answer: "can you hem jeans"."""

        def goal(heard: Heard, thread: Thread) -> Turn:
            is_meant = asks_service(heard.text) and not (heard.chip or heard.photo or heard.product)
            return (self if is_meant and not _ABOUT_ONE & set(words_of(heard.text)) else otherwise)(heard, thread)

        return goal

    def before(self, otherwise: Goal) -> Goal:
        """Let the policies answer what was taken for another goal, where they surely do: they may be about anything."""

        def goal(heard: Heard, thread: Thread) -> Turn:
            book = self._policies.current() if heard.text else None
            quotes = find(heard.text, self._encoder, book, SURE_OF_ANYTHING).quotes if book else ()
            return self._told(heard.text, quotes, thread) if quotes else otherwise(heard, thread)

        return goal

    def follow_up(self, heard: Heard, thread: Thread) -> Turn | None:
        """Go on with what was asked before, "and to Canada?"; None where a message asks no such thing."""
        question, book = thread.asked, self._policies.current()
        if book is None or not isinstance(question, PolicyTold) or not follows_up(heard.text):
            return None
        said = f"{question.said} {heard.text}"[-MOST_CHARACTERS:]
        alone, both = (find(text, self._encoder, book, SURE) for text in (heard.text, said))
        if both.confidence > alone.confidence and _tells_of(heard.text, both.quotes):
            return self._told(said, both.quotes, thread)
        return self._told(heard.text, alone.quotes, thread) if alone.quotes else None

    def _told(self, said: str, quotes: Sequence[Quote], thread: Thread) -> Turn:
        """Answer, and wait for what goes on with it, unless another question is open."""
        is_free = thread.asked is None or isinstance(thread.asked, OrderTold | PolicyTold)
        kept = thread.model_copy(update={"asked": PolicyTold(said=said)}) if is_free else thread
        return Turn(thread=kept, reply=self._answer(quotes, thread))

    def _answer(self, quotes: Sequence[Quote], thread: Thread) -> Reply:
        """Answer in the shop's own words; by ear, in those of the best quote alone."""
        reply = self._quoted("utter_policy", quotes, thread)
        return reply.model_copy(update={"speech": quotes[0].speech, "quick_replies": ()})

    def _quoted(self, response: str, quotes: Sequence[Quote], thread: Thread) -> Reply:
        say = self._replies.phrases.say
        return self._plain(response, thread, quotes=self._text(quotes)).model_copy(
            update={"speech": say(response, quotes=quotes[0].speech), "sources": _sources(quotes)}
        )

    def _with_desk(self, reply: Reply, desk: Quote) -> Reply:
        """Add who may know, in the shop's own words."""
        say = self._replies.phrases.say
        return reply.model_copy(
            update={
                "text": f"{reply.text} {say('utter_policy_contact', quotes=self._text([desk]))}",
                "speech": f"{reply.speech} {say('utter_policy_contact', quotes=desk.speech)}",
                "sources": (*reply.sources, *_sources([desk])),
            }
        )

    def _text(self, quotes: Sequence[Quote]) -> str:
        """Write quotes and whose they are."""
        say = self._replies.phrases.say
        return " ".join(say("utter_policy_quote", quote=each.text, source=each.section.name) for each in quotes)

    def _plain(self, response: str, thread: Thread, **values: str) -> Reply:
        """Say one response; to ask a person is offered, where there is one."""
        say = self._replies.phrases.say
        text, offers = say(response, **values), [say("utter_quick_ask_person")] if self._people.is_staffed else []
        return Reply(
            text=text,
            speech=text,
            chips=self._replies.chips(thread.search.wish),
            quick_replies=tuple(QuickReply(label=each, text=each) for each in offers),
        )


def _tells_of(text: str, quotes: Sequence[Quote]) -> bool:
    """Tell whether quotes say something of what a text names, or it names nothing: "and how much is it"."""
    named = {stem(word) for word in content_words(text) if word not in _ASKING}
    said = {stem(word) for each in quotes for word in words_of(f"{each.section.name} {each.text}")}
    return bool(quotes) and (not named or bool(named & said))


def _sources(quotes: Sequence[Quote]) -> tuple[Source, ...]:
    return tuple(Source(name=each.section.name, quote=each.text) for each in quotes)
