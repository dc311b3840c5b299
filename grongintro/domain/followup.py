"""Talks, appointments, promises and tasks."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from grongintro.domain.frozen import frozen

if TYPE_CHECKING:
    from datetime import date, time


class Form(StrEnum):
    """How people met."""

    MEETING = "meeting"
    PHONE = "phone"
    VIDEO = "video"
    HOME_VISIT = "home_visit"
    MESSAGE = "message"


class Outcome(StrEnum):
    """Whether a talk took place."""

    HELD = "held"
    NO_SHOW = "no_show"
    MOVED = "moved"


class NoteClass(StrEnum):
    """Who a note is for: all who see the person, only the few who must, or one that tells of others."""

    ORDINARY = "ordinary"
    SENSITIVE = "sensitive"
    THIRD_PARTY = "third_party"


class InterpreterMode(StrEnum):
    """How a talk was interpreted (tolkeloven §§ 6–7)."""

    ON_SITE = "on_site"
    SCREEN = "screen"
    PHONE = "phone"
    NONE = "none"


class Booking(StrEnum):
    """How far the interpreter of an appointment has come."""

    NOT_NEEDED = "not_needed"
    TO_BOOK = "to_book"
    BOOKED = "booked"
    CONFIRMED = "confirmed"
    CALLED_OFF = "called_off"


class AppointmentState(StrEnum):
    """Whether an appointment still stands."""

    PLANNED = "planned"
    DONE = "done"
    CANCELLED = "cancelled"


class Topic(StrEnum):
    """What a talk was about."""

    PROGRAMME = "programme"
    WORK = "work"
    SCHOOL = "school"
    HEALTH = "health"
    ECONOMY = "economy"
    HOUSING = "housing"
    FAMILY = "family"
    NETWORK = "network"
    LIFE_GUIDANCE = "life_guidance"


class Side(StrEnum):
    """Who promised."""

    US = "us"
    PARTICIPANT = "participant"


class Rhythm(StrEnum):
    """The intervals of Grong's plan, chapter 7."""

    WEEKLY = "weekly"
    FORTNIGHTLY = "fortnightly"
    MONTHLY = "monthly"


@frozen
class Repeat:
    """How often an appointment is repeated, and until a day or how many times; the day goes first."""

    rhythm: Rhythm
    until: date | None = None
    times: int | None = None


@frozen
class FollowUp:
    """A person in the cadence, from `opened` until `closed` (with a reason), perhaps with an own rhythm."""

    id: str
    office_id: str
    person_id: str
    opened: date
    closed: date | None = None
    closed_reason: str = ""
    rhythm: Rhythm | None = None
    rhythm_reason: str = ""
    version: int = 1


@frozen
class Conversation:
    """A talk with one or several persons. `counts`: whether it counts in the cadence."""

    id: str
    office_id: str
    staff_id: str
    held_on: date
    place: str
    form: Form
    outcome: Outcome
    counts: bool
    interpreter: InterpreterMode
    interpreter_qualified: bool | None = None
    interpreter_reason: str = ""
    language: str = ""
    topics: tuple[str, ...] = ()
    minutes: int | None = None
    text: str = ""
    appointment_id: str | None = None
    note_class: NoteClass = NoteClass.ORDINARY
    version: int = 1


@frozen
class ConversationPerson:
    """That a person took part in a talk; day and whether it counts stand here too, for the cadence."""

    id: str
    office_id: str
    conversation_id: str
    person_id: str
    held_on: date
    counts: bool
    version: int = 1


@frozen
class Appointment:
    """An agreed talk; `minutes` is its planned length. Those of one `series_id` were booked together."""

    id: str
    office_id: str
    staff_id: str
    day: date
    at: time | None
    minutes: int
    place: str
    form: Form
    interpreter: Booking
    language: str = ""
    state: AppointmentState = AppointmentState.PLANNED
    note: str = ""
    series_id: str | None = None
    version: int = 1


@frozen
class AppointmentPerson:
    """That a person is called to an appointment."""

    id: str
    office_id: str
    appointment_id: str
    person_id: str
    version: int = 1


@frozen
class Task:
    """Something to do: a colleague's task or a promise, ours or the participant's."""

    id: str
    office_id: str
    text: str
    side: Side
    owner_id: str | None = None
    person_id: str | None = None
    due: date | None = None
    done_on: date | None = None
    conversation_id: str | None = None
    version: int = 1
