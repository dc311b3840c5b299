"""Invented letters that several tests look at."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from functools import cache
from io import BytesIO

from PIL import Image, ImageDraw

from grongintro.domain import money
from grongintro.domain.benefit import BenefitFacts, LivingSituation, Rates
from grongintro.domain.decision import (
    Addressee,
    BenefitDecision,
    BenefitDecisionContent,
    KnownChange,
    Official,
    RateLine,
    ReplacedDecision,
    UsedFact,
)
from grongintro.domain.municipality import Language, Municipality
from grongintro.domain.period import Period
from grongintro.domain.step import Step
from grongintro.letters import benefit_decision
from grongintro.letters import caseload_report as caseloads
from grongintro.letters import day_sheet as day_sheets
from grongintro.letters import recovery_sheet as recoveries
from grongintro.letters.content import Align, Bullets, Column, Letter, Paragraph, Recipient, Sender, Table
from grongintro.rules.benefit import BenefitChoices, factor_periods, rate_steps
from grongintro.rules.parameters import shipped_parameters

DAY = date(2026, 11, 22)
G = 136_549
LAWS = {
    "written": "forvaltningsloven § 23",
    "reasons": "forvaltningsloven §§ 24 og 25",
    "notice": "forvaltningsloven § 27",
    "appeal_deadline": "forvaltningsloven §§ 29 og 30",
    "appeal_procedure": "forvaltningsloven § 32",
    "access_to_documents": "forvaltningsloven §§ 18 og 19",
    "postponed_effect": "forvaltningsloven § 42",
    "free_legal_advice": "rettshjelploven § 11",
}
BIRTHDAY = date(2027, 4, 12)
START = date(2026, 12, 1)
END = date(2028, 11, 30)


@cache
def logo() -> bytes:
    picture = Image.new("RGBA", (120, 150), (0, 0, 0, 0))
    pen = ImageDraw.Draw(picture)
    pen.polygon([(4, 4), (116, 4), (116, 90), (60, 146), (4, 90)], fill=(23, 74, 94, 255))
    pen.polygon([(60, 30), (92, 92), (28, 92)], fill=(236, 196, 92, 255))
    out = BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


def municipality(language: Language = Language.BOKMAL, *, with_logo: bool = False) -> Municipality:
    nynorsk = language is Language.NYNORSK
    return Municipality(
        name="Elvedal kommune",
        number="5099",
        organisation_number="999 999 999",
        street="Elvegata 4",
        postal_code="7899",
        postal_place="ELVEDAL",
        phone="74 00 00 00",
        email="post@elvedal.example",
        service_name="Flyktningtenesta" if nynorsk else "Flyktningtjenesten",
        statsforvalter="Statsforvaltaren i Trøndelag" if nynorsk else "Statsforvalteren i Trøndelag",
        language=language,
        logo_png=logo() if with_logo else None,
    )


def rates(factor: Fraction) -> Rates:
    year = 2 * G * factor
    return Rates(
        grunnbelop=G,
        factor=factor,
        year=money.to_ore(year),
        month=money.to_ore(year / 12),
        day=money.to_ore(year / 360),
        hour=money.to_ore(year / 1850),
    )


def rate_line(start: date, end: date | None, factor: Fraction, reason: str, law: str) -> RateLine:
    return RateLine(Period(start, end), factor, rates(factor), reason, law)


def steps() -> tuple[Step, ...]:
    year = Step(
        "Full stønad for et år: 2 × 136 549 kroner.", "integreringsloven § 20 første ledd", "273 098,00"
    )
    share = Step(
        "Under 25 år og bor ikke med foreldre: 2/3 av stønaden til og med 11. april 2027.",
        "integreringsloven § 20 tredje ledd",
        "2/3",
    )
    full = Step(
        "Fyller 25 år 12. april 2027: full stønad fra og med fødselsdagen.",
        "integreringsloven § 20 tredje ledd",
        "1",
        choice=True,
    )
    month = Step(
        "En måned er 1/12 av året: 273 098 × 2/3 / 12.",
        "integreringsloven § 20 andre ledd",
        "15 172,11",
        children=(
            Step("En dag er 1/30 av måneden.", "integreringsloven § 20 andre ledd", "505,74"),
            Step("En time er 1/1850 av året.", "integreringsloven § 20 andre ledd", "98,41"),
        ),
    )
    return (year, share, full, month)


def nynorsk_decision(number: str | None = "2026/14") -> BenefitDecision:
    """The same decision with words in nynorsk, and the rules' own steps."""
    known = shipped_parameters()
    alone = LivingSituation(Period(START), with_parents=False, partner_in_programme=False, has_children=False)
    facts = BenefitFacts(date(2002, 4, 12), Period(START, END), (alone,), START)
    periods = factor_periods(facts, BenefitChoices(), known)
    first, then = decision().rates
    return replace(
        decision(number=number),
        rates=(
            replace(first, reason="Du er under 25 år og bur ikkje saman med foreldra dine. Då får du 2/3."),
            replace(then, reason="Du har fylt 25 år. Då får du full stønad."),
        ),
        changes=(KnownChange(BIRTHDAY, "Du fyller 25 år og får full stønad."),),
        payment="Pengane kjem på kontoen din den 20. i månaden etter.",
        facts=(
            UsedFact("Fødselsdato", "12.04.2002", "Folkeregisteret", date(2026, 10, 5)),
            UsedFact("Bur med foreldre", "Nei", "Samtale med deg", date(2026, 11, 17)),
        ),
        reasons="Du bur i eiga leilegheit i Elvegata og leiger ho sjølv. Du har vist oss leigekontrakten.",
        steps=(
            *(each.step for each in periods),
            *(rate_steps(each.factor, each.period.start, known) for each in periods),
        ),
    )


def decision(*, number: str | None = "2026/14", replaces: ReplacedDecision | None = None) -> BenefitDecision:
    third = "integreringsloven § 20 tredje ledd"
    return BenefitDecision(
        number=number,
        programme=Period(START, END),
        rates=(
            rate_line(
                START,
                BIRTHDAY - timedelta(days=1),
                Fraction(2, 3),
                "Du er under 25 år og bor ikke sammen med foreldrene dine. Da får du 2/3 av full stønad.",
                third,
            ),
            rate_line(BIRTHDAY, END, Fraction(1), "Du har fylt 25 år. Da får du full stønad.", third),
        ),
        changes=(KnownChange(BIRTHDAY, "Du fyller 25 år og får full stønad."),),
        payment="Pengene kommer på kontoen din den 20. i måneden etter.",
        facts=(
            UsedFact("Fødselsdato", "12.04.2002", "Folkeregisteret", date(2026, 10, 5)),
            UsedFact("Bor med foreldre", "Nei", "Samtale med deg", date(2026, 11, 17)),
            UsedFact("Ektefelle eller samboer i programmet", "Nei", "Samtale med deg", date(2026, 11, 17)),
            UsedFact(
                "Introduksjonsprogram", "01.12.2026 – 30.11.2028", "Vedtak om program", date(2026, 11, 18)
            ),
        ),
        reasons=(
            "Du bor i egen leilighet i Elvegata og leier den selv. Du har vist oss leiekontrakten. "
            "Vi har derfor lagt til grunn at du ikke bor sammen med foreldrene dine.\n\n"
            "Vi har spurt om du har ektefelle eller samboer i programmet. Det har du ikke."
        ),
        steps=steps(),
        replaces=replaces,
    )


def content(
    language: Language = Language.BOKMAL,
    *,
    draft: bool = False,
    with_logo: bool = False,
    decisions: tuple[BenefitDecision, ...] | None = None,
) -> BenefitDecisionContent:
    nynorsk = language is Language.NYNORSK
    made = nynorsk_decision if nynorsk else decision
    adviser = "programrådgivar" if nynorsk else "programrådgiver"
    leader = "avdelingsleiar" if nynorsk else "avdelingsleder"
    return BenefitDecisionContent(
        municipality=municipality(language, with_logo=with_logo),
        recipient=Addressee("Selam Tesfay", ("Elvegata 12 B", "7899 ELVEDAL"), date(2002, 4, 12)),
        case_number="2026/301",
        day=DAY,
        decisions=decisions or (made(number=None if draft else "2026/14"),),
        adviser=Official("Ingrid Moen", adviser, "74 00 00 12", "ingrid.moen@elvedal.example"),
        decider=None if draft else Official("Arne Lund", leader),
        law_references=LAWS,
        attachments=() if draft else ("Oversyn over satsar" if nynorsk else "Oversikt over satser",),
    )


def day_sheet(language: Language = Language.BOKMAL) -> day_sheets.DaySheetContent:
    talks = (
        day_sheets.DayTalk(
            "09.00",
            "Selam Tesfay",
            "Oppfølging hver 14. dag, sist for 15 dager siden",
            phone="900 00 001",
            last="Vi snakket om praksis i barnehagen. Hun gruer seg til norskprøven.",
            interpreter="Tigrinja, på skjerm, bestilt",
            promises=("Vi: ringe barnehagen", "Selam: ta med leiekontrakten"),
        ),
        day_sheets.DayTalk("10.30", "Familien Kovalenko (Оксана, Łukasz)", "Første samtale etter bosetting"),
    )
    return day_sheets.DaySheetContent(
        municipality(language),
        "Ingrid Moen",
        DAY,
        places=(
            day_sheets.DayPlace("Elvedal sentrum", talks),
            day_sheets.DayPlace("Bergsmo", (day_sheets.DayTalk("", "Şükrü Yılmaz", "Forfalt 3 dager"),)),
        ),
        dates=(day_sheets.DayDate(date(2026, 12, 14), "Selam Tesfay", "Oppholdstillatelsen går ut"),),
        tasks=(
            day_sheets.DayTask(date(2026, 11, 24), "Selam Tesfay", "Bestille tolk til samtalen 1. desember"),
            day_sheets.DayTask(None, "", "Oppdatere listen over praksisplasser"),
        ),
    )


def caseload(language: Language = Language.BOKMAL) -> caseloads.CaseloadReportContent:
    over, room = caseloads.Against.OVER, caseloads.Against.ROOM
    return caseloads.CaseloadReportContent(
        municipality(language),
        at=DAY,
        day=DAY,
        printed_by="Arne Lund",
        advisers=(
            caseloads.CaseloadLine("Ingrid Moen", "60 %", "15", "12", "25", over, "3", "15 %"),
            caseloads.CaseloadLine("Per Aune", "50 %", "8", "10", "16", room, "2", "–", away=True),
            caseloads.CaseloadLine("", "0 %", "2", "–", "–", caseloads.Against.NOTHING, "–", "10 %"),
        ),
        total=caseloads.CaseloadLine("Samlet", "110 %", "23", "22", "20,9", over, "1", "5 %"),
        guideline="20",
        guideline_source="Organisasjonsplanen fra 2017, som viser til IMDi",
        outlook=tuple(
            caseloads.OutlookLine(
                date(2026 + (11 + month) // 12, (11 + month) % 12 + 1, 1),
                "110 %",
                str(23 + month),
                "22",
                f"{5 * month} %",
            )
            for month in range(12)
        ),
        steps=(
            Step("Kapasitet: 110 % stilling × 20 deltakere (kommunens valg).", "", "22", choice=True),
            Step("Over kapasiteten: 23 − 22.", "", "1"),
        ),
    )


def recovery(language: Language = Language.BOKMAL) -> recoveries.RecoverySheetContent:
    groups = ("K7QX4", "M2PRA", "9TWHD", "3VFNE", "Y6CJB", "8GZLU", "4XKQS", "7MDTP")
    return recoveries.RecoverySheetContent(municipality(language), groups, "Elvedal kommune", DAY)


def long_table() -> Letter:
    """A letter with a table, a row and a paragraph that all take more than one page."""
    sentence = "Denne setningen står her mange ganger, slik at avsnittet går over på neste side. "
    rows = tuple(
        (str(number), f"Rad nummer {number}. {sentence}", f"{number * 37},00") for number in range(110)
    )
    tall = (("110", sentence * 70, "1,00"),)
    columns = (Column("Nr.", 1), Column("Innhold", 8), Column("Kroner", 2, Align.RIGHT))
    return Letter(
        title="En lang tabell",
        language=Language.BOKMAL,
        issued=DAY,
        sender=Sender("Elvedal kommune", "Flyktningtjenesten", ()),
        recipient=Recipient("Selam Tesfay", ("Elvegata 12 B", "7899 ELVEDAL")),
        blocks=(
            Paragraph(sentence * 60),
            Table(columns, (*rows, *tall), caption="Alle radene", summary="Rader med beløp", total=True),
            Bullets((sentence * 40, "Kort punkt")),
        ),
        footer="Elvedal kommune",
        running="En lang tabell",
    )


def all_letters() -> dict[str, Letter]:
    """Every document, in every state that the archive validator looks at."""
    from grongintro.letters.insight import build as build_insight
    from tests.letters import activity_samples, arrival_samples, insight_samples, paper_samples

    nynorsk = Language.NYNORSK
    replaced = ReplacedDecision("2026/3", date(2026, 3, 3), date(2026, 12, 1))
    pair = (decision(replaces=replaced), decision(number="2026/15"))
    return {
        "decision-nb": benefit_decision.build(content()),
        "decision-nn": benefit_decision.build(content(nynorsk)),
        "decision-logo": benefit_decision.build(content(with_logo=True)),
        "decision-draft": benefit_decision.build(content(draft=True)),
        "decision-several": benefit_decision.build(content(decisions=pair)),
        "long-table": long_table(),
        "day-nb": day_sheets.build(day_sheet()),
        "day-nn": day_sheets.build(day_sheet(nynorsk)),
        "caseload-nb": caseloads.build(caseload()),
        "caseload-nn": caseloads.build(caseload(nynorsk)),
        "insight-nb": build_insight(insight_samples.insight()),
        "insight-nn": build_insight(insight_samples.insight(nynorsk)),
        "insight-empty": build_insight(insight_samples.empty_insight()),
        "recovery-nb": recoveries.build(recovery()),
        "recovery-nn": recoveries.build(recovery(nynorsk)),
        **paper_samples.all_papers(),
        **activity_samples.all_activities(),
        **arrival_samples.all_arrivals(),
    }
