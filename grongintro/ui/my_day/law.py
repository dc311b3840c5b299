"""The programme by the law on Min dag: the card «Lovlys», and lines of what should have been done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from grongintro.rules.compliance.light import Colour, Mend
from grongintro.rules.registry import BY_CODE
from grongintro.ui import format as fmt
from grongintro.ui.lights.words import MENDING, PAGES, TONES, left
from grongintro.ui.tokens import SPACE_2, Tone
from grongintro.ui.widgets.basics import StatusChip, button, row
from grongintro.ui.widgets.lines import Line, LinesCard

if TYPE_CHECKING:
    from datetime import date

    from grongintro.services.qualifying.today import DueLine, LawDay, UrgentLight
    from grongintro.ui.bus import Bus

translate = QCoreApplication.translate
_FIRST_GAPS = 3


class LightsCard(LinesCard):
    """How many lights are red and amber, and the most urgent; each opens the form that mends it.

    `gaps` is a card of its own, told with it.
    """

    def __init__(self, bus: Bus) -> None:
        every = button("openLights", self.tr("Alle"), self._open_page, kind="flat", symbol="light")
        every.setAccessibleName(self.tr("Åpne Lovlys"))
        every.setToolTip(self.tr("Åpne Lovlys"))
        none = self.tr("Ingen røde eller gule lys for dem du følger opp.")
        super().__init__("dayLights", self.tr("Lovlys"), none, every)
        self.gaps = GapsCard(bus)
        self._bus = bus
        self._urgent: dict[str, UrgentLight] = {}

    def show_law(self, law: LawDay) -> None:
        """Show the lights; nothing where there is nobody to follow up."""
        self._urgent = {each.person_id: each for each in law.urgent}
        lines: list[QWidget] = [self._line(each) for each in law.urgent]
        self.show_lines([_counts(law), *lines] if lines else [], count=0)
        self.setVisible(law.people > 0)
        self.gaps.show_law(law)

    def _line(self, each: UrgentLight) -> Line:
        light = each.light
        told = " · ".join(part for part in (BY_CODE[light.code].title, left(light)) if part)
        made = Line(each.person_id, each.name, told, tone=TONES[light.colour])
        made.opened.connect(self._mend)
        return made.add_button("mendLight", translate("law", "Åpne"))

    def _mend(self, person_id: str) -> None:
        mend = self._urgent[person_id].light.mend
        self._bus.open_person.emit(person_id)
        if mend is not None:
            self._bus.mend.emit(person_id, str(mend))

    def _open_page(self) -> None:
        self._bus.open_page.emit("lights")


class GapsCard(LinesCard):
    """Whose week lacks hours and from when, the soonest first; each opens the week that mends it."""

    def __init__(self, bus: Bus) -> None:
        every = button("openYear", self.tr("Alle"), self._open_page, kind="flat", symbol="calendar")
        every.setAccessibleName(self.tr("Åpne Året"))
        every.setToolTip(self.tr("Åpne Året"))
        super().__init__("dayGaps", self.tr("Hull i fulltiden"), "", every, first=_FIRST_GAPS)
        self._bus = bus

    def show_law(self, law: LawDay) -> None:
        """Show the gaps; nothing where there are none."""
        self.show_each(self._line, law.gaps)

    def _line(self, each: UrgentLight) -> Line:
        made = Line(each.person_id, each.name, each.light.step.text, tone=TONES[each.light.colour])
        made.opened.connect(self._mend)
        return made.add_button("mendGap", MENDING[Mend.WEEK])

    def _mend(self, person_id: str) -> None:
        self._bus.open_person.emit(person_id)
        self._bus.mend.emit(person_id, str(Mend.WEEK))

    def _open_page(self) -> None:
        self._bus.open_page.emit("year")


def _counts(law: LawDay) -> QWidget:
    """`2 røde` and `5 gule`, each with its colour and sign."""
    holder = QWidget()
    chips = [
        StatusChip(text.format(count), TONES[colour])
        for colour, count, text in (
            (Colour.RED, law.red, translate("law", "{0} røde")),
            (Colour.AMBER, law.amber, translate("law", "{0} gule")),
        )
        if count
    ]
    holder.setLayout(row(*chips, None, spacing=SPACE_2))
    holder.setAccessibleName(", ".join(chip.accessibleName() for chip in chips))
    return holder


def due_line(line: DueLine, today: date) -> Line:
    """What is to be done by a day that has come, with the button that opens its form."""
    titles = {
        Mend.YEAR_LATER: translate("law", "Status ett år etter programmet"),
        Mend.HEALTH_STEP: translate("law", "Helseoppfølging"),
        Mend.PLACEMENT_VISIT: translate("law", "Oppfølging på praksisplassen"),
        Mend.AGREEMENT: translate("law", "Samarbeidsavtale som skal fornyes"),
        Mend.ARRIVAL_STEP: translate("law", "Skal være klart til en ankomst"),
        Mend.HOME_CONTRACT: translate("law", "Leieavtale for en bolig går ut"),
        Mend.SETTLEMENT_GOAL: translate("law", "Mål etter bosetting"),
        Mend.APPLICATION: translate("law", "Søknad om tilskudd"),
        Mend.NEXT_YEAR: translate("law", "Nytt tilskuddsår som ikke er søkt"),
    }
    words = translate("law", "fristen var {0}") if line.day < today else translate("law", "frist {0}")
    told = [line.name, words.format(fmt.day_and_relative(line.day, today))]
    made = Line(line.id, titles[line.mend], " · ".join(filter(None, told)), tone=Tone.WARNING)
    return made.add_button("openDue", MENDING[line.mend], below=True)


def open_due(bus: Bus, line: DueLine) -> None:
    """Open the person, or the page of what is about nobody, and there the form or the case."""
    if line.person_id:
        bus.open_person.emit(line.person_id)
    else:
        bus.open_page.emit(PAGES[line.mend])
    bus.mend.emit(line.person_id, str(line.mend))
    if line.mend is Mend.APPLICATION:
        bus.open_application.emit(line.id)
