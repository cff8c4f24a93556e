"""Reading the reviews of one product from the store."""

from collections.abc import Sequence

from sqlalchemy import Engine, func, select

from assistant.catalog.schema import products, reviews
from assistant.types import Review


class StoredReviews:
    """The reviews of one store."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def of(self, item_group_id: str, most: int) -> Sequence[Review]:
        """Return up to `most` reviews of a product in their order, where there are more, spread evenly over all."""
        number = func.row_number().over(order_by=reviews.c.key).label("number")
        count = func.count().over().label("count")
        of_product = (
            select(reviews, number, count).join(products).where(products.c.item_group_id == item_group_id).subquery()
        )
        # Of n numbered reviews those are taken at which the share of `most` that has passed grows by a whole one.
        passed = of_product.c.number * most // of_product.c.count
        before = (of_product.c.number - 1) * most // of_product.c.count
        statement = select(of_product).where(passed > before).order_by(of_product.c.number).limit(most)
        with self._engine.connect() as connection:
            rows = connection.execute(statement).all()
        return [Review(item_group_id, row.rating, row.title, row.text, row.reviewer) for row in rows]
