"""The forms of an employer, a placement with its signatures and its end, a visit and a wish."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from grongintro.domain.followup import Form
from grongintro.domain.practice import PlacementResult, Sector
from grongintro.errors import UserError
from grongintro.ui.practice import practice_words
from grongintro.ui.rows.form import RowForm
from grongintro.ui.typed import Lean

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from grongintro.domain.practice import Employer, Placement, PlacementVisit, PracticeWish
    from grongintro.services.practice.lines import EmployerLine

    Today = Callable[[], date]


class EmployerForm(RowForm):
    """Who the employer is, whom to ask there, and how many it takes at a time."""

    def __init__(self, parent: QWidget, start: Employer, today: Today) -> None:
        title = parent.tr("Endre arbeidsgiver") if start.id else parent.tr("Ny arbeidsgiver")
        super().__init__(
            parent, "employerDialog", title, parent.tr("Lagre arbeidsgiveren"), start, today, width=44
        )
        self.line("name", self.tr("Navn"), needed=self.tr("Skriv navnet på arbeidsgiveren."))
        self.choice("sector", self.tr("Type"), Sector)
        self.line("branch", self.tr("Bransje"), hint=self.tr("For eksempel butikk eller renhold"))
        self.line("place", self.tr("Sted"))
        places = self.whole("places", self.tr("Plasser om gangen"), hint=self.tr("Tomt når det ikke er sagt"))
        if not start.places:
            places.clear()
        self.line("organisation_number", self.tr("Organisasjonsnummer"))
        self.line("contact", self.tr("Kontaktperson"))
        self.line("phone", self.tr("Telefon"))
        self.line("email", self.tr("E-post"))
        self.day("last_contact", self.tr("Sist i kontakt"), hint=self.tr("Oppfølging på plassen regnes med"))
        self.note("note", self.tr("Merknad"))

    def draft(self) -> Employer:
        """The employer; no number of places is 0."""
        values = self.values()
        values["places"] = values["places"] or 0
        made: Employer = replace(self.start, **values)
        return made


class PlacementForm(RowForm):
    """Who, where, when and what; `people` is given where it is not known for whom."""

    def __init__(
        self,
        parent: QWidget,
        start: Placement,
        employers: Iterable[EmployerLine],
        today: Today,
        *,
        name: str = "",
        people: Sequence[tuple[str, str]] = (),
    ) -> None:
        title = parent.tr("Praksis for {0}").format(name) if name else parent.tr("Ny praksis")
        super().__init__(
            parent, "placementDialog", title, parent.tr("Lagre praksisen"), start, today, width=48
        )
        choose = ("", self.tr("Velg"))
        self._asks_who = bool(people)
        if people:
            self.pick("person_id", self.tr("Deltaker"), [choose, *people])
        options = [(each.employer.id, practice_words.employer_choice(each)) for each in employers]
        self.pick("employer_id", self.tr("Arbeidsgiver"), [choose, *options], span=1 if people else 2)
        needed = self.tr("Skriv første dag.")
        self.day("start", self.tr("Første dag"), Lean.NEAREST, needed=needed)
        self.day("end", self.tr("Siste dag"), Lean.FUTURE, needed=self.tr("Skriv siste dag."))
        weekly = self.hours(
            "minutes_per_week", self.tr("Timer i uken"), needed=self.tr("Skriv timer i uken.")
        )
        if not start.minutes_per_week:
            weekly.clear()
        self.line("supervisor", self.tr("Veileder på plassen"))
        self.note("tasks", self.tr("Arbeidsoppgaver"))
        self.note("goal", self.tr("Mål"))
        self.note("language_support", self.tr("Språk på plassen"), hint=self.tr("Hvem hjelper, og hvordan"))

    def draft(self) -> Placement:
        """The placement, of somebody."""
        values = self.values()
        if self._asks_who and not values["person_id"]:
            raise UserError(self.tr("Velg deltakeren."), field="person_id")
        values["employer_id"] = values["employer_id"] or ""
        made: Placement = replace(self.start, **values)
        return made


class SignaturesForm(RowForm):
    """Which day each of the three signed the agreement."""

    def __init__(self, parent: QWidget, name: str, start: Placement, today: Today) -> None:
        title = parent.tr("Underskrifter på avtalen om praksis for {0}").format(name)
        super().__init__(
            parent,
            "placementSignedDialog",
            title,
            parent.tr("Lagre underskriftene"),
            start,
            today,
            columns=1,
            width=30,
        )
        hint = self.tr("Tomt når det ikke er gjort")
        for field, text in (
            ("participant_signed", self.tr("Deltakeren skrev under")),
            ("employer_signed", self.tr("Arbeidsgiveren skrev under")),
            ("municipality_signed", self.tr("Kommunen skrev under")),
        ):
            self.day(field, text, hint=hint)


class EndForm(RowForm):
    """The last day, what the practice led to, and how it went."""

    def __init__(self, parent: QWidget, name: str, start: Placement, today: Today) -> None:
        title = parent.tr("Avslutt praksisen for {0}").format(name)
        super().__init__(parent, "placementEndDialog", title, parent.tr("Lagre resultatet"), start, today)
        self.day("ended_on", self.tr("Siste dag"), needed=self.tr("Skriv siste dag i praksisen."))
        self.choice("result", self.tr("Førte til"), PlacementResult, open_word=self.tr("Velg"))
        hint = self.tr("Hva deltakeren har lært, og hva arbeidsgiveren sier")
        self.note("evaluation", self.tr("Vurdering"), hint=hint)


class VisitForm(RowForm):
    """When and how a placement was followed up, and what was said."""

    def __init__(self, parent: QWidget, where: str, start: PlacementVisit, today: Today) -> None:
        title = parent.tr("Oppfølging hos {0}").format(where)
        super().__init__(parent, "visitDialog", title, parent.tr("Lagre oppfølgingen"), start, today)
        self.day("held_on", self.tr("Dag"), needed=self.tr("Skriv dagen."))
        forms = [each for each in Form if each is not Form.HOME_VISIT]
        self.one_of("form", self.tr("Hvordan"), Form, forms)
        self.note("note", self.tr("Notat"), hint=self.tr("Hva går bra, hva trengs, hva er avtalt"))


class WishForm(RowForm):
    """What a participant wishes for, and when it was met or given up."""

    def __init__(self, parent: QWidget, name: str, start: PracticeWish, today: Today) -> None:
        title = parent.tr("Ønske om praksis for {0}").format(name)
        super().__init__(parent, "wishDialog", title, parent.tr("Lagre ønsket"), start, today)
        needed = self.tr("Skriv hvilken bransje deltakeren ønsker.")
        self.line(
            "branch", self.tr("Bransje"), needed=needed, hint=self.tr("Samme ord som hos arbeidsgiverne")
        )
        self.line("place", self.tr("Sted"), hint=self.tr("Tomt når det ikke er viktig"))
        self.day("since", self.tr("Siden"), needed=self.tr("Skriv dagen."))
        hint = self.tr("Når det er oppfylt eller gitt opp")
        self.day("met_on", self.tr("Avsluttet"), hint=hint)
        self.note("note", self.tr("Merknad"))
