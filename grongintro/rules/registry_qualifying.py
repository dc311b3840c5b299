"""The registry's entries for the plan, right and duty, training, courses, sickness and results."""

from __future__ import annotations

from grongintro.rules.rule import ACT, REFORM, Rule

QUALIFYING = (
    Rule(
        "plan.content",
        "Hva en plan skal inneholde",
        "integreringsloven § 15 tredje ledd",
        "Sluttmål, norskmål, langsiktig mål, omfanget av norsk og samfunnskunnskap, varighet og elementer. "
        "Klagemuligheten står i brevet. Norskplanen etter § 37 d har bare norskmål og omfang.",
        "plan_requirements",
    ),
    Rule(
        "plan.reasons",
        "Hva som skal begrunnes i planen",
        "integreringsloven § 15 fjerde ledd",
        "Hvorfor elementene er valgt, og hvordan de styrker mulighetene i arbeidslivet og norskmålet.",
        "plan_requirements",
    ),
    Rule(
        "plan.joint",
        "Én samlet plan",
        "integreringsloven § 15 sjuende ledd",
        "Den som deltar i program, har én plan for programmet og opplæringen i norsk og samfunnskunnskap.",
        "plan_requirements",
        valid_from=REFORM,
    ),
    Rule(
        "plan.elements",
        "Elementene som alltid skal være med",
        "integreringsloven § 14 a første og andre ledd",
        "Arbeids- eller utdanningsrettede elementer, norsk, samfunnskunnskap (ikke ved kollektiv "
        "beskyttelse) og livsmestring. Foreldreveiledning for den som har barn under 18 år.",
        "plan_requirements",
        valid_from=REFORM,
    ),
    Rule(
        "plan.dates",
        "Planens datoer",
        "integreringsloven § 15 tredje ledd",
        "Elementer og faser ligger innenfor planens varighet, og en dag hører til høyst én fase.",
        "plan_requirements",
    ),
    Rule(
        "plan.goal",
        "Sluttmålet må passe",
        "integreringsloven §§ 13 og 14",
        "Sluttmålet passer til utdanningen. Over 55 år: arbeid. Under 25 år uten videregående: fullført "
        "videregående opplæring, eller en begrunnelse.",
        "plan_requirements",
    ),
    Rule(
        "plan.level",
        "Lavere norskmål enn forskriften foreslår",
        "integreringsforskriften § 27",
        "Skal begrunnes, og settes ned høyst ett nivå om gangen.",
        "plan_requirements",
    ),
    Rule(
        "plan.participation",
        "Planen lages sammen med deltakeren",
        "integreringsloven § 15 andre ledd",
        "Deltakeren var med, eller det står hvorfor ikke. Deltakerens eget syn og bruken av tolk er skrevet.",
        "plan_requirements",
    ),
    Rule(
        "norwegian.goal",
        "Foreslått norskmål",
        "integreringsforskriften § 28",
        "Skolegangen avgjør det veiledende minimumsnivået i hver av de fire delprøvene. Femte og sjette "
        "ledd, om karakter i norsk for dem som går i videregående eller forberedende opplæring, er ikke "
        "regnet med; rådgiveren skriver målet.",
        "norwegian_goal",
        valid_from=ACT,
    ),
    Rule(
        "right.completing",
        "Påbegynt program kan fullføres",
        "integreringsloven § 9 tredje ledd",
        "Den som har begynt i program, har rett til å fullføre det selv om oppholdstillatelsen endres eller "
        "personen blir norsk statsborger.",
        "eligibility",
    ),
    Rule(
        "right.ended",
        "Programmet er avsluttet",
        "integreringsloven § 18 a andre ledd; § 3 tredje ledd",
        "Etter siste dag i et program som er gjennomført eller stanset, er det ingen ny rett.",
        "eligibility",
    ),
    Rule(
        "right.eea",
        "Nordiske borgere og EØS",
        "integreringsloven § 8 femte ledd",
        "Nordiske borgere og de som omfattes av EØS-avtalen, står utenfor. Ikke ført statsborgerskap regnes "
        "som utenfor EØS.",
        "eligibility",
    ),
    Rule(
        "right.permit",
        "Oppholdstillatelsen",
        "integreringsloven § 9 første ledd",
        "Den nyeste tillatelsen som er gitt innen dagen. Familie til andre kan få tilbud.",
        "eligibility",
    ),
    Rule(
        "right.five_years",
        "Femårsregelen for familie",
        "integreringsloven § 9 første ledd bokstav f",
        "Referansepersonen hadde vært bosatt i mindre enn fem år da familien søkte. Er datoene ikke kjent, "
        "regnes regelen som oppfylt fordi tillatelsen er ført slik.",
        "eligibility",
    ),
    Rule(
        "right.age",
        "Alderen da tillatelsen ble gitt",
        "integreringsloven § 8 første ledd",
        "Fra 18 år til og med den øvre alderen, den dagen en slik tillatelse først ble gitt. At den som "
        "har fylt 55 år og er under 56, regnes med, er ikke avklart.",
        "eligibility",
    ),
    Rule(
        "right.settled",
        "Bosatt etter avtale",
        "integreringsloven § 8 første ledd",
        "Bosatt i kommunen etter avtale med integreringsmyndighetene; ikke et krav for bokstav f og g og for "
        "den som har vært familiemedlem før. Uten avtale kan program tilbys.",
        "eligibility",
    ),
    Rule(
        "right.two_years",
        "Mindre enn to år i en kommune",
        "integreringsloven § 8 første ledd tredje punktum",
        "Fra første bosetting i en kommune med en tillatelse etter § 9, til den dagen vedtaket treffes.",
        "eligibility",
    ),
    Rule(
        "right.work",
        "Arbeid på minst 30 timer i uken",
        "integreringsloven § 8 fjerde ledd",
        "Den som har eller er tilbudt en slik stilling, har verken rett eller plikt så lenge den varer. Hver "
        "stilling måles for seg.",
        "eligibility",
    ),
    Rule(
        "right.collective",
        "Kollektiv beskyttelse: rett eller plikt",
        "integreringsloven § 8 første ledd, jf. § 9 første ledd bokstav e",
        "Rett og plikt fra 1. januar 2026, før det rett uten plikt.",
        "eligibility",
    ),
    Rule(
        "right.answer",
        "Rett og plikt til introduksjonsprogram",
        "integreringsloven § 8",
        "Svaret av alle prøvingene: rett og plikt, bare rett, kan tilbys, utenfor, eller ikke avgjort når "
        "opplysninger mangler.",
        "eligibility",
    ),
    Rule(
        "training.permit",
        "Oppholdstillatelser som gir opplæring i norsk og samfunnskunnskap",
        "integreringsloven § 27",
        "§ 27: rett og plikt. § 28: bare plikt. § 37 d: bare rett, og bare norsk. Andre kan få tilbud.",
        "training_right",
    ),
    Rule(
        "training.age",
        "Alder for opplæringen",
        "integreringsloven § 26 femte ledd",
        "Fra 18 år til 67 år da tillatelsen ble gitt. Rett og plikt slutter på 67-årsdagen.",
        "training_right",
    ),
    Rule(
        "training.begins",
        "Når rett og plikt til opplæring begynner",
        "integreringsloven § 26 andre ledd",
        "Når tillatelsen gis, eller ved ankomst. Barnefamilier uten dokumentert identitet: ved første "
        "fornyelse. Kollektiv beskyttelse: ved bosetting etter avtale.",
        "training_right",
    ),
    Rule(
        "training.completing",
        "Påbegynt opplæring kan fullføres",
        "integreringsloven § 26 sjette ledd",
        "Den som har begynt med en tillatelse etter § 27, kan fullføre selv om tillatelsen endres.",
        "training_right",
    ),
    Rule(
        "training.answer",
        "Rett og plikt til opplæring i norsk og samfunnskunnskap",
        "integreringsloven § 26",
        "Svaret av alle prøvingene. Kommunen kan tilby opplæring til alle andre.",
        "training_right",
    ),
    Rule(
        "training.civics",
        "Timer og frist i samfunnskunnskap",
        "integreringsloven § 33 første ledd",
        "75 timer, eller 50 når tillatelsen er fra før 2022, innen ett år fra tilbudt oppstart med tillegg "
        "av permisjon. Ikke ved kollektiv beskyttelse, og ikke når fylkeskommunen har ansvaret.",
        "training",
    ),
    Rule(
        "training.norwegian",
        "Hvor lenge norskopplæringen kan vare",
        "integreringsloven § 32",
        "Tre år, 18 måneder med videregående, eller ett år ved kollektiv beskyttelse, med tillegg av "
        "permisjon. Ved tillatelser fra før 1. august 2023 gjelder en eldre tekst, som ikke er lagt inn.",
        "training",
    ),
    Rule(
        "training.offer",
        "Frist for å tilby opplæring",
        "integreringsloven § 30 tredje ledd",
        "Tre måneder etter folkeregistrering i kommunen eller krav. Den tidligste gjelder.",
        "training",
    ),
    Rule(
        "training.tests",
        "Prøver i norsk og samfunnskunnskap",
        "integreringsloven § 37 første ledd",
        "Den som har rett og plikt til opplæring, har plikt til de avsluttende prøvene. Fritak etter §§ 29 "
        "og 37. Kollektiv beskyttelse: ingen plikt, men prøven i norsk tilbys gratis.",
        "training",
    ),
    Rule(
        "courses.life_skills",
        "Kurs i livsmestring, minste antall timer",
        "integreringsforskriften § 4",
        "Migrasjon, helse og mangfold 10 timer, karrierekompetanse 15 timer; med videregående 5 og 10.",
        "courses",
        valid_from=REFORM,
    ),
    Rule(
        "courses.parenting",
        "Foreldreveiledning, minste antall møter",
        "integreringsforskriften § 3 fjerde ledd",
        "8 til 12 møter i gruppe eller 5 til 8 samtaler hver for seg. Ved mangel på kapasitet kan kommunen "
        "velge minst 4 og 2.",
        "courses",
        choice=True,
    ),
    Rule(
        "sickness.covered",
        "Dager en egenmelding dekker",
        "integreringsforskriften § 8",
        "Tre kalenderdager om gangen etter åtte uker i program. Dager med egenmelding som sluttet innen 16 "
        "dager før, regnes med.",
        "sickness",
    ),
    Rule(
        "sickness.uses",
        "Fravær med egenmelding de siste tolv månedene",
        "integreringsforskriften § 9",
        "Tolv måneder til og med den siste egenmeldingen. En som er fulgt av legeerklæring fra den fjerde "
        "dagen, regnes ikke med.",
        "sickness",
    ),
    Rule(
        "sickness.loss",
        "Når egenmelding kan falle bort",
        "integreringsforskriften § 9 første ledd",
        "Fra fire fravær kan kommunen treffe vedtak. Ingenting skjer av seg selv.",
        "sickness",
    ),
    Rule(
        "outcomes.actual",
        "Andel som nådde målet",
        "",
        "De som nådde målet, av alle som avsluttet. Bærums metode, ikke en lovregel.",
        "outcomes",
        valid_from=None,
        choice=True,
    ),
    Rule(
        "outcomes.predicted",
        "Andel som bakgrunnen tilsier",
        "",
        "Andelen i landet ganger deltakernes gjennomsnittlige odds. En gruppe uten odds regnes som 1.",
        "outcomes",
        valid_from=None,
        choice=True,
    ),
    Rule(
        "outcomes.difference",
        "Resultat mot forventning",
        "",
        "Forskjellen i prosentpoeng, av de nøyaktige tallene.",
        "outcomes",
        valid_from=None,
        choice=True,
    ),
)
