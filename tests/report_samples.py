"""Reports to print and export in tests: the bundled one, and made ones in other languages and sizes."""

from functools import cache

from unga_desktop import paths
from unga_desktop.core.documents import structure
from unga_desktop.core.documents.document import Document, Source
from unga_desktop.core.pictures.geometry import tiles
from unga_desktop.core.redlines.comparison import compare
from unga_desktop.core.report import Part, Report
from unga_desktop.core.report_design import PART_TITLES
from unga_desktop.core.versions.version_weaving import trace
from unga_desktop.importers.appearance import read_appearance
from unga_desktop.printing.report_pages import PageArt
from unga_desktop.services.amender import Amender
from unga_desktop.services.comparer import Comparer
from unga_desktop.services.library import bundled_library
from unga_desktop.services.proposals import Proposals
from unga_desktop.services.reporter import Reporter
from unga_desktop.services.vote_desk import bundled_vote_desk, bundled_world_map

DATE = "2026-11-23"


@cache
def art() -> PageArt:
    members = bundled_vote_desk().members
    return PageArt(bundled_world_map(), tiles(members), read_appearance(paths.resource("appearance.toml")))


@cache
def bundled_report() -> Report:
    desk = bundled_vote_desk()
    comparison = Comparer(bundled_library()).compare("A/ES-11/L.11", "A/RES/ES-11/8")
    return Reporter(desk).report(comparison, desk.roll_call("A/RES/ES-11/8"), DATE)


def part_of(report: Report, key: str) -> Part:
    return next(part for part in report.parts if part.key == key)


@cache
def explained_report() -> Report:
    """The bundled pair with two of the three amendments that made it: one change has none."""
    library, desk = bundled_library(), bundled_vote_desk()
    amender = Amender(library, desk)
    names = ("A/ES-11/L.11#amendment-1", "A/ES-11/L.15")
    made = amender.explain("A/ES-11/L.11", "A/RES/ES-11/8", names)
    proposals = Proposals(library, amender, desk).of(names)
    roll_call = desk.roll_call("A/RES/ES-11/8")
    return Reporter(desk).report(
        made.comparison, roll_call, DATE, tuple(PART_TITLES), explanation=made, proposals=proposals
    )


HEAD = "The General Assembly,\n\nRecalling its resolution 68/262 of 27 March 2014,\n\n"
REPORT = "Requests the Secretary-General to report to it on the state of the ports and of the roads at its next session"
SEIZED = "Decides to remain seized of the matter and of all that concerns the ports and the roads of the region"
VERSIONS = (
    ("A/C.2/80/L.5", f"{HEAD}1. Urges all States to act;\n\n2. {REPORT};\n\n3. {SEIZED}."),
    (
        "A/C.2/80/L.5/Rev.1",
        f"{HEAD}1. Urges all Member States to act;\n\n2. Notes the costs;\n\n3. {REPORT};\n\n4. {SEIZED}.",
    ),
    ("A/C.2/80/L.5/Rev.2", f"{HEAD}1. Calls upon all Member States to act;\n\n2. {SEIZED};\n\n3. {REPORT} in full."),
    ("A/RES/80/5", f"{HEAD}1. Calls upon all Member States to act. It calls upon them to report.\n\n2. {SEIZED}."),
)


@cache
def versions_report(count: int = 4, same: bool = False) -> Report:
    """A draft, its revisions and what was adopted; ``count`` versions, all the same if asked."""
    texts = [VERSIONS[0 if same else number % 4][1] for number in range(count)]
    names = [VERSIONS[number][0] if count == 4 else f"version {number}" for number in range(count)]
    chain = trace([document(name, text) for name, text in zip(names, texts, strict=True)])
    return Reporter(bundled_vote_desk()).report_versions(chain, None, DATE, tuple(PART_TITLES))


def document(name: str, text: str, language: str = "en") -> Document:
    return structure.parse(text, Source(name, "ab" * 32), language)


def report_on(original: str, amended: str, language: str = "en") -> Report:
    comparison = compare(document("before.txt", original, language), document("after.txt", amended, language))
    return Reporter(bundled_vote_desk()).report(comparison, None, DATE)


# A pair with an edit of every kind: new numbers, a move, a split, words and paragraphs put in and taken out.
BEFORE = """The General Assembly,

Recalling its resolution 68/262 of 27 March 2014,

1. Demands that all parties cease hostilities at once and without conditions of any kind;

2. Calls upon all States to support the efforts of the Secretary-General and of his envoys;

(a) To report in time;

(b) To report in full;

3. Requests the Secretary-General to report to it. It also invites all States to inform him of what they did.
"""
AFTER = """The General Assembly,

Recalling its resolution 68/262 of 28 March 2014,

Noting with concern the loss of life,

1. Calls upon all States to support the efforts of the Secretary-General and of his many envoys;

(a) To report in full;

2. Demands that all parties cease hostilities without conditions of any kind;

3. Requests the Secretary-General to report to it.

4. It also invites all States to inform him of what they did.
"""

ARABIC_BEFORE = (
    "إن الجمعية العامة،\n\nإذ تشير إلى قراراتها السابقة،\n\n1. تطلب إلى الأمين العام أن يقدم تقريرا إلى الجمعية العامة."
)
ARABIC_AFTER = (
    "إن الجمعية العامة،\n\nإذ تشير إلى قراراتها السابقة بشأن السلام،\n\n"
    "1. تدعو الأمين العام إلى أن يقدم تقريرا شاملا إلى الجمعية العامة."
)
CHINESE_BEFORE = "大会，\n\n回顾其以往各项决议，\n\n1. 请秘书长向大会提交报告。"
CHINESE_AFTER = "大会，\n\n回顾其以往关于和平的各项决议，\n\n1. 敦促秘书长向大会提交全面报告。"


def long_text(paragraphs: int, edited: bool) -> str:
    lines = ["The General Assembly,"]
    for number in range(1, paragraphs + 1):
        word = f"new{number}" if edited else f"old{number}"
        lines.append(
            f"{number}. Requests the Secretary-General to report on item {number} with {word} means and attention;"
        )
    return "\n\n".join(lines)
