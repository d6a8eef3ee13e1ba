from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caldicott_desktop.windows import window_state
from caldicott_desktop.windows.theme import TEXT_SCALES, Look
from caldicott_desktop.windows.window_state import WindowState

STATES = st.builds(
    WindowState,
    left=st.integers(-8000, 8000),
    top=st.integers(-8000, 8000),
    width=st.integers(480, 8000),
    height=st.integers(480, 8000),
    maximised=st.booleans(),
    text_scale=st.sampled_from(TEXT_SCALES),
    look=st.sampled_from([look.value for look in Look]),
    lock_after_min=st.integers(0, 1440),
)


@given(state=STATES)
def test_what_is_saved_is_loaded(
    tmp_path_factory: pytest.TempPathFactory, state: WindowState
) -> None:
    folder = tmp_path_factory.mktemp("state") / "not yet there"
    window_state.save(folder, state)
    assert window_state.load(folder) == state


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[1]",
        b'"text"',
        *(
            json.dumps({**dict.fromkeys(("left", "top"), 0), **rest}).encode()
            for rest in (
                {"width": 10, "height": 10, "maximised": False, "text_scale": 1.0},
                {"width": 900, "height": 700, "maximised": 1, "text_scale": 1.0},
                {"width": 900, "height": 700, "maximised": False, "text_scale": 17},
                {"width": 900, "height": 10**9, "maximised": False, "text_scale": 1.0},
                {"width": "900", "height": 700, "maximised": False, "text_scale": 1.0},
                {"width": True, "height": 700, "maximised": False, "text_scale": 1.0},
                {"width": 900, "look": "gaudy"},
                {"width": 900, "look": ["dark"]},
                {"width": 900, "lock_after_min": -1},
                {"width": 900, "lock_after_min": 10.5},
            )
        ),
    ],
)
def test_a_file_that_is_no_good_is_as_none(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "window.json").write_bytes(content)
    assert window_state.load(tmp_path) == WindowState()


def test_a_state_that_cannot_be_saved_disturbs_nobody(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_bytes(b"")
    window_state.save(blocked, WindowState())
    assert window_state.load(blocked) == WindowState()


def test_a_file_of_another_version_gives_what_this_one_knows(tmp_path: Path) -> None:
    (tmp_path / "window.json").write_text('{"width": 900, "look": "dark", "of_later": 1}', "utf-8")
    assert window_state.load(tmp_path) == WindowState(width=900, look="dark")
