"""The forms of moving in and out in mid-programme."""

from __future__ import annotations

from dataclasses import dataclass
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from grongintro.domain.carried import CarriedKind, CarriedMatter, OpeningBalance, Quota
from grongintro.domain.programme import Education, Goal
from grongintro.errors import UserError
from grongintro.services.qualifying.moving_in import ONE_DAY, TakeOverDraft
from grongintro.services.qualifying.moving_out import MoveOutDraft
from grongintro.ui import format as fmt
from grongintro.ui import words
from grongintro.ui.rows import amounts
from grongintro.ui.rows.form import RowForm
from grongintro.ui.tokens import SPACE_2, SPACE_3
from grongintro.ui.typed import Lean, read_day
from grongintro.ui.widgets.basics import label
from grongintro.ui.widgets.fields import DayField
from grongintro.ui.widgets.tags import TagPicker

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from grongintro.domain.person import Person

    Today = Callable[[], date]

USUAL = (
    CarriedKind.PROGRAMME_DECISION,
    CarriedKind.PLAN_DECISION,
    CarriedKind.CONTRACT,
    CarriedKind.BENEFIT_DECISION,
    CarriedKind.TRAINING_DECISION,
)
QUOTAS = tuple(quota for quota in Quota if quota is not Quota.PROGRAMME_MONTHS)
PAPERS = (
    "Vedtak",
    "Integreringsplan",
    "Kontrakt",
    "Kartlegging",
    "Fravær og permisjon",
    "Timer og prøver i norsk",
    "Siste utbetaling av stønad",
)
_OF_BALANCES = {"hundredths", "as_of", "source", "quota"}
_OF_MATTERS = {"dated", "decided_by"}
_SEPARATOR, _IS = "\n", "="


class Amounts(QWidget):
    """How much of each quota had been used; what is empty is not known."""

    def __init__(self) -> None:
        super().__init__()
        self._edits: dict[Quota, QLineEdit] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(SPACE_3)
        grid.setVerticalSpacing(SPACE_2)
        for number, quota in enumerate(QUOTAS):
            line, side = divmod(number, 2)
            edit = QLineEdit()
            edit.setObjectName(f"used_{quota}")
            edit.setAccessibleName(words.title(quota))
            edit.setFixedWidth(self.fontMetrics().height() * 4)
            grid.addWidget(edit, line, side * 2)
            name = label(words.title(quota), wrap=True)
            name.setBuddy(edit)
            grid.addWidget(name, line, side * 2 + 1)
            grid.setColumnStretch(side * 2 + 1, 1)
            self._edits[quota] = edit
        self.setFocusProxy(self._edits[QUOTAS[0]])

    def value(self) -> list[tuple[Quota, int]]:
        """The quotas that have an amount, in hundredths; UserError when one is no number."""
        found = []
        for quota, edit in self._edits.items():
            used = amounts.read_hundredths(edit.text(), "balances")
            if used is not None:
                found.append((quota, used))
        return found

    def typed(self) -> str:
        """All that is typed, for the draft that is kept."""
        return _SEPARATOR.join(f"{quota}{_IS}{edit.text()}" for quota, edit in self._edits.items())

    def set_typed(self, text: str) -> None:
        """Let it stand there again."""
        kept = dict(line.split(_IS, 1) for line in text.split(_SEPARATOR) if _IS in line)
        for quota, edit in self._edits.items():
            edit.setText(kept.get(str(quota), ""))


@dataclass(frozen=True)
class _Paper:
    dated: DayField
    number: QLineEdit


class Papers(QWidget):
    """The usual decisions and papers that came along: a date makes one of them registered."""

    def __init__(self, today: Today) -> None:
        super().__init__()
        self._papers: dict[CarriedKind, _Paper] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(SPACE_3)
        grid.setVerticalSpacing(SPACE_2)
        for line, kind in enumerate(USUAL):
            paper = self._paper(kind, today)
            grid.addWidget(label(words.title(kind), wrap=True), line, 0)
            grid.addWidget(paper.dated, line, 1)
            grid.addWidget(paper.number, line, 2)
            self._papers[kind] = paper
        for column, stretch in enumerate((3, 3, 2)):
            grid.setColumnStretch(column, stretch)
        self.setFocusProxy(self._papers[USUAL[0]].dated)

    def _paper(self, kind: CarriedKind, today: Today) -> _Paper:
        paper = _Paper(DayField(f"dated_{kind}", today, Lean.PAST), QLineEdit())
        paper.dated.setAccessibleName(self.tr("{0}: datert").format(words.title(kind)))
        paper.number.setObjectName(f"number_{kind}")
        paper.number.setAccessibleName(self.tr("{0}: saksnummer").format(words.title(kind)))
        paper.number.setPlaceholderText(self.tr("Saksnummer"))
        return paper

    def value(self) -> list[CarriedMatter]:
        """The papers that have a date; UserError when a date cannot be read or a number stands alone."""
        found = []
        for kind, paper in self._papers.items():
            try:
                dated = paper.dated.value()
            except UserError as error:
                raise UserError(error.message, field="matters") from error
            if dated is None and paper.number.text().strip():
                message = self.tr("Skriv datoen på {0}.").format(words.word(kind))
                raise UserError(message, field="matters")
            if dated is not None:
                found.append(CarriedMatter("", "", "", kind, dated, paper.number.text().strip()))
        return found

    def typed(self) -> str:
        """All that is typed, for the draft that is kept."""
        lines = (
            f"{kind}{_IS}{paper.dated.typed()}{_IS}{paper.number.text()}"
            for kind, paper in self._papers.items()
        )
        return _SEPARATOR.join(lines)

    def set_typed(self, text: str) -> None:
        """Let it stand there again."""
        for line in text.split(_SEPARATOR):
            kind, _, rest = line.partition(_IS)
            dated, _, number = rest.partition(_IS)
            for known, paper in self._papers.items():
                if kind == str(known):
                    paper.dated.set_typed(dated)
                    paper.number.setText(number)


class _MoveForm(RowForm):
    """What both moves ask for: what was handed over, how, and a note."""

    def _ask_handed(self, text: str, how: str) -> None:
        self.handed = self.form.add(
            "handed", text, TagPicker("handed", {each: each for each in PAPERS}), span=2
        )
        self.line("other", self.tr("Annet"), hint=self.tr("Skill med komma"))
        self.line("sent_how", how, hint=self.tr("For eksempel «sikker digital post»"))

    def _handed(self, other: str) -> tuple[str, ...]:
        return (*self.handed.value(), *(each.strip() for each in other.split(",") if each.strip()))


class TakeOverForm(_MoveForm):
    """All that a programme brings along from another municipality."""

    def __init__(self, parent: QWidget, person: Person, today: Today) -> None:
        title = parent.tr("Ta over programmet til {0}").format(person.name)
        save = parent.tr("Ta over programmet")
        known = SimpleNamespace(first_settled=person.first_settled, first_day=person.arrived)
        super().__init__(parent, "takeOverDialog", title, save, known, today, width=48)
        needed = self.tr("Skriv hvilken kommune personen flytter fra.")
        self.line("municipality", self.tr("Flytter fra kommune"), needed=needed)
        needed = self.tr("Skriv første dag her.")
        self.day("first_day", self.tr("Første dag her"), Lean.NEAREST, needed=needed)
        self._ask_programme()
        self.used = self.form.add("balances", self.tr("Brukt før flyttingen"), Amounts(), span=2)
        self.papers = self.form.add("matters", self.tr("Vedtak og dokumenter fra før"), Papers(today), span=2)
        self._ask_handed(self.tr("Hva fikk dere?"), self.tr("Hvordan kom det?"))
        self.note("note", self.tr("Merknad"))

    def _ask_programme(self) -> None:
        hint = self.tr("Første gang bosatt i en kommune")
        needed = self.tr("Skriv dagen personen først ble bosatt.")
        self.day("first_settled", self.tr("Først bosatt"), needed=needed, hint=hint)
        hint = self.tr("Avgjør hvilke regler som gjelder")
        self.day("offered", self.tr("Programmet tilbudt"), needed=self.tr("Skriv dagen."), hint=hint)
        self.day("start", self.tr("Programmet startet"), needed=self.tr("Skriv dagen programmet startet."))
        hint = self.tr("Tomt gir den lengste tiden loven tillater")
        self.day("end", self.tr("Siste dag etter vedtaket"), Lean.FUTURE, hint=hint)
        self.choice("education", self.tr("Utdanning ved ankomst"), Education).set_value(Education.LESS)
        self.choice("goal", self.tr("Sluttmål"), Goal)
        needed = self.tr("Skriv hvor mange måneder som er brukt.")
        self.whole("months_used", self.tr("Brukte måneder"), needed=needed)

    def draft(self) -> TakeOverDraft:
        """Everything, with the day before the first day here as the day of what was used."""
        found = self.values()
        other = found.pop("other")
        day = found["first_day"] - ONE_DAY
        balances = tuple(
            OpeningBalance("", "", "", quota, used, day, "") for quota, used in self.used.value()
        )
        matters = tuple(self.papers.value())
        return TakeOverDraft(**found, balances=balances, matters=matters, handed=self._handed(other))

    def show_user_error(self, error: UserError) -> bool:
        """What is wrong with one of several stands under all of them."""
        field = error.field
        if field in _OF_BALANCES:
            field = "balances"
        elif field in _OF_MATTERS:
            field = "matters"
        return super().show_user_error(UserError(error.message, field=field, code=error.code))


class MoveOutForm(_MoveForm):
    """When and where to, what is handed over, and the talk that closes the stay."""

    talk_asked = Signal(object)

    def __init__(self, parent: QWidget, person: Person, today: Today) -> None:
        title = parent.tr("{0} flytter ut").format(person.name)
        save = parent.tr("Registrer flyttingen")
        super().__init__(parent, "moveOutDialog", title, save, None, today, width=44)
        told = self.tr(
            "Programmet og stønaden stanser siste dag her. Oppfølgingen avsluttes, og senere avtaler avlyses."
        )
        self.form.add_wide(label(told, "muted", wrap=True, name="moveOutTold"))
        self.last = self.day(
            "last_day", self.tr("Siste dag her"), Lean.NEAREST, needed=self.tr("Skriv siste dag her.")
        )
        needed = self.tr("Skriv hvilken kommune personen flytter til.")
        self.line("municipality", self.tr("Flytter til kommune"), needed=needed)
        self._talk = label("", "muted", wrap=True, name="closingTalk")
        self.form.add_wide(self._talk)
        self.note("no_talk_reason", self.tr("Hvorfor er det ingen avsluttende samtale?"))
        self._ask_handed(self.tr("Hva får den nye kommunen?"), self.tr("Hvordan ble det sendt?"))
        self.note("note", self.tr("Merknad"))
        self.last.set_value(today())
        self.last.changed.connect(self.ask_talk)

    def ask_talk(self) -> None:
        """Ask whether a talk closes the stay, with the day that stands here now."""
        day = read_day(self.last.edit.text(), self.today()).value
        if day is not None:
            self.talk_asked.emit(day)

    def show_talk(self, held_on: date | None) -> None:
        """Show the talk that closes the stay; without one its reason is asked for."""
        self.show_field("no_talk_reason", shown=held_on is None)
        self._talk.setText(
            self.tr("Ingen samtale er ført fra 30 dager før siste dag. Før den først, eller skriv hvorfor.")
            if held_on is None
            else self.tr("Avsluttende samtale: {0}.").format(fmt.day(held_on))
        )
        self.fit_soon()

    def draft(self) -> MoveOutDraft:
        """The move as it is filled in."""
        found: dict[str, Any] = self.values()
        other = found.pop("other")
        return MoveOutDraft(**found, handed=self._handed(other))
