"""What the law rows settle before any case is at hand: what is offered where, and what is asked.

A change of law is a change of one row's status. Gateways that wait for a law, and questions that
wait for a row or for such a gateway, follow from it here and nowhere else.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from caldicott_desktop.domain.choices import Nation
from caldicott_desktop.domain.guidance_types import Gateway, LawRow, LawStatus, Question

_ROW = "row."
_GATEWAY = "gateway."
_OFFERED = "offered"
_STATUSES = frozenset(status.code for status in LawStatus)


def nations_offered(gateway: Gateway, law_rows: Mapping[str, LawRow]) -> tuple[Nation, ...]:
    """The nations in which `gateway` can be offered: its own, less those whose law has not come.

    One that waits for a law is offered where a row it waits for says that the law is in force.
    """
    if not gateway.only_in_force:
        return gateway.nations
    rows = [law_rows[id_] for id_ in gateway.only_in_force]
    come = {nation for row in rows if row.status is LawStatus.IN_FORCE for nation in row.nations}
    return tuple(nation for nation in gateway.nations if nation in come)


@dataclass(frozen=True, slots=True, kw_only=True)
class LawAsItStands:
    """The rows and gateways of a set, for what its questions wait for."""

    rows: Mapping[str, LawRow]
    gateways: Mapping[str, Gateway]

    def codes_of(self, name: str) -> frozenset[str] | None:
        """What a question may want of `name`; `None` where it names no row or gateway at all.

        Empty where it is worded as one that does not exist.
        """
        if name.startswith(_ROW):
            return _STATUSES if name.removeprefix(_ROW) in self.rows else frozenset()
        if name.startswith(_GATEWAY):
            known = name.removeprefix(_GATEWAY) in self.gateways
            return frozenset({_OFFERED}) if known else frozenset()
        return None

    def settled(self, question: Question) -> Question | None:
        """The question without what the law has settled; `None` where it does not arise.

        That a gateway be offered becomes the nations in which it is.
        """
        left: list[tuple[str, tuple[str, ...]]] = []
        for name, codes in question.when:
            if name.startswith(_ROW):
                if self.rows[name.removeprefix(_ROW)].status.code not in codes:
                    return None
            elif name.startswith(_GATEWAY):
                gateway = self.gateways[name.removeprefix(_GATEWAY)]
                nations = nations_offered(gateway, self.rows)
                if not nations:
                    return None
                left.append(("law.nation", tuple(nation.code for nation in nations)))
            else:
                left.append((name, codes))
        return question if tuple(left) == question.when else replace(question, when=tuple(left))
