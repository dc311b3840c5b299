"""Activities, gatherings and enrolments in the words of their lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grongintro.domain.activity import AttendanceState, EnrolmentState
from grongintro.domain.followup import Booking
from grongintro.services.activities.activities import ends
from grongintro.ui import format as fmt
from grongintro.ui import words
from grongintro.ui.qualifying.mapping_words import joined
from grongintro.ui.tokens import Tone

if TYPE_CHECKING:
    from grongintro.domain.activity import Activity, Enrolment, Gathering
    from grongintro.services.activities.places import Places
    from grongintro.services.activities.view import ActivityView, PersonActivity, Taking

TONES = {
    EnrolmentState.ENROLLED: Tone.SUCCESS,
    EnrolmentState.WAITING: Tone.WARNING,
    EnrolmentState.INVITED: Tone.INFO,
    EnrolmentState.DECLINED: Tone.NEUTRAL,
}


def period(activity: Activity) -> str:
    """`05.10.2026–09.10.2026`, or the one day."""
    return (
        fmt.day(activity.start) if activity.start == activity.end else fmt.span(activity.start, activity.end)
    )


def period_short(activity: Activity) -> str:
    """`05.10.–09.10.2026`: the year once, where both days are in it."""
    start, end = activity.start, activity.end
    if start == end or start.year != end.year:
        return period(activity)
    return f"{fmt.day(start)[:6]}–{fmt.day(end)}"


def places(found: Places) -> str:
    """`8 av 8, 3 venter`, or how many where there is no limit."""
    told = str(found.enrolled) if found.capacity is None else f"{found.enrolled} av {found.capacity}"
    return f"{told}, {len(found.waiting)} venter" if found.waiting else told


def taken(found: Places) -> str:
    """`8 av 8 påmeldt, 3 venter`."""
    many, comma, waiting = places(found).partition(", ")
    return f"{many} påmeldt{comma}{waiting}"


def room(found: Places) -> str:
    """How many places there are left, in words."""
    if found.waiting:
        return f"fullt, {len(found.waiting)} på venteliste" if not found.free else "venteliste"
    if found.free is None:
        return "plass til alle"
    return f"{fmt.count(found.free, 'ledig plass', 'ledige plasser')}" if found.free else "fullt"


def subtitle(view: ActivityView) -> str:
    """Kind, when, how many have a place or wait, and by when to answer."""
    activity = view.activity
    by = f"svarfrist {fmt.day(activity.sign_up_by)}" if activity.sign_up_by else ""
    return joined(
        words.title(activity.kind),
        period(activity),
        taken(view.places),
        by,
    )


def gathering(each: Gathering) -> tuple[str, str]:
    """The day with its time and what it is about, then where, with whom, places, cost and interpreter."""
    title = f"{fmt.day_short(each.day)} kl. {fmt.clock(each.at)}–{ends(each)} · {each.title}"
    many = fmt.count(each.places, "plass", "plasser") if each.places is not None else ""
    counts = f"teller som {words.word(each.subject)}" if each.subject else ""
    text = joined(
        each.place,
        joined_names(each),
        many,
        fmt.kroner(each.cost) if each.cost else "",
        interpreter(each),
        counts,
    )
    return title, words.capital(text)


def joined_names(each: Gathering) -> str:
    """Who leads it, and with whom."""
    return ", ".join(part for part in (each.leader, each.organisation) if part)


def interpreter(each: Gathering) -> str:
    """How far the interpreter has come."""
    if each.interpreter in {None, Booking.NOT_NEEDED}:
        return ""
    language = f" ({each.language})" if each.language else ""
    return f"tolk{language}: {words.word(each.interpreter)}"


def week(each: Gathering) -> str:
    """`Uke 41`."""
    return words.capital(fmt.week(each.day))


def state(each: Taking) -> str:
    """`Påmeldt`, `På venteliste, nr. 2`."""
    told = words.title(each.enrolment.state)
    return f"{told}, nr. {each.number}" if each.number else told


def enrolled(made: Enrolment, name: str, found: Places) -> str:
    """What an enrolment came to."""
    if made.state is EnrolmentState.ENROLLED:
        return f"{name} er påmeldt."
    number = found.waiting.index(made.id) + 1
    full = "Alle plassene er tatt. " if not found.free else "Andre venter allerede. "
    return f"{full}{name} står som nr. {number} på ventelisten."


def own(each: PersonActivity) -> tuple[str, str]:
    """An activity of somebody's: what and when, then how far they have come, and how they came."""
    came = each.came
    marks = [
        f"{came[state]} {words.word(state)}"
        if state is not AttendanceState.PRESENT
        else f"møtte {came[state]}"
        for state in AttendanceState
        if came[state]
    ]
    ahead = f"neste {fmt.day_short(each.next.day)} kl. {fmt.clock(each.next.at)}" if each.next else ""
    held = f"{fmt.count(each.held, 'samling', 'samlinger')} holdt" if marks else ""
    since = f"{words.word(each.enrolment.state)} {fmt.day(each.enrolment.since)}"
    told = joined(since, ", ".join(marks), held, ahead, each.enrolment.note)
    return f"{each.activity.title} · {period(each.activity)}", words.capital(told)
