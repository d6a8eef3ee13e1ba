from __future__ import annotations

from collections.abc import Generator
from pathlib import Path

import pytest

from caldicott_desktop import errors
from caldicott_desktop.errors import KnownError

WELSH = """
[kettle-cold]
message = "Mae {kettles} tegell yn oer."

[kettle-cold.frozen.message]
2 = "Mae dau degell wedi rhewi."
other = "Mae {count} tegell wedi rhewi."
"""

ENGLISH = """
[kettle-cold]
message = "The kettle by {kettles} is cold."
remedy = "Put it on."

[kettle-cold.frozen.message]
1 = "One kettle is frozen."
other = "{count} kettles are frozen."

[kettle-cold.gone]
message = "There is no kettle."
remedy = "Buy one, with {coins:,} coins."
"""


class KettleCold(KnownError):
    id = "kettle-cold"


@pytest.fixture
def tables(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Generator[Path]:
    """A folder with two tables of which the English one is whole; English is spoken again after."""
    (tmp_path / "en.toml").write_text(ENGLISH, encoding="utf-8")
    (tmp_path / "cy.toml").write_text(WELSH, encoding="utf-8")
    monkeypatch.setattr(errors, "folder_of_tables", lambda: tmp_path)
    yield tmp_path
    errors.speak("en")


def told(error: KnownError) -> tuple[str, str]:
    return error.message, error.remedy


@pytest.mark.usefixtures("tables")
def test_an_error_is_worded_by_its_id_and_its_arguments() -> None:
    error = KettleCold(kettles="the {window}")
    assert error.id == "kettle-cold"
    assert error.named == {"kettles": "the {window}"}
    assert told(error) == ("The kettle by the {window} is cold.", "Put it on.")
    assert str(error) == "The kettle by the {window} is cold. Put it on."


@pytest.mark.usefixtures("tables")
def test_what_one_of_several_things_does_not_say_is_said_for_all_of_them() -> None:
    assert told(KettleCold("frozen", count=1)) == ("One kettle is frozen.", "Put it on.")
    assert told(KettleCold("gone", coins=1200))[1] == "Buy one, with 1,200 coins."
    assert KettleCold("gone", coins=1).id == "kettle-cold.gone"


@pytest.mark.usefixtures("tables")
def test_a_number_has_the_form_of_the_language_for_it() -> None:
    assert KettleCold("frozen", count=0).message == "0 kettles are frozen."
    assert KettleCold("frozen", count=2).message == "2 kettles are frozen."
    assert errors.speak("cy")
    assert KettleCold("frozen", count=2).message == "Mae dau degell wedi rhewi."
    assert KettleCold("frozen", count=3).message == "Mae 3 tegell wedi rhewi."


@pytest.mark.usefixtures("tables")
def test_what_a_language_has_no_words_for_is_said_in_english() -> None:
    before = KettleCold("gone", coins=2)
    assert errors.speak("cy")
    assert told(KettleCold(kettles="dau")) == ("Mae dau tegell yn oer.", "Put it on.")
    assert told(before) == ("There is no kettle.", "Buy one, with 2 coins.")


@pytest.mark.usefixtures("tables")
def test_a_language_without_a_table_leaves_the_words_english() -> None:
    assert not errors.speak("kw")
    assert KettleCold("gone", coins=2).message == "There is no kettle."


@pytest.mark.usefixtures("tables")
def test_an_error_without_words_is_a_bug() -> None:
    class Unworded(KnownError):
        id = "unworded"

    with pytest.raises(KeyError, match="unworded"):
        _ = Unworded().message
