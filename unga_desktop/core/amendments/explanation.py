"""Draft, amendments, adopted text: every change with the amendment that made it, and what is left on either side.

``explain`` weighs which instructions the adopted text reflects; ``explain_execution`` knows it, for there the adopted text is
what the execution itself made.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from unga_desktop.core.amendments.attribution import Owners, attribute
from unga_desktop.core.amendments.engine import execute
from unga_desktop.core.amendments.instruction import Amendment
from unga_desktop.core.amendments.origins import Origins, origins
from unga_desktop.core.amendments.outcome import Execution, Status
from unga_desktop.core.amendments.reflection import Reflection, instruction_of, reflection
from unga_desktop.core.amendments.shortfall import Shortfall
from unga_desktop.core.amendments.tracing import Trace
from unga_desktop.core.documents.document import Document, Source
from unga_desktop.core.errors import CancelCheck
from unga_desktop.core.redlines.comparison import (
    Comparison,
    Ignorable,
    Unreflected,
    check,
    compare,
    count_all_changes,
    count_whole,
    counted_hunks,
    counts,
)
from unga_desktop.core.redlines.masthead import lines_after_the_first, one_sided_masthead
from unga_desktop.core.redlines.redline import Op, Row
from unga_desktop.core.words.tokens import count_words


@dataclass(frozen=True, slots=True)
class Explanation:
    """A comparison whose spans name their amendments.

    ``execution`` is that of all amendments given, each on its own where they exclude each other. ``unreflected`` lists the
    instructions that the adopted text does not reflect, or only partly. ``owners`` gives for a row and a span of the comparison
    the outcomes that explain it, by their place in ``execution.outcomes``; span -1 stands for the row as a whole.
    """

    comparison: Comparison
    execution: Execution
    unreflected: tuple[Unreflected, ...]
    owners: Owners


def explain(
    draft: Document,
    amendments: Sequence[Amendment],
    adopted: Document,
    ignore: frozenset[Ignorable] = frozenset(),
    cancelled: CancelCheck = lambda: False,
) -> Explanation:
    """Explains the changes from a draft to an adopted text by amendments. Raises ``Cancelled``."""
    comparison = compare(draft, adopted, ignore, cancelled)
    execution = execute(draft, amendments)
    found = reflection(execution, comparison, cancelled)
    trace = Trace(draft, found.effects)
    amended = compare(replace(draft, paragraphs=trace.paragraphs), adopted, cancelled=cancelled)
    known = origins(trace, amended)
    missing = _unreflected(execution, found, trace, known, comparison)
    return _explanation(comparison, execution, found, trace, known, missing)


def explain_execution(
    execution: Execution, ignore: frozenset[Ignorable] = frozenset(), cancelled: CancelCheck = lambda: False
) -> Explanation:
    """Compares a draft with the text that the amendments make of it; each change's origin is known, not found."""
    comparison = compare(execution.draft, _as_amended(execution), ignore, cancelled)
    done = frozenset(instruction_of(execution))
    found = Reflection(execution.effects, done, frozenset(), {}, {})
    trace = Trace(execution.draft, execution.effects)
    known = origins(trace, compare(execution.amended, execution.amended))
    missing = tuple(
        Unreflected(outcome.amendment, outcome.text, f"it was not executed: {outcome.reason}", place)
        for place, outcome in enumerate(execution.outcomes)
        if outcome.status is not Status.APPLIED and place in done
    )
    return _explanation(comparison, execution, found, trace, known, missing)


def _as_amended(execution: Execution) -> Document:
    """The text that the amendments made, under a name of its own: nobody issued it."""
    draft = execution.draft
    names = list(dict.fromkeys(o.amendment for o in execution.outcomes if o.status is Status.APPLIED))
    note = f"Made by this program: {draft.name} with {', '.join(names)}." if names else ""
    source = Source(f"{draft.name} as amended", "", draft.source.status, note)
    return replace(execution.amended, source=source, symbol="", symbol_line="")


def _explanation(
    comparison: Comparison,
    execution: Execution,
    found: Reflection,
    trace: Trace,
    known: Origins,
    missing: tuple[Unreflected, ...],
) -> Explanation:
    names = [outcome.amendment for outcome in execution.outcomes]
    made = attribute(comparison, known, found.effects, trace, names)
    first = instruction_of(execution)
    owners = {
        place: tuple(dict.fromkeys(one for owner in outcomes for one in (owner, *found.twins.get(first[owner], ()))))
        for place, outcomes in made.owners.items()
    }
    counted = replace(
        comparison.statistics,
        words_inserted=_words(made.rows, Op.INSERT),
        words_deleted=_words(made.rows, Op.DELETE),
        changes=count_all_changes(made.rows, comparison.symbol_line),
        unexplained=_count_unexplained(made.rows) + counts(comparison.symbol_line),
    )
    proof = check(comparison.original, comparison.amended, made.rows)
    explained = replace(comparison, rows=made.rows, statistics=counted, check=proof, unreflected=missing)
    return Explanation(explained, execution, missing, owners)


def _words(rows: Sequence[Row], op: Op) -> int:
    return sum(count_words(span.text) for row in rows for span in row.spans if span.op is op and not span.ignored)


def _count_unexplained(rows: Sequence[Row]) -> int:
    masthead = one_sided_masthead(rows)
    explained = any(span.amendment is not None for number in masthead[:1] for span in rows[number].spans)
    return sum(map(_unexplained, rows)) - (0 if explained else lines_after_the_first(rows))


def _unexplained(row: Row) -> int:
    """The changes of a row, as the statistics count them, that have no amendment."""
    hunks = sum(row.spans[first].amendment is None for first, _ in counted_hunks(row))
    return hunks if row.amendment is not None else hunks + count_whole(row)


def _unreflected(
    execution: Execution, found: Reflection, trace: Trace, known: Origins, comparison: Comparison
) -> tuple[Unreflected, ...]:
    shortfall = Shortfall(execution, found, trace, known, comparison)
    listed = []
    for place in dict.fromkeys(instruction_of(execution)):
        reason = shortfall.of(place)
        if reason:
            outcome = execution.outcomes[place]
            listed.append(Unreflected(outcome.amendment, outcome.text, reason, place))
    return tuple(listed)
