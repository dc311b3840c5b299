"""Spouses and cohabitants in a sheet: the name or number that was written becomes a person, on both sides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grongintro.domain.names import fold
from grongintro.exchange.words import NO, plain_word
from grongintro.services.imports.known import NUMBERS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from grongintro.services.imports.known import Known, Values
    from grongintro.services.imports.line import Line

_NO_PARTNER = frozenset({"nei", "ingen", "enslig", "ugift", "n", "0"})
_UNNAMED_PARTNER = frozenset({"ja", "j", "x", "gift", "samboer", "ektefelle"})

Directory = dict[str, list[str]]


def tie_partners(lines: list[Line], known: Known) -> None:
    """Write the partner's id (or `no`) into each line that names one, and into the partner's own line.

    A name that nobody or several have, and partners that do not agree, become faults of the line.
    """
    if not any("partner" in line.values for line in lines):
        return
    by_id = {line.person_id: line for line in lines}
    in_sheet = _directory((line.person_id, line.values, line.name) for line in lines)
    in_store = _directory((key, known.values[key], person.name) for key, person in known.people.items())
    for line in lines:
        written = line.values.pop("partner", "")
        found = _partner(line, written, (in_sheet, in_store), by_id) if written else ""
        if found:
            line.values["partner"] = found
    for line in lines:
        _check_both_sides(line, by_id, known)


def _directory(people: Iterable[tuple[str, Values, str]]) -> Directory:
    """Ids by everything that a partner may be written as."""
    found: Directory = {}
    for person_id, values, name in people:
        for word in {_word(name), *(values.get(key, "") for key in ("row_number", *NUMBERS))}:
            if word and person_id:
                found.setdefault(word, []).append(person_id)
    return found


def _word(written: str) -> str:
    digits = "".join(written.split())
    if digits.isdigit():
        return digits
    first, _, last = written.partition(",")
    return fold(f"{last} {first}")


def _partner(line: Line, written: str, directories: tuple[Directory, ...], by_id: Mapping[str, Line]) -> str:
    """The id of the person that is meant, `no`, or nothing when it is not found (a fault is written)."""
    word = plain_word(written)
    if word in _NO_PARTNER:
        return NO
    if word in _UNNAMED_PARTNER:
        line.fault("partner", "Skriv navnet på ektefellen eller samboeren, eller nummeret på linjen.")
        return ""
    found: list[str] = []
    for directory in directories:
        found = found or [key for key in directory.get(_word(written), ()) if key != line.person_id]
    if len(found) > 1:
        home = line.values.get("household", "")
        found = [key for key in found if key in by_id and by_id[key].values.get("household") == home] or found
    if len(found) == 1:
        return found[0]
    many = "Flere" if found else "Ingen andre"
    line.fault(
        "partner", f"{many} i arket og programmet er «{written}». Skriv fullt navn eller fødselsnummer."
    )
    return ""


def _check_both_sides(line: Line, by_id: Mapping[str, Line], known: Known) -> None:
    partner = line.values.get("partner", NO)
    if partner == NO:
        return
    if partner in by_id:
        other = by_id[partner]
        if other.values.setdefault("partner", line.person_id) != line.person_id:
            line.fault("partner", f"{other.name} i linje {other.line} har oppgitt noe annet. Rett den ene.")
    elif known.values[partner].get("partner", line.person_id) != line.person_id:
        line.fault(
            "partner",
            f"{known.people[partner].name} er registrert med noe annet. Rett det i programmet først.",
        )
