"""A municipality that writes nynorsk gets its decisions in nynorsk from the first page to the last step."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from grongintro.domain.case import IssuedLetter
from grongintro.domain.household import LivingFactKind
from grongintro.domain.municipality import Language
from grongintro.domain.step import Step
from grongintro.services import settings
from grongintro.services.deciding import decisions
from tests.services.making import answer, in_programme, person, submitted

if TYPE_CHECKING:
    from grongintro.services.desk import Desk

BOKMAL = re.compile(
    r"\b(ikke|en|et|fra|hver|måned\w*|deltaker\w*|samboer|gjelder|satser|kilde|bor|kommunens|regnes|"
    r"\w+loven|forskriften|mer|også)\b",
    re.IGNORECASE,
)


@pytest.fixture
def letter(desk: Desk, adviser_desk: Desk) -> tuple[str, list[Step]]:
    """The letter's text and the stored steps of one who turns 25 in the programme."""
    town = settings.municipality(desk)
    named = replace(
        town,
        language=Language.NYNORSK,
        service_name="Flyktningtenesta",
        statsforvalter="Statsforvaltaren i Trøndelag",
    )
    settings.change_municipality(desk, named)
    person_id = person(adviser_desk, born=date(2002, 6, 1))
    in_programme(adviser_desk, person_id)
    answer(adviser_desk, person_id, LivingFactKind.WITH_PARENTS, answer=False)
    decision_id = submitted(adviser_desk, person_id)
    decisions.approve(desk, decision_id)
    stored = decisions.view_decision(desk, decision_id).decision
    assert stored.steps is not None
    with desk.read() as reader:
        text = reader.find(IssuedLetter)[0].text
    return text, [Step.from_json(each) for each in stored.steps["steps"]]


def test_the_computation_is_in_nynorsk(letter: tuple[str, list[Step]]) -> None:
    text = letter[0]
    computation = text[text.index("Slik har vi rekna") :]
    assert "Deltakaren er under 25 år og bur ikkje med foreldre" in computation
    assert "valet til kommunen" in computation
    assert "folketrygdlova § 1-4" in computation
    assert "kr per månad" in " ".join(computation.replace("\u00a0", " ").split())
    assert not BOKMAL.findall(computation)


def test_what_is_frozen_can_be_told_in_both(letter: tuple[str, list[Step]]) -> None:
    _, steps = letter
    told = [step.text_in(Language.NYNORSK) for root in steps for step in root.flat()]
    assert told
    assert not BOKMAL.findall("\n".join(told))
    assert all(step.text_in(Language.BOKMAL) == step.text for root in steps for step in root.flat())
    assert any("Satser fra" in step.text for step in steps)
