"""Finding products by their words, in the database's own full-text search."""

import re
from collections.abc import Sequence

from sqlalchemy import Connection, Engine, text

WORD = re.compile(r"[^\W_]+")
#: Worth of a match by column: title, kind, brand, attributes, description.
WEIGHTS = {"title": 5.0, "kind": 4.0, "brand": 2.0, "attributes": 2.0, "description": 1.0}


class WordIndex:
    """SQLite's FTS5 over the table `product_words`, ranked by BM25."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def search(self, words: Sequence[str], k: int) -> list[tuple[str, float]]:
        """Return up to k (item_group_id, score), best first; any of the words, or words of one unit, may match."""
        terms = _terms(words)
        if not terms:
            return []
        statement = text(
            "SELECT products.item_group_id, hits.score FROM"
            " (SELECT rowid, bm25(product_words, :title, :kind, :brand, :attributes, :description) AS score"
            "   FROM product_words"
            "   WHERE product_words MATCH :terms ORDER BY score LIMIT :k) AS hits"
            " JOIN products ON products.key = hits.rowid ORDER BY hits.score, products.key"
        )
        with self._engine.connect() as connection:
            rows = connection.execute(statement, {"terms": " OR ".join(terms), "k": k, **WEIGHTS})
            return [(product, -score) for product, score in rows]

    def saying(self, words: Sequence[str]) -> frozenset[str]:
        """Return the item_group_ids of all products that say every one of the words; none without words."""
        terms = _terms(words)
        if not terms:
            return frozenset()
        statement = text(
            "SELECT products.item_group_id FROM product_words JOIN products ON products.key = product_words.rowid"
            " WHERE product_words MATCH :terms"
        )
        with self._engine.connect() as connection:
            return frozenset(connection.execute(statement, {"terms": " AND ".join(terms)}).scalars())

    def known(self, words: Sequence[str]) -> frozenset[str]:
        """Return those of the words that occur in the catalogue at all."""
        with self._engine.connect() as connection:
            return frozenset(word for word in words if _occurs(connection, word))


def _occurs(connection: Connection, word: str) -> bool:
    terms = _terms([word])
    statement = text("SELECT 1 FROM product_words WHERE product_words MATCH :terms LIMIT 1")
    return bool(terms) and connection.execute(statement, {"terms": " ".join(terms)}).first() is not None


def _terms(units: Sequence[str]) -> list[str]:
    """Write units of one word or several, which must stand side by side, in whichever order: "Sleeves: Long".

    Every word is quoted: in FTS5's query language a bare AND, NEAR or * has a meaning of its own.
    """
    quoted = ([f'"{word}"' for word in WORD.findall(unit)] for unit in units)
    # Between the first word and the last stand the others, and nothing else.
    return [words[0] if len(words) == 1 else f"NEAR({' '.join(words)}, {len(words) - 2})" for words in quoted if words]
