"""Which of the lines above the opening words is the title, and which are the head of a page."""

import re
from collections.abc import Sequence

from unga_desktop.core.documents.text import is_unseen
from unga_desktop.core.documents.wording import is_furniture

_OPEN_END = ",،，;؛；:："
_SECTION_MARK = re.compile(r"(?:[IVXL]{1,6}|[A-Z]|[А-ИК-Я])\.?")


def title_index(lines: Sequence[str]) -> int:
    """The place of the title among the lines before "The General Assembly,"; -1 where there is none.

    The title stands last, above the opening words, or above the letter of a part ("A", "B"). Lines that every document
    has (organ, session, agenda item, sponsors, "Adopted by ...") are none.
    """
    may_be = [
        index
        for index, line in enumerate(lines)
        if line.rstrip()[-1:] not in _OPEN_END and not is_unseen(line) and not _SECTION_MARK.fullmatch(line.strip())
    ]
    mark = next((index for index, line in enumerate(lines) if _SECTION_MARK.fullmatch(line.strip())), len(lines))
    own = [index for index in may_be if not is_furniture(lines[index])]
    above = [index for index in own if index < mark]
    return (above or own or may_be or [-1])[-1 if own else 0]
