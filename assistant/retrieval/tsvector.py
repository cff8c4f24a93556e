"""Finding products by their words in PostgreSQL's full-text search, as FTS5 finds them."""

from collections.abc import Sequence
from itertools import permutations

from sqlalchemy import Connection, Engine, text

from assistant.language.text import unaccented
from assistant.retrieval.lexical import WORD

#: Words of one unit that may stand in whichever order; longer units, "black tie dress code", are found as they are.
MOST_TURNED = 3
#: Worth of a match by the label of its place in `product_words.document`, D, C, B and A: a title is worth 1, a kind
#: 0.8, brand and attributes 0.4, a description 0.2.
WEIGHTS = "{0.2, 0.4, 0.8, 1.0}"
#: ts_rank knows no rare words: as in BM25, each is weighed here by how few products say it.
_SEARCH = text("""
    WITH rare AS (
        SELECT query, ln(1 + (size.products - found.products + 0.5) / (found.products + 0.5)) AS weight
        FROM (SELECT to_tsquery('product_words', unnest(CAST(:terms AS text[]))) AS query) AS term,
             LATERAL (SELECT count(*) AS products FROM product_words WHERE document @@ query) AS found,
             (SELECT count(*) AS products FROM product_words) AS size
    )
    SELECT item_group_id, sum(weight * ts_rank(CAST(:weights AS real[]), document, query, 1)) AS score
    FROM rare JOIN product_words ON document @@ query JOIN products ON products.key = product_words.key
    GROUP BY products.key, item_group_id ORDER BY score DESC, products.key LIMIT :k
""")
_SAYING = text("""
    SELECT item_group_id FROM product_words JOIN products ON products.key = product_words.key
    WHERE document @@ to_tsquery('product_words', :terms)
""")
_OCCURS = text("SELECT 1 FROM product_words WHERE document @@ to_tsquery('product_words', :terms) LIMIT 1")


class TsvectorIndex:
    """PostgreSQL's search over the table `product_words`: rare words count more, as do those of titles and kinds."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def search(self, words: Sequence[str], k: int) -> list[tuple[str, float]]:
        """Return up to k (item_group_id, score), best first; any of the words, or words of one unit, may match."""
        terms = _terms(words)
        if not terms:
            return []
        with self._engine.connect() as connection:
            rows = connection.execute(_SEARCH, {"terms": terms, "weights": WEIGHTS, "k": k})
            return [(product, score) for product, score in rows]

    def saying(self, words: Sequence[str]) -> frozenset[str]:
        """Return the item_group_ids of all products that say every one of the words; none without words."""
        terms = _terms(words)
        if not terms:
            return frozenset()
        with self._engine.connect() as connection:
            return frozenset(connection.execute(_SAYING, {"terms": " & ".join(terms)}).scalars())

    def known(self, words: Sequence[str]) -> frozenset[str]:
        """Return those of the words that occur in the catalogue at all."""
        with self._engine.connect() as connection:
            return frozenset(word for word in words if _occurs(connection, word))


def searchable(text_: str) -> str:
    """Return the words of a text as FTS5 would part them, which PostgreSQL would by "v-neck" or "shop.com" not."""
    return " ".join(WORD.findall(unaccented(text_)))


def _occurs(connection: Connection, word: str) -> bool:
    terms = _terms([word])
    return bool(terms) and connection.execute(_OCCURS, {"terms": terms[0]}).first() is not None


def _terms(units: Sequence[str]) -> list[str]:
    """Write units of one word or several, which must stand side by side; words are letters and digits alone."""
    return [_term(words) for words in (searchable(unit).split() for unit in units) if words]


def _term(words: Sequence[str]) -> str:
    turned = permutations(words) if len(words) <= MOST_TURNED else [words]
    return f"({' | '.join(dict.fromkeys(' <-> '.join(each) for each in turned))})"
