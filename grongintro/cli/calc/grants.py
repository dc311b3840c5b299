"""`calc grants`: what persons should release of integreringstilskudd, by calendar year and code."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from grongintro.cli.calc.answers import Answer, steps_json
from grongintro.cli.calc.fields import refuse_overlap
from grongintro.domain.dates import short
from grongintro.domain.grants import GrantCategory, GrantCode, Rate
from grongintro.domain.money import plain
from grongintro.rules.grant_rates import Rates, shipped_rates
from grongintro.rules.grant_values import GrantPerson
from grongintro.rules.grants import expected

if TYPE_CHECKING:
    from collections.abc import Sequence

    from grongintro.cli.calc.fields import Fields
    from grongintro.domain.period import Period
    from grongintro.rules.grant_values import GrantLine
    from grongintro.rules.parameters import Parameters

FIRST_YEAR, LAST_YEAR = 1900, 2199


def answer(fields: Fields, parameters: Parameters) -> Answer:
    """Read the persons, find what they release, write the answer. Every move is shared in twelfths."""
    fields.only("municipality_years", "persons", "rates")
    years = _years(fields.child("municipality_years"))
    rates = _rates(fields.child("rates")) if fields.has("rates") else shipped_rates()
    persons = [_person(each) for each in fields.objects("persons", required=True)]
    _refuse_repeated(fields, persons)
    result = expected(persons, years, rates, parameters)
    return {
        "lines": [_line(line) for line in result.lines],
        "total": {str(year): plain(ore) for year, ore in result.totals.items()},
        "missing_rates": [f"{year} {code}" for year, code in result.missing],
        "steps": steps_json(result.steps),
    }


def _line(line: GrantLine) -> dict[str, str | int | None]:
    return {
        "person": line.person,
        "year": line.year,
        "code": line.code.value,
        "twelfths": int(line.twelfths),
        "rate": None if line.rate is None else plain(line.rate.ore),
        "amount": None if line.ore is None else plain(line.ore),
    }


def _years(fields: Fields) -> range:
    fields.only("from", "to")
    first = fields.whole("from", least=FIRST_YEAR, most=LAST_YEAR)
    last = fields.whole("to", least=FIRST_YEAR, most=LAST_YEAR)
    if last < first:
        fields.fail("to", f"Siste år er før første år {first}. Rett ett av årene.", "wrong_order")
    return range(first, last + 1)


def _rates(fields: Fields) -> Rates:
    """Rates by year and IMDi's code; one that is null is not known."""
    found: list[Rate] = []
    for year in fields.names():
        if not (len(year) == len(str(FIRST_YEAR)) and year.isascii() and year.isdecimal()):
            fields.fail(year, "Skriv året med fire sifre, for eksempel 2026.", "not_a_year")
        if not FIRST_YEAR <= int(year) <= LAST_YEAR:
            fields.fail(year, f"Skriv et år fra {FIRST_YEAR} til {LAST_YEAR}.", "out_of_range")
        if fields.has(year):
            found += _rates_of(int(year), fields.child(year))
    return Rates(found)


def _rates_of(year: int, fields: Fields) -> list[Rate]:
    fields.only(*GrantCode)
    return [Rate(year, code, fields.ore(code)) for code in GrantCode if fields.has(code)]


def _person(fields: Fields) -> GrantPerson:
    fields.only("id", "settled", "birth_date", "category", "humanitarian_family", "residence")
    name, settled, born = fields.text("id"), fields.day("settled"), fields.day("birth_date")
    if settled < born:
        message = f"Bosettingsdatoen er før fødselsdatoen {short(born)}. Rett en av datoene."
        fields.fail("settled", message, "wrong_order")
    return GrantPerson(
        name,
        settled,
        born,
        fields.choice("category", GrantCategory),
        _stays(fields),
        humanitarian_family=fields.flag("humanitarian_family", default=False),
    )


def _stays(fields: Fields) -> Sequence[Period]:
    read = []
    for each in fields.objects("residence", required=True):
        each.only("from", "to")
        read.append((each, each.period(open_end=True)))
    refuse_overlap(read)
    return [stay for _, stay in read]


def _refuse_repeated(fields: Fields, persons: Sequence[GrantPerson]) -> None:
    """Somebody who stands twice would be paid for twice."""
    order = sorted(range(len(persons)), key=lambda index: (persons[index].id, index))
    for earlier, later in pairwise(order):
        if persons[earlier].id == persons[later].id:
            message = "Personen står to ganger. Behold én, med alle oppholdene."
            fields.fail(f"persons[{later}].id", message, "repeated_person")
