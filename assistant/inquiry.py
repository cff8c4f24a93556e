"""Questions to the shop without a conversation: one text, or a file of them, answered as JSON."""

from collections.abc import Iterable, Iterator
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from assistant.errors import InputError
from assistant.replies import Replies
from assistant.shop import Shop
from assistant.types import Found, Hit, Query, Wish
from assistant.wish import begun

MAX_HITS = 200
MAX_TEXT_CHARACTERS = 1000
MAX_LINE_CHARACTERS = 20_000


class Inquiry(BaseModel):
    """One line of a batch."""

    model_config = ConfigDict(extra="forbid")

    text: str = Field(max_length=MAX_TEXT_CHARACTERS)
    scene: str | None = Field(None, max_length=MAX_TEXT_CHARACTERS)
    photo: str | None = None
    k: int = Field(10, ge=1, le=MAX_HITS)


def answer(inquiry: Inquiry, shop: Shop) -> tuple[Wish, Found]:
    """Read the text and find what it asks for. Raises InputError for a photo: this version finds by words only."""
    if inquiry.photo is not None:
        raise InputError("Finding by photo is not built yet; leave `photo` out and describe it in `text`.")
    wish = begun(shop.read(inquiry.text))
    return wish, shop.find(Query(wish, inquiry.k, scene=inquiry.scene))


def answers(lines: Iterable[str], shop: Shop, replies: Replies) -> Iterator[dict[str, Any]]:
    """Answer a batch of JSON lines, one object a line; a line that cannot be answered yields its error."""
    for number, line in enumerate(lines, start=1):
        try:
            if len(line) > MAX_LINE_CHARACTERS:
                raise InputError(f"A line may have up to {MAX_LINE_CHARACTERS} characters.")
            inquiry = Inquiry.model_validate_json(line)
            yield as_json(*answer(inquiry, shop), replies)
        except ValidationError as error:
            first = error.errors()[0]
            where = ".".join(str(part) for part in first["loc"]) or "the line"
            yield _failure(number, "bad_input", f"{where}: {first['msg']}")
        except InputError as error:
            yield _failure(number, error.code, str(error))


def as_json(wish: Wish, found: Found, replies: Replies) -> dict[str, Any]:
    """Return what a program needs: hits, what was understood, what was relaxed, words nothing matches."""
    return {
        "hits": [_hit(hit, replies) for hit in found.hits],
        "understood": {**wish.model_dump(mode="json"), "chips": [chip.label for chip in replies.chips(wish)]},
        "total": found.total,
        "relaxed": [facet.value for facet in found.relaxed],
        "missing": list(found.missing),
    }


def _hit(hit: Hit, replies: Replies) -> dict[str, Any]:
    variant, offer = hit.variant, hit.variant.offer
    return {
        "id": variant.id,
        "item_group_id": variant.item_group_id,
        "title": hit.title,
        "price": {"amount": float(offer.amount), "currency": offer.currency},
        "brand": variant.brand,
        "color": variant.color,
        "size": variant.size,
        "sizes": list(hit.sizes),
        "material": variant.material,
        "pattern": variant.pattern,
        "gender": variant.gender,
        "age_group": variant.age_group,
        "product_type": variant.product_type,
        "availability": variant.availability.value,
        "rating": hit.rating,
        "rating_count": hit.rating_count,
        "link": variant.link,
        "score": hit.score,
        "reasons": [replies.reason(each) for each in hit.reasons],
    }


def _failure(number: int, code: str, message: str) -> dict[str, Any]:
    return {"error": {"line": number, "code": code, "message": message}}
