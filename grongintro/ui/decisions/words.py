"""The states and steps of a decision in words."""

from __future__ import annotations

from grongintro.domain.case import DecisionState, DeliveryWay, ReturnCode
from grongintro.services.deciding.decision_watch import RETURN_WORDS
from grongintro.ui.tokens import Tone

STATES = {
    DecisionState.DRAFT: "Utkast",
    DecisionState.SUBMITTED: "Til godkjenning",
    DecisionState.RETURNED: "Returnert",
    DecisionState.ISSUED: "Utstedt",
    DecisionState.WITHDRAWN: "Lagt bort",
}
TONES = {
    DecisionState.DRAFT: Tone.NEUTRAL,
    DecisionState.SUBMITTED: Tone.INFO,
    DecisionState.RETURNED: Tone.WARNING,
    DecisionState.ISSUED: Tone.SUCCESS,
    DecisionState.WITHDRAWN: Tone.NEUTRAL,
}
WAYS = {
    DeliveryWay.HANDED_OVER: "Overlevert i samtale",
    DeliveryWay.POSTED: "Sendt i posten",
    DeliveryWay.DIGITAL: "Sendt digitalt",
}
_EVENTS = {
    "created": "opprettet",
    "edited": "redigert",
    "submitted": "sendt til godkjenning",
    "taken_back": "tatt tilbake",
    "undone": "angret det siste",
    "withdrawn": "lagt bort",
    "returned": "returnert",
    "issued": "godkjent og utstedt",
    "delivered": "levert",
}


def event_words(event: str, code: str, note: str) -> str:
    """A step on the way in words, with its reason."""
    words = _EVENTS.get(event, event)
    if event == "returned" and code:
        words += f": {RETURN_WORDS[ReturnCode(code)]}"
    if event == "delivered" and code:
        words += f": {WAYS[DeliveryWay(code)].lower()}"
    return f"{words}. {note}" if note else words
