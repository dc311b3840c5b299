"""Plan, contract and summary: what stands where, in both languages, and what is left out."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pikepdf
import pytest

from grongintro.domain import followup, mapping, plan, programme, training
from grongintro.domain.municipality import Language
from grongintro.domain.plan import ContractKind, ElementKind
from grongintro.letters import integration_contract, integration_plan, mapping_summary
from grongintro.letters.content import Facts, Heading, Letter, Road, Signing, Stage
from grongintro.letters.mapping_years import year_rows
from grongintro.letters.pdf import render
from grongintro.letters.phrases import Phrases
from grongintro.letters.plan_changes import PlanParts, changed_lines
from grongintro.letters.qualifying_words import WORDS, hours, interpreter
from grongintro.letters.text import plain_text
from tests.letters import mapping_samples
from tests.letters import plan_samples as made
from tests.letters.paper_samples import all_papers
from tests.letters.reading import Element, artifacts, read

if TYPE_CHECKING:
    from grongintro.letters.plan_content import IntegrationPlanContent

BOKMAL = Phrases(Language.BOKMAL, "mapping_summary", WORDS)
KINDS = {
    "goal": programme.Goal,
    "level": training.Level,
    "level_short": training.Level,
    "level_can": training.Level,
    "element": plan.ElementKind,
    "interpreter": followup.InterpreterMode,
    "schooling": mapping.Schooling,
    "mastery": mapping.Mastery,
    "timing": mapping.MappedWhen,
}


@cache
def pdf(name: str) -> bytes:
    return render(all_papers()[name])


def heard(name: str) -> Element:
    return read(pdf(name))


def headings(letter: Letter) -> list[str]:
    return [block.text for block in letter.flat() if isinstance(block, Heading)]


def told(content: IntegrationPlanContent) -> str:
    return " ".join(plain_text(integration_plan.build(content)).split())


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("section", KINDS)
def test_every_value_has_its_word(language: Language, section: str) -> None:
    phrases = Phrases(language, "mapping_summary", WORDS)
    assert all(phrases(f"{section}.{value}") for value in KINDS[section])


@pytest.mark.parametrize("name", ["plan-nb", "plan-nn", "plan-full", "plan-revision-nb", "norskplan-nn"])
def test_the_front_is_one_page_and_the_reasons_begin_overleaf(name: str) -> None:
    document = heard(name)
    reasons = next(document.every("H2"))
    assert reasons.pages == {1}
    before = document.kids[: document.kids.index(reasons)]
    assert {
        page for kid in before for part in kid.every("P", "TH", "TD", "Figure") for page in part.pages
    } == {0}


@pytest.mark.parametrize("name", ["contract-nb", "contract-nn", "declaration-nb", "declaration-nn"])
def test_a_contract_is_one_page(name: str) -> None:
    assert len(artifacts(pdf(name))) == 1


def test_a_long_plan_flows_on() -> None:
    assert next(heard("plan-long").every("H2")).pages == {3}


def test_the_front_is_in_large_print() -> None:
    with pikepdf.open(BytesIO(pdf("plan-full"))) as document:
        content: Any = document.pages[0].obj.Contents
        sizes = [float(size) for size in re.findall(rb" ([0-9.]+) Tf", content.read_bytes())]
    foot = [size for size in sizes if size < 11]
    assert len(foot) == 2
    assert sum(size >= 13 for size in sizes) > 0.75 * len(sizes)


def test_the_road_is_a_figure_told_in_words() -> None:
    (figure,) = heard("plan-nb").every("Figure")
    assert figure.alt.startswith(
        "En vei fra start til mål i 4 faser. Fase 1: Kom i gang, 01.12.2026–28.02.2027."
    )
    assert figure.alt.endswith("Fase 4: Videre til fagbrev, 01.06.2028–30.11.2028.")
    assert "BBox" in figure.attributes
    assert figure.pages == {0}


def test_a_road_of_many_phases_is_drawn_four_at_a_time() -> None:
    first, second = heard("plan-long").every("Figure")
    assert "del 1 av 2" in first.alt
    assert "Fase 4" in first.alt
    assert "del 2 av 2. Fase 5" in second.alt
    assert first.text.startswith("Start 1")
    assert second.text.startswith("5 ")
    assert second.text.endswith("Mål")


def test_one_phase_is_one_phase() -> None:
    whole = made.first_plan()
    assert "i én fase. Fase 1: Kom i gang" in told(replace(whole, phases=whole.phases[:1]))


@pytest.mark.parametrize("count", [0, 5])
def test_a_road_has_from_one_to_four_stages(count: int) -> None:
    with pytest.raises(ValueError, match="from one to four"):
        Road((Stage("Norsk", "nå"),) * count, "vei")


def test_only_the_first_sentence_of_a_reason_stands_on_the_front() -> None:
    front, _, reasons = told(made.first_plan()).partition("Slik er planen begrunnet")
    assert "Du øver norsk på jobb." in front
    assert "rektor på videregående" not in front
    assert "rektor på videregående" in reasons


def test_the_levels_are_told_together_by_level() -> None:
    facts = next(block for block in all_papers()["plan-nb"].flat() if isinstance(block, Facts))
    assert facts.pairs[2] == (
        "Norsk",
        "A2, enkel norsk i hverdagen: lytte, lese og skrive\nB1, norsk i de fleste situasjoner: snakke",
    )


def test_everything_the_law_asks_for_is_in_the_plan() -> None:
    text = told(made.first_plan())
    for part in (
        "Jeg vil bli helsefagarbeider",
        "Sluttmålet i programmet er deler av videregående opplæring.",
        "Programmet varer fra og med 1. desember 2026 til og med 30. november 2028.",
        "Opplæringen i norsk er på 1200 timer til sammen.",
        "Opplæringen i samfunnskunnskap er på 75 timer til sammen",
        "Praksis på sykehjemmet gir deg referanser",
        "Du bruker norsk hver dag i praksis",
        "Kompetansekartleggingen 12. oktober 2026",
        "Anbefalt sluttmål: deler av videregående opplæring.",
        "realkompetansen din vurdert (opplæringslova § 18-8)",
        "Norsk i mottak, Namsos mottak, 175 timer, 04.05.2026–18.09.2026.",
        "Ja, vi laget planen sammen",
        "Tolk på skjerm, kvalifisert tolk",
        "Jeg vil helst begynne i praksis",
        "Selam vil ha mer praksis fra starten",
        "er det kommunen som bestemmer",
        "klage til Statsforvalteren i Trøndelag",
        "tre uker fra den dagen du fikk brevet (forvaltningsloven §§ 29 og 30)",
        "rett til å se dokumentene",
    ):
        assert part in text, part


def test_a_draft_says_so_and_shows_what_is_missing() -> None:
    letter = all_papers()["plan-draft"]
    assert letter.title == "Utkast: Integreringsplan for Selam Tesfay"
    assert "Utkast: " in artifacts(pdf("plan-draft"))[1]
    assert plain_text(letter).count("[mangler]") >= 12


def test_the_norwegian_plan_says_only_what_applies() -> None:
    text = told(made.norwegian_plan())
    assert "Norskplan for Selam Tesfay" in text
    assert "Integreringsloven § 34: " in text
    assert "Opplæringen varer fra og med" in text
    assert "Sluttmål" not in text
    assert "introduksjonsprogram" not in text.casefold()
    assert "[mangler]" not in text


def test_collective_protection_has_no_civics() -> None:
    text = told(made.norwegian_plan(collective=True))
    assert "Integreringsloven § 37 d: " in text
    assert "Opplæringen i samfunnskunnskap" not in text
    assert "§ 34: " not in text
    whole = told(replace(made.first_plan(), collective=True))
    assert "Opplæringen i samfunnskunnskap" not in whole
    assert "Integreringsloven § 37 c: " in whole


def test_a_material_revision_can_be_appealed_and_a_small_one_asked_about() -> None:
    material, small = told(made.revision()), told(made.revision(material=False))
    assert "Da er den et eget vedtak" in material
    assert "Du kan klage innen tre uker" in material
    assert "Da er de ikke et eget vedtak" in small
    assert "Du kan be oss vente" not in small
    assert "Er du uenig i endringene?" in small
    assert "Nytt i denne planen" not in told(made.first_plan())


def test_what_is_new_is_told_line_by_line() -> None:
    practice = "timer i uken, Elvedal sykehjem, fra 01.10.2027"
    taken = "7,5 timer i uken, Elvedal videregående skole, 01.12.2026–30.11.2028"
    third, last = "Praksis på sykehjem, 01.10.2027–", "Videre til fagbrev, "
    assert made.revision().changes == (
        "Norskmålet for muntlig kommunikasjon: B2 (før: B1).",
        "Opplæring i norsk: 1275 timer (før: 1200 timer).",
        f"Element «Praksis»: 20 {practice} (før: 15 {practice}).",
        f"Element «Kurs i helsearbeiderfaget»: tatt ut (før: {taken}).",
        f"Fase 3: {third}30.06.2028 (før: {third}31.05.2028).",
        f"Fase 4: {last}01.07.2028–30.11.2028 (før: {last}01.06.2028–30.11.2028).",
    )


def test_nothing_new_is_no_line_and_new_reasons_are_told_without_the_text() -> None:
    whole = made.first_plan()
    old = PlanParts(whole.plan, whole.phases, whole.elements)
    assert changed_lines(old, old, Language.BOKMAL) == ()
    course = replace(whole.elements[5], reason="Nytt.")
    new = PlanParts(
        replace(whole.plan, builds_on="Annet.", final_goal=programme.Goal.WORK, end=None),
        (replace(whole.phases[0], goal="Annet"), *whole.phases[1:]),
        (*whole.elements[:5], course),
    )
    assert changed_lines(old, new, Language.BOKMAL) == (
        "Sluttmålet: arbeid (før: deler av videregående opplæring).",
        "Siste dag: tatt ut (før: 30.11.2028).",
        "Begrunnelsen for «Kurs i helsearbeiderfaget»: teksten er skrevet på nytt.",
        "Målet for fase 1: teksten er skrevet på nytt.",
        "Hva planen bygger på: teksten er skrevet på nytt.",
    )
    added = changed_lines(
        PlanParts(whole.plan), PlanParts(whole.plan, (), whole.elements[:1]), Language.NYNORSK
    )
    assert added == ("Element «Norsk»: 15 timar i veka, Voksenopplæringen, 01.12.2026–30.11.2028 (nytt).",)


def test_the_contract_binds_both_and_the_declaration_is_signed_by_one() -> None:
    contract, declaration = (integration_contract.build(made.contract(kind=kind)) for kind in ContractKind)
    lines = [
        [line.role for block in letter.flat() if isinstance(block, Signing) for line in block.lines]
        for letter in (contract, declaration)
    ]
    assert lines == [["Deltaker", "Tolk, hvis tolk er brukt", "For kommunen"], ["Deltaker"]]
    assert headings(contract)[:2] == ["Dette skal kommunen gjøre", "Dette skal jeg gjøre"]
    assert headings(declaration) == [
        "Pliktene mine i programmet",
        "Pliktene mine når jeg bor i Norge",
        "Rettighetene mine når jeg bor i Norge",
    ]
    assert "Nummer 1, laget 22. november 2026" in plain_text(declaration)


def test_a_contract_under_collective_protection_offers_no_civics() -> None:
    letter = integration_contract.build(replace(made.contract(), collective=True))
    assert "samfunnskunnskap" not in plain_text(letter)


def test_a_contract_to_a_draft_is_a_draft_and_a_signed_one_has_its_days() -> None:
    content = made.contract()
    assert integration_contract.build(replace(content, plan=made.draft_plan().plan)).title.startswith(
        "Utkast: "
    )
    assert plain_text(all_papers()["contract-signed"]).count("Underskrevet 22.11.2026") == 2


def test_the_summary_leaves_out_adaptation_unless_it_is_given() -> None:
    assert "pauser" not in plain_text(all_papers()["mapping-nb"])
    assert "- Fra 12.10.2026: Trenger pauser hver time." in plain_text(all_papers()["mapping-adaptation"])


def test_with_nothing_registered_every_part_says_so() -> None:
    assert (
        plain_text(mapping_summary.build(mapping_samples.empty_summary())).count("Ingenting er registrert.")
        == 6
    )


def years(*spans: tuple[int | None, int | None]) -> list[str]:
    found = [mapping_samples.experience(mapping.ExperienceKind.WORK, "Arbeid", *each, "") for each in spans]
    return [row[0] if row[1] else f"({row[0]})" for row in year_rows(found, 2026, BOKMAL)]


@pytest.mark.parametrize(
    ("begins", "shown"),
    [
        (2010, ["2005–2010", "2010–2025"]),
        (2011, ["2005–2010", "2011–2025"]),
        (2012, ["2005–2010", "(2011)", "2012–2025"]),
    ],
)
def test_a_year_without_anything_is_a_gap(begins: int, shown: list[str]) -> None:
    assert years((begins, 2025), (2005, 2010)) == shown


@pytest.mark.parametrize(
    ("ends", "shown"),
    [
        (None, ["fra 2005"]),
        (2025, ["2005–2025"]),
        (2024, ["2005–2024", "(2025)"]),
        (2005, ["2005", "(2006–2025)"]),
    ],
)
def test_the_years_until_the_mapping_are_told_of(ends: int | None, shown: list[str]) -> None:
    assert years((2005, ends)) == shown


def test_a_long_time_covers_the_short_ones_in_it_and_undated_ones_come_last() -> None:
    assert years((None, None), (2000, None), (2003, 2004), (None, 2002)) == [
        "fra 2000",
        "til 2002",
        "2003–2004",
        "År ikke oppgitt",
    ]


@pytest.mark.parametrize(
    ("minutes", "text"),
    [
        (30, "0,5 timer"),
        (60, "1 time"),
        (375, "6,25 timer"),
        (450, "7,5 timer"),
        (600, "10 timer"),
        (160, "2 t 40 min"),
        (72_000, "1200 timer"),
    ],
)
def test_minutes_are_told_exactly_as_hours(minutes: int, text: str) -> None:
    assert hours(minutes, BOKMAL) == text


def test_how_it_was_interpreted() -> None:
    mode = followup.InterpreterMode
    assert interpreter(mode.PHONE, qualified=False, reason="Ingen ledig", phrases=BOKMAL) == (
        "Tolk på telefon, ikke kvalifisert tolk: Ingen ledig"
    )
    assert interpreter(mode.NONE, qualified=None, phrases=BOKMAL) == "Uten tolk"


def test_an_element_named_otherwise_than_its_sort_tells_the_sort() -> None:
    whole = made.first_plan()
    named = replace(whole.elements[0], kind=ElementKind.NAV_MEASURE, title="Jobbklar", start=date(2027, 1, 4))
    assert "Jobbklar (tiltak hos Nav)" in told(replace(whole, elements=(named,)))
