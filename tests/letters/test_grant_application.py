"""The draft of an application: what it asks for, what is deducted, what is missing, and whose it is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from grongintro.domain.application import Scheme
from grongintro.domain.municipality import Language
from grongintro.letters.content import Letter, Table
from grongintro.letters.grant_application import build
from grongintro.letters.pdf import render
from grongintro.letters.text import plain_text
from tests.letters import application_samples as made
from tests.letters.reading import read


def table(letter: Letter) -> Table:
    (found,) = [block for block in letter.flat() if isinstance(block, Table)]
    return found


def test_costs_deductions_and_the_sum_stand_in_one_table() -> None:
    found = table(build(made.application()))
    assert found.total
    assert [row[1].replace("\u00a0", " ") for row in found.rows] == [
        "420 000,00",
        "96 000,50",
        "\u2212200 000,00",
        "316 000,50",
    ]


@pytest.mark.parametrize(
    ("language", "draft"),
    [(Language.BOKMAL, "Utkast. Søknaden er ikke sendt."), (Language.NYNORSK, "ikkje send")],
)
def test_a_draft_says_so_until_it_is_sent(language: Language, draft: str) -> None:
    letter = plain_text(build(made.application(language)))
    assert draft in letter
    assert "(mangl" in letter
    sent = plain_text(build(made.project(language)))
    assert draft not in sent
    assert "(mangl" not in sent


@pytest.mark.parametrize("scheme", list(Scheme))
@pytest.mark.parametrize("language", list(Language))
def test_every_scheme_has_its_title(scheme: Scheme, language: Language) -> None:
    content = made.application(language, case=replace(made.case(language), scheme=scheme))
    assert build(content).title.startswith("Søknad om")


def test_what_is_not_written_is_marked() -> None:
    assert plain_text(build(made.bare())).count("[mangler]") == 2


def test_long_texts_and_tables_flow_on() -> None:
    document = read(render(build(made.long_texts())))
    pages = {page for node in document.every("P", "LI") for page in node.pages}
    assert len(pages) > 3
    assert len(list(document.every("Table"))) == 2  # the facts on top, and the costs over two pages
