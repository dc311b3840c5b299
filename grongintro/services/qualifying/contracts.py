"""The integration contract (§ 16), and the declaration that succeeds it when it enters into force."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from grongintro.domain.dates import short
from grongintro.domain.ids import new_id
from grongintro.domain.plan import ContractKind, IntegrationContract, PlanKind, PlanState, PlanVersion
from grongintro.errors import UserError
from grongintro.rules.switches import plan_document
from grongintro.services import settings
from grongintro.services.desk import Saved
from grongintro.services.rows import not_after, one_of

if TYPE_CHECKING:
    from datetime import date

    from grongintro.services.desk import Desk
    from grongintro.storage.unit import Reader


def contract_kind(reader: Reader, made_on: date) -> ContractKind:
    """Which document goes with a plan made on a day: the contract, or its successor once it is in force."""
    return plan_document(made_on, settings.parameters(reader))


def contract_warnings(plan: PlanVersion, made_on: date) -> tuple[UserError, ...]:
    """What looks wrong but does not hinder: the contract is made at the same time as the plan (§ 16)."""
    if made_on == plan.made_on:
        return ()
    words = (
        f"Planen er laget {short(plan.made_on)}. Kontrakten skal lages samtidig "
        "(integreringsloven § 16 første ledd)."
    )
    return (UserError(words, field="made_on", code="warning"),)


def make_contract(desk: Desk, plan_id: str, made_on: date) -> Saved:
    """Make the contract, or the declaration, that goes with an adopted integration plan (undoable).

    UserError for a draft, for a Norwegian plan, when it is there already, before the plan or in the future.
    """
    desk.require_caseworker()
    not_after(made_on, desk.today, "made_on")
    with desk.write("make_contract") as unit:
        plan: PlanVersion = one_of(desk, unit, PlanVersion, plan_id)
        if plan.kind is not PlanKind.INTEGRATION or plan.state is not PlanState.ADOPTED:
            raise UserError("Vedta integreringsplanen først. Kontrakten bygger på den (§ 16).", code="state")
        if made_on < plan.made_on:
            raise UserError("Kontrakten kan ikke være eldre enn planen.", field="made_on")
        if unit.find(IntegrationContract, plan_id=plan_id):
            raise UserError("Planen har alt en kontrakt.", code="there")
        made = IntegrationContract(
            new_id(),
            plan.office_id,
            plan.person_id,
            plan_id,
            contract_kind(unit, plan.made_on),
            made_on,
            desk.actor.staff_id,
        )
        unit.add(made)
        return Saved(unit.changes(), made.id)


def sign_contract(
    desk: Desk, contract_id: str, *, participant: date | None = None, municipality: date | None = None
) -> Saved:
    """Write the day each side signed (undoable); what is not given stays as it is.

    UserError when a day is before the contract or in the future, and for the municipality's day on a
    declaration, which the participant alone signs.
    """
    desk.require_caseworker()
    with desk.write("sign_contract") as unit:
        contract: IntegrationContract = one_of(desk, unit, IntegrationContract, contract_id)
        for field, day in (("participant_signed", participant), ("municipality_signed", municipality)):
            if day is not None and not contract.made_on <= day <= desk.today:
                raise UserError("Dagen må være fra kontrakten ble laget, til i dag.", field=field)
        if contract.kind is ContractKind.DECLARATION and municipality is not None:
            raise UserError("Erklæringen skrives bare under av deltakeren.", field="municipality_signed")
        signed = replace(
            contract,
            participant_signed=participant or contract.participant_signed,
            municipality_signed=municipality or contract.municipality_signed,
        )
        unit.save(signed)
        return Saved(unit.changes(), contract_id)
