"""What is remembered comes back; what is damaged is set aside; what cannot be kept says so."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unga_desktop.core.errors import ExportError
from unga_desktop.services.preferences import MOST_COMPARISONS, OwnComparison, Preferences, PreferenceStore


def test_what_was_written_is_read_again(tmp_path: Path) -> None:
    store = PreferenceStore(tmp_path / "config" / "preferences.json")
    kept = Preferences(
        appearance="dark",
        geometry="AdnQ",
        splitters={"columns": "AAAA"},
        view="inline",
        selection=("A/ES-11/L.10", "A/ES-11/L.11"),
        comparisons=(OwnComparison("/home/é/a.txt", "A/RES/ES-11/8"),),
        ignored=("case",),
        export_folder="/home/é",
    )
    store.write(kept)
    assert store.read() == kept
    assert store.notice == ""


def test_without_a_file_everything_is_as_the_first_time(tmp_path: Path) -> None:
    store = PreferenceStore(tmp_path / "preferences.json")
    assert store.read() == Preferences()
    assert store.notice == ""


@pytest.mark.parametrize("damaged", [b"", b"{", b"\xff\xfe{", b"[1, 2]", b"null"])
def test_a_damaged_file_is_set_aside_with_a_word(tmp_path: Path, damaged: bytes) -> None:
    store = PreferenceStore(tmp_path / "preferences.json")
    store.path.write_bytes(damaged)
    assert store.read() == Preferences()
    assert "kept as preferences.damaged.json" in store.notice
    assert (tmp_path / "preferences.damaged.json").read_bytes() == damaged


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
_NAMES = st.sampled_from(list(Preferences.__dataclass_fields__))


@given(st.dictionaries(_NAMES, _JSON))
def test_values_of_the_wrong_kind_fall_back_to_their_defaults(stored: dict[str, object]) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        store = PreferenceStore(Path(folder) / "preferences.json")
        store.path.write_text(json.dumps(stored), "utf-8")
        read = store.read()
        assert read.appearance in ("system", "light", "dark")
        assert all(isinstance(name, str) for name in read.selection)
        store.write(read)
        assert store.read() == read


def test_a_folder_that_cannot_be_made_is_refused_in_plain_words(tmp_path: Path) -> None:
    (tmp_path / "config").write_text("a file stands here")
    with pytest.raises(ExportError, match="folder"):
        PreferenceStore(tmp_path / "config" / "preferences.json").write(Preferences())


def test_the_latest_comparison_stands_first_and_the_oldest_go() -> None:
    kept = Preferences()
    for number in range(MOST_COMPARISONS + 5):
        kept = kept.with_comparison(OwnComparison(f"/{number}", "/b"))
    kept = kept.with_comparison(OwnComparison("/10", "/b"))
    assert len(kept.comparisons) == MOST_COMPARISONS
    assert kept.comparisons[0] == OwnComparison("/10", "/b")
    assert kept.without_comparison(OwnComparison("/10", "/b")).comparisons[0] == OwnComparison("/24", "/b")
