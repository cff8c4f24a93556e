"""The one place that chooses and joins the parts. Heavy libraries are imported in the branch that needs them."""

from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import ValidationError

from assistant.errors import SetupError
from assistant.phrases import Phrases
from assistant.settings import Settings

if TYPE_CHECKING:
    from assistant.ports import Encoder, VectorWriter
    from assistant.shop import Shop
    from assistant.turn import Assistant

#: The words of the assistant lie beside its package.
DOMAIN = Path(__file__).resolve().parent.parent / "domain.yml"


def settings() -> Settings:
    """Read the settings from the environment. Raises SetupError for one that cannot be used, without its value."""
    try:
        return Settings()
    except ValidationError as error:
        first = error.errors()[0]
        name = "_".join(str(part) for part in first["loc"]).upper()
        raise SetupError(f"ASSISTANT_{name} cannot be used: {first['msg']}; correct it or leave it unset.") from error


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


def open_shop(settings: Settings) -> "Shop":
    """Open the shop on the catalogue of its home. Raises CatalogError or ModelMismatch where it cannot be."""
    from assistant.catalog.reading import StoredCatalog
    from assistant.catalog.shelves import StoreShelves
    from assistant.catalog.store import open_store
    from assistant.retrieval.lexical import WordIndex
    from assistant.retrieval.vectors import ChromaIndex
    from assistant.shop import Shop

    engine = open_store(settings.database)
    model = encoder(threads=1)
    shelves = StoreShelves(engine, settings.vectors, model.name, ChromaIndex, WordIndex(engine))
    shelves.current()
    model.embed(["ready"])  # the first customer need not wait for the model
    return Shop(shelves, StoredCatalog(engine), model)


def open_assistant(settings: Settings) -> "Assistant":
    """Open the shop, and what talks about it."""
    from assistant.replies import Replies
    from assistant.turn import Assistant

    shop = open_shop(settings)
    return Assistant(shop, Replies(phrases(), shop.currency), settings.cards_per_turn)
