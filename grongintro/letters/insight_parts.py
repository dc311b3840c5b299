"""The sections of the insight package: one table each, or the words that nothing is registered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grongintro.domain import dates
from grongintro.domain.followup import InterpreterMode
from grongintro.letters.content import Block, Column, Facts, Heading, Paragraph, Table, Tone

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date, datetime

    from grongintro.domain.case import Decision
    from grongintro.domain.document import Consent, Document
    from grongintro.domain.followup import Appointment, Conversation, FollowUp, Task
    from grongintro.domain.household import HouseholdMember, LivingFact
    from grongintro.domain.period import Period
    from grongintro.domain.person import Permit, Person
    from grongintro.domain.programme import Programme, ProgrammeLeave
    from grongintro.letters.phrases import Phrases

_EMPTY = "–"


def marked(blocks: Iterable[Block], mark: str) -> bool:
    """Whether something in there is marked as being about others."""
    for block in blocks:
        if isinstance(block, Paragraph) and mark in block.text:
            return True
        if isinstance(block, Table) and any(mark in cell for row in block.rows for cell in row):
            return True
    return False


def nothing(phrases: Phrases, section: str) -> list[Block]:
    """The heading of a section without anything in it."""
    return [Heading(phrases(f"{section}.heading")), Paragraph(phrases("none"), Tone.QUIET)]


def _table(
    phrases: Phrases,
    section: str,
    columns: Sequence[tuple[str, float]],
    rows: Iterable[tuple[str, ...]],
) -> list[Block]:
    found = tuple(tuple(cell or _EMPTY for cell in row) for row in rows)
    if not found:
        return nothing(phrases, section)
    heads = tuple(Column(phrases(f"{section}.{key}"), share) for key, share in columns)
    return [
        Heading(phrases(f"{section}.heading")),
        Table(heads, found, summary=phrases(f"{section}.summary")),
    ]


def _day(value: date | None) -> str:
    return dates.short(value) if value is not None else _EMPTY


def _others(text: str, phrases: Phrases, *, mark: bool) -> str:
    return f"{text} {phrases('others')}".strip() if mark else text


def who(person: Person, phrases: Phrases) -> list[Block]:
    """Who the person is; what nobody has filled in is left out."""
    values = {
        "name": person.name,
        "birth_date": _day(person.birth_date),
        "sex": phrases(f"word.{person.sex}"),
        "national_number": person.national_number,
        "duf_number": person.duf_number,
        "citizenship": person.citizenship,
        "languages": ", ".join(person.languages),
        "interpreter_language": person.interpreter_language,
        "address": ", ".join(person.address_lines),
        "phone": person.phone,
        "email": person.email,
        "settlement": phrases(f"word.{person.settlement}") if person.settlement else "",
        "first_settled": _day(person.first_settled),
        "arrived": _day(person.arrived),
        "claimed": _day(person.claimed),
        "moved_out": _day(person.moved_out),
        "note": person.note,
    }
    pairs = tuple(
        (phrases(f"who.{key}"), value) for key, value in values.items() if value not in {"", _EMPTY}
    )
    return [Heading(phrases("who.heading")), Facts(pairs, summary=phrases("who.summary"))]


def advisers(found: Sequence[tuple[str, Period]], phrases: Phrases) -> list[Block]:
    """Who has been responsible."""
    rows = ((name, _day(time.start), _day(time.end)) for name, time in found)
    return _table(phrases, "advisers", (("name", 3), ("start", 1), ("end", 1)), rows)


def household(found: Sequence[tuple[str, HouseholdMember]], own: str, phrases: Phrases) -> list[Block]:
    """Who lives together; everybody else's line is about others."""
    rows = (
        (
            _others(name, phrases, mark=each.person_id != own),
            phrases(f"word.{each.role}"),
            _day(each.start),
            _day(each.end),
        )
        for name, each in found
    )
    return _table(phrases, "household", (("name", 4), ("role", 1), ("start", 1.2), ("end", 1.2)), rows)


def permits(found: Sequence[Permit], phrases: Phrases) -> list[Block]:
    """The residence permits."""
    rows = ((phrases(f"permit.{each.kind}"), _day(each.granted), _day(each.valid_to)) for each in found)
    return _table(phrases, "permits", (("kind", 4), ("start", 1.2), ("end", 1.2)), rows)


def programmes(found: Sequence[Programme], leaves: Sequence[ProgrammeLeave], phrases: Phrases) -> list[Block]:
    """Programmes, then leaves from them."""
    rows = [
        (
            phrases("programmes.programme", day=_day(each.offered)),
            _day(each.start),
            _day(each.end),
            _programme_note(each, phrases),
        )
        for each in found
    ]
    rows += [
        (
            phrases("programmes.leave"),
            _day(each.start),
            _day(each.end),
            ". ".join(
                part for part in (each.reason, phrases("programmes.paid") if each.paid else "") if part
            ),
        )
        for each in leaves
    ]
    return _table(phrases, "programmes", (("what", 2), ("start", 1.2), ("end", 1.2), ("note", 3)), rows)


def _programme_note(each: Programme, phrases: Phrases) -> str:
    note = phrases(
        "programmes.aim",
        education=phrases(f"word.{each.education}"),
        goal=phrases(f"word.{each.goal}"),
    )
    if each.stopped is None:
        return note
    stopped = phrases("programmes.stopped", day=_day(each.stopped), reason=each.stop_reason or _EMPTY)
    return f"{note} {stopped}"


def living(found: Sequence[tuple[LivingFact, str]], phrases: Phrases) -> list[Block]:
    """The dated answers; the name of a partner is about another."""
    rows = (
        (
            phrases(f"word.{fact.kind}"),
            _answer(fact, partner, phrases),
            _day(fact.start),
            _day(fact.end),
            fact.reason,
        )
        for fact, partner in found
    )
    columns = (("what", 2), ("answer", 2), ("start", 1.2), ("end", 1.2), ("reason", 2.5))
    return _table(phrases, "living", columns, rows)


def _answer(fact: LivingFact, partner: str, phrases: Phrases) -> str:
    answer = phrases("yes") if fact.answer else phrases("no")
    return f"{answer}, {_others(partner, phrases, mark=True)}" if partner else answer


def follow_ups(found: Sequence[FollowUp], phrases: Phrases) -> list[Block]:
    """When the person was followed up, and how often."""
    rows = (
        (
            _day(each.opened),
            _day(each.closed),
            phrases(f"word.{each.rhythm}") if each.rhythm else _EMPTY,
            ". ".join(part for part in (each.rhythm_reason, each.closed_reason) if part),
        )
        for each in found
    )
    columns = (("start", 1.2), ("end", 1.2), ("rhythm", 1.5), ("reason", 3))
    return _table(phrases, "follow_up", columns, rows)


def talk_facts(talk: Conversation, staff: str, phrases: Phrases) -> Paragraph:
    """How a talk was held, in a line or two: there may be a hundred of them."""
    values = {
        "staff": staff,
        "place": talk.place,
        "outcome": phrases(f"outcome.{talk.outcome}"),
        "interpreter": _interpreter(talk, phrases),
        "topics": ", ".join(phrases(f"topic.{topic}") for topic in talk.topics),
        "minutes": phrases("minutes", number=talk.minutes) if talk.minutes else "",
    }
    pairs = (f"{phrases(f'talks.{key}')}: {value}" for key, value in values.items() if value)
    return Paragraph(" · ".join(pairs), Tone.QUIET)


def _interpreter(talk: Conversation, phrases: Phrases) -> str:
    words = [phrases(f"interpreter.{talk.interpreter}")]
    if talk.interpreter is InterpreterMode.NONE:
        words.append(talk.interpreter_reason)
    else:
        known = "interpreter.qualified" if talk.interpreter_qualified else "interpreter.unqualified"
        words += [talk.language, phrases(known)]
    return ", ".join(word for word in words if word)


def tasks(found: Sequence[Task], phrases: Phrases) -> list[Block]:
    """What was promised, and what is to be done."""
    rows = ((each.text, phrases(f"word.{each.side}"), _day(each.due), _day(each.done_on)) for each in found)
    return _table(phrases, "promises", (("text", 4), ("side", 1.2), ("due", 1.2), ("done", 1.2)), rows)


def appointments(found: Sequence[tuple[Appointment, bool]], phrases: Phrases) -> list[Block]:
    """Agreed talks; one with several persons is about others too."""
    rows = (
        (
            _at(each, phrases),
            phrases(f"form.{each.form}"),
            each.place,
            phrases(f"appointment.{each.state}"),
            _others(each.note, phrases, mark=others),
        )
        for each, others in found
    )
    columns = (("day", 1.6), ("form", 1.3), ("place", 1.5), ("state", 1.2), ("note", 2.5))
    return _table(phrases, "appointments", columns, rows)


def _at(each: Appointment, phrases: Phrases) -> str:
    if each.at is None:
        return _day(each.day)
    return phrases("day_and_clock", day=_day(each.day), clock=f"{each.at:%H.%M}")


def decisions(found: Sequence[tuple[Decision, str]], phrases: Phrases) -> list[Block]:
    """The decisions by number; the letters themselves are handed out as they were sent."""
    rows = (
        (
            each.number,
            case,
            phrases(f"decision_state.{each.state}"),
            f"{_day(each.start)} – {_day(each.end)}" if each.start else _EMPTY,
            _day(each.decided_on),
            _day(each.delivered_on),
        )
        for each, case in found
    )
    columns = (("number", 1.2), ("case", 1.2), ("state", 1.2), ("period", 2.4), ("decided", 1.2))
    blocks = _table(phrases, "decisions", (*columns, ("delivered", 1.2)), rows)
    return [*blocks, Paragraph(phrases("decisions.letters"), Tone.QUIET)] if found else blocks


def consents(found: Sequence[Consent], phrases: Phrases) -> list[Block]:
    """What the person has let the service tell."""
    rows = (
        (each.to_whom, each.what, _day(each.start), _day(each.end), _day(each.withdrawn)) for each in found
    )
    columns = (("to_whom", 2), ("what", 2.5), ("start", 1.2), ("end", 1.2), ("withdrawn", 1.4))
    return _table(phrases, "consents", columns, rows)


def documents(found: Sequence[tuple[Document, bool]], phrases: Phrases) -> list[Block]:
    """What is filed; one that the account may not open tells only its sort."""
    rows = (
        (
            each.name if may_open else phrases("documents.closed"),
            phrases(f"document.{each.kind}"),
            _day(each.dated),
            each.source if may_open else "",
            _day(each.added_at.date()),
        )
        for each, may_open in found
    )
    columns = (("name", 3), ("kind", 1.5), ("dated", 1.2), ("source", 1.8), ("added", 1.2))
    return _table(phrases, "documents", columns, rows)


def files(found: Sequence[tuple[datetime, str, str]], phrases: Phrases) -> list[Block]:
    """What has been let out about the person."""
    rows = (
        (phrases("day_and_clock", day=_day(at.date()), clock=f"{at:%H.%M}"), name, what)
        for at, name, what in found
    )
    return _table(phrases, "files", (("at", 2), ("who", 2), ("what", 3)), rows)


def openings(found: Sequence[tuple[date, str, tuple[str, ...]]], phrases: Phrases) -> list[Block]:
    """Who has opened the person's page, a line for each day."""
    rows = ((_day(day), name, ", ".join(times)) for day, name, times in found)
    return _table(phrases, "openings", (("day", 1.2), ("who", 2), ("times", 4)), rows)
