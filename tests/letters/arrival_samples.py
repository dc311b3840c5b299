"""Lists before an arrival: a usual one in both standards, an empty one, and one with much to do."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from grongintro.domain.municipality import Language
from grongintro.letters import arrival_list
from grongintro.letters.arrival_list import ArrivalListContent, ReadyPoint
from tests.letters.samples import DAY, municipality

if TYPE_CHECKING:
    from grongintro.letters.content import Letter

_COMES = date(2026, 12, 14)
_POINTS = (
    ReadyPoint("", "home", _COMES - timedelta(days=30), "Ingrid Moen", date(2026, 11, 12)),
    ReadyPoint("", "school", _COMES - timedelta(days=21), "Ingrid Moen", None),
    ReadyPoint("Barneseng fra utstyrslageret", "", _COMES, "", None),
    ReadyPoint("", "nir", None, "Ola Myhr", None),
)


def arrival(language: Language = Language.BOKMAL, **more: object) -> ArrivalListContent:
    made = ArrivalListContent(
        municipality(language),
        "Familien fra Homs",
        2,
        3,
        _COMES,
        "Elvevegen 9",
        "Tolk i arabisk",
        _POINTS,
        DAY,
    )
    return replace(made, **more)  # type: ignore[arg-type]


def empty() -> ArrivalListContent:
    return arrival(expected_on=None, home="", needs="", points=())


def long_list() -> ArrivalListContent:
    point = ReadyPoint(
        "Et punkt med en lang tekst som går over flere linjer i tabellen. " * 3, "", DAY, "", None
    )
    return arrival(points=(point,) * 40)


def all_arrivals() -> dict[str, Letter]:
    contents = {
        "arrival-nb": arrival(),
        "arrival-nn": arrival(Language.NYNORSK),
        "arrival-empty": empty(),
        "arrival-long": long_list(),
    }
    return {name: arrival_list.build(content) for name, content in contents.items()}
