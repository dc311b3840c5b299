"""Where a store may lie: on this computer's own disk."""

from __future__ import annotations

import ctypes
import os
import re
from pathlib import Path, PurePosixPath

from grongintro.errors import UserError

_NETWORK_SYSTEMS = frozenset(
    {
        "nfs",
        "nfs4",
        "cifs",
        "smb3",
        "smbfs",
        "smb",
        "afs",
        "9p",
        "fuse.sshfs",
        "davfs",
        "fuse.rclone",
        "ncpfs",
    }
)
_WINDOWS_REMOTE_DRIVE = 4
_OCTAL = re.compile(r"\\([0-7]{3})")
_MOUNT_PARTS = 3


def refuse_network_folder(folder: Path) -> None:
    """Raise UserError when `folder` lies on a network: there the store's write-ahead log is not safe."""
    if is_network_folder(folder):
        raise UserError(
            "Mappen ligger på et nettverk. Der kan to maskiner ødelegge dataene for hverandre, og et brudd "
            "på nettet midt i en lagring kan skade filen. Velg en mappe på denne maskinens egen disk.",
            field="folder",
            code="network_folder",
        )


def is_network_folder(folder: Path) -> bool:
    """Whether `folder` lies on a shared or mounted network place, also by way of a link."""
    if os.name == "nt":
        return any(_is_windows_network(str(path)) for path in (folder.absolute(), folder.resolve()))
    return _mounted_system(folder.resolve(), _read_mounts()) in _NETWORK_SYSTEMS


def _is_windows_network(path: str) -> bool:
    if path.startswith(("\\\\", "//")):
        return True
    drive = os.path.splitdrive(path)[0]
    kind: int = ctypes.windll.kernel32.GetDriveTypeW(drive + "\\")  # type: ignore[attr-defined,unused-ignore]
    return kind == _WINDOWS_REMOTE_DRIVE


def _read_mounts() -> str:
    try:
        return Path("/proc/mounts").read_text(encoding="utf-8")
    except OSError:
        return ""


def _mounted_system(folder: Path, mounts: str) -> str:
    place, system = "", ""
    for line in mounts.splitlines():
        parts = line.split()
        if len(parts) < _MOUNT_PARTS:
            continue
        mount = _OCTAL.sub(lambda found: chr(int(found[1], 8)), parts[1])
        if PurePosixPath(folder).is_relative_to(mount) and len(mount) >= len(place):
            place, system = mount, parts[2]
    return system
