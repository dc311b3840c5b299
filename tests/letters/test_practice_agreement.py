"""The agreement on practice: its three sides, what is left out, and that it never promises insurance."""

from __future__ import annotations

import pytest

from grongintro.domain.municipality import Language
from grongintro.letters.content import Facts, Letter, Signing
from grongintro.letters.pdf import render
from grongintro.letters.practice_agreement import build
from grongintro.letters.text import plain_text
from tests.letters import practice_samples as made
from tests.letters.reading import read


def facts(letter: Letter) -> dict[str, str]:
    (found,) = [block for block in letter.flat() if isinstance(block, Facts)]
    return dict(found.pairs)


def signing(letter: Letter) -> Signing:
    (found,) = [block for block in letter.flat() if isinstance(block, Signing)]
    return found


@pytest.mark.parametrize(
    ("language", "roles"),
    [
        (Language.BOKMAL, ["Deltaker", "Arbeidsgiver", "For kommunen"]),
        (Language.NYNORSK, ["Deltakar", "Arbeidsgivar", "For kommunen"]),
    ],
)
def test_three_sign(language: Language, roles: list[str]) -> None:
    lines = signing(build(made.agreement(language))).lines
    assert [line.role for line in lines] == roles
    assert [line.name for line in lines] == ["Selam Tesfay", "Randi Moen", "Ingrid Moen"]
    assert {line.signed for line in lines} == {""}


def test_who_has_signed_is_told_by_the_day() -> None:
    lines = signing(build(made.signed())).lines
    assert {line.signed for line in lines} == {"Underskrevet 22.11.2026"}


def test_the_facts_stand_on_top() -> None:
    told = facts(build(made.agreement()))
    assert told["Periode"] == "Fra 01.12.2026 til og med 30.11.2028"
    assert told["Timer i uken"] == "22,5 timer"
    assert told["Arbeidsgiver"].splitlines() == [
        "Elvedal sykehjem, Elvedal",
        "Org.nr. 940010853",
        "Kontakt: Randi Moen, 74 00 00 30",
    ]


def test_what_is_not_written_is_said_or_left_out() -> None:
    letter = build(made.bare())
    told = facts(letter)
    assert told["Arbeidsgiver"] == "Bua"
    assert told["Veileder på praksisplassen"] == "[mangler]"
    assert told["Timer i uken"] == "1 time"
    assert plain_text(letter).count("Det er ikke skrevet noe her.") == 3
    assert "siden med en uke mellom" in " ".join(plain_text(letter).split())
    assert signing(letter).lines[1].name == "Bua"


@pytest.mark.parametrize("language", list(Language))
def test_insurance_is_not_promised(language: Language) -> None:
    text = plain_text(build(made.agreement(language))).casefold()
    assert text.count("forsikr") == 1
    assert ("ikke hvem som er forsikret" in text) or ("ikkje kven som er forsikra" in text)


def test_long_texts_flow_on_and_the_three_sign_on_one_page() -> None:
    document = read(render(build(made.long_texts())))
    pages = sorted({page for node in document.every("P", "LI") for page in node.pages})
    assert len(pages) > 2
    signatures = [node for node in document.every("P") if node.text.endswith("Dato og underskrift")]
    assert len(signatures) == 3
    assert {page for node in signatures for page in node.pages} == {pages[-1]}
