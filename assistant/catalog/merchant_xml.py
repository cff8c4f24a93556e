"""Google Merchant feeds as RSS 2.0 or Atom, read as a stream: no tree of the document is ever held."""

from collections.abc import Callable, Iterable, Iterator
from typing import BinaryIO
from xml.etree.ElementTree import ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser

from assistant.catalog.records import Row
from assistant.catalog.tables import normal_name
from assistant.errors import FeedError
from assistant.types import Detail

GOOGLE = "{http://base.google.com/ns/1.0}"
ROOTS = frozenset({"rss", "feed", "rdf"})
ITEMS = frozenset({"item", "entry"})
DESCRIPTIONS = {"summary": "description", "content": "description"}  # Atom's names
IMAGES = ("image_link", "additional_image_link")
DETAIL_PARTS = ("section_name", "attribute_name", "attribute_value")
CHUNK_BYTES = 64 * 1024
MAX_ITEM_CHARACTERS = 4 * 1024**2
MAX_TAG_BYTES = 4 * 1024**2  # of one tag or comment, which the parser must hold whole
MAX_DEPTH = 100  # elements within one another
MAX_NAMES_CHARACTERS = 100_000  # of all names of elements and attributes together: the parser never forgets one


def read_merchant_xml(stream: BinaryIO) -> Iterator[Row]:
    """Yield a row for each item or entry; elements of the g: namespace outrank plain ones of the same name.

    Raises FeedError: the XML is damaged, is no RSS or Atom, or declares entities.
    """
    target = _Items()
    parser = DefusedXMLParser(target=target)
    target.line_of = lambda: parser.parser.CurrentLineNumber
    fed = 0
    try:
        while chunk := stream.read(CHUNK_BYTES):
            parser.feed(chunk)
            yield from target.take()
            fed += len(chunk)
            if fed - parser.parser.CurrentByteIndex > MAX_TAG_BYTES:
                raise FeedError(f"A tag on line {target.line_of()} has more than 4 million bytes: this is no feed.")
        parser.close()
    except DefusedXmlException as error:
        raise FeedError("The XML feed declares entities or includes other files: export it without them.") from error
    except (ParseError, LookupError, ValueError) as error:
        raise FeedError(f"The XML feed is damaged ({error}): export it anew.") from error
    yield from target.take()


class _Item:
    """One product while it is being read."""

    def __init__(self, line: int) -> None:
        self.line = line
        self.google: dict[str, list[str]] = {}
        self.plain: dict[str, list[str]] = {}
        self.details: list[Detail] = []
        self.characters = 0

    def row(self) -> Row:
        fields = self.plain | self.google
        images = [link for name in IMAGES for link in fields.pop(name, [])]
        return Row(self.line, {name: texts[0] for name, texts in fields.items()}, tuple(images), tuple(self.details))


class _Items:
    """Target of the XML parser: collects items as they end."""

    def __init__(self) -> None:
        self.line_of: Callable[[], int] = int  # set to the parser's own count once there is one
        self._done: list[Row] = []
        self._item: _Item | None = None
        self._path: list[str] = []  # tags below the item
        self._text: list[str] = []
        self._parts: dict[str, str] = {}  # of the product_detail being read
        self._depth = 0
        self._names: set[str] = set()
        self._names_characters = 0
        self._rooted = False

    def take(self) -> list[Row]:
        """Return the items that have ended since the last call."""
        done, self._done = self._done, []
        return done

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name = _local(tag)
        self._check_root(name)
        self._check_bounds(tag, attributes)
        if self._item is None:
            self._item = _Item(self.line_of()) if name in ITEMS else None
            return
        self._path.append(tag)
        if len(self._path) == 1:
            self._text = [attributes["href"]] if name == "link" and "href" in attributes else []
            self._parts = {}
        elif name in DETAIL_PARTS:
            self._text = []

    def data(self, text: str) -> None:
        if self._item and self._path:
            self._item.characters += len(text)
            if self._item.characters > MAX_ITEM_CHARACTERS:
                raise FeedError(
                    f"The item on line {self._item.line} has more than 4 million characters: this is no feed."
                )
            self._text.append(text)

    def end(self, tag: str) -> None:
        self._depth -= 1
        if self._item is None:
            return
        if not self._path:
            self._done.append(self._item.row())
            self._item = None
            return
        self._path.pop()
        if not self._path:
            self._end_field(self._item, tag)
        elif _local(tag) in DETAIL_PARTS:
            self._parts[_local(tag)] = "".join(self._text).strip()

    def close(self) -> None:
        """Nothing is left: items end with their tags."""

    def _end_field(self, item: _Item, tag: str) -> None:
        name = normal_name(_local(tag))
        text = "".join(self._text).strip()
        if name == "product_detail":
            section, attribute, value = (self._parts.get(part, "") for part in DETAIL_PARTS)
            item.details += [Detail(section, attribute, value)] if value else []
        elif text:
            fields = item.google if tag.startswith(GOOGLE) else item.plain
            fields.setdefault(DESCRIPTIONS.get(name, name), []).append(text)

    def _check_bounds(self, tag: str, attributes: Iterable[str]) -> None:
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise FeedError(f"Line {self.line_of()} lies within {MAX_DEPTH} elements: this is no feed.")
        new = {tag, *attributes} - self._names
        self._names |= new
        self._names_characters += sum(map(len, new))
        if self._names_characters > MAX_NAMES_CHARACTERS:
            raise FeedError(f"The feed has ever new names of elements up to line {self.line_of()}: this is no feed.")

    def _check_root(self, name: str) -> None:
        if not self._rooted and name not in ROOTS:
            raise FeedError(f"The XML begins with <{name[:40]}>: expected an RSS or Atom product feed.")
        self._rooted = True


def _local(tag: str) -> str:
    return tag.rpartition("}")[2].lower()
