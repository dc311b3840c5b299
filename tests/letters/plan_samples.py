"""Plans, contracts and mappings of invented people: usual ones, a revision, very long ones, and bare ones."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from grongintro.domain.decision import Addressee, Official
from grongintro.domain.followup import InterpreterMode
from grongintro.domain.mapping import (
    CareerGuidance,
    CompetenceMapping,
    MappedWhen,
    PriorElement,
    Schooling,
)
from grongintro.domain.municipality import Language
from grongintro.domain.plan import (
    ContractKind,
    ElementKind,
    IntegrationContract,
    PlanElement,
    PlanKind,
    PlanPhase,
    PlanState,
    PlanVersion,
)
from grongintro.domain.programme import Goal
from grongintro.domain.training import Level
from grongintro.letters.integration_contract import IntegrationContractContent
from grongintro.letters.plan_changes import PlanParts, changed_lines
from grongintro.letters.plan_content import IntegrationPlanContent
from tests.letters.samples import DAY, END, LAWS, START, municipality

SELAM = Addressee("Selam Tesfay", ("Elvegata 12 B", "7899 ELVEDAL"), date(2002, 4, 12))
LONG_NAME = "Абдурахманова-Ковальчук Олександра Wəldägäbriʾel Cabdiraxmaan Maxamuud Gebremedhin-Tesfamariam"
NYNORSK = Language.NYNORSK


def adviser(language: Language = Language.BOKMAL) -> Official:
    title = "programrådgivar" if language is NYNORSK else "programrådgiver"
    return Official("Ingrid Moen", title, "74 00 00 12", "ingrid.moen@elvedal.example")


def plan(language: Language = Language.BOKMAL) -> PlanVersion:
    """The first version of Selam's plan, adopted."""
    made = PlanVersion(
        "v1",
        "o1",
        "p1",
        PlanKind.INTEGRATION,
        1,
        PlanState.ADOPTED,
        DAY,
        "i1",
        long_term_goal="Jeg vil bli helsefagarbeider og jobbe på sykehjemmet i Elvedal.",
        final_goal=Goal.PART_UPPER_SECONDARY,
        goal_reason=(
            "Du har ni år på skole og to år i arbeid på et sykehjem. Deler av videregående opplæring er "
            "veien til fagbrev som helsefagarbeider"
        ),
        listening=Level.A2,
        reading=Level.A2,
        writing=Level.A2,
        speaking=Level.B1,
        level_reason="Du har ikke fullført grunnskole fra før.",
        norwegian_minutes=1_200 * 60,
        civics_minutes=75 * 60,
        start=START,
        end=END,
        work_reason=(
            "Praksis på sykehjemmet gir deg referanser og norsk fra arbeidslivet i Norge. Kurset gir deg en "
            "del av læreplanen i helsearbeiderfaget."
        ),
        norwegian_reason="Du bruker norsk hver dag i praksis, og læreren følger opp fagordene på skolen.",
        builds_on="Du begynte på norsk i mottaket og kom til nivå A1.",
        present=True,
        interpreter=InterpreterMode.SCREEN,
        interpreter_qualified=True,
        language="tigrinja",
        own_view="Jeg vil helst begynne i praksis med en gang.",
        disagreement="Selam vil ha mer praksis fra starten. Kommunen mener at norskkurset må komme først.",
    )
    return made if language is Language.BOKMAL else _plan_nynorsk(made)


def _plan_nynorsk(made: PlanVersion) -> PlanVersion:
    return replace(
        made,
        long_term_goal="Eg vil bli helsefagarbeidar og jobbe på sjukeheimen i Elvedal.",
        goal_reason="Du har ni år på skule og to år i arbeid på ein sjukeheim.",
        level_reason="Du har ikkje fullført grunnskule frå før.",
        work_reason="Praksis på sjukeheimen gir deg referansar og norsk frå arbeidslivet i Noreg.",
        norwegian_reason="Du bruker norsk kvar dag i praksis.",
        builds_on="Du byrja på norsk i mottaket og kom til nivå A1.",
        own_view="Eg vil helst byrje i praksis med ein gong.",
        disagreement="Selam vil ha meir praksis frå starten.",
    )


def phases(language: Language = Language.BOKMAL) -> tuple[PlanPhase, ...]:
    names = (
        ("Kom i gang", "Bli kjent med skolen og bygda", date(2026, 12, 1), date(2027, 2, 28)),
        ("Norsk og samfunnskunnskap", "Nå nivå A2", date(2027, 3, 1), date(2027, 9, 30)),
        ("Praksis på sykehjem", "Bruke norsk på jobb", date(2027, 10, 1), date(2028, 5, 31)),
        ("Videre til fagbrev", "Søke videregående", date(2028, 6, 1), END),
    )
    nynorsk = (
        ("Kom i gang", "Bli kjend med skulen og bygda"),
        ("Norsk og samfunnskunnskap", "Nå nivå A2"),
        ("Praksis på sjukeheim", "Bruke norsk på jobb"),
        ("Vidare til fagbrev", "Søkje vidaregåande"),
    )
    shown = [(*nynorsk[i], *names[i][2:]) if language is NYNORSK else names[i] for i in range(4)]
    return tuple(
        PlanPhase(f"f{number}", "o1", "p1", "v1", number, name, start, end, goal)
        for number, (name, goal, start, end) in enumerate(shown, start=1)
    )


def element(kind: ElementKind, title: str, hours: float, provider: str, reason: str) -> PlanElement:
    ends = {ElementKind.CIVICS: date(2027, 6, 18), ElementKind.PRACTICE: None}
    starts = {ElementKind.PRACTICE: date(2027, 10, 1)}
    return PlanElement(
        title,
        "o1",
        "p1",
        "v1",
        kind,
        title,
        starts.get(kind, START),
        ends.get(kind, END),
        round(hours * 60),
        provider,
        reason,
    )


def elements(language: Language = Language.BOKMAL) -> tuple[PlanElement, ...]:
    kinds = ElementKind
    if language is NYNORSK:
        return (
            element(kinds.NORWEGIAN, "Norsk", 15, "Vaksenopplæringa", "Du treng norsk til jobb og skule."),
            element(kinds.CIVICS, "", 5, "Vaksenopplæringa", "Du blir kjend med rettane dine."),
            element(kinds.PRACTICE, "Praksis", 15, "Elvedal sjukeheim", "Du øver norsk på jobb."),
        )
    return (
        element(kinds.NORWEGIAN, "Norsk", 15, "Voksenopplæringen", "Du trenger norsk til jobb og skole."),
        element(kinds.CIVICS, "", 5, "Voksenopplæringen", "Du lærer om samfunnet og rettighetene dine."),
        element(
            kinds.LIFE_SKILLS, "Livsmestring", 2.5, "Flyktningtjenesten", "Du blir kjent med helse og jobb."
        ),
        element(kinds.PARENTING, "Foreldreveiledning", 1.5, "Helsestasjonen", "Du møter andre foreldre."),
        element(
            kinds.PRACTICE,
            "Praksis",
            15,
            "Elvedal sykehjem",
            "Du øver norsk på jobb. Sykehjemmet trenger folk, og rektor på videregående anbefaler praksis.",
        ),
        element(
            kinds.COURSE,
            "Kurs i helsearbeiderfaget",
            7.5,
            "Elvedal videregående skole",
            "Kurset er en del av fagbrevet, og du får karakterer som teller når du søker lærlingplass.",
        ),
    )


def mapping() -> CompetenceMapping:
    return CompetenceMapping(
        "k1",
        "o1",
        "p1",
        date(2026, 10, 12),
        MappedWhen.AFTER_SETTLEMENT,
        "Ingrid Moen, flyktningtjenesten",
        Schooling.BELOW_COMPULSORY,
        interpreter=InterpreterMode.ON_SITE,
        interpreter_qualified=True,
        language="tigrinja",
        digital_skills="Bruker mobil hver dag, har brukt PC litt.",
        driving_licence="Ingen",
        interests="Matlaging og sang",
        wishes="Å arbeide med eldre mennesker.",
        note="Vitnemålet fra grunnskolen ble borte på flukt.",
    )


def guidance() -> CareerGuidance:
    return CareerGuidance(
        "g1",
        "o1",
        "p1",
        date(2026, 10, 15),
        date(2026, 11, 5),
        centre="Karriere Trøndelag",
        recommended=Goal.PART_UPPER_SECONDARY,
        recommendation="Helse- og oppvekstfag, med vekt på praksis",
        prior_learning_offered=date(2026, 11, 5),
        prior_learning_wanted=True,
    )


def prior() -> tuple[PriorElement, ...]:
    return (
        PriorElement(
            "e1",
            "o1",
            "p1",
            ElementKind.NORWEGIAN,
            "Norsk i mottak",
            "Namsos mottak",
            date(2026, 5, 4),
            date(2026, 9, 18),
            175 * 60,
        ),
        PriorElement(
            "e2", "o1", "p1", ElementKind.CIVICS, "", "Namsos mottak", minutes=25 * 60, module="Helse"
        ),
    )


def first_plan(language: Language = Language.BOKMAL) -> IntegrationPlanContent:
    return IntegrationPlanContent(
        municipality(language),
        SELAM,
        plan(language),
        DAY,
        adviser(language),
        LAWS,
        phases(language),
        elements(language),
        mapping(),
        guidance(),
        prior(),
        interpreter_note="Vi kan lese dette for deg på tigrinja med tolk.",
    )


def revision(language: Language = Language.BOKMAL, *, material: bool = True) -> IntegrationPlanContent:
    """Version 2: a course is taken out, practice has more hours, and one phase ends later."""
    before = first_plan(language)
    first, second, third, last = before.phases
    nynorsk = language is NYNORSK
    after = PlanParts(
        replace(
            before.plan,
            id="v2",
            number=2,
            made_on=date(2027, 5, 10),
            material=material,
            speaking=Level.B2,
            norwegian_minutes=1_275 * 60,
            change_reason="Du får jobb på sjukeheimen" if nynorsk else "Du får jobb på sykehjemmet",
        ),
        (first, second, replace(third, end=date(2028, 6, 30)), replace(last, start=date(2028, 7, 1))),
        tuple(
            replace(each, minutes_per_week=20 * 60) if each.kind is ElementKind.PRACTICE else each
            for each in before.elements
            if each.kind is not ElementKind.COURSE
        ),
    )
    old = PlanParts(before.plan, before.phases, before.elements)
    return replace(
        before,
        plan=after.plan,
        day=after.plan.made_on,
        phases=after.phases,
        elements=after.elements,
        previous=before.plan,
        changes=changed_lines(old, after, language),
    )


def norwegian_plan(
    language: Language = Language.BOKMAL, *, collective: bool = False
) -> IntegrationPlanContent:
    """A plan for somebody outside the programme: only what applies."""
    whole = first_plan(language)
    own = replace(
        whole.plan,
        kind=PlanKind.NORWEGIAN,
        final_goal=None,
        goal_reason="",
        work_reason="",
        builds_on="",
        disagreement="",
        civics_minutes=None if collective else whole.plan.civics_minutes,
        norwegian_minutes=300 * 60,
    )
    kept = (ElementKind.NORWEGIAN,) if collective else (ElementKind.NORWEGIAN, ElementKind.CIVICS)
    return replace(
        whole,
        plan=own,
        phases=(),
        elements=tuple(each for each in whole.elements if each.kind in kept),
        guidance=None,
        prior=(),
        collective=collective,
    )


def full_plan() -> IntegrationPlanContent:
    """As much as a normal plan holds: six elements and four phases, none of them short."""
    whole = first_plan()
    names = (
        "Kartlegging og oppstart av norsk",
        "Norsk og samfunnskunnskap",
        "Praksis og kurs i kommunen",
        "Søknad om videregående skole",
    )
    reason = "Du trenger dette for å kunne snakke godt med kolleger."
    return replace(
        whole,
        elements=tuple(replace(each, reason=reason) for each in whole.elements),
        phases=tuple(replace(each, name=name) for each, name in zip(whole.phases, names, strict=True)),
    )


def draft_plan() -> IntegrationPlanContent:
    """A plan just begun: nearly everything is missing."""
    bare = PlanVersion("v1", "o1", "p1", PlanKind.INTEGRATION, 1, PlanState.DRAFT, DAY, "i1")
    return IntegrationPlanContent(municipality(), SELAM, bare, DAY, adviser(), LAWS)


def long_plan() -> IntegrationPlanContent:
    """Long names, a long goal, many elements and phases, three alphabets: flows on, and nothing is cut."""
    whole = first_plan()
    sentence = "Jeg ønsker å lære norsk så godt at jeg kan utdanne meg videre og forsørge familien min. "
    many = tuple(
        replace(
            each,
            id=f"{each.id}{number}",
            title=f"{each.title or 'Samfunnskunnskapsundervisning'} {number}",
            provider="Namdal voksenopplæring avdeling Elvedal og Центр зайнятості",
        )
        for number in range(1, 3)
        for each in whole.elements
    )
    road = tuple(
        replace(
            whole.phases[number % 4],
            id=f"f{number}",
            number=number,
            name=f"{whole.phases[number % 4].name} і підготовка до екзамену",
            start=date(2026 + number // 3, 1 + 4 * (number % 3), 1),
            end=date(2026 + number // 3, 4 + 4 * (number % 3), 28),
        )
        for number in range(6)
    )
    return replace(
        whole,
        recipient=replace(SELAM, name=LONG_NAME),
        plan=replace(whole.plan, long_term_goal=sentence * 6, final_goal=Goal.FULL_UPPER_SECONDARY),
        elements=many,
        phases=road,
    )


def contract(
    language: Language = Language.BOKMAL,
    kind: ContractKind = ContractKind.CONTRACT,
    *,
    signed: date | None = None,
) -> IntegrationContractContent:
    made = IntegrationContract("c1", "o1", "p1", "v1", kind, DAY, "i1", signed, signed)
    return IntegrationContractContent(municipality(language), SELAM, plan(language), made, adviser(language))
