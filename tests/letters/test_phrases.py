from __future__ import annotations

import re
import tomllib
from typing import Any

import pytest

from grongintro import paths
from grongintro.domain.municipality import Language
from grongintro.letters.phrases import PhraseError, Phrases, version

NAMES = sorted(path.stem for path in paths.resource("letters", "nb").glob("*.toml"))
PLACEHOLDER = re.compile(r"{{? ?(\w+) ?}}?")


def texts(language: str, name: str) -> dict[str, Any]:
    return tomllib.loads(paths.resource("letters", language, f"{name}.toml").read_text(encoding="utf-8"))


def flat(tree: Any, path: str = "") -> dict[str, set[str]]:
    if isinstance(tree, dict):
        return {
            key: found for name, kid in tree.items() for key, found in flat(kid, f"{path}.{name}").items()
        }
    if isinstance(tree, list):
        return {
            key: found
            for index, kid in enumerate(tree)
            for key, found in flat(kid, f"{path}[{index}]").items()
        }
    return {path: set(PLACEHOLDER.findall(tree))}


@pytest.mark.parametrize("name", NAMES)
def test_both_standards_say_the_same_with_the_same_values(name: str) -> None:
    bokmal, nynorsk = texts("nb", name), texts("nn", name)
    assert bokmal.pop("citation", {}) == {}
    nynorsk.pop("citation", None)
    assert flat(bokmal) == flat(nynorsk)


def test_both_standards_have_the_same_files() -> None:
    assert sorted(path.stem for path in paths.resource("letters", "nn").glob("*.toml")) == NAMES


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("name", NAMES)
def test_texts_have_a_version_and_no_blank(language: Language, name: str) -> None:
    assert version(language, name)
    tree = texts(language.value, name)
    tree.pop("citation", None)
    assert all(path for path in flat(tree))
    assert '""' not in paths.resource("letters", language.value, f"{name}.toml").read_text(encoding="utf-8")


def test_a_missing_value_is_an_error() -> None:
    with pytest.raises(PhraseError, match="effective"):
        Phrases(Language.BOKMAL, "decision")("replaces", number="1", day="2")


@pytest.mark.parametrize("blank", [None, ""])
def test_a_blank_value_is_an_error(blank: str | None) -> None:
    with pytest.raises(PhraseError, match="blank"):
        Phrases(Language.BOKMAL)("phone", phone=blank)


def test_an_unknown_text_is_an_error() -> None:
    with pytest.raises(PhraseError, match=r"no text 'lead\.nowhere'"):
        Phrases(Language.BOKMAL, "benefit_decision")("lead.nowhere")
