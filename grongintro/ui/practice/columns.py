"""The columns of the tables of practice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grongintro.domain.hours import hours_text
from grongintro.domain.practice import PlacementResult
from grongintro.ui import format as fmt
from grongintro.ui import words
from grongintro.ui.practice import practice_words
from grongintro.ui.tokens import Tone
from grongintro.ui.widgets.table import RIGHT, Column

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from grongintro.services.practice.counts import BranchLine, SectorLine
    from grongintro.services.practice.lines import EmployerLine, PlacementLine, WishLine


def employers() -> tuple[Column[EmployerLine], ...]:
    """Name, branch, place, whom to ask, and room."""
    return (
        Column("Arbeidsgiver", lambda r: r.employer.name, bold=True, stretch=True),
        Column("Ledige plasser", practice_words.free, _free, tone=_free_tone, searched=False),
        Column("Bransje", lambda r: r.employer.branch),
        Column("Sted", lambda r: r.employer.place),
        Column("Type", lambda r: words.title(r.employer.sector)),
        Column("Kontakt", lambda r: r.employer.contact),
        Column("Sist i kontakt", lambda r: _day(r.last_contact), lambda r: _ordinal(r.last_contact)),
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


def sectors() -> tuple[Column[SectorLine], ...]:
    """Each sector's places and placements, and what those that ended this year led to."""
    return (
        Column("Type", lambda r: words.title(r.sector), bold=True, stretch=True),
        Column("Arbeidsgivere", lambda r: _number(r.employers), lambda r: r.employers, RIGHT),
        Column("Plasser", lambda r: _number(r.places), lambda r: r.places, RIGHT),
        Column("Ledige", lambda r: _number(r.free), lambda r: r.free, RIGHT),
        Column("I praksis nå", lambda r: _number(r.now), lambda r: r.now, RIGHT),
        Column("I praksis i år", lambda r: _number(r.this_year), lambda r: r.this_year, RIGHT),
        *(_result(each) for each in PlacementResult),
        Column("Mangler resultat", lambda r: _number(r.lacking), lambda r: r.lacking, RIGHT, tone=_lacking),
    )


def _result(result: PlacementResult) -> Column[SectorLine]:
    count: Callable[[SectorLine], int] = lambda r: r.results[result]  # noqa: E731  a column's
    return Column(words.title(result), lambda r: _number(count(r)), count, RIGHT)


def _free(row: EmployerLine) -> int:
    return -1 if row.free is None else row.free


def _free_tone(row: EmployerLine) -> Tone | None:
    return Tone.SUCCESS if row.free else None


def _fitting_tone(row: WishLine) -> Tone | None:
    return Tone.SUCCESS if row.fitting else None


def _lacking(row: SectorLine) -> Tone | None:
    return Tone.WARNING if row.lacking else None


def _minutes(row: PlacementLine) -> int:
    return row.placement.minutes_per_week


def _number(count: int) -> str:
    return str(count) if count else "–"


def _day(day: date | None) -> str:
    return fmt.day(day) if day else "–"


def _ordinal(day: date | None) -> int:
    return day.toordinal() if day else 0
