"""What a document says of itself: symbol, title, date, organ, session, language, sponsors; and where it says so.

Read are the symbol line and the masthead, that is what stands above "The General Assembly,": Secretariat documents follow
one layout (Editorial Manual Online of the United Nations, "Headings, titles and mastheads"). Nothing is guessed: what
is not written there, or written twice and differently, stays empty.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import regex

from unga_desktop.core.documents import symbol as symbols
from unga_desktop.core.documents.catalogue import Kind
from unga_desktop.core.documents.document import Document, Paragraph, Section
from unga_desktop.core.documents.kept_document import Facts
from unga_desktop.core.documents.wording import is_furniture
from unga_desktop.core.words.masthead_words import (
    ADOPTED,
    AMENDMENT,
    COMMITTEE_NAMES,
    COMMITTEES,
    DISTRIBUTION,
    HOUSE,
    ORGAN_NAMES,
    ORGANS,
    SPONSORED,
)
from unga_desktop.core.words.session_words import WrittenSession, written_session
from unga_desktop.core.words.written_date import written_dates

_LONGEST_HEAD = 40
"""A masthead has fewer lines than this; so many paragraphs are looked at in a text without opening words."""

_LONGEST_LINE = 400
_LONGEST_LIST = 5000
"""The names of all members as sponsors take some 2,500 characters; what is longer is running text."""

_QUOTED = 90
_SYMBOL = regex.compile(
    r"(?<![\w/.-])(?:A|S|E|T|ST|TD|DP|CCPR|CEDAW|CRC|CAT|CERD|CMW|CRPD|HSP|UNEP|CD|LOS|FCCC|IDB|NPT|ICCD|PBC|ECE|ESCAP)"
    r"/[\w.()-]+(?:/[\w.()-]+)*(?:[ \u00a0]\([0-9]{4}\))?(?=\*{0,3}(?:[\s,;:\u2013\u2014\])]|$))"
)
_HYPHENS = regex.compile("[\u2010\u2011]")
_HOUSE = regex.compile(rf"(?:{HOUSE})(?!\p{{L}})", regex.IGNORECASE)
_MASTHEAD = regex.compile(
    rf"(?:{HOUSE}|{'|'.join(ORGANS.values())}|{DISTRIBUTION})(?!\p{{Ll}})", regex.IGNORECASE | regex.VERSION1
)
_DISTRIBUTED = regex.compile(rf"(?:^|\s)(?:{DISTRIBUTION})\s?[.:：]", regex.IGNORECASE)
_ORGANS = {code: regex.compile(rf"(?:{words})(?!\p{{L}})", regex.IGNORECASE) for code, words in ORGANS.items()}
_COMMITTEES = [regex.compile(rf"(?:{words})(?!\p{{L}})", regex.IGNORECASE) for words in COMMITTEES]
_ADOPTED = regex.compile(ADOPTED, regex.IGNORECASE)
_AMENDMENT = regex.compile(AMENDMENT, regex.IGNORECASE)
_SPONSORS = regex.compile(rf"(?P<names>[^:：]{{2,}}?)\*{{0,3}}\s*[:：]\s*(?:{SPONSORED})", regex.IGNORECASE)
_NUMBERED_TITLE = regex.compile(r"(?P<number>(?:ES-|S-)?[0-9]{1,4}/[0-9]{1,4}(?:\s?[A-Z])?)\.\s+(?P<title>\S.*)")
_COUNCIL_NUMBER = regex.compile(
    r"(?:resolution|résolution|resolución|резолюция|القرار|第)\s*(?P<number>[0-9]{1,4}(?:\s?\([0-9]{4}\)))",
    regex.IGNORECASE,
)
_BRACKETED = regex.compile(r"\s*[\[(（].*[\])）]\.?\s*")
_RESOLUTIONS_OF = {"GA": "A/RES/", "HRC": "A/HRC/RES/", "ECOSOC": "E/RES/"}


@dataclass(frozen=True, slots=True)
class FoundAt:
    """Where a fact was found. ``field`` is the name of the field of ``Facts``; ``where`` says it in words for the user;
    ``paragraph`` is the index of the paragraph that says it, -1 where no paragraph does."""

    field: str
    where: str
    paragraph: int = -1


@dataclass(frozen=True, slots=True)
class FoundFacts:
    """What was found in a document; a fact that was not found is empty, and has no place. ``committee`` is the Main
    Committee's name, empty where none is named."""

    facts: Facts
    places: tuple[FoundAt, ...]
    committee: str = ""

    def where(self, field: str) -> str:
        """Where a field of ``Facts`` was found, in words; empty where it was not found."""
        return next((place.where for place in self.places if place.field == field), "")


_Answer = tuple[str, FoundAt] | None


def find_facts(document: Document) -> FoundFacts:
    """The facts that a document states of itself. Never raises."""
    head = _head(document)
    symbol = _symbol(document, head)
    known = symbols.parse(symbol[0]) if symbol else None
    organ = _organ(known, head)
    code = organ[0] if organ else ""
    if symbol is None:
        symbol = _numbered_symbol(code, head)
        known = symbols.parse(symbol[0]) if symbol else None
    kind, kind_at = _kind(known, head)
    answers: dict[str, _Answer] = {
        "symbol": symbol,
        "title": _title(document, head),
        "date": _date(document, head, kind),
        "organ": organ,
        "session": _session(known, code, head),
        "language": (document.language, FoundAt("language", "by its script and commonest words"))
        if document.language
        else None,
        "sponsor": _sponsor(head),
    }
    values = {field: answer[0] if answer else "" for field, answer in answers.items()}
    places = [answer[1] for answer in answers.values() if answer]
    return FoundFacts(Facts(kind=kind, **values), (*places, *kind_at), _committee(known, head))


def _head(document: Document) -> list[Paragraph]:
    """The paragraphs above the opening words; the first ones of a text that has none."""
    found = document.paragraphs[:_LONGEST_HEAD]
    opening = next((p.index for p in found if p.section is Section.OPENING), None)
    return [p for p in found if (opening is None or p.index < opening) and len(p.text) <= _LONGEST_LIST]


def _lines(head: list[Paragraph]) -> Iterator[tuple[Paragraph, str]]:
    """The lines of a masthead: no title, no running text, nothing in brackets, which names other documents."""
    for paragraph in head:
        line = paragraph.text.strip()
        if len(line) > _LONGEST_LINE or _BRACKETED.fullmatch(line) or paragraph.section is Section.FOOTNOTE:
            continue
        if paragraph.section is not Section.TITLE or _is_of_every_document(line):
            yield paragraph, line


def _at(field: str, paragraph: Paragraph, words: str) -> FoundAt:
    shown = " ".join(words.split())
    quoted = shown if len(shown) <= _QUOTED else f"{shown[: _QUOTED - 1].rstrip()}…"
    return FoundAt(field, f"in line {paragraph.index + 1}: “{quoted}”", paragraph.index)


def _symbol(document: Document, head: list[Paragraph]) -> _Answer:
    if document.symbol:
        line = document.symbol_line.strip()
        where = f"in the line of the symbol: “{line}”" if line else "stated by the file"
        return symbols.normalise(document.symbol.rstrip("*")), FoundAt("symbol", where)
    alone: dict[str, _Answer] = {}
    within: dict[str, _Answer] = {}
    for paragraph, line in _lines(head):
        line = _HYPHENS.sub("-", line)
        for number, found in enumerate(_SYMBOL.finditer(line)):
            rest = (line[: found.start()] + line[found.end() :]).strip(" *\u00a0")
            target = alone if not rest or _HOUSE.fullmatch(rest) else within if _MASTHEAD.match(line) else None
            # A letter may be issued under two symbols, "A/80/123–S/2025/45": the first is its own as well as the other.
            if target is not None and not number:
                written = symbols.normalise(found[0])
                target.setdefault(symbols.key(written), (written, _at("symbol", paragraph, line)))
    found_here = alone or within
    return next(iter(found_here.values())) if len(found_here) == 1 else None


def _numbered_symbol(organ: str, head: list[Paragraph]) -> _Answer:
    """The symbol of an adopted text that is named by its number alone: "79/1. The Pact for the Future", by the Assembly."""
    adopted = next((line for _, line in _lines(head) if _ADOPTED.match(line)), "")
    for paragraph in head if adopted else ():
        line = paragraph.text.strip()
        numbered, council = _NUMBERED_TITLE.fullmatch(line), _COUNCIL_NUMBER.fullmatch(line)
        by = organ or next((code for code in ORGANS if _ORGANS[code].search(adopted)), "")
        if numbered and by in _RESOLUTIONS_OF:
            return symbols.normalise(_RESOLUTIONS_OF[by] + numbered["number"]), _at("symbol", paragraph, line)
        if council and by == "SC":
            return symbols.normalise(f"S/RES/{council['number']}"), _at("symbol", paragraph, line)
    return None


def _title(document: Document, head: list[Paragraph]) -> _Answer:
    paragraph = next((p for p in head if p.section is Section.TITLE), None)
    if paragraph is None:
        return (document.title, FoundAt("title", "stated by the file")) if document.title else None
    text = paragraph.text.strip()
    if _is_of_every_document(text):
        return None
    numbered = _NUMBERED_TITLE.fullmatch(text)
    return (numbered["title"] if numbered else text), _at("title", paragraph, text)


def _is_of_every_document(text: str) -> bool:
    """Whether a line is furniture that was taken for the title for want of another."""
    return bool(
        is_furniture(text)
        or _DISTRIBUTED.search(text)
        or _HOUSE.fullmatch(_SYMBOL.sub("", text).strip(" *"))
        or _SYMBOL.fullmatch(text)
        or _COUNCIL_NUMBER.fullmatch(text)
        or _SPONSORS.match(text)
        or _AMENDMENT.search(text)
        or _is_day(text)
    )


def _is_day(text: str) -> bool:
    return any(found.start == 0 and not text[found.end :].strip(" .年года") for found in written_dates(text))


def _date(document: Document, head: list[Paragraph], kind: Kind) -> _Answer:
    if document.date:
        return document.date, FoundAt("date", "stated by the file")
    issued: dict[str, FoundAt] = {}
    adopted: dict[str, FoundAt] = {}
    for paragraph, line in _lines(head):
        days = list(written_dates(line))
        if not days:
            continue
        place = _at("date", paragraph, line)
        if _ADOPTED.match(line):
            adopted.setdefault(days[-1].iso, place)
        elif _MASTHEAD.match(line) or (days[0].start == 0 and _ends_masthead(line[days[0].end :])):
            issued.setdefault(days[0].iso, place)
    # A resolution goes by the day of its adoption, all else by the day of issue.
    for found in (adopted, issued) if kind is Kind.RESOLUTION or adopted else (issued,):
        if len(found) == 1:
            return next(iter(found.items()))
        if found:
            return None
    return None


def _ends_masthead(rest: str) -> bool:
    """Whether what follows a day in its line is nothing, or "Original: English"."""
    plain = rest.strip(" .*")
    return (
        not plain
        or plain == "года"
        or (len(plain) < 40 and regex.search(DISTRIBUTION, plain, regex.IGNORECASE) is not None)
    )


def _organ(known: symbols.Symbol | None, head: list[Paragraph]) -> _Answer:
    if known and known.organ:
        return known.organ, FoundAt("organ", f"by the symbol {known.text}")
    for paragraph, line in _lines(head):
        plain = line.replace("\u2019", "'")
        rest = _HOUSE.sub("", plain, count=1).strip() if _HOUSE.match(plain) else plain
        for code, pattern in _ORGANS.items():
            if pattern.match(rest) and not _SPONSORS.match(rest):
                return code, _at("organ", paragraph, line)
        if _ADOPTED.match(plain):
            named = [code for code, pattern in _ORGANS.items() if pattern.search(plain)]
            if len(named) == 1:
                return named[0], _at("organ", paragraph, line)
        if any(pattern.match(rest) for pattern in _COMMITTEES):
            return "GA", _at("organ", paragraph, line)
    return None


def _committee(known: symbols.Symbol | None, head: list[Paragraph]) -> str:
    by_symbol = regex.match(r"A/C\.([1-6])/", known.text) if known else None
    if by_symbol:
        return COMMITTEE_NAMES[int(by_symbol[1]) - 1]
    named = [n for n, p in enumerate(_COMMITTEES) if any(p.fullmatch(line) for _, line in _lines(head))]
    return COMMITTEE_NAMES[named[0]] if len(named) == 1 else ""


def _session(known: symbols.Symbol | None, organ: str, head: list[Paragraph]) -> _Answer:
    """The heading of the list that the document belongs under."""
    if organ in ("SC", "TC"):
        return ORGAN_NAMES[organ], FoundAt("session", "by the organ, whose documents are not counted by session")
    if organ == "HRC":
        number = regex.match(r"A/HRC/(?:RES/|DEC/)?((?:S-)?[0-9]+)/", known.text) if known else None
        if known and number:
            return session_of(organ, number[1]), FoundAt("session", f"by the symbol {known.text}")
    elif organ == "ECOSOC":
        year = regex.match(r"E/(?:RES/|DEC/)?([0-9]{4})/", known.text) if known else None
        if known and year:
            return session_of(organ, year[1]), FoundAt("session", f"by the symbol {known.text}")
    elif known and known.session:
        return known.session, FoundAt("session", f"by the symbol {known.text}")
    found = _written_session(head)
    return (session_of(organ, found[1].key), _at("session", *found[::2])) if found and organ != "ECOSOC" else None


def _written_session(head: list[Paragraph]) -> tuple[Paragraph, WrittenSession, str] | None:
    """The one session that a line of the masthead begins with; none where two lines name two."""
    named: dict[str, tuple[Paragraph, WrittenSession, str]] = {}
    for paragraph, line in _lines(head):
        found = written_session(line) if paragraph.section is not Section.TITLE else None
        if found:
            named.setdefault(found.key, (paragraph, found, line))
    return next(iter(named.values())) if len(named) == 1 else None


def session_of(organ: str, key: str) -> str:
    """The heading that lists group a session under: ``80`` of the Assembly as it is, those of other organs in words."""
    if organ in ("", "GA"):
        return key
    name = ORGAN_NAMES.get(organ, organ)
    if organ == "ECOSOC":
        return f"{name}, {key}"
    return f"{name}, session {key}"


def _kind(known: symbols.Symbol | None, head: list[Paragraph]) -> tuple[Kind, list[FoundAt]]:
    kind = known.kind if known else Kind.OWN
    amending = next(((p, p.text) for p in head if _AMENDMENT.search(p.text) and not _BRACKETED.fullmatch(p.text)), None)
    if amending and kind in (Kind.DRAFT, Kind.REVISION, Kind.OWN):
        return Kind.AMENDMENT, [_at("kind", *amending)]
    return kind, [FoundAt("kind", f"by the symbol {known.text}")] if known and kind is not Kind.OWN else []


def _sponsor(head: list[Paragraph]) -> _Answer:
    for paragraph in head:
        line = " ".join(paragraph.text.split())
        found = _SPONSORS.match(line)
        if found and not _BRACKETED.fullmatch(line):
            return found["names"].strip(), _at("sponsor", paragraph, line)
    return None
