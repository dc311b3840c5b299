"""The forms of the page: IMDi's numbers, an arrival with its points, and a home."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from grongintro.domain.settlement import ArrivalState, HousingOwner, SettlementKind
from grongintro.errors import UserError
from grongintro.ui.rows.amounts import number_text, read_hundredths, read_whole
from grongintro.ui.rows.form import RowForm
from grongintro.ui.settlement import settlement_words
from grongintro.ui.typed import Lean

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from grongintro.domain.settlement import ArrivalStep, ExpectedArrival, Housing, SettlementNumber
    from grongintro.services.settlement.housing import HomeLine

    Today = Callable[[], date]
    Options = Iterable[tuple[str, str]]

_UNKNOWN = frozenset({"", ":", "-", "–", "ukjent"})


class NumberForm(RowForm):
    """IMDi's numbers of a year; an empty field and «:» are not known."""

    def __init__(self, parent: QWidget, start: SettlementNumber, today: Today) -> None:
        title = parent.tr("Endre bosettingstall") if start.id else parent.tr("Nye bosettingstall")
        super().__init__(parent, "numberDialog", title, parent.tr("Lagre tallene"), start, today)
        self.whole("year", self.tr("År"), needed=self.tr("Skriv året."))
        hint = self.tr("Enslige mindreårige og kollektiv beskyttelse telles også med i «Alle»")
        self.choice("kind", self.tr("Gruppe"), SettlementKind, hint=hint)
        unknown = self.tr("Tomt eller «:» når det er ukjent")
        for name, text in (
            ("asked", self.tr("Anmodet")),
            ("decided", self.tr("Vedtatt")),
            ("settled", self.tr("Bosatt")),
            ("agreed", self.tr("Avtalt, ikke bosatt ennå")),
        ):
            self.line(name, text, hint=unknown if name == "asked" else "", reader=read_known)
        self.day("as_of", self.tr("Tallene er fra"))
        self.line("source", self.tr("Kilde"), hint=self.tr("For eksempel IMDis bosettingstall"))


def read_known(text: str, field: str) -> int | None:
    """A whole number, or None for what IMDi does not tell."""
    if text.strip().casefold() in _UNKNOWN:
        return None
    try:
        return read_whole(text, field)
    except UserError as error:
        words = f"{error.message} La feltet stå tomt hvis tallet er ukjent."
        raise UserError(words, field=field) from error


class ArrivalForm(RowForm):
    """Who is expected, when, their needs and home, and a stay in AMOT."""

    def __init__(
        self, parent: QWidget, start: ExpectedArrival, homes: Iterable[HomeLine], today: Today
    ) -> None:
        title = parent.tr("Endre ventet ankomst") if start.id else parent.tr("Ny ventet ankomst")
        super().__init__(parent, "arrivalDialog", title, parent.tr("Lagre ankomsten"), start, today, width=46)
        hint = self.tr("Et kallenavn, for eksempel «Familie på fire fra Syria»")
        needed = self.tr("Skriv hva husstanden skal kalles.")
        self.line("name", self.tr("Husstand"), needed=needed, hint=hint, span=2)
        self.whole("adults", self.tr("Voksne"), needed=self.tr("Skriv hvor mange voksne, 0 hvis ingen."))
        self.whole("children", self.tr("Barn"), needed=self.tr("Skriv hvor mange barn, 0 hvis ingen."))
        kinds = [(str(kind), text) for kind, text in settlement_words.ARRIVAL_KINDS.items()]
        self.pick("kind", self.tr("Gruppe"), kinds)
        states = [each for each in ArrivalState if each is not ArrivalState.ARRIVED or start.state is each]
        self.one_of("state", self.tr("Status"), ArrivalState, states)
        hint = self.tr("Listen over det som skal være klart, regnes fra denne dagen")
        self.day("expected_on", self.tr("Ventes"), Lean.FUTURE, hint=hint)
        self.day("permit_on", self.tr("Tillatelse gitt"), hint=self.tr("Målet om tid regnes herfra"))
        homes = [each for each in homes if not each.held_for or each.id == start.housing_id]
        options = [
            ("", self.tr("Ikke valgt")),
            *((each.id, settlement_words.home_choice(each)) for each in homes),
        ]
        self.pick("housing_id", self.tr("Bolig"), options, span=2)
        hint = self.tr("Praktisk, uten diagnose. For eksempel «heis» eller «tolk i dari»")
        self.line("needs", self.tr("Behov"), hint=hint, span=2)
        hint = self.tr("Bare for den som venter i alternativ mottaksplass")
        self.day("amot_from", self.tr("AMOT fra"), Lean.NEAREST, hint=hint)
        self.day("amot_to", self.tr("AMOT til og med"), Lean.NEAREST)
        self.line("note", self.tr("Merknad"), span=2)

    def draft(self) -> ExpectedArrival:
        """The arrival as it is filled in."""
        values = self.values()
        values["kind"] = SettlementKind(values["kind"])
        made: ExpectedArrival = replace(self.start, **values)
        return made


class StepForm(RowForm):
    """A point of the list: what, by when, and who sees to it."""

    def __init__(self, parent: QWidget, start: ArrivalStep, staff: Options, today: Today) -> None:
        title = parent.tr("Endre punkt på listen") if start.id else parent.tr("Nytt punkt på listen")
        super().__init__(parent, "arrivalStepDialog", title, parent.tr("Lagre punktet"), start, today)
        needed = self.tr("Skriv hva som skal være klart.")
        self.line("text", self.tr("Hva skal være klart?"), needed=needed, span=2)
        self.day("due", self.tr("Innen"), Lean.FUTURE)
        hint = self.tr("Ser det på Min dag sju dager før")
        self.pick("owner_id", self.tr("Ansvarlig"), [("", self.tr("Ingen ennå")), *staff], hint=hint)
        self.day("done_on", self.tr("Gjort"), hint=self.tr("Tomt til det er gjort"))


class SettleForm(RowForm):
    """Which household of the register those who came are."""

    def __init__(self, parent: QWidget, start: ExpectedArrival, households: Options, today: Today) -> None:
        title = parent.tr("Registrer {0} som bosatt").format(start.name)
        super().__init__(parent, "settleDialog", title, parent.tr("Registrer som bosatt"), start, today)
        hint = self.tr("Mangler husstanden? Lukk vinduet og registrer personene med «Ny person» først")
        options = [("", self.tr("Velg")), *households]
        self.pick("household_id", self.tr("Husstand i registeret"), options, hint=hint, span=2)


class HomeForm(RowForm):
    """A home: whose, what it costs, how big, and from when until when it can be let."""

    def __init__(self, parent: QWidget, start: Housing, today: Today) -> None:
        title = parent.tr("Endre bolig") if start.id else parent.tr("Ny bolig")
        super().__init__(parent, "homeDialog", title, parent.tr("Lagre boligen"), start, today, width=44)
        needed = self.tr("Skriv adressen til boligen.")
        hint = self.tr("Leies rom ut hver for seg, er hvert rom en bolig: «Bergsmovegen 40, rom 1»")
        self.line("address", self.tr("Adresse"), needed=needed, hint=hint, span=2)
        self.choice("owner", self.tr("Eier"), HousingOwner)
        self.line("owner_name", self.tr("Navn på eier"), hint=self.tr("Når det ikke er kommunen"))
        hint = self.tr("Kroner. Tomt når den er ukjent")
        self.line("rent", self.tr("Leie i måneden"), hint=hint, reader=read_hundredths, writer=number_text)
        self.line("place", self.tr("Sted"))
        self.line("rooms", self.tr("Rom"), reader=_count)
        self.line("size", self.tr("Størrelse (m²)"), reader=_count)
        self.day("free_from", self.tr("Ledig fra"), Lean.FUTURE, hint=self.tr("Tomt når den kan brukes nå"))
        self.day("contract_start", self.tr("Leieavtale fra"), Lean.NEAREST)
        hint = self.tr("Lederen varsles 90 dager før")
        self.day("contract_end", self.tr("Leieavtale til og med"), Lean.FUTURE, hint=hint)
        self.note("note", self.tr("Merknad"))


def _count(text: str, field: str) -> int:
    """A whole number; nothing typed is not said."""
    return read_whole(text, field) or 0
