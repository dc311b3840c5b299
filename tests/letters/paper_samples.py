"""The papers of the programme as letters: plans, contracts and summaries, by the names of `all_letters`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grongintro.domain.municipality import Language
from grongintro.domain.plan import ContractKind
from grongintro.letters import integration_contract, integration_plan, mapping_summary
from tests.letters import application_samples, mapping_samples, practice_samples
from tests.letters import plan_samples as made
from tests.letters.samples import DAY

if TYPE_CHECKING:
    from grongintro.letters.content import Letter


def all_papers() -> dict[str, Letter]:
    return {
        **_plans(),
        **_contracts(),
        **_summaries(),
        **practice_samples.all_practice(),
        **application_samples.all_applications(),
    }


def _plans() -> dict[str, Letter]:
    nynorsk = Language.NYNORSK
    contents = {
        "plan-nb": made.first_plan(),
        "plan-nn": made.first_plan(nynorsk),
        "plan-full": made.full_plan(),
        "plan-revision-nb": made.revision(),
        "plan-revision-nn": made.revision(nynorsk),
        "plan-small-revision": made.revision(material=False),
        "plan-draft": made.draft_plan(),
        "plan-long": made.long_plan(),
        "norskplan-nb": made.norwegian_plan(),
        "norskplan-nn": made.norwegian_plan(nynorsk),
        "norskplan-collective": made.norwegian_plan(collective=True),
    }
    return {name: integration_plan.build(content) for name, content in contents.items()}


def _contracts() -> dict[str, Letter]:
    declaration = ContractKind.DECLARATION
    contents = {
        "contract-nb": made.contract(),
        "contract-nn": made.contract(Language.NYNORSK),
        "contract-signed": made.contract(signed=DAY),
        "declaration-nb": made.contract(kind=declaration),
        "declaration-nn": made.contract(Language.NYNORSK, declaration),
    }
    return {name: integration_contract.build(content) for name, content in contents.items()}


def _summaries() -> dict[str, Letter]:
    contents = {
        "mapping-nb": mapping_samples.summary(),
        "mapping-nn": mapping_samples.summary(Language.NYNORSK),
        "mapping-adaptation": mapping_samples.summary(with_adaptation=True),
        "mapping-long": mapping_samples.long_summary(),
        "mapping-empty": mapping_samples.empty_summary(),
    }
    return {name: mapping_summary.build(content) for name, content in contents.items()}
