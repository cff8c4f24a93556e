"""The one place that chooses and joins the parts. Heavy libraries are imported in the branch that needs them."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from pydantic import ValidationError

from assistant import engines, learnt_models, photo_models
from assistant.errors import SetupError
from assistant.phrases import Phrases
from assistant.settings import Settings
from assistant.troubles import Troubles

if TYPE_CHECKING:
    from collections.abc import Callable

    from assistant.catalog.journal import StoredJournal
    from assistant.goals.till import Sales
    from assistant.handoff.switchboard import Switchboard
    from assistant.knowing.reviews import Reviews
    from assistant.metrics import Metrics
    from assistant.orders.seals import Seals
    from assistant.policies.store import StoredPolicies
    from assistant.ports import Encoder, Looks, VectorIndex, VectorWriter
    from assistant.privacy.stores import Stores
    from assistant.purchases import OrderDesk
    from assistant.replies import Replies
    from assistant.shop import Shop
    from assistant.turn import Assistant
    from assistant.uploads import Uploads
    from assistant.vision.in_use import ModelInUse

#: The words of the assistant lie beside its package.
DOMAIN = Path(__file__).resolve().parent.parent / "domain.yml"


def settings() -> Settings:
    """Read the settings from the environment. Raises SetupError for one that cannot be used, without its value."""
    try:
        found = Settings()
    except ValidationError as error:
        first = error.errors()[0]
        name = "_".join(str(part) for part in first["loc"]).upper()
        raise SetupError(f"ASSISTANT_{name} cannot be used: {first['msg']}; correct it or leave it unset.") from error
    if found.home.exists() and not found.home.is_dir():
        raise SetupError(f"ASSISTANT_HOME must name a folder: {found.home} is a file.")
    return found


def phrases() -> Phrases:
    """Load the words of domain.yml."""
    return Phrases.load(DOMAIN)


def encoder(threads: int = 0) -> "Encoder":
    """Load the words → vector model in use, to run on so many threads (0: as many as there are cores)."""
    from assistant.retrieval.encoder import minilm

    return minilm(threads)


def vector_writer() -> "VectorWriter":
    """Return what makes vector indexes."""
    from assistant.retrieval.vectors import ChromaWriter

    return ChromaWriter()


def vector_reader() -> "Callable[[Path], VectorIndex]":
    """Return what opens a generation of a vector index."""
    from assistant.retrieval.vectors import ChromaIndex

    return ChromaIndex


def uploads(settings: Settings) -> "Uploads":
    """Return the customers' photos and recordings."""
    from assistant.uploads import Uploads

    return Uploads(settings.uploads, lambda: datetime.now(UTC))


def policies(settings: Settings, encoder: "Encoder") -> "StoredPolicies":
    """Return the shop's policies, which `encoder` has indexed."""
    from assistant.policies.store import StoredPolicies

    return StoredPolicies(settings.policies, encoder.name)


def seals(settings: Settings) -> "Seals":
    """Return what seals the e-mail addresses of orders, under a secret made once for each shop."""
    from assistant.orders.seals import Seals
    from assistant.secret import open_secret

    return Seals(open_secret(settings.orders_secret))


def order_desk(settings: Settings) -> "OrderDesk":
    """Open the shop's orders. What is a day is decided where the shop runs."""
    from assistant.catalog.store import open_store
    from assistant.orders.book import StoredOrders
    from assistant.purchases import OrderDesk

    book = StoredOrders(open_store(settings.database), seals(settings), lambda: datetime.now(UTC))
    return OrderDesk(book, lambda: datetime.now().astimezone().date(), settings.return_days)


def switchboard(settings: Settings) -> "Switchboard | None":
    """Return the way to people; None where the shop has no desk. Raises SetupError for a desk that cannot be used."""
    from sqlalchemy import create_engine

    from assistant.catalog.store import open_store
    from assistant.handoff.choice import human_desk
    from assistant.handoff.hours import hours
    from assistant.handoff.ledger import Ledger
    from assistant.handoff.switchboard import Switchboard
    from assistant.handoff.transcript import RasaTranscript

    words = phrases()
    desk = human_desk(settings, words, lambda: datetime.now(UTC))
    if desk is None:
        return None
    return Switchboard(
        desk,
        Ledger(open_store(settings.database), desk.name),
        RasaTranscript(create_engine(f"sqlite:///{settings.trackers}"), words),
        hours(settings.handoff_hours, settings.handoff_zone),
        words.say("utter_handoff_back"),
        lambda: datetime.now(UTC),
    )


def open_shop(settings: Settings, photos: "ModelInUse | None" = None) -> "Shop":
    """Open the shop on the catalogue of its home. Raises CatalogError or ModelMismatch where it cannot be.

    `photos` becomes the model that its pictures are indexed by.
    """
    shop = _shop(settings, photos or photo_models.photo_model(settings), Troubles())
    shop.shelves.current()
    return shop


def _shop(settings: Settings, photos: "ModelInUse", troubles: Troubles) -> "Shop":
    """Return the shop, its catalogue not yet looked at."""
    from assistant.catalog.popularity import CountedPopularity
    from assistant.catalog.reading import StoredCatalog
    from assistant.catalog.shelves import NewestIndex, StoreShelves, only
    from assistant.catalog.store import open_store
    from assistant.catalog.together import TakenTogether
    from assistant.catalog.words import word_index
    from assistant.customers.taste import RememberedTastes
    from assistant.learnt import Learnt
    from assistant.outfits.evidence import Evidence
    from assistant.retrieval.composition import Compositions
    from assistant.retrieval.photo_model import PhotoModel
    from assistant.retrieval.vectors import ChromaIndex
    from assistant.shop import Shop

    engine = open_store(settings.database)
    model = encoder(threads=1)
    again = "make them anew with `assistant catalog rebuild`"
    vectors = NewestIndex(settings.word_vectors, only(model.name, again), ChromaIndex)
    pictures = NewestIndex(settings.photo_vectors, photos.take_up, ChromaIndex)
    traits = NewestIndex(settings.trait_vectors, only(model.name, again), ChromaIndex)
    shelves = StoreShelves(engine, vectors, word_index(engine), pictures, traits)
    photos.follow(shelves)
    model.embed(["ready"])  # the first customer need not wait for the model
    tastes, together = RememberedTastes(journal(settings)), TakenTogether(engine)
    popular = CountedPopularity(engine, monotonic).now
    ranker, others = learnt_models.ranker(settings, model.name), learnt_models.others(settings)
    outfits = learnt_models.outfits(settings, model)
    for part, ask in (("ranker", ranker.trouble), ("others", others.trouble), ("outfits", outfits.trouble)):
        troubles.watch(part, ask)
    learnt = Learnt(ranker, tastes, popular, Evidence(together, outfits.now), others.now)
    pictured = PhotoModel(photos, Compositions(settings.models / "photo"))
    return Shop(shelves, StoredCatalog(engine), model, pictured, learnt)


@dataclass(frozen=True, slots=True)
class Counter:
    """A shop that is open: what it finds, what it sees and how it speaks."""

    shop: "Shop"
    looks: "Looks"
    replies: "Replies"


def open_counter(settings: Settings) -> Counter:
    """Open the shop, with eyes and words. Raises CatalogError or ModelMismatch where it cannot be."""
    counter = _counter(settings, Troubles())
    counter.shop.shelves.current()
    return counter


def _counter(settings: Settings, troubles: Troubles) -> Counter:
    from assistant.replies import Replies
    from assistant.vision.looking import Looker
    from assistant.vision.sights import ShopSights

    photos = photo_models.photo_model(settings)
    shop = _shop(settings, photos, troubles)
    looks = Looker(uploads(settings), photos, ShopSights(shop.shelves, shop.catalog))
    return Counter(shop, looks, Replies(phrases(), shop.currency))


def reviews(settings: Settings) -> "Reviews":
    """Return what customers wrote of the products."""
    from assistant.catalog.opinions import StoredReviews
    from assistant.catalog.store import open_store

    return StoredReviews(open_store(settings.database))


def sales(settings: Settings) -> "Sales":
    """Return the carts of the shop's customers, and where they go."""
    from assistant.buying.checkout import Handover
    from assistant.catalog.carts import StoredCarts
    from assistant.catalog.store import open_store
    from assistant.goals.till import Sales
    from assistant.secret import open_secret
    from assistant.webhook import Webhook, client

    now = partial(datetime.now, UTC)
    secret = open_secret(settings.checkout_secret)
    life = timedelta(hours=settings.checkout_hours)
    handover = Handover(settings.checkout_url, secret, life, now) if settings.checkout_url else None
    tell = Webhook(settings.cart_webhook_url, secret, client()).tell if settings.cart_webhook_url else None
    return Sales(StoredCarts(open_store(settings.database), now), handover, tell, now)


def journal(settings: Settings) -> "StoredJournal":
    """Return what is written down of what customers were shown and did."""
    from assistant.catalog.journal import BUSY_SECONDS, StoredJournal
    from assistant.catalog.store import open_store

    return StoredJournal(open_store(settings.database, BUSY_SECONDS), partial(datetime.now, UTC))


def stores(settings: Settings) -> "Stores":
    """Return the shop's stores of customers: whatever keeps something of them is named here."""
    from assistant.catalog.carts import StoredCarts
    from assistant.catalog.customers import StoredCustomers
    from assistant.catalog.store import open_store, written_out
    from assistant.handoff.forgetting import HandedOver
    from assistant.privacy.stores import Stores
    from assistant.privacy.trackers import RasaTrackers

    now, engine = partial(datetime.now, UTC), open_store(settings.database)
    return Stores(
        customers=StoredCustomers(engine, now),
        journal=journal(settings),
        carts=StoredCarts(engine, now),
        uploads=uploads(settings),
        trackers=RasaTrackers(settings.trackers),
        handed_over=HandedOver(engine, settings.cases),
        settle=lambda: written_out(engine),
    )


def open_assistant(settings: Settings, troubles: Troubles, metrics: "Metrics") -> "Assistant":
    """Return what talks about the shop; searches and handovers are counted in `metrics`.

    `troubles` is told whom to ask for what it does without. The catalogue is not looked at yet: where it cannot be
    opened, whoever asks is told, until it can be.
    """
    from assistant.counted import CountedJournal, CountedPeople
    from assistant.goals.table import NOBODY, Services, assistant_of
    from assistant.tailoring.store import StoredCharts

    counter = _counter(settings, troubles)
    known, charts = policies(settings, counter.shop.encoder), StoredCharts(settings.size_chart)
    notes, kept = engines.voice_notes(settings, uploads(settings)), stores(settings)
    troubles.watch("policies", known.trouble)
    troubles.watch("size chart", charts.trouble)
    troubles.watch("recordings", notes.trouble)
    services = Services(
        people=CountedPeople(switchboard(settings) or NOBODY, metrics.handed_over),
        emergency=settings.emergency_number,
        orders=order_desk(settings),
        reviews=reviews(settings),
        policies=known,
        sales=sales(settings),
        notes=notes,
        customers=kept.customers,
        journal=CountedJournal(kept.journal, metrics.searched),
        forgets=kept,
        charts=charts,
    )
    return assistant_of(counter.shop, counter.looks, counter.replies, settings.cards_per_turn, services)
