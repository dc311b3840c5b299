"""What few may read, and what was a slip: one sensitive note, and one task in the trash."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grongintro.domain.followup import Form, NoteClass, Task, Topic
from grongintro.services import talks
from grongintro.services.demo.people import MEMBERS, adviser_of
from grongintro.services.keeping import trash
from grongintro.services.talk_draft import TalkDraft

if TYPE_CHECKING:
    from grongintro.services.demo.diary import Diary, Town
    from grongintro.services.desk import Desk

_WHO = "oksana"
_NOTE = (
    "Oksana ringte etter en vond natt. Hun har fortalt om krigen til helsesykepleieren og vil ha samtaler "
    "videre der. Vi avtalte at ingen andre i tjenesten trenger å vite mer enn at hun har fått hjelp."
)
_TWICE = "Bestille tolk til foreldremøtet"


def note_notes(diary: Diary) -> None:
    """A telephone call between two talks, and a task that was written twice."""
    who = next(adviser_of(member) for member in MEMBERS if member.key == _WHO)
    diary.note(diary.days.work(-30), "14:05", who, _call)
    diary.note(diary.days.work(-9), "14:50", who, _write)
    diary.note(diary.days.work(-9), "14:51", who, _take_away)


def _call(desk: Desk, town: Town) -> object:
    draft = TalkDraft(
        (town.people[_WHO],),
        desk.today,
        "",
        form=Form.PHONE,
        counts=False,
        interpreter_reason="Hun ville snakke uten tolk",
        topics=(Topic.HEALTH,),
        minutes=20,
        text=_NOTE,
        note_class=NoteClass.SENSITIVE,
    )
    return talks.log_conversation(desk, draft)


def _write(desk: Desk, town: Town) -> object:
    return talks.add_task(desk, _TWICE, due=town.days.day(3), person_id=town.people[_WHO])


def _take_away(desk: Desk, town: Town) -> object:
    with desk.read() as reader:
        tasks = reader.find(Task, person_id=town.people[_WHO], text=_TWICE)
    return trash.delete(desk, Task, tasks[-1].id)
