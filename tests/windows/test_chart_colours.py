"""The four colours of charts are told apart whatever a person's sight of colour, and in grey."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest
from PySide6.QtGui import QColor

from caldicott_desktop.windows.theme import THEMES, Tokens

Channels = tuple[float, float, float]
Matrix = tuple[Channels, Channels, Channels]

# Machado, Oliveira and Fernandes (2009), "A Physiologically-based Model for Simulation of Color
# Vision Deficiency", table of matrices for linear RGB at severity 1.0.
SIGHTS: dict[str, Matrix] = {
    "full": ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
# In CIE L*a*b* a difference of 2.3 is just seen; neighbours in a bar and lines of a legend are to
# be told apart at a glance.
AT_A_GLANCE = 15.0
IN_GREY = 11.0

by_theme = pytest.mark.parametrize("tokens", THEMES, ids=[each.name for each in THEMES])


def linear(colour: str) -> Channels:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (QColor(colour).redF(), QColor(colour).greenF(), QColor(colour).blueF())
    )
    return red, green, blue


def times(matrix: Matrix, of: Channels) -> Channels:
    one, two, three = (
        min(1.0, max(0.0, sum(a * b for a, b in zip(row, of, strict=True)))) for row in matrix
    )
    return one, two, three


def lab(of: Channels) -> Channels:
    """CIE L*a*b* under D65 of a colour in linear sRGB."""
    red, green, blue = of
    white = (0.95047, 1.0, 1.08883)
    xyz = (
        0.4124 * red + 0.3576 * green + 0.1805 * blue,
        0.2126 * red + 0.7152 * green + 0.0722 * blue,
        0.0193 * red + 0.1192 * green + 0.9505 * blue,
    )
    x, y, z = (
        ratio ** (1 / 3) if ratio > 0.008856 else 7.787 * ratio + 16 / 116
        for ratio in (part / most for part, most in zip(xyz, white, strict=True))
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def chart(tokens: Tokens) -> list[str]:
    return [tokens.chart_1, tokens.chart_2, tokens.chart_3, tokens.chart_4]


def test_lightness_is_computed_as_cie_does() -> None:
    assert lab(linear("#ffffff"))[0] == pytest.approx(100, abs=0.01)
    assert lab(linear("#777777"))[0] == pytest.approx(50.03, abs=0.05)


@by_theme
@pytest.mark.parametrize("sight", SIGHTS)
def test_chart_colours_differ_for_every_sight_of_colour(tokens: Tokens, sight: str) -> None:
    seen = {each: lab(times(SIGHTS[sight], linear(each))) for each in chart(tokens)}
    for one, other in combinations(seen, 2):
        apart = sum((a - b) ** 2 for a, b in zip(seen[one], seen[other], strict=True)) ** 0.5
        assert apart >= AT_A_GLANCE, (one, other)


@by_theme
def test_chart_colours_differ_in_grey(tokens: Tokens) -> None:
    grey = sorted(lab(linear(each))[0] for each in chart(tokens))
    assert min(b - a for a, b in pairwise(grey)) >= IN_GREY
