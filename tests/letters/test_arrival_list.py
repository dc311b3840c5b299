"""The list before an arrival: what is done, what is not known, and a list over several pages."""

from __future__ import annotations

import pytest

from grongintro.domain.municipality import Language
from grongintro.letters.arrival_list import build
from grongintro.letters.content import Facts, Letter, Table
from grongintro.letters.pdf import render
from grongintro.letters.phrases import Phrases
from grongintro.letters.text import plain_text
from grongintro.services.settlement.ready import READY
from tests.letters import arrival_samples as made
from tests.letters.reading import read


def table(letter: Letter) -> Table:
    (found,) = [block for block in letter.flat() if isinstance(block, Table)]
    return found


def test_done_points_have_their_day_and_others_a_box() -> None:
    rows = table(build(made.arrival())).rows
    assert rows[0][-1] == "12.11.2026"
    assert rows[1][-1].startswith("[")
    assert rows[2][:3] == ("Barneseng fra utstyrslageret", "14.12.2026", "Ingen ennå")
    assert rows[3][1] == "Ikke kjent"


def test_in_nynorsk_the_usual_points_are_too() -> None:
    rows = table(build(made.arrival(Language.NYNORSK))).rows
    assert rows[0][0] == "Bustad: leigeavtalen er skriven og nøklane er henta"
    assert rows[2][2] == "Ingen enno"


def test_an_arrival_of_which_little_is_known() -> None:
    letter = build(made.empty())
    (facts,) = [block for block in letter.flat() if isinstance(block, Facts)]
    assert dict(facts.pairs) == {
        "Ventes": "Ikke kjent",
        "Personer": "Voksne: 2, barn: 3",
        "Bolig": "Ikke valgt",
    }
    assert "Det står ingenting på listen." in plain_text(letter)


@pytest.mark.parametrize("ready", READY, ids=lambda ready: ready.key)
def test_a_usual_point_reads_on_paper_as_on_screen(ready: object) -> None:
    key, text = (getattr(ready, name) for name in ("key", "text"))
    assert Phrases(Language.BOKMAL, "arrival_list")(f"points.{key}") == text
    assert Phrases(Language.NYNORSK, "arrival_list")(f"points.{key}")


def test_a_long_list_is_one_table_over_several_pages() -> None:
    document = read(render(build(made.long_list())))
    facts, points = document.every("Table")
    assert len(list(points.every("TR"))) == len(made.long_list().points) + 1
    assert len(list(facts.every("TR"))) == 4
    assert len({page for node in document.every("TD", "P") for page in node.pages}) > 1
