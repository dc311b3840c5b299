"""Weeks, elements and vacation in words and colours."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from grongintro.domain.dates import WEEKDAYS
from grongintro.domain.decimals import comma_text
from grongintro.domain.plan import WORK_ORIENTED, ElementKind
from grongintro.services.year.coverage_view import WeekState
from grongintro.ui import format as fmt
from grongintro.ui import words
from grongintro.ui.rows.amounts import hours_text
from grongintro.ui.tokens import Tone
from grongintro.ui.widgets.year_strip import Cell

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from fractions import Fraction

    from grongintro.domain.week import WeekSlot
    from grongintro.rules.week import TravelLack
    from grongintro.services.year.clashes import Clash
    from grongintro.services.year.coverage_view import WeekLine
    from grongintro.services.year.placed import PracticeLack

translate = QCoreApplication.translate
_FRIDAY = timedelta(days=4)
_SUNDAY = timedelta(days=6)


def hours(value: Fraction) -> str:
    """`22,5`: hours with no more decimals than they have, two at most."""
    text = comma_text(value, 2)
    return text.rstrip("0").rstrip(",")


def tone(kind: ElementKind) -> Tone:
    """Training, work-oriented and everything else by their colours; each has its word too."""
    if kind in WORK_ORIENTED:
        return Tone.SUCCESS
    taught = {ElementKind.NORWEGIAN, ElementKind.CIVICS, ElementKind.EDUCATION}
    if kind in taught:
        return Tone.INFO
    return Tone.WARNING if kind is ElementKind.SELF_STUDY else Tone.NEUTRAL


def slot_title(slot: WeekSlot) -> str:
    """Its own title, or what it is."""
    return slot.title or words.title(slot.kind)


def slot_lines(slot: WeekSlot) -> tuple[str, ...]:
    """What it is where the title is another, the place, the provider, who follows up."""
    followed = translate("week", "følges opp av {0}").format(slot.followed_by) if slot.followed_by else ""
    kind = words.title(slot.kind)
    parts = (kind if kind != slot_title(slot) else "", slot.place, slot.provider, followed)
    return tuple(dict.fromkeys(each for each in parts if each))


def weekdays() -> list[tuple[str, str]]:
    """Monday to Sunday, for a choice."""
    return [(str(number), words.capital(name)) for number, name in enumerate(WEEKDAYS)]


def travel(lack: TravelLack) -> str:
    """`Mandag: 15 minutter mellom Kontoret og Grong sag. Reisen tar 30.`, as a sentence."""
    places = (lack.first.place, lack.second.place)
    told = translate("week", "{0}: {1} minutter mellom {2} og {3}").format(
        words.capital(WEEKDAYS[lack.first.weekday]), lack.between, *places
    )
    if lack.needed is None:
        return translate("week", "{0}. Reisetiden er ikke lagt inn.").format(told)
    return translate("week", "{0}. Reisen tar {1}.").format(told, lack.needed)


def clash(found: Clash) -> str:
    """`Tor. 8.10. kl. 09:00: Høstferie 2026 samtidig med Praksis.`, as a sentence."""
    title = found.title or translate("week", "avtale")
    return translate("week", "{0} kl. {1}: {2} samtidig med {3}.").format(
        words.capital(fmt.day_short(found.day)), fmt.clock(found.at), title, slot_title(found.slot)
    )


def practice_lack(found: PracticeLack) -> str:
    """`Praksis hos Fjellbygg er avtalt for 30 timer i uken; 0 av dem ligger i uken.`, as a sentence."""
    told = translate("week", "Praksis hos {0} er avtalt for {1} timer i uken; {2} av dem ligger i uken.")
    names = fmt.listing(list(found.employers))
    return told.format(names, hours_text(found.agreed), hours_text(found.in_week))


def version_title(start: date, end: date | None) -> str:
    """`Fra 17.08.2026`, or with its last day."""
    if end is None:
        return translate("week", "Fra {0}").format(fmt.day(start))
    return fmt.span(start, end)


def week_tip(week: WeekLine) -> str:
    """`Uke 41, 05.10.–09.10.2026: 22,5 av 37,5 timer er planlagt, 15 mangler.`, as a sentence."""
    when = week_title(week.monday)
    if week.state is WeekState.OUTSIDE:
        return translate("week", "{0}: ikke i program.").format(when)
    if week.state is WeekState.FREE:
        return translate("week", "{0}: ingen timer kreves (ferie, permisjon eller fridager).").format(when)
    told = translate("week", "{0}: {1} av {2} timer er planlagt").format(
        when, hours(week.planned), hours(week.required)
    )
    if week.gap:
        return translate("week", "{0}, {1} mangler.").format(told, hours(week.gap))
    return f"{told}."


def week_title(monday: date) -> str:
    """`Uke 41, 05.10.–09.10.2026`."""
    friday = monday + _FRIDAY
    number = monday.isocalendar().week
    return translate("week", "Uke {0}, {1}–{2}").format(number, fmt.day(monday)[:6], fmt.day(friday))


def cells(weeks: Iterable[WeekLine], today: date) -> tuple[Cell, ...]:
    """The weeks as a strip shows them, the first of each month with its name."""
    found, before, shown = [], 0, tuple(weeks)
    for number, week in enumerate(shown, start=1):
        month = (week.monday + _FRIDAY).month
        has_room = number < len(shown)  # the last bar alone is narrower than a name
        name = fmt.month(week.monday + _FRIDAY)[:3] if month != before and has_room else ""
        found.append(_cell(week, today, name))
        before = month
    return tuple(found)


def _cell(week: WeekLine, today: date, name: str) -> Cell:
    mark = week.monday <= today <= week.monday + _SUNDAY
    asked = week.state in {WeekState.COVERED, WeekState.GAP} and week.required > 0
    share = float(week.planned / week.required) if asked else None
    return Cell(week_tip(week), share, name, outside=week.state is WeekState.OUTSIDE, mark=mark)


def minutes(value: int) -> str:
    """`22,5 timer`."""
    return translate("week", "{0} timer").format(hours_text(value))
