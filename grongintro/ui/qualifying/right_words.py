"""Right and duty, start, work and moves in the words of their lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grongintro.domain.eligibility import Standing
from grongintro.domain.moving import Direction
from grongintro.rules.deadlines import START_NEAR_DAYS, START_URGENT_DAYS
from grongintro.services.qualifying.starting import StartState
from grongintro.ui import format as fmt
from grongintro.ui import words
from grongintro.ui.qualifying.mapping_words import joined
from grongintro.ui.rows.amounts import hours_text, number_text
from grongintro.ui.tokens import Tone

if TYPE_CHECKING:
    from datetime import date

    from grongintro.domain.carried import CarriedMatter, OpeningBalance
    from grongintro.domain.eligibility import Employment
    from grongintro.domain.moving import Move
    from grongintro.services.qualifying.right import AssessmentRow
    from grongintro.services.qualifying.starting import StartStanding

TONES = {
    Standing.RIGHT_AND_DUTY: Tone.SUCCESS,
    Standing.RIGHT_ONLY: Tone.SUCCESS,
    Standing.DUTY_ONLY: Tone.INFO,
    Standing.MAY_BE_OFFERED: Tone.INFO,
    Standing.OUTSIDE: Tone.NEUTRAL,
    Standing.UNDECIDED: Tone.WARNING,
}
START_TONES = {
    StartState.OPEN: Tone.INFO,
    StartState.NEAR: Tone.WARNING,
    StartState.URGENT: Tone.ERROR,
    StartState.BROKEN: Tone.ERROR,
    StartState.STARTED: Tone.SUCCESS,
    StartState.LATE: Tone.WARNING,
}


def assessment(row: AssessmentRow) -> tuple[str, str]:
    """When and what; by whom, and why it differs from the rules."""
    each = row.assessment
    title = joined(fmt.day(each.assessed_on), words.title(each.standing))
    if each.standing is each.computed:
        return title, f"{row.by}, som reglene"
    return title, f"{row.by}. Reglene ga: {words.word(each.computed)}. Grunn: {each.reason}"


def employment(each: Employment) -> tuple[str, str]:
    """The employer and hours a week; from when until when, and whether it is an offer only."""
    title = joined(each.employer, f"{hours_text(each.minutes_per_week)} timer i uken")
    offer = "bare tilbud" if each.offer_only else ""
    return title, words.capital(joined(span(each.start, each.end), offer))


def span(start: date, end: date | None) -> str:
    """`01.01.2026–30.06.2026`, or `fra 01.01.2026`."""
    return f"fra {fmt.day(start)}" if end is None else fmt.span(start, end)


def start_state(found: StartStanding, today: date) -> str:
    """The state in a few words for the chip."""
    if found.started is not None and found.state in {StartState.STARTED, StartState.LATE}:
        late = "etter fristen" if found.state is StartState.LATE else "innen fristen"
        return f"Startet {fmt.day(found.started)}, {late}"
    left = (found.deadline.deadline - today).days
    if found.state is StartState.BROKEN:
        return f"{fmt.count(-left, 'dag', 'dager')} over fristen"
    return f"Dag {found.day}, {fmt.count(left, 'dag', 'dager')} igjen"


def start_warning(found: StartStanding) -> str:
    """What the warnings of day 60 and day 80 ask for."""
    if found.state is StartState.NEAR:
        return f"Varsel fra dag {START_NEAR_DAYS}: vedtak og oppstart må planlegges nå."
    if found.state is StartState.URGENT:
        return f"Varsel fra dag {START_URGENT_DAYS}: rekker dere ikke fristen, må grunnen skrives."
    return ""


def move(each: Move, by: str = "") -> tuple[str, str]:
    """In or out, when and where; months used, what was handed over and how."""
    way = "Flyttet hit" if each.direction is Direction.IN else "Flyttet ut"
    place = f"fra {each.municipality}" if each.direction is Direction.IN else f"til {each.municipality}"
    months = "" if each.months_used is None else fmt.count(each.months_used, "måned brukt", "måneder brukt")
    verb = "fikk" if each.direction is Direction.IN else "sendt"
    handed = f"{verb}: {', '.join(each.handed)}" if each.handed else ""
    text = joined(months, handed, each.sent_how, by)
    return f"{way} {fmt.day(each.day)} {place}", "\n".join(
        part for part in (words.capital(text), each.note) if part
    )


def carried(each: CarriedMatter, document: str = "") -> tuple[str, str]:
    """What sort of paper, its date; number, decider, note and scan."""
    scan = f"dokument: {document}" if document else "ikke lagt inn som dokument"
    text = joined(each.number, each.decided_by, each.note, scan)
    return joined(words.title(each.kind), fmt.day(each.dated)), words.capital(text)


def balance(each: OpeningBalance) -> tuple[str, str]:
    """How much of a quota was used, up to when, and who says so."""
    title = f"{words.title(each.quota)}: {number_text(each.hundredths)}"
    return title, joined(f"Til og med {fmt.day(each.as_of)}", each.source)
