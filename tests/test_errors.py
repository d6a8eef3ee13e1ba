from __future__ import annotations

from collections.abc import Generator
from datetime import datetime
from pathlib import Path

import pytest

from caldicott_desktop import errors
from caldicott_desktop.domain.record.phrases import UK_TIME
from caldicott_desktop.errors import KnownError, Sentence

OURS = errors.folder_of_tables() / "en.toml"

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
def test_tables_that_were_read_are_not_read_again_for_the_first_sentence(tables: Path) -> None:
    errors.read_tables()
    (tables / "en.toml").unlink()
    assert KettleCold(kettles="window").remedy == "Put it on."


def test_an_error_without_words_is_a_bug() -> None:
    class Unworded(KnownError):
        id = "unworded"

    with pytest.raises(KeyError, match="unworded"):
        _ = Unworded().message


SUNDAY = datetime(2026, 9, 6, 9, 5, tzinfo=UK_TIME)
SHOWN = {
    "{at}": "6 September 2026",
    "{at:day}": "6 Sep",
    "{at:day-time}": "6 Sep, 09:05",
    "{at:short}": "6 Sep 2026",
    "{at:time}": "09:05",
    "{at:exact}": "Sun 6 September 2026, 09:05 BST",
}


@pytest.mark.parametrize(("place", "words"), SHOWN.items(), ids=SHOWN)
def test_a_sentence_shows_as_much_of_a_moment_as_its_place_asks_for(
    tables: Path, place: str, words: str
) -> None:
    calendar = OURS.read_text(encoding="utf-8").partition("\n[calendar.")
    own = f'[seen]\nmessage = "Seen: {place}"\n'
    (tables / "cy.toml").write_text(own + "".join(calendar[1:]), encoding="utf-8")
    assert errors.speak("cy")
    assert Sentence("seen", at=SUNDAY).words == f"Seen: {words}"


@pytest.mark.usefixtures("tables")
def test_a_sentence_in_a_sentence_is_said_within_it() -> None:
    kettle = Sentence("kettle-cold.frozen", count=1)
    assert Sentence("kettle-cold", kettles=kettle).words == (
        "The kettle by One kettle is frozen. is cold."
    )


def test_sentences_that_say_the_same_are_equal() -> None:
    one = Sentence("kettle-cold", kettles="two")
    assert one == Sentence("kettle-cold", kettles="two")
    assert one != Sentence("kettle-cold", kettles="three")
    assert len({one, Sentence("kettle-cold", kettles="two")}) == 1
