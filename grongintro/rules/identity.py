"""Whether an identity number can be right: fødselsnummer, D-nummer and DUF-nummer.

The birth date and the sex are never read out of a number: numbers given from 2032 do not carry them, and a
person keeps the number when a date is corrected. Source: Folkeregisteret, "Nytt fødselsnummer fra 2032".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from stdnum.no import orgnr

K1_WEIGHTS = (3, 7, 6, 1, 8, 9, 4, 5, 2, 1)
K2_WEIGHTS = (5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1)
K1_REMAINDERS = (0, 1, 2, 3)
DUF_WEIGHTS = (4, 6, 3, 2, 4, 6, 3, 2, 7, 5)
LONGEST_MONTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
NATIONAL_LENGTH = 11
DUF_LENGTH = 12
MODULUS = 11
D_NUMBER_DAY = 40
SYNTHETIC_MONTHS = (80, 40)


def organisation_number_holds(number: str) -> bool:
    """Whether nine digits are an organisation number: the last one is the check digit (Enhetsregisteret)."""
    return bool(orgnr.is_valid(number))


class IdentityKind(StrEnum):
    """What kind of number it looks like."""

    NATIONAL = "fodselsnummer"
    D_NUMBER = "d_nummer"
    DUF = "duf"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class IdentityCheck:
    """The verdict on a number.

    `number` is the digits alone. `message` is a Norwegian sentence, empty when `valid`. `blocks` tells
    whether the number must be mended before saving: a wrong DUF number warns only. `synthetic` marks a
    test number.
    """

    number: str
    kind: IdentityKind
    valid: bool
    message: str = ""
    blocks: bool = False
    synthetic: bool = False


def check(text: str) -> IdentityCheck:
    """Check a number as typed: 11 digits are fødselsnummer or D-nummer, 12 are DUF."""
    digits = _digits(text)
    if len(digits) == DUF_LENGTH:
        return check_duf(text)
    if len(digits) == NATIONAL_LENGTH:
        return check_national(text)
    return IdentityCheck(
        digits,
        IdentityKind.UNKNOWN,
        valid=False,
        message="Skriv 11 siffer (fødselsnummer eller D-nummer) eller 12 siffer (DUF-nummer).",
        blocks=True,
    )


def check_national(text: str) -> IdentityCheck:
    """Check a fødselsnummer or D-nummer, old or new style, synthetic ones included."""
    digits = _digits(text)
    if not re.fullmatch(r"[0-9]{11}", digits):
        message = "Fødselsnummer og D-nummer har 11 siffer. Kontroller nummeret."
        return IdentityCheck(digits, IdentityKind.UNKNOWN, valid=False, message=message, blocks=True)
    day, month = int(digits[:2]), int(digits[2:4])
    kind = IdentityKind.D_NUMBER if day > D_NUMBER_DAY else IdentityKind.NATIONAL
    day -= D_NUMBER_DAY if kind is IdentityKind.D_NUMBER else 0
    shift = next((shift for shift in SYNTHETIC_MONTHS if month > shift), 0)
    message = _national_fault(digits, day, month - shift)
    return IdentityCheck(
        digits, kind, valid=not message, message=message, blocks=bool(message), synthetic=shift > 0
    )


def _national_fault(digits: str, day: int, month: int) -> str:
    if not (1 <= month <= len(LONGEST_MONTHS) and 1 <= day <= LONGEST_MONTHS[month - 1]):
        return "De første sifrene er ikke en dato. Kontroller at nummeret er skrevet riktig."
    if _remainder(digits, K1_WEIGHTS) not in K1_REMAINDERS or _remainder(digits, K2_WEIGHTS):
        return "Kontrollsifrene stemmer ikke. Kontroller at nummeret er skrevet riktig."
    return ""


def check_duf(text: str) -> IdentityCheck:
    """Check a DUF number: four digits of year, six of serial, two check digits. A fault is a warning."""
    digits = _digits(text)
    if not re.fullmatch(r"[0-9]{12}", digits):
        message = "DUF-nummer har 12 siffer. Kontroller nummeret."
        return IdentityCheck(digits, IdentityKind.DUF, valid=False, message=message)
    if _remainder(digits, DUF_WEIGHTS) != int(digits[10:]):
        message = "Kontrollsifrene i DUF-nummeret stemmer ikke. Kontroller nummeret. Det kan lagres likevel."
        return IdentityCheck(digits, IdentityKind.DUF, valid=False, message=message)
    return IdentityCheck(digits, IdentityKind.DUF, valid=True)


def _digits(text: str) -> str:
    return re.sub(r"[\s.-]", "", text)


def _remainder(digits: str, weights: tuple[int, ...]) -> int:
    return sum(int(digit) * weight for digit, weight in zip(digits, weights, strict=False)) % MODULUS
