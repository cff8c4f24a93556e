"""A shop's policies as they are quoted: documents cut into sections, sections into passages."""

from assistant.types import Value


class Passage(Value):
    """What can be quoted by itself: a sentence, an item of a list, a row of a table."""

    text: str  # plain: no markup
    lead: str = ""  # what it hangs on: "These cannot be returned:", or the question that it answers


class Section(Value):
    """All that stands under one heading."""

    file: str  # as the operator calls it
    document: str  # its title
    headings: tuple[str, ...]  # from the highest to the one it stands under, without the title
    passages: tuple[Passage, ...]

    @property
    def name(self) -> str:
        """Name document and section: "Returns: How long"."""
        return ": ".join((self.document, *self.headings))
