"""The columns of the tables: numbers, arrivals and homes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grongintro.services.settlement.housing import CONTRACT_DAYS
from grongintro.ui import format as fmt
from grongintro.ui import words
from grongintro.ui.settlement import settlement_words as told
from grongintro.ui.tokens import Tone
from grongintro.ui.widgets.table import RIGHT, Column

if TYPE_CHECKING:
    from grongintro.services.settlement.housing import HomeLine
    from grongintro.services.settlement.numbers import NumberLine
    from grongintro.services.settlement.view import ArrivalLine

_NO_DAY = 9_999_999


def numbers() -> tuple[Column[NumberLine], ...]:
    """A year and kind: IMDi's numbers, places left, and the register beside them."""
    return (
        Column("År", lambda r: str(r.number.year), lambda r: r.number.year, bold=True),
        Column("Gruppe", lambda r: words.title(r.number.kind), stretch=True),
        Column("Anmodet", lambda r: told.figure(r.number.asked), lambda r: _known(r.number.asked), RIGHT),
        Column("Vedtatt", lambda r: told.figure(r.number.decided), lambda r: _known(r.number.decided), RIGHT),
        Column("Bosatt", lambda r: told.figure(r.number.settled), lambda r: _known(r.number.settled), RIGHT),
        Column("Avtalt", lambda r: told.figure(r.number.agreed), lambda r: _known(r.number.agreed), RIGHT),
        Column(
            "Plasser igjen", told.left, lambda r: _known(r.places.left), RIGHT, tone=_left_tone, bold=True
        ),
        Column("I registeret", _registered, lambda r: r.registered, RIGHT, tone=_difference_tone, tip=_apart),
    )


def arrivals() -> tuple[Column[ArrivalLine], ...]:
    """Who is expected and when, and how far the list has come."""
    return (
        Column("Husstand", lambda r: r.arrival.name, bold=True, stretch=True),
        Column("Personer", lambda r: str(r.persons), lambda r: r.persons, RIGHT),
        Column("Ventes", _expected, _expected_order),
        Column("Status", lambda r: words.title(r.arrival.state), tone=_state_tone),
        Column("Klart", told.progress, lambda r: r.done, tone=_late_tone),
    )


def homes() -> tuple[Column[HomeLine], ...]:
    """Where, whether it is free, who lives there, and what it costs."""
    return (
        Column("Adresse", lambda r: r.home.address, bold=True),
        Column("Status", told.home_state, tone=_home_tone),
        Column("Bor der", lambda r: told.residents(r) or "–", stretch=True, tip=told.residents),
        Column("Rom", lambda r: str(r.home.rooms or "–"), lambda r: r.home.rooms, RIGHT),
        Column("Leie", _rent, lambda r: r.home.rent or 0, RIGHT),
        Column("Avtale til", _contract, _contract_order, tone=_contract_tone, tip=_contract_tip),
        Column("Eier", lambda r: told.owner(r.home)),
    )


def _known(value: int | None) -> int:
    return _NO_DAY if value is None else value


def _left_tone(row: NumberLine) -> Tone | None:
    left = row.places.left
    if left is None:
        return None
    return Tone.SUCCESS if left > 0 else Tone.WARNING if left < 0 else None


def _registered(row: NumberLine) -> str:
    return str(row.registered)


def _apart(row: NumberLine) -> str:
    return f"Mot IMDis tall: {told.difference(row)}" if row.this_year else ""


def _difference_tone(row: NumberLine) -> Tone | None:
    return Tone.WARNING if row.difference else None


def _expected(row: ArrivalLine) -> str:
    return fmt.day(row.arrival.expected_on) if row.arrival.expected_on else told.UNKNOWN


def _expected_order(row: ArrivalLine) -> int:
    day = row.arrival.expected_on
    return day.toordinal() if day else _NO_DAY


def _state_tone(row: ArrivalLine) -> Tone:
    return told.STATE_TONES[row.arrival.state]


def _late_tone(row: ArrivalLine) -> Tone | None:
    return Tone.WARNING if row.late else None


def _home_tone(row: HomeLine) -> Tone:
    return told.HOME_TONES[row.state]


def _rent(row: HomeLine) -> str:
    return fmt.kroner(row.home.rent) if row.home.rent is not None else told.UNKNOWN


def _contract(row: HomeLine) -> str:
    return fmt.day(row.home.contract_end) if row.home.contract_end else "–"


def _contract_order(row: HomeLine) -> int:
    day = row.home.contract_end
    return day.toordinal() if day else _NO_DAY


def _contract_tone(row: HomeLine) -> Tone | None:
    return Tone.WARNING if row.ends else None


def _contract_tip(row: HomeLine) -> str:
    return f"Leieavtalen går ut innen {CONTRACT_DAYS} dager" if row.ends else ""
