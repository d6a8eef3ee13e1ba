"""The widgets of the page *Urgent card*, each field named after its path in the card.

The page has a form for what stands around the card and one for each part of the card itself, so
that it can be made a part at a time.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QPushButton, QWidget

from caldicott_desktop.windows import forms, kit


class PageForm(forms.Form):
    """What stands around the card, with the places of its parts."""

    file = "urgent_card_page.ui"
    page: kit.ScrollPage
    form: QWidget
    heading: QLabel
    intro: QLabel
    on_call_words: QLabel
    from_paper: kit.LinkButton
    clear: kit.LinkButton
    printed: kit.LinkButton
    trouble: kit.NoticeBar
    faults: kit.ErrorSummary
    done: kit.Card
    done_words: QLabel
    done_more: QLabel
    write_up: kit.ActionButton
    read_card: QPushButton
    another: QPushButton
    paper_card: kit.Card
    paper_serial: QLineEdit
    serial_words: QLabel
    paper_blanks_stand: QCheckBox
    asking: QWidget
    given: QWidget
    people: QWidget
    telling: QWidget
    saved: kit.SpokenLabel
    record: kit.ActionButton


class AskingForm(forms.Form):
    """Who asks, how they were checked, and why it cannot wait."""

    file = "card_asking.ui"
    asker_name: QLineEdit
    asker_job: QLineEdit
    asker_organisation: QLineEdit
    asker_their_reference: QLineEdit
    identity_ways: kit.TickGroup
    identity_card_number: QLineEdit
    identity_could_not_because: QLineEdit
    identity_checked_by: QLineEdit
    urgency_bases: kit.TickGroup
    urgency_words: kit.GrowingText


class GivenForm(forms.Form):
    """About whom, and what was given."""

    file = "card_given.ui"
    given_reference: QLineEdit
    given_asked_for: QLineEdit
    given_ways: kit.TickGroup
    given_pages: QLineEdit
    given_what: kit.GrowingText
    given_held_back: QLineEdit
    identified: kit.SpokenLabel


class PeopleForm(forms.Form):
    """When it happened, and the three people."""

    file = "card_people.ui"
    happened_at: kit.DateTimeField
    paper_written_at: kit.DateTimeField
    people_card: kit.Card
    me: QWidget
    i_decided: kit.LinkButton
    i_gave: kit.LinkButton
    decided_by_name: QLineEdit
    decided_by_job: QLineEdit
    by_phone: QCheckBox
    decided_by_phone_at: kit.DateTimeField
    given_by_name: QLineEdit
    given_by_job: QLineEdit
    recorded_by_name: QLineEdit
    recorded_by_job: QLineEdit


class TellingForm(forms.Form):
    """Who was told."""

    file = "card_telling.ui"
    telling_ways: kit.TickGroup
    telling_on_call: QLineEdit
    telling_on_call_at: kit.DateTimeField
    telling_person_at: kit.DateTimeField
    telling_not_told_because: QLineEdit


@dataclass(frozen=True, slots=True, kw_only=True)
class CardForms:
    """The whole card, part by part, in the order of the printed one."""

    page: PageForm
    asking: AskingForm
    given: GivenForm
    people: PeopleForm
    telling: TellingForm
