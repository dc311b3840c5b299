"""Exact numbers with fixed decimals, rounded once: with a point for programs, a comma for people."""

from __future__ import annotations

from fractions import Fraction


def decimal_text(value: Fraction, places: int) -> str:
    """A number with a point and fixed decimals, half up away from zero; nothing is ever `-0.0`."""
    scaled = abs(value) * 10**places + Fraction(1, 2)
    whole = scaled.numerator // scaled.denominator
    digits = str(whole).rjust(places + 1, "0")
    sign = "-" if value < 0 and whole else ""
    return f"{sign}{digits[:-places]}.{digits[-places:]}"


def comma_text(value: Fraction, places: int) -> str:
    """The same for people."""
    return decimal_text(value, places).replace(".", ",")
