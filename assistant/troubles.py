"""What a running shop does without, until it is mended: each part says so itself."""

from collections.abc import Callable, Mapping

#: Returns what is the matter with a part and what to do, in a sentence without paths; None where it is well.
Ask = Callable[[], str | None]


class Troubles:
    """Asks the parts of a shop that it can serve without."""

    def __init__(self) -> None:
        self._asked: dict[str, Ask] = {}

    def watch(self, part: str, ask: Ask) -> None:
        """Ask a part too, from now on; `part` is its name in the report of health."""
        self._asked[part] = ask

    def now(self) -> Mapping[str, str]:
        """Return what is the matter now, by part."""
        told = {part: ask() for part, ask in self._asked.items()}
        return {part: trouble for part, trouble in told.items() if trouble}
