"""What can be done from anywhere in the house beside going to a page."""

from __future__ import annotations

from collections.abc import Callable

from caldicott_desktop.windows.decisions.record_page import RecordPage
from caldicott_desktop.windows.finding.actions import Action
from caldicott_desktop.windows.saying import translate
from caldicott_desktop.windows.shell import Shell

Do = Callable[[], object]


def doings(shell: Shell, *, check: Do, back_up: Do, send_head: Do) -> tuple[Action, ...]:
    """Each with the words it is found by; the last belongs to a record that is in front."""
    vault = translate("Doings", "Vault")

    def in_view() -> RecordPage | None:
        page = shell.current_page()
        return page if isinstance(page, RecordPage) and page.may_be_exported else None

    def export() -> None:
        page = in_view()
        if page is not None:
            page.offer_export()

    return (
        Action(
            id="check_now",
            words=translate("Doings", "Check the record now"),
            group=vault,
            run=check,
            keywords=translate("Doings", "verify intact unchanged proof"),
        ),
        Action(
            id="back_up",
            words=translate("Doings", "Back up…"),
            group=vault,
            run=back_up,
            keywords=translate("Doings", "copy backup save passphrase place"),
        ),
        Action(
            id="send_head",
            words=translate("Doings", "Send or check a statement of this vault…"),
            group=vault,
            run=send_head,
            keywords=translate("Doings", "head proof witness auditor"),
        ),
        Action(
            id="export_record",
            words=translate("Doings", "Export this record…"),
            group=vault,
            run=export,
            keywords=translate("Doings", "Word copy document send print decision"),
            here=lambda: in_view() is not None,
        ),
    )
