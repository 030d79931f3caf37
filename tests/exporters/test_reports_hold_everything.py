"""Every change, every total and every State of the sources is found again in what each format says."""

import random
from dataclasses import dataclass, replace
from functools import cache

import pytest
from report_reading import body, docx_of, docx_words, html_of, html_words, named, pdf_of, squashed
from report_samples import AFTER, BEFORE, DATE, document, explained_report

from unga_desktop.core.redlines.change import Change, ChangeKind, changes
from unga_desktop.core.redlines.comparison import Comparison, compare
from unga_desktop.core.redlines.redline import Op
from unga_desktop.core.report import Report, Table
from unga_desktop.core.report_design import PART_TITLES
from unga_desktop.services.comparer import Comparer
from unga_desktop.services.library import bundled_library
from unga_desktop.services.reporter import Reporter
from unga_desktop.services.vote_desk import bundled_vote_desk
from unga_desktop.services.vote_parts import CHOICE_WORDS, CHOICES

pytestmark = pytest.mark.usefixtures("qapp")
FORMATS = ("pdf", "html", "docx")


@dataclass(frozen=True, slots=True)
class Made:
    """A comparison and the report on it, read back."""

    comparison: Comparison
    report: Report
    words: dict[str, str]


def read_back(comparison: Comparison, report: Report) -> Made:
    words = {
        "pdf": body(report, pdf_of(report)),
        "html": html_words(html_of(report)),
        "docx": docx_words(docx_of(report)),
    }
    return Made(comparison, report, words)


@cache
def bundled(draft: str, adopted: str) -> Made:
    desk = bundled_vote_desk()
    comparison = Comparer(bundled_library()).compare(draft, adopted)
    found = desk.of(adopted)
    report = Reporter(desk).report(comparison, found[0] if found else None, DATE, tuple(PART_TITLES))
    return read_back(comparison, report)


@cache
def tracked() -> Made:
    """Three changes of which two were tracked, one of them by two delegates."""
    ann, bo = ("Ann Amaru", "2026-03-02T10:00:00Z"), ("Bo Bao", "2026-03-03T10:00:00Z")
    comparison = compare(
        document("a.txt", "1. Urges all States to act;\n\n2. Calls upon them to report."),
        document("b.txt", "1. Urges some States to act soon;\n\n2. Requests them to report."),
    )
    whose = iter([ann, bo, ann])
    signed = []
    for row in comparison.rows:
        spans = [
            replace(span, author=by[0], date=by[1]) if span.op is not Op.EQUAL and (by := next(whose, None)) else span
            for span in row.spans
        ]
        signed.append(replace(row, spans=tuple(spans)))
    comparison = replace(comparison, rows=tuple(signed))
    return read_back(comparison, Reporter(bundled_vote_desk()).report(comparison, None, DATE, ("changes",)))


@pytest.mark.parametrize("form", FORMATS)
def test_the_list_of_changes_names_author_and_day_of_what_was_tracked(form: str) -> None:
    made = tracked()
    table = next(block for part in made.report.parts for block in part.blocks if isinstance(block, Table))
    assert table.columns[-1] == "Tracked by"
    assert ["".join(run.text for run in row[-1]) for row in table.rows] == [
        "Ann Amaru, 2 March 2026\nBo Bao, 3 March 2026",
        "Ann Amaru, 2 March 2026",
        "",
    ]
    assert made.words[form].count("AnnAmaru,2March2026") == 2
    assert made.words[form].count("BoBao,3March2026") == 1


@pytest.mark.parametrize("form", FORMATS)
def test_a_tab_in_new_words_is_named_in_the_redline_and_in_the_list(form: str) -> None:
    comparison = compare(
        document("a.txt", "1. Urges all States to act now."),
        document("b.txt", "1. Urges all States to act\tswiftly\u2003and well now."),
    )
    # The redline of a Word document has the characters themselves, as accepting or rejecting it must give both texts.
    for part in ("changes",) if form == "docx" else ("redline", "changes"):
        made = read_back(comparison, Reporter(bundled_vote_desk()).report(comparison, None, DATE, (part,)))
        assert "TABswiftlyEMSPACEand" in made.words[form], part


def pairs() -> list[tuple[str, str]]:
    """All pairs of the bundled library: a draft and what became of it."""
    library = bundled_library()
    symbols = [entry.symbol for entry in library.entries() if library.counterpart(entry.symbol) is not None]
    return sorted({tuple(entry.symbol for entry in library.pair(symbol)) for symbol in symbols})  # type: ignore[misc]


WORDS = {
    "en": "peace security States Members report session Charter rights women law human sustainable 2026 12 forty-two",
    "fr": "paix sécurité États rapport session Charte droits œuvre femmes où être L’Organisation 2026 développement",
    "es": "paz seguridad Estados informe sesión Carta derechos mujeres año niñez 2026 desarrollo sostenible",
    "ru": "мир безопасность государства доклад сессия Устав права женщины развитие 2026 устойчивое",
}
OPENINGS = {"en": "The General Assembly,", "fr": "L’Assemblée générale,", "es": "La Asamblea General,"}


def generated(language: str, seed: int) -> Comparison:
    """A text and the same text after edits of every kind, put in and taken out at random."""
    source = random.Random(seed)
    vocabulary = WORDS[language].split()

    def sentence() -> str:
        return " ".join(source.choice(vocabulary) for _ in range(source.randrange(6, 40)))

    before = [sentence() for _ in range(25)]
    after = []
    for text in before:
        chance = source.random()
        words = text.split()
        if chance < 0.1:
            continue
        if chance < 0.6:
            at = source.randrange(len(words))
            words[at : at + source.randrange(3)] = [source.choice(vocabulary) for _ in range(source.randrange(4))]
        after.append(" ".join(words))
        if chance > 0.9:
            after.insert(source.randrange(len(after)), sentence())
    opening = OPENINGS.get(language, "Генеральная Ассамблея,")
    texts = (
        "\n\n".join([opening, *(f"{number}. {text};" for number, text in enumerate(paragraphs, 1))])
        for paragraphs in (before, after)
    )
    first, second = (document(f"{name}.txt", text, language) for name, text in zip("ab", texts, strict=True))
    return compare(first, second)


@cache
def made(language: str, seed: int) -> Made:
    comparison = generated(language, seed)
    return read_back(comparison, Reporter(bundled_vote_desk()).report(comparison, None, DATE, tuple(PART_TITLES)))


@cache
def of_every_kind() -> Made:
    comparison = compare(document("a.txt", BEFORE), document("b.txt", AFTER))
    return read_back(comparison, Reporter(bundled_vote_desk()).report(comparison, None, DATE, tuple(PART_TITLES)))


def cell(change: Change, side: str) -> str:
    """What the list of changes has to show of one side of a change, squashed."""
    careful = change.change_class.value in ("typography", "invisible")
    text, other = (change.before, change.after) if side == "before" else (change.after, change.before)
    return named(text, careful or change.kind is ChangeKind.RENUMBERED, other)


def check_changes(found: Made, form: str) -> None:
    """Both sides of every change stand in the list, in order; both texts stand in the redline."""
    words = found.words[form]
    listed = words[words.index("Listofchanges") : words.index("Thetextwithitschangesmarked")]
    at = 0
    for change in changes(found.comparison):
        for side in ("before", "after"):
            shown = cell(change, side)
            at = listed.find(shown, at)
            assert at >= 0, f"change {change.number}, {side}: {shown!r} is not in the {form}"
            at += len(shown)


def check_redline(found: Made, form: str) -> None:
    """Every span of every row is in the redline, in order; for Word in any order, for a moved row has two places there."""
    words = found.words[form]
    after = words.index("Thetextwithitschangesmarked")
    text = words[after : words.index("Thetextssidebyside")]
    at = 0
    for row in found.comparison.rows:
        for span in row.spans:
            for line in span.text.split("\n"):
                careful = span.change_class is not None and span.change_class.value in ("typography", "invisible")
                shown = named(line, careful) if form != "docx" else squashed(line)
                place = text.find(shown, 0 if form == "docx" else at)
                assert place >= 0, f"{span.op} {line!r} is not in the {form}"
                at = place + len(shown)


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("pair", pairs(), ids="-".join)
def test_every_change_of_the_bundled_texts(pair: tuple[str, str], form: str) -> None:
    found = bundled(*pair)
    check_changes(found, form)
    check_redline(found, form)


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize(("language", "seed"), [("en", 1), ("en", 2), ("fr", 3), ("es", 4), ("ru", 5)])
def test_every_change_of_generated_texts(language: str, seed: int, form: str) -> None:
    found = made(language, seed)
    assert len(changes(found.comparison)) > 10
    check_changes(found, form)
    check_redline(found, form)


@pytest.mark.parametrize("form", FORMATS)
def test_every_kind_of_change(form: str) -> None:
    found = of_every_kind()
    check_changes(found, form)
    check_redline(found, form)


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("pair", pairs(), ids="-".join)
def test_every_total_and_the_majority_of_the_bundled_votes(pair: tuple[str, str], form: str) -> None:
    desk, words = bundled_vote_desk(), bundled(*pair).words[form]
    calls = desk.of(pair[1])
    if not calls or calls[0].adopted_without_vote:
        pytest.skip("no vote was taken")
    tally = desk.tally(calls[0])
    published = calls[0].published
    totals = (published.in_favour, published.against, published.abstaining, published.not_voting)
    shown = "".join("?" if number is None else str(number) for number in totals)
    assert f"Aspublished{shown}" in words
    if tally.majority is not None:
        assert squashed(f"{tally.majority.needed} needed of the {tally.majority.voting}") in words
        assert squashed(f"{tally.majority.reached} reached") in words
    for group in tally.groups:
        count = group.count
        numbers = (count.in_favour, count.against, count.abstaining, count.not_voting)
        assert f"States{''.join(map(str, (*numbers, sum(numbers))))}{group.cohesion:.2f}" in words


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("pair", pairs(), ids="-".join)
def test_every_state_stands_under_its_vote_and_nothing_else_does(pair: tuple[str, str], form: str) -> None:
    desk, words = bundled_vote_desk(), bundled(*pair).words[form]
    calls = desk.of(pair[1])
    casts = desk.tally(calls[0]).casts if calls else ()
    if not casts:
        assert "VotesbyState" not in words
        return
    rest = words[words.rindex("VotesbyState") + len("VotesbyState") :]
    for place, vote in enumerate(CHOICES):
        names = sorted(squashed(cast.member.name) for cast in casts if cast.vote is vote)
        heading = squashed(f"{CHOICE_WORDS[vote].capitalize()} ({len(names)})")
        assert rest.startswith(heading)
        rest = rest.removeprefix(heading)
        after = f"{squashed(CHOICE_WORDS[CHOICES[place + 1]].capitalize())}(" if place < 3 else "Sources"
        section, _, _ = rest.partition(after)
        rest = rest[len(section) :]
        section = section.replace(f"{heading},continued", "")  # on paper, at the head of the next page
        assert sorted(section) == sorted("".join(names or ["none"]))
        assert all(name in section for name in names)
    assert len({cast.member.iso3 for cast in casts}) == len(casts)


@pytest.mark.parametrize("form", FORMATS)
def test_hashes_and_the_line_on_rebuilding(form: str) -> None:
    for found in (of_every_kind(), bundled("A/ES-11/L.11", "A/RES/ES-11/8")):
        assert "equal+deleterebuildstheoriginal,equal+inserttheamendedtext:verified" in found.words[form]
        for source in found.report.sources:
            assert source.sha256 in found.words[form]


@pytest.mark.parametrize("form", FORMATS)
def test_every_amendment_is_named_beside_its_change(form: str) -> None:
    report = explained_report()
    words = {"pdf": lambda: body(report, pdf_of(report)), "html": lambda: html_words(html_of(report))}
    read = words.get(form, lambda: docx_words(docx_of(report)))()
    annex = read[read.rindex("Annex:changebychange") :]
    for name in ("E1", "E2", "A/ES-11/L.11,amendment1", "A/ES-11/L.15", "Notexplainedbyanyamendmentgiven"):
        assert name in annex


def test_rejecting_and_accepting_the_generated_texts_gives_both_sides() -> None:
    from unga_desktop.exporters.redline_docx import redline_docx
    from unga_desktop.importers.word_files.docx import parse_tracked

    for language, seed in (("en", 1), ("fr", 3), ("es", 4), ("ru", 5)):
        found = made(language, seed)
        rejected, accepted = parse_tracked(redline_docx(found.report), "x")
        for side, op in ((rejected, Op.DELETE), (accepted, Op.INSERT)):
            whole = found.comparison.original if op is Op.DELETE else found.comparison.amended
            assert [p.text for p in side.document.paragraphs] == [p.text for p in whole.paragraphs]
            assert [p.label for p in side.document.paragraphs] == [p.label for p in whole.paragraphs]
