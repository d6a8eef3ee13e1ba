"""The widgets of the one window, around its pages."""

from __future__ import annotations

from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from caldicott_desktop.windows import forms, kit


class ShellForm(forms.Form):
    """The widgets of the window's frame."""

    file = "shell.ui"
    whole: QStackedWidget
    door: QWidget
    door_layout: QVBoxLayout
    house: QWidget
    house_layout: QHBoxLayout
    sidebar: QFrame
    show_sidebar: QPushButton
    brand: QLabel
    organisation: QLabel
    items: QScrollArea
    examiner: QPushButton
    exceptions: kit.CountButton
    today: QPushButton
    decisions: QPushButton
    new_decision: QPushButton
    urgent_card: QPushButton
    reviews: kit.CountButton
    audit: QPushButton
    reports: QPushButton
    names: QPushButton
    guidance: QPushButton
    interests: QPushButton
    settings: QPushButton
    lock: kit.ActionButton
    find: kit.ActionButton
    status: kit.SpokenLink
    person: kit.NameLine
    switch_user: QPushButton
    absence: kit.NoticeBar
    notice: kit.NoticeBar
    pages: QStackedWidget
    vault_menu: QMenu
    edit_menu: QMenu
    go_menu: QMenu
    view_menu: QMenu
    help_menu: QMenu
    do_new_decision: QAction
    do_urgent_card: QAction
    do_switch_user: QAction
    do_lock: QAction
    do_quit: QAction
    do_undo: QAction
    do_redo: QAction
    do_cut: QAction
    do_copy: QAction
    do_paste: QAction
    do_select_all: QAction
    do_find: QAction
    do_shortcuts: QAction
    do_about: QAction
    go_examiner: QAction
    go_exceptions: QAction
    go_today: QAction
    go_decisions: QAction
    go_reviews: QAction
    go_audit: QAction
    go_reports: QAction
    go_names: QAction
    go_guidance: QAction
    go_interests: QAction
    go_settings: QAction
    larger_text: QAction
    smaller_text: QAction
    ordinary_text: QAction
