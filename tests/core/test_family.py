"""Families of documents by their symbols: the order of versions. The rest is tested with the library that arranges by it."""

import pytest

from unga_desktop.core.documents.family import life_order


@pytest.mark.parametrize(
    ("names", "order"),
    [
        (("A/RES/80/5", "A/C.3/80/L.5", "A/C.3/80/L.5/Rev.1"), [1, 2, 0]),
        (("A/C.3/80/L.5/Rev.10", "A/C.3/80/L.5/Rev.9", "A/C.3/80/L.5"), [2, 1, 0]),
        (("A/80/L.9", "A/C.3/80/L.5"), [0, 1]),
        (("A/RES/80/5", "", "A/C.3/80/L.5"), [0, 1, 2]),
        ((), []),
    ],
)
def test_versions_stand_in_the_order_of_their_symbols_where_all_have_one(
    names: tuple[str, ...], order: list[int]
) -> None:
    assert life_order(names) == order
