"""`grongintro docs rules`: documentation that is made from the program itself."""

from __future__ import annotations

import sys

from grongintro.cli.rules_doc import rules_markdown
from grongintro.rules.parameters import shipped_parameters


def run(arguments: list[str]) -> int:
    """Print the asked-for document as UTF-8; 2 when there is none of that name."""
    if arguments != ["rules"]:
        print("Skriv: grongintro docs rules", file=sys.stderr)
        return 2
    sys.stdout.flush()
    sys.stdout.buffer.write(rules_markdown(shipped_parameters()).encode("utf-8"))
    sys.stdout.buffer.flush()
    return 0
