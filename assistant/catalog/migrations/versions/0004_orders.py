"""Orders, what is to be sent back of them, and failed tries to name one."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables, which are empty."""
    op.create_table(
        "orders",
        sa.Column("key", sa.Integer(), primary_key=True),
        sa.Column("spelled", sa.String(40), nullable=False, unique=True),
        sa.Column("number", sa.String(40), nullable=False),
        sa.Column("proof", sa.String(64), nullable=False),
        sa.Column("status", sa.String(20), nullable=False),
        sa.Column("ordered_on", sa.Date(), nullable=False),
        sa.Column("shipped_on", sa.Date()),
        sa.Column("delivered_on", sa.Date()),
        sa.Column("carrier", sa.String(60), nullable=False),
        sa.Column("tracking_url", sa.Text(), nullable=False),
        sa.Column("return_by", sa.Date()),
        sa.Column("row_hash", sa.String(64), nullable=False),
    )
    op.create_table(
        "order_lines",
        sa.Column("order_key", sa.Integer(), sa.ForeignKey("orders.key"), primary_key=True),
        sa.Column("place", sa.Integer(), primary_key=True),
        sa.Column("item", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("quantity", sa.Integer(), nullable=False),
        sa.Column("price_mills", sa.BigInteger()),
        sa.Column("currency", sa.String(3), nullable=False),
    )
    op.create_table(
        "order_returns",
        sa.Column("order_key", sa.Integer(), sa.ForeignKey("orders.key"), primary_key=True),
        sa.Column("item", sa.Text(), primary_key=True),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("quantity", sa.Integer(), nullable=False),
        sa.Column("requested_at", sa.String(40), nullable=False),
    )
    op.create_table(
        "order_tries",
        sa.Column("key", sa.Integer(), primary_key=True),
        sa.Column("about", sa.String(64), nullable=False),
        sa.Column("at", sa.Float(), nullable=False),
    )
    op.create_index("order_tries_about", "order_tries", ["about", "at"])


def downgrade() -> None:
    """Drop them."""
    for table in ("order_tries", "order_returns", "order_lines", "orders"):
        op.drop_table(table)
