"""What a report says of a comparison in plain words."""

from collections import Counter
from collections.abc import Iterable, Sequence

from unga_desktop.core.documents.document import Document, TextStatus, names_beside
from unga_desktop.core.redlines.change import Change, ChangeKind
from unga_desktop.core.redlines.change_count import counted as counted_changes
from unga_desktop.core.redlines.comparison import Comparison
from unga_desktop.core.redlines.hidden_character import number_pieces
from unga_desktop.core.redlines.redline import Flag, Row, RowKind
from unga_desktop.core.redlines.wrapping import wrapping_words
from unga_desktop.core.versions.version_chain import VersionChain
from unga_desktop.core.words import language

STATUS_WORDS = {
    TextStatus.OFFICIAL: "official text",
    TextStatus.SUMMARY: "summary in this project's own words, not the official text",
    TextStatus.OWN: "the user's own file",
    TextStatus.NONE: "no text",
}

LANGUAGE_WORDS = {**language.NAMES, "": "not recognised"}

FLAG_WORDS = {
    Flag.INVISIBLE_CHARACTER: "Contains characters that cannot be seen",
    Flag.LOOKALIKE_CHARACTER: "Contains letters of another alphabet that look alike",
    Flag.BIDI_CONTROL: "Contains characters that turn the direction of the text",
    Flag.STALE_CROSS_REFERENCE: "A reference to another paragraph may no longer fit its number",
    Flag.VERB_STRENGTHENED: "The operative verb is stronger",
    Flag.VERB_WEAKENED: "The operative verb is weaker",
}

_NOUNS = {
    ChangeKind.REPLACED: ("replacement of words", "replacements of words"),
    ChangeKind.INSERTED: ("insertion of words", "insertions of words"),
    ChangeKind.DELETED: ("deletion of words", "deletions of words"),
    ChangeKind.PARAGRAPH_ADDED: ("added paragraph", "added paragraphs"),
    ChangeKind.PARAGRAPH_REMOVED: ("removed paragraph", "removed paragraphs"),
    ChangeKind.MASTHEAD_ADDED: ("added masthead", "added mastheads"),
    ChangeKind.MASTHEAD_REMOVED: ("removed masthead", "removed mastheads"),
    ChangeKind.SYMBOL_LINE: ("different symbol line", "different symbol lines"),
    ChangeKind.PARAGRAPH_MOVED: ("moved paragraph", "moved paragraphs"),
    ChangeKind.PARAGRAPH_SPLIT: ("divided paragraph", "divided paragraphs"),
    ChangeKind.PARAGRAPHS_MERGED: ("joining of paragraphs", "joinings of paragraphs"),
    ChangeKind.RENUMBERED: ("new paragraph number", "new paragraph numbers"),
}

_SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_MOST_PLACES = 12


def number(count: int) -> str:
    """Numbers below ten in words, others in figures with commas."""
    return _SMALL[count] if 0 <= count < len(_SMALL) else f"{count:,}"


def counted(count: int, one: str, many: str) -> str:
    """``one word``, ``1,204 words``."""
    return f"{number(count)} {one if count == 1 else many}"


def listed(parts: Sequence[str]) -> str:
    """``a, b and c``."""
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}" if parts else ""


def capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]


def summary(comparison: Comparison, changes: Sequence[Change], places: Sequence[str]) -> str:
    """One paragraph on what changed; ``places`` are those of ``changes``, in the same order."""
    names = " and ".join(comparison.names)
    count = counted_changes(changes)
    counts = [
        (change, place)
        for change, place in zip(changes, places, strict=True)
        if not change.ignored and not change.consequential
    ]
    wrapping = _wrapping(comparison.statistics.wrapping)
    if not changes:
        same = f"The texts of {names} are the same, character for character. There are no changes."
        return f"{same} {wrapping}".rstrip()
    if not counts and not count.renumbered:
        return f"Between {names} there is no change but {_ignored(count.ignored)}. {wrapping}".rstrip()
    kinds = Counter(change.kind for change, _ in counts)
    parts = [counted(kinds[kind], *_NOUNS[kind]) for kind in ChangeKind if kinds[kind]]
    verb = "is" if len(counts) == 1 else "are"
    sentences = [
        f"Between {names} there {verb} {counted(len(counts), 'change', 'changes')}{': ' if parts else ''}{listed(parts)}.",
        _words(comparison),
        _where([place for _, place in counts]) if counts else "",
    ]
    if count.renumbered:
        verb = "paragraph has a new number" if count.renumbered == 1 else "paragraphs have new numbers"
        sentences.append(
            f"{capitalised(number(count.renumbered))} {verb} in consequence, which is not counted as a change."
        )
    if count.ignored:
        sentences.append(f"Besides, there are {_ignored(count.ignored)}.")
    sentences.append(wrapping)
    return " ".join(sentence for sentence in sentences if sentence)


def _ignored(count: int) -> str:
    noun = counted(count, "difference", "differences")
    return f"{noun} of a kind that this comparison was asked to ignore, shown but not counted"


def _wrapping(count: int | None) -> str:
    """A sentence on lines that break elsewhere, which is no change; empty where none does."""
    return f"{capitalised(wrapping_words(count))}, which is not counted as a change." if count else ""


def _words(comparison: Comparison) -> str:
    it = comparison.statistics
    taken = f"{counted(it.words_deleted, 'word was', 'words were')} deleted"
    put = f"{number(it.words_inserted)} inserted"
    return capitalised(f"{taken} and {put}; the text went from {it.words_original:,} to {it.words_amended:,} words.")


def _where(places: Iterable[str]) -> str:
    distinct = list(dict.fromkeys(places))
    if len(distinct) > _MOST_PLACES:
        return f"They are spread over {len(distinct):,} paragraphs."
    noun = "It concerns" if len(distinct) == 1 else "They concern"
    return f"{noun} {listed([_with_article(place) for place in distinct])}."


def _with_article(place: str) -> str:
    """``preambular paragraph 3`` needs no article, ``the title`` does."""
    return place if place[-1:].isdigit() or place.endswith(")") or place[-1:].isupper() else f"the {place}"


def status_line(original: Document, amended: Document) -> str:
    """The status of the texts for the head of each page."""
    first, second = original.source.status, amended.source.status
    if first is second:
        both = {TextStatus.SUMMARY: "Both texts are summaries, not official texts", TextStatus.OWN: "Two own files"}
        return both.get(first, f"Both texts: {STATUS_WORDS[first]}")
    names = names_beside((original, amended))
    return f"{names[0]}: {STATUS_WORDS[first]}. {names[1]}: {STATUS_WORDS[second]}"


def versions_line(versions: Sequence[Document]) -> str:
    """The status of several versions for the head of each page."""
    found = list(dict.fromkeys(version.source.status for version in versions))
    count = number(len(versions))
    if len(found) == 1:
        every = {TextStatus.SUMMARY: f"All {count} versions are summaries, not official texts"}
        return every.get(found[0], f"All {count} versions: {STATUS_WORDS[found[0]]}")
    names = ((status, [it.name for it in versions if it.source.status is status]) for status in found)
    return ". ".join(f"{listed(known)}: {STATUS_WORDS[status]}" for status, known in names)


def summary_of_versions(
    chain: VersionChain, names: Sequence[str], changes: Sequence[Change], places: Sequence[str]
) -> str:
    """One paragraph on what each version did; ``places`` are those of ``changes``."""
    counts = [(change, place) for change, place in zip(changes, places, strict=True) if not change.ignored]
    last = len(names) - 1
    sentences = [
        f"{capitalised(number(len(names)))} versions of one text are compared, each with the one before: {listed(names)}."
    ]
    if not counts:
        same = (
            "They are the same, character for character"
            if not changes
            else "They differ only in what was to be ignored"
        )
        return f"{sentences[0]} {same}."
    for name, it in zip(names[1:], chain.statistics[1:], strict=True):
        if not it.inserted and not it.deleted:
            sentences.append(f"{name} has the words of the one before it.")
        else:
            put = counted(it.inserted, "word", "words") if it.inserted else "no words"
            sentences.append(f"{name} inserted {put} and deleted {number(it.deleted) if it.deleted else 'none'}.")
    first, final = chain.statistics[0].words, chain.statistics[last].words
    sentences.append(f"From the first to the last the text went from {first:,} to {final:,} words.")
    return " ".join([*sentences, _where([place for _, place in counts])])


def row_notes(row: Row, place: str, place_before: str) -> tuple[str, ...]:
    """What is said in words beside a row of the redline."""
    notes = []
    if row.moved:
        notes.append(f"Moved from {place_before} to {place}")
    kinds = {
        RowKind.ADDED: "New paragraph",
        RowKind.REMOVED: f"Removed: it was {place_before}",
        RowKind.SPLIT: f"Divided into {number(len(row.amended))} paragraphs{_numbers(row)}",
        RowKind.MERGED: f"Joined from {number(len(row.original))} paragraphs{_numbers(row)}",
        RowKind.REPLACED: "Replaced as a whole: the words differ too much to be marked one by one",
    }
    if row.kind in kinds and not (row.moved and row.kind in (RowKind.ADDED, RowKind.REMOVED)):
        notes.append(kinds[row.kind])
    if row.renumbered is not None:
        because = ", following from a change above" if row.renumbered.consequential else ""
        notes.append(f"{_renumbered(row.renumbered.before, row.renumbered.after)}{because}")
    notes.extend(FLAG_WORDS[flag] for flag in row.flags)
    return tuple(notes)


def _numbers(row: Row) -> str:
    """The numbers of the parts of a row, of which the redline shows one alone where they are merged."""
    found = ["".join(text for text, _ in number_pieces(part)).rstrip(".") for part in row.parts if part.label]
    return f" ({' and '.join(found)})" if found else ""


def _renumbered(before: str, after: str) -> str:
    # A full stop follows the note.
    if not before:
        return f"Newly numbered {after}"
    return f"Renumbered from {before} to {after.removesuffix('.')}" if after else f"No longer numbered {before}"
