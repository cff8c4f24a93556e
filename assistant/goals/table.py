"""Every goal by its name, and what takes up the answers to questions."""

from assistant.goals.back import Back
from assistant.goals.compare import Compare
from assistant.goals.details import Details
from assistant.goals.search import search_goals
from assistant.goals.similar import Similar
from assistant.goals.survey import Survey
from assistant.goals.talk import Talk
from assistant.goals.which import Which
from assistant.pointing import Pointing
from assistant.ports import Looks
from assistant.replies import Replies
from assistant.searching import Searching
from assistant.shop import Shop
from assistant.turn import Answer, Assistant, Goal


def assistant_of(shop: Shop, looks: Looks, replies: Replies, cards: int) -> Assistant:
    """Join the goals of a shop, which shows `cards` products at a time."""
    searching, pointing, talk = Searching(shop, looks, replies, cards), Pointing(shop, replies), Talk(replies)
    goals: dict[str, Goal] = {
        **search_goals(searching),
        "back": Back(searching),
        "survey": Survey(searching, replies),
        "compare": Compare(shop, pointing, replies),
        "similar": Similar(searching, pointing),
        "details": Details(shop, pointing, replies),
        "small_talk": talk.small_talk,
        "out_of_scope": talk.out_of_scope,
        "fallback": talk.fallback,
        "start_over": talk.start_over,
    }
    answers: dict[str, Answer] = {"which_product": Which(goals, pointing)}
    return Assistant(shop, goals, answers)
