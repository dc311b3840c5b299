"""Late starts, moves and ends of programmes in the demo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grongintro.domain.closing import FinalStatus
from grongintro.services.demo.diary import Who
from grongintro.services.qualifying.closing import EndDraft, end_programme, issue_certificate
from grongintro.services.qualifying.moving_out import MoveOutDraft, move_out
from grongintro.services.qualifying.starting import write_late_start

if TYPE_CHECKING:
    from grongintro.services.demo.diary import Diary, Town
    from grongintro.services.desk import Desk


def note_ended(diary: Diary) -> None:
    """Vasyl ended with a job and a certificate; Halyna's end is not registered; Daniel moved."""
    days = diary.days
    diary.note(days.work(-57), "14:40", Who.KARI, _vasyl)
    diary.note(days.work(-55), "14:45", Who.KARI, _certificate)
    diary.note(days.work(-30), "15:10", Who.IVAR, _daniel_moves)
    diary.note(days.work(-100), "12:55", Who.KARI, _mugisha_late)


def _vasyl(desk: Desk, town: Town) -> None:
    draft = EndDraft(
        FinalStatus.WORK,
        town.days.day(-60),
        "Fikk jobb som tekniker etter praksis",
        full_time=True,
        next_step="Fast stilling hos Namdal Verksted",
    )
    town.endings["vasyl"] = end_programme(desk, town.people["vasyl"], draft).id


def _certificate(desk: Desk, town: Town) -> object:
    return issue_certificate(desk, town.endings["vasyl"], desk.today)


def _daniel_moves(desk: Desk, town: Town) -> object:
    draft = MoveOutDraft(
        desk.today,
        "Trondheim",
        ("Kompetansekartlegging", "Vedtak om program"),
        "Digital forsendelse til flyktningtjenesten i Trondheim",
        no_talk_reason="Flyttet på kort varsel; vi snakket på telefon dagen etter.",
        note="Flyttet for å studere.",
    )
    return move_out(desk, town.people["daniel"], draft)


def _mugisha_late(desk: Desk, town: Town) -> object:
    reason = "Venter på skoleplass; norsk ble gitt på dagtid imens."
    return write_late_start(desk, town.people["mugisha"], reason)
