"""The forms of contacts, meetings, agreements, referrals, volunteers and matches."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from grongintro.domain.cooperation import ServiceKind
from grongintro.errors import UserError
from grongintro.services.cooperation.referrals import HINT
from grongintro.ui import format as fmt
from grongintro.ui.cooperation import cooperation_words
from grongintro.ui.rows.form import RowForm
from grongintro.ui.typed import Lean, parse_time
from grongintro.ui.widgets.basics import label

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import date, time

    from PySide6.QtWidgets import QWidget

    from grongintro.domain.cooperation import (
        Contact,
        CooperationAgreement,
        CooperationMeeting,
        Referral,
        Volunteer,
        VolunteerMatch,
    )
    from grongintro.services.cooperation.volunteers import VolunteerLine

    Today = Callable[[], date]
    People = Sequence[tuple[str, str]]


class ContactForm(RowForm):
    """Somebody in another service, and how to reach them."""

    def __init__(self, parent: QWidget, start: Contact, today: Today) -> None:
        title = parent.tr("Endre kontakt") if start.id else parent.tr("Ny kontakt")
        super().__init__(parent, "contactDialog", title, parent.tr("Lagre kontakten"), start, today)
        self.line("name", self.tr("Navn"), needed=self.tr("Skriv navnet på kontakten."))
        self.line("organisation", self.tr("Hvor"), hint=self.tr("Tjeneste, skole, bedrift eller forening"))
        self.line("role", self.tr("Oppgave"))
        self.line("phone", self.tr("Telefon"))
        self.line("email", self.tr("E-post"), span=2)
        self.note("note", self.tr("Merknad"))


class MeetingForm(RowForm):
    """A meeting with another service, planned or held."""

    def __init__(self, parent: QWidget, start: CooperationMeeting, today: Today) -> None:
        title = parent.tr("Endre møte") if start.id else parent.tr("Nytt møte")
        super().__init__(parent, "meetingDialog", title, parent.tr("Lagre møtet"), start, today, width=44)
        self.line("organisation", self.tr("Med"), needed=self.tr("Skriv hvem møtet er med."))
        self.line("place", self.tr("Sted"))
        self.day("day", self.tr("Dag"), Lean.NEAREST, needed=self.tr("Skriv dagen."))
        self.line("at", self.tr("Klokkeslett"), reader=_clock, writer=fmt.clock)
        self.line("present", self.tr("Til stede"))
        self.day("next_on", self.tr("Neste møte"), Lean.FUTURE)
        self.line("topics", self.tr("Tema"), span=2)
        self.note("text", self.tr("Hva ble avtalt"), hint=self.tr("Ikke skriv om enkeltpersoner her"))


class AgreementForm(RowForm):
    """A written agreement: its parties, and when it is to be renewed."""

    def __init__(self, parent: QWidget, start: CooperationAgreement, today: Today) -> None:
        title = parent.tr("Endre samarbeidsavtale") if start.id else parent.tr("Ny samarbeidsavtale")
        super().__init__(parent, "agreementDialog", title, parent.tr("Lagre avtalen"), start, today)
        self.line("title", self.tr("Navn"), needed=self.tr("Skriv hva avtalen heter."), span=2)
        self.line("parties", self.tr("Mellom"), needed=self.tr("Skriv hvem avtalen er mellom."), span=2)
        self.day("start", self.tr("Gjelder fra"), Lean.NEAREST, needed=self.tr("Skriv fra hvilken dag."))
        hint = self.tr("Lederen ser den på Min dag 60 dager før")
        self.day("renew_by", self.tr("Fornyes innen"), Lean.FUTURE, hint=hint)
        self.day("ended_on", self.tr("Avsluttet"), hint=self.tr("Tomt når den gjelder"))
        self.note("note", self.tr("Merknad"))


class ReferralForm(RowForm):
    """To which service, what it is about, and what came of it; `people` where several took part in a talk."""

    def __init__(
        self, parent: QWidget, name: str, start: Referral, today: Today, *, people: People = ()
    ) -> None:
        title = parent.tr("Henvis {0} videre").format(name) if name else parent.tr("Henvis videre")
        super().__init__(parent, "referralDialog", title, parent.tr("Lagre henvisningen"), start, today)
        self.form.add_wide(label(HINT, "muted", wrap=True))
        if people:
            self.pick("person_id", self.tr("Deltaker"), people, span=2)
        self.choice("service", self.tr("Tjeneste"), ServiceKind)
        self.day("sent_on", self.tr("Sendt"), needed=self.tr("Skriv dagen den ble sendt."))
        hint = self.tr("Praktisk, uten diagnose. For eksempel «time for en samtale, trenger tolk»")
        needed = self.tr("Skriv hva deltakeren henvises til.")
        self.line("what", self.tr("Hva"), needed=needed, hint=hint, span=2)
        self.day("answered_on", self.tr("Besvart"), hint=self.tr("Tomt til svaret kommer"))
        self.yes_no("went_alone", self.tr("Møtte deltakeren alene?"), open_word=self.tr("Ikke kjent ennå"))
        self.line("answer", self.tr("Svar"), span=2)


class VolunteerForm(RowForm):
    """A volunteer or an association, and whether the police certificate was seen."""

    def __init__(self, parent: QWidget, start: Volunteer, today: Today) -> None:
        title = parent.tr("Endre frivillig") if start.id else parent.tr("Ny frivillig")
        super().__init__(parent, "volunteerDialog", title, parent.tr("Lagre den frivillige"), start, today)
        needed = self.tr("Skriv navnet på den frivillige eller foreningen.")
        self.line("name", self.tr("Navn"), needed=needed)
        self.line("organisation", self.tr("Forening"))
        self.line("activity", self.tr("Aktivitet"), hint=self.tr("For eksempel språkkafé eller tur"), span=2)
        self.line("phone", self.tr("Telefon"))
        self.line("email", self.tr("E-post"))
        self.tick("certificate_needed", self.tr("Politiattest"), self.tr("Trenger politiattest"))
        hint = self.tr("Bare dagen. Selve attesten skal ikke lagres")
        self.day("certificate_seen", self.tr("Politiattest sett"), hint=hint)
        self.note("note", self.tr("Merknad"))


class MatchForm(RowForm):
    """A participant and a volunteer, from when until when; only who is not known is asked for."""

    def __init__(
        self,
        parent: QWidget,
        name: str,
        start: VolunteerMatch,
        volunteers: Iterable[VolunteerLine],
        today: Today,
        *,
        people: People = (),
    ) -> None:
        title = parent.tr("Koble {0} med en frivillig").format(name) if name else parent.tr("Ny kobling")
        super().__init__(parent, "matchDialog", title, parent.tr("Lagre koblingen"), start, today)
        choose = ("", self.tr("Velg"))
        self._asks_who = bool(people)
        if people:
            self.pick("person_id", self.tr("Deltaker"), [choose, *people], span=2)
        options = [(each.id, cooperation_words.volunteer_choice(each)) for each in volunteers]
        self.pick("volunteer_id", self.tr("Frivillig"), [choose, *options], span=2)
        self.day("start", self.tr("Fra"), Lean.NEAREST, needed=self.tr("Skriv fra hvilken dag."))
        self.day("end", self.tr("Til og med"), Lean.FUTURE, hint=self.tr("Tomt når det varer"))
        self.note("note", self.tr("Merknad"))

    def draft(self) -> VolunteerMatch:
        """The match, of somebody."""
        values = self.values()
        if self._asks_who and not values["person_id"]:
            raise UserError(self.tr("Velg deltakeren."), field="person_id")
        values["volunteer_id"] = values["volunteer_id"] or ""
        made: VolunteerMatch = replace(self.start, **values)
        return made


def _clock(text: str, field: str) -> time | None:
    """A time of day; None when nothing is typed."""
    if not text.strip():
        return None
    try:
        return parse_time(text)
    except UserError as error:
        raise UserError(error.message, field=field) from error
