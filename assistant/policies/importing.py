"""Bringing an operator's Markdown files into the shop.

files ─► sections ─► vectors ─► one file, in the place of the one before
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.errors import PolicyError
from assistant.policies import store
from assistant.policies.book import Book, embed
from assistant.policies.files import Skipped, read_files
from assistant.policies.markdown import Document, read
from assistant.ports import Encoder

#: More than a shop's policies hold; so many take a minute or two to embed.
MOST_PASSAGES = 5_000


#: Files of which it is told why nothing could be taken.
MOST_TOLD = 5


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of the files."""

    documents: tuple[Document, ...]
    skipped: tuple[Skipped, ...]  # files, and parts of files


def import_policies(paths: Sequence[Path], encoder: Encoder, file: Path) -> Imported:
    """Index these files and folders in `file`, in the place of all policies before.

    Raises PolicyError where nothing can be taken of them, or too much; the shop then keeps those it has.
    """
    texts, skipped = read_files(paths)
    documents = tuple(read(each.text, each.name) for each in texts)
    skipped += [Skipped(text.name, note) for text, each in zip(texts, documents, strict=True) for note in each.notes]
    sections = tuple(section for document in documents for section in document.sections)
    passages = sum(len(section.passages) for section in sections)
    if not passages:
        told = "".join(f" Skipped {each.name}: {each.reason}." for each in skipped[:MOST_TOLD])
        raise PolicyError(
            f"There is nothing to take: name Markdown files (.md, UTF-8), or a folder that holds some.{told}"
        )
    if passages > MOST_PASSAGES:
        raise PolicyError(
            f"The files hold {passages:,} sentences, more than {MOST_PASSAGES:,}: name those of policies."
        )
    store.write(Book(sections, embed(sections, encoder)), encoder.name, file)
    return Imported(documents, tuple(skipped))
