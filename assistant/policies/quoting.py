"""Quoting a section: its own words, all of a short one, of a long one what answers best and what that hangs on."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from assistant.policies.section import Passage, Section
from assistant.ports import Vectors
from assistant.sentences import ended

#: A section of so many characters is read at a glance, and quoted whole.
SHORT = 360
MOST_PASSAGES = 4
#: A passage that answers less well than the best by this is not needed.
NEEDED = 0.08
#: What is read aloud.
SPOKEN_PASSAGES = 2
SPOKEN_CHARACTERS = 300
#: It means something said before: without that it says nothing.
_HANGS = re.compile(
    r"(?:after that|but|he|however|if (?:so|not)|its?|no|otherwise|she|so|such|that|their|them|then|these|they|this"
    r"|those|yes)\b",
    re.IGNORECASE,
)
_URL = re.compile(r"\bhttps?://[^\s<>]+", re.IGNORECASE)
GAP = "…"


@dataclass(frozen=True, slots=True)
class Quote:
    """A section's own words."""

    section: Section
    text: str
    speech: str  # the best of it, two passages at most, without addresses of pages


def quote(section: Section, scores: Vectors) -> Quote:
    """Quote what answers best of a section, by the scores of its passages."""
    order = sorted(range(len(scores)), key=lambda place: -scores[place])
    shown = _shown(section.passages, order, scores)
    return Quote(
        section, written(section.passages, shown), spoken(section.passages, _heard(section.passages, shown, order))
    )


def written(passages: Sequence[Passage], chosen: Sequence[int]) -> str:
    """Write the chosen passages in their order; "…" stands for what is left out between them."""
    return " ".join(_pieces(passages, chosen))


def spoken(passages: Sequence[Passage], chosen: Sequence[int]) -> str:
    """Write them to be read aloud: of a page's address only whose it is."""
    return _URL.sub(lambda url: urlsplit(url[0]).hostname or "", written(passages, chosen))


def _shown(passages: Sequence[Passage], order: Sequence[int], scores: Vectors) -> list[int]:
    if sum(len(each.text) for each in passages) <= SHORT:
        return list(range(len(passages)))
    best = scores[order[0]]
    wanted = [place for place in order if scores[place] >= best - NEEDED]
    return _within(passages, wanted, MOST_PASSAGES, SHORT)


def _heard(passages: Sequence[Passage], shown: Sequence[int], order: Sequence[int]) -> list[int]:
    return _within(passages, [place for place in order if place in shown], SPOKEN_PASSAGES, SPOKEN_CHARACTERS)


def _within(passages: Sequence[Passage], wanted: Sequence[int], most: int, characters: int) -> list[int]:
    """Return the first of those wanted, with what they hang on, in their order, within both bounds; at least one."""
    taken: list[int] = []
    for place in wanted:
        more = [each for each in _with_support(passages, place) if each not in taken]
        length = sum(len(passages[each].text) for each in (*taken, *more))
        if taken and (len(taken) + len(more) > most or length > characters):
            break
        taken += more
    return sorted(taken)


def _with_support(passages: Sequence[Passage], place: int) -> list[int]:
    """Return a passage and the one before it, where it cannot be read without that."""
    is_hanging = place > 0 and not passages[place].lead.endswith(":") and _HANGS.match(passages[place].text)
    return [place - 1, place] if is_hanging else [place]


def _pieces(passages: Sequence[Passage], chosen: Sequence[int]) -> Iterator[str]:
    before = None
    for place in chosen:
        passage = passages[place]
        if before is not None and place != before + 1:
            yield GAP
        if passage.lead.endswith(":") and (before is None or passages[before].lead != passage.lead):
            yield passage.lead
        yield ended(passage.text)
        before = place
