"""The letters' texts: one file per letter and language, rendered so that a missing value is an error."""

from __future__ import annotations

import tomllib
from functools import cache
from typing import TYPE_CHECKING, Any

from grongintro import paths

if TYPE_CHECKING:
    from jinja2.sandbox import SandboxedEnvironment

    from grongintro.domain.municipality import Language

COMMON = "common"


class PhraseError(Exception):
    """A text is not there, or a value that it asks for is missing or blank: a fault in the program."""


class _BlankError(Exception):
    """A value that a text asks for is there, but empty."""


def _never_blank(value: object) -> object:
    if value is None or value == "":
        raise _BlankError("a value is blank")
    return value


@cache
def _environment() -> SandboxedEnvironment:
    """Plain text for paper: there is no markup to escape. Made when the first text is filled in."""
    from jinja2 import StrictUndefined  # noqa: PLC0415  the window must not wait for it
    from jinja2.sandbox import SandboxedEnvironment  # noqa: PLC0415

    return SandboxedEnvironment(
        undefined=StrictUndefined, autoescape=False, finalize=_never_blank, keep_trailing_newline=False
    )


class Phrases:
    """The texts of one letter in one language, with those that all letters share."""

    def __init__(self, language: Language, *names: str) -> None:
        self.language = language
        self._texts = [_texts(language, name) for name in (*names, COMMON)]

    def __call__(self, key: str, /, **values: object) -> str:
        """The text under a dotted key, filled in."""
        return self._filled(key, self._raw(key), values)

    def raw(self, key: str) -> str:
        """The text as it stands in the file."""
        return str(self._raw(key))

    def listed(self, key: str, /, **values: object) -> tuple[str, ...]:
        """A list of texts, each filled in."""
        return tuple(self._filled(key, item, values) for item in self._raw(key))

    def citation(self, law: str) -> str:
        """A citation of the law in this written standard: «forvaltningslova § 29» in nynorsk."""
        for common, local in self._raw("citation").items():
            law = law.replace(common, local).replace(common.capitalize(), local.capitalize())
        return law

    def _raw(self, key: str) -> Any:
        for texts in self._texts:
            found = _find(texts, key)
            if found is not None:
                return found
        raise PhraseError(f"{self.language}: no text {key!r}")

    def _filled(self, key: str, text: str, values: dict[str, object]) -> str:
        from jinja2.exceptions import UndefinedError  # noqa: PLC0415  the window must not wait for it

        try:
            return str(_template(text).render(values))
        except (UndefinedError, _BlankError) as error:
            raise PhraseError(f"{self.language}: {key}: {error}") from error


def _find(texts: dict[str, Any], key: str) -> Any:
    found: Any = texts
    for part in key.split("."):
        if not isinstance(found, dict) or part not in found:
            return None
        found = found[part]
    return found


@cache
def _texts(language: Language, name: str) -> dict[str, Any]:
    path = paths.resource("letters", language.value, f"{name}.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


@cache
def _template(text: str) -> Any:
    return _environment().from_string(text)


def version(language: Language, name: str) -> str:
    """The version of a letter's texts, stored with what was issued."""
    return str(_texts(language, name)["version"])
