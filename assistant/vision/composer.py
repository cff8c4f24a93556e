"""Seeing to it that photos and words are joined as a shop's own pictures teach, where that finds more.

<models>/photo/<model>.composition.npz   what was learnt, see `assistant.retrieval.composition`
<models>/photo/<model>.composition.json  the last course of this photo model, and what came of it
"""

import hashlib
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from random import Random

import numpy as np
import structlog
from pydantic import ValidationError

from assistant.ports import PhotoEncoder, Progress, VectorIndex, Vectors
from assistant.retrieval.composition import Compositions, FixedComposition
from assistant.types import Value, Variant
from assistant.vision.differences import Exercises, Gallery, Triple, triples
from assistant.vision.traits import traits

log = structlog.get_logger(__name__)

#: With fewer pictures there is nothing to learn from; more than so many teach no more.
FEWEST, MOST = 40, 2000
LEARNT, EXAMINED = 2000, 300  # triples
HELD_OUT = 0.2  # part of the products that the examination is about
MOST_TEXTS = 500  # different words, each of which the photo model must read
TEXTS_AT_ONCE = 32
#: While less than this part of the pictures is new, what was learnt stays.
NEWS = 0.1


class Composed(Value):
    """The last course: what it was about and what came of it."""

    pictures: tuple[str, ...]
    fixed: float  # score of the fixed sum, 0 to 1
    learned: float  # of what was learnt, on the same triples


@dataclass(frozen=True, slots=True)
class Composer:
    """Teaches, and keeps what was learnt for as long as it is better. `open_index` opens a generation."""

    compositions: Compositions
    open_index: Callable[[Path], VectorIndex]

    def knows(self, model: str) -> bool:
        """Tell whether there was a course of this photo model."""
        return self._last(model) is not None

    def teach(self, variants: Iterable[Variant], encoder: PhotoEncoder, generation: Path, progress: Progress) -> None:
        """Learn from the pictures of these variants, by their vectors in a generation of the index.

        Nothing is done where little is new since the last course.
        """
        with closing(self.open_index(generation)) as index:
            shown = _shown(variants, index)
            gallery = _gallery(shown, index)
        if len(shown) < FEWEST:
            self.compositions.forget(encoder.name)
            log.info("photos and words are joined by a fixed sum: too few pictures", pictures=len(shown))
        elif self._is_news(encoder.name, shown):
            self._course(gallery, encoder, progress)

    def _course(self, gallery: Gallery, encoder: PhotoEncoder, progress: Progress) -> None:
        from assistant.vision.composing import SEED, examine, held_out, learn

        progress("preparing to learn what words change", 0, None)
        kept_back, chance = held_out(gallery.products, HELD_OUT), Random(SEED)  # noqa: S311 - a course is repeatable
        asked = [
            triples(gallery, np.flatnonzero(shown).tolist(), count, chance)
            for shown, count in ((kept_back, EXAMINED), (~kept_back, LEARNT))
        ]
        if not all(asked):
            self.compositions.forget(encoder.name)
            return self._record(encoder.name, Composed(pictures=tuple(gallery.names), fixed=0, learned=0))
        examined, learnt, everything = _exercises(gallery, asked, encoder, progress)
        learned = examine(learn(learnt, ~kept_back, progress), examined)
        fixed = examine(FixedComposition(), examined)
        if learned > fixed:
            self.compositions.keep(encoder.name, learn(everything, np.ones_like(kept_back), progress))
        else:
            self.compositions.forget(encoder.name)
        return self._record(encoder.name, Composed(pictures=tuple(gallery.names), fixed=fixed, learned=learned))

    def _record(self, model: str, course: Composed) -> None:
        joined = "as learnt" if course.learned > course.fixed else "by a fixed sum, which finds no less"
        scores = {"mrr_learnt": round(course.learned, 4), "mrr_fixed": round(course.fixed, 4)}
        log.info(f"photos and words are joined {joined}", model=model, pictures=len(course.pictures), **scores)
        self._file(model).parent.mkdir(parents=True, exist_ok=True)
        self._file(model).write_text(course.model_dump_json(), "utf-8")

    def _is_news(self, model: str, names: Collection[str]) -> bool:
        last = self._last(model)
        return last is None or len(set(names) - set(last.pictures)) > NEWS * len(names)

    def _last(self, model: str) -> Composed | None:
        try:
            return Composed.model_validate_json(self._file(model).read_bytes())
        except (FileNotFoundError, ValidationError):
            return None

    def _file(self, model: str) -> Path:
        return self.compositions.file(model).with_suffix(".json")


def _shown(variants: Iterable[Variant], index: VectorIndex) -> Mapping[str, Variant]:
    """Return what each of some pictures shows, of whole products and always the same; of several variants the first."""
    known = set(index.ids)
    shown: dict[str, Variant] = {}
    for variant in sorted(variants, key=lambda each: _chance(each.item_group_id)):
        if len(shown) < MOST:
            for name in variant.images:
                if name in known:
                    shown.setdefault(name, variant)
    return shown


def _gallery(shown: Mapping[str, Variant], index: VectorIndex) -> Gallery:
    row_of = {name: row for row, name in enumerate(index.ids)}
    names = sorted(shown)
    groups, said = [shown[name].item_group_id for name in names], [traits(shown[name]) for name in names]
    return Gallery(names, groups, said, index.of(np.array([row_of[name] for name in names], np.int64)))


def _chance(product: str) -> str:
    return hashlib.sha256(product.encode()).hexdigest()


def _exercises(
    gallery: Gallery, asked: Sequence[Sequence[Triple]], encoder: PhotoEncoder, progress: Progress
) -> Iterator[Exercises]:
    """Yield the exercises of each of these lists of triples, and of all together, as far as their words are read."""
    everything = [triple for some in asked for triple in some]
    texts = list(dict.fromkeys(triple.words for triple in everything))[:MOST_TEXTS]
    read = dict(zip(texts, _read(texts, encoder, progress), strict=True))
    for some in (*asked, everything):
        known = [triple for triple in some if triple.words in read]
        yield Exercises(gallery, known, np.stack([read[triple.words] for triple in known]))


def _read(texts: Sequence[str], encoder: PhotoEncoder, progress: Progress) -> Vectors:
    parts = []
    for start in range(0, len(texts), TEXTS_AT_ONCE):
        parts.append(encoder.texts(texts[start : start + TEXTS_AT_ONCE]))
        progress("reading words", min(start + TEXTS_AT_ONCE, len(texts)), len(texts))
    return np.concatenate(parts)
