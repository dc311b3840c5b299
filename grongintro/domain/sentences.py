"""The rules' sentences in both written standards, looked up by key: `benefit.age/full`.

The words of a sentence are figures, dates and names. A word that has a language of its own is a `Phrase`,
which is looked up in the same standard as the sentence around it.
"""

from __future__ import annotations

from functools import cache
from string import Formatter
from typing import TYPE_CHECKING, Any, TypeAlias

from grongintro import paths
from grongintro.domain.frozen import frozen
from grongintro.domain.municipality import Language

if TYPE_CHECKING:
    from collections.abc import Mapping

Word: TypeAlias = "str | Phrase"
"""What stands at a placeholder: text without a language, or a phrase."""


class SentenceError(LookupError):
    """A sentence is not there, or the words do not fit its placeholders: a fault in the program."""


@frozen
class Phrase:
    """A sentence or a part of one by its key and its words, before a written standard is chosen."""

    key: str
    words: tuple[tuple[str, Word], ...] = ()

    def text(self, language: Language = Language.BOKMAL) -> str:
        """The phrase in a written standard."""
        return sentence(self.key, dict(self.words), language)

    def to_json(self) -> dict[str, Any]:
        """The phrase as plain JSON values."""
        return {"phrase": self.key, "words": words_json(self.words)}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Phrase:
        """The phrase that `to_json` wrote."""
        return cls(data["phrase"], words_from_json(data["words"]))


def phrase(key: str, **words: Word) -> Phrase:
    """A phrase with its words by name: `phrase("benefit.rate/part_share", share="2/3")`."""
    return Phrase(key, tuple(words.items()))


def words_json(words: tuple[tuple[str, Word], ...]) -> list[list[Any]]:
    """Words as plain JSON values, in their order."""
    return [[name, word if isinstance(word, str) else word.to_json()] for name, word in words]


def words_from_json(data: list[list[Any]]) -> tuple[tuple[str, Word], ...]:
    """The words that `words_json` wrote."""
    return tuple((name, word if isinstance(word, str) else Phrase.from_json(word)) for name, word in data)


def sentence(key: str, words: Mapping[str, Word], language: Language = Language.BOKMAL) -> str:
    """The sentence under `key`, filled in; SentenceError when it is not there, or wants other words."""
    text = sentences(language).get(key)
    if text is None:
        raise SentenceError(f"{language}: no sentence {key!r}")
    wanted = placeholders(text)
    if wanted != words.keys():
        raise SentenceError(f"{language}: {key} takes the words {sorted(wanted)}, not {sorted(words)}")
    return text.format_map(
        {name: word if isinstance(word, str) else word.text(language) for name, word in words.items()}
    )


@cache
def sentences(language: Language) -> Mapping[str, str]:
    """Every sentence of a written standard by its whole key, read once."""
    import tomllib  # noqa: PLC0415  a day without an explanation needs none

    path = paths.resource("sentences", f"{language}.toml")
    tables = tomllib.loads(path.read_text(encoding="utf-8"))
    return {f"{code}/{key}": text for code, table in tables.items() for key, text in table.items()}


@cache
def placeholders(text: str) -> frozenset[str]:
    """The names in braces; SentenceError for anything but plain names."""
    names: set[str] = set()
    for _, name, form, conversion in Formatter().parse(text):
        if name is None:
            continue
        if not name.isidentifier() or form or conversion:
            raise SentenceError(f"only plain names may stand in braces: {text}")
        names.add(name)
    return frozenset(names)
