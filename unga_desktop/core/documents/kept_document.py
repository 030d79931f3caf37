"""What the library keeps of a document beside its text: facts that the user may correct, and where the text is from."""

from collections.abc import Iterator
from dataclasses import dataclass

from unga_desktop.core.documents.catalogue import Kind
from unga_desktop.core.documents.document import TextStatus


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a document; found in it by an importer, confirmed or corrected by the user.

    ``symbol`` is empty where there is none or it is not known. ``date`` is ISO, ``organ`` a short code (``GA``, ``SC``),
    ``session`` the heading that lists group it under. ``family`` is the symbol of the draft that the document belongs to;
    where it is empty the library finds it by the symbol and the head of the text.
    """

    symbol: str
    title: str
    date: str
    organ: str
    session: str
    language: str
    kind: Kind
    sponsor: str = ""
    family: str = ""


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where a text came from: the ``file``'s name, the ``sha256`` of its bytes in hexadecimal, when it was ``imported`` (ISO,
    UTC), its ``format`` (``docx pdf text html akn``), what the text is worth, and what the importer ``left`` out, in words.
    """

    file: str
    sha256: str
    imported: str
    format: str
    status: TextStatus
    left: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class KeptDocument:
    """A document of the user's library. ``number`` never changes and is never given again.

    ``identity`` is what the document is called in lists and opened by: its symbol; with a suffix (``A/80/L.5#fr``) where
    another document has it already; its file's name where there is no symbol. ``removed`` is the time (ISO, UTC) since
    which it lies in the bin, empty where it does not.
    """

    number: int
    facts: Facts
    provenance: Provenance
    identity: str = ""
    removed: str = ""


@dataclass(frozen=True, slots=True)
class Proposed:
    """What the user proposed to a draft: amendments from ``files`` (paths), oral revisions (name and text), and where the
    switches stand, by the names of the amendments; None where they stand as the record has them."""

    files: tuple[str, ...] = ()
    oral: tuple[tuple[str, str], ...] = ()
    switches: tuple[tuple[str, str], ...] | None = None


@dataclass(frozen=True, slots=True)
class KeptComparison:
    """A comparison that the user keeps: ``documents`` are two or more symbols of the library or paths of files, the original
    first; three or more are the versions of one text.

    ``date`` is the day on which it was kept (ISO), ``ignored`` the names of the differences ignored, ``language`` one that
    the user set, empty where it was recognised. ``number`` never changes, 0 for one that is not kept yet; ``revision`` counts
    the changes. ``removed`` is the time since which it lies in the bin, empty where it does not.
    """

    name: str
    documents: tuple[str, ...]
    ignored: tuple[str, ...] = ()
    language: str = ""
    proposed: Proposed = Proposed()
    date: str = ""
    number: int = 0
    revision: int = 0
    removed: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """The user's note on a symbol. ``revision`` counts its versions, 0 for a note that was never written."""

    symbol: str
    text: str = ""
    revision: int = 0
    changed: str = ""


@dataclass(frozen=True, slots=True)
class Hit:
    """A place found in a text of the library, with its context as plain text: ``before``, ``found``, ``after``.

    ``number`` is that of the kept document, 0 for a bundled one; ``symbol`` opens either. ``paragraph`` is the index of
    the paragraph, ``label`` its printed number. ``marks`` say where the words themselves begin and end in ``found``;
    none where that is nothing but the words.
    """

    number: int
    symbol: str
    title: str
    date: str
    paragraph: int
    label: str
    before: str
    found: str
    after: str
    marks: tuple[tuple[int, int], ...] = ()

    @property
    def parts(self) -> Iterator[tuple[str, bool]]:
        """``found`` in order, cut into the words that were looked for (True) and what stands between them."""
        at = 0
        for start, end in self.marks or ((0, len(self.found)),):
            yield self.found[at:start], False
            yield self.found[start:end], True
            at = end
        yield self.found[at:], False


@dataclass(frozen=True, slots=True)
class Use:
    """A place where the library used given words before: a ``Hit`` with its ``likeness``, 1.0 for the very words."""

    number: int
    symbol: str
    title: str
    date: str
    paragraph: int
    label: str
    before: str
    found: str
    after: str
    likeness: float
