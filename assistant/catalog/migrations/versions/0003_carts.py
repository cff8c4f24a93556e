"""Customers' carts."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables, which are empty."""
    op.create_table(
        "carts",
        sa.Column("customer", sa.String(255), primary_key=True),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
    )
    op.create_index("carts_by_age", "carts", ["changed_at"])
    op.create_table(
        "cart_lines",
        sa.Column("customer", sa.String(255), sa.ForeignKey("carts.customer", ondelete="CASCADE"), primary_key=True),
        sa.Column("variant_id", sa.String(), primary_key=True),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("item_group_id", sa.String(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("options", sa.JSON(), nullable=False),
        sa.Column("quantity", sa.Integer(), nullable=False),
        sa.Column("price_mills", sa.BigInteger(), nullable=False),
        sa.Column("currency", sa.String(3), nullable=False),
    )


def downgrade() -> None:
    """Drop them."""
    op.drop_table("cart_lines")
    op.drop_table("carts")
