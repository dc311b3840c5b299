"""Every rule of the program: its code, its name, the law it rests on and when it is in force.

`explain` makes the step of a rule, so that a step always carries the rule's own code, version and citation.
docs/rules.md is written from this table.
"""

from __future__ import annotations

from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING

from grongintro.domain.municipality import Language
from grongintro.domain.sentences import sentence
from grongintro.domain.step import Step
from grongintro.rules.compliance.rules import LIGHTS
from grongintro.rules.registry_grants import GRANTS
from grongintro.rules.registry_qualifying import QUALIFYING
from grongintro.rules.registry_settlement import SETTLEMENT
from grongintro.rules.registry_year import YEAR
from grongintro.rules.rule import COUPLES, REFORM, Rule

if TYPE_CHECKING:
    from collections.abc import Mapping
    from fractions import Fraction

    from grongintro.domain.sentences import Word

RULES = (
    Rule(
        "benefit.rate",
        "Satser for introduksjonsstønad",
        "integreringsloven § 20 første og andre ledd",
        "Årsstønaden er to ganger grunnbeløpet. Måned er 1/12 av året, dag 1/30 av måneden, "
        "time 1/1850 av året.",
        "benefit_rates",
    ),
    Rule(
        "benefit.grunnbelop",
        "Grunnbeløpet som gjelder",
        "folketrygdloven § 1-4",
        "Hver dag regnes med grunnbeløpet som gjelder den dagen. Det endres 1. mai.",
        "benefit_rates",
        valid_from=None,
    ),
    Rule(
        "benefit.age",
        "Andel etter alder og bosituasjon",
        "integreringsloven § 20 tredje ledd",
        "Under 25 år: 2/3 stønad, eller 1/3 når deltakeren bor med en eller begge foreldrene.",
        "benefit_factor",
    ),
    Rule(
        "benefit.age_25",
        "Dagen full stønad begynner",
        "integreringsloven § 20 tredje ledd",
        "Full stønad fra 25-årsdagen (standard), eller fra den første i måneden etter.",
        "benefit_factor",
        choice=True,
    ),
    Rule(
        "benefit.couple",
        "Par uten barn der begge deltar",
        "integreringsloven § 20 fjerde ledd",
        "Begge får 5/6 av det de ellers ville fått. Gjelder nye deltakere fra 1. juli 2024.",
        "benefit_factor",
        valid_from=COUPLES,
    ),
    Rule(
        "benefit.part_month",
        "Del av måned",
        "integreringsloven § 20 andre ledd",
        "En hel kalendermåned er 30 deler. Ellers er hver kalenderdag én del (standard), eller 30 "
        "deler mindre dagene som faller bort.",
        "benefit_month",
        choice=True,
    ),
    Rule(
        "benefit.gross",
        "Stønad for måneden",
        "integreringsloven § 20",
        "Summen av periodene i måneden, avrundet én gang til hele øre.",
        "benefit_month",
    ),
    Rule(
        "benefit.absence",
        "Trekk for fravær uten tillatelse",
        "integreringsloven § 21",
        "En hel dag koster dagsatsen og en time timesatsen for den dagen.",
        "benefit_deductions",
    ),
    Rule(
        "benefit.absence_cap",
        "Høyeste trekk for én dag",
        "integreringsloven § 21",
        "Alle timene på én dag koster aldri mer enn dagsatsen.",
        "benefit_deductions",
        choice=True,
    ),
    Rule(
        "benefit.work",
        "Lønnet arbeid i programmet",
        "integreringsloven § 23 andre ledd",
        "Timene ganger timesatsen den siste dagen med stønad, eller krone for krone når det er best for "
        "deltakeren. Valget av dag er kommunens.",
        "benefit_deductions",
        choice=True,
    ),
    Rule(
        "benefit.transitional",
        "Samordning med overgangsstønad",
        "integreringsloven § 22 andre ledd",
        "40 prosent av den delen av overgangsstønaden som er høyere enn et halvt grunnbeløp.",
        "benefit_deductions",
    ),
    Rule(
        "benefit.coordination",
        "Samordning med andre ytelser",
        "integreringsloven § 22 første ledd",
        "Dagpenger, sykepenger og foreldrepenger som er opptjent før programmet, og uføretrygd og "
        "arbeidsavklaringspenger, trekkes fra. I en del av en måned teller en tilsvarende del.",
        "benefit_deductions",
    ),
    Rule(
        "benefit.limit",
        "Fradrag blir aldri gjeld",
        "integreringsloven §§ 21–23",
        "Fradragene kan redusere stønaden til null, men ikke mer.",
        "benefit_deductions",
    ),
    Rule(
        "benefit.repayment",
        "Trekk for for mye utbetalt",
        "integreringsloven § 25 første ledd",
        "Trekkes i det som er igjen etter de andre fradragene. Det som ikke får plass, overføres.",
        "benefit_deductions",
    ),
    Rule(
        "benefit.net",
        "Til utbetaling",
        "integreringsloven § 24",
        "Stønaden for måneden mindre linjene som er trykt.",
        "benefit_month",
    ),
    Rule(
        "benefit.decision",
        "Når trekk krever enkeltvedtak",
        "integreringsloven § 46 andre ledd bokstav g",
        "Trekk på minst halvparten av utbetalingen og minst 1/12 av grunnbeløpet er et enkeltvedtak.",
        "benefit_deductions",
    ),
    Rule(
        "length.regime",
        "Hvilke regler for programtid som gjelder",
        "integreringsloven §§ 13 og 14; integreringsforskriften §§ 75 og 76",
        "Datoen for tilbudet, utdanningen og sluttmålet avgjør regelsettet.",
        "programme_length",
    ),
    Rule(
        "length.end",
        "Når programmet slutter",
        "integreringsloven §§ 13 og 14",
        "Programtiden regnes i kalendermåneder fra start. Siste dag er dagen før.",
        "programme_length",
    ),
    Rule(
        "length.additions",
        "Fravær og permisjon i tillegg til programtiden",
        "integreringsforskriften §§ 10 og 19",
        "Er godkjent fravær, fri og permisjon over ti virkedager, kommer alle dagene i tillegg.",
        "programme_length",
        valid_from=REFORM,
        choice=True,
    ),
    Rule(
        "length.over_55",
        "Over 55 år: programmet skal kvalifisere for arbeid",
        "integreringsloven § 13 første ledd og § 14 første ledd",
        "Varsel når deltakeren er fylt 56 år ved start og sluttmålet er noe annet enn arbeid.",
        "programme_length",
    ),
    Rule(
        "length.under_25",
        "Under 25 år: fullført videregående opplæring",
        "integreringsloven § 14 tredje ledd",
        "Varsel når et annet sluttmål er valgt. Valget må begrunnes.",
        "programme_length",
        valid_from=REFORM,
    ),
    Rule(
        "deadline.appeal",
        "Klagefrist",
        "forvaltningsloven § 29; domstolloven §§ 148 og 149",
        "Tre uker fra vedtaket kom fram, samme ukedag. Lørdag, søndag eller helligdag: neste virkedag.",
        "deadlines",
        valid_from=date(1970, 1, 1),
    ),
    Rule(
        "deadline.programme_start",
        "Frist for å starte programmet",
        "integreringsloven § 12 andre ledd",
        "Tre måneder etter bosetting eller krav. Den tidligste gjelder.",
        "deadlines",
    ),
    Rule(
        "deadline.certificate_review",
        "Ny vurdering av tapt rett til egenmelding",
        "integreringsforskriften § 9",
        "Innen seks måneder etter vedtaket.",
        "deadlines",
    ),
    Rule(
        "deadline.nir",
        "Frist for registrering i NIR",
        "integreringsloven § 43 andre ledd; integreringsforskriften § 58 andre ledd",
        "Innen to måneder etter hendelsen.",
        "deadlines",
    ),
    Rule(
        "calendar.working_day",
        "Virkedager",
        "integreringsforskriften § 17 første ledd",
        "Mandag til fredag som ikke er offentlig helligdag. Påskedag og pinsedag er søndager og regnes med.",
        "calendar_days",
    ),
    Rule(
        "followup.next",
        "Neste samtale",
        "",
        "Oftere i begynnelsen, sjeldnere senere. Kommunens plan, ikke en lovregel.",
        "followup",
        valid_from=None,
        choice=True,
    ),
    Rule(
        "practice.visits",
        "Oppfølging på praksisplassen",
        "",
        "Det første besøket er en uke etter start, de neste med så mange uker mellom som kommunen har valgt, "
        "på virkedager. Etter siste dag i praksisen er det ingen flere.",
        "practice_visits",
        valid_from=None,
        choice=True,
    ),
    Rule(
        "caseload.guideline",
        "Deltakere per rådgiverstilling",
        "",
        "Aktive deltakere mot stillingens kapasitet etter kommunens norm.",
        "caseload",
        valid_from=None,
        choice=True,
    ),
    Rule(
        "status.derived",
        "Status",
        "integreringsloven §§ 12, 18 og 18 a",
        "Ventes, uten tilbud, venter på oppstart, i program, i permisjon, stanset, avsluttet eller flyttet: "
        "følger av datoene og skrives aldri. En siste dag hører til det den avslutter.",
        "status",
    ),
    Rule(
        "identity.national",
        "Fødselsnummer og D-nummer",
        "",
        "Kontrollsifrene og datoens form, også for numre av den nye typen fra 2032. Fødselsdato og kjønn "
        "leses aldri ut av nummeret.",
        "identity",
        valid_from=None,
    ),
    Rule(
        "identity.duf",
        "DUF-nummer",
        "",
        "Kontrollsifrene. Feil gir varsel og stopper ikke registreringen.",
        "identity",
        valid_from=None,
    ),
    Rule(
        "authority.delegation",
        "Hvem som har myndighet til å avgjøre",
        "",
        "Den som har en fullmakt for vedtakstypen den dagen, bekreftet av en annen. En stedfortreders "
        "gjelder bare når den andre er borte.",
        "authority",
        valid_from=None,
        choice=True,
    ),
    Rule(
        "authority.two_persons",
        "To personer bak et vedtak",
        "",
        "Den som forberedte vedtaket, eller sist førte inn, endret eller bekreftet en opplysning det bygger "
        "på, avgjør det ikke. Innvilget permisjon og godkjent fravær trenger bare én.",
        "authority",
        valid_from=None,
        choice=True,
    ),
    Rule(
        "authority.inhabil",
        "Inhabilitet",
        "forvaltningsloven § 6",
        "Den som er inhabil for en person, åpner, forbereder og avgjør ingenting. Er lederen inhabil, kan "
        "heller ikke de underordnede avgjøre, bare en som står utenfor tjenesten.",
        "authority",
        valid_from=date(1970, 1, 1),
    ),
    Rule(
        "authority.confirmed",
        "Kontoer som teller for vedtak",
        "",
        "Ny konto, ny rolle, ny fullmakt, passord gitt av en annen og bruk av gjenopprettingskoden teller "
        "først når en annen har bekreftet det. Alle ser det i 90 dager.",
        "authority",
        valid_from=None,
        choice=True,
    ),
    *QUALIFYING,
    *YEAR,
    *GRANTS,
    *SETTLEMENT,
    *LIGHTS,
)
BY_CODE = {rule.code: rule for rule in RULES}


CHOICE_WORDS = {Language.BOKMAL: "kommunens valg", Language.NYNORSK: "valet til kommunen"}
NO_WORDS: Mapping[str, Word] = MappingProxyType({})


def explain(
    code: str,
    phrase: str,
    *,
    words: Mapping[str, Word] = NO_WORDS,
    value: Word = "",
    exact: Fraction | None = None,
    law: str | None = None,
    inputs: tuple[tuple[str, str], ...] = (),
    choice: bool = False,
    children: tuple[Step, ...] = (),
) -> Step:
    """A step of the rule `code`, told by the sentence `phrase` of that rule in `resources/sentences/`.

    `law` overrides the rule's own citation where a narrower one fits. A choice must say in its text that it
    is the municipality's, for every reader of it; ValueError else. A test holds nynorsk to the same.
    """
    rule = BY_CODE[code]
    key = f"{code}/{phrase}"
    text = sentence(key, words)
    said = CHOICE_WORDS[Language.BOKMAL]
    if choice and said not in text:
        raise ValueError(f"{key}: a choice must say «{said}»: {text}")
    return Step(
        text=text,
        law=rule.law if law is None else law,
        value=value if isinstance(value, str) else value.text(),
        exact=exact,
        rule=code,
        version=rule.version,
        inputs=inputs,
        choice=choice,
        children=children,
        phrase=key,
        words=tuple(words.items()),
        value_phrase=None if isinstance(value, str) else value,
    )
