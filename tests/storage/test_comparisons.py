"""The comparisons that the user keeps: nothing of them is lost, and no window overwrites another's change."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from unga_desktop.core.documents.kept_document import KeptComparison, Proposed
from unga_desktop.core.errors import StorageError
from unga_desktop.storage.comparisons import ComparisonStore
from unga_desktop.storage.database import Database

COMPARISON = KeptComparison(
    "Before the informals",
    ("A/80/L.5", "/home/é/L5 rev.docx"),
    ("case", "spacing"),
    "fr",
    Proposed(
        ("/home/é/amendment.docx",), (("Oral revision 1", "In paragraph 1, delete “all”."),), (("E1", "rejected"),)
    ),
    "2025-10-02",
)


@pytest.fixture
def store(tmp_path: Path) -> ComparisonStore:
    return ComparisonStore(Database(tmp_path / "library.sqlite"))


def test_an_empty_library_has_none_and_no_file_is_made(store: ComparisonStore) -> None:
    assert store.all() == ()
    assert not store.database.exists


def test_a_comparison_is_read_as_it_was_kept(store: ComparisonStore) -> None:
    kept = store.keep(COMPARISON)
    assert kept == replace(COMPARISON, number=1, revision=1)
    assert ComparisonStore(Database(store.database.path)).all() == (kept,)


_WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None)
@given(
    st.builds(
        KeptComparison,
        _WORDS,
        st.lists(_WORDS, min_size=2, max_size=5).map(tuple),
        st.sets(_WORDS, max_size=3).map(lambda names: tuple(sorted(names))),
        st.sampled_from(["", "zh"]),
        st.builds(
            Proposed,
            st.lists(_WORDS, max_size=2).map(tuple),
            st.lists(st.tuples(_WORDS, _WORDS), max_size=2).map(tuple),
            st.none() | st.dictionaries(_WORDS, _WORDS, max_size=3).map(lambda found: tuple(found.items())),
        ),
        st.just("2025-01-01"),
    )
)
def test_any_comparison_comes_back_as_it_was(store: ComparisonStore, comparison: KeptComparison) -> None:
    kept = store.keep(comparison)
    assert store.all()[0] == kept == replace(comparison, number=kept.number, revision=1)


def test_it_is_renamed_removed_and_put_back(store: ComparisonStore) -> None:
    first, second = store.keep(COMPARISON), store.keep(replace(COMPARISON, name="Second"))
    renamed = store.rename(first, "After the informals")
    assert [one.name for one in store.all()] == ["Second", "After the informals"]
    removed = store.remove(renamed)
    assert store.all() == (second,)
    assert store.restore(removed) in store.all()


def test_a_change_of_another_window_is_never_overwritten(store: ComparisonStore) -> None:
    kept = store.keep(COMPARISON)
    other = ComparisonStore(Database(store.database.path))
    theirs = other.rename(kept, "Theirs")
    for change in (lambda: store.rename(kept, "Ours"), lambda: store.remove(kept), lambda: store.restore(kept)):
        with pytest.raises(StorageError, match="changed in another window"):
            change()
    assert store.all() == (theirs,)
