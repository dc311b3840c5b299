"""The parts of a case: whom it is about, the papers it needs, and what it costs."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from grongintro.domain.application import ApplicationCost, ApplicationPaper, ApplicationPerson
from grongintro.services.grant_applications import cases
from grongintro.services.grant_applications.needed import EXTRA
from grongintro.services.grant_applications.view import people_to_apply_for
from grongintro.ui.applications import application_words as told
from grongintro.ui.applications.part_forms import CostForm, PaperForm, PersonForm
from grongintro.ui.asking import do_at_once
from grongintro.ui.rows.card import OwnRowsCard
from grongintro.ui.tokens import Tone
from grongintro.ui.widgets.basics import label
from grongintro.ui.widgets.lines import Line

if TYPE_CHECKING:
    from grongintro.services.desk import Desk, Saved
    from grongintro.services.grant_applications.view import CaseView, PersonLine
    from grongintro.ui.bus import Bus
    from grongintro.ui.widgets.form_dialog import FormDialog


class CaseCard(OwnRowsCard):
    """Rows of one application."""

    _view: CaseView | None = None

    @property
    def view(self) -> CaseView:
        """The application that is shown."""
        if self._view is None:
            raise LookupError("no application is shown")
        return self._view

    def show_case(self, view: CaseView) -> None:
        """Show the rows of an application."""
        self._view = view
        self.show_own(self.of(view))

    def of(self, view: CaseView) -> tuple[Any, ...]:
        """The rows."""
        raise NotImplementedError

    def about(self, row: Any) -> str:
        """The application, and the row that is changed."""
        return f"{self.view.id}/{row.id}" if row.id else self.view.id


class PersonsCard(CaseCard):
    """Whom it is about; of ekstratilskudd that is one person, chosen when it begins."""

    def __init__(self, desk: Desk, bus: Bus) -> None:
        super().__init__(
            desk,
            bus,
            "applicationPersons",
            self.tr("Personer"),
            empty=self.tr("Søknaden gjelder ingen bestemt person."),
            new=self.tr("Legg til person"),
            thing=self.tr("personen fra søknaden"),
            done=self.tr("Personen er lagt til i søknaden."),
        )

    def show_case(self, view: CaseView) -> None:
        """Show them."""
        super().show_case(view)
        self.new.setVisible(view.case.scheme not in EXTRA or not view.persons)

    def of(self, view: CaseView) -> tuple[Any, ...]:
        """The people."""
        return view.persons

    def line(self, row: PersonLine) -> Line:
        """A name that opens the person."""
        made = Line(row.id, row.name)
        made.add_button("openPerson", self.tr("Åpne"))
        made.opened.connect(self._open)
        if self.view.case.scheme not in EXTRA:
            made.add_delete(self._thing)
            made.delete_asked.connect(self.ask_delete)
        return made

    def _open(self, key: str) -> None:
        self.bus.open_person.emit(self.row(key).row.person_id)

    def told(self, row: PersonLine) -> tuple[str, str]:
        """The name."""
        return row.name, ""

    def value(self, row: PersonLine) -> ApplicationPerson:
        """The row behind the name."""
        return row.row

    def fresh(self) -> ApplicationPerson:
        """Nobody yet."""
        return ApplicationPerson("", "", "", self.view.id)

    def form(self, row: ApplicationPerson) -> FormDialog:
        """The form."""
        return PersonForm(self, row, people_to_apply_for(self.desk), self.desk.clock.today)

    def save(self, draft: Any) -> Saved:
        """Add them."""
        return cases.add_person(self.desk, draft)


class PapersCard(CaseCard):
    """What must be sent along; a tick says that it is here."""

    def __init__(self, desk: Desk, bus: Bus) -> None:
        super().__init__(
            desk,
            bus,
            "applicationPapers",
            self.tr("Vedlegg"),
            empty=self.tr("Ingen vedlegg er ført opp."),
            new=self.tr("Nytt vedlegg"),
            thing=self.tr("vedlegget"),
            done=self.tr("Vedlegget er lagret."),
        )

    def of(self, view: CaseView) -> tuple[Any, ...]:
        """The papers, what is missing first."""
        return view.papers

    def counted(self) -> int:
        """How many are missing."""
        return len(self.view.lacking)

    def bare(self, row: ApplicationPaper) -> Line:
        """A line to tick."""
        title, text = self.told(row)
        here = row.present_on is not None
        made = Line(
            row.id, title, text, tone=Tone.SUCCESS if here else Tone.WARNING, tickable=True, done=here
        )
        made.ticked.connect(self._tick)
        return made

    def _tick(self, key: str) -> None:
        here = self.row(key).present_on is not None
        done = self.tr("Vedlegget mangler igjen.") if here else self.tr("Vedlegget er her.")
        do_at_once(self, self.desk, self.bus, partial(cases.tick_paper, self.desk, key), done)

    def told(self, row: ApplicationPaper) -> tuple[str, str]:
        """As a line."""
        return told.paper(row)

    def fresh(self) -> ApplicationPaper:
        """One that is missing."""
        return ApplicationPaper("", "", self.view.id, "")

    def form(self, row: ApplicationPaper) -> FormDialog:
        """The form."""
        return PaperForm(self, row, self.desk.clock.today)

    def save(self, draft: Any) -> Saved:
        """Save it."""
        return cases.save_paper(self.desk, draft)


class CostsCard(CaseCard):
    """Costs and deductions, with what is left to apply for."""

    def __init__(self, desk: Desk, bus: Bus) -> None:
        super().__init__(
            desk,
            bus,
            "applicationCosts",
            self.tr("Kostnader"),
            empty=self.tr("Ingen kostnader ennå. Legg inn hvert tiltak med beløp, og det andre dekker."),
            new=self.tr("Nytt beløp"),
            thing=self.tr("beløpet"),
            done=self.tr("Beløpet er lagret."),
        )
        self.sum = label("", "label", name="applicationSum", wrap=True)
        self.body.insertWidget(self.body.count() - 1, self.sum)

    def show_case(self, view: CaseView) -> None:
        """Show the table and its sum."""
        super().show_case(view)
        self.sum.setText(view.sum.step.text)
        self.sum.setVisible(bool(view.costs))

    def of(self, view: CaseView) -> tuple[Any, ...]:
        """The table."""
        return view.costs

    def told(self, row: ApplicationCost) -> tuple[str, str]:
        """As a line."""
        return told.cost(row)

    def fresh(self) -> ApplicationCost:
        """A cost."""
        return ApplicationCost("", "", self.view.id, "", 0)

    def form(self, row: ApplicationCost) -> FormDialog:
        """The form."""
        return CostForm(self, row, self.desk.clock.today)

    def save(self, draft: Any) -> Saved:
        """Save it."""
        return cases.save_cost(self.desk, draft)
