"""The lines of a sheet one by one: read, recognised among known people, and tied to their partners."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grongintro.domain.ids import new_id
from grongintro.domain.names import similar
from grongintro.errors import UserError
from grongintro.exchange.columns import BY_NAME
from grongintro.exchange.values import read_value, split_name
from grongintro.exchange.words import YES
from grongintro.rules.identity import check_duf, check_national
from grongintro.services.imports.known import NUMBERS, Known, adviser_named, keys_of
from grongintro.services.imports.line import Line, label
from grongintro.services.imports.partners import tie_partners

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from grongintro.exchange.sheets import Sheet, SheetRow


def read_lines(sheet: Sheet, mapping: Mapping[str, str], known: Known, today: date) -> list[Line]:
    """Every line read, recognised and tied to its partner, with its faults and warnings."""
    lines = [_read_line(row, mapping, known, today) for row in sheet.rows]
    _refuse_doubles(lines)
    _recognise(lines, known)
    tie_partners(lines, known)
    return lines


def _read_line(row: SheetRow, mapping: Mapping[str, str], known: Known, today: date) -> Line:
    line = Line(row.line, {})
    for heading, cell in row.cells.items():
        name = mapping.get(heading, "")
        if not name:
            continue
        try:
            value = read_value(BY_NAME[name], cell, today)
        except UserError as error:
            line.fault(name, error.message)
            continue
        if value.note:
            line.warn(name, value.note)
        if heading in row.formulas:
            line.warn(name, "Teksten ligner en formel. Den blir lagret som vanlig tekst.")
        if value.text:
            line.values[name] = value.text
    _complete(line, known)
    return line


def _complete(line: Line, known: Known) -> None:
    """Take apart, look up and check what more than one cell or the program must answer."""
    values, wrong = line.values, {note.field for note in line.faults}
    whole = values.pop("name", "")
    try:
        if whole:
            values["given_name"], values["family_name"] = split_name(whole)
    except UserError as error:
        line.fault("name", error.message)
    for name in ("given_name", "family_name"):
        if name not in values and not whole:
            line.fault(name, f"{label(name)} mangler. Skriv det i arket.")
    if "birth_date" not in values and label("birth_date") not in wrong:
        line.fault("birth_date", "Fødselsdatoen mangler. Skriv den i arket, for eksempel 3.3.1990.")
    _check_numbers(line)
    _find_adviser(line, known)
    if values.get("interpreter_language") == YES:
        spoken = values.get("languages", "").split(", ")[0]
        values["interpreter_language"] = spoken
        if not spoken:
            line.fault("interpreter_language", "Skriv hvilket språk det skal tolkes til.")


def _check_numbers(line: Line) -> None:
    national, duf = (line.values.get(name, "") for name in NUMBERS)
    if national and not (check := check_national(national)).valid:
        line.fault("national_number", check.message)
    if duf and not (check := check_duf(duf)).valid:
        line.warn("duf_number", check.message)


def _find_adviser(line: Line, known: Known) -> None:
    written = line.values.get("adviser")
    if written is None:
        return
    found = adviser_named(written, known.advisers)
    if found is None:
        names = ", ".join(sorted(known.advisers.values()))
        line.fault(
            "adviser",
            f"Ingen rådgiver heter «{written}». Kjente rådgivere: {names}. "
            "Rett navnet, eller legg inn kollegaen under Innstillinger først.",
        )
    else:
        line.values["adviser"] = found


def _refuse_doubles(lines: Iterable[Line]) -> None:
    """The same person twice: same number, or same name and birth date and no numbers to tell them apart."""
    seen: dict[str, Line] = {}
    for line in lines:
        for key in keys_of(line.values):
            first = seen.setdefault(key, line)
            if first is not line and not (key.startswith("name:") and _told_apart(first, line)):
                line.fault(
                    key.split(":")[0] if not key.startswith("name:") else "birth_date",
                    f"{line.name} står også i linje {first.line}. Slett den ene linjen, eller rett nummeret.",
                )
                break


def _told_apart(one: Line, other: Line) -> bool:
    pairs = [(one.values.get(name), other.values.get(name)) for name in NUMBERS]
    return any(first and second and first != second for first, second in pairs)


def _recognise(lines: list[Line], known: Known) -> None:
    """Numbers first for all lines, then name and birth date among those that no number has pointed at."""
    taken: dict[str, Line] = {}
    for line in lines:
        hits = [known.by_key[key] for key in keys_of(line.values) if _is_number(key) and key in known.by_key]
        if len({ids[0] for ids in hits}) > 1:
            names = " og ".join(known.people[ids[0]].name for ids in hits)
            line.fault("duf_number", f"Numrene tilhører to personer i programmet: {names}. Rett nummeret.")
        elif hits:
            _take(line, hits[0][0], taken)
    for line in lines:
        if not line.person_id:
            _recognise_by_name(line, known, taken)
    _warn_of_likes(lines, known)


def _is_number(key: str) -> bool:
    return not key.startswith("name:")


def _recognise_by_name(line: Line, known: Known, taken: dict[str, Line]) -> None:
    keys = [key for key in keys_of(line.values) if not _is_number(key)]
    found = [person_id for key in keys for person_id in known.by_key.get(key, ()) if person_id not in taken]
    if len(found) > 1:
        line.fault(
            "birth_date", f"Flere i programmet heter {line.name} og er født denne dagen. Skriv nummeret."
        )
    elif found:
        _take(line, found[0], taken)
        if _told_apart(line, Line(0, known.values[found[0]])):
            line.warn(
                "national_number",
                f"{line.name} finnes med et annet nummer. Er det en annen person, registrer den nye personen "
                "i programmet først, og importer så på nytt.",
            )
    else:
        line.person_id = new_id()


def _take(line: Line, person_id: str, taken: dict[str, Line]) -> None:
    first = taken.setdefault(person_id, line)
    line.person_id, line.new = person_id, False
    if first is not line:
        line.fault("birth_date", f"Dette er samme person som i linje {first.line}. Slett den ene linjen.")


def _warn_of_likes(lines: list[Line], known: Known) -> None:
    born: dict[str, list[str]] = {}
    for person_id, values in known.values.items():
        born.setdefault(values["birth_date"], []).append(person_id)
    for line in lines:
        if not line.new:
            continue
        for person_id in born.get(line.values.get("birth_date", ""), ()):
            if similar(known.people[person_id].name, line.name):
                line.warn(
                    "given_name",
                    f"Ligner på {known.people[person_id].name}, som er født samme dag og alt er registrert. "
                    "Er det samme person, skriv navnet likt i arket.",
                )
