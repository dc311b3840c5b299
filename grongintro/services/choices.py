"""What the municipality may choose: each choice with its default and where that comes from."""

from __future__ import annotations

from typing import Any

from grongintro.domain.benefit import Age25
from grongintro.domain.followup import Rhythm
from grongintro.domain.frozen import frozen
from grongintro.domain.programme import Status

_GRONG = "Grong kommune, organisasjonsplan for flyktningetjenesten (2017)"


@frozen
class Setting:
    """A choice with its default: a whole number from `least` to `most`, or one or more of `options`."""

    name: str
    label: str
    default: Any
    source: str
    options: tuple[tuple[str, str], ...] = ()
    many: bool = False
    least: int = 0
    most: int = 0


STATUS_LABELS = {
    Status.EXPECTED: "Ventes",
    Status.NOT_OFFERED: "Uten tilbud om program",
    Status.AWAITING_START: "Venter på oppstart",
    Status.IN_PROGRAMME: "I program",
    Status.ON_LEAVE: "I permisjon",
    Status.STOPPED: "Stanset",
    Status.ENDED: "Avsluttet",
    Status.MOVED: "Flyttet",
}

NO_PICTURES = "hidden"
SETTINGS = (
    Setting(
        "guideline",
        "Deltakere per hel stilling",
        20,
        f"{_GRONG}, kap. 6, som viser til IMDi",
        least=1,
        most=200,
    ),
    Setting(
        "active_statuses",
        "Regnes som aktive i saksmengden",
        ["awaiting_start", "in_programme", "on_leave"],
        "Kommunens valg",
        options=tuple((str(status), label) for status, label in STATUS_LABELS.items()),
        many=True,
    ),
    Setting("weekly_months", "Ukentlige samtaler, antall måneder", 1, f"{_GRONG}, kap. 7", least=1, most=12),
    Setting(
        "fortnightly_months",
        "Samtale hver 14. dag, antall måneder etter det",
        3,
        f"{_GRONG}, kap. 7 (2–3 måneder)",
        least=1,
        most=24,
    ),
    Setting(
        "after_programme",
        "Samtaler etter programmet",
        str(Rhythm.MONTHLY),
        f"{_GRONG}, kap. 7",
        options=(
            (str(Rhythm.WEEKLY), "Hver uke"),
            (str(Rhythm.FORTNIGHTLY), "Hver 14. dag"),
            (str(Rhythm.MONTHLY), "Hver måned"),
        ),
    ),
    Setting(
        "age_25",
        "Full stønad når deltakeren fyller 25 år",
        str(Age25.ON_BIRTHDAY),
        "Loven sier bare «under 25 år»; kommunens valg (integreringsloven § 20 tredje ledd)",
        options=((str(Age25.ON_BIRTHDAY), "Fra fødselsdagen"), (str(Age25.NEXT_MONTH), "Fra neste måned")),
    ),
    Setting(
        "talk_minutes", "Vanlig lengde på en samtale (minutter)", 45, "Kommunens valg", least=5, most=240
    ),
    Setting(
        "plan_review_months",
        "Måneder mellom hver gjennomgang av planen",
        3,
        "Ingen frist i loven (integreringsloven § 15 sjette ledd: jevnlig); kommunens valg",
        least=1,
        most=24,
    ),
    Setting(
        "vacation_part_year",
        "Ferie i et programår som er kortere enn tolv måneder",
        "pro_rata",
        "Forskriften sier inntil 25 virkedager og ikke hva en del av et år gir (§ 18); kommunens valg",
        options=(("pro_rata", "Etter påbegynte måneder"), ("full_right", "Alle dagene")),
    ),
    Setting(
        "gap_weeks",
        "Uker på forhånd et hull i fulltiden vises",
        12,
        "Ingen frist i loven: tidlig nok til å finne et tilbud; kommunens valg",
        least=2,
        most=52,
    ),
    Setting(
        "visit_weeks",
        "Uker mellom oppfølginger på praksisplassen",
        4,
        "Ingen regel i loven; kommunens valg",
        least=1,
        most=26,
    ),
    Setting(
        "settle_months",
        "Mål: bosatt innen antall måneder etter tillatelsen",
        6,
        "Målet fra 2015 (KS og regjeringen). Om det gjelder i 2026, er ikke bekreftet; kommunens valg",
        least=1,
        most=24,
    ),
    Setting(
        "settle_months_minors",
        "Mål: enslige mindreårige bosatt innen antall måneder",
        3,
        "Målet fra 2015 (KS og regjeringen). Om det gjelder i 2026, er ikke bekreftet; kommunens valg",
        least=1,
        most=24,
    ),
    Setting(
        "amot_rate",
        "AMOT: kroner per person og måned (0 når beløpet ikke er skrevet inn)",
        0,
        "UDI fastsetter beløpet. Det er ikke bekreftet for i år; skriv det som står i rundskrivet",
        most=100_000,
    ),
    Setting(
        "parenting_capacity",
        "Unntak for kapasitet i foreldreveiledning",
        "not_used",
        "Færre møter når kapasiteten krever det (integreringsforskriften § 3 sjette ledd); kommunens valg",
        options=(("not_used", "Brukes ikke"), ("used", "Brukes: minst fire møter eller to samtaler")),
    ),
    Setting(
        "backup_hours",
        "Timer mellom sikkerhetskopier mens programmet er åpent",
        4,
        "Kommunens valg",
        least=1,
        most=24,
    ),
    Setting("idle_minutes", "Lås etter minutter uten bruk", 10, "Kommunens valg", least=1, most=60),
    Setting(
        "screen_pictures",
        "Programmet i skjermdeling og skjermbilder (Windows)",
        "shown",
        "Kommunens valg",
        options=(("shown", "Vises"), (NO_PICTURES, "Vises ikke")),
    ),
    Setting(
        "grant_end_months",
        "Tilskudd etter dødsfall, utflytting fra Norge eller tapt tillatelse: måneder etter den siste",
        1,
        "IMDis regel er ikke bekreftet: regnet som ved flytting til en annen kommune",
        most=12,
    ),
    Setting(
        "grant_first_payment",
        "Når år 1 av integreringstilskuddet ventes",
        "settled",
        "IMDi betaler når bosettingen er registrert, fire ganger i året; hvilken gang er ikke bekreftet; "
        "kommunens valg",
        options=(("settled", "Kvartalet personen ble bosatt"), ("following", "Kvartalet etter")),
    ),
    Setting(
        "pay_day",
        "Dag i måneden stønaden utbetales",
        15,
        "Kommunens valg (integreringsloven § 24)",
        least=1,
        most=28,
    ),
)
