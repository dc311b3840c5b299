"""The explanation of a result: a tree of steps, each with its rule, its section of the law and its value."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from grongintro.domain.frozen import frozen
from grongintro.domain.municipality import Language
from grongintro.domain.sentences import Phrase, sentence, words_from_json, words_json

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from fractions import Fraction

    from grongintro.domain.sentences import Word


@frozen
class Step:
    """One explained step of a computation.

    `text` is a sentence in bokmål; `law` the citation it rests on (`"integreringsloven § 20 andre ledd"`,
    empty where there is none); `value` what came out, as shown to people; `exact` the unrounded figure in
    kroner or units, where there is one; `rule` and `version` name the entry of the rule registry; `inputs`
    the facts used, as (name, value) pairs; `choice` marks an answer that is a municipal setting. `phrase`
    is the key of the text among the sentences and `words` what stands in it, `value_phrase` the value where
    that has a language: with them the step can be told in nynorsk too. A step stored before there were
    sentences has none, and is told as it stands.
    """

    text: str
    law: str = ""
    value: str = ""
    exact: Fraction | None = None
    rule: str = ""
    version: str = ""
    inputs: tuple[tuple[str, str], ...] = ()
    choice: bool = False
    children: tuple[Step, ...] = ()
    phrase: str = ""
    words: tuple[tuple[str, Word], ...] = ()
    value_phrase: Phrase | None = None

    def text_in(self, language: Language) -> str:
        """The sentence in a written standard; in bokmål always the text as it was first told."""
        if language is Language.BOKMAL or not self.phrase:
            return self.text
        return sentence(self.phrase, dict(self.words), language)

    def value_in(self, language: Language) -> str:
        """The value in a written standard."""
        if language is Language.BOKMAL or self.value_phrase is None:
            return self.value
        return self.value_phrase.text(language)

    def flat(self) -> Iterator[Step]:
        """This step and all below it, depth first, as they are read."""
        yield self
        for child in self.children:
            yield from child.flat()

    def to_json(self) -> dict[str, Any]:
        """The whole tree as plain JSON values, for the stored decision."""
        return {
            "text": self.text,
            "law": self.law,
            "value": self.value,
            "exact": None if self.exact is None else str(self.exact),
            "rule": self.rule,
            "version": self.version,
            "inputs": [list(pair) for pair in self.inputs],
            "choice": self.choice,
            "children": [child.to_json() for child in self.children],
            "phrase": self.phrase,
            "words": words_json(self.words),
            "value_phrase": None if self.value_phrase is None else self.value_phrase.to_json(),
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Step:
        """The tree that `to_json` wrote, now or before steps had phrases."""
        from fractions import Fraction  # noqa: PLC0415  whoever only explains does without

        value_phrase = data.get("value_phrase")
        return cls(
            text=data["text"],
            law=data["law"],
            value=data["value"],
            exact=None if data["exact"] is None else Fraction(data["exact"]),
            rule=data["rule"],
            version=data["version"],
            inputs=tuple((name, value) for name, value in data["inputs"]),
            choice=data["choice"],
            children=tuple(cls.from_json(child) for child in data["children"]),
            phrase=data.get("phrase", ""),
            words=words_from_json(data.get("words", [])),
            value_phrase=None if value_phrase is None else Phrase.from_json(value_phrase),
        )


def flatten(steps: tuple[Step, ...]) -> list[Step]:
    """All steps of several trees in reading order."""
    return [step for root in steps for step in root.flat()]
