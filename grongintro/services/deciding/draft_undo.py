"""Taking back what was written on the draft of a decision, as long as it has gone no further."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from grongintro.domain.case import Decision, DecisionState
from grongintro.errors import UserError
from grongintro.services.deciding.decision_way import record
from grongintro.services.trust.authority import check_preparer
from grongintro.storage.log.undo import later_lines

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from grongintro.services.desk import Desk
    from grongintro.storage.unit import Unit

_OPEN = frozenset({DecisionState.DRAFT, DecisionState.RETURNED, DecisionState.SUBMITTED})
_LATER = {
    DecisionState.SUBMITTED: "Vedtaket er sendt til godkjenning siden. Ta det tilbake, og endre det der.",
    DecisionState.ISSUED: "Vedtaket er utstedt siden. Lag et nytt vedtak som erstatter det.",
}
_GONE_ON = "Vedtaket har gått videre siden dette ble skrevet, så det angres ikke. Endre det i utkastet."
_ANOTHER = "Det er begynt på et nytt utkast siden. Legg det bort først."


def check_may_undo(desk: Desk, unit: Unit, lines: Sequence[Any]) -> None:
    """Raise UserError when a draft in these lines has gone further since, or is not one's to write."""
    for line in _drafts(lines):
        decision = unit.get(Decision, line.row_id)
        check_preparer(desk, unit, decision.person_id, decision.kind)
        if any("state" in json.loads(each.new or "{}") for each in later_lines(unit, line)):
            raise UserError(_LATER.get(decision.state, _GONE_ON), code="gone_on")
        if decision.state is DecisionState.WITHDRAWN and _another_is_open(unit, decision):
            raise UserError(_ANOTHER, code="gone_on")


def tell_undone(desk: Desk, unit: Unit, lines: Sequence[Any]) -> None:
    """Write on the way of each draft in these lines that something was taken back: the steps stay."""
    for line in _drafts(lines):
        record(desk, unit, unit.get(Decision, line.row_id), "undone")


def _drafts(lines: Sequence[Any]) -> list[Any]:
    return [line for line in lines if line.subject == "decision"]


def _another_is_open(unit: Unit, decision: Decision) -> bool:
    of_person = unit.find(Decision, person_id=decision.person_id)
    return any(each.state in _OPEN and each.id != decision.id for each in of_person)
