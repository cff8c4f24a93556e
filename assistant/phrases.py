"""The words customers read and hear, kept in domain.yml beside those Rasa says itself."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import yaml
from babel.lists import format_list

LOCALE = "en_US"


class Phrases:
    """Responses of a domain by name."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._texts = texts

    @classmethod
    def load(cls, domain: Path) -> "Phrases":
        """Read the first text of every response of `domain`, a Rasa domain file."""
        with domain.open(encoding="utf-8") as file:
            responses: dict[str, list[dict[str, str]]] = yaml.load(file, Loader=yaml.CSafeLoader)["responses"]
        return cls({name: variations[0]["text"] for name, variations in responses.items()})

    def say(self, response: str, **values: object) -> str:
        """Fill the named response. Raises KeyError for an unknown response or a value it needs."""
        return self._texts[response].format(**values)

    def heard(self, response: str) -> str:
        """Return what is said by ear instead of a response: `<response>_heard` where there is one, else the same."""
        return self.say(f"{response}_heard" if f"{response}_heard" in self._texts else response)

    def count(self, response: str, count: int, **values: object) -> str:
        """Fill `<response>_one` or `<response>_many`, with `count` among the values."""
        return self.say(f"{response}_{'one' if count == 1 else 'many'}", count=count, **values)


def joined(items: Sequence[str], last: str = "standard") -> str:
    """Join as a sentence does: "S, M, and L"; with `last="or"`, "red or blue"."""
    return format_list(list(items), style="or" if last == "or" else "standard", locale=LOCALE)
