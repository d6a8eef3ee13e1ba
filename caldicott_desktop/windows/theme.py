"""How the program looks: one table of tokens, turned into a palette and a style sheet.

Colours are named for what they do, never for what they are. The style sheet in
`resources/styles/` names them as `@token`, and writes lengths that grow with the text as `13sp`.
Forms and widgets name neither: they carry a `look` (see `caldicott_desktop/windows/kit`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from enum import StrEnum

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from caldicott_desktop import assets
from caldicott_desktop.windows import gaps
from caldicott_desktop.windows.focus_ring import FocusRing, chain_of
from caldicott_desktop.windows.wardrobe import Wardrobe, refit

TEXT_SCALES = (1.0, 1.25, 1.5, 1.75, 2.0)  # WCAG 2.2, 1.4.4: up to 200 % without loss
_FAMILY = "Inter"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tokens:
    """The colours of one theme, as `#rrggbb`."""

    name: str
    high_contrast: bool = False  # boxes then need their outline
    page: str  # behind everything
    surface: str  # cards, fields, the top bar
    subtle: str  # table headers and quiet boxes on a surface
    hover: str
    line: str  # separates; carries no meaning
    edge: str  # the outline by which a control is known
    text: str
    muted: str
    faint: str  # text of a control that cannot be used now
    accent: str
    accent_hover: str
    on_accent: str
    selected: str
    link: str
    focus: str
    focus_inner: str
    danger: str
    sidebar: str
    sidebar_text: str
    sidebar_muted: str
    sidebar_current: str
    sidebar_mark: str
    neutral_tag: str
    neutral_tag_text: str
    attention_tag: str
    attention_tag_text: str
    danger_tag: str
    danger_tag_text: str
    accent_tag: str
    accent_tag_text: str
    # Kinds of outcome in a chart: told apart by lightness alone, by any sight of colour, and never
    # by colour only. None says good or bad. Neighbours in a bar are far apart.
    chart_1: str
    chart_1_ink: str
    chart_2: str
    chart_2_ink: str
    chart_3: str
    chart_3_ink: str
    chart_4: str
    chart_4_ink: str


LIGHT = Tokens(
    name="light",
    page="#f6f8fa",
    surface="#ffffff",
    subtle="#eef2f4",
    hover="#f1f5f7",
    line="#d8e0e5",
    edge="#76868f",
    text="#17262e",
    muted="#4c5d67",
    faint="#6d7d86",
    accent="#0b6b72",
    accent_hover="#095a60",
    on_accent="#ffffff",
    selected="#e0f1f3",
    link="#0a636a",
    focus="#17262e",
    focus_inner="#ffffff",
    danger="#b42318",
    sidebar="#11323d",
    sidebar_text="#ffffff",
    sidebar_muted="#a9c0c9",
    sidebar_current="#1c4957",
    sidebar_mark="#4fc3c7",
    neutral_tag="#e8edf1",
    neutral_tag_text="#34454f",
    attention_tag="#fdeacb",
    attention_tag_text="#5b3c00",
    danger_tag="#fadcd9",
    danger_tag_text="#7a1712",
    accent_tag="#d3ecee",
    accent_tag_text="#0a474d",
    chart_1="#14304f",
    chart_1_ink="#ffffff",
    chart_2="#2b6dac",
    chart_2_ink="#ffffff",
    chart_3="#b08218",
    chart_3_ink="#000000",
    chart_4="#464d53",
    chart_4_ink="#ffffff",
)

DARK = Tokens(
    name="dark",
    page="#0f171b",
    surface="#172127",
    subtle="#1e2b32",
    hover="#1e2b32",
    line="#34454e",
    edge="#7d929d",
    text="#e8eef1",
    muted="#aebdc5",
    faint="#8596a0",
    accent="#58c7cc",
    accent_hover="#7ad6da",
    on_accent="#0f171b",
    selected="#17393f",
    link="#7ad6da",
    focus="#f2f6f8",
    focus_inner="#0f171b",
    danger="#ff9c92",
    sidebar="#0a2028",
    sidebar_text="#f2f6f8",
    sidebar_muted="#9db4bd",
    sidebar_current="#17414e",
    sidebar_mark="#58c7cc",
    neutral_tag="#2a3a43",
    neutral_tag_text="#d7e0e5",
    attention_tag="#4a3710",
    attention_tag_text="#ffdf9e",
    danger_tag="#5a2320",
    danger_tag_text="#ffd0cb",
    accent_tag="#16474d",
    accent_tag_text="#b9eff1",
    chart_1="#f0f5fa",
    chart_1_ink="#0f171b",
    chart_2="#6fa6dc",
    chart_2_ink="#0f171b",
    chart_3="#a87a14",
    chart_3_ink="#000000",
    chart_4="#bcc4c9",
    chart_4_ink="#0f171b",
)

CONTRAST_LIGHT = Tokens(
    name="contrast-light",
    high_contrast=True,
    page="#ffffff",
    surface="#ffffff",
    subtle="#ffffff",
    hover="#e6e6e6",
    line="#000000",
    edge="#000000",
    text="#000000",
    muted="#000000",
    faint="#595959",
    accent="#003d40",
    accent_hover="#000000",
    on_accent="#ffffff",
    selected="#d6f5f7",
    link="#00363a",
    focus="#7a00b8",
    focus_inner="#ffffff",
    danger="#8f0000",
    sidebar="#000000",
    sidebar_text="#ffffff",
    sidebar_muted="#ffffff",
    sidebar_current="#003d40",
    sidebar_mark="#ffff00",
    neutral_tag="#ffffff",
    neutral_tag_text="#000000",
    attention_tag="#ffffff",
    attention_tag_text="#000000",
    danger_tag="#ffffff",
    danger_tag_text="#8f0000",
    accent_tag="#ffffff",
    accent_tag_text="#003d40",
    chart_1="#14304f",
    chart_1_ink="#ffffff",
    chart_2="#2b6dac",
    chart_2_ink="#ffffff",
    chart_3="#b08218",
    chart_3_ink="#000000",
    chart_4="#464d53",
    chart_4_ink="#ffffff",
)

CONTRAST_DARK = Tokens(
    name="contrast-dark",
    high_contrast=True,
    page="#000000",
    surface="#000000",
    subtle="#000000",
    hover="#262626",
    line="#ffffff",
    edge="#ffffff",
    text="#ffffff",
    muted="#ffffff",
    faint="#a6a6a6",
    accent="#7df9ff",
    accent_hover="#ffffff",
    on_accent="#000000",
    selected="#003a40",
    link="#7df9ff",
    focus="#ffff00",
    focus_inner="#000000",
    danger="#ff9d94",
    sidebar="#000000",
    sidebar_text="#ffffff",
    sidebar_muted="#ffffff",
    sidebar_current="#003a40",
    sidebar_mark="#ffff00",
    neutral_tag="#000000",
    neutral_tag_text="#ffffff",
    attention_tag="#000000",
    attention_tag_text="#ffff00",
    danger_tag="#000000",
    danger_tag_text="#ff9d94",
    accent_tag="#000000",
    accent_tag_text="#7df9ff",
    chart_1="#f0f5fa",
    chart_1_ink="#0f171b",
    chart_2="#6fa6dc",
    chart_2_ink="#0f171b",
    chart_3="#a87a14",
    chart_3_ink="#000000",
    chart_4="#bcc4c9",
    chart_4_ink="#0f171b",
)

THEMES = (LIGHT, DARK, CONTRAST_LIGHT, CONTRAST_DARK)


class Look(StrEnum):
    """What a person may choose the program to look like; values are kept in a file."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    CONTRAST_LIGHT = "contrast-light"
    CONTRAST_DARK = "contrast-dark"


def tokens_for(*, dark: bool, high_contrast: bool) -> Tokens:
    """The table for what the system asks."""
    if high_contrast:
        return CONTRAST_DARK if dark else CONTRAST_LIGHT
    return DARK if dark else LIGHT


def style_sheet(tokens: Tokens, *, scale: float = 1.0) -> str:
    """The whole style sheet for one theme, with every length in `sp` multiplied by `scale`."""
    template = (assets.folder("resources") / "styles" / "caldicott.qss").read_text("utf-8")
    colours = {f.name: str(getattr(tokens, f.name)) for f in fields(tokens)}
    for tone in ("neutral", "attention", "danger", "accent"):
        ink, back = colours[f"{tone}_tag_text"], colours[f"{tone}_tag"]
        colours[f"{tone}_tag_edge"] = ink if tokens.high_contrast else back
    # Where all grounds are alike, frames tell a bar that matters, and a field that is only read.
    colours["pressing_frame"] = "3px" if tokens.high_contrast else "1px"
    colours["quiet_frame"] = "dashed" if tokens.high_contrast else "solid"
    # The sidebar and the bar of menus are told by their ground, where it is not that of the page.
    alike = tokens.sidebar == tokens.page
    colours["sidebar_frame"] = tokens.line if alike else tokens.sidebar
    icons = (assets.folder("resources") / "icons" / tokens.name).as_posix()
    text = re.sub(r"@icons\b", icons, template)
    text = re.sub(r"@([a-z_]+)", lambda found: colours[found[1]], text)
    return re.sub(r"\b(\d+)sp\b", lambda found: f"{round(int(found[1]) * scale)}px", text)


def palette(tokens: Tokens) -> QPalette:
    """The palette for what a style sheet does not reach: delegates, placeholders, selections."""
    role = QPalette.ColorRole
    made = QPalette()
    for which, colour in {
        role.Window: tokens.page,
        role.Base: tokens.surface,
        role.AlternateBase: tokens.subtle,
        role.Button: tokens.surface,
        role.ToolTipBase: tokens.surface,
        role.WindowText: tokens.text,
        role.Text: tokens.text,
        role.ButtonText: tokens.text,
        role.ToolTipText: tokens.text,
        role.PlaceholderText: tokens.muted,
        role.Highlight: tokens.accent,
        role.HighlightedText: tokens.on_accent,
        role.Link: tokens.link,
        role.LinkVisited: tokens.link,
        role.Accent: tokens.accent,
    }.items():
        made.setColor(which, QColor(colour))
    for which in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, which, QColor(tokens.faint))
    return made


def load_fonts() -> None:
    """Make Inter known to Qt; raises `FileNotFoundError` if a weight is missing or unreadable."""
    for weight in ("Regular", "Medium", "SemiBold", "Bold"):
        file = assets.folder("resources") / "fonts" / f"{_FAMILY}-{weight}.otf"
        if QFontDatabase.addApplicationFont(str(file)) < 0:
            raise FileNotFoundError(file)


class Theme(QObject):
    """Dresses the application, and again whenever the system's wish or the text size changes."""

    changed = Signal(object)  # Tokens, for what paints or measures by itself; may come again

    def __init__(self, app: QApplication, *, scale: float = 1.0, look: Look = Look.SYSTEM) -> None:
        """Dress `app` now, with text `scale` times its ordinary size."""
        super().__init__(app)
        self._app = app
        self._scale = scale
        self._look = look
        self._ring: FocusRing | None = None
        self._wardrobe = Wardrobe(self)
        self._wardrobe.caught_up.connect(lambda: self.changed.emit(self._tokens))
        app.setStyle("Fusion")
        load_fonts()
        hints = app.styleHints()
        hints.colorSchemeChanged.connect(self._on_system_changed)
        hints.accessibility().contrastPreferenceChanged.connect(self._on_system_changed)
        app.focusChanged.connect(self._on_focus_changed)
        self._on_system_changed()

    @property
    def tokens(self) -> Tokens:
        """The table in use."""
        return self._tokens

    @property
    def look(self) -> Look:
        """What was chosen to look like."""
        return self._look

    @property
    def scale(self) -> float:
        """How many times its ordinary size text has."""
        return self._scale

    def set_scale(self, scale: float) -> None:
        """Give text `scale` times its ordinary size, everywhere, at once."""
        self._scale = scale
        self.wear(self._tokens)

    def set_look(self, look: Look) -> None:
        """Look as was chosen, from now on."""
        self._look = look
        self._on_system_changed()

    def wear(self, tokens: Tokens) -> None:
        """Dress the application in `tokens`, whatever the system asks.

        What is on screen is dressed now, and the rest when it is next shown: see
        `docs/decisions/0130-change-of-dress.md`.
        """
        self._tokens, held = tokens, self._app.focusWidget()
        font = QFont(_FAMILY)
        font.setPixelSize(round(gaps.BODY_SP * self._scale))
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        shown = [window for window in self._app.topLevelWidgets() if window.isVisible()]
        for window in shown:
            window.setUpdatesEnabled(False)
        with self._wardrobe.only_on_screen(self._app):
            self._app.setStyleSheet("")  # from one sheet to another, Qt takes ten times as long
            self._app.setFont(font)
            self._app.setPalette(palette(tokens))
            self._app.setStyleSheet(style_sheet(tokens, scale=self._scale))
        refit(widget for widget in self._app.allWidgets() if widget.isVisible())
        for window in shown:
            window.setUpdatesEnabled(True)
        if held is not None and isValid(held) and held is not self._app.focusWidget():
            held.setFocus()  # a box of questions takes its buttons anew
        if self._ring is not None and isValid(self._ring):
            self._ring.deleteLater()
        self._ring = None
        self._on_focus_changed(None, self._app.focusWidget())
        self.changed.emit(tokens)

    def _on_system_changed(self) -> None:
        chosen = next((each for each in THEMES if each.name == self._look), None)
        hints = self._app.styleHints()
        self.wear(
            chosen
            or tokens_for(
                dark=hints.colorScheme() == Qt.ColorScheme.Dark,
                high_contrast=hints.accessibility().contrastPreference()
                == Qt.ContrastPreference.HighContrast,
            )
        )

    def _on_focus_changed(self, _old: QWidget | None, now: QWidget | None) -> None:
        chain, ground = chain_of(now)  # making lists may collect a page, and the ring in it
        if self._ring is None or not isValid(self._ring):  # it goes with the window it lay in
            self._ring = FocusRing(self._tokens.focus, self._tokens.focus_inner)
        self._ring.lie_around(chain, ground)
