"""What became of an amendment, or what a reader supposes became of it."""

from enum import StrEnum


class Disposition(StrEnum):
    """The position of an amendment's switch. ``OFF``: not put to the vote, or nothing is known of it."""

    ADOPTED = "adopted"
    REJECTED = "rejected"
    OFF = "off"
