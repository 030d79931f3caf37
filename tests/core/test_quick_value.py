"""Values made quickly are like all frozen dataclasses: equal, hashed, printed, copied, and never changed."""

import copy
import pickle
from dataclasses import FrozenInstanceError, dataclass, field, replace

import pytest

from unga_desktop.core.quick_value import quickly_made
from unga_desktop.core.redline import ChangeClass, Op, Span


def test_a_value_made_quickly_cannot_be_changed() -> None:
    span = Span(Op.DELETE, "peace", ChangeClass.WORDING)
    assert type(span) is Span
    with pytest.raises(FrozenInstanceError):
        span.text = "war"  # type: ignore[misc]
    assert span.text == "peace"


def test_it_is_equal_hashed_printed_and_copied_by_its_fields() -> None:
    span = Span(Op.INSERT, text="peace", ignored=True)
    assert span == Span(Op.INSERT, "peace", None, None, True)
    assert hash(span) == hash(Span(Op.INSERT, "peace", ignored=True))
    assert replace(span, text="water") == Span(Op.INSERT, "water", ignored=True)
    assert pickle.loads(pickle.dumps(span)) == copy.deepcopy(span) == span
    assert repr(span).startswith("Span(op=<Op.INSERT: 'insert'>, text='peace', change_class=None")


def test_a_field_without_a_value_is_asked_for() -> None:
    with pytest.raises(TypeError, match="text"):
        Span(Op.EQUAL)  # type: ignore[call-arg]


def test_a_factory_of_defaults_is_refused() -> None:
    @dataclass(frozen=True, slots=True)
    class Listed:
        places: list[int] = field(default_factory=list)

    with pytest.raises(TypeError, match="places"):
        quickly_made(Listed)
