"""The registry's entries for the state's grants: who releases what, in which years, and shared how."""

from __future__ import annotations

from grongintro.rules.rule import Rule

BUDGET = "statsbudsjettet kap. 671 post 60"
MINORS = "statsbudsjettet kap. 671 post 61"

GRANTS = (
    Rule(
        "grants.years",
        "Årene som gir integreringstilskudd",
        BUDGET,
        "Kalenderåret personen først ble bosatt, og de fire neste. Familie til en med opphold på humanitært "
        "grunnlag gir bare tre år. En flytting begynner ikke årene på nytt.",
        "grants",
        valid_from=None,
    ),
    Rule(
        "grants.first_year",
        "Hvem som får år 1",
        BUDGET,
        "Kommunen personen bodde i på bosettingsdagen, med hele beløpet, også ved bosetting 31. desember. "
        "Det er sett i utbetalingene, men ikke bekreftet, at år 1 noen ganger deles ved flytting. Enslig "
        "voksen, voksen i familie, barn og enslig mindreårig har hver sin sats. Den som er fylt 60 år gir "
        "eldretilskudd og den som ikke er fylt 6 år gir barnehagetilskudd, én gang.",
        "grants",
        valid_from=None,
    ),
    Rule(
        "grants.move",
        "Deling av år 2 til 5 ved flytting",
        BUDGET,
        "Kommunen personen flytter fra, beholder måneden for siste dag og måneden etter. Den nye har resten, "
        "i tolvdeler. Før ble flytteåret delt i åttedeler etter kvartal: 1/8, 3/8, 5/8 eller 7/8. Regelen er "
        "gjengitt av andre enn IMDi, og året den ble endret, er ikke bekreftet: det er en verdi.",
        "grant_shares",
        valid_from=None,
    ),
    Rule(
        "grants.end",
        "Dødsfall, utflytting fra Norge og tapt tillatelse",
        BUDGET,
        "Tilskuddet slutter. Måneden for siste dag teller med, og så mange måneder etter den som "
        "kommunen har valgt: én, som ved flytting, til IMDis regel er bekreftet. Et år 1 som "
        "er utløst, kreves ikke tilbake.",
        "grant_shares",
        valid_from=None,
        choice=True,
    ),
    Rule(
        "grants.line",
        "Beløp per person, år og type",
        BUDGET,
        "Andelen ganger satsen, avrundet én gang til hele øre. Er satsen ikke kjent, mangler beløpet. Det er "
        "aldri null.",
        "grants",
        valid_from=None,
    ),
    Rule(
        "grants.rate",
        "Satsen for året det betales for",
        BUDGET,
        "År 2 i 2025 gjelder dem som ble bosatt i 2024. Et revidert tall går foran et vedtatt, og et vedtatt "
        "foran et forslag. Hver sats har kilde, dato og hvor sikker den er.",
        "grant_rates",
        valid_from=None,
    ),
    Rule(
        "grants.total",
        "Sum per år",
        BUDGET,
        "Summen av linjene med kjent sats, slik de er avrundet.",
        "grants",
        valid_from=None,
    ),
    Rule(
        "grants.newborn",
        "Barn født etter at moren ble bosatt",
        BUDGET,
        "Et barn født høyst seks måneder etter at moren ble bosatt, gir tilskudd. Et som er født senere, "
        "gjør det ikke.",
        "grant_right",
        valid_from=None,
    ),
    Rule(
        "grants.family",
        "Familiegjenforente og femårsgrensen",
        BUDGET,
        "Familien gir ikke tilskudd når det er gått mer enn fem år fra den andre først ble bosatt, i hvilken "
        "kommune det enn var, til familien søkte om tillatelsen.",
        "grant_right",
        valid_from=None,
    ),
    Rule(
        "grants.minor",
        "Særskilt tilskudd for enslige mindreårige",
        MINORS,
        "Fra bosettingen til og med året personen fyller 20 år, etter fødselsåret: én sats til og med året "
        "personen fyller 16, en annen etter det. Kommer i tillegg til integreringstilskuddet. Utbetalingene "
        "går opp i måneder; at de regnes fra bosettingsmåneden, er ikke bekreftet.",
        "grant_minors",
        valid_from=None,
    ),
    Rule(
        "grants.extra",
        "Ekstratilskudd: tilskuddsår, frister og hva som kan søkes",
        BUDGET,
        "Tilskuddsårene er tolv måneder fra bosettingsdatoen, ikke kalenderår. Det er utledet av fristen: "
        "første søknad innen 14 måneder, deretter to måneder etter hvert tilskuddsår. Tilskudd 1 gis én "
        "gang, i tilskuddsår 1 eller 2, tilskudd 2 i høyst fem år. Varsel 60, 30, 14 og 3 dager før.",
        "grant_extra",
        valid_from=None,
    ),
    Rule(
        "grants.basic",
        "Grunntilskudd for opplæring i norsk",
        BUDGET,
        "Til kommuner med 1 til 150 personer i beregningsgrunnlaget: lav sats for 1 til 3, høy for 4 "
        "til 150.",
        "grant_norwegian",
        valid_from=None,
    ),
    Rule(
        "grants.norwegian",
        "Tilskudd for opplæring i norsk per person",
        BUDGET,
        "Personer i målgruppen gir tilskudd i tre år, høy eller lav sats etter hvor de kommer fra. Personer "
        "med kollektiv beskyttelse gir ett år etter egen sats.",
        "grant_norwegian",
        valid_from=None,
    ),
    Rule(
        "grants.control",
        "Hvorfor en utbetaling er en annen enn ventet",
        BUDGET,
        "Ventet beløp holdes mot det som er betalt for samme person, år og tilskudd. Den mest sannsynlige "
        "grunnen vises: ikke registrert bosatt, feil kategori, flyttet, sats som mangler, ukjent person. En "
        "krone fra eller til er avrunding.",
        "grant_control",
        valid_from=None,
    ),
    Rule(
        "grants.claim",
        "Siste dag å kreve et tilskudd",
        "foreldelsesloven § 2",
        "Tre år fra den første dagen tilskuddet kunne vært betalt. Siste dag teller med. Fristen er den "
        "alminnelige. IMDi har ikke oppgitt noen egen frist som er bekreftet.",
        "grant_control",
        valid_from=None,
    ),
    Rule(
        "grants.extra_sum",
        "Summen det søkes om",
        BUDGET,
        "Kostnadene mindre det som dekkes av andre statlige midler og terskelen, aldri under null. "
        "Tersklene er lyst ut for 2017. Nyere beløp er ikke bekreftet, så de står som en linje som kan "
        "endres i hver søknad.",
        "grant_costs",
        valid_from=None,
    ),
    Rule(
        "grants.forecast",
        "Plan for fire år",
        BUDGET,
        "Det dagens bosatte gir, og det de ventede gir etter tre anslag: lavt, sannsynlig og høyt. Ventede "
        "regnes som bosatt 1. juli og blir boende: år 1 i bosettingsåret og så år 2 til 5. Tilskudd som "
        "følger alder, og tilskudd for norsk, regnes ikke for dem. "
        "Kommunen kan velge at en sats som mangler, regnes som den "
        "nyeste kjente. Det merkes. Ellers mangler beløpet.",
        "forecast",
        valid_from=None,
        choice=True,
    ),
)
