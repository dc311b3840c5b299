"""What an import would do, line by line: new, changed, unchanged, to choose between, or wrong."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING

from grongintro.domain.dates import age_on, short
from grongintro.domain.person import Person
from grongintro.domain.programme import Education, Goal
from grongintro.errors import UserError
from grongintro.exchange.columns import check_mapping
from grongintro.rules.programme_length import LengthFacts, length_limits, programme_length
from grongintro.services import settings
from grongintro.services.imports.known import (
    NUMBERS,
    PERMIT_FIELDS,
    PROGRAMME_FIELDS,
    Known,
    Values,
    as_day,
    everything_known,
    keys_of,
    person_fields,
)
from grongintro.services.imports.line import Line, Note, label
from grongintro.services.imports.reading import read_lines
from grongintro.services.people import ADULT, check_person

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from grongintro.exchange.sheets import Sheet
    from grongintro.rules.parameters import Parameters
    from grongintro.storage.unit import Reader

_NOT_COMPARED = frozenset({"row_number"})


class RowKind(StrEnum):
    """What an import would do with a line."""

    NEW = "new"
    UPDATE = "update"
    UNCHANGED = "unchanged"
    CONFLICT = "conflict"
    FAULT = "fault"


@dataclass(frozen=True)
class FieldChange:
    """A value that would change, as people read it."""

    label: str
    old: str
    new: str


@dataclass(frozen=True)
class Conflict:
    """A value that was changed in the program and is another in the sheet: the user chooses.

    `source_key` and `field` name it in the choices; the rest is for the screen.
    """

    source_key: str
    field: str
    line: int
    name: str
    label: str
    in_program: str
    in_sheet: str


@dataclass(frozen=True)
class RowPlan:
    """What would happen to one line. `accepted` are the values to write, all in plain form."""

    line: int
    name: str
    kind: RowKind
    source_key: str
    changes: tuple[FieldChange, ...]
    conflicts: tuple[Conflict, ...]
    faults: tuple[Note, ...]
    warnings: tuple[Note, ...]
    person_id: str = field(repr=False)
    new: bool = field(repr=False)
    values: Values = field(repr=False)
    accepted: Values = field(repr=False)


@dataclass(frozen=True)
class ImportPlan:
    """What an import would do; nothing has been written."""

    sheet: Sheet = field(repr=False)
    mapping: dict[str, str] = field(repr=False)
    rows: tuple[RowPlan, ...] = field(repr=False)

    @property
    def faults(self) -> tuple[Note, ...]:
        """Everything that must be mended in the sheet first, by line."""
        return tuple(note for row in self.rows for note in row.faults)

    @property
    def warnings(self) -> tuple[Note, ...]:
        """Everything that should be looked at but does not hinder, by line."""
        return tuple(note for row in self.rows for note in row.warnings)

    @property
    def conflicts(self) -> tuple[Conflict, ...]:
        """Every value to choose, by line."""
        return tuple(conflict for row in self.rows for conflict in row.conflicts)

    def count(self, kind: RowKind) -> int:
        """How many lines are of a kind."""
        return sum(row.kind is kind for row in self.rows)


def make_plan(
    reader: Reader, sheet: Sheet, mapping: Mapping[str, str], today: date
) -> tuple[ImportPlan, Known]:
    """Work out every line of a sheet. UserError when the mapping cannot be used."""
    check_mapping(mapping)
    known, parameters = everything_known(reader), settings.parameters(reader)
    lines = read_lines(sheet, mapping, known, today)
    names = {line.person_id: line.name for line in lines}
    rows = tuple(_plan_row(line, known, names, parameters, today) for line in lines)
    return ImportPlan(sheet, dict(mapping), rows), known


def _plan_row(
    line: Line, known: Known, names: Mapping[str, str], parameters: Parameters, today: date
) -> RowPlan:
    program = {} if line.new else known.values[line.person_id]
    _drop_loose(line, program)
    keys = keys_of(line.values)
    accepted, asked = _compare(line, known)
    if not line.faults and (accepted or asked):
        chosen = {**program, **accepted, **{name: line.values[name] for name in asked}}
        accepted |= _completed(line, accepted, chosen, parameters)
        _check(line, known, {**chosen, **accepted}, parameters, today)
    shown = partial(known.shown, names=names)
    source_key = keys[0] if keys else ""
    return RowPlan(
        line=line.line,
        name=line.name,
        kind=_kind(line, accepted, asked),
        source_key=source_key,
        changes=tuple(
            FieldChange(label(name), shown(name, program.get(name, "")), shown(name, value))
            for name, value in accepted.items()
        ),
        conflicts=tuple(_conflict(source_key, line, name, program, shown) for name in asked),
        faults=tuple(line.faults),
        warnings=tuple(line.warnings),
        person_id=line.person_id,
        new=line.new,
        values=line.values,
        accepted=accepted,
    )


def _conflict(
    source_key: str, line: Line, name: str, program: Values, shown: Callable[[str, str], str]
) -> Conflict:
    return Conflict(
        source_key,
        name,
        line.line,
        line.name,
        label(name),
        shown(name, program.get(name, "")) or "(tomt)",
        shown(name, line.values[name]),
    )


def _kind(line: Line, accepted: Values, asked: list[str]) -> RowKind:
    if line.faults:
        return RowKind.FAULT
    if line.new:
        return RowKind.NEW
    if asked:
        return RowKind.CONFLICT
    return RowKind.UPDATE if accepted else RowKind.UNCHANGED


def _drop_loose(line: Line, program: Values) -> None:
    """Facts that have no place without a programme or a permit are left out, and that is said."""
    values = line.values
    if not any(source.get(name) for source in (values, program) for name in ("offered", "start", "end")):
        for name in ("education", "goal"):
            if values.pop(name, ""):
                line.warn(
                    name, f"{label(name)} hører til et program, og personen har ikke noe. Tas ikke med."
                )
    if not values.get("permit") and not program.get("permit"):
        for name in ("permit_granted", "permit_valid_to"):
            if values.pop(name, ""):
                line.fault(name, "Skriv også hva slags oppholdstillatelse det er.")


def _compare(line: Line, known: Known) -> tuple[Values, list[str]]:
    """Which values of the line to write, and which the user must choose about.

    An empty cell says nothing and takes nothing away. What is the same in sheet and program, or the same in
    the sheet as at the last import, is left alone; what only the sheet has changed is written. A value that
    the program holds and the sheet never brought, and a number that would become another, are always asked.
    """
    record = known.records.get(line.person_id)
    before = record.imported if record else {}
    program = {} if line.new else known.values[line.person_id]
    accepted: Values = {}
    asked: list[str] = []
    for name, value in line.values.items():
        now, last = program.get(name, ""), before.get(name)
        if name in _NOT_COMPARED or value == last or _same(name, value, now):
            continue
        untouched = _same(name, now, last or "") and not (now and name in NUMBERS)
        if name == "last_talk" or untouched:
            accepted[name] = value
        else:
            asked.append(name)
    return accepted, asked


def _same(name: str, one: str, other: str) -> bool:
    return one.casefold() == other.casefold() if name == "household" else one == other


def _completed(line: Line, accepted: Values, chosen: Values, parameters: Parameters) -> Values:
    """The end that the law gives a programme that the sheet names without an end."""
    start, offered, born = (as_day(chosen.get(name)) for name in ("start", "offered", "birth_date"))
    if "start" not in accepted or chosen.get("end"):
        return {}
    if start is None or offered is None or born is None:
        return {}
    if not chosen.get("education") or not chosen.get("goal"):
        line.warn("end", "Siste dag i programmet mangler. Fyll den inn på personens side.")
        return {}
    try:
        end = programme_length(_length_facts(chosen, offered, start, born), parameters).end
    except UserError:
        return {}
    line.warn("end", f"Siste dag mangler og blir satt til {short(end)}, det lengste loven gir.")
    return {"end": end.isoformat()}


def _length_facts(values: Values, offered: date, start: date, born: date) -> LengthFacts:
    return LengthFacts(
        offered=offered,
        start=start,
        birth_date=born,
        education=Education(values.get("education") or Education.LESS),
        goal=Goal(values.get("goal") or Goal.WORK),
    )


def _check(line: Line, known: Known, values: Values, parameters: Parameters, today: date) -> None:
    """Find what cannot be right when the line's values stand beside those that the program has."""
    for check in (
        partial(check_person, as_person(values, known.people.get(line.person_id)), today),
        partial(check_programme, values, parameters),
        partial(check_permit, values),
    ):
        try:
            check()
        except UserError as error:
            line.fault(error.field, error.message)
    _warn_of_gaps(line, values, today)


def _warn_of_gaps(line: Line, values: Values, today: date) -> None:
    born = as_day(values.get("birth_date"))
    if line.new and born and age_on(born, today) >= ADULT and not values.get("arrived"):
        line.warn("arrived", "Datoen mangler. Personen kommer ikke i oppfølgingen før den er fylt inn.")
    if line.new and values.get("offered"):
        for name, usual in (("education", "mindre enn videregående"), ("goal", "arbeid")):
            if not values.get(name):
                line.warn(name, f"{label(name)} mangler og blir satt til «{usual}». Rett det i programmet.")


def as_person(values: Values, base: Person | None, *, person_id: str = "", office_id: str = "") -> Person:
    """The person that plain values make, on top of the one the program has."""
    if base is None:
        born = as_day(values["birth_date"])
        assert born is not None  # noqa: S101  a line without a birth date is a fault
        base = Person(person_id, office_id, values["given_name"], values["family_name"], born)
    return replace(base, **person_fields(values))


def check_programme(values: Values, parameters: Parameters) -> None:
    """Raise UserError at the first field of a programme that is missing or cannot be right."""
    if not any(values.get(name) for name in PROGRAMME_FIELDS):
        return
    offered, start, end = (as_day(values.get(name)) for name in ("offered", "start", "end"))
    if offered is None:
        raise UserError(
            "Skriv når programmet ble tilbudt. Datoen avgjør hvilke regler som gjelder.", field="offered"
        )
    if start is None:
        if end is not None:
            raise UserError("Skriv startdatoen når sluttdatoen er kjent.", field="start")
        length_limits(
            offered,
            Education(values.get("education") or Education.LESS),
            Goal(values.get("goal") or Goal.WORK),
            parameters,
        )
        return
    if end is not None and end < start:
        raise UserError("Sluttdatoen er før startdatoen.", field="end")
    born = as_day(values["birth_date"])
    if born is not None:
        programme_length(_length_facts(values, offered, start, born), parameters)


def check_permit(values: Values) -> None:
    """Raise UserError at the first field of a permit that is missing or cannot be right."""
    if not any(values.get(name) for name in PERMIT_FIELDS):
        return
    granted, valid_to = as_day(values.get("permit_granted")), as_day(values.get("permit_valid_to"))
    if granted is None:
        raise UserError("Skriv datoen tillatelsen ble gitt.", field="permit_granted")
    if valid_to is not None and valid_to < granted:
        raise UserError("Tillatelsen kan ikke gå ut før den ble gitt.", field="permit_valid_to")
