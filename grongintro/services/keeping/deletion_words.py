"""What a deletion takes, in the words of its button: «samtalen og 2 løfter»."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grongintro.domain.followup import Task

if TYPE_CHECKING:
    from collections.abc import Iterable

# Of each table: the one that is deleted, one more of it, and several.
_FORMS = {
    "conversation": ("samtalen", "samtale", "samtaler"),
    "appointment": ("avtalen", "avtale", "avtaler"),
    "task": ("oppgaven", "oppgave eller løfte", "oppgaver eller løfter"),
    "permit": ("oppholdstillatelsen", "oppholdstillatelse", "oppholdstillatelser"),
    "programme_leave": ("permisjonen", "permisjon", "permisjoner"),
    "staff_absence": ("fraværet", "fravær", "fravær"),
    "document": ("dokumentet", "dokument", "dokumenter"),
    "consent": ("samtykket", "samtykke", "samtykker"),
    "person": ("personen", "person", "personer"),
    "household_member": ("plassen i husstanden", "plass i en husstand", "plasser i husstander"),
    "living_fact": (
        "opplysningen om bosituasjon",
        "opplysning om bosituasjon",
        "opplysninger om bosituasjon",
    ),
    "programme": ("programmet", "program", "programmer"),
    "assignment": ("ansvarlig rådgiver", "ansvarlig rådgiver", "ansvarlige rådgivere"),
    "helper_link": ("hjelperen", "hjelper", "hjelpere"),
    "follow_up": ("oppfølgingen", "oppfølging", "oppfølginger"),
    "employment": ("arbeidet", "arbeidsforhold", "arbeidsforhold"),
    "competence_mapping": ("kartleggingen", "kartlegging", "kartlegginger"),
    "language_skill": ("språket", "språk", "språk"),
    "experience": ("erfaringen", "erfaring", "erfaringer"),
    "prior_element": ("det som er gjort før", "ting som er gjort før", "ting som er gjort før"),
    "adaptation_need": (
        "behovet for tilrettelegging",
        "behov for tilrettelegging",
        "behov for tilrettelegging",
    ),
    "health_step": ("helseoppfølgingen", "steg i helseoppfølgingen", "steg i helseoppfølgingen"),
    "career_guidance": ("karriereveiledningen", "karriereveiledning", "karriereveiledninger"),
    "carried_matter": ("det overførte", "overført vedtak eller dokument", "overførte vedtak og dokumenter"),
    "opening_balance": ("inngående saldo", "inngående saldo", "inngående saldoer"),
    "move": ("flyttingen", "flytting", "flyttinger"),
    "late_start": (
        "begrunnelsen for sen oppstart",
        "begrunnelse for sen oppstart",
        "begrunnelser for sen oppstart",
    ),
    "ending": ("sluttstatusen", "sluttstatus", "sluttstatuser"),
    "plan_version": ("planutkastet", "plan", "planer"),
    "plan_phase": ("fasen", "fase", "faser"),
    "plan_element": ("elementet", "element", "elementer"),
    "life_event": ("hendelsen", "hendelse", "hendelser"),
    "plan_review": ("gjennomgangen av planen", "gjennomgang av planen", "gjennomganger av planen"),
    "integration_contract": ("kontrakten", "kontrakt", "kontrakter"),
    "training": ("opplæringen", "opplæring", "opplæringer"),
    "taught_hours": ("timene", "føring av timer", "føringer av timer"),
    "language_test": ("prøven", "prøve", "prøver"),
    "exemption": ("fritaket", "fritak", "fritak"),
    "school_calendar": ("skoleruten", "skolerute", "skoleruter"),
    "calendar_entry": ("dagene i skoleruten", "rad i skoleruten", "rader i skoleruten"),
    "travel_time": ("reisetiden", "reisetid", "reisetider"),
    "week_plan": ("ukeplanen", "ukeplan", "ukeplaner"),
    "week_slot": ("tiden i ukeplanen", "tid i ukeplanen", "tider i ukeplanen"),
    "full_time_norm": ("fulltiden for deltakeren", "egen fulltid", "egne fulltider"),
    "vacation": ("ferien", "ferie", "ferier"),
    "activity": ("aktiviteten", "aktivitet", "aktiviteter"),
    "gathering": ("samlingen", "samling", "samlinger"),
    "enrolment": ("påmeldingen", "påmelding", "påmeldinger"),
    "attendance": ("oppmøtet", "oppmøte", "oppmøter"),
    "employer": ("arbeidsgiveren", "arbeidsgiver", "arbeidsgivere"),
    "placement": ("praksisen", "praksis", "praksiser"),
    "placement_visit": ("oppfølgingen av praksis", "oppfølging av praksis", "oppfølginger av praksis"),
    "practice_wish": ("ønsket om praksis", "ønske om praksis", "ønsker om praksis"),
    "contact": ("kontakten", "kontakt", "kontakter"),
    "cooperation_meeting": ("samarbeidsmøtet", "samarbeidsmøte", "samarbeidsmøter"),
    "cooperation_agreement": ("samarbeidsavtalen", "samarbeidsavtale", "samarbeidsavtaler"),
    "referral": ("henvisningen", "henvisning", "henvisninger"),
    "volunteer": ("den frivillige", "frivillig", "frivillige"),
    "entered_rate": ("satsen", "sats", "satser"),
    "grant_basis": ("grunnlaget for tilskudd", "grunnlag for tilskudd", "grunnlag for tilskudd"),
    "grant_registration": ("registreringen hos IMDi", "registrering hos IMDi", "registreringer hos IMDi"),
    "payment_file": ("utbetalingsspesifikasjonen", "utbetalingsspesifikasjon", "utbetalingsspesifikasjoner"),
    "payment_line": ("linjen", "linje", "linjer"),
    "grant_claim": ("kravet", "krav", "krav"),
    "grant_application": ("søknaden", "søknad", "søknader"),
    "application_person": ("personen i søknaden", "person i søknaden", "personer i søknaden"),
    "application_cost": ("kostnaden", "kostnad", "kostnader"),
    "application_paper": ("vedlegget", "vedlegg", "vedlegg"),
    "budget_cost": ("kostnaden i budsjettet", "kostnad i budsjettet", "kostnader i budsjettet"),
    "grants_received": ("det utbetalte", "utbetalt tidligere år", "utbetalt tidligere år"),
    "arrival_forecast": ("den ventede bosettingen", "ventet bosetting", "ventede bosettinger"),
    "settlement_number": ("bosettingstallet", "bosettingstall", "bosettingstall"),
    "expected_arrival": ("den ventede ankomsten", "ventet ankomst", "ventede ankomster"),
    "arrival_step": ("punktet", "punkt", "punkter"),
    "housing": ("boligen", "bolig", "boliger"),
    "housing_stay": ("boforholdet", "boforhold", "boforhold"),
    "living_guidance": ("boveiledningen", "boveiledning", "boveiledninger"),
    "needs_statement": ("uttalelsen", "uttalelse", "uttalelser"),
    "settlement_goal": ("målet", "mål", "mål"),
    "volunteer_match": ("koblingen til den frivillige", "kobling til frivillig", "koblinger til frivillige"),
}
_PROMISE = ("løftet", "løfte", "løfter")
# Rows that nobody would miss by name: they only tie two things together, or are the bytes of a document.
_UNNAMED = frozenset({"conversation_person", "appointment_person", "document_link", "document_content"})


def is_promise(task: Task) -> bool:
    """Whether a task was promised in a talk."""
    return task.conversation_id is not None


def deletion_words(table: str, value: object, along: Iterable[str]) -> str:
    """The row that is deleted and what goes with it, counted by table."""
    first = _PROMISE[0] if isinstance(value, Task) and is_promise(value) else _FORMS[table][0]
    counts: dict[str, int] = {}
    for name in along:
        if name not in _UNNAMED:
            counts[name] = counts.get(name, 0) + 1
    return _listing([first, *(_counted(table, name, number) for name, number in counts.items())])


def _counted(table: str, name: str, number: int) -> str:
    forms = _PROMISE if (table, name) == ("conversation", "task") else _FORMS[name]
    return f"{number} {forms[1] if number == 1 else forms[2]}"


def _listing(parts: list[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} og {parts[-1]}"
