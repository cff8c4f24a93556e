"""What customers want to be remembered, what they said of themselves and what they looked at."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables, which are empty."""
    op.create_table(
        "consents",
        sa.Column("customer", sa.String(255), primary_key=True),
        sa.Column("agreed", sa.Boolean(), nullable=False),
        sa.Column("at", sa.Float(), nullable=False),
    )
    owner = sa.ForeignKey("consents.customer", ondelete="CASCADE")
    op.create_table(
        "preferences",
        sa.Column("customer", sa.String(255), owner, primary_key=True),
        sa.Column("facet", sa.String(20), primary_key=True),
        sa.Column("value", sa.String(255), primary_key=True),
        sa.Column("negated", sa.Boolean(), nullable=False),
        sa.Column("kinds", sa.JSON(), nullable=False),
        sa.Column("at", sa.Float(), nullable=False),
        sa.Column("said", sa.Text(), nullable=False),
    )
    _make_searches()
    _make_events()


def _make_searches() -> None:
    op.create_table(
        "searches",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("at", sa.Float(), nullable=False),
        sa.Column("customer", sa.String(255)),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("model", sa.String(80), nullable=False),
        sa.Column("scene", sa.Text(), nullable=False),
        sa.Column("wish", sa.JSON(), nullable=False),
    )
    op.create_index("searches_of_customer", "searches", ["customer"])
    op.create_index("searches_by_age", "searches", ["at"])


def _make_events() -> None:
    op.create_table(
        "events",
        sa.Column("key", sa.Integer(), primary_key=True),
        sa.Column("at", sa.Float(), nullable=False),
        sa.Column("search", sa.String(32)),
        sa.Column("customer", sa.String(255)),
        sa.Column("item_group_id", sa.String(), nullable=False),
        sa.Column("kind", sa.String(10), nullable=False),
        sa.Column("position", sa.Integer()),
        sa.Column("value", sa.Float()),
        sa.Column("model", sa.String(80), nullable=False),
    )
    op.create_index("events_of_search", "events", ["search"])
    op.create_index("events_of_customer", "events", ["customer"])
    op.create_index("events_of_product", "events", ["item_group_id", "kind"])
    op.create_index("events_by_age", "events", ["at"])


def downgrade() -> None:
    """Drop them."""
    for table in ("events", "searches", "preferences", "consents"):
        op.drop_table(table)
