"""The parts of a report that speak of three and more versions of one text."""

from collections.abc import Iterator, Sequence

from unga_desktop.core.day import day
from unga_desktop.core.redlines.change import Change
from unga_desktop.core.redlines.comparison import Comparison
from unga_desktop.core.redlines.place import Places
from unga_desktop.core.report import Block, Emphasis, Facts, Heading, Part, Prose, Run, Table
from unga_desktop.core.versions.version_chain import ChainRow, VersionChain
from unga_desktop.core.versions.version_rows import VersionRow, version_rows
from unga_desktop.services import report_words as words
from unga_desktop.services.change_makers import VersionMakers
from unga_desktop.services.comparison_parts import ComparisonParts, count_facts, sources_part
from unga_desktop.services.text_parts import TextParts, plain

_BESIDE = 5
"""Versions in one comparative table: more columns would leave no room for words."""

Cells = tuple[tuple[Run, ...], ...]


class VersionParts:
    """Makes the parts on one chain; ``redline`` is the chain as one redline, ``changes`` are all changes of that."""

    def __init__(self, chain: VersionChain, redline: Comparison, changes: Sequence[Change]) -> None:
        self._chain = chain
        self._redline = redline
        self._changes = changes
        self._makers = VersionMakers(chain)
        self._tags = self._makers.tags_of_versions
        self._rows = version_rows(chain)
        self._names = [version.name for version in chain.versions]

    def parts(self, title: str) -> list[Part]:
        """All parts that versions have: those on two texts alone are missing."""
        marked = ComparisonParts(self._redline, self._changes, self._makers)
        notes = self._notes(marked.notes())
        return [
            self.title(title),
            self.summary(),
            self.statistics(),
            marked.changes(),
            marked.redline(notes, of_versions=True),
            self.comparative(),
            TextParts(self._redline, self._changes, notes).clean(),
            self.sources(),
        ]

    def title(self, heading: str) -> Part:
        """The title block: the report's title and what is known of each version."""
        blocks: list[Block] = [Heading(heading, 1)]
        last = self._chain.versions[-1]
        title = last.title or self._chain.versions[0].title
        if title:
            blocks.append(Prose((Run(title, Emphasis.STRONG, last.language),)))
        rows: list[Cells] = []
        for tag, version in zip(self._tags, self._chain.versions, strict=True):
            status = words.capitalised(words.STATUS_WORDS[version.source.status])
            language = words.LANGUAGE_WORDS.get(version.language, version.language)
            digest = f"{version.source.sha256[:16]}…" if version.source.sha256 else "none"
            known = (version.name, day(version.date) if version.date else "not known", status, language, digest)
            rows.append(((Run(tag, Emphasis.STRONG),), *((Run(text),) for text in known)))
        columns = ("Tag", "Version", "Date", "Status", "Language", "SHA-256")
        return Part("title", (*blocks, Table("", columns, tuple(rows), widths=(0.7, 1.7, 1.2, 1.9, 1.0, 1.7))))

    def summary(self) -> Part:
        """One paragraph of plain words, and whether every version can be rebuilt."""
        places = Places(self._redline.original, self._redline.amended)
        found = [places.of(self._redline.rows[change.row]) for change in self._changes]
        text = words.summary_of_versions(self._chain, self._names, self._changes, found)
        return Part("summary", (Heading("Summary"), Prose((Run(text),)), self._check()))

    def statistics(self) -> Part:
        """The words of each version, and how many it brought and took away."""
        rows: list[Cells] = []
        for number, (tag, version, it) in enumerate(
            zip(self._tags, self._chain.versions, self._chain.statistics, strict=True)
        ):
            did = (f"{it.inserted:,}", f"{it.deleted:,}") if number else ("", "")
            texts = (f"{it.words:,}", *did, f"{len(version.paragraphs):,}")
            rows.append(((Run(tag, Emphasis.STRONG),), (Run(version.name),), *((Run(text),) for text in texts)))
        columns = ("Tag", "Version", "Words", "Inserted", "Deleted", "Paragraphs")
        table = Table("", columns, tuple(rows), frozenset(range(2, 6)), (0.8, 2.4, 1, 1, 1, 1.2))
        return Part("statistics", (Heading("In figures"), Facts(count_facts(self._changes)), table))

    def comparative(self) -> Part:
        """All versions as they read, a column for each; in several tables where the columns would get too narrow."""
        blocks: list[Block] = [Heading("Comparative table")]
        count = len(self._names)
        tables = -(-count // _BESIDE)
        size = -(-count // tables)
        for first in range(0, count, size):
            shown = range(first, min(first + size, count))
            if tables > 1:
                blocks.append(Heading(f"Versions {self._tags[shown[0]]} to {self._tags[shown[-1]]}", 3))
            rows = tuple(self._row(place, row, shown) for place, row in enumerate(self._chain.rows, 1))
            columns = ("Row", *(self._column(version) for version in shown))
            blocks.append(Table("", columns, rows, frozenset((0,)), (0.5, *(3.0,) * len(shown))))
        return Part("comparative", tuple(blocks))

    def sources(self) -> Part:
        """Where each version comes from, and its hash."""
        named = (
            (self._makers.caption(number), version) for number, version in enumerate(self._chain.versions)
        )  # fmt: skip
        return sources_part(tuple(named))

    def _column(self, version: int) -> str:
        name, tag = self._names[version], self._tags[version]
        return name if name == tag else f"{tag}  {name}"

    def _row(self, place: int, row: ChainRow, shown: Sequence[int]) -> Cells:
        return ((Run(str(place)),), *(self._cell(row, version) for version in shown))

    def _cell(self, row: ChainRow, version: int) -> tuple[Run, ...]:
        document = self._chain.versions[version]
        return plain([document.paragraphs[index] for index in row.paragraphs[version]], document.language)

    def _notes(self, said: Sequence[tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
        """What is said beside each row: which version added it, took it away or moved it here."""
        return tuple(
            (*self._came(row), *self._told(row, notes), *self._went(row))
            for row, notes in zip(self._rows, said, strict=True)
        )

    def _told(self, row: VersionRow, notes: Sequence[str]) -> Iterator[str]:
        movers = words.listed([self._tags[version] for version in row.moved_by])
        if movers and not any(note.startswith("Moved from") for note in notes):
            yield f"Moved by {movers}"
        for note in notes:
            if note.startswith("Moved from"):
                yield f"{note}, by {movers}"
            elif not note.startswith(("New paragraph", "Removed:")):
                yield note

    def _came(self, row: VersionRow) -> Iterator[str]:
        first = next(number for number, indices in enumerate(row.paragraphs) if indices)
        if row.parted_by:
            yield f"Parted from another paragraph in {self._tags[row.parted_by]}"
        elif first:
            moved = any(piece.moved and piece.since == first for piece in row.pieces)
            yield f"{'Moved here' if moved else 'New'} in {self._tags[first]}"

    def _went(self, row: VersionRow) -> Iterator[str]:
        last = max(number for number, indices in enumerate(row.paragraphs) if indices)
        if last < self._chain.last:
            away = any(piece.carried and piece.until == last + 1 for piece in row.pieces)
            yield f"{'Moved away' if away else 'No longer here'} in {self._tags[last + 1]}"

    def _check(self) -> Prose:
        wrong = [name for name, rebuilt in zip(self._names, self._chain.check, strict=True) if not rebuilt]
        if not wrong and self._redline.check.passed:
            text = "Check: each version is rebuilt, character for character, from the words marked here: verified."
            return Prose((Run(text, Emphasis.MUTED),))
        which = words.listed(wrong) or self._names[-1]
        text = f"Check FAILED: {which} is not rebuilt by this comparison. Do not rely on it."
        return Prose((Run(text, Emphasis.ALARM),))
