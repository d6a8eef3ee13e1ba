"""The files translators work in: what is in them, and how they are written and compiled.

A file is written anew from the sources with the translations it had; what is no longer said goes.
English holds the plurals alone: all its other words are the sources.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree as ET
from xml.sax.saxutils import escape

from caldicott_desktop.windows.saying import folder
from tests.translations.sources import Source

LANGUAGES = {"en": "en_GB", "cy": "cy_GB"}
ENGLISH = "en"

Forms = tuple[str, ...]  # one text, or one for each plural

# How a counted text is written in the code, and its forms for one and for more.
_ENDINGS = (
    (re.compile(r"y\(ies\)"), "y", "ies"),
    (re.compile(r"is\(are\)"), "is", "are"),
    (re.compile(r"was\(were\)"), "was", "were"),
    (re.compile(r"has\(have\)"), "has", "have"),
    (re.compile(r"differ\(s\)"), "differs", "differ"),
    (re.compile(r"\(s\)"), "", "s"),
)


@dataclass(frozen=True, slots=True)
class Catalogue:
    """One language's translations so far."""

    language: str
    given: Mapping[tuple[str, str], Forms]

    def translated(self, source: Source) -> Forms:
        """The forms given, or in English those that the source itself says; else nothing."""
        given = self.given.get((source.context, source.words), ())
        return given or (plurals(source.words) if self.language == ENGLISH else ())


def plurals(words: str) -> Forms:
    """English for one and for more, out of `%Ln entry(ies) was(were) kept`."""
    one = many = words
    for ending, single, several in _ENDINGS:
        one, many = ending.sub(single, one), ending.sub(several, many)
    return () if one == many else (one, many)


def path_of(language: str) -> Path:
    """The file translators work in."""
    return folder() / f"caldicott_{language}.ts"


def read(language: str) -> Catalogue:
    """What a language's file holds; nothing where there is no file yet."""
    path = path_of(language)
    given: dict[tuple[str, str], Forms] = {}
    if path.is_file():
        for context in ET.fromstring(path.read_bytes()).iter("context"):  # noqa: S314 - our own
            for message in context.iter("message"):
                key = (context.findtext("name", ""), message.findtext("source", ""))
                given[key] = _given(message.find("translation"))
    return Catalogue(language, given)


def _given(translation: ET.Element | None) -> Forms:
    if translation is None or translation.get("type") == "unfinished":
        return ()
    forms = translation.findall("numerusform")
    return tuple(each.text or "" for each in forms) or (translation.text or "",)


def written(catalogue: Catalogue, sources: Sequence[Source]) -> str:
    """A language's file: all of `sources`, each with its translation so far."""
    if catalogue.language == ENGLISH:
        sources = [source for source in sources if source.counted]
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        "<!DOCTYPE TS>",
        f'<TS version="2.1" language="{LANGUAGES[catalogue.language]}" sourcelanguage="en_GB">',
    ]
    for context in dict.fromkeys(source.context for source in sources):
        lines += ["<context>", f"    <name>{escape(context)}</name>"]
        for source in sources:
            if source.context == context:
                lines += _message(source, catalogue.translated(source))
        lines.append("</context>")
    return "\n".join([*lines, "</TS>", ""])


def _message(source: Source, forms: Forms) -> list[str]:
    kind = "" if forms else ' type="unfinished"'
    if source.counted:
        inside = "".join(
            f"\n            <numerusform>{escape(each)}</numerusform>" for each in forms
        )
        translation = f"<translation{kind}>{inside or '<numerusform></numerusform>'}"
        translation += "\n        </translation>" if forms else "</translation>"
    else:
        translation = f"<translation{kind}>{escape(''.join(forms))}</translation>"
    return [
        '    <message numerus="yes">' if source.counted else "    <message>",
        f"        <source>{escape(source.words)}</source>",
        f"        {translation}",
        "    </message>",
    ]


def compile_into(language: str, target: Path) -> None:
    """Write what the program reads, from the file translators work in."""
    tool = Path(sys.executable).with_name("pyside6-lrelease")
    subprocess.run(
        [tool, "-silent", path_of(language), "-qm", target], check=True, capture_output=True
    )
