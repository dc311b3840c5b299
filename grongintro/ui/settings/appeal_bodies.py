"""The ten statsforvaltere, as a letter names them in each written standard."""

from __future__ import annotations

from grongintro.domain.municipality import Language

AREAS = (
    "Agder",
    "Innlandet",
    "Møre og Romsdal",
    "Nordland",
    "Rogaland",
    "Troms og Finnmark",
    "Trøndelag",
    "Vestfold og Telemark",
    "Vestland",
    "Østfold, Buskerud, Oslo og Akershus",
)
_NAMES = {Language.BOKMAL: "Statsforvalteren i {0}", Language.NYNORSK: "Statsforvaltaren i {0}"}


def appeal_body(area: str, language: Language) -> str:
    """`Statsforvalteren i Trøndelag`; nothing for no area."""
    return _NAMES[language].format(area) if area else ""


def area_of(name: str) -> str:
    """The area that a name ends in, or nothing."""
    return next((area for area in AREAS if name.strip().endswith(area)), "")
