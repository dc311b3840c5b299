"""Oversikt: how to reach the person, the dates, the household, the permits, the adviser."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QGridLayout

from grongintro.domain.person import Permit
from grongintro.domain.staff import Role
from grongintro.services import people, staff
from grongintro.ui import format as fmt
from grongintro.ui import words
from grongintro.ui.asking import Asking
from grongintro.ui.deleting import Doomed, ask_delete
from grongintro.ui.people.moving import MoveHome
from grongintro.ui.people.parts import FactsCard, Part
from grongintro.ui.people.permit_form import PermitForm
from grongintro.ui.run import run_action
from grongintro.ui.tokens import SPACE_3, Tone
from grongintro.ui.widgets.ask_dialog import AskDialog
from grongintro.ui.widgets.basics import Scroll, button
from grongintro.ui.widgets.choice import Choice
from grongintro.ui.widgets.fields import DayField
from grongintro.ui.widgets.lines import Line, LinesCard

if TYPE_CHECKING:
    from PySide6.QtWidgets import QPushButton

    from grongintro.services.desk import Desk, Saved
    from grongintro.services.person_page import PersonPage as View
    from grongintro.ui.bus import Bus


class Overview(Part):
    """The first part of a person's page."""

    def __init__(self, desk: Desk, bus: Bus) -> None:
        super().__init__("overview", desk, bus)
        may = desk.actor.role is not Role.HELPER
        permit = self._button("addPermit", self.tr("Ny"), self.tr("Ny oppholdstillatelse"), self.ask_permit)
        adviser = self._button("assignAdviser", self.tr("Bytt"), self.tr("Bytt rådgiver"), self.ask_adviser)
        home = self._button(
            "moveHome", self.tr("Flytt …"), self.tr("Flytt til annen husstand"), self.ask_home
        )
        for each in (permit, adviser, home):
            each.setVisible(may)
        self._contact = FactsCard("contact", self.tr("Kontakt"))
        self._dates = FactsCard("dates", self.tr("Datoer"))
        self._who = FactsCard("who", self.tr("Ansvarlig"), adviser)
        self._numbers = FactsCard("numbers", self.tr("Personopplysninger"))
        self._members = LinesCard("members", self.tr("Husstand"), self.tr("Ingen husstand registrert."), home)
        self._permits = LinesCard(
            "permits", self.tr("Oppholdstillatelser"), self.tr("Ingen registrert."), permit
        )
        scroll = Scroll("overviewScroll")
        grid = QGridLayout()
        grid.setSpacing(SPACE_3)
        for number, card in enumerate(
            (self._contact, self._dates, self._members, self._permits, self._who, self._numbers)
        ):
            grid.addWidget(card, number // 2, number % 2)
        for column in (0, 1):
            grid.setColumnStretch(column, 1)
        scroll.body.addLayout(grid)
        scroll.body.addStretch(1)
        box = QGridLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(scroll)

    def _button(self, name: str, text: str, full: str, slot: Any) -> QPushButton:
        made = button(name, text, slot, kind="flat")
        made.setAccessibleName(full)
        made.setToolTip(full)
        return made

    def show_view(self, view: View) -> None:
        """Fill the cards."""
        person = view.person
        self._contact.show_facts(
            [
                (self.tr("Telefon"), person.phone),
                (self.tr("E-post"), person.email),
                (self.tr("Adresse"), ", ".join(person.address_lines)),
                (self.tr("Tolk"), person.interpreter_language or self.tr("Trenger ikke tolk")),
                (self.tr("Språk"), ", ".join(person.languages)),
            ]
        )
        facts = [
            (self.tr("Først bosatt"), fmt.day(person.first_settled)),
            (self.tr("Kom til kommunen"), fmt.day(person.arrived)),
            (self.tr("Krevde program"), fmt.day(person.claimed)),
        ]
        if person.moved_out:
            facts.append((self.tr("Flyttet"), fmt.day(person.moved_out)))
        self._dates.show_facts(facts)
        self._show_rest(view)

    def _show_rest(self, view: View) -> None:
        person = view.person
        self._numbers.show_facts(
            [
                (self.tr("Fødselsnummer eller D-nummer"), person.national_number),
                (self.tr("DUF-nummer"), person.duf_number),
                (self.tr("Kjønn"), words.title(person.sex)),
                (self.tr("Statsborgerskap"), person.citizenship),
                (self.tr("Bosatt"), words.title(person.settlement) if person.settlement else ""),
                (self.tr("Merknad"), person.note),
            ]
        )
        self._who.show_facts([(self.tr("Rådgiver"), view.adviser or self.tr("Ingen ennå"))])
        members = []
        for each in view.household.members:
            gone = self.tr(" · til {0}").format(fmt.day(each.end)) if each.end else ""
            text = f"f. {fmt.day(each.birth_date)} · {words.word(each.role)}{gone}"
            line = Line(each.person_id, each.name, text)
            if each.person_id != person.id:
                line.add_button("openMember", self.tr("Åpne")).opened.connect(self.bus.open_person)
            members.append(line)
        self._members.show_lines(members)
        self._permits.show_lines([self._permit(each) for each in reversed(view.permits)])

    def _permit(self, permit: Permit) -> Line:
        until = fmt.day(permit.valid_to) if permit.valid_to else self.tr("uten sluttdato")
        gone = permit.valid_to is not None and permit.valid_to < self.desk.today
        text = self.tr("gitt {0}, gyldig til {1}").format(fmt.day(permit.granted), until) + _family(permit)
        line = Line(permit.id, words.title(permit.kind), text, tone=Tone.WARNING if gone else None)
        line.delete_asked.connect(self.ask_delete_permit)
        may = self.desk.actor.role is not Role.HELPER
        return line.add_delete(self.tr("oppholdstillatelsen")) if may else line

    def ask_delete_permit(self, permit_id: str) -> None:
        """Ask whether a permit that was registered by mistake is to be deleted."""
        view = self.showing()
        kinds = [words.title(each.kind) for each in view.permits if each.id == permit_id]
        shown = self.tr("{0} for {1}").format("".join(kinds), view.person.name)
        ask_delete(self, self.desk, self.bus, Doomed(Permit, permit_id, shown))

    def ask_permit(self) -> None:
        """Ask for a new permit."""
        person = self.showing().person
        dialog = PermitForm(self, person.name, self.desk.clock.today)
        save = partial(self._save_permit, person.id)
        Asking(dialog, self.desk, self.bus, save, self.tr("Tillatelsen er lagret."), about=person.id)

    def _save_permit(self, person_id: str, draft: dict[str, Any]) -> Saved:
        return people.add_permit(self.desk, person_id, **draft)

    def ask_home(self) -> None:
        """Ask which household the person moves to."""
        MoveHome(self, self.desk, self.bus).start(self.showing())

    def ask_adviser(self) -> None:
        """Ask who takes the case over."""
        run_action(self, self._ask_adviser, repeatable=True)

    def _ask_adviser(self) -> None:
        view = self.showing()
        dialog = AskDialog(
            self,
            "adviserDialog",
            self.tr("Rådgiver for {0}").format(view.person.name),
            self.tr("Bytt rådgiver"),
        )
        options = [(one.id, one.name) for one in staff.advisers(self.desk)]
        needed = self.tr("Velg en rådgiver. Avdelingslederen registrerer ansatte i Innstillinger.")
        chosen = dialog.ask("staff_id", self.tr("Rådgiver"), Choice("staff_id", options), needed=needed)
        chosen.set_value(view.adviser_id)
        start = DayField("start", self.desk.clock.today)
        start.set_value(self.desk.today)
        dialog.ask("start", self.tr("Fra"), start, needed=self.tr("Skriv fra hvilken dag."))
        save = partial(self._assign, view.person.id)
        Asking(dialog, self.desk, self.bus, save, self.tr("Rådgiveren er byttet."), about=view.person.id)

    def _assign(self, person_id: str, draft: dict[str, Any]) -> Saved:
        return people.assign_adviser(self.desk, [person_id], draft["staff_id"], start=draft["start"])


def _family(permit: Permit) -> str:
    """The two days of the five-year rule, where they are known."""
    applied = f", søkt {fmt.day(permit.applied)}" if permit.applied else ""
    settled = permit.reference_settled
    return applied + (f", referansepersonen bosatt {fmt.day(settled)}" if settled else "")
