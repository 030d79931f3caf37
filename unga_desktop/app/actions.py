"""Everything the user can ask the window for: one line an action, with its words, its keys and its icon, and the menus.

The only home of actions: menus, tool bar and the palette of commands are all filled from here.
"""

from dataclasses import dataclass

from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QToolBar, QWidget

from unga_desktop.app.icons import icon
from unga_desktop.core.appearance import Palette
from unga_desktop.core.redlines.comparison import Ignorable


@dataclass(frozen=True, slots=True)
class Command:
    """An action before Qt: ``group`` names the actions of which exactly one is checked."""

    id: str
    text: str
    keys: str = ""
    icon: str = ""
    tip: str = ""
    checkable: bool = False
    group: str = ""


_IGNORABLE = {
    Ignorable.SPACING: "Spacing",
    Ignorable.TYPOGRAPHY: "Typography (quotation marks, dashes)",
    Ignorable.PUNCTUATION: "Punctuation",
    Ignorable.CASE: "Capital and small letters",
    Ignorable.HARAKAT: "Arabic vowel marks",
    Ignorable.NUMBERING: "Numbering",
}

RECOGNISED = "As it is &recognised"
LANGUAGES = {
    "": RECOGNISED,
    "ar": "&Arabic",
    "zh": "&Chinese",
    "en": "&English",
    "fr": "&French",
    "ru": "R&ussian",
    "es": "&Spanish",
}
"""The languages that a text can be taken to be in, by their codes; the command of the empty one is ``language-``."""

COMMANDS: tuple[Command, ...] = (
    Command("open", "&Open...", "Ctrl+O", "open", "Open one document, or choose two to compare them"),
    Command(
        "compare-documents", "&Compare documents...", "Ctrl+N", "compare", "Choose two symbols or files to compare"
    ),
    Command(
        "official-page", "Open the o&fficial page", "Ctrl+Shift+O", "official-page", "In the browser, at docs.un.org"
    ),
    Command("print", "&Print...", "Ctrl+P", "print", "Print the comparison report"),
    Command(
        "report",
        "&Report...",
        "Ctrl+Shift+P",
        "preview",
        "Choose the parts and the page of the report, and look at its pages (print preview)",
    ),
    Command("export-pdf", "Export as P&DF...", "Ctrl+E", "pdf", "Write the comparison report as PDF"),
    Command(
        "export-html", "Export as &HTML...", "Ctrl+Shift+E", "html", "Write the comparison report as one HTML file"
    ),
    Command("export-docx", "Export as &Word...", "Ctrl+Alt+E", "", "Write the comparison report as a Word document"),
    Command(
        "export-redline",
        "Export the red&line for Word...",
        "Ctrl+Alt+R",
        "",
        "Both texts in one Word document with tracked changes",
    ),
    Command("digital-library", "Look it up in the Di&gital Library", tip="In the browser, by its symbol"),
    Command("quit", "&Quit", "Ctrl+Q"),
    Command("copy", "&Copy", "Ctrl+C"),
    Command("copy-redline", "Copy with the &changes marked", "Ctrl+Shift+C"),
    Command("select-all", "Select &all"),
    Command("find", "&Find in the text", "Ctrl+F", "find", "Find words in the text"),
    Command("filter-list", "Filter the &list", "Ctrl+L"),
    Command(
        "search-library", "&Search in all documents", "Ctrl+Shift+F", tip="Words and phrases, in the whole library"
    ),
    Command(
        "find-uses",
        "&Where was this used before",
        "Ctrl+Shift+A",
        tip="Where the documents of the library used the words selected: the very words, and nearly",
    ),
    Command(
        "keep-document", "&Keep in the library...", "Ctrl+D", tip="The file shown, with what is found of its facts"
    ),
    Command("write-note", "&Note on this document...", tip="Your own words, kept with the library"),
    Command("correct-facts", "&Correct the facts...", tip="Symbol, title, date, body, session and language"),
    Command(
        "provenance", "Where the &file is from...", tip="Name, hash and day of the file, and what was left out of it"
    ),
    Command(
        "show-summary", "Show the summary &again", tip="The summary in the place of the issued text, or the reverse"
    ),
    Command("remove-document", "Take &out of the library", "", "remove", "The file itself stays where it is"),
    Command("import-library", "&Import a library...", tip="The documents of a library that was exported"),
    Command("export-library", "&Export the library...", tip="All that you keep, as one file"),
    Command("undo-removal", "&Put back what was taken out", tip="The document taken out of the library last"),
    Command(
        "keep-comparison",
        "Keep this co&mparison...",
        "Ctrl+Shift+K",
        tip="With its name and switches, in My comparisons",
    ),
    Command("rename-comparison", "Re&name the comparison...", tip="The kept comparison chosen in the list"),
    Command("remove-comparison", "Take the comparison &off the list", "", "remove"),
    Command("view-inline", "&Inline", "Ctrl+1", "inline", checkable=True, group="view"),
    Command("view-side-by-side", "&Side by side", "Ctrl+2", "side-by-side", checkable=True, group="view"),
    Command("view-original", "&Original", "Ctrl+3", "original", checkable=True, group="view"),
    Command("view-amended", "&Amended", "Ctrl+4", "amended", checkable=True, group="view"),
    Command("larger-text", "Lar&ger text", "Ctrl++"),
    Command("smaller-text", "Sma&ller text", "Ctrl+-"),
    Command("reading-size", "&Reading size", "Ctrl+0", tip="The text in the size in which it is shown at first"),
    Command("show-list", "List of &documents", "F7", "list-pane", "Show or fold away the list", checkable=True),
    Command("show-votes", "&Votes", "F9", "votes-pane", "Show or fold away the votes", checkable=True),
    Command("show-changes", "List of &changes", "Shift+F9", checkable=True),
    Command("next-pane", "Next &pane", "F6"),
    Command("appearance-system", "As the s&ystem", checkable=True, group="appearance"),
    Command("appearance-light", "&Light", checkable=True, group="appearance"),
    Command("appearance-dark", "&Dark", checkable=True, group="appearance"),
    Command("full-screen", "&Full screen", "F11", checkable=True),
    Command("commands", "Co&mmands by name...", "Ctrl+K", "command"),
    Command("next-change", "&Next change", "F8", "next"),
    Command("previous-change", "&Previous change", "Shift+F8", "previous"),
    Command(
        "follow-move",
        "&Go to the other end of a move",
        "Ctrl+J",
        tip="From a moved paragraph to where it was, and back",
    ),
    Command("compare-chosen", "Compare the two &chosen", "Ctrl+Return", "compare-chosen"),
    Command(
        "compare-untracked",
        "Check for &untracked changes...",
        "",
        "",
        "What was changed in a Word file without being tracked",
    ),
    Command("swap", "&Swap original and amended", "Ctrl+T", "swap"),
    Command("cancel", "Stop the &work under way", "Ctrl+."),
    *(Command(f"language-{code}", text, checkable=True, group="language") for code, text in LANGUAGES.items()),
    *(Command(f"ignore-{name}", text, "", "ignore", checkable=True) for name, text in _IGNORABLE.items()),
    Command("show-amendments", "&Show the amendments", "Ctrl+Shift+M"),
    Command("add-amendments", "&Add amendment documents...", "Ctrl+Alt+A", tip="Files that amend the draft shown"),
    Command("type-revision", "&Type an oral revision...", "Ctrl+Shift+R", tip="Words to amend the draft shown"),
    Command("change-revision", "&Change the oral revision...", tip="The one chosen in the list of amendments"),
    Command("remove-amendment", "Take the amendment o&ff", tip="The one chosen in the list, if you added it"),
    Command("amendment-adopted", "A&dopted", "Ctrl+Alt+1", tip="Switch the amendment chosen to adopted"),
    Command("amendment-rejected", "&Rejected", "Ctrl+Alt+2", tip="Switch the amendment chosen to rejected"),
    Command("amendment-off", "&Off", "Ctrl+Alt+3", tip="Switch the amendment chosen off"),
    Command(
        "other-way",
        "The text the other &way round",
        "Ctrl+Shift+W",
        tip="Adopt what is rejected, reject what is adopted",
    ),
    Command("back-to-record", "&Back to the adopted text", "Ctrl+Shift+B", tip="Every switch as the record has it"),
    Command("edit-draft", "Ed&it the draft...", "Ctrl+Shift+D", tip="Edit its text and have the amendments written"),
    Command("list-explained", "List the &explained changes", tip="In the list of changes"),
    Command("list-unexplained", "List the &unexplained changes", "Ctrl+Shift+U", tip="In the list of changes"),
    Command("votes-map", "&Map", "Alt+1"),
    Command("votes-tiles", "&Tiles", "Alt+2"),
    Command("votes-chamber", "C&hamber", "Alt+3", tip="A seat for each member, by group or by the alphabet"),
    Command("votes-table", "Ta&ble", "Alt+4"),
    Command("find-state", "Find a &State", "Alt+9", tip="By name, former name or code, on the picture of the vote"),
    Command("find-roll-calls", "Find &roll calls...", "Alt+5", tip="By words, days and session, in all that is known"),
    Command("votes-shift", "Shi&ft...", "Alt+6", tip="Who changed between two votes"),
    Command("votes-trend", "Tr&end...", "Alt+7", tip="Votes over a series of texts, and each State's way through it"),
    Command("votes-agreement", "&Agreement...", "Alt+8", tip="Who votes with whom, over a period and a subject"),
    Command("other-map", "Draw on another ma&p...", tip="A GeoJSON or TopoJSON file of the States of the world"),
    Command("bundled-map", "Draw on the map of this pro&gram"),
    Command(
        "enter-vote", "En&ter a vote...", tip="Which vote it is, and a State and its vote a line, typed or pasted in"
    ),
    Command("own-blocs", "Bl&ocs from a file...", tip="A table with the columns bloc, name, iso3 and as_of"),
    Command("bundled-blocs", "The blocs of this program"),
    Command("import-votes", "&Import votes...", tip="Roll calls from files of the Digital Library and others"),
    Command("export-roll-call", "&Export the vote...", "", "roll-call", "As table, picture or text"),
    Command(
        "export-vote-groups", "Export the &groups...", tip="Bars and map as PDF, picture or drawing, or as a table"
    ),
    Command("copy-votes", "&Copy the result as text"),
    Command("copy-vote-picture", "Copy the pict&ure", tip="The view shown, as it would be exported"),
    Command("copy-vote-groups", "Copy the gr&oups as a table", tip="For a spreadsheet, with the cohesion"),
    Command("guide", "&Guide", "F1", "guide"),
    Command("about", "&About UNGA Desktop"),
)

SEPARATOR = "-"
MENUS: dict[str, tuple[str, ...]] = {
    "&File": (
        *(
            "open",
            "compare-documents",
            "official-page",
            "digital-library",
            "-",
            "import-votes",
            "enter-vote",
            "-",
            "report",
            "print",
            "-",
        ),
        *("export-pdf", "export-docx", "export-html", "export-redline", "-", "quit"),
    ),
    "&Edit": (
        "copy",
        "copy-redline",
        "select-all",
        "-",
        "find",
        "filter-list",
        "-",
        "show-summary",
        "keep-comparison",
        "rename-comparison",
        "remove-comparison",
    ),
    "&Library": (
        *(
            "search-library",
            "find-uses",
            "-",
            "keep-document",
            "correct-facts",
            "write-note",
            "provenance",
            "show-summary",
            "-",
        ),
        *("remove-document", "undo-removal", "-", "import-library", "export-library"),
    ),
    "&View": (
        *("view-inline", "view-side-by-side", "view-original", "view-amended", "-"),
        *("larger-text", "smaller-text", "reading-size", "-"),
        *("show-list", "show-votes", "show-changes", "next-pane", "-", "Appearance", "full-screen", "-", "commands"),
    ),
    "&Compare": (
        "next-change",
        "previous-change",
        "follow-move",
        "-",
        "compare-chosen",
        "swap",
        "compare-untracked",
        "-",
        "Ignore",
        "Language",
        "-",
        "cancel",
    ),
    "&Amendments": (
        *("show-amendments", "add-amendments", "type-revision", "change-revision", "remove-amendment", "-"),
        *("amendment-adopted", "amendment-rejected", "amendment-off", "-", "other-way", "back-to-record", "-"),
        *("list-explained", "list-unexplained", "-", "edit-draft"),
    ),
    "V&otes": (
        *("votes-map", "votes-tiles", "votes-chamber", "votes-table", "find-state", "-"),
        *("find-roll-calls", "votes-shift", "votes-trend", "votes-agreement", "-", "other-map", "bundled-map"),
        *("own-blocs", "bundled-blocs", "-"),
        *("export-roll-call", "export-vote-groups", "copy-votes", "copy-vote-picture", "copy-vote-groups"),
    ),
    "&Help": ("guide", "commands", "-", "about"),
}
SUBMENUS: dict[str, tuple[str, ...]] = {
    "Appearance": ("appearance-system", "appearance-light", "appearance-dark"),
    "Ignore": tuple(f"ignore-{name}" for name in Ignorable),
    "Language": tuple(f"language-{code}" for code in LANGUAGES),
}
TOOL_BAR = (
    *("show-list", "-", "open", "compare-documents", "swap", "-", "previous-change", "next-change", "find", "-"),
    *("export-pdf", "report", "print", "stretch", "official-page", "commands", "show-votes"),
)
WITH_WORDS = ("open", "compare-documents")
"""The tool-bar buttons that say what they do beside their icon."""


class Actions:
    """The actions as Qt's, by id; they belong to ``parent``."""

    def __init__(self, parent: QWidget) -> None:
        self._groups: dict[str, QActionGroup] = {}
        self._by_id = {command.id: self._make(command, parent) for command in COMMANDS}
        parent.addActions(list(self._by_id.values()))

    def __getitem__(self, action: str) -> QAction:
        return self._by_id[action]

    def enable(self, enabled: bool, *names: str) -> None:
        """Lets these actions be used, or not."""
        for name in names:
            self._by_id[name].setEnabled(enabled)

    def draw_icons(self, colours: Palette) -> None:
        """Draws all icons in the colours in force."""
        for command in COMMANDS:
            if command.icon:
                self._by_id[command.id].setIcon(icon(command.icon, colours.text, colours.border))

    def fill_menus(self, bar: QMenuBar) -> None:
        """Makes the menus."""
        for title, content in MENUS.items():
            self._fill(bar.addMenu(title), content)

    def fill_tool_bar(self, bar: QToolBar, stretch: QWidget) -> None:
        """Puts the actions of the tool bar into it; ``stretch`` is the widget that takes the room left."""
        for name in TOOL_BAR:
            if name == SEPARATOR:
                bar.addSeparator()
            elif name == "stretch":
                bar.addWidget(stretch)
            else:
                bar.addAction(self._by_id[name])

    def _fill(self, menu: QMenu, content: tuple[str, ...]) -> None:
        for name in content:
            if name == SEPARATOR:
                menu.addSeparator()
            elif name in SUBMENUS:
                self._fill(menu.addMenu(name), SUBMENUS[name])
            else:
                menu.addAction(self._by_id[name])

    def _make(self, command: Command, parent: QWidget) -> QAction:
        action = QAction(command.text, parent)
        action.setObjectName(command.id)
        action.setCheckable(command.checkable)
        if command.keys:
            action.setShortcut(QKeySequence(command.keys))
        tip = command.tip or plain(command.text)
        action.setToolTip(f"{tip} ({action.shortcut().toString()})" if command.keys else tip)
        action.setIconVisibleInMenu(False)
        if command.id == "quit":
            action.setMenuRole(QAction.MenuRole.QuitRole)
        elif command.id == "about":
            action.setMenuRole(QAction.MenuRole.AboutRole)
        if command.group:
            self._groups.setdefault(command.group, QActionGroup(parent)).addAction(action)
        return action


def plain(text: str) -> str:
    """The words of an action without the mark of its access key and the dots after it."""
    return text.replace("&", "").removesuffix("...")
