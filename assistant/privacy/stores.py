"""Every store of the shop that keeps anything of customers. Each forgets by itself; here stands which there are."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

import structlog

from assistant.catalog.carts import StoredCarts
from assistant.catalog.customers import StoredCustomers
from assistant.catalog.journal import StoredJournal
from assistant.errors import NotForgotten
from assistant.handoff.forgetting import HandedOver
from assistant.privacy.trackers import RasaTrackers
from assistant.uploads import Uploads

log = structlog.get_logger("privacy")


class Store(Protocol):
    """Keeps something of customers."""

    def forget(self, customer: str, conversations: Sequence[str]) -> None:
        """Delete all of a customer and of these conversations. What is gone already is no error."""


@dataclass(frozen=True, slots=True)
class Stores:
    """The stores of one shop. One more is added here, and forgets from then on.

    `settle` lets their databases write out what was deleted, so that no file holds it any more.
    """

    customers: StoredCustomers
    journal: StoredJournal
    carts: StoredCarts
    uploads: Uploads
    trackers: RasaTrackers
    handed_over: HandedOver
    settle: Callable[[], None]

    def of_conversations(self) -> Iterator[tuple[str, Store]]:
        """Yield those that keep things by their conversation, by name."""
        yield from (("uploads", self.uploads), ("trackers", self.trackers), ("handed over", self.handed_over))

    def all(self) -> Iterator[tuple[str, Store]]:
        """Yield every store, by name."""
        yield from (("customers", self.customers), ("journal", self.journal), ("carts", self.carts))
        yield from self.of_conversations()

    def forget(self, customer: str, conversations: Sequence[str]) -> None:
        """Delete all that is kept of a customer and of these conversations. Raises NotForgotten as `forgotten` does."""
        forgotten(self.all(), customer, conversations)
        self.settle()


def forgotten(stores: Iterator[tuple[str, Store]], customer: str, conversations: Sequence[str]) -> None:
    """Let every store forget. Raises NotForgotten where one could not; the others have."""
    failed = [name for name, store in stores if not _forgets(name, store, customer, conversations)]
    if failed:
        raise NotForgotten(f"Expected every store to forget but these could not: {', '.join(failed)}; try again.")


def _forgets(name: str, store: Store, customer: str, conversations: Sequence[str]) -> bool:
    try:
        store.forget(customer, conversations)
    except Exception as error:  # noqa: BLE001 - the other stores are to forget all the same; the log says which did not
        log.error("not forgotten", store=name, code=NotForgotten.code, reason=type(error).__name__)
        return False
    return True
