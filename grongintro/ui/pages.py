"""Which pages an account gets, in the order of the side bar."""

from __future__ import annotations

from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING

from grongintro.domain.frozen import frozen
from grongintro.domain.staff import Role

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from grongintro.services.desk import Desk
    from grongintro.ui.bus import Bus

    Made = Callable[[str], Callable[[], QWidget]]


@frozen
class Place:
    """A page: its key, name, icon, how it is made when first shown, and the page it lies `under`, if any."""

    key: str
    title: str
    symbol: str
    factory: Callable[[], QWidget]
    under: str = ""


def page_table(desk: Desk, bus: Bus) -> tuple[Place, ...]:
    """The pages of the acting account, the one it opens on first.

    A borrowed helper gets the day and the own people, a decider from outside only the decisions.
    """

    def made(page: str) -> Callable[[], QWidget]:
        return partial(_make, page, desk, bus)

    decisions = (
        Place("decisions", "Vedtak", "decision", made("decisions.list_page:DecisionsPage")),
        Place("decision", "Vedtak", "decision", made("decisions.page:DecisionPage"), under="decisions"),
    )
    settings = Place("settings", "Innstillinger", "settings", made("settings.page:SettingsPage"))
    if desk.actor.role is Role.DECIDER:
        return (*decisions, settings)
    everybody = (
        Place("day", "Min dag", "day", made("my_day.page:MyDayPage")),
        Place("calendar", "Kalender", "calendar", made("calendar.page:CalendarPage")),
        Place("people", "Deltakere", "people", made("people.page:PeoplePage")),
        Place("person", "Deltaker", "people", made("people.person_page:PersonPage"), under="people"),
    )
    if desk.actor.role is Role.HELPER:
        return (*everybody, settings)
    return (
        *everybody,
        *_offers(made),
        *decisions,
        Place("lights", "Lovlys", "light", made("lights.page:LightsPage")),
        *(_money(made) if desk.actor.role is Role.LEADER else ()),
        Place("caseload", "Saksmengde", "chart", made("caseload.page:CaseloadPage")),
        Place("import", "Import", "document", made("imports.page:ImportPage"), under="people"),
        settings,
    )


def _offers(made: Made) -> tuple[Place, ...]:
    """What the service offers through the year, and with whom."""
    return (
        Place("year", "Året", "year", made("year.page:YearPage")),
        Place("activities", "Aktiviteter", "activity", made("activities.page:ActivitiesPage")),
        Place("practice", "Praksis", "work", made("practice.page:PracticePage")),
        Place("cooperation", "Samarbeid", "family", made("cooperation.page:CooperationPage")),
        Place("settlement", "Bosetting", "settlement", made("settlement.page:SettlementPage")),
    )


def _money(made: Made) -> tuple[Place, ...]:
    """What the leader claims and plans."""
    budget = made("applications.page:ApplicationsPage")
    return (
        Place("grants", "Tilskudd", "money", made("grants.page:GrantsPage")),
        Place("applications", "Søknader og budsjett", "application", budget),
    )


def _make(page: str, desk: Desk, bus: Bus) -> QWidget:
    """Import a page when it is first shown: nobody waits in the morning for pages they do not open."""
    module, name = page.split(":")
    factory: Callable[[Desk, Bus], QWidget] = getattr(import_module(f"grongintro.ui.{module}"), name)
    return factory(desk, bus)
