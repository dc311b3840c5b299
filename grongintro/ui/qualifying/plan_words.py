"""A plan in the words of its page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grongintro.domain.followup import InterpreterMode
from grongintro.domain.plan import ContractKind, PlanKind, PlanState
from grongintro.ui import format as fmt
from grongintro.ui import words
from grongintro.ui.rows.amounts import hours_text

if TYPE_CHECKING:
    from grongintro.domain.plan import LifeEvent, PlanReview, PlanVersion
    from grongintro.services.qualifying.plan_view import PlanSheet

Facts = list[tuple[str, str]]
DOCUMENTS = {ContractKind.CONTRACT: "Kontrakt", ContractKind.DECLARATION: "Integreringserklæring"}


def heading(version: PlanVersion) -> str:
    """`Integreringsplan, versjon 2`."""
    return f"{words.title(version.kind)}, versjon {version.number}"


def goal_facts(version: PlanVersion) -> Facts:
    """What the plan leads to, and how much it takes."""
    found = [("Langsiktig mål", version.long_term_goal)]
    if version.kind is PlanKind.INTEGRATION:
        goal = words.title(version.final_goal) if version.final_goal else ""
        found.append(("Sluttmål", goal))
        if version.goal_reason:
            found.append(("Begrunnelse for målet", version.goal_reason))
    found.append(("Norskmål", _levels(version)))
    if version.level_reason:
        found.append(("Begrunnelse for nivåene", version.level_reason))
    return [*found, ("Omfang", _extent(version)), ("Varighet", fmt.span(version.start, version.end))]


def _levels(version: PlanVersion) -> str:
    levels = {
        "lytte": version.listening,
        "lese": version.reading,
        "skrive": version.writing,
        "snakke": version.speaking,
    }
    told = ", ".join(f"{name} {words.word(level) if level else '–'}" for name, level in levels.items())
    return words.capital(told)


def _extent(version: PlanVersion) -> str:
    parts = (("norsk", version.norwegian_minutes), ("samfunnskunnskap", version.civics_minutes))
    told = [f"{hours_text(minutes)} timer {name}" for name, minutes in parts if minutes is not None]
    return " · ".join(told)


def made_facts(sheet: PlanSheet) -> Facts:
    """Why the plan is as it is, and how it was made."""
    version = sheet.version
    found = [("Elementene og arbeid", version.work_reason)] if version.kind is PlanKind.INTEGRATION else []
    found.append(("Elementene og norsk", version.norwegian_reason))
    found.append(("Bygger på", version.builds_on))
    found.append(("Laget", f"{fmt.day(version.made_on)} av {sheet.written_by}"))
    found.append(("Deltakeren", _took_part(version)))
    if version.present:
        found.append(("Tolk", _interpreter(version)))
    found.append(("Deltakerens syn", version.own_view))
    if version.disagreement:
        found.append(("Uenighet", version.disagreement))
    if version.change_reason:
        found.append(("Grunn til endringen", version.change_reason))
    return found


def _took_part(version: PlanVersion) -> str:
    return "Var med" if version.present else f"Var ikke med: {version.absence_reason}"


def _interpreter(version: PlanVersion) -> str:
    if version.interpreter is InterpreterMode.NONE:
        return f"Uten tolk: {version.interpreter_reason}"
    mode = "telefontolk" if version.interpreter is InterpreterMode.PHONE else words.word(version.interpreter)
    qualified = "kvalifisert" if version.interpreter_qualified else "ikke kvalifisert"
    reason = f": {version.interpreter_reason}" if version.interpreter_reason else ""
    return words.capital(f"{mode}, {version.language}, {qualified}{reason}")


def state(version: PlanVersion, current: PlanVersion | None) -> str:
    """Whether a version is a draft, the one that holds, or one before it."""
    if version.state is PlanState.DRAFT:
        return "Utkast"
    return "Gjelder nå" if current is not None and version.id == current.id else "Erstattet"


def change(version: PlanVersion) -> str:
    """What sort of version it is."""
    if version.number == 1:
        return "Første plan"
    return {None: "Ikke vurdert", True: "Vesentlig", False: "Ikke vesentlig"}[version.material]


def event(each: LifeEvent) -> tuple[str, str]:
    """Something that happened."""
    return f"{fmt.day(each.day)} · Hendelse: {words.word(each.kind)}", each.note


def review(each: PlanReview, number: int, because: LifeEvent | None) -> tuple[str, str]:
    """A going-through of a version, and what it was for."""
    outcome = "planen må endres" if each.changes else "planen står"
    why = f"etter {words.word(because.kind)} {fmt.day(because.day)}" if because else ""
    told = " · ".join(part for part in (f"versjon {number}", why, each.note) if part)
    return f"{fmt.day(each.held_on)} · Vurdert: {outcome}", words.capital(told)
