"""The short run of `benchmarks.crash`: killed in the middle of writing, nothing that was saved is lost."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="kills are made by forking")
def test_what_was_saved_survives_being_killed() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.crash", "--rounds", "25"],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "25 drap" in done.stdout
    assert " 0 feil" in done.stdout
