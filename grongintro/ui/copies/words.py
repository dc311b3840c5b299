"""Copies in words: how old the newest is, where one lies, whether it is whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from grongintro.services.keeping.safety import Copy, CopyState, Place
from grongintro.ui import format as fmt
from grongintro.ui.tokens import Tone
from grongintro.ui.widgets.table import RIGHT, Column

if TYPE_CHECKING:
    from datetime import datetime

translate = QCoreApplication.translate
_MEGABYTE = 1_000_000
_HOUR, _DAY = 3600, 86400


def age(made: datetime, now: datetime) -> str:
    """`nå nettopp`, `for 12 minutter siden`, `for 3 timer siden`, `i går`, `for 5 dager siden`."""
    seconds = (now - made).total_seconds()
    days = (now.date() - made.date()).days
    if days > 1 or seconds >= _DAY:
        return fmt.relative(made.date(), now.date())
    if seconds < 2 * 60:
        return translate("copies", "nå nettopp")
    if seconds < _HOUR:
        return translate("copies", "for {0} minutter siden").format(int(seconds // 60))
    hours = int(seconds // _HOUR)
    text = "for {0} time siden" if hours == 1 else "for {0} timer siden"
    return translate("copies", text).format(hours)


def state_words(state: CopyState, now: datetime) -> tuple[str, Tone]:
    """A few words for the edge of the window, and whether somebody should do something."""
    if not state.chosen:
        return translate("copies", "Ingen plass til kopier"), Tone.WARNING
    if state.newest is None:
        return translate("copies", "Ikke kopiert ennå"), Tone.WARNING
    words = translate("copies", "Kopiert {0}").format(age(state.newest, now))
    return words, Tone.WARNING if state.is_old(now) or state.fault else Tone.SUCCESS


def state_details(state: CopyState, now: datetime) -> str:
    """What more there is to say: a failed try, and a second place that is away."""
    said = [state.fault] if state.fault else []
    if state.has_second and state.away:
        said.append(translate("copies", "Det andre stedet er ikke tilkoblet."))
        if state.second is None:
            said.append(translate("copies", "Det har ikke fått noen kopi ennå."))
        else:
            words = translate("copies", "Det fikk sist en kopi {0}.")
            said.append(words.format(age(state.second, now)))
    return " ".join(said)


def made_words(copy: Copy) -> str:
    """`03.03.2026 kl. 14:02`."""
    return f"{fmt.day(copy.made.date())} kl. {fmt.clock(copy.made)}" if copy.made else copy.folder.name


def _made_number(copy: Copy) -> int:
    return int(copy.made.timestamp()) if copy.made else 0


def _size(copy: Copy) -> str:
    return f"{fmt.number(copy.size / _MEGABYTE)}\u00a0MB"


def _size_number(copy: Copy) -> int:
    return copy.size


def _place(copy: Copy) -> str:
    if copy.place is Place.SECOND:
        return translate("copies", "Det andre stedet")
    return translate("copies", "Det faste stedet")


def _condition(copy: Copy) -> str:
    if not copy.whole:
        return translate("copies", "Mangler en fil")
    if copy.broken:
        return translate("copies", "Brudd i loggen")
    words = translate("copies", "Kontrollert")
    return translate("copies", "{0}, før tilbakehenting").format(words) if copy.held else words


def _tone(copy: Copy) -> Tone:
    return Tone.SUCCESS if copy.whole and not copy.broken else Tone.WARNING


def _symbol(copy: Copy) -> str:
    return "success" if copy.whole and not copy.broken else "warning"


def _folder(copy: Copy) -> str:
    return str(copy.folder)


def key(copy: Copy) -> str:
    """What a copy is known by in a table."""
    return str(copy.folder)


def columns(*, places: bool = True) -> tuple[Column[Copy], ...]:
    """The columns of a table of copies."""
    where: tuple[Column[Copy], ...] = (Column("Sted", _place, tip=_folder),) if places else ()
    return (
        Column("Tatt", made_words, _made_number, bold=True, tip=_folder),
        *where,
        Column("Størrelse", _size, _size_number, RIGHT),
        Column("Tilstand", _condition, tone=_tone, symbol=_symbol, stretch=True),
    )
