"""The rules' sentences: the same in both standards, each used, each real bokmål or nynorsk."""

from __future__ import annotations

import ast
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import grongintro.rules
from grongintro.cli.calc.command import CALCULATORS
from grongintro.cli.calc.fields import parse
from grongintro.domain.municipality import Language
from grongintro.domain.sentences import placeholders, sentences
from grongintro.domain.step import Step
from grongintro.errors import UserError
from grongintro.letters.phrases import Phrases
from grongintro.rules import registry
from grongintro.rules.parameters import shipped_parameters
from grongintro.rules.registry import BY_CODE, CHOICE_WORDS, RULES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from grongintro.cli.calc.fields import Fields

BOKMAL, NYNORSK = sentences(Language.BOKMAL), sentences(Language.NYNORSK)
FOLDER = Path(str(grongintro.rules.__file__)).parent
COMPLIANCE = FOLDER / "compliance"
UNMET = ("ahead", "broken")
CONTRACT = Path(__file__).resolve().parents[1] / "data" / "contract"
CITATION = re.compile(r'law\w* ?= ?\(?f?"([^"]+)"')
ONLY_BOKMAL = re.compile(
    r"\b(ikke|en|et|fra|hver|hvert|uke\w*|måned\w*|deltaker\w*|samboer|mer|mye|timer|dager|deler|regnes|"
    r"gjelder|lønnet|lønnen|fradrag\w*|fravær\w*|kjent[e]?|avrundet|begrenset|igjen|opptjent|brukes|utbetales|"
    r"ytelse\w*|foreldrene|bor|bosatt|også|bare|hel|noe|uten|flere|kommunens|reglene|hvis|være|å få|"
    r"virkedag\w*|helligdag|lørdag|tirsdag|forlenges|forlengelse|satser|kilde|velges|ennå|\w+penger)\b",
    re.IGNORECASE,
)
ONLY_NYNORSK = re.compile(
    r"\b(ikkje|ein|eit|éin|frå|kvar|kvart|veke\w*|månad\w*|deltakar\w*|sambuar|meir|mykje|timar|dagar|delar|"
    r"gjeld|frådrag\w*|fråvær\w*|avrunda|berre|heil|utan|fleire|valet|bur|busett|òg|kjelde|satsar|\w+pengar)\b",
    re.IGNORECASE,
)


def _literals(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.IfExp):
        yield from _literals(node.body)
        yield from _literals(node.orelse)
    else:
        assert isinstance(node, ast.Constant), f"line {node.lineno}: a phrase is written out, never computed"
        yield str(node.value)


def _calls(name: str, tree: ast.AST) -> Iterator[ast.Call]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == name:
            yield node


def _keys(tree: ast.AST) -> Iterator[str]:
    for call in _calls("explain", tree):
        (code,) = _literals(call.args[0])
        yield from (f"{code}/{key}" for key in _literals(call.args[1]))
    for call in _calls("phrase", tree):
        yield from _literals(call.args[0])


def _light_keys(tree: ast.AST) -> Iterator[str]:
    """What the lights say: a deadline has its four sentences, of which one that is never met has two."""
    for call in _calls("Deadline", tree):
        (code,) = _literals(call.args[0])
        never = isinstance(call.args[1], ast.Constant)
        yield from (f"{code}/{key}" for key in (UNMET if never else (*UNMET, "met", "late")))
    for call in _calls("Requirement", tree):
        if len(call.args) == 1:
            (code,) = _literals(call.args[0])
            yield f"{code}/later"
    for call in _calls("_held_against", tree):
        (code,) = _literals(call.args[2])
        yield from (f"{code}/whole", f"{code}/lacking")
    for name in ("green", "amber", "red"):
        for call in _calls(name, tree):
            if not isinstance(call.args[0], ast.Name):
                (code,) = _literals(call.args[0])
                yield from (f"{code}/{key}" for key in _literals(call.args[1]))


def used() -> set[str]:
    rules = {key for path in FOLDER.glob("*.py") if path.stem != "registry" for key in _keys(_tree(path))}
    lights = {key for path in COMPLIANCE.glob("*.py") for key in _light_keys(_tree(path))}
    return rules | lights


def _tree(path: Path) -> ast.AST:
    return ast.parse(path.read_text(encoding="utf-8"))


def test_both_standards_have_the_same_keys_and_placeholders() -> None:
    bokmal = {key: placeholders(text) for key, text in BOKMAL.items()}
    assert bokmal == {key: placeholders(text) for key, text in NYNORSK.items()}
    assert list(BOKMAL) == list(NYNORSK)


def test_every_phrase_of_the_rules_is_there_and_none_is_left_over() -> None:
    assert used() == set(BOKMAL)


def test_every_table_belongs_to_a_rule() -> None:
    assert {key.partition("/")[0] for key in BOKMAL} <= BY_CODE.keys()


@pytest.mark.parametrize("key", BOKMAL)
def test_each_standard_keeps_to_itself(key: str) -> None:
    assert not ONLY_BOKMAL.search(NYNORSK[key]), NYNORSK[key]
    assert not ONLY_NYNORSK.search(BOKMAL[key]), BOKMAL[key]


@pytest.mark.parametrize("key", BOKMAL)
def test_a_choice_is_the_municipality_s_in_both_standards(key: str) -> None:
    assert (CHOICE_WORDS[Language.BOKMAL] in BOKMAL[key]) == (CHOICE_WORDS[Language.NYNORSK] in NYNORSK[key])


@pytest.mark.parametrize("text", [*BOKMAL.values(), *NYNORSK.values()])
def test_no_sentence_is_blank_or_has_loose_spaces(text: str) -> None:
    assert text == " ".join(text.split())
    assert text


def _asked(path: Path) -> Fields:
    return parse(json.dumps(json.loads(path.read_bytes())["input"]).encode())


def _has_letters(text: str) -> bool:
    return any(letter.isalpha() for letter in text.removesuffix(" kr"))


@pytest.mark.parametrize("path", sorted(CONTRACT.glob("*.json")), ids=lambda path: path.stem)
def test_no_word_brings_its_own_language(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A plain word or value has figures, dates and «kr»; a source is a quotation, a person's id a name."""
    seen: list[Step] = []
    quoted = {"source", "person"}

    def made(**fields: Any) -> Step:
        seen.append(Step(**fields))
        return seen[-1]

    monkeypatch.setattr(registry, "Step", made)
    try:
        CALCULATORS[path.stem.rpartition("-")[0]](_asked(path), shipped_parameters())
    except UserError:
        return
    assert seen
    for step in seen:
        told = [word for name, word in step.words if isinstance(word, str) and name not in quoted]
        told += [] if step.value_phrase else [step.value]
        assert not [text for text in told if _has_letters(text)]


def test_every_law_that_a_step_rests_on_has_its_nynorsk_name() -> None:
    known = shipped_parameters().by_name.values()
    values = [str(row.value) for each in known if each.name.startswith("law_") for row in each.rows]
    own = [
        text for path in FOLDER.glob("*.py") for text in CITATION.findall(path.read_text(encoding="utf-8"))
    ]
    laws = [rule.law for rule in RULES] + [each.law for each in known] + values + own
    cited = [Phrases(Language.NYNORSK).citation(law) for law in laws]
    assert not [law for law in cited if re.search(r"loven|forskriften", law)]
