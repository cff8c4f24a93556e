"""Questions to the shop without a conversation: a text, a photo or both, or a file of them, answered as JSON."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any, NamedTuple

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError, ValidationInfo, field_validator
from pydantic_core import PydanticCustomError

from assistant.errors import InputError
from assistant.lending import lent
from assistant.photo import CleanPhoto, clean, read
from assistant.ports import Looks
from assistant.replies import Replies
from assistant.shop import Shop
from assistant.types import Found, Hit, Likeness, Query, Reading, SceneKind, Seen, Setting, Wish
from assistant.wish import alike, begun

MAX_HITS = 200
MAX_TEXT_CHARACTERS = 1000
MAX_LINE_BYTES = 20_000


def _short(text: str) -> str:
    if len(text) > MAX_TEXT_CHARACTERS:
        raise PydanticCustomError(
            "too_long", "Expected at most {most} characters; shorten it.", {"most": MAX_TEXT_CHARACTERS}
        )
    return text


class Manner(BaseModel):
    """How to look, whatever the text: the occasion, and how many products at most."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    scene: Annotated[str, AfterValidator(_short)] | None = None
    k: int = Field(10, ge=1, le=MAX_HITS)


class Inquiry(Manner):
    """One question; in a batch, one line. `photo` is a file of this machine."""

    photo: Path | None = None
    text: Annotated[str, AfterValidator(_short)] = Field("", validate_default=True)

    @field_validator("text")
    @classmethod
    def _worded(cls, text: str, rest: ValidationInfo) -> str:
        if not text.strip() and rest.data.get("photo") is None:
            raise PydanticCustomError("empty", "Expected some words, for example “red dress under $80”, or a photo.")
        return text


class Answer(NamedTuple):
    """What was understood of a question, and what was found."""

    wish: Wish
    reading: Reading
    seen: tuple[Seen, ...]  # in the photo
    found: Found


def manner(k: int, scene: str | None) -> Manner:
    """Check an occasion and a number of products. Raises InputError beyond their bounds."""
    with _told_in_words():
        return Manner(k=k, scene=scene)


def inquiry(text: str, photo: Path | None, how: Manner) -> Inquiry:
    """Check a text. Raises InputError beyond the bound, or where there are neither words nor a photo."""
    with _told_in_words():
        return Inquiry(text=text, photo=photo, k=how.k, scene=how.scene)


def shown(asked: Inquiry) -> CleanPhoto | None:
    """Return the photo of a question. Raises BadPhoto."""
    return clean(read(asked.photo)) if asked.photo else None


def answer(asked: Inquiry, photo: CleanPhoto | None, shop: Shop, looks: Looks) -> Answer:
    """Read the text, look at the photo that was `shown`, and find what they ask for."""
    reading = _staged(shop.read(asked.text), asked.scene)
    if asked.photo is None or photo is None:
        wish = begun(reading)
        return Answer(wish, reading, (), shop.find(Query(wish, asked.k)))
    look = looks.look(photo.pixels)
    like = Likeness(photo=asked.photo.name, seen=look.seen)
    reading = lent(reading, like, shop.read)
    wish = alike(Wish(), like, reading, ())
    found = shop.find(Query(wish, asked.k), look if wish.like else None)
    return Answer(wish, reading, look.seen, found)


def _staged(reading: Reading, scene: str | None) -> Reading:
    """Return a reading with an occasion that was named beside the text."""
    if scene is None or not scene.strip():
        return reading
    named = Setting(kind=SceneKind.OCCASION, name=" ".join(scene.lower().split()))
    return reading.model_copy(update={"scene": (*reading.scene, named)})


def answers(
    lines: Iterable[bytes], shop: Shop, looks: Looks, replies: Replies, how: Manner
) -> Iterator[dict[str, Any]]:
    """Answer a batch of JSON lines, one object a line; a line that cannot be answered yields its error.

    `how` holds for the lines that do not say it themselves.
    """
    for number, line in enumerate(lines, start=1):
        try:
            asked = _read(line, how)
            answered = answer(asked, shown(asked), shop, looks)
        except InputError as error:
            yield {"error": {"line": number, "code": error.code, "message": str(error)}}
        else:
            yield as_json(answered, replies)


def _read(line: bytes, how: Manner) -> Inquiry:
    if len(line) > MAX_LINE_BYTES:
        raise InputError(f"Expected a line of at most {MAX_LINE_BYTES} bytes; shorten it.")
    with _told_in_words():
        asked = Inquiry.model_validate_json(line)
    return asked.model_copy(update=how.model_dump(exclude=asked.model_fields_set))


@contextmanager
def _told_in_words() -> Iterator[None]:
    try:
        yield
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"]) or "the line"
        raise InputError(f"{where}: {first['msg']}") from error


def as_json(answered: Answer, replies: Replies) -> dict[str, Any]:
    """Return what a program needs: hits, what was understood, what was relaxed, words nothing matches."""
    wish, found = answered.wish, answered.found
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
