"""Applications in words and tones: what they are called, what they wait for, and what is known of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from grongintro.domain.application import ApplicationState
from grongintro.services.grant_applications.deadlines import Due
from grongintro.services.grant_applications.needed import EXTRA
from grongintro.ui import format as fmt
from grongintro.ui import words
from grongintro.ui.tokens import Tone

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from grongintro.domain.application import ApplicationCost, ApplicationPaper, GrantApplication
    from grongintro.services.grant_applications.extra import ExtraProposal
    from grongintro.services.grant_applications.view import CaseView

translate = QCoreApplication.translate
STATE_TONES = {
    ApplicationState.PREPARING: Tone.NEUTRAL,
    ApplicationState.SENT: Tone.INFO,
    ApplicationState.GRANTED: Tone.SUCCESS,
    ApplicationState.PARTLY: Tone.WARNING,
    ApplicationState.REFUSED: Tone.ERROR,
    ApplicationState.GIVEN_UP: Tone.NEUTRAL,
}
_URGENT, _SOON = 3, 30


def heading(case: GrantApplication) -> str:
    """`Ekstratilskudd 2, tilskuddsår 3`, or a project's own name."""
    if case.scheme not in EXTRA:
        return case.title
    number = translate("applications", "tilskuddsår {0}").format(case.grant_year)
    return f"{words.title(case.scheme)}, {number}"


def short_heading(case: GrantApplication) -> str:
    """`Ekstratilskudd 2, år 3`, for a list."""
    if case.scheme not in EXTRA:
        return case.title
    return translate("applications", "{0}, år {1}").format(words.title(case.scheme), case.grant_year)


def people(view: CaseView) -> str:
    """Whom it is about, or a dash."""
    return ", ".join(each.name for each in view.persons) or "–"


def waits(view: CaseView) -> str:
    """`Sendes innen 01.02.2027`; a dash where it waits for nothing here."""
    if view.due is None:
        return "–"
    told = {
        Due.SEND: translate("applications", "Sendes innen {0}"),
        Due.APPEAL: translate("applications", "Klagefrist {0}"),
        Due.REPORT: translate("applications", "Rapport innen {0}"),
    }
    return told[view.due.what].format(fmt.day(view.due.day))


def waits_short(view: CaseView) -> str:
    """`Søk 01.02.2027`: the same where there is little room."""
    if view.due is None:
        return "–"
    told = {
        Due.SEND: translate("applications", "Søk {0}"),
        Due.APPEAL: translate("applications", "Klage {0}"),
        Due.REPORT: translate("applications", "Rapport {0}"),
    }
    return told[view.due.what].format(fmt.day(view.due.day))


def waits_tone(view: CaseView) -> Tone | None:
    """How urgent it is, by the warning that is on."""
    if view.late:
        return Tone.ERROR
    if view.warning is None:
        return None
    if view.warning <= _URGENT:
        return Tone.ERROR
    return Tone.WARNING if view.warning <= _SOON else Tone.INFO


def waits_symbol(view: CaseView) -> str:
    """The icon beside the words."""
    tone = waits_tone(view)
    return tone.icon if tone is not None else ""


def subtitle(view: CaseView) -> str:
    """Whom it is about, its own name, and who wrote it."""
    case = view.case
    parts = [people(view)] if view.persons else []
    if case.scheme in EXTRA:
        parts.append(case.title)
    else:
        parts += [words.title(case.scheme), str(case.grant_year)]
    parts.append(translate("applications", "ført av {0}").format(view.writer))
    return " · ".join(parts)


def facts(view: CaseView, today: date) -> Iterator[tuple[str, str]]:
    """What is known of a case, in the order it happens."""
    case = view.case
    yield translate("applications", "Søknadsfrist"), fmt.day_and_relative(case.deadline, today)
    if case.sent_on is not None:
        yield translate("applications", "Sendt"), fmt.day(case.sent_on)
    if case.answered_on is not None:
        yield translate("applications", "Svar"), f"{words.title(case.state)} {fmt.day(case.answered_on)}"
    if case.granted_ore is not None:
        yield translate("applications", "Innvilget"), fmt.kroner(case.granted_ore)
    if case.appealed_on is not None:
        yield translate("applications", "Klage sendt"), fmt.day(case.appealed_on)
    elif case.appeal_by is not None:
        yield translate("applications", "Klagefrist"), fmt.day_and_relative(case.appeal_by, today)
    if case.reported_on is not None:
        yield translate("applications", "Rapport sendt"), fmt.day(case.reported_on)
    elif case.report_by is not None:
        yield translate("applications", "Rapport innen"), fmt.day_and_relative(case.report_by, today)
    if case.note:
        yield translate("applications", "Merknad"), case.note


def cost(row: ApplicationCost) -> tuple[str, str]:
    """A cost, or a deduction that says so."""
    amount = fmt.kroner(row.ore)
    if not row.deduction:
        return row.text, amount
    return row.text, translate("applications", "Fradrag {0}").format(amount)


def paper(row: ApplicationPaper) -> tuple[str, str]:
    """A paper, and when it came."""
    if row.present_on is None:
        return row.text, translate("applications", "Mangler")
    return row.text, translate("applications", "Kom {0}").format(fmt.day(row.present_on))


def chance(each: ExtraProposal, today: date) -> str:
    """Which year, and by when."""
    text = translate("applications", "Tilskuddsår {0} · søk innen {1}")
    return text.format(each.year.number, fmt.day_and_relative(each.deadline, today))


def proposal(each: ExtraProposal) -> str:
    """What the form says of the person that is chosen."""
    span = fmt.span(each.year.period.start, each.year.period.end)
    day = fmt.day(each.deadline)
    told = [
        translate("applications", "Neste tilskuddsår er {0}, {1}.").format(each.year.number, span),
        translate("applications", "Fristen gikk ut {0}. Spør IMDi før du søker.").format(day)
        if each.late
        else translate("applications", "Søk innen {0}.").format(day),
    ]
    if not each.by_agreement:
        told.append(
            translate(
                "applications",
                "Det står ikke at personen er bosatt etter avtale. Da må det finnes en egen avtale med IMDi.",
            )
        )
    papers = "; ".join(each.papers)
    told.append(translate("applications", "Dette må med: {0}.").format(papers))
    return " ".join(told)
