from __future__ import annotations

import pytest

from grongintro.letters.text import plain_text
from tests.letters import samples
from tests.letters.write_golden import GOLDEN, NAMES


@pytest.mark.parametrize("name", NAMES)
def test_letter_reads_as_expected(name: str) -> None:
    expected = (GOLDEN / f"{name}.txt").read_text(encoding="utf-8")
    assert plain_text(samples.all_letters()[name]) == expected
