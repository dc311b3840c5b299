"""How the grants explain themselves: the person's years, what moves shared, each line, rates and sums."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grongintro.domain.dates import short
from grongintro.domain.grants import Grade, GrantCode, GrantEnd, RateState
from grongintro.domain.money import norwegian
from grongintro.domain.period import ONE_DAY
from grongintro.domain.sentences import Phrase, phrase
from grongintro.rules.grant_rates import order
from grongintro.rules.grant_shares import EIGHTHS, eighths_passed, held_from, kept_until
from grongintro.rules.registry import explain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date
    from fractions import Fraction

    from grongintro.domain.grants import Rate
    from grongintro.domain.sentences import Word
    from grongintro.domain.step import Step
    from grongintro.rules.grant_shares import Ended
    from grongintro.rules.grant_values import GrantLine, GrantPerson

NAMES: Mapping[GrantCode, Phrase] = {
    GrantCode.AR_1_SINGLE: phrase("grants.line/single_adult"),
    GrantCode.AR_1: phrase("grants.line/family_adult"),
    GrantCode.AR_1_CHILD: phrase("grants.line/child"),
    GrantCode.AR_1_MINOR: phrase("grants.line/minor"),
    GrantCode.AR_2: phrase("grants.line/year_2"),
    GrantCode.AR_3: phrase("grants.line/year_3"),
    GrantCode.AR_4: phrase("grants.line/year_4"),
    GrantCode.AR_5: phrase("grants.line/year_5"),
    GrantCode.ELDERLY: phrase("grants.line/elderly"),
    GrantCode.NURSERY: phrase("grants.line/nursery"),
    GrantCode.MINOR_TO_16: phrase("grants.line/minor_to_16"),
    GrantCode.MINOR_FROM_17: phrase("grants.line/minor_from_17"),
}
_GRADES: Mapping[Grade, Phrase] = {
    Grade.READ: phrase("grants.rate/read"),
    Grade.QUOTED: phrase("grants.rate/quoted"),
    Grade.DERIVED: phrase("grants.rate/derived"),
}
_STATES: Mapping[RateState, Phrase] = {
    RateState.PROPOSED: phrase("grants.rate/proposed"),
    RateState.ADOPTED: phrase("grants.rate/adopted"),
    RateState.REVISED: phrase("grants.rate/revised"),
}


def amount(ore: int) -> str:
    """An amount as it stands in a step."""
    return f"{norwegian(ore)} kr"


def share_text(share: Fraction) -> str:
    """A share as it is counted: `6/12`, or `3/8` by the older rule."""
    twelfths = share * 12
    return f"{twelfths}/12" if twelfths.denominator == 1 else f"{share * EIGHTHS}/8"


def known_amount(lines: Iterable[GrantLine]) -> Word:
    """The sum of the lines whose rate is known; where none is, a word and no zero."""
    known = [line.ore for line in lines if line.ore is not None]
    return amount(sum(known)) if known else phrase("grants.years/no_sum")


def person_step(
    person: GrantPerson, lines: tuple[GrantLine, ...], years: range, twelfths_from: int | None
) -> Step:
    """The person's years and what is known, with who has year 1, the moves and the lines below it."""
    known = known_amount(lines)
    words: dict[str, Word] = {
        "person": person.id,
        "settled": short(person.settled),
        "first": str(person.settled.year),
        "last": str(person.last_year),
        "asked_first": str(years.start),
        "asked_last": str(years.stop - 1),
        "amount": known,
    }
    moves = move_steps(person, person.last_year, twelfths_from)
    children = (*_first_year(person, lines), *moves, *map(line_step, lines))
    return explain(
        "grants.years",
        "three" if person.humanitarian_family else "five",
        words=words,
        value=known,
        children=children,
    )


def _first_year(person: GrantPerson, lines: tuple[GrantLine, ...]) -> Iterator[Step]:
    words = {"settled": short(person.settled)}
    if not person.lives_here_when_settled:
        yield explain("grants.first_year", "elsewhere", words=words)
    elif any(line.year == person.settled.year for line in lines):
        yield explain("grants.first_year", "here", words=words)


def move_steps(person: GrantPerson, last_year: int, twelfths_from: int | None = None) -> Iterator[Step]:
    """The moves in and out that matter to the years of the grant, in order, and an end that ends them."""
    for stay in sorted(person.residence, key=lambda stay: stay.start):
        if stay.end is not None and stay.end < person.settled:
            yield explain("grants.move", "before", words={"last": short(stay.end)})
            continue
        if stay.start > person.settled and stay.start.year <= last_year:
            yield _move_in(stay.start, twelfths_from)
        if stay.end is not None and stay.end.year <= last_year:
            yield _move_out(stay.end, twelfths_from)
    if person.end is not None and person.end.last.year <= last_year:
        yield _end(person.end)


def _end(end: Ended) -> Step:
    days = {"last": short(end.last), "until": short(end.until)}
    if end.by is GrantEnd.DIED:
        return explain("grants.end", "died", words=days)
    return explain("grants.end", "emigrated" if end.by is GrantEnd.EMIGRATED else "permit_lost", words=days)


def _move_in(first: date, twelfths_from: int | None) -> Step:
    eve = first - ONE_DAY
    if twelfths_from is not None and eve.year < twelfths_from:
        words = {"first": short(first), "share": f"{EIGHTHS - eighths_passed(eve)}/{EIGHTHS}"}
        return explain("grants.move", "in_eighths", words=words | {"year": str(eve.year)})
    return explain("grants.move", "in", words={"first": short(first), "held": short(held_from(first))})


def _move_out(last: date, twelfths_from: int | None) -> Step:
    if twelfths_from is not None and last.year < twelfths_from:
        words = {"last": short(last), "share": f"{eighths_passed(last)}/{EIGHTHS}", "year": str(last.year)}
        return explain("grants.move", "out_eighths", words=words)
    return explain("grants.move", "out", words={"last": short(last), "kept": short(kept_until(last))})


def line_step(line: GrantLine) -> Step:
    """One line: the rate, the share where it is not the whole, and the amount."""
    whole = line.share == 1
    words: dict[str, Word] = {"what": NAMES[line.code], "year": str(line.year)}
    if line.rate is None or line.ore is None:
        if whole:
            return explain("grants.line", "unknown", words=words)
        return explain("grants.line", "unknown_part", words=words | {"share": share_text(line.share)})
    if whole:
        told = words | {"amount": amount(line.ore)}
        return explain("grants.line", "whole", words=told, value=amount(line.ore))
    told = words | {
        "share": share_text(line.share),
        "rate": amount(line.rate.ore),
        "amount": amount(line.ore),
    }
    return explain("grants.line", "part", words=told, value=amount(line.ore))


def rate_steps(lines: Iterable[GrantLine]) -> Iterator[Step]:
    """Where each rate that was used comes from and how sure it is, each once, by year and code."""
    for rate in sorted({line.rate for line in lines if line.rate is not None}, key=order):
        yield _rate_step(rate)


def _rate_step(rate: Rate) -> Step:
    words: dict[str, Word] = {
        "what": NAMES[rate.code],
        "year": str(rate.year),
        "rate": amount(rate.ore),
    }
    if rate.grade is None and rate.source:
        entered = words | {"state": _STATES[rate.state], "source": rate.source}
        return explain("grants.rate", "entered", words=entered, value=amount(rate.ore))
    if rate.grade is None:
        return explain("grants.rate", "given", words=words, value=amount(rate.ore))
    told = words | {"state": _STATES[rate.state], "grade": _GRADES[rate.grade], "source": rate.source}
    return explain("grants.rate", "shipped", words=told, value=amount(rate.ore))


def total_steps(totals: Mapping[int, int], years: range, missing: int) -> Iterator[Step]:
    """The sum of each year, and how many rates they lack."""
    for year, ore in totals.items():
        yield explain(
            "grants.total", "year", words={"year": str(year), "amount": amount(ore)}, value=amount(ore)
        )
    if not totals:
        words = {"first": str(years.start), "last": str(years.stop - 1)}
        yield explain("grants.total", "none", words=words)
    if missing:
        yield explain("grants.total", "missing", words={"count": str(missing)}, value=str(missing))
