"""What is sent with an application, by scheme, and when a project's deadline is likely to be."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from grongintro.domain.application import Scheme
from grongintro.domain.municipality import Language

if TYPE_CHECKING:
    from collections.abc import Mapping

EXTRA = (Scheme.EXTRA_1, Scheme.EXTRA_2)
_EXTRA_PAPERS = (
    "Samtykke fra personen eller vergen",
    "Uttalelse fra lege eller spesialist",
    "Beskrivelse av behov og tiltak",
    "Kostnadsoverslag",
)
_PROJECT_PAPERS = (
    "Prosjektbeskrivelse med mål og antall deltakere",
    "Budsjett med kommunens egenandel",
    "Avtale med kommunene det søkes sammen med",
)
PAPERS: Mapping[Scheme, tuple[str, ...]] = {
    Scheme.EXTRA_1: _EXTRA_PAPERS,
    Scheme.EXTRA_2: _EXTRA_PAPERS,
    Scheme.JOB_CHANCE: _PROJECT_PAPERS,
    Scheme.DEVELOPMENT: _PROJECT_PAPERS,
    Scheme.OTHER: ("Søknad", "Budsjett"),
}
THRESHOLD = "Terskel, det kommunen selv dekker (beløpet for 2017, kontroller årets)"
_NYNORSK: Mapping[str, str] = {
    "Samtykke fra personen eller vergen": "Samtykke frå personen eller verja",
    "Uttalelse fra lege eller spesialist": "Fråsegn frå lege eller spesialist",
    "Beskrivelse av behov og tiltak": "Omtale av behov og tiltak",
    "Kostnadsoverslag": "Kostnadsoverslag",
    "Prosjektbeskrivelse med mål og antall deltakere": "Prosjektomtale med mål og talet på deltakarar",
    "Budsjett med kommunens egenandel": "Budsjett med eigendelen til kommunen",
    "Avtale med kommunene det søkes sammen med": "Avtale med kommunane det blir søkt saman med",
    "Søknad": "Søknad",
    "Budsjett": "Budsjett",
    THRESHOLD: "Terskel, det kommunen sjølv dekkjer (beløpet for 2017, kontroller det for året)",
}
_SEEN: Mapping[Scheme, date] = {
    Scheme.JOB_CHANCE: date(2026, 2, 25),
    Scheme.DEVELOPMENT: date(2025, 2, 19),
}


def usual_deadline(scheme: Scheme, today: date) -> date | None:
    """The next day of the calendar on which the deadline was when it was last seen; None where none is known.

    It is a place to begin: the year's own deadline must be read.
    """
    seen = _SEEN.get(scheme)
    if seen is None:
        return None
    this_year = seen.replace(year=today.year)
    return this_year if this_year >= today else seen.replace(year=today.year + 1)


def deadline_seen(scheme: Scheme) -> date | None:
    """The newest deadline of a project grant that was read."""
    return _SEEN.get(scheme)


def in_language(text: str, language: Language) -> str:
    """A line that the program proposed, in the letter's written standard; what was typed stays as it is."""
    return _NYNORSK.get(text, text) if language is Language.NYNORSK else text
