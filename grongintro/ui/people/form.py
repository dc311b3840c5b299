"""The form of a person: new, with likely matches beside it while one types, or one to be changed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from grongintro.domain.household import HouseholdRole
from grongintro.domain.person import PermitKind, Person, Settlement, Sex
from grongintro.errors import UserError
from grongintro.services.people import PersonDraft, person_warnings
from grongintro.ui import format as fmt
from grongintro.ui import words
from grongintro.ui.people.permit_form import applied_hint, reference_hint
from grongintro.ui.tokens import Tone
from grongintro.ui.typed import Lean, read_day
from grongintro.ui.widgets.choice import Choice
from grongintro.ui.widgets.fields import DayField
from grongintro.ui.widgets.form_dialog import FormDialog
from grongintro.ui.widgets.lines import Line, LinesCard

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from grongintro.services.people import Match

PAUSE_MS = 300
NOBODY_YET = date(1, 1, 1)
_TEXTS = ("given_name", "family_name", "national_number", "duf_number", "citizenship")
_CONTACT = ("interpreter_language", "phone", "email", "street", "postal_code", "postal_place")


@dataclass(frozen=True)
class PersonChoices:
    """What the form offers: households and advisers as (key, name)."""

    households: Sequence[tuple[str, str]]
    advisers: Sequence[tuple[str, str]]
    adviser_id: str
    today: Callable[[], date]


class PersonForm(FormDialog):
    """Collects a PersonDraft. `typed` asks for matches; `open_match` asks to open a person instead."""

    typed = Signal(object)
    open_match = Signal(str)

    def __init__(self, parent: QWidget, person: Person | None, choices: PersonChoices) -> None:
        self._new = person is None
        title = self.tr("Ny person") if person is None else self.tr("Endre {0}").format(person.name)
        text = self.tr("Lagre personen") if person is None else self.tr("Lagre endringene")
        super().__init__(
            parent, "personForm", title, text, columns=2, width=60 if self._new else 44, enter_saves=False
        )
        self._start = person or Person("", "", "", "", NOBODY_YET)
        self._choices = choices
        self.confirmed_new = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self._ask_matches)
        self._build()
        if self._new:
            self._build_new()
            self._build_matches()
        else:
            self.moved = self._day("moved_out", self.tr("Flyttet fra kommunen"))
        self.note = self.form.add("note", self.tr("Merknad"), QPlainTextEdit(), span=2)
        self.note.setTabChangesFocus(True)
        self.note.setFixedHeight(self.fontMetrics().height() * 4)
        self._fill()
        self._texts["given_name"].setFocus()

    def _line(self, name: str, text: str, *, required: bool = False, hint: str = "") -> None:
        self._texts[name] = self.form.add(name, text, QLineEdit(), required=required, hint=hint)

    def _day(self, name: str, text: str, *, hint: str = "", required: bool = False) -> DayField:
        field = DayField(name, self._choices.today, Lean.PAST)
        return self.form.add(name, text, field, hint=hint, required=required)

    def _build(self) -> None:
        self._texts: dict[str, QLineEdit] = {}
        self._line("given_name", self.tr("Fornavn"), required=True)
        self._line("family_name", self.tr("Etternavn"), required=True)
        self.born = self._day("birth_date", self.tr("Fødselsdato"), required=True)
        self.sex = self.form.add("sex", self.tr("Kjønn"), Choice("sex", words.options(Sex)))
        self._line("national_number", self.tr("Fødselsnummer eller D-nummer"), hint=self.tr("11 siffer"))
        self._line("duf_number", self.tr("DUF-nummer"), hint=self.tr("12 siffer"))
        self._line("citizenship", self.tr("Statsborgerskap"))
        languages = self.form.add("languages", self.tr("Språk"), QLineEdit(), hint=self.tr("Skill med komma"))
        self.languages = languages
        hint = self.tr("La stå tomt når det ikke trengs tolk")
        self._line("interpreter_language", self.tr("Tolkespråk"), hint=hint)
        self._line("phone", self.tr("Telefon"))
        self._line("email", self.tr("E-post"))
        self._line("street", self.tr("Adresse"))
        self._line("postal_code", self.tr("Postnummer"))
        self._line("postal_place", self.tr("Poststed"))
        options = [("", "–"), *words.options(Settlement)]
        self.settlement = self.form.add("settlement", self.tr("Bosatt"), Choice("settlement", options))
        first, here = self.tr("Første gang bosatt i en kommune"), self.tr("Dagen personen kom hit å bo")
        claim = self.tr("Dagen personen ba om program, om det var senere (§ 12)")
        self.settled = self._day("first_settled", self.tr("Først bosatt"), hint=first)
        self.arrived = self._day("arrived", self.tr("Kom til kommunen"), hint=here)
        self.claimed = self._day("claimed", self.tr("Krevde program"), hint=claim)

    def _build_new(self) -> None:
        homes = [("", self.tr("Ny husstand")), *self._choices.households]
        self.home = self.form.add("household_id", self.tr("Husstand"), Choice("household_id", homes))
        hint = self.tr("Tomt gir personens navn")
        self.home_name = self.form.add(
            "household_name", self.tr("Navn på husstanden"), QLineEdit(), hint=hint
        )
        self.role = self.form.add(
            "role", self.tr("I husstanden"), Choice("role", words.options(HouseholdRole))
        )
        advisers = [("", self.tr("Ingen ennå")), *self._choices.advisers]
        self.adviser = self.form.add("adviser_id", self.tr("Rådgiver"), Choice("adviser_id", advisers))
        self.adviser.set_value(self._choices.adviser_id)
        permits = [("", self.tr("Ikke registrert")), *words.options(PermitKind)]
        self.permit = self.form.add("permit", self.tr("Oppholdstillatelse"), Choice("permit", permits))
        self.granted = self._day("permit_granted", self.tr("Gitt"))
        valid = DayField("permit_valid_to", self._choices.today, Lean.FUTURE)
        self.valid_to = self.form.add("permit_valid_to", self.tr("Gyldig til"), valid)
        self.applied = self._day("permit_applied", self.tr("Familien søkte"), hint=applied_hint(self))
        reference = self.tr("Referansepersonen bosatt")
        self.reference = self._day("permit_reference_settled", reference, hint=reference_hint(self))
        self.permit.currentIndexChanged.connect(self._show_family)
        self._show_family()
        self.home.currentIndexChanged.connect(self._show_home_name)

    @property
    def _is_family(self) -> bool:
        return self.permit.value() == PermitKind.FAMILY_CH6

    def _show_family(self) -> None:
        for field in (self.applied, self.reference):
            cell = field.parentWidget()
            if cell is not None:
                cell.setVisible(self._is_family)

    def _show_home_name(self) -> None:
        cell = self.home_name.parentWidget()
        if cell is not None:
            cell.setVisible(not self.home.value())

    def _build_matches(self) -> None:
        empty = self.tr("Mens du skriver, vises de som ligner her. Da registreres ingen to ganger.")
        self.matches = LinesCard("matches", self.tr("Finnes personen alt?"), empty)
        self.content.addWidget(self.matches, 2, Qt.AlignmentFlag.AlignTop)
        for name in ("given_name", "family_name", "national_number", "duf_number"):
            self._texts[name].textChanged.connect(self._wait)
        self.born.changed.connect(self._wait)

    def _fill(self) -> None:
        person = self._start
        for name in (*_TEXTS, *_CONTACT):
            self._texts[name].setText(getattr(person, name))
        self.born.set_value(None if person.birth_date == NOBODY_YET else person.birth_date)
        self.sex.set_value(person.sex if person.birth_date != NOBODY_YET else Sex.UNKNOWN)
        self.languages.setText(", ".join(person.languages))
        self.settlement.set_value(person.settlement)
        for field, value in (
            (self.settled, person.first_settled),
            (self.arrived, person.arrived),
            (self.claimed, person.claimed),
        ):
            field.set_value(value)
        if not self._new:
            self.moved.set_value(person.moved_out)
        self.note.setPlainText(person.note)
        self._texts["duf_number"].editingFinished.connect(self._warn)

    def _wait(self) -> None:
        self.confirmed_new = False
        self._timer.start()

    def _ask_matches(self) -> None:
        self.typed.emit(self.sketch())

    def sketch(self) -> Person:
        """The person while it is typed, enough to look for the same one."""
        texts = {name: self._texts[name].text().strip() for name in _TEXTS}
        born = read_day(self.born.edit.text(), self._choices.today(), Lean.PAST).value
        return replace(self._start, **texts, birth_date=born or NOBODY_YET)  # type: ignore[arg-type]

    def show_matches(self, found: Sequence[Match]) -> None:
        """Show who may be the same person."""
        lines = []
        for match in found:
            text = f"f. {fmt.day(match.birth_date)} · {match.reason}"
            line = Line(match.id, match.name, text, tone=Tone.WARNING)
            line.add_button("openMatch", self.tr("Åpne")).opened.connect(self.open_match)
            lines.append(line)
        self.matches.show_lines(lines)

    def _warn(self) -> None:
        for warning in person_warnings(self.sketch()):
            self.messages.show_message(Tone.WARNING, warning.message)

    def person(self) -> Person:
        """The person as it stands; UserError at the field that cannot be read."""
        born = self.born.value()
        if born is None:
            raise UserError(self.tr("Skriv fødselsdatoen."), field="birth_date")
        texts = {name: field.text().strip() for name, field in self._texts.items()}
        languages = tuple(part.strip() for part in self.languages.text().split(",") if part.strip())
        settlement = self.settlement.value()
        return replace(
            self._start,
            **texts,  # type: ignore[arg-type]
            birth_date=born,
            sex=Sex(self.sex.value()),
            languages=languages,
            settlement=Settlement(settlement) if settlement else None,
            first_settled=self.settled.value(),
            arrived=self.arrived.value(),
            claimed=self.claimed.value(),
            moved_out=None if self._new else self.moved.value(),
            note=self.note.toPlainText().strip(),
        )

    def draft(self) -> PersonDraft:
        """The person with household, adviser and permit."""
        person = self.person()
        if not self._new:
            return PersonDraft(person)
        permit = self.permit.value()
        return PersonDraft(
            person,
            household_id=self.home.value() or None,
            household_name="" if self.home.value() else self.home_name.text().strip(),
            role=HouseholdRole(self.role.value()),
            adviser_id=self.adviser.value() or None,
            permit=PermitKind(permit) if permit else None,
            permit_granted=self.granted.value() if permit else None,
            permit_valid_to=self.valid_to.value() if permit else None,
            permit_applied=self.applied.value() if self._is_family else None,
            permit_reference_settled=self.reference.value() if self._is_family else None,
        )

    def show_user_error(self, error: UserError) -> bool:
        """A likely match gets its own button; all else stands at its field."""
        super().show_user_error(error)
        if error.code == "likely_match":
            text = self.tr("Dette er en annen person")
            self.messages.show_message(Tone.WARNING, error.message, text, self._confirm)
        return True

    def _confirm(self) -> None:
        self.confirmed_new = True
        self.submit()
