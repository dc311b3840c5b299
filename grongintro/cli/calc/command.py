"""Runs a calculator on a file or standard input, whole or line by line, in UTF-8 whatever the locale."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from grongintro.cli.calc import (
    benefit,
    caseload,
    coverage,
    deadline,
    followup,
    grants,
    length,
    outcomes,
    sickness,
)
from grongintro.cli.calc.fields import parse
from grongintro.errors import UserError
from grongintro.rules.parameters import shipped_parameters

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import TextIO

    from grongintro.cli.calc.answers import Answer
    from grongintro.cli.calc.fields import Fields
    from grongintro.rules.parameters import Parameters

    Calculator = Callable[[Fields, Parameters], Answer]

# Add a calculator here.
CALCULATORS: dict[str, Calculator] = {
    "benefit": benefit.answer,
    "length": length.answer,
    "deadline": deadline.answer,
    "followup": followup.answer,
    "caseload": caseload.answer,
    "sickness": sickness.answer,
    "outcomes": outcomes.answer,
    "grants": grants.answer,
    "coverage": coverage.answer,
}
FAILED = 2
STANDARD_INPUT = "-"


class _Parser(argparse.ArgumentParser):
    """Reports a wrong command line as any other fault: a UserError."""

    def error(self, message: str) -> NoReturn:  # noqa: ARG002 - argparse's own English words are not shown
        raise UserError(f"Skriv: {self.prog} NAVN [FIL] [--lines]. {_names()}", code="usage")


def run(arguments: list[str]) -> int:
    """Answer on standard output and give 0; or one error object on standard error and 2."""
    try:
        options = _parser().parse_args(arguments)
    except SystemExit as ended:
        return int(ended.code or 0)
    except UserError as fault:
        return _failed(fault)
    calculator = CALCULATORS.get(options.name)
    if calculator is None:
        return _failed(UserError(f"Denne utregningen finnes ikke. {_names()}", code="unknown_calculator"))
    try:
        return (
            _answer_lines(calculator, options.file)
            if options.lines
            else _answer_file(calculator, options.file)
        )
    except UserError as fault:
        return _failed(fault)


def _parser() -> _Parser:
    parser = _Parser(prog="grongintro calc", description="Regn ut én regel fra JSON.", allow_abbrev=False)
    parser.add_argument("name", metavar="NAVN", help=", ".join(CALCULATORS))
    parser.add_argument(
        "file", metavar="FIL", nargs="?", default=STANDARD_INPUT, help="JSON-fil; - er standard inn"
    )
    parser.add_argument("--lines", action="store_true", help="les JSON Lines, ett svar per linje")
    return parser


def _names() -> str:
    return f"Navn: {', '.join(CALCULATORS)}."


def _answer_file(calculator: Calculator, name: str) -> int:
    raw = b"".join(_read(name))
    _write(sys.stdout, _compute(calculator, raw), indent=2)
    return 0


def _answer_lines(calculator: Calculator, name: str) -> int:
    code = 0
    for line in _read(name):
        try:
            found = _compute(calculator, line)
        except UserError as fault:
            found, code = _error(fault), FAILED
        _write(sys.stdout, found)
    return code


def _compute(calculator: Calculator, raw: bytes) -> Answer:
    try:
        return calculator(parse(raw), shipped_parameters())
    except (ArithmeticError, ValueError):
        message = "Tallene eller datoene er utenfor det programmet kan regne med. Kontroller dem."
        raise UserError(message, code="out_of_range") from None


def _read(name: str) -> Iterator[bytes]:
    """The lines of the input, split at line feeds alone."""
    if name == STANDARD_INPUT:
        yield from sys.stdin.buffer
        return
    try:
        with Path(name).open("rb") as file:
            yield from file
    except (OSError, ValueError):
        raise UserError(
            "Filen kan ikke leses. Kontroller navnet og at filen finnes.", code="no_file"
        ) from None


def _failed(fault: UserError) -> int:
    _write(sys.stderr, _error(fault))
    return FAILED


def _error(fault: UserError) -> dict[str, Any]:
    return {"error": {"code": fault.code, "field": fault.field, "message": fault.message}}


def _write(stream: TextIO, data: dict[str, Any], indent: int | None = None) -> None:
    """One JSON text and a line feed, in UTF-8; a lone surrogate is written as its JSON escape."""
    text = json.dumps(data, ensure_ascii=False, indent=indent)
    stream.flush()
    stream.buffer.write(text.encode("utf-8", "backslashreplace") + b"\n")
    stream.buffer.flush()
