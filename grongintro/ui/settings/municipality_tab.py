"""Kommunen: what its letters say of it, and the places of talks."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from grongintro.domain.staff import Role
from grongintro.services import settings
from grongintro.ui.settings.fields import Lines
from grongintro.ui.settings.municipality_form import MunicipalityForm
from grongintro.ui.settings.tab import SettingsTab
from grongintro.ui.widgets.basics import Card, Scroll, button, label, row
from grongintro.ui.widgets.form import Form

if TYPE_CHECKING:
    from grongintro.domain.municipality import Municipality
    from grongintro.errors import UserError
    from grongintro.services.desk import Desk
    from grongintro.ui.bus import Bus


class MunicipalityTab(SettingsTab):
    """Two cards, each with its own button; what is typed and not saved is not overwritten by a reload."""

    def __init__(self, desk: Desk, bus: Bus) -> None:
        super().__init__("municipalityTab", desk, bus)
        self._may = desk.actor.role is Role.LEADER
        self._shown: Municipality | None = None
        self._shown_places: tuple[str, ...] = ()
        scroll = Scroll("municipalityScroll")
        self.body.addWidget(scroll)
        scroll.body.addWidget(self._town_card())
        scroll.body.addWidget(self._places_card())
        scroll.body.addStretch(1)

    def _town_card(self) -> Card:
        card = Card(self.tr("Kommunen i brev"), "townCard")
        self.form = MunicipalityForm()
        card.body.addWidget(self.form)
        if self._may:
            save = button("saveTown", self.tr("Lagre kommunen"), self.save_town, kind="primary")
            card.body.addLayout(row(None, save))
        else:
            self.form.set_read_only()
            card.body.addWidget(label(self.tr("Avdelingslederen kan endre dette."), "muted"))
        return card

    def _places_card(self) -> Card:
        card = Card(self.tr("Steder for samtaler"), "placesCard")
        self._places_form = Form("placesForm")
        self.places = self._places_form.add(
            "places", self.tr("Steder"), Lines(5), hint=self.tr("Ett sted per linje, det vanligste først.")
        )
        self.places.setReadOnly(not self._may)
        card.body.addWidget(self._places_form)
        if self._may:
            save = button("savePlaces", self.tr("Lagre stedene"), self.save_places, kind="primary")
            card.body.addLayout(row(None, save))
        return card

    def reload(self) -> None:
        """Read both, and keep what is typed and not saved."""
        if self._shown is None or self.form.value() == self._shown:
            self.form.set_value(settings.municipality(self.desk))
            self._shown = self.form.value()
        if self.places.lines() == self._shown_places:
            self._shown_places = settings.place_names(self.desk)
            self.places.set_lines(self._shown_places)

    def save_town(self) -> None:
        """Write the municipality."""
        self.form.clear_errors()
        value = self.form.value()
        action = partial(settings.change_municipality, self.desk, value)
        if self.save_changes(action, self.tr("Kommunen er lagret.")) is not None:
            self._shown = value

    def save_places(self) -> None:
        """Write the places."""
        self._places_form.clear_errors()
        names = self.places.lines()
        if self.save_changes(
            partial(settings.change_places, self.desk, names), self.tr("Stedene er lagret.")
        ):
            self._shown_places = names

    def show_user_error(self, error: UserError) -> bool:
        """At its field."""
        return self._places_form.show_user_error(error) or self.form.show_user_error(error)
