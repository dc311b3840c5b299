"""The lights in words and colours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from grongintro.rules.compliance.light import Colour, Mend
from grongintro.ui import format as fmt
from grongintro.ui.tokens import Tone

if TYPE_CHECKING:
    from grongintro.rules.compliance.light import Light

TONES = {
    Colour.RED: Tone.ERROR,
    Colour.AMBER: Tone.WARNING,
    Colour.GREEN: Tone.SUCCESS,
    Colour.LATER: Tone.NEUTRAL,
}
MENDING = {
    Mend.RIGHT: "Vurder",
    Mend.PROGRAMME: "Til programmet",
    Mend.LATE_START: "Skriv hvorfor",
    Mend.MAPPING: "Kartlegg",
    Mend.GUIDANCE: "Registrer veiledning",
    Mend.PLAN: "Til planen",
    Mend.NORWEGIAN_PLAN: "Lag norskplan",
    Mend.HAND_OVER: "Registrer overlevering",
    Mend.CONTRACT: "Til kontrakten",
    Mend.REVIEW: "Vurder planen",
    Mend.TRAINING: "Registrer tilbud",
    Mend.HOURS: "Før timer",
    Mend.TEST: "Registrer prøve",
    Mend.DECISION: "Nytt vedtak",
    Mend.ENDING: "Registrer sluttstatus",
    Mend.CERTIFICATE: "Registrer bevis",
    Mend.CHILDREN: "Svar om barn",
    Mend.WEEK: "Til uken",
    Mend.YEAR_LATER: "Registrer status",
    Mend.HEALTH_STEP: "Åpne steget",
    Mend.PLACEMENT_VISIT: "Skriv oppfølging",
    Mend.AGREEMENT: "Åpne avtalen",
    Mend.ARRIVAL_STEP: "Åpne listen",
    Mend.HOME_CONTRACT: "Åpne boligen",
    Mend.SETTLEMENT_GOAL: "Åpne målet",
    Mend.APPLICATION: "Åpne søknaden",
    Mend.NEXT_YEAR: "Åpne Søknader",
}
PARTS = {
    Mend.RIGHT: "Rett og plikt",
    Mend.LATE_START: "Rett og plikt",
    Mend.PROGRAMME: "Program",
    Mend.ENDING: "Program",
    Mend.CERTIFICATE: "Program",
    Mend.MAPPING: "Kartlegging",
    Mend.GUIDANCE: "Kartlegging",
    Mend.PLAN: "Plan",
    Mend.NORWEGIAN_PLAN: "Plan",
    Mend.HAND_OVER: "Plan",
    Mend.CONTRACT: "Plan",
    Mend.REVIEW: "Plan",
    Mend.TRAINING: "Opplæring",
    Mend.HOURS: "Opplæring",
    Mend.TEST: "Opplæring",
    Mend.CHILDREN: "Bosituasjon",
    Mend.WEEK: "Uke og år",
    Mend.YEAR_LATER: "Program",
    Mend.HEALTH_STEP: "Kartlegging",
    Mend.PLACEMENT_VISIT: "Praksis",
    Mend.SETTLEMENT_GOAL: "Bolig og bosetting",
}
"""The part of the person's page that holds the form; a decision has its own page."""
PAGES = {
    Mend.AGREEMENT: "cooperation",
    Mend.ARRIVAL_STEP: "settlement",
    Mend.HOME_CONTRACT: "settlement",
    Mend.APPLICATION: "applications",
    Mend.NEXT_YEAR: "applications",
}
"""The page of what is due and about nobody in particular."""


def left(light: Light) -> str:
    """How long there is left, or how long ago it should have been done."""
    days = light.days_left
    translate = QCoreApplication.translate
    if light.late:
        return translate("lights", "for sent")
    if days is None:
        return ""
    if days == 0:
        return translate("lights", "siste dag i dag")
    words = "{0} over" if days < 0 else "{0} igjen"
    return translate("lights", words).format(fmt.count(abs(days), "dag", "dager"))
