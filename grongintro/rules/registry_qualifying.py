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
        "Skolegangen avgjør det veiledende minimumsnivået i hver av de fire delprøvene.",
        "norwegian_goal",
        valid_from=ACT,
    ),
)
