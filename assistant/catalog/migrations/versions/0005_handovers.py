"""Conversations handed to people of the shop."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables, which are empty."""
    op.create_table(
        "handovers",
        sa.Column("number", sa.Integer(), primary_key=True),
        sa.Column("conversation", sa.String(255), nullable=False),
        sa.Column("desk", sa.String(20), nullable=False),
        sa.Column("reference", sa.String(255), nullable=False),
        sa.Column("state", sa.String(10), nullable=False),
        sa.Column("is_pushed", sa.Boolean(), nullable=False),
        sa.Column("is_told", sa.Boolean(), nullable=False),
        sa.Column("request", sa.JSON(), nullable=False),
        sa.Column("at", sa.Float(), nullable=False),
    )
    op.create_index("handovers_of_conversation", "handovers", ["conversation"])
    op.create_index("handovers_of_reference", "handovers", ["desk", "reference"])
    op.create_table(
        "handover_lines",
        sa.Column("key", sa.Integer(), primary_key=True),
        sa.Column("number", sa.Integer(), sa.ForeignKey("handovers.number", ondelete="CASCADE"), nullable=False),
        sa.Column("who", sa.String(10), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("at", sa.Float(), nullable=False),
        sa.Column("source", sa.String(255)),
        sa.Column("is_delivered", sa.Boolean(), nullable=False),
    )
    op.create_index("once_per_source", "handover_lines", ["number", "source"], unique=True)
    op.create_index("undelivered_lines", "handover_lines", ["is_delivered", "who"])


def downgrade() -> None:
    """Drop them."""
    op.drop_table("handover_lines")
    op.drop_table("handovers")
