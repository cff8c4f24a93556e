"""The index on disk: replaced as a whole, noticed, and refused where it cannot be trusted."""

from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import save_file

from assistant.errors import ModelMismatch, PolicyError
from assistant.policies.book import Book
from assistant.policies.importing import import_policies
from assistant.policies.store import StoredPolicies, read, write
from tests.unit.policies.conftest import RETURNS, SHIPPING, WordEncoder


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "home" / "policies.safetensors"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "files").mkdir()
    (tmp_path / "files" / "returns.md").write_text(RETURNS)
    return tmp_path / "files"


def documents(policies: StoredPolicies) -> set[str]:
    return {section.document for section in policies.current().sections}


def test_an_index_is_read_as_it_was_written(book: Book, file: Path):
    write(book, "words", file)
    again = read(file, "words")
    assert again.sections == book.sections
    assert np.array_equal(again.vectors, book.vectors)
    assert [each.name for each in file.parent.iterdir()] == [file.name]


def test_an_import_takes_the_place_of_the_one_before_and_a_shop_that_runs_notices(file: Path, folder: Path):
    policies = StoredPolicies(file, WordEncoder.name)
    assert policies.current() is None
    import_policies([folder], WordEncoder(), file)
    assert documents(policies) == {"Returns"}
    assert policies.current() is policies.current()
    (folder / "shipping.md").write_text(SHIPPING)
    (folder / "returns.md").unlink()
    import_policies([folder], WordEncoder(), file)
    assert documents(policies) == {"Shipping"}


def test_an_import_tells_what_it_took_and_what_it_left_out(file: Path, folder: Path):
    (folder / "empty.md").write_text("# Nothing\n\n<p>Lost</p>\n")
    imported = import_policies([folder], WordEncoder(), file)
    assert [document.title for document in imported.documents] == ["Nothing", "Returns"]
    assert [(each.name, each.reason) for each in imported.skipped] == [
        ("empty.md", "1 block of HTML left out: write it as Markdown"),
        ("empty.md", "it says nothing"),
    ]


def test_an_import_of_nothing_leaves_the_policies_as_they_are(file: Path, folder: Path, tmp_path: Path):
    import_policies([folder], WordEncoder(), file)
    before = file.read_bytes()
    (tmp_path / "none").mkdir()
    with pytest.raises(PolicyError, match="nothing to take"):
        import_policies([tmp_path / "none"], WordEncoder(), file)
    assert file.read_bytes() == before


def test_more_than_a_shops_policies_is_refused(file: Path, folder: Path):
    (folder / "endless.md").write_text("A word. " * 5_001)
    with pytest.raises(PolicyError, match="more than 5,000"):
        import_policies([folder], WordEncoder(), file)
    assert not file.exists()


def test_an_index_of_another_model_is_refused(book: Book, file: Path):
    write(book, "another", file)
    with pytest.raises(ModelMismatch, match="another"):
        StoredPolicies(file, "words").current()


@pytest.mark.parametrize("damage", [b"", b"not an index", b"\xff" * 64])
def test_a_damaged_index_is_told(file: Path, damage: bytes):
    file.parent.mkdir()
    file.write_bytes(damage)
    with pytest.raises(PolicyError, match="import the policies again"):
        StoredPolicies(file, "words").current()


@pytest.mark.parametrize(
    "told",
    [
        None,
        {"format": "0"},
        {"format": "1", "encoder": "words", "sections": "[{}]"},
        {"format": "1", "encoder": "words", "sections": "[]"},
        {"format": "1", "sections": "[]"},
    ],
)
def test_an_index_of_another_form_is_told(file: Path, told: dict[str, str] | None):
    file.parent.mkdir()
    save_file({"vectors": np.zeros((1, 3), np.float32)}, file, metadata=told)
    with pytest.raises(PolicyError, match="import the policies again"):
        read(file, "words")


def test_why_nothing_could_be_taken_is_told(tmp_path: Path):
    (tmp_path / "returns.md").write_bytes(b"\xff\xfe no text")
    with pytest.raises(PolicyError, match=r"Skipped returns\.md: not UTF-8"):
        import_policies([tmp_path / "returns.md"], WordEncoder(), tmp_path / "index")
