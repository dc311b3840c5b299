"""Hours and counts as people type them, «37,5» or «7:30», kept exact: minutes, and hundredths of a unit."""

from __future__ import annotations

import re

from PySide6.QtCore import QCoreApplication

from grongintro.domain.money import norwegian
from grongintro.errors import UserError

HOUR = 60
WHOLE = 100
_DECIMAL = re.compile(r"(\d{1,5})(?:[.,](\d{1,2}))?", re.ASCII)
_KRONER = re.compile(r"(\d{1,12})(?:,(\d{1,2}))?", re.ASCII)
_CLOCK = re.compile(r"(\d{1,5}):([0-5]\d)", re.ASCII)


def read_minutes(text: str, field: str) -> int | None:
    """Hours as minutes; None when nothing is typed, UserError at `field` when it is no whole minute."""
    typed = _plain(text)
    if not typed:
        return None
    if match := _CLOCK.fullmatch(typed):
        return int(match[1]) * HOUR + int(match[2])
    hundredths = _hundredths(typed)
    if hundredths is None or hundredths * HOUR % WHOLE:
        message = QCoreApplication.translate("amounts", "Skriv timene som 37,5 eller 37:30.")
        raise UserError(message, field=field)
    return hundredths * HOUR // WHOLE


def read_hundredths(text: str, field: str) -> int | None:
    """A number with up to two decimals, in hundredths; None when nothing is typed."""
    typed = _plain(text)
    if not typed:
        return None
    found = _hundredths(typed)
    if found is None:
        message = QCoreApplication.translate("amounts", "Skriv et tall, for eksempel 12 eller 12,5.")
        raise UserError(message, field=field)
    return found


def read_whole(text: str, field: str) -> int | None:
    """A whole number; None when nothing is typed."""
    typed = _plain(text)
    if not typed:
        return None
    if not (typed.isascii() and typed.isdigit()):
        message = QCoreApplication.translate("amounts", "Skriv et helt tall.")
        raise UserError(message, field=field)
    return int(typed)


def read_ore(text: str, field: str) -> int | None:
    """Kroner as øre: «136 549», «136549,50 kr»; None when nothing is typed."""
    typed = _plain(text).casefold().removesuffix("kr").removesuffix("kr.").removesuffix(",-")
    if not typed:
        return None
    match = _KRONER.fullmatch(typed)
    if match is None:
        message = QCoreApplication.translate("amounts", "Skriv beløpet i kroner, for eksempel 136 549,50.")
        raise UserError(message, field=field)
    return int(match[1]) * WHOLE + int((match[2] or "").ljust(2, "0"))


def ore_text(ore: int | None) -> str:
    """`136 549` or `136 549,50`, as it is typed; nothing for None or zero, which nobody has typed."""
    return norwegian(ore).removesuffix(",00") if ore else ""


def hours_text(minutes: int | None) -> str:
    """`37,5`, or `7:20` where hundredths cannot say it; nothing for None."""
    if minutes is None:
        return ""
    if minutes * WHOLE % HOUR:
        return f"{minutes // HOUR}:{minutes % HOUR:02d}"
    return number_text(minutes * WHOLE // HOUR)


def number_text(hundredths: int | None) -> str:
    """`12`, `12,5`; nothing for None."""
    if hundredths is None:
        return ""
    whole, rest = divmod(hundredths, WHOLE)
    return f"{whole},{rest:02d}".rstrip("0") if rest else str(whole)


def _plain(text: str) -> str:
    return "".join(text.split())


def _hundredths(typed: str) -> int | None:
    match = _DECIMAL.fullmatch(typed)
    if match is None:
        return None
    return int(match[1]) * WHOLE + int((match[2] or "").ljust(2, "0"))
