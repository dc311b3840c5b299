from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import grongintro.rules
from grongintro.cli.rules_doc import rules_markdown
from grongintro.rules.parameters import shipped_parameters
from grongintro.rules.registry import BY_CODE, RULES, explain

if TYPE_CHECKING:
    from grongintro.rules.rule import Rule

ROOT = Path(__file__).resolve().parents[2]


def test_codes_are_unique() -> None:
    assert len(BY_CODE) == len(RULES)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_each_rule_lies_in_the_module_it_names(rule: Rule) -> None:
    folder = Path(str(grongintro.rules.__file__)).parent
    assert (folder / f"{rule.module}.py").is_file()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_without_law_is_the_municipalitys_choice_or_a_number_check(rule: Rule) -> None:
    assert rule.law or rule.choice or rule.code.startswith("identity.")


def test_a_step_carries_the_rules_code_version_and_law() -> None:
    step = explain("benefit.absence", "total")
    assert (step.rule, step.version, step.law) == ("benefit.absence", "1", "integreringsloven § 21")


def test_the_written_list_of_rules_is_current() -> None:
    written = (ROOT / "docs" / "rules.md").read_text(encoding="utf-8")
    assert written == rules_markdown(shipped_parameters()), "run: grongintro docs rules > docs/rules.md"


def test_a_choice_must_say_that_it_is_the_municipality_s() -> None:
    assert explain("caseload.guideline", "guideline", words={"guideline": "20"}, choice=True).choice
    with pytest.raises(ValueError, match="kommunens valg"):
        explain("benefit.absence", "total", choice=True)
