"""The service's own cards of cooperation: meetings, agreements and volunteers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from grongintro.domain.cooperation import CooperationAgreement, CooperationMeeting, Volunteer
from grongintro.services.cooperation import partners, volunteers
from grongintro.ui.cooperation import cooperation_words
from grongintro.ui.cooperation.forms import AgreementForm, MeetingForm, VolunteerForm
from grongintro.ui.rows.card import OwnRowsCard
from grongintro.ui.tokens import Tone
from grongintro.ui.widgets.basics import StatusChip

if TYPE_CHECKING:
    from grongintro.services.cooperation.partners import AgreementLine
    from grongintro.services.cooperation.volunteers import VolunteerLine
    from grongintro.services.desk import Desk, Saved
    from grongintro.ui.bus import Bus
    from grongintro.ui.widgets.form_dialog import FormDialog
    from grongintro.ui.widgets.lines import Line


class MeetingsCard(OwnRowsCard):
    """Meetings that come, then those that were held."""

    def __init__(self, desk: Desk, bus: Bus) -> None:
        super().__init__(
            desk,
            bus,
            "meetings",
            self.tr("Møter"),
            empty=self.tr(
                "Ingen møter ennå. Skriv det neste, så står det her med tema og hva som ble avtalt."
            ),
            new=self.tr("Nytt møte"),
            thing=self.tr("møtet"),
            done=self.tr("Møtet er lagret."),
        )

    def bare(self, row: CooperationMeeting) -> Line:
        """A line that says so when it is to come."""
        made = super().bare(row)
        if row.day >= self.desk.today:
            made.add(StatusChip(self.tr("Kommer"), Tone.INFO))
        return made

    def told(self, row: CooperationMeeting) -> tuple[str, str]:
        """As a line."""
        return cooperation_words.meeting(row)

    def fresh(self) -> CooperationMeeting:
        """Today."""
        return CooperationMeeting("", "", "", self.desk.today, "")

    def form(self, row: CooperationMeeting) -> FormDialog:
        """The form."""
        return MeetingForm(self, row, self.desk.clock.today)

    def save(self, draft: Any) -> Saved:
        """Save it."""
        return partners.save_meeting(self.desk, draft)


class AgreementsCard(OwnRowsCard):
    """Agreements, those to renew on top with a chip."""

    def __init__(self, desk: Desk, bus: Bus) -> None:
        super().__init__(
            desk,
            bus,
            "agreements",
            self.tr("Samarbeidsavtaler"),
            empty=self.tr("Ingen avtaler ennå. Skriv når de skal fornyes, så minner programmet om det."),
            new=self.tr("Ny avtale"),
            thing=self.tr("avtalen"),
            done=self.tr("Avtalen er lagret."),
        )

    def bare(self, row: AgreementLine) -> Line:
        """A line with its chip."""
        made = super().bare(row)
        if said := cooperation_words.renewal(row, self.desk.today):
            made.add(StatusChip(said, cooperation_words.RENEWAL_TONES[row.renewal]))
        return made

    def told(self, row: AgreementLine) -> tuple[str, str]:
        """As a line."""
        return cooperation_words.agreement(row)

    def value(self, row: AgreementLine) -> CooperationAgreement:
        """The agreement."""
        return row.agreement

    def fresh(self) -> CooperationAgreement:
        """From today."""
        return CooperationAgreement("", "", "", "", self.desk.today)

    def form(self, row: CooperationAgreement) -> FormDialog:
        """The form."""
        return AgreementForm(self, row, self.desk.clock.today)

    def save(self, draft: Any) -> Saved:
        """Save it."""
        return partners.save_agreement(self.desk, draft)


class VolunteersCard(OwnRowsCard):
    """Volunteers and associations; one whose certificate was not seen says so."""

    def __init__(self, desk: Desk, bus: Bus) -> None:
        super().__init__(
            desk,
            bus,
            "volunteers",
            self.tr("Frivillige og foreninger"),
            empty=self.tr("Ingen frivillige ennå."),
            new=self.tr("Ny frivillig"),
            thing=self.tr("den frivillige"),
            done=self.tr("Den frivillige er lagret."),
        )

    def bare(self, row: VolunteerLine) -> Line:
        """A line with its chip."""
        made = super().bare(row)
        if row.lacks_certificate:
            made.add(StatusChip(self.tr("Mangler politiattest"), Tone.WARNING))
        return made

    def told(self, row: VolunteerLine) -> tuple[str, str]:
        """As a line."""
        return cooperation_words.volunteer(row)

    def value(self, row: VolunteerLine) -> Volunteer:
        """The volunteer."""
        return row.volunteer

    def fresh(self) -> Volunteer:
        """Somebody who needs a certificate, until one says otherwise."""
        return Volunteer("", "", "")

    def form(self, row: Volunteer) -> FormDialog:
        """The form."""
        return VolunteerForm(self, row, self.desk.clock.today)

    def save(self, draft: Any) -> Saved:
        """Save them."""
        return volunteers.save_volunteer(self.desk, draft)
