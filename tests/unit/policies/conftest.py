"""A small shop's policies, indexed by an encoder that knows words and no meaning."""

from collections.abc import Sequence
from zlib import crc32

import numpy as np
import pytest

from assistant.language.stems import stems
from assistant.policies.book import Book, embed
from assistant.policies.markdown import read
from assistant.ports import Vectors

RETURNS = """# Returns

## How long

You can return anything within 30 days. It must be unworn.

## What cannot be returned

For reasons of hygiene, these cannot be returned:

- earrings
- swimwear

## How to return something

1. Ask for a label at [our help page](https://shop.example/help) or help@shop.example.
2. Put it on the parcel
"""
SHIPPING = """# Shipping

| Method | Delivery time | Price |
|---|---|---|
| Standard | 3 to 5 days | $4.95 |
| Express | 1 day | $14.95 |
"""
CONTACT = """# Contact

Contact our customer service by phone at +1 555 0134, or by e-mail at help@shop.example.
"""


class WordEncoder:
    """Texts are as alike as their stems: a place for each stem, by its checksum."""

    name = "words"

    def embed(self, texts: Sequence[str]) -> Vectors:
        vectors = np.zeros((len(texts), 4096), np.float32)
        for row, text in enumerate(texts):
            for stem in stems(text):
                vectors[row, crc32(stem.encode()) % 4096] = 1
        lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
        return (vectors / np.where(lengths == 0, 1, lengths)).astype(np.float32)


def book_of(*files: tuple[str, str]) -> Book:
    sections = tuple(section for name, text in files for section in read(text, name).sections)
    return Book(sections, embed(sections, WordEncoder()))


@pytest.fixture
def book() -> Book:
    return book_of(("returns.md", RETURNS), ("shipping.md", SHIPPING), ("contact.md", CONTACT))
