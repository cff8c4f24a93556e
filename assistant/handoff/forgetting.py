"""Forgetting what went to people of the shop, as far as it is kept here: a mailbox has a copy of its own."""

from collections.abc import Sequence
from pathlib import Path

from sqlalchemy import Engine, delete, func, select

from assistant.catalog.schema import handovers
from assistant.catalog.store import writing


class HandedOver:
    """All handovers of a shop, whatever desk they went to, and the files of the desk that is a folder."""

    def __init__(self, engine: Engine, folder: Path) -> None:
        self._engine = engine
        self._folder = folder

    def count(self, conversations: Sequence[str]) -> int:
        """Return how many handovers there are of these conversations."""
        counted = select(func.count()).select_from(handovers).where(handovers.c.conversation.in_(conversations))
        with self._engine.connect() as connection:
            return int(connection.execute(counted).scalar_one())

    def forget(self, customer: str, conversations: Sequence[str]) -> None:
        """Delete the handovers of these conversations, all lines with them, and their files."""
        named = handovers.c.conversation.in_([customer, *conversations])
        with writing(self._engine).begin() as connection:
            numbers = list(connection.scalars(select(handovers.c.number).where(named)))
            for number in numbers:
                (self._folder / f"{number}.txt").unlink(missing_ok=True)
            connection.execute(delete(handovers).where(named))
