"""Fills a report: a comparison and, where there is one, its roll call become parts of blocks for paper and HTML."""

import hashlib
from collections.abc import Sequence

from unga_desktop.core.amendments.explanation import Explanation
from unga_desktop.core.documents.document import Document, TextStatus
from unga_desktop.core.redlines.change import changes
from unga_desktop.core.redlines.comparison import Comparison
from unga_desktop.core.report import Emphasis, Heading, Part, Prose, Report, Run
from unga_desktop.core.report_design import PART_TITLES, USUAL_PARTS
from unga_desktop.core.versions.version_chain import VersionChain
from unga_desktop.core.versions.version_redline import short_names, version_redline
from unga_desktop.core.votes.roll_call import RollCall
from unga_desktop.services import report_words as words
from unga_desktop.services.amendment_annexes import AmendmentAnnexes
from unga_desktop.services.change_makers import AmendmentMakers
from unga_desktop.services.comparison_parts import ComparisonParts
from unga_desktop.services.proposals import Proposal
from unga_desktop.services.text_parts import TextParts
from unga_desktop.services.version_parts import VersionParts
from unga_desktop.services.vote_desk import VoteDesk
from unga_desktop.services.vote_parts import shift_part, vote_parts

_MOST_NAMES = 4
_NOT_UN = "This report is not a product of the United Nations and is not endorsed by it."
_BOUNDARIES = (
    "The boundaries, names and designations shown imply no endorsement or acceptance by the United Nations, and no view "
    "on the status of any territory. Territories that are not members of the United Nations are drawn without a vote."
)
_SUMMARY = (
    "Texts marked as a summary were written for this application around quoted words; they are not the official "
    "documents. Consult the official documents before relying on the wording."
)


class Reporter:
    """Makes reports. Same inputs and date give the same report."""

    def __init__(self, vote_desk: VoteDesk) -> None:
        self._vote_desk = vote_desk

    def report(
        self,
        comparison: Comparison,
        roll_call: RollCall | None,
        date: str,
        parts: tuple[str, ...] = USUAL_PARTS,
        *,
        against: RollCall | None = None,
        notes: str = "",
        explanation: Explanation | None = None,
        proposals: Sequence[Proposal] = (),
    ) -> Report:
        """A report on ``comparison``; without ``roll_call`` the parts on the vote are left out.

        ``date`` (ISO) is the day printed at the foot; ``parts`` are the keys of the parts wanted, in order, of ``PART_TITLES``.
        ``against`` is the roll call that the part on the shift compares with, ``notes`` the user's own words. ``explanation`` is
        that of ``comparison`` by the amendments ``proposals``; without it there are no annexes on them, and where none of them is
        on there are no tags. A part that there is nothing to fill with is left out. Raises ``ValueError`` for a part that does
        not exist, ``VoteError`` where a roll call names an unknown member or, for the shift, no members.
        """
        if unknown := set(parts) - PART_TITLES.keys():
            raise ValueError(f"no such part of a report: {', '.join(sorted(unknown))}")
        original, amended = comparison.original, comparison.amended
        title = " compared with ".join(comparison.names)
        listed = changes(comparison)
        weighed = explanation is not None and (explanation.execution.outcomes or explanation.unreflected)
        makers = AmendmentMakers(listed, proposals) if weighed else None
        made = ComparisonParts(comparison, listed, makers)
        found = [made.title(title), made.summary(), made.statistics(), made.changes(), made.redline(), made.sources()]
        texts = TextParts(comparison, listed, made.notes(), makers)
        found += [texts.side_by_side(), texts.comparative(), texts.clean()]
        if explanation is not None:
            found.extend(AmendmentAnnexes(explanation, proposals).parts())
        found += self._beside((original, amended), roll_call, against if "shift" in parts else None, notes)
        return Report(
            title=title,
            header=" → ".join(comparison.names),
            status=words.status_line(original, amended),
            date=date,
            digest=_digest((original, amended), roll_call),
            sources=(original.source, amended.source),
            parts=_in_order(found, parts),
            subject=amended.title or original.title,
        )

    def report_versions(
        self,
        chain: VersionChain,
        roll_call: RollCall | None,
        date: str,
        parts: tuple[str, ...] = USUAL_PARTS,
        *,
        against: RollCall | None = None,
        notes: str = "",
        redline: Comparison | None = None,
    ) -> Report:
        """A report on three and more versions of one text; ``roll_call`` is the vote on the last one, ``redline`` the chain
        as one where that is at hand. Parts, and what is raised, as in ``report``; there are no texts side by side."""
        if unknown := set(parts) - PART_TITLES.keys():
            raise ValueError(f"no such part of a report: {', '.join(sorted(unknown))}")
        woven = redline or version_redline(chain)
        versions = chain.versions
        first, last = versions[0], versions[-1]
        title = f"{first.name} and what became of it in {words.counted(len(versions), 'version', 'versions')}"
        found = VersionParts(chain, woven, changes(woven)).parts(title)
        found += self._beside(versions, roll_call, against if "shift" in parts else None, notes)
        return Report(
            title=title,
            header=_header(chain),
            status=words.versions_line(versions),
            date=date,
            digest=_digest(versions, roll_call),
            sources=tuple(version.source for version in versions),
            parts=_in_order(found, parts),
            subject=last.title or first.title,
        )

    def _beside(
        self, texts: Sequence[Document], roll_call: RollCall | None, against: RollCall | None, notes: str
    ) -> list[Part]:
        """The parts that do not speak of changes: the vote, the user's notes, the notices."""
        found: list[Part] = []
        if roll_call is not None:
            found.extend(vote_parts(self._vote_desk.tally(roll_call)))
            if against is not None:
                found.append(shift_part(self._vote_desk.shift(against, roll_call), self._vote_desk.members))
        if notes.strip():
            found.append(_notes(notes))
        return [*found, _notices(texts, roll_call)]


def _in_order(found: Sequence[Part], wanted: Sequence[str]) -> tuple[Part, ...]:
    by_key = {part.key: part for part in found}
    return tuple(by_key[key] for key in wanted if key in by_key)


def _header(chain: VersionChain) -> str:
    names = short_names(chain)
    shown = names if len(names) <= _MOST_NAMES else (names[0], "…", names[-1])
    return " → ".join(shown)


def _notes(text: str) -> Part:
    """The user's own words, a paragraph a line."""
    lines = (line.strip() for line in text.splitlines())
    return Part("notes", (Heading("Notes"), *(Prose((Run(line, language=""),)) for line in lines if line)))


def _notices(texts: Sequence[Document], roll_call: RollCall | None) -> Part:
    said = [_NOT_UN]
    if roll_call is not None:
        said.append(_BOUNDARIES)
    if any(text.source.status is TextStatus.SUMMARY for text in texts):
        said.append(_SUMMARY)
    return Part("notices", (Heading("Notices"), *(Prose((Run(text, Emphasis.MUTED),)) for text in said)))


def _digest(texts: Sequence[Document], roll_call: RollCall | None) -> str:
    """A hash over all texts, paragraph by paragraph, and over the votes: two reports with one digest report the same."""
    digest = hashlib.sha256()
    for document in texts:
        for field in _fields(document):
            digest.update(field.encode("utf-8", "surrogatepass") + b"\0")
    if roll_call is not None:
        digest.update(f"{roll_call.id}\0{roll_call.published}\0".encode())
        for iso3 in sorted(roll_call.votes):
            digest.update(f"{iso3}{roll_call.votes[iso3].value}\0".encode())
    return digest.hexdigest()


def _fields(document: Document) -> list[str]:
    fields = [document.source.name, document.source.sha256]
    for paragraph in document.paragraphs:
        fields += [paragraph.section.value, paragraph.label, paragraph.text]
    return fields
