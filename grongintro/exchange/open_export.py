"""The whole store in an open format: JSON per table, issued letters as PDF, a manifest with checksums.

The format is described in `docs/open-export.md`. It is plain text: whoever has the file can read it.
"""

from __future__ import annotations

import base64
import hashlib
import io
import json
import zipfile
from dataclasses import dataclass, field
from typing import Any

from grongintro.errors import UserError

FORMAT = "grongintro-eksport"
VERSION = 1
_MANIFEST, _READ_ME = "manifest.json", "LES-MEG.txt"
_BYTES = "base64"
# The same content is always the same file.
_EARLY = (1980, 1, 1, 0, 0, 0)
_TEXT = """Dette er alt som lå i grongintro for {municipality} den {made}.

manifest.json       hvilke filer som hører til, med kontrollsum (SHA-256) og antall rader
tabeller/*.json     én fil per tabell; hver rad er et objekt, dager er ÅÅÅÅ-MM-DD, bilder og PDF-er er base64
brev/*.pdf          de utstedte brevene slik de ble sendt (PDF/A-2a)

Filen er ikke kryptert. Oppbevar den slik dere oppbevarer sakene, og slett den når den ikke trengs.
"""


@dataclass(frozen=True)
class Export:
    """What an export holds: rows by table, letters by file name, and where it comes from."""

    schema: int
    made: str
    municipality: str
    tables: dict[str, list[dict[str, Any]]]
    letters: dict[str, bytes] = field(default_factory=dict)


def pack(content: Export) -> bytes:
    """The export as one zip file."""
    files = {
        f"tabeller/{name}.json": _json([_row(row) for row in rows]) for name, rows in content.tables.items()
    }
    files |= {f"brev/{name}": pdf for name, pdf in content.letters.items()}
    manifest = {
        "format": FORMAT,
        "version": VERSION,
        "schema": content.schema,
        "made": content.made,
        "municipality": content.municipality,
        "rows": {name: len(rows) for name, rows in content.tables.items()},
        "sha256": {name: hashlib.sha256(raw).hexdigest() for name, raw in files.items()},
    }
    words = _TEXT.format(municipality=content.municipality, made=content.made)
    whole = {_READ_ME: words.encode(), _MANIFEST: _json(manifest), **files}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, raw in whole.items():
            archive.writestr(zipfile.ZipInfo(name, _EARLY), raw, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def unpack(raw: bytes) -> Export:
    """The content of a file that `pack` made; UserError when it is none, or is not whole."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            files = {name: archive.read(name) for name in archive.namelist()}
        manifest = json.loads(files[_MANIFEST])
        if (manifest["format"], manifest["version"]) != (FORMAT, VERSION):
            raise _other_version()
        _check_whole(files, manifest["sha256"])
        tables = {
            name: [_unrow(row) for row in json.loads(files[f"tabeller/{name}.json"])]
            for name in manifest["rows"]
        }
        return Export(manifest["schema"], manifest["made"], manifest["municipality"], tables, _letters(files))
    except (zipfile.BadZipFile, KeyError, ValueError, TypeError) as fault:
        raise UserError("Filen er ikke en hel eksport fra grongintro.", field="file") from fault


def _other_version() -> UserError:
    return UserError("Filen er en eksport av en annen utgave enn dette programmet kan lese.", field="file")


def _check_whole(files: dict[str, bytes], sums: dict[str, str]) -> None:
    for name, expected in sums.items():
        if hashlib.sha256(files[name]).hexdigest() != expected:
            raise ValueError(name)


def _letters(files: dict[str, bytes]) -> dict[str, bytes]:
    return {name.removeprefix("brev/"): raw for name, raw in files.items() if name.startswith("brev/")}


def _row(row: dict[str, Any]) -> dict[str, Any]:
    return {name: _plain(value) for name, value in row.items()}


def _plain(value: Any) -> Any:
    return {_BYTES: base64.b64encode(value).decode("ascii")} if isinstance(value, bytes) else value


def _unrow(row: dict[str, Any]) -> dict[str, Any]:
    return {
        name: base64.b64decode(value[_BYTES]) if isinstance(value, dict) else value
        for name, value in row.items()
    }


def _json(value: Any) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()
