"""Amounts and years as people and spreadsheets write them."""

from __future__ import annotations

import re
from fractions import Fraction

from grongintro.domain.money import to_ore

FIRST_YEAR, LAST_YEAR = 1990, 2199
_BLANKS = re.compile(r"[\s\u00a0\u202f']+")
_CURRENCY = re.compile(r"^(kr\.?|nok)|(kr\.?|nok|,-)$", re.IGNORECASE)
_NUMBER = re.compile(r"[-\u2212]?\d+(\.\d+)?")
_DOTTED = re.compile(r"[-\u2212]?\d{1,3}(\.\d{3})+")
_YEAR = re.compile(r"\d{4}")


def read_ore(text: str) -> int | None:
    """An amount in kroner as øre: «249 500», «62 375,50 kr», «-1 200», «249.500»; None when it is none.

    A comma is the decimal mark; dots with three digits after each stand between thousands.
    """
    bare = _CURRENCY.sub("", _CURRENCY.sub("", _BLANKS.sub("", text)))
    if bare.startswith("(") and bare.endswith(")"):
        bare = f"-{bare[1:-1]}"
    if "," in bare:
        whole, _, decimals = bare.rpartition(",")
        bare = f"{whole.replace('.', '')}.{decimals}"
    elif _DOTTED.fullmatch(bare):
        bare = bare.replace(".", "")
    if not _NUMBER.fullmatch(bare):
        return None
    return to_ore(Fraction(bare.replace("\u2212", "-")))


def read_year(text: str) -> int | None:
    """A calendar year written with four digits; None when it is none."""
    bare = text.strip()
    if not _YEAR.fullmatch(bare) or not FIRST_YEAR <= int(bare) <= LAST_YEAR:
        return None
    return int(bare)
