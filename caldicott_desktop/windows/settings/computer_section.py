"""*This computer*: how the program looks here, how large its text is, when the vault locks."""

from __future__ import annotations

from typing_extensions import override

from caldicott_desktop.windows import forms, kit
from caldicott_desktop.windows.inactivity import LOCK_CHOICES_MIN
from caldicott_desktop.windows.page import Page
from caldicott_desktop.windows.preferences import Preferences
from caldicott_desktop.windows.saying import noted
from caldicott_desktop.windows.theme import TEXT_SCALES, Look


class ComputerForm(forms.Form):
    """Three choices; each counts as soon as it is made."""

    file = "computer_section.ui"
    scroll: kit.ScrollPage
    look: kit.ChoiceGroup
    text_scale: kit.ChoiceGroup
    lock_after: kit.PickList


class ComputerSection(Page):
    """Shows what is chosen for whoever uses this computer, and takes up what they choose.

    These belong to the person's account on this computer, not to a vault.
    """

    title = noted("Page", "This computer")

    def __init__(self, preferences: Preferences) -> None:
        """Show the choices in force."""
        super().__init__()
        self._preferences = preferences
        form = self._form = forms.build(ComputerForm, onto=self)
        form.look.set_choices(self._looks())
        form.text_scale.set_choices(
            [kit.Choice(value=str(scale), words=f"{scale:.0%}") for scale in TEXT_SCALES]
        )
        form.lock_after.set_choices(self._waits())
        self._show()
        form.look.changed.connect(self._on_look)
        form.text_scale.changed.connect(self._on_text_scale)
        form.lock_after.changed.connect(self._on_lock_after)
        preferences.changed.connect(self._show)

    @override
    def shown(self) -> None:
        self._show()

    def _looks(self) -> list[kit.Choice]:
        words = {
            Look.SYSTEM: (self.tr("As this computer does"), self.tr("Changes with it.")),
            Look.LIGHT: (self.tr("Light"), ""),
            Look.DARK: (self.tr("Dark"), ""),
            Look.CONTRAST_LIGHT: (self.tr("High contrast, dark text on white"), ""),
            Look.CONTRAST_DARK: (self.tr("High contrast, light text on black"), ""),
        }
        return [
            kit.Choice(value=look.value, words=said, hint=hint)
            for look, (said, hint) in words.items()
        ]

    def _waits(self) -> list[kit.Choice]:
        waits = sorted({*LOCK_CHOICES_MIN, self._preferences.lock_after_min} - {0})
        minutes = self.tr("After {minutes} minutes")
        return [
            *(kit.Choice(value=str(n), words=minutes.format(minutes=n)) for n in waits),
            kit.Choice(value="0", words=self.tr("Never")),
        ]

    def _show(self) -> None:
        form, chosen = self._form, self._preferences
        form.look.set_value(chosen.look.value)
        form.text_scale.set_value(str(chosen.text_scale))
        form.lock_after.set_value(str(chosen.lock_after_min))

    def _on_look(self) -> None:
        if value := self._form.look.value():
            self._preferences.choose_look(Look(value))

    def _on_text_scale(self) -> None:
        if value := self._form.text_scale.value():
            self._preferences.choose_text_scale(float(value))

    def _on_lock_after(self) -> None:
        if value := self._form.lock_after.value():
            self._preferences.choose_lock_after(int(value))
