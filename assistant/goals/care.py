"""Goals that bring people in, and what is said while a person has the conversation."""

from collections.abc import Mapping

from assistant.goals.briefing import Briefing
from assistant.language.consent import consent, wants_assistant
from assistant.people import Cause, Line, Passed, People, Reached
from assistant.replies import Replies
from assistant.screen import QuickReply, Reply
from assistant.thread import Heard, OfferedPerson, Thread, Turn

#: Turns in a row that led to nothing, after which a person is offered: after these, and again after as many.
MOST_MISUNDERSTOOD = 2

#: What an intent says to the offer of a person; of signs alone ("?") it is a guess, and no guess brings people in.
_BY_INTENT: Mapping[str, bool] = {"affirm": True, "deny": False, "handback": False}

_CAUSES: Mapping[str, Cause] = {"insult": Cause.INSULT, "distress": Cause.DISTRESS, "advice": Cause.ADVICE}


class Care:
    """Brings customers together with people of the shop. `emergency` is a number to call, "" where none is set."""

    def __init__(self, people: People, briefing: Briefing, replies: Replies, emergency: str = "") -> None:
        self._people = people
        self._briefing = briefing
        self._replies = replies
        self._emergency = emergency

    def handoff(self, heard: Heard, thread: Thread) -> Turn:
        """Hand the conversation over, as the customer asks; or stay, where they want the assistant that they have."""
        if heard.intent == "handback":
            return Turn(thread=thread, reply=self._say(thread, "utter_handoff_here"))
        return self._hand_over(heard, thread, Cause.ASKED)

    def care(self, heard: Heard, thread: Thread) -> Turn:
        """Answer an insult, despair, or a medical or legal matter with a fitting sentence, and offer a person."""
        cause = _CAUSES[heard.intent]
        sentences = [f"utter_{cause}"]
        if cause is Cause.DISTRESS:
            sentences.append("utter_emergency_number" if self._emergency else "utter_emergency")
        return self._offered(Turn(thread=thread, reply=self._say(thread, *sentences)), cause)

    def before(self, heard: Heard, thread: Thread) -> Turn | None:
        """Pass a message on to the person who has the conversation; None where nobody has."""
        if not self._people.holds(heard.conversation):
            return None
        if wants_assistant(heard.text) or (heard.intent == "handback" and not heard.text):
            self._people.release(heard.conversation)
            return Turn(thread=thread, reply=self._say(thread, "utter_handoff_released"))
        passed = self._people.pass_on(heard.conversation, self._briefing.words(heard, thread))
        if passed is Passed.ON:
            return Turn(thread=thread, reply=None)
        return Turn(thread=thread, reply=self._say(thread, f"utter_handoff_{passed}", held=passed is Passed.FIRST))

    def after(self, heard: Heard, turn: Turn) -> Turn:
        """Offer a person where too much was not understood; tell what people said where nothing else tells it."""
        count = turn.thread.misunderstood
        is_offered = isinstance(turn.thread.asked, OfferedPerson)
        if not turn.is_understood and count and count % MOST_MISUNDERSTOOD == 0 and not is_offered:
            turn = self._offered(turn, Cause.MISUNDERSTOOD)
        news = () if heard.is_pushed else self._people.news(heard.conversation)
        return turn.model_copy(update={"reply": self._with_news(turn, [self._told(line) for line in news])})

    def answer(self, heard: Heard, thread: Thread) -> Turn | None:
        """Take a yes or a no, in any form, to the offer of a person."""
        question = thread.asked
        if not isinstance(question, OfferedPerson):
            return None
        said = consent(heard.text)
        has_words = any(sign.isalnum() for sign in heard.text)
        is_wanted = _BY_INTENT.get(heard.intent) if said is None and has_words else said
        if is_wanted is None:
            return None
        thread = thread.model_copy(update={"asked": None})
        if is_wanted:
            return self._hand_over(heard, thread, question.cause)
        return Turn(thread=thread, reply=self._say(thread, "utter_person_declined"))

    def _hand_over(self, heard: Heard, thread: Thread, cause: Cause) -> Turn:
        reached = self._people.request(self._briefing.request(heard, thread, cause))
        reply = self._say(thread, f"utter_handoff_{reached}", held=reached in (Reached.LIVE, Reached.SOON))
        return Turn(thread=thread.model_copy(update={"asked": None}), reply=reply)

    def _offered(self, turn: Turn, cause: Cause) -> Turn:
        if turn.reply is None or not self._people.is_staffed:
            return turn
        offer = self._replies.phrases.say("utter_offer_person")
        spoken = {"text": f"{turn.reply.text} {offer}", "speech": f"{turn.reply.speech} {offer}"}
        reply = turn.reply.model_copy(
            update={**spoken, "quick_replies": self._quick("utter_quick_person", "utter_quick_no_person")}
        )
        thread = turn.thread.model_copy(update={"asked": OfferedPerson(cause=cause)})
        return turn.model_copy(update={"thread": thread, "reply": reply})

    def _say(self, thread: Thread, *responses: str, held: bool = False) -> Reply:
        say = self._replies.phrases.say
        text = " ".join(say(response, number=self._emergency) for response in responses)
        return Reply(
            text=text,
            speech=text,
            chips=self._replies.chips(thread.search.wish),
            quick_replies=self._quick("utter_quick_assistant") if held else (),
            is_held=held,
        )

    def _quick(self, *responses: str) -> tuple[QuickReply, ...]:
        labels = [self._replies.phrases.say(response) for response in responses]
        return tuple(QuickReply(label=label, text=label) for label in labels)

    def _told(self, line: Line) -> str:
        say = self._replies.phrases.say
        name = line.name or say("utter_person_unnamed")
        return say("utter_person_said", name=name, text=line.text) if line.who == "person" else line.text

    def _with_news(self, turn: Turn, news: list[str]) -> Reply | None:
        if not news:
            return turn.reply
        told = "\n".join(news)
        if turn.reply is None:
            chips = self._replies.chips(turn.thread.search.wish)
            return Reply(text=told, speech=told, chips=chips, is_held=True)
        both = {"text": f"{told}\n{turn.reply.text}", "speech": f"{told} {turn.reply.speech}"}
        return turn.reply.model_copy(update=both)
