"""Cells are safe in a spreadsheet and come back as they were."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unga_desktop.core.csv_guard import guarded, unguarded

DANGEROUS = "=+-@\t\r\n＝＋－＠"


@given(st.text(alphabet=st.sampled_from(DANGEROUS + "'aZ 1é"), max_size=6) | st.text())
def test_a_guarded_cell_is_not_run_and_comes_back_as_it_was(cell):
    out = guarded(cell)
    assert not out.startswith(tuple(DANGEROUS))
    assert unguarded(out) == cell


@pytest.mark.parametrize("cell", ["", "Namibia", "NA", "Côte d'Ivoire", "93"])
def test_an_ordinary_cell_is_left_alone(cell):
    assert guarded(cell) == cell


def test_an_apostrophe_of_the_text_itself_stays_on_import():
    assert unguarded("'s-Gravenhage") == "'s-Gravenhage"
