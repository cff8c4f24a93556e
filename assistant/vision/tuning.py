"""The embedded photo model made fit for a shop's own pictures, where that makes it better.

<models>/photo/<digest>.safetensors   weights, never changed once written; the digest is in the model's name
<models>/photo/tuning.json            what the last course learnt from and what came of it
<models>/photo/course.pt              a course that was cut off
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import structlog
from pydantic import ValidationError

from assistant.ports import Encoder, Lesson, PhotoEncoder, Progress
from assistant.types import Value
from assistant.vision.course import Course, Recipe, Result
from assistant.vision.curriculum import curriculum
from assistant.vision.embedded import embedded, name_of
from assistant.vision.examination import Marks, examine
from assistant.vision.start import aligned
from assistant.vision.tower import DIMENSIONS, GarmentTower
from assistant.vision.towers import load, save

log = structlog.get_logger(__name__)

#: With fewer pictures nothing is learnt that the shipped model does not know.
FEWEST = 40
DEFAULT = Recipe()
#: While less than this part of the pictures or their words is new, the model of the last course stays.
NEWS = 0.1


class Tuning(Value):
    """The last course: what it learnt from and what came of it."""

    base: str  # name of the model it began with
    name: str  # name of the model in use since; `base` where the course made nothing better
    lessons: tuple[str, ...]  # a digest of each
    before: float  # score of `base` on the photos kept back
    after: float  # score of the best tower of the course


@dataclass(frozen=True, slots=True)
class EmbeddedTuner:
    """Tunes the embedded model. `weights` are those in use; `encoder` is MiniLM, whose vectors its text tower has."""

    folder: Path
    weights: Path
    encoder: Encoder
    threads: int = 0
    recipe: Recipe = DEFAULT

    def tune(self, lessons: Sequence[Lesson], progress: Progress) -> PhotoEncoder:
        """Return the model to use from now on: the one in use where nothing changed or nothing better was found."""
        digests = tuple(sorted(_digest(lesson) for lesson in lessons))
        if len(lessons) < FEWEST:
            log.info("photo model not tuned: too few pictures", pictures=len(lessons), at_least=FEWEST)
        elif (last := self._last()) and not _is_news(digests, last):
            log.info("photo model not tuned: the pictures are those of the last course", model=last.name)
        else:
            return self._taught(lessons, digests, progress)
        return embedded(self.weights, self.threads)

    def _taught(self, lessons: Sequence[Lesson], digests: tuple[str, ...], progress: Progress) -> PhotoEncoder:
        progress("preparing to tune the photo model", 0, None)
        course = curriculum(lessons, self.encoder.embed)
        tower = GarmentTower(DIMENSIONS)
        load(tower, self.weights)
        before = examine(tower, course)
        key = hashlib.sha256(f"{name_of(self.weights)} {digests} {self.recipe}".encode()).hexdigest()
        progress("looking at the pictures", 0, None)
        result = Course(aligned(tower, course), course, self.recipe, self.folder / "course.pt", key).run(progress)
        weights = self._kept(result) if result.marks.score > before.score else self.weights
        self._tell(before, result, weights)
        scores = {"before": before.score, "after": result.marks.score}
        self._record(Tuning(base=name_of(self.weights), name=name_of(weights), lessons=digests, **scores))
        return embedded(weights, self.threads)

    def _kept(self, result: Result) -> Path:
        draft = self.folder / "tuned.safetensors"
        self.folder.mkdir(parents=True, exist_ok=True)
        save(result.tower, draft)
        return draft.replace(self.folder / f"{name_of(draft).rpartition('@')[2]}.safetensors")

    def _tell(self, before: Marks, result: Result, weights: Path) -> None:
        told = "photo model tuned" if weights != self.weights else "photo model not better for tuning: it stays"
        after = result.marks
        log.info(
            told,
            model=name_of(weights),
            epochs=result.epochs,
            product_before=before.product,
            product_after=after.product,
            words_before=before.words,
            words_after=after.words,
            color_before=before.color,
            color_after=after.color,
        )

    def _last(self) -> Tuning | None:
        """Return the last course that led to the weights in use; None where there was none, or none that is known."""
        try:
            last = Tuning.model_validate_json((self.folder / "tuning.json").read_bytes())
        except (FileNotFoundError, ValidationError):
            return None
        return last if last.name == name_of(self.weights) else None

    def _record(self, tuning: Tuning) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        draft = self.folder / "tuning.draft"
        draft.write_text(tuning.model_dump_json(), "utf-8")
        draft.replace(self.folder / "tuning.json")


def _digest(lesson: Lesson) -> str:
    said = f"{lesson.picture.name}\n{lesson.product}\n{lesson.color}\n{lesson.texts}"
    return hashlib.sha256(said.encode()).hexdigest()[:12]


def _is_news(digests: Sequence[str], last: Tuning) -> bool:
    return len(set(digests) - set(last.lessons)) > NEWS * len(digests)
