"""The registry's entries for the year: full time, vacation, work-oriented hours."""

from __future__ import annotations

from grongintro.rules.rule import REFORM, Rule

YEAR = (
    Rule(
        "coverage.full_time",
        "Fulltid hele året",
        "integreringsloven § 13 tredje ledd og § 14 første ledd",
        "Hver virkedag utenom ferie og permisjon krever en femdel av timene i en uke på fulltid. Loven "
        "nevner ikke timer; 37,5 er praksis og kan settes.",
        "coverage",
        choice=True,
    ),
    Rule(
        "coverage.gap",
        "Uker med for få timer",
        "integreringsloven § 13 tredje ledd og § 14 første ledd",
        "Planlagte timer på de samme dagene, uten dem som er stengt. Et hull er det som mangler i uken.",
        "coverage",
    ),
    Rule(
        "coverage.vacation",
        "Feriedager brukt og igjen",
        "integreringsforskriften § 18",
        "Virkedager i ferie, av opptil 25.",
        "coverage",
    ),
    Rule(
        "coverage.work",
        "Arbeidsrettede elementer, 15 timer i uken",
        "integreringsloven § 14 a tredje ledd",
        "Gjennomsnitt per fem dager med krav, fra tre måneder etter start med videregående utdanning og fra "
        "seks måneder uten. Gjelder program som skal kvalifisere for arbeid.",
        "coverage",
        valid_from=REFORM,
    ),
    Rule(
        "vacation.right",
        "Ferie i et programår",
        "integreringsforskriften § 18",
        "Et helt programår gir 25 virkedager. Forskriften sier ikke hva en del av et år gir: etter påbegynte "
        "måneder, avrundet til hele dager (standard), eller alle dagene.",
        "vacation",
        choice=True,
    ),
)
