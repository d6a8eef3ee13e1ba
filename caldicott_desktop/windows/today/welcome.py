"""A first day: what there is to do in a vault that holds nothing yet."""

from __future__ import annotations

from PySide6.QtCore import QObject

from caldicott_desktop import casework
from caldicott_desktop.windows.today.needs import Need, Offer, Step, To


class Welcome(QObject):
    """Gives the first things to do, as lines like those of every later day."""

    def lines(self, book: casework.Casebook) -> tuple[Need, ...]:
        """Give what the person at work may do, in a sensible order."""
        found = [
            self._line(
                self.tr("When someone asks for information about a resident or patient"),
                self.tr(
                    "Choose New decision. You are asked what matters, in order. You can leave it at"
                    " any point: what you have typed is kept here."
                ),
                self.tr("Begin a decision"),
                Step(to=To.NEW),
            )
        ]
        if casework.may(book, "cards.printed"):
            found.append(
                self._line(
                    self.tr("For the night when this computer is out of reach"),
                    self.tr(
                        "Print a few blank urgent cards and leave them at the desk. Whoever gives"
                        " something away in a hurry fills one in, and it is typed in later."
                    ),
                    self.tr("Print blank cards"),
                    Step(to=To.PAGE, subject="printed_cards"),
                )
            )
        if casework.may_keep_names(book):
            found.append(
                self._line(
                    self.tr("So that you can find a case by a name"),
                    self.tr(
                        "Decisions name people by your local reference alone. Beside them you can"
                        " keep whom a reference means; it never leaves with a record."
                    ),
                    self.tr("Open the names"),
                    Step(to=To.PAGE, subject="names"),
                )
            )
        found.append(
            self._line(
                self.tr("What others should know of you when you decide"),
                self.tr(
                    "If you are employed by the owner, or treat some of these people, say it once"
                    " here instead of in every decision."
                ),
                self.tr("Declare an interest"),
                Step(to=To.PAGE, subject="interests"),
            )
        )
        return tuple(found)

    @staticmethod
    def _line(title: str, about: str, act: str, step: Step) -> Need:
        return Need(title=title, about=about, offer=Offer(words=act, spoken=act, step=step))
