"""Which citizenships the Nordic and the EEA exception cover (integreringsloven § 8 fifth paragraph)."""

from __future__ import annotations

import re

NORDIC = (
    "norge noreg norsk",
    "sverige svensk",
    "danmark dansk færøyene færøysk grønland grønlandsk",
    "finland finsk åland ålandsk",
    "island islandsk",
)
EEA_AND_SWITZERLAND = (
    "liechtenstein liechtensteinsk",
    "sveits sveitsisk sveitser",
    "belgia belgisk",
    "bulgaria bulgarsk",
    "estland estisk",
    "frankrike fransk",
    "hellas gresk",
    "irland irsk",
    "italia italiensk",
    "kroatia kroatisk",
    "kypros kypriotisk",
    "latvia latvisk",
    "litauen litauisk",
    "luxembourg luxembourgsk luxemburg luxemburgsk",
    "malta maltesisk",
    "nederland nederlandsk holland",
    "polen polsk",
    "portugal portugisisk",
    "romania rumensk",
    "slovakia slovakisk",
    "slovenia slovensk",
    "spania spansk",
    "tsjekkia tsjekkisk",
    "tyskland tysk",
    "ungarn ungarsk",
    "østerrike østerriksk austerrike austerriksk",
)
NAMES = frozenset(name for line in (*NORDIC, *EEA_AND_SWITZERLAND) for name in line.split())
BETWEEN = re.compile(r"[,;/&+()]|\bog\b", re.IGNORECASE)
AROUND = re.compile(r"\b(statsborger|statsborgerskap|statsborgar|statsborgarskap|borger|borgar)\b")


def covered_by_eea(citizenship: str) -> bool:
    """Whether a citizenship, as it was typed in Norwegian, is Nordic, of the EEA, or Swiss.

    A country or a nationality, in bokmål or nynorsk, several divided by a comma, a stroke or «og»: one is
    enough. Family members of EEA citizens are covered too, which a citizenship cannot tell.
    """
    parts = (AROUND.sub("", part).strip() for part in BETWEEN.split(citizenship.lower()))
    return any(part in NAMES for part in parts)
