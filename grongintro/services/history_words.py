"""The change log in words: table and column names as people know them, old → new."""

from __future__ import annotations

import re
from datetime import date
from enum import StrEnum
from typing import Any

from grongintro.domain.dates import short
from grongintro.domain.followup import InterpreterMode
from grongintro.services.naming.stored import FIELDS, THINGS
from grongintro.services.naming.values import VALUES

_HIDDEN = frozenset(
    {
        "id",
        "office_id",
        "version",
        "person_id",
        "staff_id",
        "household_id",
        "conversation_id",
        "appointment_id",
        "case_id",
        "decision_id",
        "letter_id",
        "partner_id",
        "owner_id",
        "plan_id",
        "programme_id",
        "event_id",
        "document_id",
        "handed_over_by",
        "decided_by",
        "delivered_by",
        "replaces_id",
        "facts",
        "steps",
        "parameters",
        "pdf",
        "sha256",
    }
)
_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_ISO_MINUTE = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?")
_LONGEST = 120


def thing(subject: str) -> str:
    """What the rows of a table are called."""
    return THINGS.get(subject, subject)


def change(subject: str, old: str | None, new: str | None, *, undone: bool) -> str:
    """What was done, in words: «Ny samtale», «Endret program», «Angret: ny avtale»."""
    thing = THINGS.get(subject, subject)
    if old is None:
        words = f"Ny: {thing}"
    elif new is None:
        words = f"Fjernet: {thing}"
    else:
        words = f"Endret: {thing}"
    return f"Angret – {words[0].lower()}{words[1:]}" if undone else words


def details(subject: str, old: dict[str, Any], new: dict[str, Any]) -> str:
    """Old → new for each field that a person would recognise."""
    hidden = _HIDDEN - {"decided_by"} if subject == "carried_matter" else _HIDDEN
    shown = [name for name in (new or old) if name not in hidden and name in FIELDS]
    if old and new:
        return "; ".join(f"{FIELDS[n]}: {value(old.get(n))} → {value(new.get(n))}" for n in shown)
    facts = new or old
    return "; ".join(f"{FIELDS[n]}: {value(facts[n])}" for n in shown if facts[n] not in (None, "", []))


def told(value: Any) -> str:
    """A value of the domain as people read it, whole; nothing for what is not filled in."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nei"
    if isinstance(value, StrEnum):
        return VALUES.get(str(value), str(value))
    if isinstance(value, date):
        return short(value)
    return ", ".join(told(each) for each in value) if isinstance(value, tuple) else str(value).strip()


def value(raw: Any) -> str:
    """A logged value as people read it."""
    if raw is None or raw == "":
        return "(tomt)"
    if isinstance(raw, bool):
        return "ja" if raw else "nei"
    if isinstance(raw, list):
        return ", ".join(value(item) for item in raw) or "(tomt)"
    text = VALUES.get(str(raw), str(raw))
    if _ISO_DAY.fullmatch(text):
        return short(date.fromisoformat(text))
    if _ISO_MINUTE.fullmatch(text):
        return f"{short(date.fromisoformat(text[:10]))} kl. {text[11:16]}"
    return text if len(text) <= _LONGEST else text[:_LONGEST] + " …"


def interpreter(row: Any) -> str:
    """How a talk was interpreted, in words."""
    if row.interpreter is InterpreterMode.NONE:
        return f"Uten tolk: {row.interpreter_reason}" if row.interpreter_reason else "Uten tolk"
    qualified = "kvalifisert" if row.interpreter_qualified else "ikke kvalifisert"
    mode = VALUES["on_site"] if row.interpreter is InterpreterMode.ON_SITE else VALUES[str(row.interpreter)]
    words = "telefontolk" if row.interpreter is InterpreterMode.PHONE else mode
    return f"{words.capitalize()}, {row.language}, {qualified}"
