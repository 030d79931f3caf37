"""What of a Word document is no part of its text, and is named to the user: headers, footers, pictures, comments, macros."""

from collections.abc import Iterator

from lxml import etree

from unga_desktop.core.import_report import counted, quoted
from unga_desktop.importers.word_files.word_package import WordPackage
from unga_desktop.importers.word_files.word_xml import attribute

_MARGINS = {"header": "Header", "footer": "Footer"}


def left_out(package: WordPackage, main: etree._Element) -> Iterator[str]:
    """A sentence for each kind of thing that is left out. Raises ``DocumentError`` where one of the parts is damaged."""
    for nature, called in _MARGINS.items():
        texts = dict.fromkeys(" ".join(_words(root)) for root in package.parts(nature))
        yield from (f"{called}: {quoted(text, 120)}." for text in texts if text)
    counts = _counts(main)
    for tags, one in ((("blip", "imagedata"), "picture"), (("chart",), "chart"), (("OLEObject",), "embedded object")):
        number = sum(counts.get(tag, 0) for tag in tags)
        if number:
            yield f"{counted(number, one)} left out."
    yield from _comments(package)
    if counts.get("rt"):
        yield f"{counted(counts['rt'], 'reading aid')} above characters (ruby) left out."
    if package.names("vbaProject"):
        yield "Macros left out; nothing in a file is ever run."
    outside = package.addresses
    if outside:
        yield f"{counted(outside, 'reference')} to other files or addresses, none of which was opened."


def tables(main: etree._Element) -> int:
    """The number of tables of a document."""
    return sum(1 for _ in main.iter("{*}tbl"))


def _counts(main: etree._Element) -> dict[str, int]:
    """How many elements of each name there are; what Word wrote twice, for old programs too, is counted once."""
    counts: dict[str, int] = {}
    for tag in ("blip", "imagedata", "chart", "OLEObject", "rt"):
        for element in main.iter(f"{{*}}{tag}"):
            if next(element.iterancestors("{*}Fallback"), None) is None:
                counts[tag] = counts.get(tag, 0) + 1
    return counts


def comments(package: WordPackage) -> int:
    """The number of comments of a document."""
    return len(_all_comments(package))


def _all_comments(package: WordPackage) -> list[etree._Element]:
    root = package.part("comments")
    return list(root.iterchildren("{*}comment")) if root is not None else []


def _comments(package: WordPackage) -> Iterator[str]:
    found = _all_comments(package)
    if found:
        authors = list(dict.fromkeys(attribute(comment, "author") for comment in found))
        by = ", ".join(author for author in authors[:3] if author) + (" and others" if len(authors) > 3 else "")
        yield f"{counted(len(found), 'comment')} left out{', by ' + by if by else ''}."


def _words(root: etree._Element) -> Iterator[str]:
    for paragraph in root.iter("{*}p"):
        text = "".join(element.text or "" for element in paragraph.iter("{*}t")).strip()
        if text:
            yield text
