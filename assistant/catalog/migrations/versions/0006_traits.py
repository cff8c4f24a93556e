"""What scenes are compared with: the index of what products are stated to be."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the columns; nothing has been indexed yet."""
    op.add_column("catalog_state", sa.Column("trait_generation", sa.String(), nullable=False, server_default=""))
    op.add_column("catalog_state", sa.Column("trait_encoder", sa.String(), nullable=False, server_default=""))


def downgrade() -> None:
    """Drop them."""
    op.drop_column("catalog_state", "trait_encoder")
    op.drop_column("catalog_state", "trait_generation")
