"""A set of guidance kept as one piece, so that a decision can be shown as it was made."""

from __future__ import annotations

import zlib
from pathlib import Path

import pytest

from caldicott_desktop.guidance import (
    GuidanceError,
    content_of,
    digest_of,
    load,
    load_bundle,
)
from tests.guidance.folders import REAL, copy_of, edit


def test_what_is_kept_is_what_was_loaded() -> None:
    content = content_of(REAL)
    assert content == content_of(REAL)
    assert load_bundle(content) == load(REAL)
    assert digest_of(content) == load(REAL).sha256


def test_the_name_of_a_set_is_the_same_whatever_compressed_it() -> None:
    content = content_of(REAL)
    other = zlib.compress(zlib.decompress(content), level=1)
    assert other != content
    assert digest_of(other) == digest_of(content)


def test_line_endings_do_not_change_a_set(tmp_path: Path) -> None:
    folder = copy_of(tmp_path)
    path = folder / "clocks.toml"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert digest_of(content_of(folder)) == digest_of(content_of(REAL))


def test_one_changed_word_is_another_set(tmp_path: Path) -> None:
    folder = copy_of(tmp_path)
    edit(folder, "principles/8.toml", "surprised", "astonished")
    assert digest_of(content_of(folder)) != digest_of(content_of(REAL))


def test_two_sets_hold_once_what_stands_word_for_word_in_both(tmp_path: Path) -> None:
    folder = copy_of(tmp_path)
    edit(folder, "principles/8.toml", "surprised", "taken aback")  # a set that nobody read before
    first = load_bundle(content_of(folder))
    edit(folder, "kinds/media.toml", "Press, broadcast", "Broadcast, press")
    second = load_bundle(content_of(folder))
    assert second == load(folder)
    differing = {id_ for id_, kind in second.kinds.items() if kind is not first.kinds.get(id_)}
    assert differing == {"media"}
    for ours, theirs in (
        (second.gateways, first.gateways),
        (second.law_rows, first.law_rows),
        (second.clocks, first.clocks),
        (second.bases, first.bases),
        (second.sources, first.sources),
    ):
        assert {id(each) for each in ours.values()} == {id(each) for each in theirs.values()}
    assert second.principles is first.principles
    assert second.examiner is first.examiner


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"not compressed",
        content_of(REAL)[:-10],
        content_of(REAL) + b"x",
        zlib.compress(b""),
    ],
    ids=["empty", "foreign", "cut off", "with more behind it", "of nothing"],
)
def test_a_damaged_piece_is_refused(content: bytes) -> None:
    with pytest.raises(GuidanceError, match="it is damaged"):
        load_bundle(content)
    with pytest.raises(GuidanceError, match="it is damaged"):
        digest_of(content)


@pytest.mark.parametrize("text", [b"[]", b'{"clocks.toml": 3}'])
def test_a_piece_without_files_is_refused(text: bytes) -> None:
    with pytest.raises(GuidanceError, match="does not hold files"):
        load_bundle(zlib.compress(text))


def test_a_piece_that_is_no_json_is_refused() -> None:
    with pytest.raises(GuidanceError, match="not in the form"):
        load_bundle(zlib.compress(b"{"))


def test_a_piece_that_unpacks_without_end_is_refused() -> None:
    bomb = zlib.compress(b'"' + b" " * (33 * 1024 * 1024) + b'"', level=9)
    with pytest.raises(GuidanceError, match="it is damaged"):
        load_bundle(bomb)
