"""Who made each change of a redline, as tags beside it: the amendments that explain a comparison, or the versions of a text."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Protocol

from unga_desktop.core.amendments.tag import NO_SPONSOR
from unga_desktop.core.redlines.change import Change, ChangeKind
from unga_desktop.core.report import Emphasis, Prose, Run, Tag
from unga_desktop.core.versions.version_chain import Piece, VersionChain
from unga_desktop.core.versions.version_redline import short_names, version_tags
from unga_desktop.core.versions.version_rows import version_rows
from unga_desktop.services.amendment_annexes import is_unexplained
from unga_desktop.services.proposals import Proposal

UNEXPLAINED = "?"
_UNEXPLAINED_WORDS = "Not explained by any amendment given"


@dataclass(frozen=True, slots=True)
class _Maker:
    """What made changes: ``noun`` says what it is, ``shown`` is its symbol or file, ``more`` what is known of it besides."""

    tag: str
    shown: str
    noun: str
    more: str = ""

    @property
    def caption(self) -> str:
        """``Amendment E1 (A/ES-11/L.15), European States; adopted``."""
        name = f" ({self.shown})" if self.shown != self.tag else ""
        return f"{self.noun} {self.tag}{name}{self.more}"


class ChangeMakers(Protocol):
    """Knows who made the changes of one comparison. ``heading`` stands over their column in the list of changes."""

    heading: str

    def tags(self, change: Change) -> tuple[Tag, ...]:
        """The tags of a change in the order of its text; none for what follows from another change or is ignored."""

    def cell(self, change: Change) -> tuple[Run, ...]:
        """Who made a change, for the list of changes."""

    def legend(self, tags: Iterable[Tag]) -> Prose:
        """What the tags mean that stand in a redline."""


class AmendmentMakers:
    """The amendments of an explanation. One that ``proposals`` do not know gets a tag of its own."""

    heading = "Made by"

    def __init__(self, changes: Sequence[Change], proposals: Sequence[Proposal]) -> None:
        self._makers = {proposal.name: _of_proposal(proposal) for proposal in proposals}
        for change in changes:
            if change.amendment is not None and change.amendment not in self._makers:
                self._makers[change.amendment] = self._unknown(change.amendment)

    def tags(self, change: Change) -> tuple[Tag, ...]:
        spans = (change.first_span, change.last_span)
        if change.amendment is not None:
            maker = self._makers[change.amendment]
            return (Tag(*spans, maker.tag, maker.caption),)
        return (Tag(*spans, UNEXPLAINED, _UNEXPLAINED_WORDS, known=False),) if is_unexplained(change) else ()

    def cell(self, change: Change) -> tuple[Run, ...]:
        if change.amendment is not None:
            maker = self._makers[change.amendment]
            return (Run(maker.tag, Emphasis.STRONG), Run(f"\n{maker.shown}", Emphasis.MUTED))
        return (Run(f"{UNEXPLAINED}  not explained", Emphasis.ALARM),) if is_unexplained(change) else ()

    def legend(self, tags: Iterable[Tag]) -> Prose:
        shown = {tag.text for tag in tags}
        made = [maker for maker in self._makers.values() if maker.tag in shown]
        runs = [Run("Tags beside the text name the amendment that made a change", Emphasis.MUTED)]
        for number, maker in enumerate(made):
            runs += [Run(". " if number else ": "), Run(maker.tag, Emphasis.STRONG), Run(f" {maker.shown}{maker.more}")]
        if UNEXPLAINED in shown:
            runs += [
                Run(". " if made else ": "),
                Run(UNEXPLAINED, Emphasis.ALARM),
                Run(" explained by none of those given"),
            ]
        return Prose((*runs, Run(".")))

    def _unknown(self, name: str) -> _Maker:
        taken = {maker.tag for maker in self._makers.values()}
        tag = next(f"{NO_SPONSOR}{n}" for n in range(1, len(taken) + 2) if f"{NO_SPONSOR}{n}" not in taken)
        return _Maker(tag, name, "Amendment")


class VersionMakers:
    """The versions of a text: each word has the tag of the version that brought it, a deleted one that which took it away."""

    heading = "Version"

    def __init__(self, chain: VersionChain) -> None:
        self._rows = version_rows(chain)
        self._names = names = short_names(chain)
        self._makers = tuple(
            _Maker(tag, document.name, "Version")
            for tag, document in zip(version_tags(names), chain.versions, strict=True)
        )

    def tags(self, change: Change) -> tuple[Tag, ...]:
        if change.ignored:
            return ()
        if change.first_span < 0:
            return self._of_whole_row(change)
        pieces = self._rows[change.row].pieces
        found = []
        for text, same in groupby(range(change.first_span, change.last_span + 1), key=lambda n: self._text(pieces[n])):
            places = list(same)
            found.append(Tag(places[0], places[-1], text, self._caption(pieces[places[0]])))
        return tuple(found)

    def cell(self, change: Change) -> tuple[Run, ...]:
        runs: list[Run] = []
        for tag in dict.fromkeys((tag.text, tag.caption) for tag in self.tags(change)):
            runs += [Run("\n")] if runs else []
            runs.append(Run(tag[0], Emphasis.STRONG))
        return tuple(runs)

    def legend(self, tags: Iterable[Tag]) -> Prose:
        shown = {tag.text for tag in tags}
        runs = [
            Run(
                "Tags beside the text name the version that brought a word, took it away or moved a paragraph",
                Emphasis.MUTED,
            )
        ]
        for number, maker in enumerate(self._makers):
            name = f" {maker.shown}" if maker.shown != maker.tag else ""
            first = ", the first" if number == 0 else ""
            runs += [Run("; " if number else ": "), Run(maker.tag, Emphasis.STRONG), Run(f"{name}{first}")]
        both = next((text for text in sorted(shown) if _BOTH in text), "")
        if both:
            runs.append(Run("; "))
            runs += [
                Run(both, Emphasis.STRONG),
                Run(" stands beside words that came with the one and went with the other"),
            ]
        return Prose((*runs, Run(".")))

    def caption(self, version: int) -> str:
        """A version by its tag and its name."""
        return self._makers[version].caption

    @property
    def tags_of_versions(self) -> tuple[str, ...]:
        """The tag of each version, in their order."""
        return tuple(maker.tag for maker in self._makers)

    def _of_whole_row(self, change: Change) -> tuple[Tag, ...]:
        """The versions that moved a paragraph, the last one last; that which divided one or joined several."""
        if change.kind is not ChangeKind.PARAGRAPH_MOVED:
            names = zip(self._names, self._makers, strict=True)
            verb = "Divided" if change.kind is ChangeKind.PARAGRAPH_SPLIT else "Joined"
            return tuple(
                Tag(-1, -1, m.tag, f"{verb} by {_small(m.caption)}") for name, m in names if name == change.amendment
            )
        makers = [self._makers[version] for version in self._rows[change.row].moved_by]
        return tuple(Tag(-1, -1, maker.tag, f"Moved by {_small(maker.caption)}") for maker in makers)

    def _text(self, piece: Piece) -> str:
        if piece.until is None:
            return self._makers[piece.since].tag
        gone = self._makers[piece.until].tag
        return f"{self._makers[piece.since].tag}{_BOTH}{gone}" if piece.since else gone

    def _caption(self, piece: Piece) -> str:
        came = self._makers[piece.since].caption
        moved = f" (moved; the words are those of {self._makers[piece.origin].tag})" if piece.moved else ""
        if piece.until is None:
            return f"Came with {_small(came)}{moved}"
        gone = self._makers[piece.until].caption
        return (
            f"Came with {_small(came)}{moved}, went with {_small(gone)}" if piece.since else f"Went with {_small(gone)}"
        )


_BOTH = "→"


def row_tags(changes: Iterable[Change], rows: int, makers: ChangeMakers) -> tuple[tuple[Tag, ...], ...]:
    """The tags of each of ``rows`` rows."""
    found: list[list[Tag]] = [[] for _ in range(rows)]
    for change in changes:
        for tag in makers.tags(change):
            if tag.first >= 0 or tag not in found[change.row]:  # a move and its new number have one amendment
                found[change.row].append(tag)
    return tuple(map(tuple, found))


def _of_proposal(proposal: Proposal) -> _Maker:
    sponsor = f", {proposal.sponsor}" if proposal.sponsor else ""
    vote = proposal.vote if proposal.vote != "not known" else "vote not known"
    return _Maker(proposal.tag, proposal.shown, "Amendment", f"{sponsor}; {vote}")


def _small(caption: str) -> str:
    return caption[:1].lower() + caption[1:]
