"""The grants in words: codes, sums with what they lack, causes and fates, and amounts as they are typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from grongintro.domain.grants import Grade, GrantCode
from grongintro.domain.money import norwegian
from grongintro.errors import UserError
from grongintro.exchange.amounts import read_ore
from grongintro.rules.grant_control import Cause
from grongintro.services.grants.pasted_rates import RateFate
from grongintro.services.grants.payments import PaymentFate
from grongintro.ui.tokens import Tone

if TYPE_CHECKING:
    from grongintro.domain.grants import Rate
    from grongintro.domain.step import Step
    from grongintro.services.grants.expected import YearSum

translate = QCoreApplication.translate
CODES = {
    GrantCode.AR_1_SINGLE: "År 1, enslig voksen",
    GrantCode.AR_1: "År 1, voksen i familie",
    GrantCode.AR_1_CHILD: "År 1, barn",
    GrantCode.AR_1_MINOR: "År 1, enslig mindreårig",
    GrantCode.AR_2: "År 2",
    GrantCode.AR_3: "År 3",
    GrantCode.AR_4: "År 4",
    GrantCode.AR_5: "År 5",
    GrantCode.ELDERLY: "Eldretilskudd",
    GrantCode.NURSERY: "Barnehagetilskudd",
    GrantCode.MINOR_TO_16: "Særskilt tilskudd, til og med 16 år",
    GrantCode.MINOR_FROM_17: "Særskilt tilskudd, fra 17 år",
    GrantCode.EXTRA_1: "Ekstratilskudd 1",
    GrantCode.EXTRA_2: "Ekstratilskudd 2, høyeste beløp",
    GrantCode.BASIC_HIGH: "Grunntilskudd norsk, høyt",
    GrantCode.BASIC_LOW: "Grunntilskudd norsk, lavt",
    GrantCode.PERSON_1_HIGH: "Norsk, år 1, høy sats",
    GrantCode.PERSON_2_HIGH: "Norsk, år 2, høy sats",
    GrantCode.PERSON_3_HIGH: "Norsk, år 3, høy sats",
    GrantCode.PERSON_1_LOW: "Norsk, år 1, lav sats",
    GrantCode.PERSON_2_LOW: "Norsk, år 2, lav sats",
    GrantCode.PERSON_3_LOW: "Norsk, år 3, lav sats",
    GrantCode.COLLECTIVE: "Norsk, kollektiv beskyttelse",
    GrantCode.EXTENDED: "Utvidet norskopplæring",
}
CAUSES = {
    Cause.NOT_REGISTERED: "Ikke registrert",
    Cause.WRONG_CATEGORY: "Feil kategori",
    Cause.MOVED: "Flyttet",
    Cause.NO_RATE: "Sats mangler",
    Cause.UNKNOWN_PERSON: "Ukjent person",
    Cause.UNPAID: "Ikke betalt",
    Cause.ENDED: "Tilskuddet er slutt",
    Cause.NOT_EXPECTED: "Ikke ventet",
    Cause.AMOUNT: "Annet beløp",
    Cause.ROUNDING: "Avrunding",
}
FATES = {
    PaymentFate.MATCHED: "Lagres",
    PaymentFate.NO_PERSON: "Ingen person",
    PaymentFate.UNKNOWN_CODE: "Ukjent kode",
    PaymentFate.NOT_A_NUMBER: "Tas ikke med",
    PaymentFate.TOTAL: "Sum",
}
FATE_TONES = {
    PaymentFate.MATCHED: Tone.SUCCESS,
    PaymentFate.NO_PERSON: Tone.WARNING,
    PaymentFate.UNKNOWN_CODE: Tone.WARNING,
    PaymentFate.NOT_A_NUMBER: Tone.ERROR,
    PaymentFate.TOTAL: None,
}
RATE_FATES = {
    RateFate.NEW: "Ny",
    RateFate.REPLACES: "Erstatter",
    RateFate.KNOWN: "Finnes",
    RateFate.LEFT_OUT: "Tas ikke med",
}
RATE_TONES = {
    RateFate.NEW: Tone.SUCCESS,
    RateFate.REPLACES: Tone.INFO,
    RateFate.KNOWN: None,
    RateFate.LEFT_OUT: Tone.WARNING,
}
_GRADES = {Grade.READ: "A, lest i kilden", Grade.QUOTED: "B, gjengitt", Grade.DERIVED: "C, regnet ut"}


def code_words(code: GrantCode) -> str:
    """What a code is, for who does not know IMDi's list by heart."""
    return CODES[code]


def grade_words(rate: Rate | None) -> str:
    """How sure a rate is; one that the municipality entered is its own to answer for."""
    if rate is None:
        return "–"
    return "Lagt inn her" if rate.grade is None else _GRADES[rate.grade]


def cause_tone(cause: Cause, ore: int | None) -> Tone | None:
    """Red where money is owed, amber where it may be asked back or cannot be controlled."""
    if cause is Cause.ROUNDING:
        return None
    if ore is not None and ore > 0:
        return Tone.ERROR
    return Tone.WARNING


def kr(ore: int) -> str:
    """Whole kroner where there are no øre: `249 500`."""
    return norwegian(ore).removesuffix(",00")


def sum_words(found: YearSum | None) -> str:
    """A sum with how many rates it lacks; what lacks all says only that."""
    if found is None or not found.lines:
        return "–"
    if found.missing == found.lines:
        return translate("grants", "mangler sats")
    if found.missing:
        return translate("grants", "{0} + {1}").format(kr(found.ore), lacking(found.missing))
    return kr(found.ore)


def lacking(count: int) -> str:
    """`2 uten sats`."""
    return translate("grants", "{0} uten sats").format(count)


def year_number(found: YearSum | None) -> int:
    """What a sum is sorted by."""
    return -1 if found is None else found.ore


def sum_tone(found: YearSum | None) -> Tone | None:
    """Amber where something is missing."""
    return Tone.WARNING if found is not None and found.missing else None


def step_lines(step: Step, depth: int = 0) -> list[str]:
    """A step and those under it, each on a line of its own."""
    mark = "– " if depth else ""
    lines = [f"{'    ' * max(depth - 1, 0)}{mark}{step.text}"]
    for child in step.children:
        lines += step_lines(child, depth + 1)
    return lines


def quarter_words(year: int, number: int) -> str:
    """`3. kvartal 2026`."""
    return translate("grants", "{0}. kvartal {1}").format(number, year)


def read_kr(text: str, field: str) -> int | None:
    """Kroner as they are typed, in øre; None when nothing is typed, UserError when it is no amount."""
    if not text.strip():
        return None
    ore = read_ore(text)
    if ore is None:
        message = translate("grants", "Skriv beløpet i kroner, for eksempel 249 500.")
        raise UserError(message, field=field)
    return ore


def write_kr(ore: int) -> str:
    """An amount in a field; nothing for zero, which is not yet filled in."""
    return kr(ore) if ore else ""
