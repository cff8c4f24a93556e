"""What is known of things that go together beside the catalogue: who bought what with what, and what was learned."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from assistant.outfits.outfit import Scorer

#: Told of fewer customers than these, a count could tell of one of them.
FEWEST_CUSTOMERS = 3


class Together(Protocol):
    """Counts what is bought together."""

    def with_products(self, item_group_ids: Sequence[str]) -> Mapping[str, int]:
        """Return, by item_group_id, how many customers bought it with one of these."""


class NothingBought:
    """A shop that knows of no purchases."""

    def with_products(self, item_group_ids: Sequence[str]) -> Mapping[str, int]:  # noqa: ARG002 - the shape of Together
        """Return nothing."""
        return {}


@dataclass(frozen=True, slots=True)
class Evidence:
    """All of it; a cold shop has none."""

    together: Together = field(default_factory=NothingBought)
    learned: Callable[[], Scorer | None] = lambda: None  # as it is now


NO_EVIDENCE = Evidence()
