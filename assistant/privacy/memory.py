"""All that is kept of customers: in the stores of the shop, and at the gateway."""

from collections.abc import Callable, Sequence
from datetime import timedelta

from assistant.customers.book import Known, KnownUpload
from assistant.gateway.conversations import Conversations
from assistant.privacy.stores import Stores, forgotten

#: Events that a customer is told one by one.
MOST_LATEST = 50


class ShopMemory:
    """What one shop keeps of its customers; events for as long as `life`. `settle` is as that of the stores."""

    def __init__(
        self, stores: Stores, conversations: Conversations, life: timedelta, settle: Callable[[], None]
    ) -> None:
        self.stores = stores
        self.conversations = conversations
        self._life = life
        self._settle = settle

    def known(self, customer: str) -> Known:
        """Return all that is kept of a customer."""
        stores = self.stores
        said, conversations = stores.customers.consent(customer), self.conversations.of(customer)
        uploads = [each for owner in conversations for each in stores.uploads.of(owner)]
        return Known(
            agreed=said is not None and said.agreed,
            asked_at=said.at if said else None,
            preferences=stores.customers.preferences(customer),
            events=stores.journal.counts(customer),
            latest=tuple(stores.journal.latest(customer, MOST_LATEST)),
            searches=stores.journal.searches(customer),
            cart=stores.carts.of(customer),
            uploads=tuple(KnownUpload(id=name, kind=kind.name.lower(), expires_at=end) for name, kind, end in uploads),
            conversations=len(conversations),
            messages=self.conversations.messages(customer),
            handovers=stores.handed_over.count(conversations),
        )

    def keeps(self, customer: str) -> bool:
        """Tell whether anything is kept of a customer, in whichever store."""
        stores, nothing = self.stores, Known(agreed=False)
        is_of_terminal = stores.trackers.keeps(customer) or stores.handed_over.count([customer]) > 0
        return is_of_terminal or stores.customers.keeps(customer) or self.known(customer) != nothing

    def everyone(self, most: int) -> list[tuple[str, bool, int, int, int]]:
        """Return whom anything is kept of: id, whether they agreed, and their preferences, events, conversations."""
        talking = self.conversations.customers()
        kept = self.stores.customers.everyone(most)
        rows = [(*row, talking.get(row[0], 0)) for row in kept]
        others = talking.keys() - {customer for customer, *_ in kept}
        return sorted([*rows, *((customer, False, 0, 0, talking[customer]) for customer in others)])[:most]

    def agree(self, customer: str, *, agreed: bool) -> None:
        """Write down whether a customer wants to be remembered."""
        self.stores.customers.agree(customer, agreed=agreed)
        if not agreed:
            self._settle()

    def forget(self, customer: str, conversations: Sequence[str]) -> None:
        """Delete all that is kept of a customer and of these conversations, in every store.

        Raises NotForgotten where a store could not; the others have.
        """
        try:
            forgotten(iter([*self.stores.all(), ("conversations", self.conversations)]), customer, conversations)
        finally:
            self._settle()

    def sweep(self) -> None:
        """Delete what is older than it may be: events, uploads, and conversations whose session is over.

        Of whose last conversation that was, nobody could be the same customer again: their preferences go with it.
        """
        self.stores.journal.sweep(self._life)
        self.stores.uploads.sweep()
        for customer, over in self.conversations.expired().items():
            forgotten(self.stores.of_conversations(), "", over)
            self.conversations.end(over)
            if not self.conversations.of(customer):
                self.stores.customers.forget(customer, ())
        self._settle()
