"""The commands ``search``, where words stand in the texts of the library, and ``uses``, where they were agreed before."""

import argparse

from unga_desktop.cli import output
from unga_desktop.cli.arguments import UsageError
from unga_desktop.services.library import user_library
from unga_desktop.services.word_search import WordSearch


def search(wanted: argparse.Namespace) -> int:
    """The places in which all words and phrases typed occur."""
    words = _words(wanted)
    hits = WordSearch(user_library()).search(words, wanted.most)
    if wanted.format == "json":
        from unga_desktop.exporters.found_json import search_json

        output.write_text(search_json(words, hits), wanted.output)
    else:
        from unga_desktop.exporters.found_text import search_text

        output.write_text(search_text(hits), wanted.output)
    _say_cut(len(hits), wanted.most)
    return 0


def uses(wanted: argparse.Namespace) -> int:
    """The places that are likest to words: the very words first."""
    words = _words(wanted)
    found = WordSearch(user_library()).uses(words, wanted.most)
    if wanted.format == "json":
        from unga_desktop.exporters.found_json import uses_json

        output.write_text(uses_json(words, found), wanted.output)
    else:
        from unga_desktop.exporters.found_text import uses_text

        output.write_text(uses_text(found), wanted.output)
    _say_cut(len(found), wanted.most)
    return 0


def _words(wanted: argparse.Namespace) -> str:
    words = " ".join(wanted.words)
    if not words.strip(" \"'“”„«»「」"):
        raise UsageError("no words to look for", wanted.command)
    return words


def _say_cut(count: int, most: int) -> None:
    if count == most:
        output.complain(f"the first {most} places are shown, there may be more; --most shows more")
