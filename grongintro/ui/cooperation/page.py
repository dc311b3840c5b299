"""Samarbeid: meetings, agreements, contacts, referrals and volunteers."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtWidgets import QHBoxLayout, QWidget

from grongintro.domain.changes import Subject
from grongintro.rules.compliance.light import Mend
from grongintro.services.cooperation.view import cooperation_view
from grongintro.ui.cooperation.cards import AgreementsCard, MeetingsCard, VolunteersCard
from grongintro.ui.cooperation.lists import ContactsList, CountsList
from grongintro.ui.cooperation.people_cards import MatchesCard, UnansweredCard
from grongintro.ui.page import Page
from grongintro.ui.rows.card import side_by_side
from grongintro.ui.tokens import SPACE_3
from grongintro.ui.widgets.basics import Scroll, Tabs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from grongintro.services.desk import Desk
    from grongintro.ui.bus import Bus

MEETINGS, AGREEMENTS, CONTACTS, REFERRALS, VOLUNTEERS = range(5)


class CooperationPage(Page):
    """One tab a subject; Ctrl+PgUp and Ctrl+PgDn go between them."""

    subjects: ClassVar[frozenset[Subject]] = frozenset(
        {Subject.COOPERATION, Subject.PERSON, Subject.ASSIGNMENT}
    )

    def __init__(self, desk: Desk, bus: Bus) -> None:
        super().__init__("cooperationPage", "Samarbeid", bus)
        self._desk = desk
        self.meetings = MeetingsCard(desk, bus)
        self.agreements = AgreementsCard(desk, bus)
        self.contacts = ContactsList(desk, bus)
        self.counts = CountsList()
        self.unanswered = UnansweredCard(desk, bus)
        self.volunteers = VolunteersCard(desk, bus)
        self.matches = MatchesCard(desk, bus)
        self._build()
        bus.mend.connect(self._mend)

    def _build(self) -> None:
        self.tabs = Tabs("cooperationTabs", self.tr("Deler av siden"))
        self.tabs.add(self.tr("Møter"), _scrolled("meetingsScroll", (self.meetings,)))
        self.tabs.add(self.tr("Avtaler"), _scrolled("agreementsScroll", (self.agreements,)))
        self.tabs.add(self.tr("Kontakter"), self.contacts)
        self.tabs.add(self.tr("Henvisninger"), self._referrals())
        volunteers = _scrolled("volunteersScroll", (self.volunteers,), (self.matches,))
        self.tabs.add(self.tr("Frivillige"), volunteers)
        self.body.addWidget(self.tabs, 1)

    def _referrals(self) -> QWidget:
        whole = QWidget()
        whole.setObjectName("referralsPart")
        box = QHBoxLayout(whole)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(SPACE_3)
        box.addWidget(self.counts, 6)
        box.addWidget(_scrolled("unansweredScroll", (self.unanswered,)), 5)
        return whole

    def reload(self) -> None:
        """Read the cooperation."""
        view = cooperation_view(self._desk)
        self.meetings.show_own(view.meetings)
        self.agreements.show_own(view.agreements)
        self.contacts.show_contacts(view.contacts)
        self.counts.show_counts(view.services)
        self.unanswered.show_own(view.unanswered)
        self.volunteers.show_own(view.volunteers)
        self.matches.show_view(view)

    def _mend(self, person_id: str, what: str) -> None:
        """Show the agreements, where Min dag asked for one that is to be renewed."""
        if not person_id and what == Mend.AGREEMENT:
            self.tabs.setCurrentIndex(AGREEMENTS)


def _scrolled(name: str, *sides: Sequence[QWidget]) -> Scroll:
    scroll = Scroll(name)
    scroll.body.addLayout(side_by_side(*sides))
    scroll.body.addStretch(1)
    return scroll
