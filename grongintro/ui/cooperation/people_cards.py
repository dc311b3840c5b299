"""Cards of cooperation about participants: referrals and matches, of one person and of all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal

from grongintro.domain.cooperation import Referral, ServiceKind, VolunteerMatch
from grongintro.errors import UserError
from grongintro.services.cooperation import referrals, volunteers
from grongintro.services.practice.view import candidates
from grongintro.ui.cooperation import cooperation_words
from grongintro.ui.cooperation.forms import MatchForm, ReferralForm
from grongintro.ui.rows.card import OwnRowsCard, RowsCard
from grongintro.ui.tokens import Tone
from grongintro.ui.widgets.lines import Line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from grongintro.services.cooperation.referrals import ReferralLine
    from grongintro.services.cooperation.view import CooperationView, PersonCooperation
    from grongintro.services.cooperation.volunteers import MatchLine, VolunteerLine
    from grongintro.services.desk import Desk, Saved
    from grongintro.ui.bus import Bus
    from grongintro.ui.widgets.form_dialog import FormDialog


class ReferralsCard(RowsCard):
    """A person's referrals, the newest first; what the account may not read says that it is closed."""

    def __init__(self, desk: Desk, bus: Bus) -> None:
        super().__init__(
            desk,
            bus,
            "referrals",
            self.tr("Henvisninger"),
            empty=self.tr("Ingen henvisninger ennå."),
            new=self.tr("Henvis videre"),
            thing=self.tr("henvisningen"),
            done=self.tr("Henvisningen er lagret."),
            hint=referrals.HINT,
        )

    def line(self, row: ReferralLine) -> Line:
        """A referral; a closed one has no buttons."""
        return self.bare(row) if row.referral is None else super().line(row)

    def bare(self, row: ReferralLine) -> Line:
        """One that waits for its answer stands out."""
        waits = row.referral is not None and row.referral.answered_on is None
        return Line(row.id, *self.told(row), tone=Tone.INFO if waits else None)

    def told(self, row: ReferralLine) -> tuple[str, str]:
        """As a line."""
        return cooperation_words.referral(row)

    def value(self, row: ReferralLine) -> Referral | None:
        """The referral, where it may be read."""
        return row.referral

    def fresh(self) -> Referral:
        """Sent today."""
        return Referral("", "", self.person.id, "", ServiceKind.NAV, "", self.desk.today)

    def form(self, row: Referral) -> FormDialog:
        """The form."""
        return ReferralForm(self, self.person.name, row, self.desk.clock.today)

    def save(self, draft: Any) -> Saved:
        """Save it."""
        return referrals.save_referral(self.desk, draft)


class UnansweredCard(OwnRowsCard):
    """Referrals without an answer that the account may read, the oldest first."""

    person_asked = Signal(str)

    def __init__(self, desk: Desk, bus: Bus) -> None:
        super().__init__(
            desk,
            bus,
            "unanswered",
            self.tr("Venter på svar"),
            empty=self.tr("Ingen henvisninger som du kan lese, venter på svar."),
            new="",
            thing=self.tr("henvisningen"),
            done=self.tr("Henvisningen er lagret."),
            hint=self.tr("Henvis på deltakerens side, eller når en samtale er logget."),
        )
        self.new.hide()

    def told(self, row: ReferralLine) -> tuple[str, str]:
        """As a line, with whose it is."""
        return cooperation_words.referral(row, with_name=True)

    def value(self, row: ReferralLine) -> Referral | None:
        """The referral."""
        return row.referral

    def form(self, row: Referral) -> FormDialog:
        """The form."""
        name: str = self.row(row.id).person.name
        return ReferralForm(self, name, row, self.desk.clock.today)

    def save(self, draft: Any) -> Saved:
        """Save it."""
        return referrals.save_referral(self.desk, draft)


class PersonMatchesCard(RowsCard):
    """The volunteers of a person, those that run first."""

    def __init__(self, desk: Desk, bus: Bus) -> None:
        super().__init__(
            desk,
            bus,
            "personMatches",
            self.tr("Frivillige"),
            empty=self.tr("Ikke koblet med noen frivillig."),
            new=self.tr("Koble med frivillig"),
            thing=self.tr("koblingen"),
            done=self.tr("Koblingen er lagret."),
        )
        self._volunteers: tuple[VolunteerLine, ...] = ()

    def show_view(self, view: PersonCooperation) -> None:
        """Show the matches."""
        self._volunteers = view.volunteers
        self.show_rows(view.person, view.matches)

    def bare(self, row: MatchLine) -> Line:
        """One that runs stands out."""
        return _match_line(row, self.told(row))

    def told(self, row: MatchLine) -> tuple[str, str]:
        """As a line."""
        return cooperation_words.match(row, of_person=True)

    def value(self, row: MatchLine) -> VolunteerMatch:
        """The match."""
        return row.match

    def fresh(self) -> VolunteerMatch:
        """From today."""
        _check_any(self._volunteers, self.tr("Registrer den frivillige først, under Samarbeid."))
        return VolunteerMatch("", "", self.person.id, "", self.desk.today)

    def form(self, row: VolunteerMatch) -> FormDialog:
        """The form."""
        return MatchForm(self, self.person.name, row, self._volunteers, self.desk.clock.today)

    def save(self, draft: Any) -> Saved:
        """Save it."""
        return volunteers.save_match(self.desk, draft)


class MatchesCard(OwnRowsCard):
    """Every participant with their volunteer, those that run first."""

    def __init__(self, desk: Desk, bus: Bus) -> None:
        super().__init__(
            desk,
            bus,
            "matches",
            self.tr("Koblinger"),
            empty=self.tr("Ingen er koblet ennå."),
            new=self.tr("Ny kobling"),
            thing=self.tr("koblingen"),
            done=self.tr("Koblingen er lagret."),
        )
        self._volunteers: tuple[VolunteerLine, ...] = ()

    def show_view(self, view: CooperationView) -> None:
        """Show the matches."""
        self._volunteers = view.volunteers
        self.show_own(view.matches)

    def bare(self, row: MatchLine) -> Line:
        """One that runs stands out."""
        return _match_line(row, self.told(row))

    def told(self, row: MatchLine) -> tuple[str, str]:
        """As a line."""
        return cooperation_words.match(row)

    def value(self, row: MatchLine) -> VolunteerMatch:
        """The match."""
        return row.match

    def fresh(self) -> VolunteerMatch:
        """From today, of somebody."""
        _check_any(self._volunteers, self.tr("Registrer den frivillige først."))
        return VolunteerMatch("", "", "", "", self.desk.today)

    def form(self, row: VolunteerMatch) -> FormDialog:
        """The form; whom it is about stays."""
        if row.id:
            name: str = self.row(row.id).person.name
            return MatchForm(self, name, row, self._volunteers, self.desk.clock.today)
        people = candidates(self.desk)
        return MatchForm(self, "", row, self._volunteers, self.desk.clock.today, people=people)

    def save(self, draft: Any) -> Saved:
        """Save it."""
        return volunteers.save_match(self.desk, draft)


def _match_line(row: MatchLine, told: tuple[str, str]) -> Line:
    return Line(row.id, *told, tone=Tone.SUCCESS if row.running else None)


def _check_any(found: Iterable[VolunteerLine], words: str) -> None:
    if not any(True for _ in found):
        raise UserError(words)
