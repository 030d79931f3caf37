"""What two texts share at their heads and tails, set aside so that only what lies between is cut into words.

Most edited paragraphs differ in a few words. The cuts stand where a token surely begins or ends in both texts, and leave
enough room around the difference for a change to slide to a natural place.
"""

import re

# Characters kept on either side of what differs.
_MARGIN = 24
# Most texts differ within so many characters, or not for long.
_FIRST_LOOK = 4
LEAST = 0.6
"""Texts that share this part of the longer one at their ends share most of it."""
# A space between two of these parts two tokens; nothing that leans on a space is among them.
_PLAIN = "[!-~\u00c0-\u024f\u0400-\u0481\u0620-\u064a]"
_SEAM = re.compile(f"(?<={_PLAIN} ){_PLAIN}")


def share_most(first: str, second: str) -> bool:
    """Whether two texts are equal at their heads and tails for the greater part of both."""
    shorter, longer = sorted((len(first), len(second)))
    if shorter < LEAST * longer:
        return False
    head = common_head(first, second)
    return head >= LEAST * longer or (head + min(common_tail(first, second), shorter - head) >= LEAST * longer)


def shared_ends(first: str, second: str) -> tuple[int, int]:
    """The lengths of a head and of a tail, in characters, that need not be compared; 0 and 0 where that is not worth it."""
    shorter, longer = sorted((len(first), len(second)))
    if shorter <= 4 * _MARGIN:
        return 0, 0
    head = common_head(first, second)
    tail = common_tail(first, second)
    if head + min(tail, shorter - head) < LEAST * longer:
        return 0, 0
    # Where head and tail overlap, an insertion can stand in several places: room for all of them.
    return _cut_after(first, min(head, shorter - tail) - _MARGIN), _cut_before(
        first, len(first) - min(tail, shorter - head) + _MARGIN
    )


def common_head(first: str, second: str) -> int:
    """How many characters two strings share at their heads."""
    low, high = 0, min(len(first), len(second))
    if high > _FIRST_LOOK and first[:_FIRST_LOOK] != second[:_FIRST_LOOK]:
        high = _FIRST_LOOK
    elif first[:high] == second[:high]:
        return high
    while high - low > 1:
        middle = (low + high) // 2
        if first[low:middle] == second[low:middle]:
            low = middle
        else:
            high = middle
    return low


def common_tail(first: str, second: str) -> int:
    """How many characters two strings share at their tails."""
    return common_head(first[::-1], second[::-1])


def _cut_after(text: str, at: int) -> int:
    """The end of the last space before ``at`` that parts two tokens; 0 where there is none."""
    while at > 0:
        at = text.rfind(" ", 0, at)
        if at > 0 and _SEAM.match(text, at + 1):
            return at + 1
    return 0


def _cut_before(text: str, at: int) -> int:
    """The length of the text from the first space at or after ``at`` that parts two tokens; 0 where there is none."""
    while 0 <= at < len(text):
        at = text.find(" ", at)
        if at < 0:
            return 0
        if _SEAM.match(text, at + 1):
            return len(text) - at
        at += 1
    return 0
