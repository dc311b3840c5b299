"""The insight package: nothing is left out, and what is about others is marked."""

from __future__ import annotations

import tomllib
from dataclasses import replace

import pytest

from grongintro.domain import document, followup, household, person, programme
from grongintro.domain.case import DecisionState
from grongintro.domain.municipality import Language
from grongintro.letters.insight import InsightContent, build
from grongintro.letters.phrases import Phrases
from grongintro.letters.text import plain_text
from grongintro.paths import resource
from tests.letters.insight_samples import empty_insight, insight

MARK = "[Gjelder andre – vurder å ta ut]"
WORDS = {
    "word": (
        person.Sex,
        person.Settlement,
        household.HouseholdRole,
        household.LivingFactKind,
        programme.Education,
        programme.Goal,
        followup.Rhythm,
        followup.Side,
    ),
    "permit": (person.PermitKind,),
    "form": (followup.Form,),
    "outcome": (followup.Outcome,),
    "interpreter": (followup.InterpreterMode,),
    "topic": (followup.Topic,),
    "appointment": (followup.AppointmentState,),
    "decision_state": (DecisionState,),
    "document": (document.DocumentKind,),
}


def lines(content: InsightContent) -> list[str]:
    return plain_text(build(content)).splitlines()


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("section", WORDS)
def test_every_value_has_its_word(language: Language, section: str) -> None:
    phrases = Phrases(language, "insight")
    for kind in WORDS[section]:
        assert all(phrases(f"{section}.{value}") for value in kind)


def test_both_languages_say_the_same_things() -> None:
    found = [
        tomllib.loads(resource("letters", language, "insight.toml").read_text(encoding="utf-8"))
        for language in ("nb", "nn")
    ]
    keys = [{(s, k) for s, v in each.items() if isinstance(v, dict) for k in v} | set(each) for each in found]
    assert keys[0] == keys[1]


def test_what_is_about_others_is_marked_and_said_on_top() -> None:
    told = lines(insight())
    marked = [line for line in told if MARK in line]
    assert any("Yonas" in line for line in marked)
    assert any("Şükrü" in line for line in marked)
    assert any("Hele familien" in line for line in marked)
    assert told[told.index(MARK) + 2].startswith("Begge var med.")
    assert any(line.startswith("Steder merket") for line in told)


def test_the_own_line_of_the_household_is_not_marked() -> None:
    assert not any("Selam Tesfay" in line and line.endswith(MARK) for line in lines(insight()))


def test_notes_stand_whole_and_a_closed_one_is_told() -> None:
    told = "\n".join(lines(insight()))
    assert "Vi snakket om praksis i barnehagen." in told
    assert "Hun gruer seg til norskprøven." in told
    assert "Dette er lukket" not in told
    assert "[Sensitivt notat som ikke er tatt med." in told
    assert "Epikrise" not in told


def test_each_table_has_its_rows_and_what_is_closed_or_empty_is_said() -> None:
    told = lines(insight())
    assert any("språk: tigrinja; muntlig: morsmål; skriftlig: godt" in line for line in told)
    assert any(line.startswith("[Lukkede opplysninger (2) er ikke tatt med.") for line in told)
    assert "Ingenting er registrert under: Prøver; Fritak." in told


def test_with_nothing_registered_every_part_says_so() -> None:
    told = lines(empty_insight())
    assert told.count("Ingenting er registrert.") == 15
    assert not any("Steder merket" in line for line in told)


def test_a_municipality_without_a_name_for_the_service_is_no_fault() -> None:
    town = replace(insight().municipality, service_name="")
    assert any("[mangler]" in line for line in lines(replace(insight(), municipality=town)))
