"""What came of a search: found, only with something given up, or nothing at all."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the columns; of earlier searches only those are known that found something."""
    op.add_column("searches", sa.Column("outcome", sa.String(10), nullable=False, server_default="found"))
    op.add_column("searches", sa.Column("relaxed", sa.JSON(), nullable=False, server_default="[]"))


def downgrade() -> None:
    """Drop them."""
    op.drop_column("searches", "relaxed")
    op.drop_column("searches", "outcome")
