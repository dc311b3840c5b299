"""What the calendar says: titles of days and stretches, and an entry as the grids show it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from grongintro.domain.dates import MONTHS
from grongintro.domain.followup import AppointmentState, Booking, Form
from grongintro.rules.week import minute_of
from grongintro.services.calendar.entries import Kind
from grongintro.services.calendar.holidays import holiday_name
from grongintro.ui import format as fmt
from grongintro.ui import words
from grongintro.ui.tokens import Tone
from grongintro.ui.widgets.grid_values import NO_CLOCK, GridColumn, GridEntry
from grongintro.ui.widgets.month_grid import MonthDay, MonthLine

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime, time

    from grongintro.services.calendar.entries import CalendarEntry

translate = QCoreApplication.translate
SUNDAY = 6
_TONES = {
    Kind.APPOINTMENT: Tone.INFO,
    Kind.TALK: Tone.SUCCESS,
    Kind.VISIT: Tone.SUCCESS,
    Kind.GATHERING: Tone.NEUTRAL,
}


def kind_word(kind: Kind) -> str:
    """What an entry of a sort is called."""
    return {
        Kind.APPOINTMENT: translate("calendar", "avtale"),
        Kind.TALK: translate("calendar", "samtale"),
        Kind.VISIT: translate("calendar", "praksisbesøk"),
        Kind.GATHERING: translate("calendar", "samling"),
    }[kind]


def stretch(first: date, last: date) -> str:
    """`23.–29. november 2026`, `30. november–6. desember 2026`."""
    end = f"{last.day}. {MONTHS[last.month - 1]} {last.year}"
    if first == last:
        return fmt.day_long(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}.–{end}"
    begin = f"{first.day}. {MONTHS[first.month - 1]}"
    return f"{begin}–{end}" if first.year == last.year else f"{begin} {first.year}–{end}"


def is_closed(day: date) -> bool:
    """Whether a day is marked as one on which nobody works: Sundays and public holidays."""
    return day.weekday() == SUNDAY or bool(holiday_name(day))


def column(day: date, now: datetime) -> GridColumn:
    """A day as a column of the grid."""
    today = day == now.date()
    minute = minute_of(now.time()) if today else None
    return GridColumn(
        words.capital(fmt.day_short(day)),
        holiday_name(day),
        fmt.day_long(day),
        closed=is_closed(day),
        strong=today,
        now=minute,
    )


def when(day: date, at: time | None) -> str:
    """`tir. 24.11. kl. 10:15`."""
    clock = translate("calendar", " kl.\u00a0{0}").format(fmt.clock(at)) if at is not None else ""
    return f"{fmt.day_short(day)}{clock}"


def clock_span(entry: CalendarEntry) -> str:
    """`10:00–10:45`; empty without a clock time."""
    if entry.at is None:
        return ""
    end = minute_of(entry.at) + entry.minutes
    return f"{fmt.clock(entry.at)}–{end // 60 % 24:02}:{end % 60:02}"


def interpreter_words(entry: CalendarEntry) -> str:
    """`Tolk må bestilles (arabisk)`; nothing where none is needed."""
    if entry.interpreter is Booking.NOT_NEEDED:
        return ""
    language = f" ({entry.language})" if entry.language else ""
    return translate("calendar", "Tolk {0}{1}").format(words.word(entry.interpreter), language)


def lines(entry: CalendarEntry, *, with_staff: bool) -> tuple[str, ...]:
    """What stands under the names: where and how, the interpreter, whose it is."""
    form = entry.form if entry.form not in {None, Form.MEETING} else None
    state = entry.state if entry.state is not AppointmentState.PLANNED else None
    kind = kind_word(entry.kind) if entry.kind is not Kind.APPOINTMENT else ""
    place = " · ".join(part for part in (entry.place, words.word(form) if form else "") if part)
    told = (kind, words.word(state) if state else "", place, interpreter_words(entry))
    found = [words.capital(each) for each in told if each]
    if entry.staff and (with_staff or entry.kind is Kind.GATHERING):
        found.append(entry.staff)
    return tuple(found)


def grid_entry(entry: CalendarEntry, first: date, today: date, *, with_staff: bool) -> GridEntry:
    """An entry in the grid whose first column is the day `first`."""
    said = lines(entry, with_staff=with_staff)
    symbol, tone = _symbol(entry)
    told = (entry.title, clock_span(entry), *said, _series(entry), entry.note, *entry.warnings)
    return GridEntry(
        entry.id,
        (entry.day - first).days,
        minute_of(entry.at) if entry.at is not None else NO_CLOCK,
        entry.minutes,
        entry.title,
        (*said, *entry.warnings),
        Tone.WARNING if entry.warnings else _TONES[entry.kind],
        symbol,
        tone,
        movable=entry.can_move(today),
        faint=is_over(entry),
        struck=entry.state is AppointmentState.CANCELLED,
        tip="\n".join(each for each in told if each),
    )


def is_over(entry: CalendarEntry) -> bool:
    """Whether an appointment is done or called off."""
    return entry.state in {AppointmentState.DONE, AppointmentState.CANCELLED}


def _series(entry: CalendarEntry) -> str:
    return translate("calendar", "En av en serie") if entry.series_id else ""


def _symbol(entry: CalendarEntry) -> tuple[str, Tone]:
    if entry.warnings:
        return "warning", Tone.WARNING
    if entry.lacks_interpreter:
        return "interpreter", Tone.ERROR
    if entry.state is AppointmentState.DONE:
        return "check", Tone.SUCCESS
    return "", Tone.NEUTRAL


def month_day(day: date, month: date, today: date, entries: Sequence[CalendarEntry]) -> MonthDay:
    """A day as a cell of the month that `month` lies in."""
    return MonthDay(
        str(day.day),
        fmt.day_long(day),
        holiday_name(day),
        tuple(_month_line(each) for each in entries),
        inside=day.month == month.month,
        closed=is_closed(day),
        strong=day == today,
    )


def _month_line(entry: CalendarEntry) -> MonthLine:
    text = f"{fmt.clock(entry.at)} {entry.title}" if entry.at is not None else entry.title
    off = entry.state is AppointmentState.CANCELLED
    tone = Tone.WARNING if entry.warnings else _TONES[entry.kind]
    return MonthLine(text, tone, is_over(entry), off)


def minutes_words(minutes: int) -> str:
    """`1 t 15 min`, `30 min`."""
    hours, rest = divmod(max(minutes, 0), 60)
    parts = [translate("calendar", "{0} t").format(hours)] if hours else []
    parts += [translate("calendar", "{0} min").format(rest)] if rest or not hours else []
    return " ".join(parts)
