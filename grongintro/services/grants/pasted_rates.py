"""Rates that are pasted from a spreadsheet: what becomes of every line is told before anything is written."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from grongintro.domain.grant_control import EnteredRate
from grongintro.domain.grants import GrantCode, RateState
from grongintro.domain.staff import Role
from grongintro.errors import UserError
from grongintro.exchange.amounts import read_ore, read_year
from grongintro.services.desk import Saved
from grongintro.services.grants.rates import check_rate
from grongintro.services.rows import put

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from grongintro.services.desk import Desk

_CODES = {code.value.casefold().replace(" ", ""): code for code in GrantCode}


class RateFate(StrEnum):
    """What becomes of a pasted line."""

    NEW = "new"
    REPLACES = "replaces"
    KNOWN = "known"
    LEFT_OUT = "left_out"


@dataclass(frozen=True)
class PastedRate:
    """A cell with a rate: the line it stood on, what it becomes, and why where it is left out."""

    line: int
    text: str
    fate: RateFate
    why: str = ""
    value: EnteredRate | None = None


@dataclass(frozen=True)
class Paste:
    """What was pasted, and what is said of all of it: the year, the state and the source."""

    text: str
    year: int
    state: RateState
    source: str


def code_of(text: str) -> GrantCode | None:
    """The code that a text is, written with or without blanks."""
    return _CODES.get(text.casefold().replace(" ", "").replace("\u00a0", ""))


def paste_rates(desk: Desk, paste: Paste) -> tuple[PastedRate, ...]:
    """The lines of a text from Excel, with tabs between the cells; nothing is written.

    A line is a code and an amount, with the year in a cell of its own or in the heading over the amounts;
    else it is the year of `paste`. UserError when nothing is pasted, or year or source is wrong.
    """
    desk.require(Role.LEADER)
    if not paste.text.strip():
        raise UserError("Kopier cellene i Excel og lim dem inn her.", field="text")
    check_rate(desk, _value(desk, paste, GrantCode.AR_2, paste.year, 1))
    with desk.read() as reader:
        entered = reader.find(EnteredRate)
    known = {(each.year, each.code, each.state): each for each in entered}
    found: list[PastedRate] = []
    taken: set[tuple[int, GrantCode]] = set()
    for pasted in _cells(desk, paste):
        value = pasted.value
        if value is not None and (value.year, value.code) in taken:
            twice = "Samme tilskudd og år står på en linje over."
            found.append(replace(pasted, fate=RateFate.LEFT_OUT, why=twice, value=None))
            continue
        if value is not None:
            taken.add((value.year, value.code))
        before = known.get((value.year, value.code, value.state)) if value is not None else None
        found.append(pasted if before is None or value is None else _held(pasted, value, before))
    return tuple(found)


def _held(pasted: PastedRate, value: EnteredRate, before: EnteredRate) -> PastedRate:
    if (before.ore, before.source) == (value.ore, value.source.strip()):
        return replace(pasted, fate=RateFate.KNOWN, why="Lagt inn fra før.", value=None)
    kept = replace(value, id=before.id, office_id=before.office_id, version=before.version)
    return replace(pasted, fate=RateFate.REPLACES, why="Erstatter det som er lagt inn.", value=kept)


def _cells(desk: Desk, paste: Paste) -> Iterator[PastedRate]:
    years: dict[int, int] = {}
    for number, line in enumerate(paste.text.splitlines(), 1):
        cells = [cell.strip() for cell in line.split("\t")]
        if not any(cells):
            continue
        heading = _years_of(cells)
        if heading:
            years = heading
            continue
        yield from _line(desk, paste, number, cells, years)


def _years_of(cells: Sequence[str]) -> dict[int, int]:
    """The years that stand over the columns, when the line is such a heading."""
    if any(code_of(cell) for cell in cells):
        return {}
    found = {place: read_year(cell) for place, cell in enumerate(cells)}
    return {place: year for place, year in found.items() if year is not None}


def _line(
    desk: Desk, paste: Paste, number: int, cells: Sequence[str], years: dict[int, int]
) -> Iterator[PastedRate]:
    shown = " · ".join(cell for cell in cells if cell)
    place = next((place for place, cell in enumerate(cells) if code_of(cell)), None)
    if place is None:
        yield PastedRate(number, shown, RateFate.LEFT_OUT, "Fant ingen kode fra IMDi på linjen.")
        return
    code = code_of(cells[place]) or GrantCode.AR_2
    others = [(at, cell) for at, cell in enumerate(cells) if at != place and cell]
    if years:
        amounts = [(years[at], cell) for at, cell in others if at in years]
    else:
        own = next((read_year(cell) for _, cell in others if read_year(cell)), None)
        numbers = [cell for _, cell in others if read_year(cell) is None and read_ore(cell) is not None]
        amounts = [(own or paste.year, cell) for cell in numbers[:1]]
    if not amounts:
        yield PastedRate(number, shown, RateFate.LEFT_OUT, "Fant ikke noe beløp. Satsen mangler fortsatt.")
    for year, cell in amounts:
        yield _cell(desk, paste, number, shown, (code, year, cell))


def _cell(desk: Desk, paste: Paste, number: int, shown: str, found: tuple[GrantCode, int, str]) -> PastedRate:
    code, year, cell = found
    ore = read_ore(cell)
    if ore is None:
        why = f"«{cell}» er ikke et beløp."
        return PastedRate(number, shown, RateFate.LEFT_OUT, why)
    value = _value(desk, paste, code, year, ore)
    try:
        check_rate(desk, value)
    except UserError as error:
        return PastedRate(number, shown, RateFate.LEFT_OUT, error.message)
    return PastedRate(number, shown, RateFate.NEW, "", value)


def _value(desk: Desk, paste: Paste, code: GrantCode, year: int, ore: int) -> EnteredRate:
    return EnteredRate("", "", year, code, ore, paste.state, paste.source, desk.today)


def write_pasted(desk: Desk, lines: Sequence[PastedRate]) -> Saved:
    """Write the rates of a paste, all or none (leader, undoable); UserError when there are none."""
    desk.require(Role.LEADER)
    values = [each.value for each in lines if each.value is not None]
    if not values:
        raise UserError("Ingen av linjene er en ny sats. Ingenting ble skrevet.", field="text")
    with desk.write("paste_rates") as unit:
        for value in values:
            put(desk, unit, value)
        return Saved(unit.changes())
