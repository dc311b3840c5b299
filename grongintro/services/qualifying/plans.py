"""Drafting the integration plan (§ 15) and the Norwegian plan (§ 34), version by version."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from grongintro.domain.ids import new_id
from grongintro.domain.plan import PlanElement, PlanKind, PlanPhase, PlanState, PlanVersion
from grongintro.errors import UserError, gone, stale
from grongintro.services.desk import Saved
from grongintro.services.qualifying.plan_facts import programme_on
from grongintro.services.qualifying.plan_length import check_length
from grongintro.services.qualifying.plan_proposals import copied_parts, first_version, next_version
from grongintro.services.rows import in_order, need, not_after, one_of, person_of, tidy

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from grongintro.services.desk import Desk
    from grongintro.storage.unit import Reader, Unit

WEEK_MINUTES = 168 * 60
# What a form of a draft does not change: whose it is, and what adopting, handing over and signing write.
_KEPT = (
    "office_id",
    "person_id",
    "kind",
    "number",
    "state",
    "staff_id",
    "handed_over_on",
    "handed_over_by",
    "signed_on",
)


@dataclass(frozen=True)
class PlanDraft:
    """What the form of a plan holds: the version, and the whole sets of its phases and elements.

    Of a new phase or element `id` is empty; office, person and plan are filled in. Phases are numbered as
    they stand.
    """

    version: PlanVersion
    phases: tuple[PlanPhase, ...] = ()
    elements: tuple[PlanElement, ...] = ()


def new_plan(desk: Desk, person_id: str, kind: PlanKind, *, made_on: date | None = None) -> Saved:
    """Begin a version (undoable): the first with what is known filled in, a later one as a copy.

    UserError when a draft is there already (code `draft`), for a Norwegian plan of one who is in the
    programme (§ 15 seventh paragraph), or for an integration plan of one who is not offered one.
    """
    desk.require_caseworker()
    day = made_on or desk.today
    not_after(day, desk.today, "made_on")
    with desk.write("new_plan") as unit:
        person = person_of(desk, unit, person_id)
        _check_kind(unit, person_id, kind, day)
        known = unit.find(PlanVersion, person_id=person_id, kind=kind)
        if any(each.state is PlanState.DRAFT for each in known):
            raise UserError("Det finnes alt et utkast til planen. Skriv videre på det.", code="draft")
        newest = max(known, key=lambda each: each.number, default=None)
        if newest is None:
            made = first_version(unit, person, kind, day, desk.actor.staff_id)
        else:
            made = next_version(newest, newest.number + 1, day, desk.actor.staff_id)
        unit.add(made)
        if newest is not None:
            unit.add_all(copied_parts(unit, newest, made.id))
        return Saved(unit.changes(), made.id)


def _check_kind(reader: Reader, person_id: str, kind: PlanKind, day: date) -> None:
    programme = programme_on(reader, person_id, day)
    if kind is PlanKind.NORWEGIAN and programme is not None:
        raise UserError(
            "Deltakere i introduksjonsprogram skal ha én samlet integreringsplan "
            "(integreringsloven § 15 sjuende ledd). Lag en integreringsplan i stedet.",
            field="kind",
        )
    if kind is PlanKind.INTEGRATION and programme is None:
        raise UserError(
            "Integreringsplanen lages sammen med vedtaket om program (integreringsloven § 15 første ledd). "
            "Registrer tilbudet om program først.",
            field="kind",
        )


def save_plan(desk: Desk, draft: PlanDraft) -> Saved:
    """Write a draft whole: the version, and its phases and elements in place of those it had (undoable).

    UserError when it is adopted, somebody has changed it since, or dates, hours or duration cannot be right;
    what is only missing is told by `missing`.
    """
    desk.require_caseworker()
    with desk.write("save_plan") as unit:
        write_draft(desk, unit, draft)
        return Saved(unit.changes(), draft.version.id)


def write_draft(desk: Desk, unit: Unit, draft: PlanDraft) -> None:
    """Write a draft whole in a transaction that is already open; UserError as in `save_plan`."""
    version = tidy(draft.version)
    _check_draft(draft, desk.today)
    stored = draft_of(desk, unit, version.id)
    if stored.version != version.version:
        raise stale()
    written = replace(version, **{name: getattr(stored, name) for name in _KEPT})
    check_length(unit, written)
    unit.save(written, with_parts=_write_sets(unit, stored, draft))


def draft_of(desk: Desk, reader: Reader, plan_id: str) -> PlanVersion:
    """A version that is still written on; UserError (code `state`) when it is adopted."""
    stored: PlanVersion = one_of(desk, reader, PlanVersion, plan_id)
    if stored.state is not PlanState.DRAFT:
        raise UserError("Planen er vedtatt og endres ikke. Lag en ny versjon.", code="state")
    return stored


def _check_draft(draft: PlanDraft, today: date) -> None:
    plan = draft.version
    not_after(plan.made_on, today, "made_on")
    in_order(plan.start, plan.end)
    for field in ("norwegian_minutes", "civics_minutes"):
        minutes = getattr(plan, field)
        if minutes is not None and minutes < 0:
            raise UserError("Skriv antall timer, 0 eller mer.", field=field)
    for phase in draft.phases:
        _at("phases", phase, {"name": "Gi fasen et navn."})
    for element in draft.elements:
        _at("elements", element, {"title": "Gi elementet et navn."})
        if not 0 <= element.minutes_per_week <= WEEK_MINUTES:
            raise UserError("Skriv timer i uken, fra 0 til 168.", field="elements")


def _at(field: str, part: PlanPhase | PlanElement, words: dict[str, str]) -> None:
    """The faults of a phase or an element, told at the list it stands in."""
    try:
        need(part, words)
        in_order(part.start, part.end)
    except UserError as error:
        raise UserError(error.message, field=field) from error


def _write_sets(unit: Unit, plan: PlanVersion, draft: PlanDraft) -> bool:
    """Put the sets of the draft in place of the stored ones; whether that changed anything."""
    phases = [replace(each, number=number) for number, each in enumerate(draft.phases, 1)]
    changed = [
        _write_set(unit, plan, PlanPhase, phases),
        _write_set(unit, plan, PlanElement, draft.elements),
    ]
    return any(changed)


def _write_set(unit: Unit, plan: PlanVersion, kind: type, wanted: Sequence[Any]) -> bool:
    found: list[Any] = unit.find(kind, plan_id=plan.id)
    stored = {each.id: each for each in found}
    own = {"office_id": plan.office_id, "person_id": plan.person_id, "plan_id": plan.id}
    kept = {each.id for each in wanted if each.id}
    if not kept <= stored.keys():
        raise gone()
    for row_id in stored.keys() - kept:
        unit.remove(stored[row_id])
    changed = bool(stored.keys() - kept)
    for part in wanted:
        value = replace(tidy(part), **own)
        if value.id:
            changed = changed or value != stored[value.id]
            unit.save(value)
        else:
            changed = True
            unit.add(replace(value, id=new_id(), version=1))
    return changed
