"""The paragraphs of an HTML page in reading order, as a browser shows them: blocks, items of lists, cells of tables.

White space counts as browsers count it: runs of it are one space, no-break spaces stay. What is not shown (scripts, styles,
hidden elements) and what is not of the text (navigation, forms, pictures) is left out and named. Nothing is fetched.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator

from lxml import etree

from unga_desktop.core.documents import paragraph_break
from unga_desktop.core.documents.text import unwrap
from unga_desktop.core.import_report import counted, quoted
from unga_desktop.importers.markup.html_list import HtmlList

_BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details dir div dl dt fieldset figcaption figure footer form"
    " h1 h2 h3 h4 h5 h6 header hgroup hr html legend li listing main menu nav ol p plaintext pre search section summary"
    " table tbody td tfoot th thead tr ul xmp".split()
)
_LISTS = frozenset("ol ul menu dir".split())
_PREFORMATTED = frozenset("pre listing xmp plaintext".split())
_UNSEEN = frozenset(
    "head script style template noscript noframes datalist rp rt colgroup area param source track".split()
)
_FORMS = frozenset("button select textarea input".split())
_FRAMES = frozenset("iframe frame object embed applet portal".split())
_PICTURES = frozenset("img svg picture canvas video audio math-picture".split())
_ASIDE_ROLES = frozenset("navigation banner contentinfo search menu menubar toolbar dialog alertdialog tooltip".split())
_HIDDEN = re.compile(
    r"(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|font-size\s*:\s*0(?![.\d]))", re.IGNORECASE
)
_WITHOUT_SIZE = re.compile(r"font-size\s*:\s*0[^;]*", re.IGNORECASE)
_AS_BLOCK = re.compile(r"display\s*:\s*(?:block|list-item|table|flex|grid)", re.IGNORECASE)
# Word pads the numbers of lists with no-break spaces where it writes pages.
_NUMBER_OF_WORD = re.compile(r"mso-list\s*:\s*ignore", re.IGNORECASE)
_KEEPS_SPACE = re.compile(r"white-space\s*:\s*(?:pre|break-spaces)", re.IGNORECASE)
_SPACE = re.compile(r"[ \t\n\r\f]+")
_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_NOTE_NUMBER = re.compile(r"\s*\d{1,3}\s*")
_NO_BREAK = " \u00a0\u202f\n"
_STRUCK = frozenset("del s strike".split())
_MOST_NAMED = 12


class HtmlText:
    """Goes once through a page. Then ``left()``, ``doubts()`` and ``traces()`` tell what is to be said of it."""

    def __init__(self, root: etree._Element) -> None:
        self._root = root
        self._has_main = next(root.iter("main", "article"), None) is not None
        self._lines: list[str] = []
        self._pieces: list[str] = []
        self._label = ""
        self._lists: list[HtmlList] = []
        self._preformatted = 0
        self._raised: list[int] = []
        self._padded = 0
        self._named: list[str] = []
        self._counts: Counter[str] = Counter()
        self._blank = 0

    def lines(self) -> list[str]:
        """The paragraphs, each with its number at its head."""
        walk = etree.iterwalk(self._root, events=("start", "end", "comment", "pi"))
        for event, element in walk:
            if event == "start":
                if self._leaves_out(element):
                    walk.skip_subtree()
                else:
                    self._begin(element)
            else:
                if event == "end" and not self._is_left_out(element):
                    self._end(element)
                self._add(element.tail)
        self._flush()
        return self._lines

    def left(self) -> Iterator[str]:
        """What was left out, a sentence each."""
        yield from self._named[:_MOST_NAMED]
        if len(self._named) > _MOST_NAMED:
            yield f"{len(self._named) - _MOST_NAMED:,} further parts of the page left out."
        for one, number in sorted(self._counts.items()):
            yield f"{counted(number, one)} left out."
        if self._blank:
            yield f"{counted(self._blank, 'blank line')} of no-break spaces left out."

    def doubts(self) -> Iterator[str]:
        """What was read, but may be meant otherwise."""
        for struck in self.traces():
            yield f"{struck} on the page: the words are in the text, as the page shows them."
        styles = " ".join("".join(map(str, style.itertext())) for style in self._root.iter("style"))
        if _HIDDEN.search(styles):
            yield "The styles of the page hide something; it was read as if it were shown."
        if re.search(r"counter-increment|content\s*:\s*counter", styles, re.IGNORECASE):
            yield "The styles of the page count paragraphs; such numbers are not in the text."

    def traces(self) -> Iterator[str]:
        """What shows that somebody has worked on the page since it was issued."""
        struck = sum(1 for _ in self._root.iter(*_STRUCK))
        if struck:
            yield f"{counted(struck, 'passage')} struck through"

    def _is_left_out(self, element: etree._Element) -> bool:
        return self._reason(element) is not None

    def _leaves_out(self, element: etree._Element) -> bool:
        """Whether an element is no part of the text; it is then named."""
        name = self._reason(element)
        if name is None:
            return False
        name(element)
        return True

    def _reason(self, element: etree._Element) -> Callable[[etree._Element], None] | None:
        """How an element that is left out is named; None for one that is read."""
        tag = element.tag
        if tag in _UNSEEN:
            return self._name_unseen
        if _is_hidden(element):
            return self._name_hidden
        if tag in _FORMS:
            return self._name_field
        if tag in _FRAMES:
            return self._name_frame
        if tag in _PICTURES:
            return self._name_picture
        if tag == "nav" or (element.get("role") or "").lower() in _ASIDE_ROLES or self._is_page_margin(element):
            return self._name_navigation
        return None

    def _is_page_margin(self, element: etree._Element) -> bool:
        """The head and foot of a web site, where the page says what its main part is."""
        if element.tag not in ("header", "footer") or not self._has_main:
            return False
        return next(element.iterancestors("main", "article", "section"), None) is None

    def _name_unseen(self, element: etree._Element) -> None:
        tag = str(element.tag)
        if tag == "head":
            title = _words(element.find("title"))
            if title:
                self._named.append(f"Title of the page: {quoted(title, 120)}.")
            for child in element.iterchildren("script", "style", "noscript"):
                self._name_unseen(child)
        elif tag in ("script", "style"):
            self._counts[tag] += 1
        elif tag != "rp" and (words := _words(element)):
            self._named.append(f"Not shown by browsers: {quoted(words)}.")

    def _name_hidden(self, element: etree._Element) -> None:
        if words := _words(element):
            self._named.append(f"Hidden text: {quoted(words)}.")

    def _name_field(self, element: etree._Element) -> None:
        words = _words(element) or element.get("value") or ""
        if words.strip() and element.get("type") != "hidden":
            self._named.append(f"Form field: {quoted(words)}.")

    def _name_frame(self, element: etree._Element) -> None:
        self._counts["part that lies in another file"] += 1
        if words := _words(element):
            self._named.append(f"Words that stand in for another file: {quoted(words)}.")

    def _name_picture(self, element: etree._Element) -> None:
        words = element.get("alt") or _words(element)
        if words.strip():
            self._named.append(f"Picture: {quoted(words)}.")
        else:
            self._counts["picture"] += 1

    def _name_navigation(self, element: etree._Element) -> None:
        if words := _words(element):
            self._named.append(f"Navigation: {quoted(words)}.")

    def _begin(self, element: etree._Element) -> None:
        tag = element.tag
        if _is_block(element):
            self._flush()
        if _keeps_space(element):
            self._preformatted += 1
        self._padded += _is_number_of_word(element)
        if tag in _LISTS:
            self._lists.append(HtmlList.of(element))
        elif tag == "li":
            self._flush_label()
            self._label = self._lists[-1].label(element) if self._lists else "• "
        elif tag == "br":
            self._pieces.append("\n")
        elif tag == "sup":
            self._raised.append(len(self._pieces))
        elif tag == "q":
            self._pieces.append("“")
        self._add(element.text)

    def _end(self, element: etree._Element) -> None:
        tag = element.tag
        if tag == "sup" and self._raised:
            start = self._raised.pop()
            inside = "".join(self._pieces[start:])
            if _NOTE_NUMBER.fullmatch(inside):
                self._pieces[start:] = [inside.translate(_SUPERSCRIPT)]
        elif tag == "q":
            self._pieces.append("”")
        if _is_numerator(element):
            self._pieces.append("/")
        if _is_block(element):
            self._flush()
        if tag == "li":
            self._flush_label()
        if tag in _LISTS and self._lists:
            self._lists.pop()
        self._padded -= _is_number_of_word(element)
        if _keeps_space(element):
            self._preformatted -= 1

    def _add(self, text: str | None) -> None:
        if text and self._padded:
            text = text.replace("\u00a0", " ")
        if text:
            self._pieces.append(text if self._preformatted else _SPACE.sub(" ", text))

    def _flush(self) -> None:
        """Ends the paragraph begun."""
        if not self._pieces:
            return
        text = "".join(self._pieces)
        self._pieces.clear()
        self._raised = [0] * len(self._raised)
        lines = [line.strip(" \t") for line in _collapsed(text, bool(self._preformatted)).split("\n")]
        for block in _blocks(lines):
            if not "".join(block).strip(_NO_BREAK):
                self._blank += 1
                continue
            for wrapped in paragraph_break.paragraphs(block):
                self._lines.append(self._label + unwrap(wrapped))
                self._label = ""

    def _flush_label(self) -> None:
        """The number of an item that has no words."""
        if self._label.strip():
            self._lines.append(self._label.strip())
        self._label = ""


def _collapsed(text: str, preformatted: bool) -> str:
    if preformatted:
        return text.replace("\r\n", "\n").replace("\r", "\n")
    return re.sub(r" +", " ", text)


def _blocks(lines: list[str]) -> Iterator[list[str]]:
    """Lines between blank ones."""
    block: list[str] = []
    for line in [*lines, ""]:
        if line:
            block.append(line)
        elif block:
            yield block
            block = []


def _is_block(element: etree._Element) -> bool:
    return element.tag in _BLOCKS or (
        element.get("style") is not None and _AS_BLOCK.search(element.get("style", "")) is not None
    )


def _is_numerator(element: etree._Element) -> bool:
    """Whether the bar of a fraction is drawn under an element of a formula (MathML)."""
    above = element.getparent()
    return above is not None and above.tag == "mfrac" and element.getprevious() is None


def _is_number_of_word(element: etree._Element) -> bool:
    return _NUMBER_OF_WORD.search(element.get("style") or "") is not None


def _keeps_space(element: etree._Element) -> bool:
    return element.tag in _PREFORMATTED or _KEEPS_SPACE.search(element.get("style") or "") is not None


def _is_hidden(element: etree._Element) -> bool:
    if element.get("hidden") is not None or (element.tag == "dialog" and element.get("open") is None):
        return True
    style = element.get("style") or ""
    if "font" in style and any("font" in (inner.get("style") or "") for inner in element.iterdescendants("*")):
        # Nothing is written in letters of no size, but what is inside has a size of its own.
        style = _WITHOUT_SIZE.sub("", style)
    return _HIDDEN.search(style) is not None


def _words(element: etree._Element | None) -> str:
    return " ".join("".join(map(str, element.itertext(etree.Element))).split()) if element is not None else ""
