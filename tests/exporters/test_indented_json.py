"""Our own indented JSON is byte for byte that of the library."""

import json

from hypothesis import given
from hypothesis import strategies as st

from unga_desktop.exporters.indented_json import indented_json

_SCALARS = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False), st.text())
_VALUES = st.recursive(
    _SCALARS, lambda inner: st.one_of(st.lists(inner), st.dictionaries(st.text(), inner)), max_leaves=30
)


@given(_VALUES)
def test_the_bytes_are_those_of_the_library(value: object) -> None:
    assert indented_json(value) == json.dumps(value, ensure_ascii=False, indent=1)
