"""Employers, placements, visits and wishes in the words of their lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grongintro.domain.hours import hours_text
from grongintro.services.practice.lines import PlacementState
from grongintro.ui import format as fmt
from grongintro.ui import words
from grongintro.ui.qualifying.mapping_words import joined
from grongintro.ui.tokens import Tone

if TYPE_CHECKING:
    from datetime import date

    from grongintro.domain.practice import Placement, PlacementVisit
    from grongintro.services.practice.lines import EmployerLine, PlacementLine, WishLine

STATES = {
    PlacementState.NOW: "i praksis nå",
    PlacementState.COMING: "kommer",
    PlacementState.OVER: "avsluttet",
}


def state(line: PlacementLine) -> str:
    """Where it stands; of one that is over, what it led to."""
    placement = line.placement
    if line.lacks_result:
        return "Mangler resultat"
    if line.state is PlacementState.OVER and placement.result is not None:
        return words.title(placement.result)
    return words.capital(STATES[line.state])


def tone(line: PlacementLine) -> Tone | None:
    """The colour that goes with it."""
    if line.lacks_result:
        return Tone.WARNING
    return Tone.SUCCESS if line.state is PlacementState.NOW else None


def placement(line: PlacementLine, today: date) -> tuple[str, str]:
    """Where and when, then hours, supervisor, what lacks, and how it ended."""
    each = line.placement
    title = f"{line.employer.name} · {span(line)}"
    told = joined(
        state(line),
        f"{hours_text(each.minutes_per_week)} timer i uken",
        f"veileder {each.supervisor}" if each.supervisor else "",
        next_visit(line, today),
        unsigned(each) if line.state is not PlacementState.OVER else "",
    )
    texts = (each.tasks, f"Mål: {each.goal}" if each.goal else "", each.evaluation)
    return title, "\n".join(part for part in (told, *texts) if part)


def span(line: PlacementLine) -> str:
    """From when until when."""
    return fmt.span(line.placement.start, line.placement.last_day)


def next_visit(line: PlacementLine, today: date) -> str:
    """When it is to be followed up, or that it should have been."""
    due = line.next_visit
    if due is None:
        return ""
    if due < today:
        return f"skulle vært fulgt opp {fmt.day_and_relative(due, today)}"
    return f"neste oppfølging {fmt.day_and_relative(due, today)}"


def unsigned(each: Placement) -> str:
    """Who has not signed the agreement."""
    days = (each.participant_signed, each.employer_signed, each.municipality_signed)
    names = ("deltakeren", "arbeidsgiveren", "kommunen")
    lacking = [name for name, day in zip(names, days, strict=True) if day is None]
    if not lacking:
        return "avtalen er underskrevet"
    if len(lacking) == len(names):
        return "avtalen er ikke underskrevet"
    return f"mangler underskrift fra {fmt.listing(lacking)}"


def visit(each: PlacementVisit, where: str) -> tuple[str, str]:
    """When and how, then where and what was written."""
    return f"{fmt.day(each.held_on)} · {words.word(each.form)}", "\n".join(
        part for part in (where, each.note) if part
    )


def wish(line: WishLine) -> tuple[str, str]:
    """What is wished for, since when, and where there is room."""
    each = line.wish
    title = joined(each.branch, each.place)
    since = f"Siden {fmt.day(each.since)}"
    if each.met_on is not None:
        return title, joined(since, f"avsluttet {fmt.day(each.met_on)}", each.note)
    return title, "\n".join(part for part in (joined(since, each.note), fitting(line)) if part)


def fitting(line: WishLine) -> str:
    """Which employers have room for it."""
    if not line.fitting:
        return "Ingen ledig plass nå"
    return "Ledig hos " + fmt.listing([f"{each.employer.name} ({each.free})" for each in line.fitting])


def free(line: EmployerLine) -> str:
    """Free places of how many."""
    if line.free is None:
        return "ikke oppgitt"
    if line.taken > line.employer.places:
        return f"0 av {line.employer.places}, {line.taken} er der"
    return f"{line.free} av {line.employer.places}"


def employer_choice(line: EmployerLine) -> str:
    """An employer in a list to choose from, with its free places today."""
    room = "plasser ikke oppgitt" if line.free is None else f"{line.free} ledig nå"
    return joined(line.employer.name, line.employer.place, room)


def employer_facts(line: EmployerLine) -> list[tuple[str, str]]:
    """What is known about an employer."""
    each = line.employer
    return [
        ("Type", words.title(each.sector)),
        ("Bransje", each.branch),
        ("Sted", each.place),
        ("Kontakt", each.contact),
        ("Telefon", each.phone),
        ("E-post", each.email),
        ("Org.nr.", each.organisation_number),
        ("Ledige plasser", free(line)),
        ("Sist i kontakt", fmt.day(line.last_contact) if line.last_contact else ""),
        ("Merknad", each.note),
    ]
