"""`grongintro demo`: an invented municipality in the window, or written out where there is no display."""

from __future__ import annotations

import argparse
import os
import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from grongintro import paths
from grongintro.cli.display import has_display
from grongintro.domain.clock import SystemClock
from grongintro.errors import StorageError, UserError

if TYPE_CHECKING:
    from grongintro.services.demo import DemoStore

FAILED = 2
HERE = Path("grongintro-demo")
_PICTURES = "bilder"
# The three decisions that are written out: the demo's key, and the file's name.
_DECISIONS = {
    "selam": "vedtak-full-stonad.pdf",
    "mugisha": "vedtak-fyller-25.pdf",
    "oksana": "vedtak-ektepar.pdf",
}


@dataclass(frozen=True)
class Options:
    """What was asked for: `out` to write files, else a window on the store in `folder`."""

    on: date
    folder: Path
    out: Path | None


class _Parser(argparse.ArgumentParser):
    """Reports a wrong command line as any other fault: a UserError."""

    def error(self, message: str) -> NoReturn:  # noqa: ARG002 - argparse's own English words are not shown
        raise UserError(
            "Skriv: grongintro demo [--folder MAPPE | --out MAPPE] [--on ÅÅÅÅ-MM-DD]", code="usage"
        )


def run(arguments: list[str]) -> int:
    """Show the demo and give 0; or one plain sentence on standard error and 2."""
    try:
        return _run(_options(arguments))
    except SystemExit as ended:
        return int(ended.code or 0)
    except UserError as fault:
        print(fault.message, file=sys.stderr)
    except StorageError as fault:
        print(f"{fault.message} {fault.advice}".strip(), file=sys.stderr)
    return FAILED


def _options(arguments: list[str]) -> Options:
    parser = _Parser(
        prog="grongintro demo", description="Vis programmet med en oppdiktet kommune.", allow_abbrev=False
    )
    parser.add_argument(
        "--folder", metavar="MAPPE", help="hvor demoen legges (ellers i programmets egen mappe)"
    )
    parser.add_argument(
        "--out", metavar="MAPPE", help="skriv lager, brev og bilder hit; trenger ingen skjerm"
    )
    parser.add_argument("--on", metavar="ÅÅÅÅ-MM-DD", help="dagen demoen skal vise (ellers i dag)")
    given = parser.parse_args(arguments)
    if given.out is not None and given.folder is not None:
        raise UserError("Velg enten --folder eller --out, ikke begge.", code="usage")
    return Options(
        _day(given.on),
        Path(given.folder) if given.folder else paths.data_folder() / "demo",
        Path(given.out) if given.out else None,
    )


def _day(text: str | None) -> date:
    from grongintro.services.demo import check_day  # noqa: PLC0415  SQLAlchemy only when the demo runs

    if text is None:
        return SystemClock().today()
    try:
        on = date.fromisoformat(text)
    except ValueError:
        raise UserError(f"«{text}» er ikke en dato. Skriv den som 2026-11-23.", field="on") from None
    check_day(on)
    return on


def _run(options: Options) -> int:
    if options.out is not None:
        return _write_out(options.out, options.on)
    if not has_display():
        print(f"Det er ingen skjerm her. Demoen skrives i stedet til ./{HERE}.")
        return _write_out(HERE, options.on)
    return _open_window(options)


def _open_window(options: Options) -> int:
    from grongintro.app import run_demo  # noqa: PLC0415  Qt only where a window is opened

    demo = _built(options.folder, options.on)
    try:
        return run_demo(demo.desk_adviser, demo.desk_leader, home=options.folder)
    finally:
        demo.desk_adviser.store.close()


def _built(folder: Path, on: date) -> DemoStore:
    from grongintro.services.demo import build_demo, fresh  # noqa: PLC0415  SQLAlchemy only when it runs
    from grongintro.services.demo.folder import STORE  # noqa: PLC0415

    return build_demo(fresh(folder) / STORE, on)


def _write_out(out: Path, on: date) -> int:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    demo = _built(out, on)
    try:
        written = [*_pdfs(demo, out, on), *_pictures(demo, out / _PICTURES)]
    finally:
        demo.desk_adviser.store.close()
    for path in (*_store_files(demo.folder), *written):
        print(path)
    for each in demo.logins:
        print(f"Innlogging: {each.login} / {each.password} ({each.name}, {each.title})")
    return 0


def _store_files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.iterdir() if path.is_file())


def _pdfs(demo: DemoStore, out: Path, on: date) -> list[Path]:
    """Decisions as issued, and one or more of every other paper that the program makes."""
    from grongintro.services import documents  # noqa: PLC0415  ReportLab is slow to import
    from grongintro.services.deciding import decisions  # noqa: PLC0415  ReportLab is slow to import

    contents = {
        name: decisions.letter_pdf(demo.desk_leader, demo.decisions[key]) for key, name in _DECISIONS.items()
    }
    contents["min-dag.pdf"] = documents.day_pdf(demo.desk_adviser)
    contents["saksmengde.pdf"] = documents.caseload_pdf(demo.desk_leader, on)
    contents.update(_papers(demo))
    contents.update(_year_papers(demo))
    contents.update(_money_papers(demo))
    for name, pdf in contents.items():
        (out / name).write_bytes(pdf)
    return [out / name for name in contents]


def _papers(demo: DemoStore) -> dict[str, bytes]:
    """A first plan with its contract and the mapping behind it, and a plan that was changed."""
    from grongintro.services.qualifying import papers  # noqa: PLC0415  ReportLab is slow to import
    from grongintro.services.qualifying.plan_view import plan_sheet  # noqa: PLC0415

    desk, first, changed = demo.desk_adviser, demo.plans["selam"], demo.plans["parwin"]
    contract = plan_sheet(desk, first).contract
    found = {
        "integreringsplan.pdf": papers.plan_pdf(desk, first),
        "integreringsplan-endret.pdf": papers.plan_pdf(desk, changed),
        "kartlegging.pdf": papers.mapping_pdf(desk, demo.people["selam"]),
    }
    if contract is not None:
        found["integreringskontrakt.pdf"] = papers.contract_pdf(desk, contract.id)
    return found


def _year_papers(demo: DemoStore) -> dict[str, bytes]:
    """The holiday programme that is open: its list, its plan, an invitation; and an agreement on practice."""
    from grongintro.services.activities import papers  # noqa: PLC0415  ReportLab is slow to import
    from grongintro.services.practice.papers import agreement_pdf  # noqa: PLC0415
    from grongintro.services.practice.view import practice_view  # noqa: PLC0415

    desk, activity = demo.desk_adviser, demo.activities["open"]
    placement = practice_view(desk).placements[0].placement
    return {
        "ferieprogram-deltakere.pdf": papers.list_pdf(desk, activity),
        "ferieprogram-plan.pdf": papers.plan_pdf(desk, activity),
        "ferieprogram-invitasjon.pdf": papers.invitation_pdf(desk, activity, demo.people["selam"]),
        "praksisavtale.pdf": agreement_pdf(desk, placement.id),
    }


def _money_papers(demo: DemoStore) -> dict[str, bytes]:
    """Two applications for grants, and what must be ready for each household that is expected."""
    from grongintro.services.grant_applications.papers import application_pdf  # noqa: PLC0415  ReportLab
    from grongintro.services.settlement.papers import list_pdf  # noqa: PLC0415
    from grongintro.services.settlement.view import settlement_view  # noqa: PLC0415

    desk, cases = demo.desk_leader, demo.applications
    found = {
        f"soknad-{name}.pdf": application_pdf(desk, cases[key])
        for key, name in (("fatima", "ekstratilskudd"), ("project", "prosjekt"))
        if key in cases
    }
    for number, line in enumerate(settlement_view(desk).waiting, 1):
        found[f"ventet-ankomst-{number}.pdf"] = list_pdf(desk, line.id)
    return found


def _pictures(demo: DemoStore, folder: Path) -> list[Path]:
    from grongintro.tour import screenshots  # noqa: PLC0415  Qt is not needed for the rest

    return screenshots(demo.desk_adviser, demo.desk_leader, folder)
