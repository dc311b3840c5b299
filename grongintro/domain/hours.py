"""Minutes as hours for people to read."""

from __future__ import annotations

MINUTES = 60


def hours_text(minutes: int) -> str:
    """`12`, `12,5` or `12,33`: hours with a comma and as few decimals as it takes, two at most, half up."""
    whole, rest = divmod(minutes, MINUTES)
    hundredths = (rest * 100 + 30) // MINUTES
    return f"{whole},{hundredths:02d}".rstrip("0") if hundredths else str(whole)
