"""Everything out in an open format, and into a new store again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grongintro.domain.authority import AccountEventKind
from grongintro.domain.case import Decision, DecisionState, IssuedLetter
from grongintro.domain.staff import Account, Actor, Role, Staff
from grongintro.errors import UserError
from grongintro.exchange.open_export import Export, pack, unpack
from grongintro.services.desk import Desk, Saved
from grongintro.services.keeping import safety
from grongintro.services.keeping.outlets import write_out
from grongintro.services.trust.authority import record_event
from grongintro.services.trust.login import check_new_password, set_own_password
from grongintro.storage import store as stores
from grongintro.storage import tables
from grongintro.storage.rows import keyed
from grongintro.storage.rows.raw_rows import read_rows, write_rows

if TYPE_CHECKING:
    from pathlib import Path

    from grongintro.domain.clock import Clock
    from grongintro.storage.keys.envelope import Cost
    from grongintro.storage.opened import Store
    from grongintro.storage.unit import Reader

WHAT = "Eksport av hele lageret"


def export_all(desk: Desk, path: Path) -> Saved:
    """Write everything to one open, unencrypted file; it is listed under «Filer ute».

    Only a leader; UserError when somebody is protected from the account, for then it would not be everything.
    """
    desk.require(Role.LEADER)
    with desk.read() as reader:
        if reader.guard.hidden:
            raise UserError(
                "Noen personer er skjermet for deg. Eksporten må tas av en som ser alle.", code="protected"
            )
        content = Export(
            tables.SCHEMA,
            desk.clock.now().isoformat(timespec="minutes"),
            keyed.municipality(reader).name,
            read_rows(reader),
            _letters(reader),
        )
    return write_out(desk, path, pack(content), what=WHAT)


def _letters(reader: Reader) -> dict[str, bytes]:
    letters = {letter.id: letter for letter in reader.find(IssuedLetter)}
    return {
        f"{decision.number}.pdf": letters[decision.letter_id].pdf
        for decision in reader.find(Decision, state=DecisionState.ISSUED)
        if decision.letter_id in letters
    }


def open_from_export(
    raw: bytes, folder: Path, login: str, new: str, repeated: str, clock: Clock, *, cost: Cost | None = None
) -> tuple[Desk, str]:
    """Make a new store of an export, in `folder`; returns the desk of the leader `login` and a recovery code.

    No password comes along: the account gets a new one and new keys, and what it does counts for deciding
    when another has confirmed it. The other accounts are given new first passwords by a leader. UserError at
    the field that is wrong; then nothing has been made.
    """
    check_new_password(new, repeated)
    content = unpack(raw)
    if content.schema != tables.SCHEMA:
        raise UserError(
            "Eksporten er laget av en annen utgave av programmet. Åpne den med den utgaven.", field="file"
        )
    safety.check_new_folder(folder)
    account = _leader_named(content, login)
    store = stores.create(folder, who=login, at=clock.now(), cost=cost)
    try:
        _fill(store, content)
        code = store.envelope.add_recovery(store.key)
        desk = Desk(store, Actor(account["id"], account["staff_id"], login, Role.LEADER), clock)
        return _take_seat(desk, new), code
    except BaseException:
        stores.take_back(store)
        raise


def _fill(store: Store, content: Export) -> None:
    try:
        write_rows(store, content.tables)
    except KeyError as fault:
        raise UserError(
            "Eksporten har noe dette programmet ikke kjenner, og er ikke åpnet.", field="file"
        ) from fault


def _leader_named(content: Export, login: str) -> dict[str, str]:
    for row in content.tables["account"]:
        if row["login"].casefold() == login.strip().casefold() and row["active"]:
            if row["role"] != Role.LEADER:
                raise UserError("Skriv navnet til en leder. Lederen gir de andre nye passord.", field="login")
            return row
    raise UserError("Det finnes ingen åpen konto med dette navnet i eksporten.", field="login")


def _take_seat(desk: Desk, new: str) -> Desk:
    with desk.store.write(
        account_id=desk.actor.account_id, at=desk.clock.now(), intention="open_from_export"
    ) as unit:
        account = unit.get(Account, desk.actor.account_id)
        staff = unit.get(Staff, desk.actor.staff_id)
        record_event(desk, unit, account, AccountEventKind.RECOVERED, made_by="")
    _, identity = set_own_password(desk, account, new, None)
    desk.store.save_envelope()
    actor = Actor(account.id, staff.id, staff.name, account.role)
    return Desk(desk.store, actor, desk.clock, identity)
