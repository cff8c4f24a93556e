"""What a recognizer is told of its task, on disk: a language model, and how its words are pronounced.

    <folder>/<identity of the corpus>/words.arpa   the language model
                                      words.dict   pronunciations
                                      task.json    the shop's words, and what cannot be pronounced

A task is written beside its folder and then renamed into place: who finds the folder finds all of it.
"""

import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

from pydantic import ValidationError

from assistant.errors import SetupError
from assistant.hearing.arpa import write_language_model
from assistant.hearing.corpus import Corpus
from assistant.hearing.pronouncing import Pronouncer, written_dictionary
from assistant.types import Value

DRAFT = ".draft-"
#: Of the way tasks are made: a change of it makes them anew.
VERSION = 1
#: Kept beside the newest one.
MOST_OTHERS = 2


class Told(Value):
    """What is known of a task beside its models."""

    phrases: Mapping[str, tuple[str, ...]]  # label -> the shop's words, as they are said
    unpronounced: tuple[str, ...]  # words of the corpus that are never heard


@dataclass(frozen=True)
class Task:
    """A task that can be listened for."""

    folder: Path
    told: Told

    @property
    def name(self) -> str:
        """Tell it from other tasks."""
        return self.folder.name

    @property
    def language_model(self) -> Path:
        """The file in ARPA's format."""
        return self.folder / "words.arpa"

    @property
    def dictionary(self) -> Path:
        """The file of pronunciations."""
        return self.folder / "words.dict"


def prepared(corpus: Corpus, folder: Path, pronouncer: Pronouncer) -> Task:
    """Return the task of a corpus, made where it is not there yet; of those made before it the oldest are deleted then.

    Takes seconds. Raises SetupError where there is nothing to hear, or it cannot be written.
    """
    own = folder / f"{corpus.identity}-{VERSION}"
    if not own.is_dir():
        if not corpus.lines:
            raise SetupError("There is nothing to listen for: the corpus has no words.")
        try:
            _write(corpus, own, pronouncer)
        except OSError as error:
            raise SetupError(
                f"What is listened for cannot be written to {folder} ({error}): make room there."
            ) from error
        _sweep(folder, own)
    return read(own)


def read(own: Path) -> Task:
    """Return a task that was made. Raises SetupError where it is damaged."""
    try:
        return Task(own, Told.model_validate_json((own / "task.json").read_bytes()))
    except (OSError, ValidationError) as error:
        raise SetupError(f"What is listened for is damaged: delete {own}, it is made anew.") from error


def _write(corpus: Corpus, own: Path, pronouncer: Pronouncer) -> None:
    draft = own.with_name(f"{DRAFT}{uuid4().hex[:8]}")
    draft.mkdir(parents=True)
    try:
        said, unpronounced = pronouncer.all(corpus.words)
        write_language_model(corpus, draft / "words.arpa")
        (draft / "words.dict").write_text(written_dictionary(said), "utf-8")
        told = Told(phrases=corpus.phrases, unpronounced=unpronounced)
        (draft / "task.json").write_text(told.model_dump_json(), "utf-8")
        if not own.is_dir():  # another process may have been faster
            draft.rename(own)
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def _sweep(folder: Path, kept: Path) -> None:
    """Delete all other tasks but the last ones: recognizers that listen by those open them for further utterances."""
    others = (each for each in folder.iterdir() if each != kept and each.is_dir() and not each.name.startswith(DRAFT))
    for other in sorted(others, key=lambda each: each.stat().st_mtime, reverse=True)[MOST_OTHERS:]:
        shutil.rmtree(other, ignore_errors=True)
