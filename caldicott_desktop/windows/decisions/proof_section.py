"""How far a decision is known to be unchanged: what was checked when it was read, and what not."""

from __future__ import annotations

from caldicott_desktop import casework
from caldicott_desktop.domain.record.account import Section
from caldicott_desktop.domain.record.blocks import Box, Fact, cell, line, strong

_PROVES = (
    "The words on this page are the ones that were signed, by the person named, and the entry has "
    "its place in the log whose head is given. Whatever comes before that head cannot be put in, "
    "changed or taken out without changing the head."
)
_NOT_PROVEN = (
    "That what was written is true, that it was decided when it says, or that a head known to "
    "nobody outside this vault was never replaced as a whole. A head written down elsewhere, or an "
    "earlier export, settles the last of these."
)


def short(page: casework.DecisionPage | casework.CardPage) -> str:
    """Two or three lines for the margin."""
    return (
        f"Signed by {page.recorded_by}. Entry {page.position:,} of {page.head.size:,}. "
        "Its signature, its words and its place in the log hold together."
    )


def section(page: casework.DecisionPage | casework.CardPage) -> Section:
    """The whole account, with the figures somebody may want to compare."""
    guidance = page.guidance_version if isinstance(page, casework.DecisionPage) else None
    facts = (
        Fact(label="Signed by", words=cell(page.recorded_by)),
        Fact(label="Key", words=cell(page.signed_with)),
        Fact(label="Entry", words=cell(f"{page.position:,} of {page.head.size:,}")),
        Fact(label="Entry’s own number", words=cell(_grouped(page.entry_id))),
        Fact(label="Head of the log", words=cell(page.head.printed())),
        *((Fact(label="Guidance set", words=cell(guidance)),) if guidance else ()),
    )
    box = Box(
        title="Proof",
        description="Facts of the signed entry, then what they prove and what they do not prove.",
        heading=None,
        facts=facts,
        columns=(
            (line(strong("What this proves. "), _PROVES),),
            (line(strong("What this does not prove. "), _NOT_PROVEN),),
        ),
    )
    return Section(title="How this was checked", blocks=(box,))


def _grouped(digits: str) -> str:
    return " ".join(digits[at : at + 4] for at in range(0, len(digits), 4))
