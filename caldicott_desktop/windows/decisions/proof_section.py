"""How far a decision is known to be unchanged: what was checked when it was read, and what not."""

from __future__ import annotations

from caldicott_desktop import casework
from caldicott_desktop.domain.record.account import Section
from caldicott_desktop.domain.record.blocks import Box, Fact, Paragraph, cell, line, strong
from caldicott_desktop.windows.saying import noted, number, translate

_PROVES = noted(
    "ProofSection",
    "The words on this page are the ones that were signed, by the person named, and the entry has "
    "its place in the log whose head is given. Whatever comes before that head cannot be put in, "
    "changed or taken out without changing the head.",
)
_NOT_PROVEN = noted(
    "ProofSection",
    "That what was written is true, that it was decided when it says, or that a head known to "
    "nobody outside this vault was never replaced as a whole. A head written down elsewhere, or an "
    "earlier export, settles the last of these.",
)


def short(page: casework.DecisionPage | casework.CardPage) -> str:
    """Two or three lines for the margin."""
    return translate(
        "ProofSection",
        "Signed by {who}. Entry {number} of {size}. Its signature, its words and its place in the "
        "log hold together.",
    ).format(who=page.recorded_by, number=number(page.position), size=number(page.head.size))


def section(page: casework.DecisionPage | casework.CardPage) -> Section:
    """The whole account, with the figures somebody may want to compare."""
    guidance = page.guidance_version if isinstance(page, casework.DecisionPage) else None
    place = translate("ProofSection", "{number} of {size}").format(
        number=number(page.position), size=number(page.head.size)
    )
    facts = (
        Fact(label=translate("ProofSection", "Signed by"), words=cell(page.recorded_by)),
        Fact(label=translate("ProofSection", "Key"), words=cell(page.signed_with)),
        Fact(label=translate("ProofSection", "Entry"), words=cell(place)),
        Fact(
            label=translate("ProofSection", "Entry’s own number"),
            words=cell(_grouped(page.entry_id)),
        ),
        Fact(label=translate("ProofSection", "Head of the log"), words=cell(page.head.printed())),
        *(
            (Fact(label=translate("ProofSection", "Guidance set"), words=cell(guidance)),)
            if guidance
            else ()
        ),
    )
    box = Box(
        title=translate("ProofSection", "Proof"),
        description=translate(
            "ProofSection",
            "Facts of the signed entry, then what they prove and what they do not prove.",
        ),
        heading=None,
        facts=facts,
        columns=(
            (_told(translate("ProofSection", "What this proves."), _PROVES),),
            (_told(translate("ProofSection", "What this does not prove."), _NOT_PROVEN),),
        ),
    )
    return Section(title=translate("ProofSection", "How this was checked"), blocks=(box,))


def _told(lead: str, words: str) -> Paragraph:
    return line(strong(f"{lead} "), translate("ProofSection", words))


def _grouped(digits: str) -> str:
    return " ".join(digits[at : at + 4] for at in range(0, len(digits), 4))
