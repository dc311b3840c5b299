"""The columns of the tables of practice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grongintro.domain.frozen import frozen
from grongintro.domain.hours import hours_text
from grongintro.domain.practice import PlacementResult, Sector
from grongintro.ui import format as fmt
from grongintro.ui import words
from grongintro.ui.practice import practice_words
from grongintro.ui.tokens import Tone
from grongintro.ui.widgets.table import RIGHT, Column

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from grongintro.services.practice.counts import BranchLine, SectorLine
    from grongintro.services.practice.lines import EmployerLine, PlacementLine, WishLine


@frozen
class Measure:
    """Something that is counted, with a figure for each sector in their order."""

    title: str
    figures: tuple[int, ...]


def employers() -> tuple[Column[EmployerLine], ...]:
    """Name, branch, place, whom to ask, and room."""
    return (
        Column("Arbeidsgiver", lambda r: r.employer.name, bold=True, stretch=True),
        Column("Ledige", practice_words.free, _free, tone=_free_tone, searched=False),
        Column("Bransje", lambda r: r.employer.branch),
        Column("Sted", lambda r: r.employer.place),
        Column("Type", lambda r: words.title(r.employer.sector)),
        Column("Kontakt", lambda r: r.employer.contact),
        Column("Sist kontakt", lambda r: _day(r.last_contact), lambda r: _ordinal(r.last_contact)),
    )


def placements(today: Callable[[], date]) -> tuple[Column[PlacementLine], ...]:
    """Who, where, when, and what is next or what it led to."""

    def late(row: PlacementLine) -> Tone | None:
        return Tone.WARNING if row.next_visit is not None and row.next_visit < today() else None

    return (
        Column("Deltaker", lambda r: r.person.name, bold=True),
        Column("Arbeidsgiver", lambda r: r.employer.name, stretch=True),
        Column("Type", lambda r: words.title(r.employer.sector)),
        Column("Fra", lambda r: fmt.day(r.placement.start), lambda r: r.placement.start.toordinal()),
        Column("Til", lambda r: fmt.day(r.placement.last_day), lambda r: r.placement.last_day.toordinal()),
        Column("Timer", lambda r: hours_text(r.placement.minutes_per_week), _minutes, RIGHT),
        Column("Status", practice_words.state, tone=practice_words.tone),
        Column("Neste oppfølging", lambda r: _day(r.next_visit), lambda r: _ordinal(r.next_visit), tone=late),
    )


def wishes() -> tuple[Column[WishLine], ...]:
    """Who wishes for what, since when, and where there is room."""
    return (
        Column("Deltaker", lambda r: r.person.name, bold=True),
        Column("Bransje", lambda r: r.wish.branch),
        Column("Sted", lambda r: r.wish.place or "–"),
        Column("Siden", lambda r: fmt.day(r.wish.since), lambda r: r.wish.since.toordinal()),
        Column("Ledig plass", practice_words.fitting, stretch=True, tone=_fitting_tone),
    )


def branches() -> tuple[Column[BranchLine], ...]:
    """Free places against wishes."""
    return (
        Column("Bransje", lambda r: r.branch or "Ikke oppgitt", bold=True, stretch=True),
        Column("Sted", lambda r: r.place or "–"),
        Column("Ledige plasser", lambda r: str(r.free), lambda r: r.free, RIGHT),
        Column("Plasser ikke oppgitt", lambda r: _number(r.unsaid), lambda r: r.unsaid, RIGHT),
        Column("Ønsker", lambda r: _number(r.wishes), lambda r: r.wishes, RIGHT),
    )


def measures(lines: Sequence[SectorLine]) -> list[Measure]:
    """What is counted, one line each, a figure for each sector."""
    counted: list[tuple[str, Callable[[SectorLine], int]]] = [
        ("Arbeidsgivere", lambda r: r.employers),
        ("Plasser", lambda r: r.places),
        ("Ledige plasser i dag", lambda r: r.free),
        ("I praksis i dag", lambda r: r.now),
        ("I praksis i år", lambda r: r.this_year),
    ]
    found = [Measure(title, tuple(count(line) for line in lines)) for title, count in counted]
    for result in PlacementResult:
        title = f"Avsluttet i år: {words.word(result)}"
        found.append(Measure(title, tuple(line.results[result] for line in lines)))
    lacking = tuple(line.lacking for line in lines)
    return [*found, Measure("Avsluttet i år: mangler resultat", lacking)]


def sectors() -> tuple[Column[Measure], ...]:
    """Each sector beside the others."""
    return (
        Column("Tall", lambda r: r.title, bold=True, stretch=True),
        *(_sector(words.title(each), number) for number, each in enumerate(Sector)),
    )


def _sector(title: str, number: int) -> Column[Measure]:
    def count(row: Measure) -> int:
        return row.figures[number]

    def text(row: Measure) -> str:
        return _number(count(row))

    return Column(title, text, count, RIGHT)


def _free(row: EmployerLine) -> int:
    return -1 if row.free is None else row.free


def _free_tone(row: EmployerLine) -> Tone | None:
    return Tone.SUCCESS if row.free else None


def _fitting_tone(row: WishLine) -> Tone | None:
    return Tone.SUCCESS if row.fitting else None


def _minutes(row: PlacementLine) -> int:
    return row.placement.minutes_per_week


def _number(count: int) -> str:
    return str(count) if count else "–"


def _day(day: date | None) -> str:
    return fmt.day(day) if day else "–"


def _ordinal(day: date | None) -> int:
    return day.toordinal() if day else 0
