from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grongintro.cli.calc import benefit
from grongintro.cli.calc.command import CALCULATORS
from grongintro.cli.calc.fields import parse
from grongintro.cli.main import main
from grongintro.errors import UserError
from grongintro.rules.parameters import shipped_parameters

CASES = Path(__file__).resolve().parents[1] / "data" / "contract"
CONTRACT = [path for path in sorted(CASES.glob("*.json")) if path.name.rpartition("-")[0] in CALCULATORS]
HOME = {
    "from": "2026-01-01",
    "with_parents": False,
    "partner_in_programme": False,
    "has_children": False,
}
GOOD: dict[str, dict[str, Any]] = {
    "benefit": {
        "month": "2026-11",
        "birth_date": "1996-05-02",
        "programme": {"start": "2026-02-02"},
        "household": [HOME],
    },
    "length": {
        "offered": "2026-02-01",
        "start": "2026-02-16",
        "birth_date": "1990-01-01",
        "education": "less",
        "goal": "work",
    },
    "deadline": {"kind": "appeal", "received": "2026-12-04"},
    "followup": {"settled": "2026-11-16", "on": "2026-11-18"},
    "caseload": {
        "on": "2026-11-22",
        "advisers": [
            {
                "id": "a",
                "positions": [{"from": "2026-01-01", "percent": 50}],
                "participants": [{"id": "p", "from": "2026-01-01"}],
            }
        ],
    },
    "sickness": {
        "programme_start": "2026-01-05",
        "entries": [{"from": "2026-05-08", "to": "2026-05-10", "kind": "self_certified"}],
    },
    "outcomes": {
        "participants": [{"group": "ET-K", "goal_reached": True}],
        "odds": {"ET-K": 1.15},
        "national_share": 0.61,
    },
    "coverage": {
        "from": "2026-09-07",
        "to": "2026-09-11",
        "elements": [
            {"from": "2026-08-17", "to": "2026-12-18", "kind": "norwegian", "hours": 15},
            {"from": "2026-08-17", "to": "2026-12-18", "kind": "practice", "weekdays": {"mon": "6"}},
        ],
        "track": {
            "programme_start": "2026-02-02",
            "education": "less",
            "qualifies_for_work": False,
        },
    },
    "grants": {
        "municipality_years": {"from": 2024, "to": 2026},
        "persons": [
            {
                "id": "p",
                "settled": "2024-10-15",
                "birth_date": "1988-02-01",
                "category": "adult_family",
                "residence": [{"from": "2024-10-15"}],
            }
        ],
    },
}


def contains(answer: Any, expected: Any) -> bool:
    if isinstance(expected, dict):
        return isinstance(answer, dict) and all(
            key in answer and contains(answer[key], value) for key, value in expected.items()
        )
    if isinstance(expected, list):
        return (
            isinstance(answer, list)
            and len(answer) == len(expected)
            and all(contains(one, other) for one, other in zip(answer, expected, strict=True))
        )
    return bool(answer == expected) and type(answer) is type(expected)


def compute(name: str, data: object) -> dict[str, Any]:
    return CALCULATORS[name](parse(json.dumps(data).encode()), shipped_parameters())


def field_of(name: str, data: object) -> str:
    with pytest.raises(UserError) as fault:
        compute(name, data)
    assert fault.value.message.endswith((".", "}", "…"))
    return fault.value.field


def write(folder: Path, data: object) -> str:
    path = folder / "input.json"
    path.write_text(data if isinstance(data, str) else json.dumps(data), encoding="utf-8")
    return str(path)


def give_input(monkeypatch: pytest.MonkeyPatch, raw: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(raw), encoding="ascii"))


@pytest.mark.parametrize("path", CONTRACT, ids=lambda path: path.stem)
def test_the_case_of_the_contract(path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    case = json.loads(path.read_text(encoding="utf-8"))
    code = main(["calc", path.name.rpartition("-")[0], write(tmp_path, case["input"])])
    out, err = capsys.readouterr()
    if "expect_error" in case:
        assert (code, out) == (2, "")
        assert contains(json.loads(err)["error"], case["expect_error"])
        return
    assert (code, err) == (0, "")
    answer = json.loads(out)
    assert contains(answer, case["expect"])
    assert all(set(step) == {"text", "law", "value"} and step["text"] for step in answer["steps"])


def test_there_are_cases_for_every_calculator() -> None:
    assert {path.name.rpartition("-")[0] for path in CONTRACT} == set(CALCULATORS)


BENEFIT = GOOD["benefit"]
LENGTH = GOOD["length"]
FOLLOWUP = GOOD["followup"]
CASELOAD = GOOD["caseload"]
SICKNESS = GOOD["sickness"]
OUTCOMES = GOOD["outcomes"]
COVERAGE = GOOD["coverage"]
ELEMENT = COVERAGE["elements"][0]
BY_DAY = COVERAGE["elements"][1]
ADVISER = CASELOAD["advisers"][0]


def household(*items: dict[str, Any]) -> dict[str, Any]:
    return BENEFIT | {"household": [HOME | item for item in items]}


def other(**fields: Any) -> dict[str, Any]:
    return BENEFIT | {"other_benefits": [fields]}


def adviser(**fields: Any) -> dict[str, Any]:
    return CASELOAD | {"advisers": [ADVISER | fields]}


BENEFIT_FAULTS: list[tuple[dict[str, Any], str]] = [
    (BENEFIT | {"month": "2026-13"}, "month"),
    (BENEFIT | {"month": "2026-00"}, "month"),
    (BENEFIT | {"month": "2026-1"}, "month"),
    (BENEFIT | {"month": "2026-11-01"}, "month"),
    (BENEFIT | {"month": 202611}, "month"),
    (BENEFIT | {"month": None}, "month"),
    (BENEFIT | {"month": "9999-12"}, "month"),
    (BENEFIT | {"month": "0000-01"}, "month"),
    (BENEFIT | {"month": "2003-04", "programme": {"start": "2003-01-01"}}, "month"),
    (BENEFIT | {"month": "٢٠٢٦-11"}, "month"),
    (BENEFIT | {"birth_date": "2026-02-30"}, "birth_date"),
    (BENEFIT | {"birth_date": "20000101"}, "birth_date"),
    (BENEFIT | {"birth_date": True}, "birth_date"),
    (BENEFIT | {"birth_date": "2026-02-02"}, "programme.start"),
    (BENEFIT | {"birth_date": "2026-02-03"}, "programme.start"),
    (BENEFIT | {"programme": "2026-02-02"}, "programme"),
    (BENEFIT | {"programme": None}, "programme"),
    (BENEFIT | {"programme": {}}, "programme.start"),
    (BENEFIT | {"programme": {"start": "9999-12-31"}}, "programme.start"),
    (BENEFIT | {"programme": {"start": "2026-02-02", "end": "2026-02-01"}}, "programme.end"),
    (BENEFIT | {"programme": {"start": "2026-02-02", "stop": "2026-02-01"}}, "programme.stop"),
    (BENEFIT | {"new_participant_from": "i går"}, "new_participant_from"),
    (BENEFIT | {"household": None}, "household"),
    (BENEFIT | {"household": {}}, "household"),
    (BENEFIT | {"household": []}, "household"),
    (BENEFIT | {"household": [1]}, "household[0]"),
    (household({"from": None}), "household[0].from"),
    (household({"to": "2025-12-31"}), "household[0].to"),
    (household({"with_parents": "nei"}), "household[0].with_parents"),
    (household({"with_parents": None}), "household[0].with_parents"),
    (household({"partner_in_programme": 0}), "household[0].partner_in_programme"),
    (household({"has_children": []}), "household[0].has_children"),
    (household({"children": 1}), "household[0].children"),
    (household({"to": "2026-11-29"}), "household"),
    (household({"from": "2026-11-02"}), "household"),
    (household({}, {"from": "2026-11-15"}), "household[1].from"),
    (household({"from": "2026-11-15"}, {}), "household[0].from"),
    (BENEFIT | {"unauthorised_absence": {}}, "unauthorised_absence"),
    (BENEFIT | {"unauthorised_absence": [{}]}, "unauthorised_absence[0].date"),
    (BENEFIT | {"unauthorised_absence": [{"date": "2026-12-01"}]}, "unauthorised_absence[0].date"),
    (
        BENEFIT | {"unauthorised_absence": [{"date": "2026-11-03", "hours": -1}]},
        "unauthorised_absence[0].hours",
    ),
    (
        BENEFIT | {"unauthorised_absence": [{"date": "2026-11-03", "hours": True}]},
        "unauthorised_absence[0].hours",
    ),
    (
        BENEFIT | {"unauthorised_absence": [{"date": "2026-11-03", "hours": "1,5"}]},
        "unauthorised_absence[0].hours",
    ),
    (
        BENEFIT | {"unauthorised_absence": [{"date": "2026-11-03", "hours": 10**400}]},
        "unauthorised_absence[0].hours",
    ),
    (
        BENEFIT | {"unauthorised_absence": [{"date": "2026-11-03", "minutes": 1}]},
        "unauthorised_absence[0].minutes",
    ),
    (BENEFIT | {"unpaid_leave": [{"from": "2026-11-03"}]}, "unpaid_leave[0].to"),
    (BENEFIT | {"unpaid_leave": [{"from": "2026-11-03", "to": "2026-11-02"}]}, "unpaid_leave[0].to"),
    (
        BENEFIT
        | {
            "unpaid_leave": [
                {"from": "2026-11-03", "to": "2026-11-05"},
                {"from": "2026-11-05", "to": "2026-11-06"},
            ]
        },
        "unpaid_leave[1].from",
    ),
    (BENEFIT | {"programme_work": []}, "programme_work"),
    (BENEFIT | {"programme_work": {"hours": 1}}, "programme_work.pay"),
    (BENEFIT | {"programme_work": {"pay": "1"}}, "programme_work.hours"),
    (BENEFIT | {"programme_work": {"hours": 1, "pay": 1}}, "programme_work.pay"),
    (BENEFIT | {"programme_work": {"hours": -1, "pay": "1"}}, "programme_work.hours"),
    (BENEFIT | {"programme_work": {"hours": 1, "pay": "-0.01"}}, "programme_work.pay"),
    (other(kind="lønn", monthly="1"), "other_benefits[0].kind"),
    (other(monthly="1"), "other_benefits[0].kind"),
    (other(kind="aap"), "other_benefits[0].monthly"),
    (other(kind="aap", annual="1"), "other_benefits[0].annual"),
    (other(kind="aap", monthly="1.234"), "other_benefits[0].monthly"),
    (other(kind="overgangsstonad", annual="NaN"), "other_benefits[0].annual"),
    (other(kind="overgangsstonad", monthly="1"), "other_benefits[0].monthly"),
    (other(kind="dagpenger", monthly="1"), "other_benefits[0].earned_before_programme"),
    (
        other(kind="aap", monthly="1", earned_before_programme=True),
        "other_benefits[0].earned_before_programme",
    ),
    (BENEFIT | {"repayment": "-1"}, "repayment"),
    (BENEFIT | {"repayment": 1}, "repayment"),
    (BENEFIT | {"repayment": "1e3"}, "repayment"),
    (BENEFIT | {"repayment": "9" * 5000}, "repayment"),
    (BENEFIT | {"part_month": "half"}, "part_month"),
    (BENEFIT | {"age_25": 25}, "age_25"),
    (BENEFIT | {"name": "x"}, "name"),
]
LENGTH_FAULTS: list[tuple[dict[str, Any], str]] = [
    (LENGTH | {"offered": None}, "offered"),
    (LENGTH | {"offered": "2026-02-17"}, "start"),
    (LENGTH | {"start": "9999-12-31"}, "start"),
    (LENGTH | {"birth_date": "2026-02-16"}, "start"),
    (LENGTH | {"birth_date": 1990}, "birth_date"),
    (LENGTH | {"education": "more"}, "education"),
    (LENGTH | {"education": None}, "education"),
    (LENGTH | {"goal": "rest"}, "goal"),
    (LENGTH | {"goal": "higher_education"}, "goal"),
    (LENGTH | {"months": 0}, "months"),
    (LENGTH | {"months": -1}, "months"),
    (LENGTH | {"months": 25}, "months"),
    (LENGTH | {"months": 1.5}, "months"),
    (LENGTH | {"months": "12"}, "months"),
    (LENGTH | {"months": True}, "months"),
    (LENGTH | {"extension_months": 1}, "extension_months"),
    (LENGTH | {"extension_months": -1}, "extension_months"),
    (LENGTH | {"authorised_working_days": -1}, "authorised_working_days"),
    (LENGTH | {"authorised_working_days": 10**30}, "authorised_working_days"),
    (LENGTH | {"authorised_working_days": 1.5}, "authorised_working_days"),
    (LENGTH | {"days": 1}, "days"),
]
DEADLINE_FAULTS: list[tuple[dict[str, Any], str]] = [
    ({}, "kind"),
    ({"kind": "tea"}, "kind"),
    ({"kind": "appeal"}, "received"),
    ({"kind": "appeal", "received": "2026-11-31"}, "received"),
    ({"kind": "appeal", "received": "9999-12-31"}, "received"),
    ({"kind": "appeal", "received": "1950-01-01"}, "received"),
    ({"kind": "appeal", "received": "2026-11-01", "settled": "2026-11-01"}, "settled"),
    ({"kind": "programme_start"}, "settled"),
    ({"kind": "programme_start", "settled": 1}, "settled"),
    ({"kind": "programme_start", "claimed": "x"}, "claimed"),
    ({"kind": "certificate_review"}, "decided"),
    ({"kind": "certificate_review", "decided": []}, "decided"),
    ({"kind": "nir"}, "event"),
    ({"kind": "nir", "event": "2026-1-1"}, "event"),
]
FOLLOWUP_FAULTS: list[tuple[dict[str, Any], str]] = [
    (FOLLOWUP | {"settled": None}, "settled"),
    (FOLLOWUP | {"settled": "9999-12-31"}, "settled"),
    (FOLLOWUP | {"on": ""}, "on"),
    (FOLLOWUP | {"held": "2026-11-17"}, "held"),
    (FOLLOWUP | {"held": ["2026-11-17", 5]}, "held[1]"),
    (FOLLOWUP | {"held": [None]}, "held[0]"),
    (FOLLOWUP | {"programme_end": {}}, "programme_end"),
    (FOLLOWUP | {"count": -1}, "count"),
    (FOLLOWUP | {"count": 10**9}, "count"),
    (FOLLOWUP | {"count": "6"}, "count"),
    (FOLLOWUP | {"phases": []}, "phases"),
    (FOLLOWUP | {"phases": ["weekly"]}, "phases[0]"),
    (FOLLOWUP | {"phases": [{"interval": "daily"}]}, "phases[0].interval"),
    (FOLLOWUP | {"phases": [{"interval": "weekly"}, {"interval": "monthly"}]}, "phases[0].months"),
    (FOLLOWUP | {"phases": [{"interval": "weekly", "months": 0}]}, "phases[0].months"),
    (FOLLOWUP | {"phases": [{"interval": "weekly", "months": 10**9}]}, "phases[0].months"),
    (FOLLOWUP | {"phases": [{"interval": "weekly", "weeks": 1}]}, "phases[0].weeks"),
    (FOLLOWUP | {"extra": 1}, "extra"),
]
CASELOAD_FAULTS: list[tuple[dict[str, Any], str]] = [
    (CASELOAD | {"on": None}, "on"),
    (CASELOAD | {"guideline": 0}, "guideline"),
    (CASELOAD | {"guideline": -1}, "guideline"),
    (CASELOAD | {"guideline": "20"}, "guideline"),
    (CASELOAD | {"advisers": None}, "advisers"),
    (CASELOAD | {"advisers": [[]]}, "advisers[0]"),
    (adviser(id=None), "advisers[0].id"),
    (adviser(id=7), "advisers[0].id"),
    (adviser(positions=None), "advisers[0].positions"),
    (adviser(participants=None), "advisers[0].participants"),
    (adviser(positions=[{"from": "2026-01-01"}]), "advisers[0].positions[0].percent"),
    (adviser(positions=[{"from": "2026-01-01", "percent": -1}]), "advisers[0].positions[0].percent"),
    (
        adviser(positions=[{"from": "2026-01-01", "percent": 1, "counts": 1}]),
        "advisers[0].positions[0].counts",
    ),
    (
        adviser(positions=[{"from": "2026-01-02", "to": "2026-01-01", "percent": 1}]),
        "advisers[0].positions[0].to",
    ),
    (adviser(participants=[{"id": "p"}]), "advisers[0].participants[0].from"),
    (adviser(participants=[{"id": "p", "from": "2026-01-01", "x": 1}]), "advisers[0].participants[0].x"),
    (CASELOAD | {"x": 1}, "x"),
]
ENTRY = SICKNESS["entries"][0]


def entries(*items: dict[str, Any]) -> dict[str, Any]:
    return SICKNESS | {"entries": [ENTRY | item for item in items]}


SICKNESS_FAULTS: list[tuple[dict[str, Any], str]] = [
    (SICKNESS | {"programme_start": None}, "programme_start"),
    (SICKNESS | {"programme_start": "2026-02-30"}, "programme_start"),
    (SICKNESS | {"programme_start": "9999-12-31"}, "programme_start"),
    (SICKNESS | {"entries": {}}, "entries"),
    (SICKNESS | {"entries": ["sick"]}, "entries[0]"),
    (entries({"from": None}), "entries[0].from"),
    (entries({"from": "0001-01-01"}), "entries[0].from"),
    (entries({"to": None}), "entries[0].to"),
    (entries({"to": "9999-12-31"}), "entries[0].to"),
    (entries({"to": "2026-05-07"}), "entries[0].to"),
    (entries({"kind": None}), "entries[0].kind"),
    (entries({"kind": "flu"}), "entries[0].kind"),
    (entries({"days": 1}), "entries[0].days"),
    (entries({}, {"from": "2026-05-10", "to": "2026-05-11"}), "entries[1].from"),
    (entries({}, {"from": "2026-05-01", "to": "2026-05-08", "kind": "doctor"}), "entries[0].from"),
    (SICKNESS | {"on": "2026-05-08"}, "on"),
]
OUTCOMES_FAULTS: list[tuple[dict[str, Any], str]] = [
    (OUTCOMES | {"participants": None}, "participants"),
    (OUTCOMES | {"participants": []}, "participants"),
    (OUTCOMES | {"participants": [[]]}, "participants[0]"),
    (OUTCOMES | {"participants": [{"goal_reached": True}]}, "participants[0].group"),
    (OUTCOMES | {"participants": [{"group": 1, "goal_reached": True}]}, "participants[0].group"),
    (OUTCOMES | {"participants": [{"group": "A"}]}, "participants[0].goal_reached"),
    (OUTCOMES | {"participants": [{"group": "A", "goal_reached": 1}]}, "participants[0].goal_reached"),
    (
        OUTCOMES | {"participants": [{"group": "A", "goal_reached": True, "age": 1}]},
        "participants[0].age",
    ),
    (OUTCOMES | {"odds": None}, "odds"),
    (OUTCOMES | {"odds": []}, "odds"),
    (OUTCOMES | {"odds": {"A": -0.1}}, "odds.A"),
    (OUTCOMES | {"odds": {"A": "much"}}, "odds.A"),
    (OUTCOMES | {"odds": {"A": None}}, "odds.A"),
    (OUTCOMES | {"national_share": None}, "national_share"),
    (OUTCOMES | {"national_share": -0.01}, "national_share"),
    (OUTCOMES | {"national_share": 1.01}, "national_share"),
    (OUTCOMES | {"national_share": True}, "national_share"),
    (OUTCOMES | {"year": 2026}, "year"),
]
BREAK = {"from": "2026-09-07", "to": "2026-09-08"}
COVERAGE_FAULTS: list[tuple[dict[str, Any], str]] = [
    (COVERAGE | {"from": None}, "from"),
    (COVERAGE | {"to": None}, "to"),
    (COVERAGE | {"to": "2026-09-06"}, "to"),
    (COVERAGE | {"to": "2026-09-31"}, "to"),
    (COVERAGE | {"full_time_hours": -1}, "full_time_hours"),
    (COVERAGE | {"full_time_hours": "much"}, "full_time_hours"),
    (COVERAGE | {"vacation_right": -1}, "vacation_right"),
    (COVERAGE | {"vacation_right": 2.5}, "vacation_right"),
    (COVERAGE | {"elements": [ELEMENT | {"kind": "school"}]}, "elements[0].kind"),
    (COVERAGE | {"elements": [ELEMENT | {"hours": None}]}, "elements[0].hours"),
    (COVERAGE | {"elements": [ELEMENT | {"hours": -1}]}, "elements[0].hours"),
    (COVERAGE | {"elements": [ELEMENT | {"to": None}]}, "elements[0].to"),
    (COVERAGE | {"elements": [ELEMENT | {"to": "2026-08-16"}]}, "elements[0].to"),
    (COVERAGE | {"elements": [ELEMENT | {"weekdays": {"mon": 1}}]}, "elements[0].weekdays"),
    (COVERAGE | {"elements": [BY_DAY | {"weekdays": {"sat": 1}}]}, "elements[0].weekdays.sat"),
    (COVERAGE | {"elements": [BY_DAY | {"weekdays": {"fri": "-1"}}]}, "elements[0].weekdays.fri"),
    (COVERAGE | {"elements": [BY_DAY | {"weekdays": []}]}, "elements[0].weekdays"),
    (COVERAGE | {"closures": [BREAK]}, "closures[0].kinds"),
    (COVERAGE | {"closures": [BREAK | {"kinds": "norwegian"}]}, "closures[0].kinds"),
    (COVERAGE | {"closures": [BREAK | {"kinds": ["civics", "x"]}]}, "closures[0].kinds[1]"),
    (COVERAGE | {"vacation": [BREAK | {"to": "2026-09-06"}]}, "vacation[0].to"),
    (COVERAGE | {"vacation": [BREAK | {"days": 2}]}, "vacation[0].days"),
    (COVERAGE | {"vacation": [BREAK, BREAK]}, "vacation[1].from"),
    (COVERAGE | {"leave": [BREAK, BREAK]}, "leave[1].from"),
    (COVERAGE | {"track": None}, "track"),
    (COVERAGE | {"track": COVERAGE["track"] | {"programme_start": None}}, "track.programme_start"),
    (COVERAGE | {"track": COVERAGE["track"] | {"education": "some"}}, "track.education"),
    (COVERAGE | {"track": COVERAGE["track"] | {"qualifies_for_work": None}}, "track.qualifies_for_work"),
    (COVERAGE | {"weeks": []}, "weeks"),
]
GRANTS = GOOD["grants"]
RELEASER = GRANTS["persons"][0]
STAY = {"from": "2025-02-01", "to": "2025-02-28"}


def releaser(**fields: Any) -> dict[str, Any]:
    return GRANTS | {"persons": [RELEASER | fields]}


GRANTS_FAULTS: list[tuple[dict[str, Any], str]] = [
    (GRANTS | {"municipality_years": None}, "municipality_years"),
    (GRANTS | {"municipality_years": 2024}, "municipality_years"),
    (GRANTS | {"municipality_years": {"to": 2024}}, "municipality_years.from"),
    (GRANTS | {"municipality_years": {"from": 2024}}, "municipality_years.to"),
    (GRANTS | {"municipality_years": {"from": "2024", "to": 2024}}, "municipality_years.from"),
    (GRANTS | {"municipality_years": {"from": 2024.5, "to": 2025}}, "municipality_years.from"),
    (GRANTS | {"municipality_years": {"from": 1899, "to": 2025}}, "municipality_years.from"),
    (GRANTS | {"municipality_years": {"from": 2024, "to": 2200}}, "municipality_years.to"),
    (GRANTS | {"municipality_years": {"from": 2025, "to": 2024}}, "municipality_years.to"),
    (GRANTS | {"municipality_years": {"from": 2025, "to": 2025, "by": 1}}, "municipality_years.by"),
    (GRANTS | {"persons": None}, "persons"),
    (GRANTS | {"persons": {}}, "persons"),
    (GRANTS | {"persons": ["p"]}, "persons[0]"),
    (GRANTS | {"persons": [RELEASER, RELEASER]}, "persons[1].id"),
    (releaser(id=None), "persons[0].id"),
    (releaser(id=1), "persons[0].id"),
    (releaser(settled=None), "persons[0].settled"),
    (releaser(settled="2024-02-30"), "persons[0].settled"),
    (releaser(settled="9999-12-31"), "persons[0].settled"),
    (releaser(birth_date=None), "persons[0].birth_date"),
    (releaser(birth_date="2024-10-16"), "persons[0].settled"),
    (releaser(category=None), "persons[0].category"),
    (releaser(category="adult"), "persons[0].category"),
    (releaser(humanitarian_family="nei"), "persons[0].humanitarian_family"),
    (releaser(residence=None), "persons[0].residence"),
    (releaser(residence={}), "persons[0].residence"),
    (releaser(residence=[{}]), "persons[0].residence[0].from"),
    (releaser(residence=[STAY | {"to": "2025-01-31"}]), "persons[0].residence[0].to"),
    (releaser(residence=[STAY | {"place": "her"}]), "persons[0].residence[0].place"),
    (releaser(residence=[STAY, STAY | {"from": "2025-02-28"}]), "persons[0].residence[1].from"),
    (releaser(residence=[{"from": "2025-02-28"}, STAY]), "persons[0].residence[0].from"),
    (releaser(name="x"), "persons[0].name"),
    (GRANTS | {"rates": []}, "rates"),
    (GRANTS | {"rates": {"24": {}}}, "rates.24"),
    (GRANTS | {"rates": {"٢٠٢٤": {}}}, "rates.٢٠٢٤"),
    (GRANTS | {"rates": {"0024": {}}}, "rates.0024"),
    (GRANTS | {"rates": {"2024": []}}, "rates.2024"),
    (GRANTS | {"rates": {"2024": {"AR-6": "1"}}}, "rates.2024.AR-6"),
    (GRANTS | {"rates": {"2024": {"AR-2": 1}}}, "rates.2024.AR-2"),
    (GRANTS | {"rates": {"2024": {"AR-2": "-1"}}}, "rates.2024.AR-2"),
    (GRANTS | {"rates": {"2024": {"AR-2": "1.001"}}}, "rates.2024.AR-2"),
    (GRANTS | {"years": 1}, "years"),
]
FAULTS = [
    (name, data, field)
    for name, faults in (
        ("benefit", BENEFIT_FAULTS),
        ("length", LENGTH_FAULTS),
        ("deadline", DEADLINE_FAULTS),
        ("followup", FOLLOWUP_FAULTS),
        ("caseload", CASELOAD_FAULTS),
        ("sickness", SICKNESS_FAULTS),
        ("outcomes", OUTCOMES_FAULTS),
        ("coverage", COVERAGE_FAULTS),
        ("grants", GRANTS_FAULTS),
    )
    for data, field in faults
]


@pytest.mark.parametrize(
    ("name", "data", "field"),
    FAULTS,
    ids=[f"{index}-{name}-{field}" for index, (name, _, field) in enumerate(FAULTS)],
)
def test_a_fault_is_told_at_its_field(name: str, data: dict[str, Any], field: str) -> None:
    assert field_of(name, data) == field


@pytest.mark.parametrize("name", CALCULATORS)
def test_the_good_input_is_answered(name: str) -> None:
    assert compute(name, GOOD[name])["steps"]


@pytest.mark.parametrize("name", CALCULATORS)
@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"  \n",
        b"null",
        b"[]",
        b"1",
        b'"x"',
        b"{} {}",
        b"{",
        b"{'a': 1}",
        b'{"a": NaN}',
        b'{"a": Infinity}',
        b'{"a": -Infinity}',
        b"\xff\xfe{}",
        b'{"a": "\xe6"}',
        b"[" * 100_000,
        b'{"a":' * 100_000,
        b'{"a": 1e999999999999999999999999}',
    ],
)
def test_what_is_not_one_json_object_is_an_error_of_the_whole(
    name: str, raw: bytes, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    give_input(monkeypatch, raw)
    code = main(["calc", name])
    out, err = capsys.readouterr()
    assert (code, out) == (2, "")
    assert json.loads(err)["error"]["field"] == ""


JSON = st.recursive(
    st.one_of(
        st.none(),
        st.booleans(),
        st.integers(),
        st.floats(allow_nan=False, allow_infinity=False),
        st.text(),
        st.dates().map(str),
        st.sampled_from(["appeal", "weekly", "aap", "less", "work", "1.00", "2026-11"]),
    ),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.text(), inner, max_size=3)),
    max_leaves=6,
)


@pytest.mark.parametrize("name", CALCULATORS)
@given(data=st.data())
@settings(derandomize=True, max_examples=60, deadline=None)
def test_any_value_in_any_field_is_answered_or_refused_in_words(name: str, data: st.DataObject) -> None:
    changed = dict(GOOD[name])
    optional = [
        "held",
        "phases",
        "count",
        "months",
        "guideline",
        "unpaid_leave",
        "repayment",
        "other_benefits",
    ]
    changed[data.draw(st.sampled_from([*changed, *optional]))] = data.draw(JSON)
    try:
        assert compute(name, changed)["steps"]
    except UserError as fault:
        assert fault.message  # noqa: PT017 - either outcome is right


def test_numbers_are_read_exactly() -> None:
    result = compute("benefit", BENEFIT | {"unauthorised_absence": [{"date": "2026-11-03", "hours": "0.1"}]})
    number = CALCULATORS["benefit"](
        parse(
            json.dumps(BENEFIT)[:-1].encode()
            + b', "unauthorised_absence": [{"date":"2026-11-03","hours":0.1}]}'
        ),
        shipped_parameters(),
    )
    assert result == number
    assert result["deductions"] == [{"kind": "unauthorised_absence", "amount": "14.76"}]


def test_a_field_written_twice_is_refused() -> None:
    with pytest.raises(UserError) as fault:
        CALCULATORS["deadline"](
            parse(b'{"kind":"nir","event":"2026-01-01","event":"2026-02-01"}'), shipped_parameters()
        )
    assert fault.value.field == "event"


def test_a_group_whose_odds_are_written_twice_is_refused() -> None:
    raw = b'{"participants":[{"group":"A","goal_reached":true}],"odds":{"A":1,"A":2},"national_share":1}'
    with pytest.raises(UserError) as fault:
        CALCULATORS["outcomes"](parse(raw), shipped_parameters())
    assert fault.value.field == "odds.A"


def test_absences_may_be_left_out() -> None:
    answer = compute("sickness", {"programme_start": "2026-01-05"})
    assert (answer["entries"], answer["uses_last_12_months"], answer["may_withdraw"]) == ([], 0, False)


def test_odds_and_shares_may_be_texts_and_are_read_exactly() -> None:
    asked = OUTCOMES | {"odds": {"ET-K": "1.15"}, "national_share": "0.61"}
    assert compute("outcomes", asked) == compute("outcomes", OUTCOMES)


@pytest.mark.parametrize(
    ("rates", "amount", "missing"),
    [
        (None, "194400.00", ["2025 AR-2", "2026 AR-3"]),
        ({}, None, ["2024 AR-1", "2025 AR-2", "2026 AR-3"]),
        ({"2024": None}, None, ["2024 AR-1", "2025 AR-2", "2026 AR-3"]),
        ({"2024": {"AR-1": None}}, None, ["2024 AR-1", "2025 AR-2", "2026 AR-3"]),
        ({"2024": {"AR-1": "0.5"}}, "0.50", ["2025 AR-2", "2026 AR-3"]),
        ({"2024": {"AR-1": "0"}}, "0.00", ["2025 AR-2", "2026 AR-3"]),
    ],
)
def test_given_rates_replace_all_that_are_shipped(
    rates: dict[str, Any] | None, amount: str | None, missing: list[str]
) -> None:
    answer = compute("grants", GRANTS | {"rates": rates})
    assert (answer["lines"][0]["amount"], answer["missing_rates"]) == (amount, missing)
    assert answer["total"] == ({} if amount is None else {"2024": amount})


def test_a_child_may_be_settled_on_the_day_it_is_born() -> None:
    answer = compute("grants", releaser(birth_date="2024-10-15", category="child"))
    assert [line["code"] for line in answer["lines"]] == ["AR-1 B", "BHT", "AR-2", "AR-3"]


def test_nobody_releases_nothing() -> None:
    answer = compute("grants", GRANTS | {"persons": []})
    assert (answer["lines"], answer["total"], answer["missing_rates"]) == ([], {}, [])


def test_null_is_the_same_as_left_out() -> None:
    optional = set(benefit.FIELDS) - set(BENEFIT)
    assert compute("benefit", BENEFIT | dict.fromkeys(optional)) == compute("benefit", BENEFIT)


def test_an_open_end_may_be_written_as_the_last_day_of_the_calendar() -> None:
    answer = compute("benefit", household({"to": "9999-12-31"}))
    assert answer["gross"] == "22758.17"


def test_lines_are_answered_in_order_and_errors_do_not_stop_the_rest(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    good = json.dumps(GOOD["deadline"]).encode()
    give_input(monkeypatch, b"\n".join([good, b"\xff", b'{"kind":"nir"}', b"", good]))
    code = main(["calc", "deadline", "--lines"])
    out, err = capsys.readouterr()
    answers = [json.loads(line) for line in out.splitlines()]
    assert (code, err, len(answers)) == (2, "", 5)
    assert [answer.get("deadline") for answer in answers] == ["2026-12-28", None, None, None, "2026-12-28"]
    assert [answer["error"]["field"] for answer in answers[1:4]] == ["", "event", ""]


def test_lines_without_a_fault_give_zero(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    line = json.dumps(GOOD["deadline"])
    assert main(["calc", "deadline", write(tmp_path, f"{line}\r\n{line}\r\n"), "--lines"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 2


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["tea"],
        ["benefit", "--wrong"],
        ["benefit", "one", "two"],
        ["benefit", "no-such-file.json"],
        ["benefit", "no-such-file.json", "--lines"],
        ["benefit", "a\0b"],
        ["benefit", "."],
    ],
)
def test_a_wrong_command_line_is_an_error_object(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    code = main(["calc", *arguments])
    out, err = capsys.readouterr()
    assert (code, out) == (2, "")
    assert json.loads(err)["error"]["message"]


def test_help_is_given_without_an_error(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == 0
    assert main(["calc", "--help"]) == 0
    assert "calc" in capsys.readouterr().out


def test_without_a_command_and_without_a_display_it_says_what_to_do_instead(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    assert main([]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert "grongintro demo --out" in err


def test_an_unknown_command_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["tea"]) == 2
    assert capsys.readouterr().out == ""


def test_the_rules_are_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["docs", "rules"]) == 0
    assert capsys.readouterr().out.startswith("# Reglene i programmet")
    assert main(["docs"]) == 2


def run_program(arguments: list[str], raw: bytes) -> subprocess.CompletedProcess[bytes]:
    """The program as another system would start it, in a locale that knows no Norwegian letters."""
    environment = os.environ | {"LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    return subprocess.run(  # noqa: S603 - the program itself, with fixed words
        [sys.executable, *arguments], input=raw, capture_output=True, check=False, env=environment, timeout=60
    )


def test_the_program_speaks_utf8_in_any_locale() -> None:
    data = BENEFIT | {"other_benefits": [{"kind": "uforetrygd", "monthly": "1.00"}]}
    done = run_program(["-m", "grongintro", "calc", "benefit", "-"], json.dumps(data).encode())
    assert (done.returncode, done.stderr) == (0, b"")
    assert "Uføretrygd" in done.stdout.decode("utf-8")
    wrong = run_program(["-m", "grongintro", "calc", "benefit"], '{"ø": 1}'.encode())
    assert (wrong.returncode, wrong.stdout) == (2, b"")
    assert json.loads(wrong.stderr.decode("utf-8"))["error"]["field"] == "ø"


def test_a_lone_surrogate_in_a_name_is_written_as_its_escape() -> None:
    raw = json.dumps(adviser(id="\ud800")).encode()
    done = run_program(["-m", "grongintro", "calc", "caseload"], raw)
    assert done.returncode == 0
    assert json.loads(done.stdout)["advisers"][0]["id"] == "\ud800"


def test_a_calculator_opens_no_window_and_no_store() -> None:
    script = (
        "import sys\n"
        "from grongintro.__main__ import main\n"
        "assert main(['calc', 'benefit', '-']) == 0\n"
        "heavy = {'PySide6', 'sqlalchemy', 'reportlab', 'openpyxl', 'sqlcipher3', 'jinja2'}\n"
        "sys.exit(bool(heavy & set(sys.modules)))\n"
    )
    done = run_program(["-c", script], json.dumps(BENEFIT).encode())
    assert done.returncode == 0, done.stderr.decode("utf-8")
