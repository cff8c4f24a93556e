"""What a customer says of single products while they talk: liked, disliked, or no longer either. Pure."""

from assistant.customers.places import latest_place
from assistant.screen import Judgment
from assistant.thread import Opinion, Thread

#: Of one conversation; the oldest go.
MOST_OPINIONS = 100

Opinions = tuple[Opinion, ...]


def judged(thread: Thread, product: str, judgment: Judgment) -> Thread:
    """Return the thread with what is said of a product now, which takes the place of what was said before."""
    kept = tuple(each for each in thread.opinions if each.item_group_id != product)
    if judgment is Judgment.NONE:
        return thread.model_copy(update={"opinions": kept})
    if any((each.item_group_id, each.judgment) == (product, judgment) for each in thread.opinions):
        return thread
    place = latest_place(product, thread)
    new = Opinion(item_group_id=product, judgment=judgment, search=place.state.id if place else "")
    return thread.model_copy(update={"opinions": (*kept, new)[-MOST_OPINIONS:]})


def declined(opinions: Opinions) -> tuple[str, ...]:
    """Return the products that are not liked."""
    return tuple(each.item_group_id for each in opinions if each.judgment is Judgment.DISLIKE)


def told_anew(before: Opinions, after: Opinions) -> list[Opinion]:
    """Return the opinions that were not held before."""
    return [each for each in after if each not in before]


def taken_back(before: Opinions, after: Opinions) -> list[Opinion]:
    """Return the opinions that are held no longer; what only had to make room is still held."""
    gone = [each for each in before if each not in after]
    judged_now = {each.item_group_id for each in after}
    is_full = len(after) == MOST_OPINIONS
    return [each for each in gone if not is_full or each.item_group_id in judged_now]
