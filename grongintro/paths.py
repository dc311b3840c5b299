"""Where the program's own files and the user's data lie: from source, from a wheel, or frozen."""

from __future__ import annotations

import json
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

_SEEN = "seen.json"
_LOG_BYTES = 200_000
_SCANS = "scans.json"


def resource(*parts: str) -> Path:
    """The path of a bundled resource file or folder, e.g. `resource("fonts", "NotoSans-Regular.ttf")`."""
    return _resource_root().joinpath(*parts)


def _resource_root() -> Path:
    frozen = getattr(sys, "_MEIPASS", None)
    if frozen is not None:
        return Path(frozen) / "resources"
    package = Path(__file__).resolve().parent
    inside_wheel = package / "resources"
    return inside_wheel if inside_wheel.is_dir() else package.parent / "resources"


def data_folder() -> Path:
    """The per-user folder for settings and, by default, the store; `GRONGINTRO_HOME` overrides it."""
    chosen = os.environ.get("GRONGINTRO_HOME")
    if chosen:
        return Path(chosen)
    import platformdirs  # noqa: PLC0415  most commands never ask

    return Path(platformdirs.user_data_dir("grongintro", appauthor=False))


def remembered_folder(home: Path) -> Path | None:
    """The folder of the store that was last open on this computer, or None."""
    try:
        data = json.loads((home / "config.json").read_text(encoding="utf-8"))
        return Path(data["store"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def remember_folder(home: Path, folder: Path) -> None:
    """Remember where the store lies, for the next start."""
    home.mkdir(parents=True, exist_ok=True)
    (home / "config.json").write_text(json.dumps({"store": str(folder)}), encoding="utf-8")


def remembered_scan_folder(home: Path) -> Path | None:
    """The folder that this computer's scanner writes to, or None."""
    try:
        return Path(json.loads((home / _SCANS).read_text(encoding="utf-8"))["folder"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def remember_scan_folder(home: Path, folder: Path | None) -> None:
    """Remember where the scanner writes to, or forget it."""
    if folder is None:
        (home / _SCANS).unlink(missing_ok=True)
        return
    home.mkdir(parents=True, exist_ok=True)
    (home / _SCANS).write_text(json.dumps({"folder": str(folder)}), encoding="utf-8")


def remembered_logs(home: Path) -> dict[str, Any]:
    """How far the logs of each store went when this computer last saw them in order, by the store's id."""
    try:
        found = json.loads((home / _SEEN).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def remember_logs(home: Path, store: str, heads: dict[str, Any]) -> None:
    """Remember how far the logs of a store go; a computer that cannot remember just sees less."""
    with suppress(OSError):
        home.mkdir(parents=True, exist_ok=True)
        (home / _SEEN).write_text(json.dumps({**remembered_logs(home), store: heads}), encoding="utf-8")


def log_to(home: Path) -> None:
    """Faults go to a file of their own, begun anew when it has grown; it never holds personal data."""
    import logging  # noqa: PLC0415  only when a program runs

    path = home / "grongintro.log"
    try:
        home.mkdir(parents=True, exist_ok=True)
        if path.exists() and path.stat().st_size > _LOG_BYTES:
            path.replace(path.with_name("grongintro.log.1"))
        handler = logging.FileHandler(path, encoding="utf-8")
    except OSError:
        return
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    logger = logging.getLogger("grongintro")
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
