"""What an import did, row by row accounted for."""

from dataclasses import dataclass, field
from pathlib import Path

from assistant.catalog.markup import plain_line
from assistant.catalog.records import Note, Rejection


@dataclass(frozen=True, slots=True)
class ImportReport:
    """`added + changed + unchanged + len(rejections) == rows`."""

    rows: int  # of the feed, without blank ones
    added: int
    changed: int
    unchanged: int
    vanished: int  # variants of the store that the feed no longer has: now unavailable
    embedded: int  # products whose text was turned into a vector
    products: int  # of the feed
    seconds: float
    rejections: list[Rejection] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    seen: int = 0  # attributes that the feed leaves out, read from pictures
    reviews: int = 0  # that went in
    unknown_products: int = 0  # named by reviews, but not in the shop
    rejected_reviews: list[Rejection] = field(default_factory=list)


def write_rejections(report: ImportReport, file: Path) -> None:
    """Write every rejection and note, as a table: kind, line, id, reason."""
    file.parent.mkdir(parents=True, exist_ok=True)
    rows = [("kind", "line", "id", "reason")]
    rows += [("rejected", str(each.line), each.id, each.reason) for each in report.rejections]
    rows += [("rejected review", str(each.line), each.id, each.reason) for each in report.rejected_reviews]
    rows += [("note", str(each.line), each.id, each.text) for each in report.notes]
    file.write_text("".join("\t".join(map(plain_line, row)) + "\n" for row in rows), encoding="utf-8")
