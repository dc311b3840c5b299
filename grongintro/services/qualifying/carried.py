"""What was decided, planned or used before grongintro, or in another municipality: «overført»."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from grongintro.domain.carried import CarriedKind, CarriedMatter, OpeningBalance
from grongintro.domain.document import Document
from grongintro.errors import UserError
from grongintro.services.keeping import filing
from grongintro.services.people import check_visible
from grongintro.services.rows import need, newest, not_after, put

if TYPE_CHECKING:
    from datetime import date

    from grongintro.domain.carried import Quota
    from grongintro.services.desk import Desk, Saved
    from grongintro.storage.unit import Reader

MARK = "overført"
WHOLE = 100


@dataclass(frozen=True)
class CarriedRow:
    """Something carried over, and what its scan is called; `may_open`: the account may open the scan."""

    matter: CarriedMatter
    document: str = ""
    may_open: bool = False


@dataclass(frozen=True)
class CarriedView:
    """What is carried over, the newest first, and the opening balance of each quota that has one."""

    matters: tuple[CarriedRow, ...]
    balances: tuple[OpeningBalance, ...]

    def balance(self, quota: Quota) -> OpeningBalance | None:
        """What was used of a quota before."""
        return next((each for each in self.balances if each.quota is quota), None)


def carried_view(desk: Desk, person_id: str) -> CarriedView:
    """Everything of a person that is marked «overført»."""
    documents = {row.id: row for row in filing.documents_of(desk, person_id)}
    with desk.read() as reader:
        check_visible(desk, reader, person_id)
        matters = newest(reader.find(CarriedMatter, person_id=person_id), "dated")
        balances = reader.find(OpeningBalance, person_id=person_id)
    return CarriedView(
        tuple(
            CarriedRow(each, row.name, row.may_open)
            if each.document_id and (row := documents.get(each.document_id))
            else CarriedRow(each)
            for each in matters
        ),
        tuple(sorted(balances, key=lambda each: (each.quota, each.as_of, each.id))),
    )


def register_carried(desk: Desk, value: CarriedMatter) -> Saved:
    """Write a decision, plan or contract that was made before, perhaps with its scan (undoable).

    UserError when it is dated in the future, a decision has no decider, or the scan is another person's.
    """
    desk.require_caseworker()
    check_carried(value, desk.today)
    with desk.write("register_carried") as unit:
        check_visible(desk, unit, value.person_id)
        _check_document(unit, value)
        return put(desk, unit, value)


def check_carried(value: CarriedMatter, today: date) -> None:
    """Raise UserError at the first field of a carried matter that is missing or cannot be right."""
    not_after(value.dated, today, "dated")
    if value.kind is not CarriedKind.CONTRACT:
        need(value, {"decided_by": "Skriv hvem som vedtok det, for eksempel kommunen og navnet."})
    if value.kind is CarriedKind.OTHER:
        need(value, {"note": "Skriv hva det er."})


def _check_document(reader: Reader, value: CarriedMatter) -> None:
    if value.document_id is None:
        return
    if reader.get(Document, value.document_id).person_id != value.person_id:
        raise UserError("Dokumentet hører til en annen person. Velg et annet.", field="document_id")


def set_opening_balance(desk: Desk, value: OpeningBalance) -> Saved:
    """Write how much of a quota was used up to a day, with who says so (undoable); one for each quota.

    UserError when the amount is below 0, the day in the future, the source missing, or the quota has one.
    """
    desk.require_caseworker()
    check_balance(value, desk.today)
    with desk.write("set_opening_balance") as unit:
        check_visible(desk, unit, value.person_id)
        check_only(unit, value)
        return put(desk, unit, value)


def check_balance(value: OpeningBalance, today: date) -> None:
    """Raise UserError at the first field of a balance that is missing or cannot be right."""
    if value.hundredths < 0:
        raise UserError("Skriv hvor mye som er brukt, 0 eller mer.", field="hundredths")
    not_after(value.as_of, today, "as_of")
    need(value, {"source": "Skriv hvem som opplyser det, for eksempel kommunen eller skolen."})


def check_only(reader: Reader, value: OpeningBalance) -> None:
    """Raise UserError when the quota of the person has another balance already."""
    found = reader.find(OpeningBalance, person_id=value.person_id, quota=value.quota)
    if any(each.id != value.id for each in found):
        raise UserError("Denne kvoten har alt en inngående saldo. Endre den i listen.", field="quota")


def balances_of(reader: Reader, person_ids: list[str]) -> dict[str, dict[Quota, OpeningBalance]]:
    """The opening balances of several people, by person and quota."""
    found: dict[str, dict[Quota, OpeningBalance]] = {each: {} for each in person_ids}
    for balance in reader.all_of(OpeningBalance, "person_id", person_ids):
        found[balance.person_id][balance.quota] = balance
    return found
