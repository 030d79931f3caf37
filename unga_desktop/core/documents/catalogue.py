"""The entries of the list: what is known of a document before its text is opened."""

from dataclasses import dataclass
from enum import StrEnum

from unga_desktop.core.documents.document import TextStatus


class Kind(StrEnum):
    """What a document is."""

    DRAFT = "draft"
    REVISION = "revision"
    AMENDMENT = "amendment"
    RESOLUTION = "resolution"
    OWN = "own"


@dataclass(frozen=True, slots=True)
class Entry:
    """A document in the library.

    ``symbol`` identifies it. ``family`` is the draft that a group of documents (revisions, amendments, adopted text)
    grew from; ``counterpart`` the document that it is compared with when it is opened alone (a resolution's draft, a
    draft's resolution), empty where there is none. ``roll_calls`` are ids. ``date`` is ISO. ``session`` is the heading
    that the list groups it under (``"ES-11"``, ``"Security Council"``), as a key; ``note`` says what must not be overlooked.
    """

    symbol: str
    kind: Kind
    title: str
    date: str
    organ: str
    session: str
    language: str
    text_status: TextStatus
    family: str
    roll_calls: tuple[str, ...] = ()
    counterpart: str = ""
    sponsor: str = ""
    note: str = ""
