"""The state's grants in the demo: rates, registrations, and a specification of payment with five faults.

The file is written from what is expected, and then spoilt: somebody is not registered, somebody has moved,
a category is wrong, somebody is unknown here, and an amount is rounded.
"""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from grongintro.domain.grant_control import ClaimState, GrantClaim, GrantRegistration
from grongintro.domain.grants import GrantCode, RateState
from grongintro.domain.money import norwegian
from grongintro.domain.person import PermitKind, Person, Settlement, Sex
from grongintro.rules.grant_control import Cause
from grongintro.services import settings
from grongintro.services.demo.diary import Who
from grongintro.services.demo.numbers import duf_number, national_number
from grongintro.services.grants import basis, claims, control, payments
from grongintro.services.grants.due import Due, Quarter, quarter_of
from grongintro.services.grants.expected import due_of
from grongintro.services.grants.pasted_rates import Paste, paste_rates, write_pasted
from grongintro.services.grants.rates import rates_of
from grongintro.services.people import PersonDraft, settle_person
from grongintro.services.qualifying.moving_out import MoveOutDraft, move_out

if TYPE_CHECKING:
    from datetime import date

    from grongintro.rules.grant_rates import Rates
    from grongintro.services.demo.diary import Diary, Town
    from grongintro.services.desk import Desk
    from grongintro.services.grants.basis import Grantee

# Invented, in kroner: the real rates of these years are in IMDi's circulars and were not confirmed.
_RATES = {
    GrantCode.AR_1_SINGLE: 246_000,
    GrantCode.AR_1: 198_400,
    GrantCode.AR_1_CHILD: 198_400,
    GrantCode.AR_2: 254_600,
    GrantCode.AR_3: 181_000,
    GrantCode.AR_4: 89_800,
    GrantCode.AR_5: 73_500,
    GrantCode.ELDERLY: 184_300,
    GrantCode.NURSERY: 28_400,
    GrantCode.BASIC_HIGH: 708_900,
    GrantCode.PERSON_1_HIGH: 40_500,
    GrantCode.PERSON_2_HIGH: 79_200,
    GrantCode.PERSON_3_HIGH: 55_100,
    GrantCode.COLLECTIVE: 49_400,
}
_PROPOSED = (GrantCode.AR_1_SINGLE, GrantCode.AR_1, GrantCode.AR_1_CHILD, GrantCode.AR_2, GrantCode.AR_3)
_SOURCE = "Oppdiktet sats for demoen"
_STRANGER = ("Merhawi Gebru", "100000099901", "AR-2", 6_365_000)
_ROUNDED_ORE = 67
_SEED = 61
_FIRST_YEARS = frozenset({GrantCode.AR_1_SINGLE, GrantCode.AR_1})


@dataclass(frozen=True)
class _Line:
    """A line of the specification."""

    name: str
    duf: str
    code: str
    year: int
    ore: int


def note_granted(diary: Diary) -> None:
    """Somebody who moved long ago, rates, registrations, the file, and two claims."""
    days = diary.days
    diary.note(days.work(-700), "13:20", Who.KARI, _dawit_comes)
    diary.note(days.work(-275), "13:30", Who.KARI, _dawit_moves)
    diary.note(days.work(-36), "13:00", Who.LEADER, _enter_rates)
    diary.note(days.work(-5), "13:10", Who.LEADER, _register)
    diary.note(days.work(-2), "13:20", Who.LEADER, _read_file)
    diary.note(days.work(-1), "13:30", Who.LEADER, _claim)


def _dawit_comes(desk: Desk, town: Town) -> None:
    born = town.days.born(35, 12)
    person = Person(
        "",
        "",
        "Dawit",
        "Mebrahtu",
        born,
        Sex.MALE,
        national_number(born, Sex.MALE, _SEED),
        duf_number(desk.today.year, _SEED),
        "Eritrea",
        ("tigrinja",),
        "tigrinja",
        "Elvevegen 12",
        "7999",
        "Namdal",
        settlement=Settlement.AGREED,
        first_settled=desk.today,
        arrived=desk.today,
    )
    draft = PersonDraft(
        person,
        adviser_id=town.staff[Who.KARI],
        permit=PermitKind.REFUGEE_28,
        permit_granted=desk.today - timedelta(days=40),
        permit_valid_to=town.days.day(400),
    )
    town.people["dawit"] = settle_person(desk, draft).id


def _dawit_moves(desk: Desk, town: Town) -> None:
    draft = MoveOutDraft(
        desk.today,
        "Steinkjer",
        ("Integreringsplan",),
        "Sikker digital post",
        no_talk_reason="Flyttet til familie i helgen.",
    )
    move_out(desk, town.people["dawit"], draft)


def _enter_rates(desk: Desk, _town: Town) -> None:
    """What is missing of the three last years, and a proposal for the next."""
    year = desk.today.year
    with desk.read() as reader:
        known = rates_of(reader)
    for each in range(year - 2, year + 1):
        lacking = [code for code in _RATES if known.of(each, code) is None]
        _paste(desk, each, RateState.ADOPTED, {code: _RATES[code] for code in lacking})
    _paste(
        desk, year + 1, RateState.PROPOSED, {code: _RATES[code] * 103 // 10_000 * 100 for code in _PROPOSED}
    )


def _paste(desk: Desk, year: int, state: RateState, rates: dict[GrantCode, int]) -> None:
    text = "\n".join(f"{code}\t{kroner}" for code, kroner in rates.items())
    if text:
        write_pasted(desk, paste_rates(desk, Paste(text, year, state, _SOURCE)))


def _expected(desk: Desk, town: Town) -> tuple[tuple[Grantee, ...], list[Due], Quarter, Rates]:
    """The parts of the last quarter that was over before the demo's day."""
    with desk.read() as reader:
        parameters, rates = settings.parameters(reader), rates_of(reader)
        grantees = basis.gather(reader, parameters)
    quarter = _last_quarter(town.days.on)
    years = range(quarter.year, quarter.year + 1)
    due = due_of(grantees, years, rates, parameters, following=False)
    return grantees, [each for each in due if each.quarter == quarter], quarter, rates


def _last_quarter(today: date) -> Quarter:
    return quarter_of(quarter_of(today).first_day - timedelta(days=1))


def _forgotten(due: list[Due]) -> Due:
    """The part whose person was never registered: the first adult of the quarter."""
    return next(each for each in due if each.code in _FIRST_YEARS)


def _register(desk: Desk, town: Town) -> None:
    grantees, due, _, _ = _expected(desk, town)
    forgotten = _forgotten(due).person
    for grantee in grantees:
        facts = grantee.facts
        if facts is None or facts.id == forgotten or not facts.lives_here_when_settled:
            continue
        if facts.settled <= desk.today:
            on = min(facts.settled + timedelta(days=9), desk.today)
            basis.register_settled(desk, GrantRegistration("", "", facts.id, on, facts.settled))


def _read_file(desk: Desk, town: Town) -> None:
    grantees, due, quarter, rates = _expected(desk, town)
    people = {each.person.id: each.person for each in grantees}
    lines = [_as_paid(each, people[each.person]) for each in due if each.ore is not None]
    lines = _spoilt(lines, due, people, rates)
    with desk.read() as reader:
        basic = control.basic_grants(due, rates, settings.parameters(reader))
    for year, grant in basic.items():  # in the last quarter of a year, as the grants for Norwegian
        if grant.code is not None and grant.rate is not None:
            lines.append(_Line("", "", grant.code.value, year, grant.rate.ore))
    moved = people[town.people["dawit"]]
    lines.append(_Line(moved.name, moved.duf_number, "AR-3", quarter.year, _RATES[GrantCode.AR_3] * 25))
    name, duf, code, ore = _STRANGER
    lines.append(_Line(name, duf, code, quarter.year, ore))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"Utbetaling {quarter.number}. kvartal {quarter.year}.csv"
        path.write_text(specification(quarter, lines), encoding="utf-8-sig")
        preview = payments.read_payments(desk, path)
        payments.store_payments(desk, payments.Payment(preview, quarter.year, quarter.number))


def _as_paid(part: Due, person: Person) -> _Line:
    return _Line(person.name, person.duf_number, part.code.value, part.year, part.ore or 0)


def _spoilt(lines: list[_Line], due: list[Due], people: dict[str, Person], rates: Rates) -> list[_Line]:
    """Without the one who is not registered, one in the wrong category, and one amount rounded."""
    forgotten = people[_forgotten(due).person].duf_number
    kept = [each for each in lines if each.duf != forgotten]
    wrong = next(at for at, each in enumerate(kept) if GrantCode(each.code) in _FIRST_YEARS)
    other = GrantCode.AR_1 if kept[wrong].code == "AR-1 EV" else GrantCode.AR_1_SINGLE
    rate = rates.of(kept[wrong].year, other)
    if rate is not None:
        kept[wrong] = replace(kept[wrong], code=other.value, ore=rate.ore)
    rounded = next(at for at, each in enumerate(kept) if each.code in {"AR-2", "AR-3"})
    kept[rounded] = replace(kept[rounded], ore=kept[rounded].ore + _ROUNDED_ORE)
    return kept


def specification(quarter: Quarter, lines: list[_Line]) -> str:
    """The file as a spreadsheet would save it, with a title, decimal commas and a sum."""
    rows = [f"Utbetaling {quarter.number}. kvartal {quarter.year};;;;", ";;;;"]
    rows.append("Navn;DUF-nummer;Tilskuddskode;Tilskuddsår;Beløp")
    rows += [f"{each.name};{each.duf};{each.code};{each.year};{_kroner(each.ore)}" for each in lines]
    rows.append(f"Sum;;;;{_kroner(sum(each.ore for each in lines))}")
    return "\n".join(rows) + "\n"


def _kroner(ore: int) -> str:
    return norwegian(ore).replace("\u00a0", "")


def _claim(desk: Desk, town: Town) -> None:
    """What is not registered is claimed; an older claim is settled."""
    found = control.control(desk).differences
    missing = next(each for each in found if each.cause is Cause.NOT_REGISTERED)
    claims.save_claim(desk, claims.claim_from(desk, missing))
    settled = GrantClaim(
        "", "", GrantCode.NURSERY, desk.today.year - 1, 2_840_000, ClaimState.SETTLED,
        desk.today - timedelta(days=120), town.people["winta"], desk.today - timedelta(days=115),
        desk.today - timedelta(days=40), "Barnehagetilskuddet var ikke med i den første utbetalingen.",
    )  # fmt: skip
    claims.save_claim(desk, settled)
