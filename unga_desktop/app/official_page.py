"""The addresses of a document on the pages of the United Nations: the text as issued, and the record in the Digital Library."""

from urllib.parse import quote

from unga_desktop.app.reading import Opened
from unga_desktop.core.documents import symbol as symbols
from unga_desktop.services.library import Library

_LANGUAGES = ("ar", "en", "es", "fr", "ru", "zh")


def official_symbol(opened: Opened | None, library: Library) -> tuple[str, str]:
    """The symbol and the language of what is shown, the most telling document first; empty where none has a symbol."""
    for name, language in _names(opened) if opened else ():
        kept = library.kept(name)
        symbol = kept.facts.symbol if kept else name if library.has(name) else _of_file(opened, name)
        if symbol and "#" not in symbol and symbols.parse(symbol):
            return symbol, kept.facts.language if kept else language
    return "", ""


def official_page(symbol: str, language: str = "en") -> str:
    """The page of the Official Document System for a symbol, in its language where that is one of the six."""
    plain = symbols.normalise(symbol).replace(" ", "")
    return f"https://docs.un.org/{language if language in _LANGUAGES else 'en'}/{quote(plain, safe='/.()-')}"


def record_search(symbol: str) -> str:
    """The search of the Digital Library for a symbol, as a phrase."""
    phrase = quote(f'"{symbols.normalise(symbol)}"', safe="")
    return f"https://digitallibrary.un.org/search?ln=en&p={phrase}"


def _names(opened: Opened) -> list[tuple[str, str]]:
    """The documents shown with their languages: what was chosen, then the amended, then the original."""
    documents = [opened.comparison.original, opened.comparison.amended] if opened.comparison else [opened.document]
    languages = {name: document.language for name, document in zip(opened.names, documents, strict=False) if document}
    names = dict.fromkeys((opened.chosen, *reversed(opened.names)))
    return [(name, languages.get(name, "en")) for name in names if name]


def _of_file(opened: Opened | None, name: str) -> str:
    """The symbol that a file itself bears."""
    if opened is None:
        return ""
    documents = [opened.comparison.original, opened.comparison.amended] if opened.comparison else [opened.document]
    found = [document for document, of in zip(documents, opened.names, strict=False) if document and of == name]
    return found[-1].symbol if found else ""
