"""Synthetic numbers with valid check digits: the month plus 80, so that they can belong to nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grongintro.domain.person import Sex
from grongintro.rules.identity import DUF_WEIGHTS, K1_WEIGHTS, K2_WEIGHTS, MODULUS

if TYPE_CHECKING:
    from datetime import date

_SYNTHETIC_MONTH = 80
_D_DAY = 40
_NEW_CENTURY = 2000


def national_number(born: date, sex: Sex, seed: int, *, temporary: bool = False) -> str:
    """A synthetic fødselsnummer, or D-nummer when `temporary`."""
    day = born.day + (_D_DAY if temporary else 0)
    front = f"{day:02d}{born.month + _SYNTHETIC_MONTH:02d}{born.year % 100:02d}"
    serial = (500 if born.year >= _NEW_CENTURY else 100) + seed * 4 + (0 if sex is Sex.FEMALE else 1)
    while True:
        number = _with_check_digits(f"{front}{serial:03d}")
        if number:
            return number
        serial += 2


def _with_check_digits(nine: str) -> str:
    """The nine digits with their two check digits; empty when there are none for them."""
    ten = nine + _check_digit(nine, K1_WEIGHTS)
    return "" if len(ten) > len(nine) + 1 else _closed(ten)


def _closed(ten: str) -> str:
    last = _check_digit(ten, K2_WEIGHTS)
    return ten + last if len(last) == 1 else ""


def _check_digit(digits: str, weights: tuple[int, ...]) -> str:
    total = sum(int(digit) * weight for digit, weight in zip(digits, weights, strict=False))
    return str(-total % MODULUS)


def duf_number(year: int, seed: int) -> str:
    """A DUF number with its check digits."""
    ten = f"{year:04d}{900000 + seed * 37:06d}"
    total = sum(int(digit) * weight for digit, weight in zip(ten, DUF_WEIGHTS, strict=True))
    return f"{ten}{total % MODULUS:02d}"
