"""Words broken at the end of a line: put together where it is certain how they are written, else left with their hyphen.

Certain is what the text itself shows elsewhere; the hyphen of "Secretary-General" and of "2024-2025" is no doubt either.
"""

import re
from collections.abc import Iterable
from functools import cached_property

from unga_desktop.core.documents.text import unwrap
from unga_desktop.importers.pdf_files.pdf_lines import HYPHEN

_SOFT = "\u00ad"
_WORD = re.compile(r"[^\W\d_]+(?:[-\u2010\u2011][^\W\d_]+)*")
_LAST_WORD_BACKWARDS = re.compile(r"-([^\W\d_]+(?:-[^\W\d_]+)*)")
_FIRST_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_LONGEST_WORD = 80
_JOINT = 4
"""How lines are joined hangs on so many characters at most."""
_HANGING = frozenset("and or to nor et ou à y e o u a и или".split())


class BrokenWords:
    """Joins lines. ``kept`` are the words whose hyphen was left in doubt, ``joined`` those whose hyphen was taken out."""

    def __init__(self, texts: Iterable[str]) -> None:
        """``texts`` are all lines of the document, by which a doubt is decided."""
        self._texts = tuple(texts)
        self.kept: dict[str, None] = {}
        self.joined: dict[str, None] = {}

    @cached_property
    def _words(self) -> frozenset[str]:
        pieces = set("\n".join(self._texts).casefold().split())  # no word goes across white space, and many come again
        return frozenset(_WORD.findall("\n".join(pieces)))

    def join(self, lines: Iterable[str]) -> str:
        """The lines of a paragraph as one."""
        done: list[str] = []
        last = ""
        for line in lines:
            # Only the end of what stands before matters, and an end is short.
            joined = self._joint(last, line) if last else line
            cut = max(len(joined) - len(line) - 1, 0)
            done.append(joined[:cut])
            last = joined[cut:]
        return "".join([*done, last]).replace(HYPHEN, "-")

    def _joint(self, before: str, after: str) -> str:
        if before.endswith(_SOFT):
            return before[:-1] + after
        broken = before.removesuffix(HYPHEN) + "-" if before.endswith(HYPHEN) else before
        head = _LAST_WORD_BACKWARDS.match(broken[: -_LONGEST_WORD - 1 : -1])
        tail = _FIRST_WORD.match(after) if head else None
        if head is None or tail is None:
            return broken[:-_JOINT] + unwrap((broken[-_JOINT:], after))
        if tail[0].casefold() in _HANGING:
            return f"{broken} {after}"
        word = head[1][::-1]
        if self._is_one_word(word, tail[0]):
            self.joined[word + tail[0]] = None
            return broken[:-1] + after
        return broken + after

    def _is_one_word(self, head: str, tail: str) -> bool:
        """Whether the text writes the word without a hyphen elsewhere, and never with one."""
        with_hyphen = f"{head}-{tail}".casefold() in self._words
        without = (head + tail).casefold() in self._words
        if without and not with_hyphen:
            return True
        if (not with_hyphen and not tail[:1].isupper()) or (with_hyphen and without):
            self.kept[f"{head}-{tail}"] = None
        return False
