"""Where a store may lie."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest

from grongintro.errors import UserError
from grongintro.storage.place import own_disk

MOUNTS = r"""sysfs /sys sysfs rw,nosuid 0 0
/dev/sda2 / ext4 rw,relatime 0 0
//server/felles /mnt/felles cifs rw,relatime,vers=3.1.1 0 0
nas:/export/hjem /home/kari nfs4 rw 0 0
//server/to /mnt/To\040ord\011og\134strek cifs rw 0 0
/dev/sdb1 /mnt/felles/lokal ext4 rw 0 0
tmpfs /mnt/felles2 tmpfs rw 0 0

short
"""


@pytest.mark.parametrize(
    ("folder", "system"),
    [
        ("/home/ola/data", "ext4"),
        ("/home/kari", "nfs4"),
        ("/home/kari/data/dypt", "nfs4"),
        ("/home/kari2", "ext4"),
        ("/mnt/felles/lager", "cifs"),
        ("/mnt/felles/lokal/lager", "ext4"),
        ("/mnt/felles2/lager", "tmpfs"),
        ("/mnt/To ord\tog\\strek/lager", "cifs"),
    ],
)
def test_the_deepest_mount_decides(folder: str, system: str) -> None:
    assert own_disk._mounted_system(Path(folder), MOUNTS) == system  # noqa: SLF001


def test_a_later_mount_on_the_same_place_decides() -> None:
    mounts = "/dev/sda1 /mnt/x ext4 rw 0 0\nnas:/x /mnt/x nfs rw 0 0\n"
    assert own_disk._mounted_system(Path("/mnt/x/y"), mounts) == "nfs"  # noqa: SLF001


def test_without_a_mount_table_nothing_is_refused() -> None:
    assert own_disk._mounted_system(Path("/mnt/x"), "") == ""  # noqa: SLF001


@pytest.mark.parametrize("kind", ["cifs", "nfs", "nfs4", "smb3", "fuse.sshfs", "9p"])
def test_a_network_folder_is_refused_with_the_reason(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, kind: str
) -> None:
    mounts = f"/dev/sda2 / ext4 rw 0 0\nx {tmp_path} {kind} rw 0 0"
    monkeypatch.setattr(own_disk, "_read_mounts", lambda: mounts)
    with pytest.raises(UserError, match="egen disk") as refused:
        own_disk.refuse_network_folder(tmp_path / "lager")
    assert (refused.value.field, refused.value.code) == ("folder", "network_folder")


def test_a_link_into_a_network_folder_is_refused_too(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "nett").mkdir()
    (tmp_path / "lenke").symlink_to(tmp_path / "nett")
    mounts = f"/dev/sda2 / ext4 rw 0 0\nx {(tmp_path / 'nett').resolve()} cifs rw 0 0"
    monkeypatch.setattr(own_disk, "_read_mounts", lambda: mounts)
    with pytest.raises(UserError):
        own_disk.refuse_network_folder(tmp_path / "lenke" / "lager")


def test_this_disk_is_taken(tmp_path: Path) -> None:
    own_disk.refuse_network_folder(tmp_path)


@pytest.mark.parametrize(
    ("path", "remote"),
    [
        (r"\\server\felles\lager", True),
        ("//server/felles/lager", True),
        (r"\\?\UNC\server\felles", True),
        (r"H:\lager", True),
        (r"C:\lager", False),
    ],
)
def test_windows_names_of_network_places(monkeypatch: pytest.MonkeyPatch, path: str, *, remote: bool) -> None:
    import ntpath

    def drive_type(root: str) -> int:
        return 4 if root.startswith("H") else 3

    kernel = SimpleNamespace(kernel32=SimpleNamespace(GetDriveTypeW=drive_type))
    monkeypatch.setattr("ctypes.windll", kernel, raising=False)
    monkeypatch.setattr("os.path", ntpath)
    found = own_disk._is_windows_network(path)  # noqa: SLF001
    monkeypatch.undo()
    assert found is remote
