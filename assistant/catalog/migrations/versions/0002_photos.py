"""What the pictures show: the index of pictures, and what is seen of a variant where its feed is silent."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the columns; no picture has been looked at yet."""
    op.add_column("catalog_state", sa.Column("photo_generation", sa.String(), nullable=False, server_default=""))
    op.add_column("catalog_state", sa.Column("photo_encoder", sa.String(), nullable=False, server_default=""))
    op.add_column("variants", sa.Column("seen", sa.JSON(), nullable=False, server_default="{}"))


def downgrade() -> None:
    """Drop them."""
    op.drop_column("variants", "seen")
    op.drop_column("catalog_state", "photo_encoder")
    op.drop_column("catalog_state", "photo_generation")
