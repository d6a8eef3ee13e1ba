"""Our reader of plain TOML gives what the standard library gives, mistakes included."""

from __future__ import annotations

import random
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from caldicott_desktop.guidance import plain_toml
from tests.guidance.folders import REAL

FILES = sorted(REAL.rglob("*.toml"))

# Text to what is not plain in it; `None` where it is plain.
TEXTS: dict[str, str] = {
    "nothing": "",
    "a comment without an end": "# as it is",
    "texts": 'a = "x"\nb=""\n c\t= "y # no comment"  # one\n',
    "long texts": 'a = """\nfirst line\n\n  a "word" and ""two""\n"""\nb = """one"""',
    "numbers and dates": "a = 0\nb = 40\nc = 2026-11-21 # day\nd = true\ne = [false]",
    "lists": 'a = []\nb = [ "x", "y", ]\nc = [["a", "b"], ["c"]]',
    "lists with comments": 'a = [\n  "x", # why\n  # and\n  "y"\n]',
    "one-line tables": 'a = [{ b = "x", c = 2026-01-01 }, { d = [1] }]\nf = {g={h="i"}}',
    "tables": 'a = "1"\n[b]\n1 = "x"\n\n[[c]]\nid = "1"\n[[c]]  # two\nid = "2"\n[d]\n',
    "white space of other scripts in a text": 'a = "one\u00a0word\u2028two"',
}
LEFT_TO_THE_LIBRARY: dict[str, str] = {
    "an escape": r'a = "tab\there"',
    "an escape in a long text": 'a = """x \\\n   y"""',
    "a quotation mark before the end": 'a = """x""""',
    "single quotes": "a = 'x'",
    "a dotted key": 'a.b = "x"',
    "a quoted key": '"a" = "x"',
    "a dotted table": '[a.b]\nc = "x"',
    "spaces in a header": '[ a ]\nc = "x"',
    "a moment": "a = 2026-11-21T10:00:00Z",
    "a fraction": "a = 1.5",
    "a sign": "a = -1",
    "a grouped number": "a = 1_000",
    "an empty table": "a = {}",
    "carriage returns": 'a = "x"\r\nb = "y"\r\n',
}
WRONG: dict[str, str] = {
    "a key twice": 'a = "x"\na = "y"',
    "a key twice in one line": 'a = { b = "x", b = "y" }',
    "a key twice in one line with a list": 'a = { b = [1], b = "y" }',
    "a table twice": '[a]\nb = "x"\n[a]\nc = "y"',
    "a table and rows": "[a]\n[[a]]\n",
    "rows and a table": "[[a]]\n[a]\n",
    "rows added to a list": "a = []\n[[a]]\n",
    "a table over a value": "a = 1\n[a]\n",
    "two on a line": 'a = "x" b = "y"',
    "no value": "a =\n",
    "no end of a text": 'a = "x\n',
    "no end of a list": 'a = ["x"',
    "no end of a table": 'a = { b = "x"',
    "a comma too many": 'a = { b = "x", }',
    "no comma": 'a = ["x" "y"]',
    "half a header": "[[a]\n",
    "no such day": "a = 2026-02-30",
    "a leading nought": "a = 012",
    "a word": "a = yes",
    "a control character": 'a = "\x07"',
}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_plain_text_is_read_as_the_library_reads_it(text: str) -> None:
    assert plain_toml.plain(text) == plain_toml.loads(text) == tomllib.loads(text)


@pytest.mark.parametrize("text", LEFT_TO_THE_LIBRARY.values(), ids=LEFT_TO_THE_LIBRARY)
def test_what_is_not_plain_is_left_to_the_library(text: str) -> None:
    assert plain_toml.plain(text) is None
    assert plain_toml.loads(text) == tomllib.loads(text)


@pytest.mark.parametrize("text", WRONG.values(), ids=WRONG)
def test_a_mistake_is_said_in_the_words_of_the_library(text: str) -> None:
    with pytest.raises(tomllib.TOMLDecodeError) as theirs:
        tomllib.loads(text)
    with pytest.raises(tomllib.TOMLDecodeError) as ours:
        plain_toml.loads(text)
    assert str(ours.value) == str(theirs.value)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_guidance_file_is_plain(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert plain_toml.plain(text) == tomllib.loads(text)


@pytest.mark.parametrize("damaged", range(400))
def test_a_slip_of_the_hand_is_read_or_refused_as_the_library_does(damaged: int) -> None:
    """Whatever a character put in, taken out or typed over does to a file, both agree."""
    chance = random.Random(damaged)  # the same slips in every run
    text = slipped(sample(chance), chance)
    try:
        theirs: object = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        assert plain_toml.plain(text) is None
    else:
        assert plain_toml.loads(text) == theirs


def sample(chance: random.Random) -> str:
    """A stretch of a guidance file that begins with an item."""
    text = chance.choice(FILES).read_text(encoding="utf-8")
    return "[[".join(list(items(text, chance)))


def items(text: str, chance: random.Random) -> Iterator[str]:
    head, *parts = text.split("[[")
    yield head
    yield from chance.sample(parts, k=min(2, len(parts)))


def slipped(text: str, chance: random.Random) -> str:
    place = chance.randrange(len(text))
    new = chance.choice(
        ['"', "[", "]", "{", "}", ",", "=", "#", "\n", " ", "\\", "x", "1", "'", ""]
    )
    return text[:place] + new + text[place + chance.randrange(2) :]
