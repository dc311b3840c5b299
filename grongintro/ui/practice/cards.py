"""The cards of a person's practice: placements, their follow-up, and wishes."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal

from grongintro.domain.followup import Form
from grongintro.domain.practice import PlacementVisit, PracticeWish
from grongintro.errors import UserError
from grongintro.services.practice import placements
from grongintro.services.practice.lines import PlacementState
from grongintro.ui.asking import Asking
from grongintro.ui.practice import practice_words
from grongintro.ui.practice.forms import EndForm, PlacementForm, SignaturesForm, VisitForm, WishForm
from grongintro.ui.practice.papers import show_agreement
from grongintro.ui.rows.card import RowsCard
from grongintro.ui.tokens import Tone
from grongintro.ui.widgets.basics import button
from grongintro.ui.widgets.lines import Line

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QPushButton

    from grongintro.domain.practice import Placement
    from grongintro.services.desk import Desk, Saved
    from grongintro.services.practice.lines import EmployerLine, PlacementLine, WishLine
    from grongintro.services.practice.view import PersonPractice
    from grongintro.ui.bus import Bus
    from grongintro.ui.widgets.form_dialog import FormDialog


class _PlacementRow(Line):
    """A placement with what can be done about it under its words."""

    paper_asked = Signal(str)
    signing_asked = Signal(str)
    end_asked = Signal(str)

    def __init__(self, key: str, title: str, words: str, tone: Tone | None) -> None:
        super().__init__(key, title, words, tone=tone)
        self.add_below(
            self._small("agreement", self.tr("Avtale (PDF)"), self._paper),
            self._small("signatures", self.tr("Underskrifter"), self._sign),
            self._small("endPlacement", self.tr("Resultat"), self._end),
        )

    def _small(self, name: str, text: str, slot: Callable[[], object]) -> QPushButton:
        made = button(f"{name}_{self.key}", text, slot, kind="flat")
        made.setAccessibleName(f"{text}: {self.accessibleName()}")
        return made

    def _paper(self) -> None:
        self.paper_asked.emit(self.key)

    def _sign(self) -> None:
        self.signing_asked.emit(self.key)

    def _end(self) -> None:
        self.end_asked.emit(self.key)


class PlacementsCard(RowsCard):
    """A person's placements, the newest first."""

    def __init__(self, desk: Desk, bus: Bus) -> None:
        super().__init__(
            desk,
            bus,
            "placements",
            self.tr("Praksisplasser"),
            empty=self.tr("Ingen praksis ennå."),
            new=self.tr("Ny praksis"),
            thing=self.tr("praksisen"),
            done=self.tr("Praksisen er lagret."),
        )
        self._employers: tuple[EmployerLine, ...] = ()

    def show_view(self, view: PersonPractice) -> None:
        """Show the placements."""
        self._employers = view.employers
        self.show_rows(view.person, view.placements)

    def bare(self, row: PlacementLine) -> Line:
        """A line with its papers and its end."""
        made = _PlacementRow(row.id, *self.told(row), self._tone(row))
        made.paper_asked.connect(self.show_paper)
        made.signing_asked.connect(self.ask_signatures)
        made.end_asked.connect(self.ask_end)
        return made

    def _tone(self, row: PlacementLine) -> Tone | None:
        late = row.next_visit is not None and row.next_visit < self.desk.today
        return Tone.WARNING if late else practice_words.tone(row)

    def told(self, row: PlacementLine) -> tuple[str, str]:
        """As a line."""
        return practice_words.placement(row, self.desk.today)

    def value(self, row: PlacementLine) -> Placement:
        """The placement."""
        return row.placement

    def fresh(self) -> Placement:
        """Twelve weeks from the next working day."""
        return placements.proposed(self.desk, person_id=self.person.id)

    def form(self, row: Placement) -> FormDialog:
        """The form."""
        return PlacementForm(self, row, self._employers, self.desk.clock.today, name=self.person.name)

    def save(self, draft: Any) -> Saved:
        """Save it."""
        return placements.save_placement(self.desk, draft)

    def show_paper(self, key: str) -> None:
        """The agreement as it is printed."""
        show_agreement(self, self.desk, self.bus, self.row(key).placement)

    def ask_signatures(self, key: str) -> None:
        """Ask which day each signed."""
        row: Placement = self.row(key).placement
        dialog = SignaturesForm(self, self.person.name, row, self.desk.clock.today)
        done = self.tr("Underskriftene er lagret.")
        Asking(dialog, self.desk, self.bus, self.save, done, about=self.about(row))

    def ask_end(self, key: str) -> None:
        """Ask how it ended."""
        row: Placement = self.row(key).placement
        dialog = EndForm(self, self.person.name, row, self.desk.clock.today)
        save = partial(placements.end_placement, self.desk)
        Asking(dialog, self.desk, self.bus, save, self.tr("Resultatet er lagret."), about=self.about(row))


class VisitsCard(RowsCard):
    """Every follow-up of the person's placements, the newest first."""

    def __init__(self, desk: Desk, bus: Bus) -> None:
        super().__init__(
            desk,
            bus,
            "visits",
            self.tr("Oppfølging"),
            empty=self.tr("Ingen oppfølging ennå."),
            new=self.tr("Skriv oppfølging"),
            thing=self.tr("oppfølgingen"),
            done=self.tr("Oppfølgingen er lagret."),
        )
        self._placements: dict[str, PlacementLine] = {}

    def show_view(self, view: PersonPractice) -> None:
        """Show the visits; a new one is for the placement that waits for it most."""
        self._placements = {each.id: each for each in view.placements}
        found = [visit for visits in view.visits.values() for visit in visits]
        found.sort(key=lambda each: (each.held_on, each.id), reverse=True)
        self.show_rows(view.person, found)
        self.new.setEnabled(self._waiting() is not None)

    def _waiting(self) -> PlacementLine | None:
        begun = [each for each in self._placements.values() if each.state is not PlacementState.COMING]
        due = [each for each in begun if each.next_visit is not None]
        first = min(due, key=lambda each: (each.next_visit, each.id), default=None)
        return first or next(iter(begun), None)

    def told(self, row: PlacementVisit) -> tuple[str, str]:
        """As a line."""
        return practice_words.visit(row, self._where(row))

    def _where(self, row: PlacementVisit) -> str:
        return self._placements[row.placement_id].employer.name

    def fresh(self) -> PlacementVisit:
        """Held today at the placement that waits for it most."""
        waiting = self._waiting()
        if waiting is None:
            raise UserError(self.tr("Registrer praksisen først, så kan den følges opp."))
        return self._at(waiting)

    def _at(self, line: PlacementLine) -> PlacementVisit:
        return PlacementVisit("", "", self.person.id, line.id, self.desk.today, "", Form.MEETING)

    def form(self, row: PlacementVisit) -> FormDialog:
        """The form."""
        return VisitForm(self, self._where(row), row, self.desk.clock.today)

    def about(self, row: Any) -> str:
        """The placement, too: a half-written note is not taken for another one."""
        return f"{self.person.id}/{row.placement_id}/{row.id}"

    def save(self, draft: Any) -> Saved:
        """Save it."""
        return placements.save_visit(self.desk, draft)


class WishesCard(RowsCard):
    """What the person wishes for; met ones last."""

    def __init__(self, desk: Desk, bus: Bus) -> None:
        super().__init__(
            desk,
            bus,
            "wishes",
            self.tr("Ønsker"),
            empty=self.tr("Ingen ønsker er skrevet."),
            new=self.tr("Nytt ønske"),
            thing=self.tr("ønsket"),
            done=self.tr("Ønsket er lagret."),
        )

    def arranged(self, rows: Sequence[Any]) -> list[Any]:
        """The open ones first."""
        return [self.line(row) for row in sorted(rows, key=lambda row: row.wish.met_on is not None)]

    def key(self, row: WishLine) -> str:
        """The wish's own."""
        return row.wish.id

    def bare(self, row: WishLine) -> Line:
        """A line that says so when there is room."""
        good = row.wish.met_on is None and bool(row.fitting)
        return Line(self.key(row), *self.told(row), tone=Tone.SUCCESS if good else None)

    def told(self, row: WishLine) -> tuple[str, str]:
        """As a line."""
        return practice_words.wish(row)

    def value(self, row: WishLine) -> PracticeWish:
        """The wish."""
        return row.wish

    def fresh(self) -> PracticeWish:
        """From today."""
        return PracticeWish("", "", self.person.id, "", self.desk.today)

    def form(self, row: PracticeWish) -> FormDialog:
        """The form."""
        return WishForm(self, self.person.name, row, self.desk.clock.today)

    def save(self, draft: Any) -> Saved:
        """Save it."""
        return placements.save_wish(self.desk, draft)
