"""`python -m tests.letters.write_golden` writes the expected texts anew after a change made on purpose."""

from __future__ import annotations

from pathlib import Path

from grongintro.letters.text import plain_text
from tests.letters import samples

GOLDEN = Path(__file__).parent.parent / "golden"
NAMES = (
    "decision-nb",
    "decision-nn",
    "day-nb",
    "caseload-nb",
    "caseload-nn",
    "recovery-nn",
    "insight-nb",
    "insight-nn",
    "plan-nb",
    "plan-nn",
    "plan-revision-nb",
    "plan-revision-nn",
    "norskplan-nb",
    "norskplan-nn",
    "contract-nb",
    "contract-nn",
    "declaration-nb",
    "declaration-nn",
    "mapping-nb",
    "mapping-nn",
    "activity-invitation-nb",
    "activity-invitation-nn",
    "activity-list-nb",
    "activity-list-nn",
    "activity-plan-nb",
    "activity-plan-nn",
    "practice-nb",
    "practice-nn",
    "arrival-nb",
    "arrival-nn",
    "application-nb",
    "application-nn",
    "application-project-nb",
    "application-project-nn",
)

if __name__ == "__main__":
    letters = samples.all_letters()
    for name in NAMES:
        (GOLDEN / f"{name}.txt").write_text(plain_text(letters[name]), encoding="utf-8", newline="\n")
