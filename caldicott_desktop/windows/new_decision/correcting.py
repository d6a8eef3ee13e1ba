"""What stands at the top of a draft that corrects a decision: which one, and why."""

from __future__ import annotations

from caldicott_desktop.casework import Draft
from caldicott_desktop.domain.record import phrases
from caldicott_desktop.domain.record.characters import showable
from caldicott_desktop.windows import kit
from caldicott_desktop.windows.saying import translate


def say_what_it_corrects(bar: kit.NoticeBar, draft: Draft) -> None:
    """Name the decisions that `draft` takes the place of; nothing where it corrects none."""
    if not draft.corrects:
        bar.clear()
        return
    bar.say(
        translate("Correcting", "This draft corrects {references}.").format(
            references=phrases.joined(draft.corrects)
        ),
        showable(draft.case.correction.reason or ""),
    )
