"""The first tables: products, variants, reviews, their words, pictures and the state of the catalogue."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

SQLITE_WORDS = """
    CREATE VIRTUAL TABLE product_words USING fts5(
        title, kind, brand, attributes, description, tokenize = 'porter unicode61 remove_diacritics 2'
    )
"""  # rowid is the product's key
POSTGRESQL_WORDS = """
    CREATE TABLE product_words (
        key INTEGER PRIMARY KEY,
        title TEXT NOT NULL,
        kind TEXT NOT NULL,
        brand TEXT NOT NULL,
        attributes TEXT NOT NULL,
        description TEXT NOT NULL,
        document TSVECTOR GENERATED ALWAYS AS (
            setweight(to_tsvector('product_words', title), 'A')
            || setweight(to_tsvector('product_words', kind), 'B')
            || setweight(to_tsvector('product_words', brand || ' ' || attributes), 'C')
            || setweight(to_tsvector('product_words', description), 'D')
        ) STORED
    )
"""
POSTGRESQL_STEMS = (  # of Porter, as in FTS5, and every word counts: "over the knee" is no "knee"
    "CREATE TEXT SEARCH DICTIONARY product_words (TEMPLATE = snowball, LANGUAGE = porter)",
    "CREATE TEXT SEARCH CONFIGURATION product_words (COPY = simple)",
    "ALTER TEXT SEARCH CONFIGURATION product_words ALTER MAPPING REPLACE simple WITH product_words",
)


def upgrade() -> None:
    """Make all tables."""
    _create_products()
    _create_variants()
    _create_reviews()
    _create_words()
    op.create_table(
        "catalog_state",
        sa.Column("key", sa.Integer(), primary_key=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("generation", sa.String(), nullable=False),
        sa.Column("encoder", sa.String(), nullable=False),
        sa.Column("currency", sa.String(3), nullable=False),
    )
    op.create_table(
        "pictures",
        sa.Column("source", sa.String(), primary_key=True),
        sa.Column("name", sa.String(), nullable=False),
    )


def downgrade() -> None:
    """Drop all tables."""
    for table in ("pictures", "catalog_state", "product_words", "reviews", "variants", "products"):
        op.drop_table(table)
    if op.get_context().dialect.name == "postgresql":
        op.execute("DROP TEXT SEARCH CONFIGURATION product_words")
        op.execute("DROP TEXT SEARCH DICTIONARY product_words")


def _create_products() -> None:
    op.create_table(
        "products",
        sa.Column("key", sa.Integer(), primary_key=True),
        sa.Column("item_group_id", sa.String(), nullable=False, unique=True),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("text_hash", sa.String(), nullable=False),
        sa.Column("rating", sa.Float()),
        sa.Column("rating_count", sa.Integer(), nullable=False),
    )


def _create_variants() -> None:
    names = ("brand", "condition", "gender", "age_group", "color", "size", "material", "pattern", "product_type")
    op.create_table(
        "variants",
        sa.Column("key", sa.Integer(), primary_key=True),
        sa.Column("id", sa.String(), nullable=False, unique=True),
        sa.Column("product_key", sa.Integer(), sa.ForeignKey("products.key"), nullable=False),
        sa.Column("row_hash", sa.String(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("description", sa.Text(), nullable=False),
        sa.Column("link", sa.Text(), nullable=False),
        sa.Column("images", sa.JSON(), nullable=False),
        sa.Column("availability", sa.String(), nullable=False),
        sa.Column("price_mills", sa.BigInteger(), nullable=False),
        sa.Column("sale_price_mills", sa.BigInteger()),
        sa.Column("currency", sa.String(3), nullable=False),
        *(sa.Column(name, sa.String(), nullable=False) for name in names),
        sa.Column("google_category", sa.String(), nullable=False),
        sa.Column("details", sa.JSON(), nullable=False),
        sa.Column("gtin", sa.String(), nullable=False),
    )
    op.create_index("variants_of_product", "variants", ["product_key"])


def _create_reviews() -> None:
    op.create_table(
        "reviews",
        sa.Column("key", sa.Integer(), primary_key=True),
        sa.Column("product_key", sa.Integer(), sa.ForeignKey("products.key"), nullable=False),
        sa.Column("rating", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("reviewer", sa.String(), nullable=False),
    )
    op.create_index("reviews_of_product", "reviews", ["product_key"])


def _create_words() -> None:
    if op.get_context().dialect.name == "postgresql":
        for statement in POSTGRESQL_STEMS:
            op.execute(statement)
        op.execute(POSTGRESQL_WORDS)
        op.execute("CREATE INDEX product_words_document ON product_words USING GIN (document)")
    else:
        op.execute(SQLITE_WORDS)
