"""Markdown read into sections of plain text, with markdown-it-py: CommonMark and tables.

No markup passes through: a link leaves its words, a picture its description, HTML nothing but the words between tags.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from assistant.policies.section import Passage, Section
from assistant.sentences import ended, sentences

#: Longer ones are cut into pieces of this length, so that nothing endless is quoted or embedded.
MOST_CHARACTERS = 600
MOST_HEADING_CHARACTERS = 120
MOST_LISTED_CHARACTERS = 300
#: What a site generator reads above the text.
_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(?P<fields>.*?\n)?---[ \t]*(?:\n|\Z)", re.DOTALL)
_TITLE = re.compile(r"^title:[ \t]*[\"']?(?P<title>[^\n]*?)[\"']?[ \t]*$", re.MULTILINE)
_ASKED = re.compile(r"^(?:Q|A|Question|Answer)\s*[:.)]\s*", re.IGNORECASE)  # as in "Q: … A: …"
_COMMENT = re.compile(r"\s*<!--.*-->\s*", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Document:
    """One file as read."""

    title: str
    sections: tuple[Section, ...]
    notes: tuple[str, ...] = ()  # what the operator should know of it


@dataclass(slots=True)
class _Draft:
    """A section that is being read."""

    headings: tuple[tuple[int, str], ...] = ()  # level and words
    passages: list[Passage] = field(default_factory=list)
    lead: str = ""  # for what comes next: it ended in a colon, or asked


def read(text: str, file: str) -> Document:
    """Read one file. Its title is what its front matter names, its one heading of the highest level, or its name."""
    front = _FRONT_MATTER.match(text)
    root = SyntaxTreeNode(_parser().parse(text[front.end() :] if front else text))
    tops = [node for node in root.children if node.tag == "h1"]
    top = tops[0] if len(tops) == 1 else None
    title = _title_in(front["fields"] or "" if front else "") or (_words(top) if top else "") or _title_of(file)
    drafts = _drafts([node for node in root.children if node is not top])
    sections = tuple(_section(draft, file, title) for draft in drafts if draft.passages)
    return Document(title, sections, tuple(_notes(root, sections)))


def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark").enable("table")
    parser.validateLink = _is_link  # type: ignore[method-assign]
    return parser


def _is_link(url: str) -> bool:  # noqa: ARG001 - the library's signature
    """Take every link for one, that of a script too: its words are kept and its address is not."""
    return True


def _section(draft: _Draft, file: str, title: str) -> Section:
    headings = tuple(words for _, words in draft.headings if words != title)
    return Section(file=file, document=title, headings=headings, passages=tuple(draft.passages))


def _drafts(nodes: Sequence[SyntaxTreeNode]) -> list[_Draft]:
    drafts = [_Draft()]
    for node in nodes:
        level = _level(node)
        if level:
            above = tuple(each for each in drafts[-1].headings if each[0] < level)
            drafts.append(_Draft((*above, (level, _words(node)))))
        else:
            _read_block(node, drafts[-1])
    return drafts


def _level(node: SyntaxTreeNode) -> int:
    """Return the level of a heading, 7 for a line in bold that is meant as one, and 0 for anything else."""
    if node.type == "heading":
        return int(node.tag[1])
    return 7 if node.type == "paragraph" and _is_bold_heading(node) else 0


def _is_bold_heading(paragraph: SyntaxTreeNode) -> bool:
    """Tell "**Opening hours**" from "**There are no refunds.**"."""
    inline = [each for line in paragraph.children for each in line.children if each.content or each.children]
    words = _words(paragraph)
    is_bold = len(inline) == 1 and inline[0].type == "strong"
    return is_bold and len(words) <= MOST_HEADING_CHARACTERS and not words.endswith((".", "!", ":", ";"))


def _read_block(node: SyntaxTreeNode, draft: _Draft) -> None:
    """Add the passages of a block to a section."""
    lead = draft.lead
    if lead.endswith(":"):  # it leads to this block alone, a question to all that follows
        draft.lead = ""
    if node.type in ("bullet_list", "ordered_list"):
        _add([_words(item) for item in node.children], lead, draft, is_ordered=node.type == "ordered_list")
    elif node.type == "table":
        _add(list(_rows(node)), lead, draft)
    elif node.type in ("paragraph", "fence", "code_block"):
        _read_sentences(_words(node), lead, draft)
    elif node.type == "blockquote":
        for child in node.children:
            _read_block(child, draft)


def _add(texts: Sequence[str], lead: str, draft: _Draft, *, is_ordered: bool = False) -> None:
    """Add the items of a list or the rows of a table."""
    whole = _whole_list(texts, lead, is_ordered=is_ordered)
    if whole and lead.endswith(":"):
        lead = ""  # it is part of the whole
    draft.passages += [
        Passage(text=piece, lead=lead) for text in ([whole] if whole else texts) for piece in _pieces(text)
    ]


def _whole_list(items: Sequence[str], lead: str, *, is_ordered: bool) -> str:
    """Write a list that is to be read as one: steps, or what "These cannot be returned:" leads to; "" for any other.

    A longer one is cut into its items.
    """
    leads = lead.endswith(":")
    told = "; ".join(item.rstrip(".;,") for item in items if item) + "." if leads else " ".join(map(ended, items))
    whole = f"{lead} {told}" if leads else told
    return whole if (leads or is_ordered) and len(whole) <= MOST_LISTED_CHARACTERS else ""


def _read_sentences(text: str, lead: str, draft: _Draft) -> None:
    for sentence in sentences(text):
        said = _ASKED.sub("", sentence)
        if said.endswith(("?", ":")):
            draft.lead = lead = _short(said)
        else:
            draft.passages += [Passage(text=piece, lead=lead) for piece in _pieces(said)]


def _rows(table: SyntaxTreeNode) -> Iterator[str]:
    """Write every row as a line: "Express: Delivery time 1 day, Price $9"."""
    header, *rows = [[_words(cell) for cell in row.children] for part in table.children for row in part.children]
    for first, *cells in rows:
        told = ", ".join(f"{name} {cell}".strip() for name, cell in zip(header[1:], cells, strict=False) if cell)
        yield ": ".join(each for each in (first, told) if each)


def _pieces(text: str) -> Iterator[str]:
    """Cut what is too long at a blank."""
    while len(text) > MOST_CHARACTERS:
        cut = text.rfind(" ", 0, MOST_CHARACTERS + 1)
        cut = cut if cut > 0 else MOST_CHARACTERS
        yield text[:cut]
        text = text[cut:].strip()
    if text:
        yield text


def _words(node: SyntaxTreeNode) -> str:
    """Return all words within a node."""
    text = _plain(" ".join(_texts(node)))
    return _short(text) if node.type == "heading" else text


def _texts(node: SyntaxTreeNode) -> Iterator[str]:
    """Yield the text of each block within a node, list items set off by what ends them."""
    if node.type == "inline":
        yield "".join(_inline(each) for each in node.children)
    elif node.type in ("fence", "code_block"):
        yield node.content
    else:
        for child in node.children:
            yield from _texts(child)


def _inline(node: SyntaxTreeNode) -> str:
    if node.type == "html_inline":
        return " " if node.content.casefold().startswith("<br") else ""
    if node.type in ("softbreak", "hardbreak"):
        return " "
    if node.type in ("text", "code_inline", "image"):
        return node.content
    return "".join(_inline(each) for each in node.children)


def _plain(text: str) -> str:
    """Leave out control and format characters, and run blanks together."""
    kept = "".join(" " if each.isspace() else each for each in text if each.isspace() or _is_printed(each))
    return " ".join(kept.split())


def _is_printed(character: str) -> bool:
    return not unicodedata.category(character).startswith("C")


def _short(text: str) -> str:
    return text if len(text) <= MOST_HEADING_CHARACTERS else text[: MOST_HEADING_CHARACTERS - 1].rstrip() + "…"


def _title_in(fields: str) -> str:
    named = _TITLE.search(fields)
    return _short(_plain(named["title"])) if named else ""


def _title_of(file: str) -> str:
    """Make a title of a file's name: "returns-and_refunds.md" → "Returns and refunds"."""
    words = _plain(re.sub(r"[-_\s]+", " ", file.rsplit("/", 1)[-1].rsplit(".", 1)[0]))
    return _short(words[:1].upper() + words[1:]) or file


def _notes(root: SyntaxTreeNode, sections: Sequence[Section]) -> Iterator[str]:
    lost = sum(node.type == "html_block" and not _COMMENT.fullmatch(node.content) for node in root.walk())
    if lost:
        yield f"{lost} {'block' if lost == 1 else 'blocks'} of HTML left out: write it as Markdown"
    if not sections:
        yield "it says nothing"
