"""What a photo and a change in words ask for together, as one question to the index of pictures.

A picture is asked two things: how like the photo its product is in any variant (a hoodie shown in orange and wanted in
black is recognised by its orange picture), and how like a blend of photo and words it is itself:

    score = anchor · max over the product's pictures (photo · picture) + query · picture

How much each counts is decided by attention over the modalities: softmax weights made of the photo, the words, and
whether hard constraints see to the words already. What photo and words mean together is their low-rank bilinear
pooling (Kim et al., "Hadamard Product for Low-rank Bilinear Pooling", ICLR 2017). `assistant.vision.composing` trains
it on the shop's own pictures. Its question and a fixed sum are averaged: they err differently.
"""

import re
from dataclasses import asdict, dataclass, fields
from functools import lru_cache
from pathlib import Path
from typing import Protocol
from zipfile import BadZipFile

import numpy as np

from assistant.errors import SetupError
from assistant.ports import Vectors

#: Of a likeness without words, and of one that a shop has not learnt from: what the product counts in any variant, and
#: the photo for the variant that is shown.
ANCHOR, PHOTO = 0.75, 0.25
#: What words count beside them where no constraint sees to them.
WORDS = 0.75
UNFIT = re.compile(r"[^\w.@-]")  # for the name of a file


@dataclass(frozen=True, slots=True)
class Blend:
    """One question to the index of pictures."""

    anchor: float
    query: Vectors  # [dimensions], of any length


class Composition(Protocol):
    """Makes one question of a photo and words. Vectors are of the photo model that the pictures are indexed by."""

    def blend(self, photo: Vectors, words: Vectors, *, obeyed: bool) -> Blend:
        """Blend two vectors [dimensions] of length 1; `obeyed`: what is found does as the words say anyway."""


def photo_alone(photo: Vectors) -> Blend:
    """Return the question of a photo without words."""
    return Blend(ANCHOR, PHOTO * photo)


class FixedComposition:
    """The weighted sum, for shops that have nothing to learn from."""

    def blend(self, photo: Vectors, words: Vectors, *, obeyed: bool) -> Blend:
        """Blend two vectors [dimensions] of length 1."""
        return photo_alone(photo) if obeyed else Blend(ANCHOR, PHOTO * photo + WORDS * words)


@dataclass(frozen=True, slots=True)
class LearnedComposition:
    """What `assistant.vision.composing` has learnt, as matrices that vectors are multiplied with from the left."""

    hidden: Vectors  # [2 * dimensions + 1, units]: photo, words, obeyed
    hidden_bias: Vectors  # [units]
    attention: Vectors  # [units, 4]: the product, photo, words, both
    attention_bias: Vectors  # [4]
    photo_in: Vectors  # [dimensions, rank]: what is added to the photo
    photo_out: Vectors  # [rank, dimensions]
    words_in: Vectors  # [dimensions, rank]: what is added to the words
    words_out: Vectors  # [rank, dimensions]
    both_photo: Vectors  # [dimensions, rank]: what they mean together
    both_photo_bias: Vectors  # [rank]
    both_words: Vectors  # [dimensions, rank]
    both_words_bias: Vectors  # [rank]
    both_out: Vectors  # [rank, dimensions]

    def blend(self, photo: Vectors, words: Vectors, *, obeyed: bool) -> Blend:
        """Blend two vectors [dimensions] of length 1."""
        given = np.concatenate([photo, words, [obeyed]]).astype(np.float32)
        units = np.maximum(given @ self.hidden + self.hidden_bias, 0)
        anchor, *weights = _softmax(units @ self.attention + self.attention_bias)
        both = (photo @ self.both_photo + self.both_photo_bias) * (words @ self.both_words + self.both_words_bias)
        modalities = (
            photo + photo @ self.photo_in @ self.photo_out,
            words + words @ self.words_in @ self.words_out,
            _normal(both @ self.both_out),
        )
        query = sum(weight * modality for weight, modality in zip(weights, modalities, strict=True))
        fixed = FixedComposition().blend(photo, words, obeyed=obeyed)
        return Blend((float(anchor) + fixed.anchor) / 2, np.asarray((query + fixed.query) / 2, np.float32))


class Compositions:
    """The folder of what was learnt, one file for each photo model. Thread-safe."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._read = lru_cache(maxsize=2)(_read)

    def of(self, model: str) -> Composition:
        """Return what was learnt for the photo model of this name; without that, the fixed sum. Raises SetupError."""
        file = self.file(model)
        try:
            return self._read(file, file.stat().st_mtime_ns)
        except FileNotFoundError:
            return FixedComposition()

    def keep(self, model: str, learned: LearnedComposition) -> None:
        """Write what was learnt for the photo model of this name, in place of what was before."""
        file = self.file(model)
        file.parent.mkdir(parents=True, exist_ok=True)
        draft = file.with_suffix(".draft.npz")
        np.savez(draft, **asdict(learned))
        draft.replace(file)

    def forget(self, model: str) -> None:
        """Use the fixed sum for the photo model of this name."""
        self.file(model).unlink(missing_ok=True)

    def keep_only(self, *models: str) -> None:
        """Delete what belongs to other photo models."""
        kept = {self.file(model).stem for model in models}
        for file in self._folder.glob("*.composition.*"):
            if file.stem not in kept:
                file.unlink()

    def file(self, model: str) -> Path:
        """Return where it lies."""
        return self._folder / f"{UNFIT.sub('_', model)}.composition.npz"


def _read(file: Path, _written: int) -> LearnedComposition:
    try:
        with np.load(file) as arrays:
            return LearnedComposition(**{field.name: arrays[field.name] for field in fields(LearnedComposition)})
    except (ValueError, KeyError, BadZipFile) as error:
        raise SetupError(f"{file} is damaged: delete it, and import the catalogue again to learn it anew.") from error


def _softmax(numbers: Vectors) -> Vectors:
    raised = np.exp(numbers - numbers.max())
    weights: Vectors = raised / raised.sum()
    return weights


def _normal(vector: Vectors) -> Vectors:
    normal: Vectors = vector / max(float(np.linalg.norm(vector)), 1e-9)
    return normal
