from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from grongintro.domain.decision import Addressee, BenefitDecisionContent, Official, ReplacedDecision, UsedFact
from grongintro.domain.municipality import Language
from grongintro.domain.period import Period
from grongintro.letters import benefit_decision
from grongintro.letters.content import Facts, Heading, Lead, PageBreak, Table
from grongintro.letters.text import plain_text
from tests.letters import samples

if TYPE_CHECKING:
    from collections.abc import Callable

Change = dict[str, Any]


def with_decision(**changes: Any) -> BenefitDecisionContent:
    return samples.content(decisions=(replace(samples.decision(), **changes),))


def test_page_one_is_a_sentence_a_small_table_and_what_you_can_do() -> None:
    blocks = benefit_decision.build(samples.content()).blocks
    page_one = blocks[: blocks.index(PageBreak())]
    assert [type(block).__name__ for block in page_one] == ["Lead", "Facts", "Heading", "Bullets"]
    lead, facts, heading, _ = page_one
    assert isinstance(lead, Lead)
    assert "15\u00a0172,11 kroner i måneden før skatt" in lead.text
    assert isinstance(facts, Facts)
    assert [label for label, _ in facts.pairs] == [
        "Fra 1. desember 2026 til 11. april 2027",
        "Fra 12. april 2027 til 30. november 2028",
        "Beløpet endrer seg",
        "Du får pengene",
    ]
    assert heading == Heading("Dette kan du gjøre")


def test_the_computation_comes_last_with_every_step() -> None:
    last = benefit_decision.build(samples.content()).blocks[-1]
    assert isinstance(last, Table)
    assert [row[0] for row in last.rows] == ["1", "2", "3", "4", "4.1", "4.2"]


@pytest.mark.parametrize(
    "needed",
    [
        "forvaltningsloven § 23",
        "forvaltningsloven §§ 24 og 25",
        "forvaltningsloven § 27",
        "tre uker fra den dagen du fikk brevet (forvaltningsloven §§ 29 og 30)",
        "Statsforvalteren i Trøndelag",
        "Elvegata 4, 7899 ELVEDAL",
        "rett til å se dokumentene",
        "(forvaltningsloven § 42)",
        "fritt rettsråd",
        "Ingrid Moen",
        "Arne Lund, avdelingsleder",
        "integreringsloven § 47",
    ],
)
def test_says_what_the_law_asks_for(needed: str) -> None:
    text = " ".join(plain_text(benefit_decision.build(samples.content())).replace("\u00a0", " ").split())
    assert needed in text


def test_open_end_is_said_in_words() -> None:
    programme = Period(samples.START)
    line = replace(samples.decision().rates[1], period=programme)
    letter = benefit_decision.build(with_decision(programme=programme, rates=(line,)))
    assert "så lenge du deltar i introduksjonsprogrammet" in plain_text(letter)


def test_nynorsk_cites_the_laws_by_their_nynorsk_names() -> None:
    text = plain_text(benefit_decision.build(samples.content(Language.NYNORSK)))
    assert "forvaltningslova" in text
    assert "forvaltningsloven" not in text
    assert "integreringsloven" not in text


def test_draft_says_so_and_names_nobody_who_decided() -> None:
    text = plain_text(benefit_decision.build(samples.content(draft=True)))
    assert "Utkast – ikke vedtatt" in text
    assert "Vedtaksnummer: utkast" in text
    assert "Arne Lund" not in text


def test_issued_letter_is_no_draft() -> None:
    assert "utkast" not in plain_text(benefit_decision.build(samples.content())).lower()


def test_replaced_decision_is_named_with_its_day() -> None:
    old = ReplacedDecision("2026/3", date(2026, 3, 3), date(2026, 6, 1))
    text = plain_text(benefit_decision.build(with_decision(replaces=old)))
    assert "erstatter vedtak 2026/3 av 3. mars 2026 fra og med 1. juni 2026" in text


def test_several_decisions_are_numbered_in_one_letter() -> None:
    pair = (samples.decision(), samples.decision(number="2026/15"))
    letter = benefit_decision.build(samples.content(decisions=pair))
    headings = [block.text for block in letter.flat() if isinstance(block, Heading)]
    assert {"Vedtak 1", "Vedtak 2", "Slik har vi regnet: vedtak 2"} <= set(headings)
    assert ("Vedtaksnummer", "2026/14, 2026/15") in letter.references


def test_an_empty_draft_can_be_previewed() -> None:
    empty = replace(
        samples.decision(number=None), rates=(), changes=(), payment="", facts=(), reasons="", steps=()
    )
    content = replace(
        samples.content(draft=True, decisions=(empty,)),
        recipient=Addressee("", (), None),
        adviser=Official("", ""),
        law_references={},
        case_number="",
    )
    assert "[mangler]" in plain_text(benefit_decision.build(content))


def test_nothing_is_missing_in_a_whole_letter() -> None:
    assert benefit_decision.missing(samples.content()) == ()
    assert benefit_decision.missing(samples.content(draft=True)) == ()


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"reasons": " \n "}, "decisions[0].reasons"),
        ({"payment": ""}, "decisions[0].payment"),
        ({"facts": ()}, "decisions[0].facts"),
        ({"facts": (UsedFact("Fødselsdato", "12.04.2002"),)}, "decisions[0].facts[0]"),
        ({"steps": ()}, "decisions[0].steps"),
        ({"rates": ()}, "decisions[0].rates"),
        ({"programme": Period(samples.START, samples.END + timedelta(days=1))}, "decisions[0].rates"),
        ({"programme": Period(samples.START)}, "decisions[0].programme.end"),
        ({"rates": samples.decision().rates[:1]}, "decisions[0].rates"),
    ],
)
def test_missing_in_the_decision(change: Change, field: str) -> None:
    assert field in [lack.field for lack in benefit_decision.missing(with_decision(**change))]


TOWN = samples.municipality()


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"recipient": Addressee("", ("Gata 1",), samples.DAY)}, "recipient.name"),
        ({"recipient": Addressee("Ada", ("  ",), samples.DAY)}, "recipient.address_lines"),
        ({"recipient": Addressee("Ada", ("Gata 1",), None)}, "recipient.birth_date"),
        ({"case_number": ""}, "case_number"),
        ({"municipality": replace(TOWN, statsforvalter="")}, "municipality.statsforvalter"),
        ({"municipality": replace(TOWN, street="")}, "municipality.street"),
        ({"municipality": replace(TOWN, name="")}, "municipality.name"),
        (
            {"municipality": replace(TOWN, phone=""), "adviser": Official("Ingrid", "rådgiver")},
            "adviser.phone",
        ),
        ({"adviser": Official("", "rådgiver", "1")}, "adviser.name"),
        ({"adviser": Official("Ingrid", "", "1")}, "adviser.title"),
        ({"law_references": {**samples.LAWS, "notice": ""}}, "law_references"),
        ({"decisions": ()}, "decisions"),
    ],
)
def test_missing_around_the_decision(change: Change, field: str) -> None:
    (lack,) = benefit_decision.missing(replace(samples.content(), **change))
    assert lack.field == field
    assert lack.message.endswith(".")


def test_a_gap_between_two_rates_is_seen() -> None:
    first, second = samples.decision().rates
    later = replace(second, period=Period(samples.BIRTHDAY + timedelta(days=1), samples.END))
    fields: Callable[[BenefitDecisionContent], list[str]] = lambda content: [  # noqa: E731
        lack.field for lack in benefit_decision.missing(content)
    ]
    assert fields(with_decision(rates=(first, second))) == []
    assert fields(with_decision(rates=(first, later))) == ["decisions[0].rates"]
