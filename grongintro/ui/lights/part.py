"""Lovlys on a person's page: each requirement of the law, why it is lit as it is, and what mends it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout

from grongintro.rules.compliance.light import Colour
from grongintro.rules.registry import BY_CODE
from grongintro.services.qualifying.lights import lights_of
from grongintro.ui.lights.words import MENDING, TONES, left
from grongintro.ui.people.parts import SeenPart
from grongintro.ui.run import run_action
from grongintro.ui.tokens import SPACE_2, SPACE_3
from grongintro.ui.widgets.basics import Scroll, StatusChip, label, row
from grongintro.ui.widgets.lines import Line, LinesCard

if TYPE_CHECKING:
    from collections.abc import Sequence

    from grongintro.rules.compliance.light import Light
    from grongintro.services.desk import Desk
    from grongintro.services.person_page import PersonPage as View
    from grongintro.ui.bus import Bus

_ALL = 99


class LightsPart(SeenPart):
    """Red first, then amber, then what is in order, then what is not tried yet; Enter mends."""

    def __init__(self, desk: Desk, bus: Bus) -> None:
        super().__init__("lightsPart", desk, bus)
        self.lights: tuple[Light, ...] = ()
        self._chips = {colour: StatusChip("", TONES[colour]) for colour in Colour}
        self._cards = {
            Colour.RED: LinesCard("redLights", self.tr("Må rettes"), first=_ALL),
            Colour.AMBER: LinesCard("amberLights", self.tr("Fristen er nær"), first=_ALL),
            Colour.GREEN: LinesCard("greenLights", self.tr("I orden"), first=_ALL),
            Colour.LATER: LinesCard("laterLights", self.tr("Vurderes ikke ennå"), first=_ALL),
        }
        self._none = label(
            self.tr("Loven stiller ingen krav for denne personen nå."), "muted", wrap=True, name="noLights"
        )
        scroll = Scroll("lightsScroll")
        scroll.body.setSpacing(SPACE_3)
        for card in self._cards.values():
            scroll.body.addWidget(card)
        scroll.body.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(SPACE_3)
        box.addLayout(row(*self._chips.values(), None, spacing=SPACE_2))
        box.addWidget(self._none)
        box.addWidget(scroll, 1)

    def show_view(self, view: View) -> None:
        """Try the requirements when they are on screen."""
        if not self.isVisible():
            return
        found = run_action(self, partial(lights_of, self.desk, view.person.id), repeatable=True)
        self.lights = found or ()
        self._none.setVisible(not self.lights)
        for colour, card in self._cards.items():
            mine = [light for light in self.lights if light.colour is colour]
            self._chips[colour].setVisible(bool(mine))
            self._chips[colour].set_status(_counted(colour, len(mine)), TONES[colour])
            card.show_lines([self._line(light) for light in mine])

    def _line(self, light: Light) -> Line:
        rule = BY_CODE[light.code]
        line = Line(light.code, rule.title, _why(light), tone=TONES[light.colour])
        if remaining := left(light):
            line.add(StatusChip(remaining, TONES[light.colour]))
        if light.mend is not None:
            line.add_button("mend", MENDING[light.mend])
            line.opened.connect(self._mend)
        return line

    def _mend(self, code: str) -> None:
        light = next(each for each in self.lights if each.code == code)
        if light.mend is not None:
            self.bus.mend.emit(self.showing().person.id, str(light.mend))


def _why(light: Light) -> str:
    """The reason with its section, and every single thing where there are several."""
    several: Sequence[str] = [f"• {step.text}" for step in light.step.children]
    return "\n".join([f"{light.step.text} ({light.step.law})", *several])


def _counted(colour: Colour, count: int) -> str:
    words = {
        Colour.RED: "må rettes",
        Colour.AMBER: "nær fristen",
        Colour.GREEN: "i orden",
        Colour.LATER: "vurderes ikke ennå",
    }
    return f"{count} {words[colour]}"
