"""Numbers, arrivals, homes and goals in the words of their lines and facts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grongintro.domain.settlement import ArrivalState, HousingOwner, SettlementKind
from grongintro.rules.settlement import GoalState
from grongintro.services.settlement.housing import HomeState
from grongintro.ui import format as fmt
from grongintro.ui import words
from grongintro.ui.qualifying.mapping_words import joined
from grongintro.ui.tokens import Tone

if TYPE_CHECKING:
    from datetime import date

    from grongintro.domain.settlement import ExpectedArrival, Housing, SettlementGoal
    from grongintro.services.settlement.guidance import GuidanceLine, StatementLine
    from grongintro.services.settlement.housing import HomeLine, StayLine
    from grongintro.services.settlement.numbers import NumberLine
    from grongintro.services.settlement.view import ArrivalLine, StepLine

Told = tuple[str, str]
Facts = list[tuple[str, str]]
UNKNOWN = "ukjent"
HOME_STATES = {
    HomeState.FREE: "ledig",
    HomeState.HELD: "reservert",
    HomeState.LATER: "ledig senere",
    HomeState.TAKEN: "bebodd",
    HomeState.CLOSED: "avtalen er ute",
}
HOME_TONES = {
    HomeState.FREE: Tone.SUCCESS,
    HomeState.HELD: Tone.INFO,
    HomeState.LATER: Tone.NEUTRAL,
    HomeState.TAKEN: Tone.NEUTRAL,
    HomeState.CLOSED: Tone.WARNING,
}
ARRIVAL_KINDS = {
    SettlementKind.ALL: "Ordinær bosetting",
    SettlementKind.COLLECTIVE: "Kollektiv beskyttelse",
    SettlementKind.MINORS: "Enslige mindreårige",
}
STATE_TONES = {
    ArrivalState.ASKED: Tone.WARNING,
    ArrivalState.ACCEPTED: Tone.INFO,
    ArrivalState.AGREED: Tone.INFO,
    ArrivalState.ARRIVED: Tone.SUCCESS,
    ArrivalState.CALLED_OFF: Tone.NEUTRAL,
}


def figure(value: int | None) -> str:
    """A number of IMDi's; one that is not known says so, it is never zero."""
    return UNKNOWN if value is None else str(value)


def left(line: NumberLine) -> str:
    """Places left, or how many there are too many."""
    count = line.places.left
    if count is None:
        return UNKNOWN
    return str(count) if count >= 0 else f"{-count} over"


def difference(line: NumberLine) -> str:
    """How the register stands against IMDi's number."""
    apart = line.difference
    if apart is None:
        return "kan ikke sammenlignes" if line.this_year else "–"
    if not apart:
        return "stemmer"
    return f"{abs(apart)} flere her" if apart > 0 else f"{abs(apart)} færre her"


def people(arrival: ExpectedArrival) -> str:
    """How many they are."""
    adults = fmt.count(arrival.adults, "voksen", "voksne") if arrival.adults else ""
    children = fmt.count(arrival.children, "barn", "barn") if arrival.children else ""
    return fmt.listing([part for part in (adults, children) if part])


def expected(line: ArrivalLine, today: date) -> str:
    """When they are expected."""
    day = line.arrival.expected_on
    return fmt.day_and_relative(day, today) if day else "Ikke kjent"


def arrival_facts(line: ArrivalLine, today: date) -> Facts:
    """Everything about them but the list."""
    each = line.arrival
    home = line.home.address if line.home else ""
    facts = [
        ("Hvem", joined(people(each), ARRIVAL_KINDS[each.kind])),
        ("Status", joined(words.title(each.state), line.household)),
        ("Ventes", expected(line, today)),
        ("Tillatelse", fmt.day(each.permit_on) if each.permit_on else "Ikke kjent"),
        ("Mål om tid", _goal(line)),
        ("Bolig", home or "Ikke valgt"),
        ("Behov", each.needs),
        ("AMOT", _amot(line)),
        ("Merknad", each.note),
    ]
    return [fact for fact in facts if fact[1]]


def _goal(line: ArrivalLine) -> str:
    goal = line.goal
    if goal is None:
        return "Kan ikke regnes ut før datoen for tillatelsen er skrevet"
    told = {
        GoalState.OPEN: f"Bosatt innen {fmt.day(goal.due)}",
        GoalState.MET: f"Holdt, fristen var {fmt.day(goal.due)}",
        GoalState.MISSED: f"Ikke holdt, fristen var {fmt.day(goal.due)}",
    }
    day = line.arrival.expected_on
    after = goal.state is GoalState.OPEN and day is not None and day > goal.due
    return joined(f"{told[goal.state]} (kommunens valg)", "ventes etter dette" if after else "")


def _amot(line: ArrivalLine) -> str:
    found, each = line.amot, line.arrival
    if found is None or each.amot_from is None:
        return ""
    when = (
        f"Fra {fmt.day(each.amot_from)}" if each.amot_to is None else fmt.span(each.amot_from, each.amot_to)
    )
    months = fmt.count(found.months, "påbegynt måned", "påbegynte måneder")
    if not found.months:
        return when
    each_of = f"{months} for hver av {line.persons}" if line.persons > 1 else months
    paid = fmt.count(found.paid_months * line.persons, "måned betales", "måneder betales")
    amount = "beløpet er ikke skrevet inn" if line.amount is None else fmt.kroner(line.amount * 100)
    return joined(when, each_of, paid, amount)


def step(line: StepLine, today: date) -> Told:
    """What must be ready, then by when, who sees to it and when it was done."""
    each = line.step
    if each.done_on is not None:
        when = f"Gjort {fmt.day(each.done_on)}"
    elif each.due is None:
        when = "Dagen er ikke kjent"
    else:
        when = f"{'Skulle vært klart' if line.late else 'Innen'} {fmt.day_and_relative(each.due, today)}"
    return each.text, joined(when, line.owner or "uten ansvarlig")


def progress(line: ArrivalLine) -> str:
    """How much of the list is done."""
    done = f"{line.done} av {len(line.steps)}"
    return f"{done}, {line.late} for sent" if line.late else done


def owner(home: Housing) -> str:
    """Who owns a home."""
    if home.owner is HousingOwner.MUNICIPALITY:
        return words.title(home.owner)
    return joined(words.title(home.owner), home.owner_name)


def residents(line: HomeLine) -> str:
    """Who lives there now, for whom it is held, or from when it is free."""
    now = [each.person.name for each in line.stays if each.now]
    if now:
        return fmt.listing(sorted(now))
    if line.held_for and line.state in {HomeState.HELD, HomeState.LATER}:
        return f"Til {line.held_for}"
    return ""


def home_state(line: HomeLine) -> str:
    """Where it stands, and from when it is free."""
    home = line.home
    if line.state is HomeState.LATER:
        first = max(day for day in (home.free_from, home.contract_start) if day is not None)
        return f"ledig fra {fmt.day(first)}"
    return HOME_STATES[line.state]


def home_facts(line: HomeLine, today: date) -> Facts:
    """Everything about a home."""
    home = line.home
    contract = ""
    if home.contract_start or home.contract_end:
        contract = fmt.span(home.contract_start, home.contract_end)
    size = fmt.count(home.rooms, "rom", "rom") if home.rooms else ""
    facts = [
        ("Status", joined(words.capital(home_state(line)), residents(line))),
        ("Eier", owner(home)),
        ("Leie", f"{fmt.kroner(home.rent)} i måneden" if home.rent is not None else "Ikke kjent"),
        ("Størrelse", joined(size, f"{home.size} m²" if home.size else "")),
        ("Sted", home.place),
        ("Leieavtale", contract),
        ("", contract_words(line, today)),
        ("Merknad", home.note),
    ]
    return [fact for fact in facts if fact[1]]


def contract_words(line: HomeLine, today: date) -> str:
    """A warning where the contract ends soon."""
    end = line.home.contract_end
    if end is None or not line.ends:
        return ""
    return f"Avtalen {'gikk' if end < today else 'går'} ut {fmt.relative(end, today)}"


def home_choice(line: HomeLine) -> str:
    """A home in a list to choose from."""
    rooms = fmt.count(line.home.rooms, "rom", "rom") if line.home.rooms else ""
    return joined(line.home.address, rooms, home_state(line))


def stay(line: StayLine) -> Told:
    """Where, then from when until when, and what it costs."""
    each, home = line.stay, line.home
    when = f"Fra {fmt.day(each.start)}" if each.end is None else fmt.span(each.start, each.end)
    rent = f"leie {fmt.kroner(home.rent)} i måneden" if home.rent is not None else ""
    return joined(home.address, home.place), joined(when, rent)


def guidance(line: GuidanceLine) -> Told:
    """When and what about, then who held it and when the next is."""
    each = line.guidance
    following = f"neste {fmt.day(each.next_on)}" if each.next_on else ""
    told = (joined(f"holdt av {line.staff}", following), each.note)
    return joined(fmt.day(each.held_on), each.topics), "\n".join(part for part in told if part)


def statement(line: StatementLine) -> Told:
    """To whom and when, then what it says; a closed one tells its day and its writer."""
    each = line.statement
    if each is None:
        return line.text, joined(fmt.day(line.written_on), f"skrevet av {line.writer}")
    return joined(each.to_whom, fmt.day(each.written_on)), f"{each.text}\nSkrevet av {line.writer}"


def goal(each: SettlementGoal, today: date) -> Told:
    """The goal, then by when, or when it was reached."""
    months = f"{'tre' if each.months == 3 else 'seks'} måneder"  # noqa: PLR2004  the two there are
    if each.met_on is not None:
        when = f"Nådd {fmt.day(each.met_on)}"
    else:
        late = "Skulle vært nådd" if each.due < today else "Innen"
        when = f"{late} {fmt.day_and_relative(each.due, today)}"
    return each.text, joined(when, f"mål ved {months}", each.note)


def lives(line: StayLine) -> str:
    """From when until when somebody lives there."""
    each = line.stay
    if each.end is not None:
        return fmt.span(each.start, each.end)
    return f"{'Siden' if line.now else 'Fra'} {fmt.day(each.start)}"
