"""What is mapped, in the words of its lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grongintro.domain.followup import InterpreterMode
from grongintro.domain.mapping import MappedWhen
from grongintro.ui import format as fmt
from grongintro.ui import words
from grongintro.ui.rows.amounts import hours_text

if TYPE_CHECKING:
    from datetime import date

    from grongintro.domain.mapping import (
        CareerGuidance,
        CompetenceMapping,
        Experience,
        LanguageSkill,
        PriorElement,
    )


def joined(*parts: str) -> str:
    """Those that say something, with a dot between."""
    return " · ".join(part for part in parts if part)


def mapping_facts(each: CompetenceMapping | None) -> list[tuple[str, str]]:
    """A mapping as facts; the section says whether it was made before settlement or after."""
    if each is None:
        return [("Status", "Ikke kartlagt ennå")]
    return [
        ("Kartlagt", mapped_when(each)),
        ("Av", each.mapped_by),
        ("Skolegang", words.title(each.schooling)),
        ("Tolk", interpreter(each)),
        ("Digitale ferdigheter", each.digital_skills),
        ("Førerkort", each.driving_licence),
        ("Interesser", each.interests),
        ("Ønsker", each.wishes),
        ("Merknad", each.note),
    ]


def mapped_when(each: CompetenceMapping) -> str:
    """`03.03.2026, etter bosetting (§ 10)`."""
    section = "§ 6" if each.timing is MappedWhen.BEFORE_SETTLEMENT else "§ 10"
    return f"{fmt.day(each.mapped_on)}, {words.word(each.timing)} ({section})"


def interpreter(each: CompetenceMapping) -> str:
    """How it was interpreted."""
    mode = each.interpreter
    if mode is InterpreterMode.NONE:
        return words.title(mode)
    how = "telefontolk" if mode is InterpreterMode.PHONE else words.word(mode)
    qualified = "kvalifisert" if each.interpreter_qualified else "ikke kvalifisert"
    return words.capital(f"{how}, {each.language}, {qualified}")


def language(each: LanguageSkill) -> tuple[str, str]:
    """A language, spoken and written."""
    text = f"Muntlig: {words.word(each.oral)} · skriftlig: {words.word(each.written)}"
    return words.capital(each.language), text


def years(first: int | None, last: int | None) -> str:
    """`2008–2014`, `2008`, `fra 2015`, `til 2014`, or nothing."""
    if first is not None and last is not None:
        return str(first) if first == last else f"{first}–{last}"
    if first is not None:
        return f"Fra {first}"
    return "" if last is None else f"Til {last}"


def experience(each: Experience, *, kind: bool = True) -> tuple[str, str]:
    """Schooling, work or a skill; `kind` where lines of several kinds stand together."""
    title = joined(years(each.first_year, each.last_year), words.capital(each.title))
    place = ", ".join(part for part in (each.place, each.country) if part)
    documented = "dokumentert" if each.documented else "ikke dokumentert"
    text = joined(words.word(each.kind) if kind else "", place, documented, each.note)
    return title, words.capital(text)


def prior(each: PriorElement) -> tuple[str, str]:
    """What was done before settlement here."""
    when = fmt.span(each.start, each.end) if each.start or each.end else ""
    hours = f"{hours_text(each.minutes)} timer" if each.minutes is not None else ""
    title = words.title(each.kind)
    same = each.title.casefold() == title.casefold()
    return (title if same else f"{title}: {each.title}"), joined(each.place, when, hours, each.module)


def guidance(each: CareerGuidance) -> tuple[str, str]:
    """Career guidance: how it stands, where, what it recommended, and prior learning."""
    if each.held_on is not None:
        title = f"Holdt {fmt.day(each.held_on)}"
    elif each.declined:
        title = f"Takket nei (tilbudt {fmt.day(each.offered_on)})"
    else:
        title = f"Tilbudt {fmt.day(each.offered_on)}, ikke holdt ennå"
    offered = f"tilbudt {fmt.day(each.offered_on)}" if each.held_on is not None else ""
    goal = f"anbefalt: {words.word(each.recommended)}" if each.recommended else ""
    parts = joined(each.centre, offered, goal)
    lines = (words.capital(parts), each.recommendation, _prior_learning(each))
    return title, "\n".join(line for line in lines if line)


def _prior_learning(each: CareerGuidance) -> str:
    if each.prior_learning_offered is None:
        return "Ikke veiledet om realkompetansevurdering ennå"
    wanted = ""
    if each.prior_learning_wanted is not None:
        wanted = ", ønsker det" if each.prior_learning_wanted else ", ønsker det ikke"
    return f"Veiledet om realkompetansevurdering {fmt.day(each.prior_learning_offered)}{wanted}"


def done(day: date | None) -> str:
    """When a step was done."""
    return f"gjort {fmt.day(day)}" if day else ""
