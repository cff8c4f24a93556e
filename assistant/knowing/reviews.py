"""Where customers' reviews are read from."""

from collections.abc import Sequence
from typing import Protocol

from assistant.types import Review

#: Read for one answer.
MOST_REVIEWS = 200


class Reviews(Protocol):
    """Customers' opinions of products."""

    def of(self, item_group_id: str, most: int) -> Sequence[Review]:
        """Return up to `most` reviews of a product in their order, where there are more, spread evenly over all."""


class NoReviews:
    """A shop that nobody has reviewed."""

    def of(self, item_group_id: str, most: int) -> Sequence[Review]:  # noqa: ARG002 - the port's shape
        """Return nothing."""
        return ()
