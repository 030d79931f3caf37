"""The grammar of the command line. Whatever does not fit it is a ``UsageError`` that says what and where, in one line."""

import argparse
import re
from collections.abc import Sequence
from datetime import date
from typing import Any, NoReturn

import unga_desktop
from unga_desktop.core.errors import UngaError
from unga_desktop.core.redlines.comparison import Ignorable

PROGRAM = "unga-desktop"
COMMANDS = (
    *("open", "list", "search", "uses", "import", "library"),
    *("compare", "amend", "votes", "report", "picture"),
)

_LANGUAGES = ("ar", "en", "es", "fr", "ru", "zh")
_DESCRIPTION = "Compares drafts and adopted texts of United Nations resolutions, shows the votes, prints the report."
_EPILOGUE = f"""\
A DOCUMENT is a file (Word, PDF, HTML, Akoma Ntoso or text) or a symbol in the library (A/ES-11/L.11, A/RES/ES-11/8).
Results go to standard output or to -o FILE, messages to standard error.
Exit status: 0 done; 1 done, but something was refused, and it is listed; 2 bad input or usage, or stopped by Ctrl+C.

  {PROGRAM}                                              the window
  {PROGRAM} DOCUMENT DOCUMENT                            the window, with the two compared
  {PROGRAM} import draft.docx voting.csv                 files into the library, by their content
  {PROGRAM} uses "sovereignty and territorial integrity" where words were agreed before
  {PROGRAM} compare A/ES-11/L.11 A/RES/ES-11/8           the redline
  {PROGRAM} compare A/ES-11/L.11 A/RES/ES-11/8 --amendments A/ES-11/L.15
  {PROGRAM} votes A/RES/ES-11/8 --format svg -o map.svg
  {PROGRAM} report A/RES/ES-11/8 -o report.pdf
"""


class UsageError(UngaError):
    """The arguments do not fit the grammar."""


def refuse_beside(wanted: argparse.Namespace, option: str, *formats: str) -> None:
    """An option that a format has no use for is an error: it would be passed over in silence."""
    if getattr(wanted, option) and wanted.format not in formats:
        raise UsageError(
            f"--{option.rstrip('_')} goes with --format {' or '.join(formats)}, not {wanted.format}", wanted.command
        )


def day(wanted: argparse.Namespace) -> str:
    """The day that was asked for, else today (ISO)."""
    return wanted.date or date.today().isoformat()


class _Parser(argparse.ArgumentParser):
    """A parser that raises instead of printing and leaving."""

    def __init__(self, **options: Any) -> None:
        super().__init__(allow_abbrev=False, formatter_class=argparse.RawDescriptionHelpFormatter, **options)

    def error(self, message: str) -> NoReturn:
        raise UsageError(message, self.prog.removeprefix(PROGRAM).strip(), f"See {self.prog} --help")


class _Shown(Exception):
    """A text that was asked for instead of a command."""


class _ShowHelp(argparse.Action):
    def __call__(self, parser: argparse.ArgumentParser, *_rest: object) -> None:
        raise _Shown(parser.format_help())


class _ShowVersion(argparse.Action):
    def __call__(self, *_rest: object) -> None:
        raise _Shown(f"{PROGRAM} {unga_desktop.__version__}\n")


def parse(argv: Sequence[str]) -> argparse.Namespace | str:
    """The command and its options, or the text to show where ``--help`` or ``--version`` asked for one.

    Raises ``UsageError``.
    """
    given = list(argv)
    if not given or (given[0] not in COMMANDS and not given[0].startswith("-")):
        given.insert(0, "open")
    parser = _parser()
    try:
        wanted = parser.parse_args(given)
    except _Shown as shown:
        return str(shown)
    if wanted.command is None:
        parser.error("no command")
    return wanted


def _parser() -> _Parser:
    parser = _Parser(prog=PROGRAM, description=_DESCRIPTION, epilog=_EPILOGUE, add_help=False)
    _help(parser)
    parser.add_argument("--version", action=_ShowVersion, nargs=0, help="show the version and end")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", title="commands")
    _open(commands)
    _list(commands)
    _search(commands)
    _import(commands)
    _library(commands)
    _compare(commands)
    _amend(commands)
    _votes(commands)
    _report(commands)
    _picture(commands)
    return parser


def _add(commands: Any, name: str, does: str) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = commands.add_parser(
        name, help=does, description=does[0].upper() + does[1:] + ".", add_help=False
    )
    _help(parser)
    return parser


def _help(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("-h", "--help", action=_ShowHelp, nargs=0, help="show this help and end")


def _formats(parser: argparse.ArgumentParser, *names: str) -> None:
    parser.add_argument("--format", choices=names, default=names[0], help=f"{', '.join(names)}; default {names[0]}")


def _output(parser: argparse.ArgumentParser, metavar: str = "FILE") -> None:
    parser.add_argument("-o", "--output", metavar=metavar, help="where to write; standard output if not given")


def _open(commands: Any) -> None:
    parser = _add(commands, "open", "open the window, with these documents")
    parser.add_argument("documents", metavar="DOCUMENT", nargs="*", help="a symbol or a file; two are compared")


def _list(commands: Any) -> None:
    parser = _add(commands, "list", "list the documents of the library")
    _formats(parser, "text", "json")
    _output(parser)


def _compare(commands: Any) -> None:
    parser = _add(commands, "compare", "compare two documents, or more versions of one")
    parser.add_argument("original", metavar="ORIGINAL", help="a symbol or a file")
    parser.add_argument(
        *("amended",),
        metavar="AMENDED",
        nargs="?",
        help="a symbol or a file; without it, ORIGINAL is a Word file whose tracked changes are all rejected and all accepted",
    )
    parser.add_argument(
        *("later",),
        metavar="MORE",
        nargs="*",
        default=[],  # argparse would call it required
        help="later versions: which of them brought and took away each word",
    )
    parser.add_argument(
        "--untracked",
        action="store_true",
        help="AMENDED is a Word file that came back: what was changed in it without being tracked",
    )
    parser.add_argument(
        "--ignore",
        metavar="NAME,...",
        type=_ignorables,
        default=frozenset(),
        help=f"differences that do not count: {', '.join(Ignorable)}",
    )
    parser.add_argument(
        "--amendments", metavar="AMENDMENT", nargs="+", default=[], help="symbols or files that explain the changes"
    )
    parser.add_argument("--language", choices=_LANGUAGES, default="", help="of both documents; recognised if not given")
    _formats(parser, "text", "json", "html", "docx", "pdf")
    _date(parser, "html, docx and pdf")
    _output(parser)


def _amend(commands: Any) -> None:
    parser = _add(commands, "amend", "execute amendments on a draft, or write them")
    parser.add_argument("draft", metavar="DRAFT", help="a symbol or a file")
    parser.add_argument("amendments", metavar="AMENDMENT", nargs="*", help="a symbol or a file; executed in this order")
    parser.add_argument("--write", metavar="EDITED", help="write the amendments that make this text of the draft")
    parser.add_argument("--symbol", help="with --write: of the new document")
    parser.add_argument("--sponsor", help="with --write: who proposes it")
    parser.add_argument("--language", choices=_LANGUAGES, default="", help="of the amendments; recognised if not given")
    _formats(parser, "text", "json", "html", "docx", "pdf")
    _date(parser, "html, docx and pdf")
    _output(parser)


def _votes(commands: Any) -> None:
    parser = _add(commands, "votes", "show how the Members voted, or find roll calls")
    parser.add_argument(
        *("symbol",),
        metavar="SYMBOL",
        nargs="?",
        help="a resolution, draft or amendment; the vote on the whole text",
    )
    parser.add_argument("--roll-call", metavar="ID", help="one of several votes on the text")
    parser.add_argument(
        "--by", metavar="group|BLOC", help="also count by regional group, or a bloc of your file of blocs"
    )
    parser.add_argument(
        "--with", dest="with_", metavar="SYMBOL|ID", help="also say who voted otherwise than in this roll call"
    )
    parser.add_argument(
        "--find", metavar="WORDS", help="instead list the roll calls with these words in symbol, subject or sponsor"
    )
    parser.add_argument("--session", metavar="SESSION", help="with --find: of this session, such as 79 or ES-11")
    parser.add_argument("--since", metavar="YYYY-MM-DD", type=_day, help="with --find: on this day or later")
    parser.add_argument("--until", metavar="YYYY-MM-DD", type=_day, help="with --find: on this day or earlier")
    _formats(parser, "text", "json", "csv", "svg", "png", "pdf")
    _date(parser, "svg, png and pdf")
    _output(parser)


def _search(commands: Any) -> None:
    search = _add(commands, "search", "show where words stand in the texts of the library")
    search.add_argument(
        "words", metavar="WORDS", nargs="+", help='all must occur in a paragraph; "quoted" words stand side by side'
    )
    uses = _add(commands, "uses", "show where words were used before, the very words first, then the nearest")
    uses.add_argument("words", metavar="WORDS", nargs="+", help="a phrase or a sentence")
    for parser in (search, uses):
        parser.add_argument("--most", metavar="N", type=_count, default=100, help="places to show; default 100")
        _formats(parser, "text", "json")
        _output(parser)


def _import(commands: Any) -> None:
    parser = _add(commands, "import", "take files into the library; says what was taken and what was left")
    parser.add_argument(
        "files",
        metavar="FILE",
        nargs="+",
        help="documents (Word, PDF, HTML, Akoma Ntoso, text), votes (the Digital Library's csv and MARCXML, Voeten's tables, "
        "State and vote), exported libraries; the content decides, not the name",
    )
    worth = parser.add_mutually_exclusive_group()
    worth.add_argument(
        "--official",
        action="store_true",
        help="the documents are the issued texts; if neither is given, PDFs and pages with a masthead are",
    )
    worth.add_argument("--own", action="store_true", help="the documents are texts of your own")
    parser.add_argument("--symbol", help="of a document, where it is not the one found in it")
    parser.add_argument("--downloaded", metavar="YYYY-MM-DD", type=_day, help="of votes: the day of the download")
    parser.add_argument("--encoding", metavar="NAME", help="of votes, where they are not in UTF-8")
    parser.add_argument(
        "--dates", choices=["dmy", "mdy"], help="of votes: the order of day and month, where either may be"
    )
    parser.add_argument(
        "--check", action="store_true", help="of votes: only look, say what would be kept, keep nothing"
    )
    parser.add_argument(
        "--only-clear", action="store_true", help="of votes: keep no roll call of which a row is not clear"
    )
    vote = parser.add_argument_group("a table of nothing but States and votes")
    vote.add_argument("--vote", metavar="ID", help="which vote it is, such as A/ES-11/L.11#amendment-4")
    vote.add_argument("--on", metavar="YYYY-MM-DD", type=_day, help="the day of the vote")
    vote.add_argument("--kind", choices=["whole", "amendment", "paragraph", "procedure"], help="what was voted on")
    vote.add_argument("--of", metavar="SYMBOL", help="the text that an amendment or a paragraph belongs to")
    vote.add_argument("--subject", help="in a few words")
    vote.add_argument(
        "--rule",
        choices=["simple", "two-thirds", "all-members", "two-thirds-of-all", "council", "council-procedure"],
        help="the majority required; simple if not given",
    )
    vote.add_argument("--source", help="where the votes are from")
    _formats(parser, "text", "json")
    _output(parser)


def _library(commands: Any) -> None:
    parser = _add(commands, "library", "write the library into one file, read one, or check it")
    actions = parser.add_subparsers(dest="action", metavar="ACTION", title="actions", required=True)
    for name, does, target in (
        ("export", "write all that is kept into one file", True),
        ("import", "take the documents of an exported library into this one", True),
        ("check", "compare every text and every original kept with its check sum", False),
    ):
        action = _add(actions, name, does)
        if target:
            action.add_argument("file", metavar="FILE", help="an exported library (.unga)")


def _report(commands: Any) -> None:
    parser = _add(commands, "report", "write the comparison report of an adopted text against its draft")
    parser.add_argument("symbols", metavar="SYMBOL", nargs="+", help="a resolution or its draft, in the library")
    parser.add_argument("--against", metavar="SYMBOL", help="compare with this text instead")
    parser.add_argument(
        "--with", dest="with_", metavar="SYMBOL|ID", help="also say who voted otherwise than in this roll call"
    )
    parser.add_argument(
        "--versions", action="store_true", help="one report on all of them, symbols or files, as versions of one text"
    )
    parser.add_argument(
        "--template", metavar="NAME", help="the parts and the page of one of your templates or a built-in one"
    )
    _formats(parser, "pdf", "html", "docx")
    _date(parser, "the report")
    _output(parser, "FILE|FOLDER")


def _picture(commands: Any) -> None:
    parser = _add(commands, "picture", "write a picture of the window, for machines without a display")
    parser.add_argument("documents", metavar="DOCUMENT", nargs="*", help="what the window shows")
    parser.add_argument("--size", metavar="WxH", type=_size, default=(1280, 800), help="in pixels; default 1280x800")
    parser.add_argument("--dark", action="store_true", help="in the dark colours")
    _output(parser)


def _date(parser: argparse.ArgumentParser, on: str) -> None:
    parser.add_argument("--date", metavar="YYYY-MM-DD", type=_day, help=f"the date on {on}; today if not given")


def _day(text: str) -> str:
    try:
        if re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
            return date.fromisoformat(text).isoformat()
    except ValueError:
        pass
    raise argparse.ArgumentTypeError(f"{text!r} is no date of the form YYYY-MM-DD")


def _count(text: str) -> int:
    if not re.fullmatch("[0-9]{1,6}", text) or not int(text):
        raise argparse.ArgumentTypeError(f"{text!r} is no number of places")
    return int(text)


def _size(text: str) -> tuple[int, int]:
    found = re.fullmatch("([0-9]{3,4})x([0-9]{3,4})", text)
    if not found:
        raise argparse.ArgumentTypeError(f"{text!r} is no size of the form 1280x800")
    return int(found[1]), int(found[2])


def _ignorables(text: str) -> frozenset[Ignorable]:
    names = [name.strip() for name in text.split(",") if name.strip()]
    unknown = [name for name in names if name not in set(Ignorable)]
    if unknown or not names:
        raise argparse.ArgumentTypeError(
            f"{', '.join(unknown) or 'nothing'!r} cannot be ignored, only {', '.join(Ignorable)}"
        )
    return frozenset(Ignorable(name) for name in names)
