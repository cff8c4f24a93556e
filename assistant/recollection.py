"""Joins all that is kept of customers, in the shop and at the gateway. The action server knows the first alone."""

from datetime import UTC, datetime
from functools import partial

from assistant import wiring
from assistant.catalog.store import written_out
from assistant.gateway.conversations import Conversations
from assistant.gateway.sessions import Sessions
from assistant.gateway.tables import open_database
from assistant.privacy.memory import ShopMemory
from assistant.secret import open_secret
from assistant.settings import Settings


def memory(settings: Settings) -> ShopMemory:
    """Return all that a shop keeps of its customers."""
    stores, engine = wiring.stores(settings), open_database(settings.gateway_database)

    def settle() -> None:
        stores.settle()
        written_out(engine)

    return ShopMemory(stores, Conversations(engine, partial(datetime.now, UTC)), settings.events_life, settle)


def conversation_of(settings: Settings, token: str) -> str:
    """Return the conversation that a session's token was signed for. Raises UnknownSession."""
    secret = open_secret(settings.home / "secret")
    return Sessions(open_database(settings.gateway_database), secret, partial(datetime.now, UTC)).conversation(token)
