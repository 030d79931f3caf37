"""Short tags for the amendments of a draft: E1, E2, E3 for European States, R1 for the Russian Federation.

The letter is the sponsor's, the number the order among the amendments of that letter; an oral revision without a sponsor
is O1, an amendment whose sponsor is not known A1.
"""

import re
from collections import Counter
from collections.abc import Sequence

NO_SPONSOR = "A"
ORAL = "O"
_GROUP = re.compile(r"(\w[\w-]*)\s+(?:States|Union|Group|Movement|countries)\b", re.IGNORECASE)
_GROUP_OF = re.compile(r"\b(?:Group|Movement|Union|Organization|League|Community)\s+of\s+(?:the\s+)?(\w[\w-]*)")


def letter(sponsor: str) -> str:
    """The letter of a sponsor: that of the group that it speaks for, else of the first State; ``A`` where none is known."""
    group = _GROUP_OF.search(sponsor) or _GROUP.search(sponsor)
    words = group[1] if group else sponsor.strip().removeprefix("The ").removeprefix("the ")
    return next((character.upper() for character in words if character.isalpha()), NO_SPONSOR)


def tags(letters: Sequence[str]) -> tuple[str, ...]:
    """A tag for each of the letters, numbered in the order given."""
    count: Counter[str] = Counter()
    found = []
    for one in letters:
        count[one] += 1
        found.append(f"{one}{count[one]}")
    return tuple(found)
