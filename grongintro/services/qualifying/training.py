"""Training in Norwegian and civics (chapter 6), life skills, parental guidance: offered, taught, tested."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grongintro.domain.training import (
    NORWEGIAN_PARTS,
    Exemption,
    LanguageTest,
    Provider,
    Subject,
    TaughtHours,
    TestPart,
    Training,
)
from grongintro.errors import UserError
from grongintro.services import settings
from grongintro.services.people import check_visible
from grongintro.services.rows import in_order, need, not_after, put

if TYPE_CHECKING:
    from grongintro.services.desk import Desk, Saved
    from grongintro.storage.unit import Reader

DAY_MINUTES = 24 * 60
WEEK_MINUTES = 7 * DAY_MINUTES
MEETINGS = (Subject.PARENTING_GROUP, Subject.PARENTING_INDIVIDUAL)
EXEMPTION_HINT = "Her føres søknaden og svaret. Vedtaket om fritak lages for seg."


def save_training(desk: Desk, value: Training) -> Saved:
    """Write training that is offered, started or over (§ 30, undoable).

    UserError when it starts before it is offered, ends before it starts, or a private provider has no name.
    """
    desk.require_caseworker()
    for field in ("offered", "claimed"):
        not_after(getattr(value, field), desk.today, field)
    if value.start is not None and value.start < value.offered:
        raise UserError("Opplæringen kan ikke starte før den er tilbudt.", field="start")
    if value.end is not None and value.start is None:
        raise UserError("Skriv når opplæringen startet.", field="start")
    in_order(value.start, value.end)
    if not 0 <= value.minutes_per_week <= WEEK_MINUTES:
        raise UserError("Skriv timer i uken, fra 0 til 168.", field="minutes_per_week")
    if value.provider is Provider.PRIVATE:
        need(value, {"provider_name": "Skriv navnet på den som gir opplæringen."})
    with desk.write("save_training") as unit:
        return put(desk, unit, value)


def register_hours(desk: Desk, value: TaughtHours) -> Saved:
    """Write hours that were attended from one day to another (undoable).

    UserError when there are no minutes, more than the days have, or they lie in the future; when civics has
    no module or language (§ 33); when a meeting of parental guidance is written over several days.
    """
    desk.require_caseworker()
    not_after(value.end, desk.today, "end")
    in_order(value.start, value.end)
    most = DAY_MINUTES * ((value.end - value.start).days + 1)
    if not 0 < value.minutes <= most:
        raise UserError(f"Skriv timer, mer enn 0 og ikke over {most // 60} i denne tiden.", field="minutes")
    if value.subject in MEETINGS and value.start != value.end:
        raise UserError("Én linje er ett møte eller én samtale. Skriv én dag.", field="end")
    with desk.write("register_hours") as unit:
        check_visible(desk, unit, value.person_id)
        if value.subject is Subject.CIVICS:
            _check_civics(unit, value)
        elif value.module.strip():
            raise UserError("Bare samfunnskunnskap føres på moduler.", field="module")
        return put(desk, unit, value)


def _check_civics(reader: Reader, value: TaughtHours) -> None:
    stored = reader.get(TaughtHours, value.id).module if value.id else ""
    if value.module.strip() not in {*settings.civics_modules(reader), stored} - {""}:
        raise UserError("Velg hvilken modul timene hører til.", field="module")
    need(value, {"language": "Skriv hvilket språk det ble undervist på (§ 33)."})


def save_test(desk: Desk, value: LanguageTest) -> Saved:
    """Write a test: entered for, sat, and its result (§ 37, undoable).

    UserError when no day is written, it was sat before it was entered for, a result stands without a day, or
    the result is of the other sort: a level is for Norwegian, passed or not for civics.
    """
    desk.require_caseworker()
    for field in ("entered_on", "sat_on"):
        not_after(getattr(value, field), desk.today, field)
    if value.entered_on is None and value.sat_on is None:
        raise UserError("Skriv når deltakeren ble meldt opp.", field="entered_on")
    if value.entered_on is not None and value.sat_on is not None and value.sat_on < value.entered_on:
        raise UserError("Prøven er avlagt før oppmeldingen. Rett en av datoene.", field="sat_on")
    _check_result(value)
    with desk.write("save_test") as unit:
        return put(desk, unit, value)


def _check_result(value: LanguageTest) -> None:
    if value.level is not None and value.part not in NORWEGIAN_PARTS:
        raise UserError("Samfunnskunnskapsprøven har ikke nivå. Velg bestått eller ikke.", field="level")
    if value.passed is not None and value.part is not TestPart.CIVICS:
        raise UserError("Norskprøven gir et nivå. Velg nivået.", field="passed")
    if value.sat_on is None and (value.level is not None or value.passed is not None):
        raise UserError("Skriv når prøven ble avlagt.", field="sat_on")


def save_exemption(desk: Desk, value: Exemption) -> Saved:
    """Write an application for exemption and how it was answered (§§ 29 and 37, undoable).

    UserError when it was answered before it was applied for, or the day or the answer stands alone.
    """
    desk.require_caseworker()
    for field in ("applied_on", "decided_on"):
        not_after(getattr(value, field), desk.today, field)
    if value.decided_on is not None and value.decided_on < value.applied_on:
        raise UserError("Svaret er før søknaden. Rett en av datoene.", field="decided_on")
    if value.decided_on is not None and value.granted is None:
        raise UserError("Velg om fritaket ble gitt.", field="granted")
    if value.granted is not None and value.decided_on is None:
        raise UserError("Skriv når det ble avgjort.", field="decided_on")
    with desk.write("save_exemption") as unit:
        return put(desk, unit, value)
