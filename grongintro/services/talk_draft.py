"""A talk while it is being written, and as JSON in the store."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from grongintro.domain.followup import Form, InterpreterMode, NoteClass, Outcome, Topic


@dataclass(frozen=True)
class Promise:
    """What was promised, and by when."""

    text: str
    due: date | None = None


@dataclass(frozen=True)
class TalkDraft:
    """A talk while it is being written."""

    person_ids: tuple[str, ...]
    held_on: date
    place: str
    form: Form = Form.MEETING
    outcome: Outcome = Outcome.HELD
    counts: bool = True
    interpreter: InterpreterMode = InterpreterMode.NONE
    interpreter_qualified: bool | None = None
    interpreter_reason: str = ""
    language: str = ""
    topics: tuple[Topic, ...] = ()
    minutes: int | None = None
    text: str = ""
    ours: tuple[Promise, ...] = ()
    theirs: tuple[Promise, ...] = ()
    appointment_id: str | None = None
    note_class: NoteClass = NoteClass.ORDINARY


def to_json(draft: TalkDraft) -> dict[str, Any]:
    """The draft as plain JSON, for the store."""
    body = asdict(draft)
    body["held_on"] = draft.held_on.isoformat()
    for side in ("ours", "theirs"):
        body[side] = [
            {"text": promise.text, "due": promise.due.isoformat() if promise.due else None}
            for promise in getattr(draft, side)
        ]
    return {name: list(value) if isinstance(value, tuple) else value for name, value in body.items()}


def from_json(body: dict[str, Any]) -> TalkDraft:
    """The draft that `to_json` wrote."""
    promises = {
        side: tuple(
            Promise(item["text"], date.fromisoformat(item["due"]) if item["due"] else None)
            for item in body[side]
        )
        for side in ("ours", "theirs")
    }
    plain: dict[str, Any] = {**body, **promises}
    plain |= {
        "person_ids": tuple(body["person_ids"]),
        "held_on": date.fromisoformat(body["held_on"]),
        "form": Form(body["form"]),
        "outcome": Outcome(body["outcome"]),
        "interpreter": InterpreterMode(body["interpreter"]),
        "note_class": NoteClass(body["note_class"]),
        "topics": tuple(Topic(topic) for topic in body["topics"]),
    }
    return TalkDraft(**plain)
