"""The parts of a report that speak of a comparison."""

from collections.abc import Sequence

from unga_desktop.core.day import day
from unga_desktop.core.documents.document import Document
from unga_desktop.core.redlines.change import Change, ChangeKind
from unga_desktop.core.redlines.change_count import counted
from unga_desktop.core.redlines.comparison import Comparison
from unga_desktop.core.redlines.hidden_character import needs_care
from unga_desktop.core.redlines.place import Places
from unga_desktop.core.redlines.redline import ChangeClass
from unga_desktop.core.report import Block, Emphasis, Facts, Heading, Legend, Part, Prose, Redline, Run, Table
from unga_desktop.services import report_words as words
from unga_desktop.services.change_makers import ChangeMakers, row_tags

_WHOLE = (ChangeKind.PARAGRAPH_MOVED, ChangeKind.PARAGRAPH_SPLIT, ChangeKind.PARAGRAPHS_MERGED)


class ComparisonParts:
    """Makes the parts on one comparison; ``changes`` are all of its changes, ignored ones included, ``makers`` know who made
    them, where that was asked."""

    def __init__(self, comparison: Comparison, changes: Sequence[Change], makers: ChangeMakers | None = None) -> None:
        self._comparison = comparison
        self._changes = changes
        self._makers = makers
        self._tags = row_tags(changes, len(comparison.rows), makers) if makers else ()
        places = Places(comparison.original, comparison.amended)
        self._places = [places.of(row) for row in comparison.rows]
        self._before = [places.before(row) for row in comparison.rows]

    def title(self, heading: str) -> Part:
        """The title block: the report's title and what is known of both texts."""
        blocks: list[Block] = [Heading(heading, 1)]
        title = self._comparison.amended.title or self._comparison.original.title
        if title:
            blocks.append(Prose((Run(title, Emphasis.STRONG, self._comparison.amended.language),)))
        return Part("title", (*blocks, self._versions()))

    def summary(self) -> Part:
        """One paragraph of plain words."""
        text = words.summary(self._comparison, self._changes, [self._place(change) for change in self._changes])
        return Part("summary", (Heading("Summary"), Prose((Run(text),)), self._check()))

    def statistics(self) -> Part:
        """Words and changes counted."""
        it = self._comparison.statistics
        pairs = [
            ("Words in the original text", f"{it.words_original:,}"),
            ("Words in the amended text", f"{it.words_amended:,}"),
            ("Words deleted", f"{it.words_deleted:,}"),
            ("Words inserted", f"{it.words_inserted:,}"),
            ("Paragraphs in the original text", f"{len(self._comparison.original.paragraphs):,}"),
            ("Paragraphs in the amended text", f"{len(self._comparison.amended.paragraphs):,}"),
            *count_facts(self._changes),
            *((f"Ignored: {name}", f"{count:,}") for name, count in sorted(it.ignored.items())),
            *((("Paragraphs wrapped differently, not counted", f"{it.wrapping:,}"),) if it.wrapping else ()),
        ]
        return Part("statistics", (Heading("In figures"), Facts(tuple(pairs))))

    def changes(self) -> Part:
        """The numbered list of changes."""
        heading = Heading("List of changes")
        if not self._changes:
            return Part("changes", (heading, Prose((Run("There are no changes."),))))
        columns: tuple[str, ...] = ("No.", "Place and kind", "Before", "After")
        widths: tuple[float, ...] = (0.45, 1.75, 2.45, 2.45)
        rows = [self._change(change) for change in self._changes]
        makers = self._makers
        if makers is not None or any(change.tracked for change in self._changes):
            made_by = makers.heading if makers is not None else "Tracked by"
            columns, widths = (*columns, made_by), (0.45, 1.8, 2.0, 2.0, 1.0)
            rows = [(*row, self._made_by(change)) for row, change in zip(rows, self._changes, strict=True)]
        return Part("changes", (heading, Table("", columns, tuple(rows), frozenset((0,)), widths)))

    def redline(self, notes: tuple[tuple[str, ...], ...] = (), of_versions: bool = False) -> Part:
        """The whole text with its changes marked; ``notes`` take the place of those that are said of two texts."""
        comparison = self._comparison
        first: dict[int, int] = {}
        last = {row: change.number for change in self._changes for row in change.rows}
        for change in self._changes:
            for row in change.rows:
                first.setdefault(row, change.number)
        numbers = tuple(first.get(index, 0) for index in range(len(comparison.rows)))
        languages = (comparison.original.language, comparison.amended.language)
        last_numbers = tuple(last.get(index, 0) for index in range(len(comparison.rows)))
        text = Redline(comparison.rows, numbers, *languages, notes or self.notes(), last_numbers, self._tags)
        legend: list[Block] = [Legend(of_versions)]
        if self._makers is not None and any(self._tags):
            legend.append(self._makers.legend(tag for tags in self._tags for tag in tags))
        return Part("redline", (Heading("The text with its changes marked"), *legend, text))

    def notes(self) -> tuple[tuple[str, ...], ...]:
        """What is said in words beside each row."""
        notes = [
            words.row_notes(row, place, before)
            for row, place, before in zip(self._comparison.rows, self._places, self._before, strict=True)
        ]
        line = self._comparison.symbol_line
        if line:
            notes[0] = (f"The symbol line above the text was {line.before}, and is {line.after}", *notes[0])
        return tuple(notes)

    def sources(self) -> Part:
        """Where both texts come from, and their hashes."""
        return sources_part((("Original text", self._comparison.original), ("Amended text", self._comparison.amended)))

    def _versions(self) -> Table:
        original, amended = self._comparison.original, self._comparison.amended
        names = self._comparison.names
        rows: list[tuple[tuple[Run, ...], ...]] = [
            _line("Text", original.name, amended.name),
            *((_line("File", *names),) if names != (original.name, amended.name) else ()),
            _line("Title", *(Run(it.title, language=it.language) for it in (original, amended))),
            _line("Date", day(original.date), day(amended.date)),
            _line("Status", *(words.capitalised(words.STATUS_WORDS[it.source.status]) for it in (original, amended))),
            _line("Language", *(words.LANGUAGE_WORDS.get(it.language, it.language) for it in (original, amended))),
            _line("SHA-256", *(_short_hash(it) for it in (original, amended))),
        ]
        filled = tuple(row for row in rows if row[1][0].text or row[2][0].text)
        return Table("", ("", "Original text", "Amended text"), filled, widths=(0.8, 2.6, 2.6))

    def _check(self) -> Prose:
        check = self._comparison.check
        if check.passed:
            text = "Check: equal + delete rebuilds the original, equal + insert the amended text: verified."
            return Prose((Run(text, Emphasis.MUTED),))
        failed = [
            name
            for name, rebuilt in (("original", check.original_rebuilt), ("amended", check.amended_rebuilt))
            if not rebuilt
        ]
        text = f"Check FAILED: the {words.listed(failed)} text is not rebuilt by this comparison. Do not rely on it."
        return Prose((Run(text, Emphasis.ALARM),))

    def _place(self, change: Change) -> str:
        return change.place if change.kind is ChangeKind.SYMBOL_LINE else self._places[change.row]

    def _change(self, change: Change) -> tuple[tuple[Run, ...], ...]:
        place, kind = words.capitalised(self._place(change)), [Run(change.kind.value)]
        if change.change_class is not ChangeClass.WORDING and change.kind is not ChangeKind.RENUMBERED:
            kind.append(Run(f" ({change.change_class.value})"))
        if change.kind is ChangeKind.PARAGRAPH_MOVED:
            kind.append(Run(f" from {self._before[change.row]}"))
        if change.consequential:
            kind.append(Run(", following from a change above", Emphasis.MUTED))
        if change.ignored:
            kind.append(Run(" (ignored)", Emphasis.MUTED))
        return (
            (Run(str(change.number)),),
            (Run(f"{place}\n", Emphasis.STRONG), *kind),
            self._text(change, change.before, Emphasis.DELETED, self._comparison.original.language),
            self._text(change, change.after, Emphasis.INSERTED, self._comparison.amended.language),
        )

    def _made_by(self, change: Change) -> tuple[Run, ...]:
        """What made a change, as far as that was asked, and who tracked it, a line each."""
        found = self._makers.cell(change) if self._makers is not None else ()
        tracked = "\n".join(revision.words for revision in change.tracked)
        return (*found, Run(f"\n{tracked}" if found else tracked)) if tracked else found

    def _text(self, change: Change, text: str, emphasis: Emphasis, language: str) -> tuple[Run, ...]:
        against = change.after if emphasis is Emphasis.DELETED else change.before
        if change.kind is ChangeKind.RENUMBERED:
            return (Run(text, language=language, careful=True, against=against) if text else Run("no number"),)
        if not text:
            return (Run("nothing", Emphasis.MUTED),)
        careful = needs_care(change.change_class, text, against)
        if change.kind is ChangeKind.SYMBOL_LINE:
            language = ""  # a symbol is of no language: its asterisk stands behind it in Arabic too
        if change.first_span < 0:
            return (Run(text, Emphasis.PLAIN, language, careful, against),)
        # A few words round the change: a reader who sees "the" become "all" must see of what.
        before, after = _context(change.context_before, change.context_after)
        return tuple(
            run
            for run in (
                Run(before, Emphasis.MUTED, language),
                Run(text, emphasis, language, careful, against),
                Run(after, Emphasis.MUTED, language),
            )
            if run.text
        )


def count_facts(changes: Sequence[Change]) -> tuple[tuple[str, str], ...]:
    """How many changes there are, and what stands in their list besides, each with what it is called."""
    it = counted(changes)
    apart = (("Paragraphs renumbered in consequence", it.renumbered), ("Differences ignored", it.ignored))
    return (("Changes", f"{it.changes:,}"), *((name, f"{number:,}") for name, number in apart if number))


def sources_part(named: Sequence[tuple[str, Document]]) -> Part:
    """Where texts come from, each under its heading."""
    blocks: list[Block] = [Heading("Sources")]
    for name, document in named:
        source = document.source
        pairs = [
            ("Source", source.name),
            ("Status", words.capitalised(words.STATUS_WORDS[source.status])),
            ("Language", words.LANGUAGE_WORDS.get(document.language, document.language)),
            ("SHA-256", source.sha256 or "none: the text was not read from a file"),
            ("Note", source.note),
        ]
        blocks += [Heading(name, 3), Facts(tuple((label, value) for label, value in pairs if value))]
    return Part("sources", tuple(blocks))


def _context(before: str, after: str) -> tuple[str, str]:
    head, tail = before[-_CONTEXT:], after[:_CONTEXT]
    head = f"… {head.partition(' ')[2] or head}" if head and (len(before) > _CONTEXT or len(before) >= 40) else head
    tail = f"{tail.rpartition(' ')[0] or tail} …" if tail and (len(after) > _CONTEXT or len(after) >= 40) else tail
    return head, tail


_CONTEXT = 28


def _line(label: str, original: str | Run, amended: str | Run) -> tuple[tuple[Run, ...], ...]:
    cells = (value if isinstance(value, Run) else Run(value) for value in (original, amended))
    return ((Run(label, Emphasis.MUTED),), *((cell,) for cell in cells))


def _short_hash(document: Document) -> str:
    return f"{document.source.sha256[:16]}…" if document.source.sha256 else ""
