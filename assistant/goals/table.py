"""Every goal by its name, and what takes up the answers to questions."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from assistant.buying.wording import is_about_cart
from assistant.customers.book import NO_CUSTOMERS, NO_JOURNAL, NO_MEMORY, Customers, Forgets, Journal
from assistant.customers.witness import Recorder
from assistant.goals.advising import TAKEN_FOR as ADVISING
from assistant.goals.advising import Advising
from assistant.goals.back import Back
from assistant.goals.briefing import Briefing, no_basket
from assistant.goals.buying import GOALS, buying
from assistant.goals.care import Care
from assistant.goals.compare import Compare
from assistant.goals.consenting import Kept
from assistant.goals.details import Details
from assistant.goals.extremes import Extremes
from assistant.goals.hearing import Hearing, NoNotes, Notes
from assistant.goals.judging import ANSWERING, Judging
from assistant.goals.judging import TAKEN_FOR as JUDGING
from assistant.goals.meaning import GOAL as ADD
from assistant.goals.measuring import TAKEN_FOR as MEASURING
from assistant.goals.measuring import Measuring
from assistant.goals.named import Named
from assistant.goals.orders import Orders
from assistant.goals.outfit import Complete
from assistant.goals.outfit_talk import TAKEN_FOR as OUTFIT_TALK
from assistant.goals.outfit_talk import OutfitTalk
from assistant.goals.policy import Policy
from assistant.goals.preferring import acquainted
from assistant.goals.private import private
from assistant.goals.remembering import remembering
from assistant.goals.renumbering import Renumbering
from assistant.goals.rescue import Rescue
from assistant.goals.search import search_goals
from assistant.goals.similar import Similar
from assistant.goals.survey import Survey
from assistant.goals.talk import Talk
from assistant.goals.till import Sales
from assistant.goals.which import Which
from assistant.goals.why import TAKEN_FOR, Why
from assistant.knowing.reviews import NoReviews, Reviews
from assistant.language.consent import names_person
from assistant.language.order_numbers import is_about_order
from assistant.order_replies import OrderReplies
from assistant.people import Nobody, People
from assistant.pointing import Pointing
from assistant.policies.book import NO_POLICIES, Policies
from assistant.ports import Looks
from assistant.purchases import NO_ORDERS, OrderDesk
from assistant.replies import Replies
from assistant.searching import Searching, no_cart
from assistant.shop import Shop
from assistant.tailoring.chart import NO_CHARTS, Charts
from assistant.thread import Heard, Thread
from assistant.turn import SIGNAL, Answer, Assistant, Beside, Goal

#: Goals that the dialogue may take a message for which it does not know.
UNSURE = ("fallback", "out_of_scope", "small_talk", "survey")
NOBODY = Nobody()
NO_REVIEWS = NoReviews()
NO_NOTES = NoNotes()


@dataclass(frozen=True, slots=True)
class Services:
    """What a shop has beside its shelves. Without one, what needs it says so."""

    people: People = NOBODY
    emergency: str = ""  # the number to call in an emergency
    orders: OrderDesk = NO_ORDERS
    reviews: Reviews = NO_REVIEWS
    policies: Policies = NO_POLICIES
    sales: Sales | None = None  # carts and where they go
    notes: Notes = NO_NOTES
    customers: Customers = NO_CUSTOMERS
    journal: Journal = NO_JOURNAL
    forgets: Forgets = NO_MEMORY
    charts: Charts = NO_CHARTS
    now: Callable[[], datetime] = lambda: datetime.now(UTC)  # with its zone


NO_SERVICES = Services()


def assistant_of(shop: Shop, looks: Looks, replies: Replies, cards: int, services: Services = NO_SERVICES) -> Assistant:
    """Join the goals of a shop, which shows `cards` products at a time."""
    cart = services.sales.carts.of if services.sales else no_cart
    searching, pointing, talk = Searching(shop, looks, replies, cards, cart), Pointing(shop, replies), Talk(replies)
    complete = Complete(searching, pointing, cart)
    policy = Policy(services.policies, shop.encoder, services.people, replies)
    searches = search_goals(searching)
    renumbering, back, survey = Renumbering(searching), Back(searching), Survey(searching, replies)
    searches |= {name: back.before(renumbering.before(searches[name])) for name in ("search", "refine")}
    rescue = Rescue(shop, searches["search"], searches["refine"])
    details = rescue.after(survey.before(Details(shop, services.reviews, pointing, replies, services.charts)))
    sold = buying(shop, services.sales, pointing, replies, searches) if services.sales else None
    goals: dict[str, Goal] = {**searches, **(sold.goals if sold else dict.fromkeys(GOALS, talk.out_of_scope))}
    goals[ADD] = rescue.after(goals[ADD])
    named = Named(shop, pointing, Extremes(shop, replies), details, goals[ADD])
    goals |= {name: named.before(goals[name]) for name in searches}
    rescue = Rescue(shop, goals["search"], goals["refine"])  # what it rescues from here on may name a product
    goals |= {
        "back": named.before(rescue.unless(back.is_meant, back)),
        "survey": survey,
        "compare": Compare(shop, pointing, replies, goals["refine"]),
        "similar": Similar(searching, pointing, details),
        "complete": complete,
        "details": details,
        "small_talk": rescue.before(talk.small_talk),
        "policy": rescue.unless(policy.is_meant, policy),
        "out_of_scope": rescue.before(policy.before(talk.out_of_scope), wholly=True),
        "fallback": rescue.before(policy.before(talk.fallback)),
        "start_over": talk.start_over,
    }
    goals |= _naming_products(goals, named, rescue)
    kept = Kept(services.customers, services.journal, services.forgets, cart)
    remembered = remembering(searching, kept, goals, services.now)
    goals |= remembered.goals
    outfits, judging = OutfitTalk(shop, complete, replies), Judging(searching, pointing, replies)
    measuring = Measuring(shop, pointing, replies, remembered.keeps, details, services.now)
    goals = _said_of_products(goals, outfits, judging, measuring)
    goals |= {name: policy.serving(goals[name]) for name in ("search", "refine", "fallback")}
    why = Why(shop, pointing, replies, goals["refine"])
    goals |= {name: why.before(goals[name]) for name in TAKEN_FOR}
    advising = Advising(why)
    goals |= {name: advising.before(goals[name]) for name in ADVISING}
    goals = {name: private(acquainted(services.customers, goal)) for name, goal in goals.items()}
    care = Care(services.people, Briefing(replies, sold.basket if sold else no_basket), replies, services.emergency)
    goals |= _caring(care, rescue, measuring, services.customers)
    orders = Orders(services.orders, OrderReplies(replies), searching.vocabulary)
    goals |= {name: rescue.unless(is_about_order, goal) for name, goal in orders.goals().items()}
    answers: dict[str, Answer] = {"which_product": Which(goals, pointing)}
    answers |= {
        "offered_person": rescue.spared(care.answer),
        "policy_told": rescue.spared(policy.follow_up),
        **orders.answers(),
        **remembered.answers,
    }
    if sold:
        answers = {name: sold.emptied(answer) for name, answer in (answers | dict(sold.answers)).items()}
    undo = sold.answers["in_cart"] if sold else _nothing
    recorder = Recorder(services.journal, lambda: shop.shelves.current().revision, lambda: shop.ranker)
    return Assistant(shop, goals, answers, Beside(care, Hearing(services.notes, replies, undo), recorder))


def _naming_products(goals: dict[str, Goal], named: Named, rescue: Rescue) -> dict[str, Goal]:
    """Return the goals that a product may be named to, with the name looked at first."""
    unsure = {name: named.before(goals[name]) for name in UNSURE}
    in_cart = {name: rescue.unless(is_about_cart, goals[name]) for name in ("show_cart", "checkout")}
    in_cart["show_cart"] = named.into_cart(in_cart["show_cart"])
    return {**unsure, **in_cart, ADD: named.bought(goals[ADD]), "compare": named.of_these(goals["compare"])}


def _caring(care: Care, rescue: Rescue, measuring: Measuring, customers: Customers) -> dict[str, Goal]:
    """Return the goals of who needs a person, without what the dialogue takes for that."""
    cared = rescue.before(care.care, wholly=True)
    measured = measuring.spared(acquainted(customers, measuring.before(cared)), cared)
    return {"handoff": rescue.unless(names_person, care.handoff), "care": measured}


def _said_of_products(
    goals: dict[str, Goal], outfits: OutfitTalk, judging: Judging, measuring: Measuring
) -> dict[str, Goal]:
    """Return the goals with what is said of products before what it would be taken for, the last the first to look."""
    goals = goals | {name: outfits.before(goals[name]) for name in OUTFIT_TALK}
    goals["complete"] = outfits.completing(goals["complete"])
    goals |= {name: judging.before(goals[name], answers=name in ANSWERING) for name in JUDGING}
    goals[SIGNAL] = judging.signal
    return goals | {name: measuring.before(goals[name]) for name in MEASURING}


def _nothing(heard: Heard, thread: Thread) -> None:
    """Undo nothing: there is no cart."""
