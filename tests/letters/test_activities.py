"""The papers of an activity: what stands in the list, the plan and the invitation, and what does not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from grongintro.domain.activity import ActivityKind
from grongintro.domain.followup import Booking
from grongintro.domain.municipality import Language
from grongintro.letters import activity_invitation, activity_list, activity_plan
from grongintro.letters.activity_parts import TEXTS
from grongintro.letters.content import Table
from grongintro.letters.pdf import render
from grongintro.letters.phrases import Phrases
from grongintro.letters.text import plain_text
from tests.letters import activity_samples as made
from tests.letters.reading import artifacts, read


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("kind", list(ActivityKind))
def test_every_kind_has_its_word(language: Language, kind: ActivityKind) -> None:
    assert Phrases(language, TEXTS)(f"kind.{kind}")


def test_the_list_has_a_box_for_everybody_at_every_gathering() -> None:
    (table,) = [each for each in activity_list.build(made.people()).flat() if isinstance(each, Table)]
    assert [row[0] for row in table.rows] == list(made.NAMES)
    assert all(row[1:] == ("[\u00a0\u00a0\u00a0\u00a0]",) * 5 for row in table.rows)
    assert table.columns[1].title == "man 22.2.\n09.00–14.00"


def test_a_year_of_gatherings_is_told_in_several_tables() -> None:
    letter = activity_list.build(made.people(gatherings=made.many()))
    tables = [each for each in letter.flat() if isinstance(each, Table)]
    assert [len(each.columns) - 1 for each in tables] == [8, 8, 3]


def test_the_plan_names_nobody_who_takes_part() -> None:
    text = plain_text(activity_plan.build(made.plan()))
    assert not any(name in text for name in made.NAMES)
    assert "Uke 8" in text
    assert "Ivar Moen, Elvedal idrettslag" in text
    assert "Tolk: tigrinja" in text


@pytest.mark.parametrize(("weeks", "tables"), [(2, 2), (3, 3), (4, 1), (19, 1)])
def test_what_goes_on_for_long_is_one_table_with_its_weeks(weeks: int, tables: int) -> None:
    letter = activity_plan.build(made.plan(gatherings=made.many()[:weeks]))
    found = [each for each in letter.flat() if isinstance(each, Table)]
    assert len(found) == tables
    if tables == 1:
        assert [row[0] for row in found[0].rows][:4] == ["8", "10", "12", "14"]


@pytest.mark.parametrize(
    ("language", "booked", "told"),
    [
        ("tigrinja", True, True),
        ("Tigrinja", True, True),
        ("dari", True, False),
        ("tigrinja", False, False),
    ],
)
def test_the_interpreter_is_told_where_there_is_one(language: str, booked: bool, told: bool) -> None:
    interpreter = Booking.BOOKED if booked else Booking.CALLED_OFF
    gatherings = tuple(
        replace(each, interpreter=interpreter, language="tigrinja") for each in made.gatherings()
    )
    text = plain_text(activity_invitation.build(made.invitation(language=language, gatherings=gatherings)))
    assert (f"Det blir tolk på {language}." in text) is told
    assert f"Vi kan lese dette for deg på {language} med tolk." in " ".join(text.split())


def test_the_invitation_says_how_to_answer_and_by_when() -> None:
    text = plain_text(activity_invitation.build(made.invitation()))
    assert "Si ja eller nei innen fredag 12. februar 2027." in text
    assert "ring 74 00 00 01" in text
    bare = made.all_activities()["activity-invitation-bare"]
    assert "så snart du kan" in plain_text(bare)
    assert "Snakk med Kari Lund." in plain_text(bare)
    assert "mandag 22. februar 2027" in plain_text(bare)


@pytest.mark.parametrize("name", ["activity-invitation-nb", "activity-invitation-nn"])
def test_an_invitation_to_a_week_is_one_page(name: str) -> None:
    content = render(made.all_activities()[name])
    assert len(artifacts(content)) == 1
    assert len(list(read(content).every("Table"))) == 1
