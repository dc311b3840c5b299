"""Money: exact fractions of kroner while computing, whole øre once it is an amount."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fractions import Fraction


def to_ore(kroner: Fraction) -> int:
    """Round an exact amount in kroner to whole øre, half away from zero: the one place money is rounded."""
    ore = abs(kroner) * 100
    whole = (2 * ore.numerator + ore.denominator) // (2 * ore.denominator)
    return -whole if kroner < 0 else whole


def plain(ore: int) -> str:
    """Øre as kroner for programs: `2275817` is `"22758.17"`."""
    sign = "-" if ore < 0 else ""
    return f"{sign}{abs(ore) // 100}.{abs(ore) % 100:02d}"


def norwegian(ore: int) -> str:
    """Øre as kroner for people, with no-break spaces: `2275817` is `"22 758,17"`."""
    sign = "\u2212" if ore < 0 else ""
    return f"{sign}{abs(ore) // 100:,}".replace(",", "\u00a0") + f",{abs(ore) % 100:02d}"


def kroner(ore: int) -> Fraction:
    """Øre as an exact amount in kroner."""
    from fractions import Fraction  # noqa: PLC0415  whoever only writes an amount does without

    return Fraction(ore, 100)


def factor_text(factor: Fraction) -> str:
    """A share as people and programs write it: `"1"`, `"2/3"`."""
    return str(factor)
