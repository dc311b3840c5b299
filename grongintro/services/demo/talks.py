"""Months of talks: series that follow the plan until they stopped, and what happened in between."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import time, timedelta
from typing import TYPE_CHECKING

from grongintro.domain.followup import Booking, Form, InterpreterMode, Outcome, Task
from grongintro.services import talks
from grongintro.services.demo import texts
from grongintro.services.demo.closing import SERIES
from grongintro.services.demo.people import HOMES, MEMBERS, adviser_of, country_of
from grongintro.services.talk_draft import Promise, TalkDraft
from grongintro.services.talks import AppointmentDraft

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from grongintro.services.demo.calendar import Days
    from grongintro.services.demo.closing import Series
    from grongintro.services.demo.diary import Diary, Town, Who
    from grongintro.services.demo.people import Member
    from grongintro.services.demo.texts import Note
    from grongintro.services.desk import Desk

MEMBER = {member.key: member for member in MEMBERS}
_LOOK_BACK = -250
_WEEKLY_DAYS, _FORTNIGHTLY_DAYS = 31, 122
_FORMS = (Form.MEETING, Form.MEETING, Form.HOME_VISIT, Form.MEETING, Form.PHONE, Form.MEETING, Form.VIDEO)
_MODES = (InterpreterMode.ON_SITE, InterpreterMode.SCREEN, InterpreterMode.PHONE)


@dataclass(frozen=True)
class Held:
    """One talk of a series: its day, its place in the row, and what was said."""

    series: Series
    number: int
    count: int
    day: date
    note: Note
    form: Form
    last: bool


def note_talks(diary: Diary) -> None:
    """All series, with what happened between the talks."""
    for index, series in enumerate(SERIES):
        _note_series(diary, series, index)


def _note_series(diary: Diary, series: Series, index: int) -> None:
    days = _talk_days(series, diary.days)
    who = _who(series)
    for number, day in enumerate(days):
        last = number == len(days) - 1
        arrived = diary.days.day(MEMBER[series.keys[0]].arrived)
        note = series.closing if last else _note_for(series, index, number, (day - arrived).days)
        form = series.form if last else _FORMS[(number + index) % len(_FORMS)]
        held = Held(series, number, len(days), day, note, form, last)
        hour = 9 + (number + 2 * index) % 5
        missed = not last and (number * 3 + index) % 11 == 8  # noqa: PLR2004  about one in eleven
        if missed:
            _note_missed(diary, held, who, hour)
        diary.note(day, f"{hour + 1:02d}:{(7 * index + 13 * number) % 60:02d}", who, _log(held, index))
        if not last and (note.ours or note.theirs):
            done = min(day + timedelta(days=9), diary.days.work(-1))
            diary.note(diary.days.work((done - diary.days.on).days), "15:20", who, _keep(held))
        if number % 4 == 2:  # noqa: PLR2004  every fourth
            _note_message(diary, held, who)


def _who(series: Series) -> Who:
    return adviser_of(MEMBER[series.keys[0]])


def _talk_days(series: Series, days: Days) -> list[date]:
    """Backwards from the last talk, as often as the plan asks at that time, to the arrival."""
    arrived = MEMBER[series.keys[0]].arrived if series.since is None else series.since
    offsets, offset = [], series.last
    while offset >= max(arrived + 4, _LOOK_BACK):
        offsets.append(offset)
        offset -= _gap(offset - arrived)
    return [days.work(each) for each in reversed(offsets)]


def _gap(since_arrival: int) -> int:
    if since_arrival <= _WEEKLY_DAYS + 7:
        return 7
    return 14 if since_arrival <= _FORTNIGHTLY_DAYS + 14 else 30


def _note_for(series: Series, index: int, number: int, since_arrival: int) -> Note:
    if since_arrival <= _WEEKLY_DAYS + 14:
        return texts.FIRST[number % len(texts.FIRST)]
    if series.family and number % 3 == 1:
        return texts.FAMILY[(number // 3 + index) % len(texts.FAMILY)]
    if series.young and number % 2:
        return texts.YOUNG[(number // 2 + index) % len(texts.YOUNG)]
    return texts.UNDERWAY[(number + 5 * index) % len(texts.UNDERWAY)]


def _log(held: Held, index: int) -> Callable[[Desk, Town], object]:
    def log(desk: Desk, town: Town) -> object:
        return talks.log_conversation(desk, _draft(held, index, town, desk.today))

    return log


def _draft(held: Held, index: int, town: Town, today: date) -> TalkDraft:
    series, note, days = held.series, held.note, town.days
    draft = TalkDraft(
        person_ids=tuple(town.people[key] for key in series.keys),
        held_on=today,
        place=_place(series),
        form=held.form,
        topics=note.topics,
        minutes=(30, 45, 45, 60)[(held.number + index) % 4],
        text=note.text.format(navn=_names(series)),
        ours=_promises(note.ours, days.day(series.ours_due) if held.last else today + timedelta(days=10)),
        theirs=_promises(
            note.theirs, days.day(series.theirs_due) if held.last else today + timedelta(days=14)
        ),
    )
    return _interpreted(draft, series, held.number + index)


def _promises(text: str, due: date) -> tuple[Promise, ...]:
    return (Promise(text, due),) if text else ()


def _interpreted(draft: TalkDraft, series: Series, turn: int) -> TalkDraft:
    language = _language(MEMBER[series.keys[0]])
    if not language:
        return replace(draft, interpreter_reason="Deltakeren trenger ikke tolk")
    if draft.form is Form.PHONE and turn % 2:
        return replace(draft, interpreter_reason="Kort samtale på enkelt norsk, etter ønske fra deltakeren")
    mode = _MODES[turn % len(_MODES)] if draft.form is not Form.PHONE else InterpreterMode.PHONE
    if turn % 9 == 4:  # noqa: PLR2004  about one in nine
        reason = f"Ingen kvalifisert tolk i {language} var ledig i dag"
        return replace(
            draft, interpreter=mode, interpreter_qualified=False, interpreter_reason=reason, language=language
        )
    return replace(draft, interpreter=mode, interpreter_qualified=True, language=language)


def _language(member: Member) -> str:
    return country_of(member)[1][0] if member.interpreter else ""


def _names(series: Series) -> str:
    return " og ".join(MEMBER[key].given for key in series.keys)


def _place(series: Series) -> str:
    return series.place or HOMES[MEMBER[series.keys[0]].home].place


def _keep(held: Held) -> Callable[[Desk, Town], None]:
    """Tick the promises of a talk off."""

    def keep(desk: Desk, town: Town) -> None:
        with desk.read() as reader:
            promised = reader.find(Task, person_id=town.people[held.series.keys[0]], done_on=None)
        for task in promised:
            if task.text in {held.note.ours, held.note.theirs}:
                talks.finish_task(desk, task.id)

    return keep


def _note_missed(diary: Diary, held: Held, who: Who, hour: int) -> None:
    """An appointment some days before, to which nobody came or which was moved; the talk came after."""
    offset = (held.day - diary.days.on).days
    missed = diary.days.work(offset - 2)
    booked = diary.days.work((missed - diary.days.on).days - 5)
    arrived = diary.days.day(MEMBER[held.series.keys[0]].arrived)
    if booked <= arrived:
        return
    key = f"{held.series.keys[0]} {held.number}"
    moved = held.number % 2 == 0
    diary.note(booked, f"{hour:02d}:50", who, _book_missed(held, key, missed, hour))
    diary.note(missed, f"{hour + 1:02d}:25", who, _miss(held, key, moved=moved))


def _book_missed(held: Held, key: str, day: date, hour: int) -> Callable[[Desk, Town], None]:
    def book(desk: Desk, town: Town) -> None:
        language = _language(MEMBER[held.series.keys[0]])
        draft = AppointmentDraft(
            tuple(town.people[each] for each in held.series.keys),
            day,
            time(hour),
            45,
            _place(held.series),
            interpreter=Booking.BOOKED if language else Booking.NOT_NEEDED,
            language=language,
        )
        town.appointments[key] = talks.book_appointment(desk, draft).id

    return book


def _miss(held: Held, key: str, *, moved: bool) -> Callable[[Desk, Town], object]:
    def miss(desk: Desk, town: Town) -> object:
        note = texts.MOVED if moved else texts.NO_SHOW
        draft = TalkDraft(
            tuple(town.people[each] for each in held.series.keys),
            desk.today,
            _place(held.series),
            outcome=Outcome.MOVED if moved else Outcome.NO_SHOW,
            text=note.text,
            appointment_id=town.appointments[key],
        )
        return talks.log_conversation(desk, draft)

    return miss


def _note_message(diary: Diary, held: Held, who: Who) -> None:
    """A message between two talks; it does not count in the cadence."""
    day = diary.days.work(min((held.day - diary.days.on).days + 4, -1))
    note = texts.REMINDER if held.number % 8 > 3 else texts.MESSAGE  # noqa: PLR2004  by turns

    def send(desk: Desk, town: Town) -> object:
        draft = TalkDraft(
            tuple(town.people[each] for each in held.series.keys),
            desk.today,
            "",
            form=Form.MESSAGE,
            counts=False,
            topics=note.topics,
            text=note.text.format(navn=_names(held.series)),
        )
        return talks.log_conversation(desk, draft)

    if not held.last:
        diary.note(day, "14:35", who, send)
