"""What the style sheet puts together is clear enough, in each theme: read from the sheet itself.

`test_theme.py` holds the table of what stands on what across widgets; this holds what one rule, or
a rule and the states of the same widget, put together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from caldicott_desktop import assets
from caldicott_desktop.windows.theme import THEMES, Tokens
from tests.windows.test_theme import CONTROL, TEXT, contrast

# Separates and carries no meaning; the outline of a disabled control; drawn with no outline.
_QUIET = {"line"}
# A bar of scrolling and of progress is no text.
_NO_TEXT = ("QScrollBar", "QProgressBar", "QSplitter", "::indicator", "::separator", "::handle")

by_theme = pytest.mark.parametrize("tokens", THEMES, ids=[each.name for each in THEMES])


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """The tokens of one selector: of its words, its ground and its outline."""

    selector: str
    ink: str | None
    ground: str | None
    outline: str | None

    @property
    def is_disabled(self) -> bool:
        return ":disabled" in self.selector


def rules() -> Iterator[tuple[str, str]]:
    """Each selector of the style sheet by itself, with its declarations."""
    sheet = (assets.folder("resources") / "styles" / "caldicott.qss").read_text("utf-8")
    for selectors, body in re.findall(
        r"([^{}]+)\{([^{}]*)\}", re.sub(r"/\*.*?\*/", "", sheet, flags=re.DOTALL)
    ):
        for selector in selectors.split(","):
            yield " ".join(selector.split()), body


def said(body: str, *names: str) -> str | None:
    """The token that the last of these declarations names; `transparent` counts as none."""
    found = re.findall(rf"(?<![-\w])(?:{'|'.join(names)})\s*:([^;]*)", body)
    tokens = re.findall(r"@([a-z_]+)", found[-1]) if found else []
    return tokens[-1] if tokens and "icons" not in tokens else None


def looks() -> list[Look]:
    """What each selector shows: what it does not say itself is that of the widget at rest."""
    at_rest: dict[str, Look] = {}
    found = []
    for selector, body in rules():
        base = at_rest.get(re.sub(r"(?<!:):(?!:)!?[\w-]+", "", selector))
        look = Look(
            selector=selector,
            ink=said(body, "color") or (base.ink if base else None),
            ground=said(body, "background") or (base.ground if base else None),
            outline=said(body, "border", "border-color") or (base.outline if base else None),
        )
        at_rest[selector] = look
        found.append(look)
    return found


def values(tokens: Tokens, name: str) -> str:
    if name.endswith("_tag_edge"):
        name = f"{name.removesuffix('_edge')}_text" if tokens.high_contrast else name[:-5]
    return str(getattr(tokens, name))


def test_the_sheet_is_read_as_it_is_meant() -> None:
    found = {look.selector: look for look in looks()}
    assert len(found) > 100
    hover = found['QPushButton[look="danger"]:hover']
    assert (hover.ink, hover.ground) == ("danger_tag_text", "danger_tag")
    primary = found['QPushButton[look="primary"]:hover']
    assert (primary.ink, primary.ground, primary.outline) == (
        "on_accent",
        "accent_hover",
        "accent_hover",
    )
    assert found["QLineEdit:focus"].ground == "surface"


@by_theme
def test_words_stand_out_from_the_ground_of_the_same_rule(tokens: Tokens) -> None:
    weak = []
    for look in looks():
        if look.ink is None or look.ground is None or any(n in look.selector for n in _NO_TEXT):
            continue
        least = CONTROL if look.is_disabled else TEXT
        found = contrast(values(tokens, look.ink), values(tokens, look.ground))
        if found < least:
            weak.append(f"{look.selector}: {look.ink} on {look.ground}, {found:.2f} of {least}")
    assert weak == []


@by_theme
def test_the_outline_of_a_control_stands_out_from_its_ground_or_its_ground_from_the_page(
    tokens: Tokens,
) -> None:
    weak = []
    for look in looks():
        control = re.match(
            r"Q(PushButton|LineEdit|PlainTextEdit|ComboBox|CheckBox|RadioB)", look.selector
        )
        if not control or look.is_disabled or look.outline is None or look.outline in _QUIET:
            continue
        around = values(tokens, "surface"), values(tokens, "page")
        edge = values(tokens, look.outline)
        if min(contrast(edge, each) for each in around) < CONTROL:
            weak.append(f"{look.selector}: {look.outline}")
    assert weak == []
