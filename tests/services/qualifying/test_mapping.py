"""Mapping, languages, experience, what was done before, career guidance: written, refused, undone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest

from grongintro.domain.followup import InterpreterMode
from grongintro.domain.mapping import CompetenceMapping, MappedWhen, PriorElement, Schooling
from grongintro.domain.programme import Goal
from grongintro.domain.staff import Role
from grongintro.services.keeping import trash
from grongintro.services.qualifying import mapping
from tests.services.making import TODAY, person
from tests.services.qualifying.rows import experience, guidance, language, mapped, prior, refused, undone
from tests.services.test_notes_and_access import colleague

if TYPE_CHECKING:
    from grongintro.services.desk import Desk

ARRIVED = date(2026, 6, 1)
DAY = timedelta(days=1)


def test_a_mapping_is_written_changed_and_shown_newest_first(adviser_desk: Desk) -> None:
    who = person(adviser_desk)
    first = undone(adviser_desk, partial(mapping.save_mapping, adviser_desk, mapped(who, mapped_on=ARRIVED)))
    mapping.save_mapping(adviser_desk, mapped(who, mapped_by=" Liv "))
    view = mapping.mapping_view(adviser_desk, who)
    assert [each.mapped_on for each in view.mappings] == [TODAY, ARRIVED]
    assert view.latest is not None
    assert view.latest.mapped_by == "Liv"
    old = view.mappings[1]
    assert old.id == first.id
    mapping.save_mapping(adviser_desk, replace(old, schooling=Schooling.UPPER_SECONDARY))
    changed = mapping.mapping_view(adviser_desk, who).mappings[1]
    assert (changed.id, changed.schooling) == (old.id, Schooling.UPPER_SECONDARY)
    error = refused(partial(mapping.save_mapping, adviser_desk, replace(old, note="for sent")), code="stale")
    assert "endret dette" in error.message


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"mapped_by": " "}, "mapped_by"),
        ({"mapped_on": TODAY + DAY}, "mapped_on"),
        ({"mapped_on": date(1990, 3, 2)}, "mapped_on"),
        ({"mapped_on": ARRIVED - DAY}, "timing"),
        ({"timing": MappedWhen.BEFORE_SETTLEMENT, "mapped_on": ARRIVED + DAY}, "timing"),
        ({"interpreter": InterpreterMode.PHONE, "interpreter_qualified": True}, "language"),
        ({"interpreter": InterpreterMode.PHONE, "language": "dari"}, "interpreter_qualified"),
    ],
)
def test_a_mapping_that_cannot_be_is_told_at_its_field(
    adviser_desk: Desk, wrong: dict[str, Any], field: str
) -> None:
    who = person(adviser_desk)
    refused(partial(mapping.save_mapping, adviser_desk, mapped(who, **wrong)), field)
    assert mapping.mapping_view(adviser_desk, who).latest is None


def test_the_day_of_settlement_itself_is_either(adviser_desk: Desk) -> None:
    who = person(adviser_desk)
    for timing in MappedWhen:
        mapping.save_mapping(adviser_desk, mapped(who, mapped_on=ARRIVED, timing=timing))
    assert len(mapping.mapping_view(adviser_desk, who).mappings) == 2


def test_a_language_stands_once(adviser_desk: Desk) -> None:
    who = person(adviser_desk)
    undone(adviser_desk, partial(mapping.save_language_skill, adviser_desk, language(who)))
    mapping.save_language_skill(adviser_desk, language(who, language="Arabisk"))
    save = partial(mapping.save_language_skill, adviser_desk)
    refused(partial(save, language(who, language="TIGRINJA ")), "language")
    refused(partial(save, language(who, language="")), "language")
    names = [each.language for each in mapping.mapping_view(adviser_desk, who).languages]
    assert names == ["Arabisk", "tigrinja"]


def test_experience_stands_year_by_year_and_may_overlap(adviser_desk: Desk) -> None:
    who = person(adviser_desk)
    undone(adviser_desk, partial(mapping.save_experience, adviser_desk, experience(who)))
    for title, first, last in (("Skole", 1997, 2006), ("Sjåfør", 2012, None), ("Baking", None, None)):
        made = experience(who, title=title, first_year=first, last_year=last)
        mapping.save_experience(adviser_desk, made)
    titles = [each.title for each in mapping.mapping_view(adviser_desk, who).experience]
    assert titles == ["Skole", "Snekker", "Sjåfør", "Baking"]


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"title": ""}, "title"),
        ({"first_year": 2014, "last_year": 2013}, "last_year"),
        ({"first_year": 1989}, "first_year"),
        ({"first_year": 2027, "last_year": None}, "first_year"),
        ({"last_year": 2027}, "last_year"),
    ],
)
def test_experience_that_cannot_be(adviser_desk: Desk, wrong: dict[str, Any], field: str) -> None:
    who = person(adviser_desk)
    refused(partial(mapping.save_experience, adviser_desk, experience(who, **wrong)), field)


@pytest.mark.parametrize(("first", "last"), [(1990, 1990), (2026, 2026), (2014, 2014)])
def test_the_years_at_the_edges_are_taken(adviser_desk: Desk, first: int, last: int) -> None:
    made = experience(person(adviser_desk), first_year=first, last_year=last)
    assert mapping.save_experience(adviser_desk, made).id


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"title": " "}, "title"),
        ({"end": date(2026, 1, 4)}, "end"),
        ({"minutes": 0}, "minutes"),
        ({"start": ARRIVED + DAY}, "start"),
        ({"end": ARRIVED + DAY}, "end"),
    ],
)
def test_what_was_done_before_is_from_before(adviser_desk: Desk, wrong: dict[str, Any], field: str) -> None:
    who = person(adviser_desk)
    save = partial(mapping.save_prior_element, adviser_desk)
    refused(partial(save, prior(who, **wrong)), field)
    undone(adviser_desk, partial(save, prior(who, end=ARRIVED)))
    assert [each.title for each in mapping.mapping_view(adviser_desk, who).prior] == ["Norsk i mottak"]


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"offered_on": TODAY + DAY}, "offered_on"),
        ({"held_on": TODAY + DAY}, "held_on"),
        ({"held_on": date(2026, 11, 1)}, "held_on"),
        ({"held_on": TODAY, "declined": True}, "declined"),
        ({"recommended": Goal.WORK}, "held_on"),
        ({"recommendation": "Bli snekker"}, "held_on"),
        ({"prior_learning_wanted": False}, "prior_learning_offered"),
        ({"prior_learning_offered": TODAY + DAY}, "prior_learning_offered"),
    ],
)
def test_guidance_that_cannot_be(adviser_desk: Desk, wrong: dict[str, Any], field: str) -> None:
    who = person(adviser_desk)
    refused(partial(mapping.save_career_guidance, adviser_desk, guidance(who, **wrong)), field)


def test_guidance_is_offered_and_held_the_same_day_or_declined(adviser_desk: Desk) -> None:
    who = person(adviser_desk)
    save = partial(mapping.save_career_guidance, adviser_desk)
    held = guidance(who, held_on=date(2026, 11, 2), recommended=Goal.WORK, prior_learning_offered=TODAY)
    undone(adviser_desk, partial(save, held))
    save(guidance(who, offered_on=TODAY, declined=True))
    found = mapping.mapping_view(adviser_desk, who).guidance
    assert [each.declined for each in found] == [True, False]


def test_what_is_deleted_is_put_back(adviser_desk: Desk) -> None:
    who = person(adviser_desk)
    saved = mapping.save_mapping(adviser_desk, mapped(who))
    before = mapping.mapping_view(adviser_desk, who)
    assert trash.deletion_plan(adviser_desk, CompetenceMapping, saved.id).words == "kartleggingen"
    trash.delete(adviser_desk, CompetenceMapping, saved.id)
    (line,) = trash.trash(adviser_desk)
    assert line.words == "Kompetansekartlegging 23. november for Selam Selamsen"
    trash.put_back(adviser_desk, line.action)
    assert mapping.mapping_view(adviser_desk, who).mappings == before.mappings


def test_a_row_of_another_person_is_not_changed(adviser_desk: Desk) -> None:
    mine, other = person(adviser_desk), person(adviser_desk, "Amina", born=date(1985, 5, 5))
    saved = mapping.save_prior_element(adviser_desk, prior(mine))
    refused(partial(mapping.save_prior_element, adviser_desk, prior(other, id=saved.id)), code="gone")
    with adviser_desk.read() as reader:
        assert reader.get(PriorElement, saved.id).person_id == mine


def test_a_helper_writes_none_of_it_and_reads_only_of_own(desk: Desk, adviser_desk: Desk) -> None:
    who = person(adviser_desk)
    helper = colleague(desk, "Ingvild Hjelper", Role.HELPER)
    attempts = (
        partial(mapping.save_mapping, helper, mapped(who)),
        partial(mapping.save_language_skill, helper, language(who)),
        partial(mapping.save_experience, helper, experience(who)),
        partial(mapping.save_prior_element, helper, prior(who)),
        partial(mapping.save_career_guidance, helper, guidance(who)),
        partial(mapping.mapping_view, helper, who),
    )
    for attempt in attempts:
        refused(attempt, code="role")
