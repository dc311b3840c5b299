"""Documents on paper that are not decisions: the day, the caseload, the recovery code."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from grongintro.domain import dates
from grongintro.rules.caseload import missing_percent
from grongintro.services import settings
from grongintro.services.caseload import UNASSIGNED, CaseloadLine, caseload_on
from grongintro.services.my_day import MyDay, TalkLine, due_words, my_day, staff_name

if TYPE_CHECKING:
    from datetime import date

    from grongintro.domain.municipality import Municipality
    from grongintro.letters import caseload_report, day_sheet
    from grongintro.services.desk import Desk


def day_pdf(desk: Desk) -> bytes:
    """The acting account's day as a PDF."""
    from grongintro.letters.day_sheet import build  # noqa: PLC0415  ReportLab is slow to import
    from grongintro.letters.pdf import render  # noqa: PLC0415

    return render(build(day_content(desk)))


def day_content(desk: Desk) -> day_sheet.DaySheetContent:
    """What the printed day says."""
    from grongintro.letters.day_sheet import (  # noqa: PLC0415
        DayDate,
        DayPlace,
        DaySheetContent,
        DayTask,
    )

    day = my_day(desk)
    return DaySheetContent(
        municipality=settings.municipality(desk),
        adviser=staff_name(desk),
        day=day.day,
        places=tuple(
            DayPlace(place or "Uten sted", tuple(_day_talk(line, day) for line in lines))
            for place, lines in day.places
        ),
        dates=tuple(DayDate(line.day, line.name, line.text) for line in day.dates),
        tasks=tuple(DayTask(line.due, line.name, line.text) for line in day.tasks),
    )


def _day_talk(line: TalkLine, day: MyDay) -> day_sheet.DayTalk:
    from grongintro.letters.day_sheet import DayTalk  # noqa: PLC0415

    at = ""
    if line.booked is not None and line.booked.date() == day.day:
        at = f"{line.booked:%H:%M}"
    elif line.booked is not None:
        at = dates.short(line.booked.date())
    promises = tuple(task.text for task in day.tasks if task.person_id in line.person_ids)
    last = f"{dates.short(line.last_day)}: {line.last_text}" if line.last_day else ""
    return DayTalk(at, line.names, due_words(line), line.phone, last[:220], promises=promises)


def caseload_pdf(desk: Desk, on: date) -> bytes:
    """The caseload on a day as a PDF."""
    from grongintro.letters.caseload_report import build  # noqa: PLC0415  ReportLab is slow to import
    from grongintro.letters.pdf import render  # noqa: PLC0415

    return render(build(caseload_content(desk, on)))


def caseload_content(desk: Desk, on: date) -> caseload_report.CaseloadReportContent:
    """What the printed caseload says."""
    from grongintro.letters.caseload_report import CaseloadReportContent, OutlookLine  # noqa: PLC0415

    view = caseload_on(desk, on)
    return CaseloadReportContent(
        municipality=settings.municipality(desk),
        at=on,
        day=desk.today,
        printed_by=staff_name(desk),
        advisers=tuple(_report_line(line, view.guideline) for line in view.lines),
        total=_report_line(view.total, view.guideline),
        guideline=str(view.guideline),
        guideline_source=view.source,
        outlook=tuple(
            OutlookLine(
                month.day,
                f"{decimal(month.fte * 100)} %",
                str(month.active),
                decimal(month.capacity),
                f"{month.missing_percent} %" if month.missing_percent else "–",
            )
            for month in view.outlook
        ),
        steps=view.steps,
    )


def _report_line(line: CaseloadLine, guideline: int) -> caseload_report.CaseloadLine:
    from grongintro.letters.caseload_report import CaseloadLine as ReportLine  # noqa: PLC0415

    load = line.load
    missing = missing_percent(max(Fraction(0), Fraction(load.active, guideline) - load.fte))
    return ReportLine(
        line.name if line.staff_id != UNASSIGNED else "",
        f"{line.percent} %",
        str(line.active),
        decimal(load.capacity) if load.capacity else "–",
        decimal(load.per_fte) if load.per_fte is not None else "–",
        *_against(line),
        f"{missing} %" if missing else "–",
        away=line.away,
    )


def _against(line: CaseloadLine) -> tuple[caseload_report.Against, str]:
    """How the caseload stands against the guideline, and by how many."""
    from grongintro.letters.caseload_report import Against  # noqa: PLC0415

    load = line.load
    left = load.capacity - load.active
    if not load.capacity or not left:
        return Against.FULL if load.capacity else Against.NOTHING, "–"
    return Against.ROOM if left > 0 else Against.OVER, decimal(abs(left))


def difference_words(line: CaseloadLine) -> str:
    """Room or excess against the guideline, in words; «–» without capacity."""
    load = line.load
    if not load.capacity:
        return "–"
    left = load.capacity - load.active
    if left == 0:
        return "fullt"
    return f"plass til {decimal(left)}" if left > 0 else f"{decimal(-left)} over"


def decimal(value: Fraction) -> str:
    """At most one decimal, Norwegian comma, half up."""
    tenths = (value * 20 + 1) // 2
    whole, rest = divmod(int(tenths), 10)
    return f"{whole},{rest}" if rest else str(whole)


def recovery_pdf(municipality: Municipality, code: str, *, day: date, store: str) -> bytes:
    """The sheet with the recovery code, to be printed and locked away; nothing of it is stored."""
    from grongintro.letters.pdf import render  # noqa: PLC0415  ReportLab is slow to import
    from grongintro.letters.recovery_sheet import RecoverySheetContent, build  # noqa: PLC0415

    return render(build(RecoverySheetContent(municipality, tuple(code.split("-")), store, day)))
