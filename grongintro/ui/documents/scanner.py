"""The scanner's folder: files that have come and are whole, to be filed from there."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal
from PySide6.QtWidgets import QFileDialog

from grongintro.services.keeping import scanning
from grongintro.ui import format as fmt
from grongintro.ui.run import run_action
from grongintro.ui.widgets.basics import button
from grongintro.ui.widgets.lines import Line, LinesCard

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from grongintro.services.desk import Desk
    from grongintro.services.keeping.scanning import Scan

SETTLED_MS = 1500


class ScanWatch(QObject):
    """Looks into the folder when something happens there; a file counts when two looks find it the same.

    `found` carries the files that are whole.
    """

    found = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.setObjectName("scanWatch")
        self.folder: Path | None = None
        self._before: frozenset[Scan] = frozenset()
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(self._something)
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(SETTLED_MS)
        self._again.timeout.connect(self.look)

    def watch(self, folder: Path | None) -> None:
        """Watch this folder and no other."""
        watched = self._watcher.directories()
        if watched:
            self._watcher.removePaths(watched)
        if folder != self.folder:
            self._before = frozenset()
        self.folder = folder
        if folder is not None:
            self._watcher.addPath(str(folder))
        self.look()

    def stop(self) -> None:
        """Nobody looks: let the folder be."""
        self._again.stop()
        watched = self._watcher.directories()
        if watched:
            self._watcher.removePaths(watched)

    def _something(self) -> None:
        self._again.start()

    def look(self) -> None:
        """Tell which files are whole; look again soon while one is being written."""
        now = scanning.scans_in(self.folder) if self.folder is not None else ()
        whole = tuple(scan for scan in now if scan in self._before and scan.size)
        self._before = frozenset(now)
        if len(whole) < len(now):
            self._again.start()
        self.found.emit(whole)


class ScanCard(LinesCard):
    """What lies in the folder: to be filed, or filed and still lying there unencrypted."""

    file_asked = Signal(object)
    delete_asked = Signal(str, object)

    def __init__(self, desk: Desk) -> None:
        choose = button("chooseScanFolder", "", kind="flat")
        super().__init__("scanCard", "", "", choose)
        self._desk, self._choose = desk, choose
        self._choose.clicked.connect(self.ask_folder)
        self._known: dict[Scan, str | None] = {}
        self._scans: tuple[Scan, ...] = ()
        self.watcher = ScanWatch(self)
        self.watcher.found.connect(self._show)

    def begin(self) -> None:
        """Watch while the card is seen."""
        run_action(self, self._begin, repeatable=True)

    def _begin(self) -> None:
        self.watcher.watch(scanning.scan_folder())

    def end(self) -> None:
        """Nobody looks."""
        self.watcher.stop()

    def again(self) -> None:
        """Something was filed or deleted here."""
        self._known = {}
        self._show(self._scans)
        self.watcher.look()

    def _show(self, scans: tuple[Scan, ...]) -> None:
        self._scans = scans
        run_action(self, partial(self._fill, scans), repeatable=True)

    def _fill(self, scans: tuple[Scan, ...]) -> None:
        folder = self.watcher.folder
        self._known = {scan: self._document_of(scan) for scan in scans if scan.path.exists()}
        fresh = [scan for scan, document_id in self._known.items() if document_id is None]
        lines = [self._line(scan, document_id) for scan, document_id in self._known.items()]
        self._title = self._words(folder, len(fresh))
        text = self.tr("Velg skannemappe …") if folder is None else self.tr("Bytt skannemappe …")
        self._choose.setText(text)
        self._choose.setAccessibleName(text)
        self._empty = (
            self.tr("Filer skanneren lagrer i mappen, kommer hit.") if folder is None else str(folder)
        )
        self.show_lines(lines)
        self._heading.setText(self._title)
        self.setAccessibleName(self._title)

    def _words(self, folder: Path | None, fresh: int) -> str:
        if folder is None:
            return self.tr("Ingen skannemappe er valgt på denne maskinen")
        if not folder.is_dir():
            return self.tr("Skannemappen kan ikke nås nå")
        if not fresh:
            return self.tr("Ingen nye filer i skannemappen")
        return self.tr("{0} i skannemappen").format(fmt.count(fresh, self.tr("fil"), self.tr("filer")))

    def _document_of(self, scan: Scan) -> str | None:
        if scan in self._known:
            return self._known[scan]
        return scanning.filed_as(self._desk, scan.path)

    def _line(self, scan: Scan, document_id: str | None) -> Line:
        number = self._scans.index(scan)
        if document_id is None:
            line = Line(str(number), scan.path.name, size_words(scan.size))
            line.add_button("fileScan", self.tr("Legg inn …"))
            line.opened.connect(self._file)
        else:
            words = self.tr("Lagt inn. Originalen ligger fortsatt ukryptert her.")
            line = Line(str(number), scan.path.name, words)
            line.add_button("deleteScan", self.tr("Slett originalen"))
            line.opened.connect(self._delete)
        return line

    def _file(self, number: str) -> None:
        self.file_asked.emit(self._scans[int(number)].path)

    def _delete(self, number: str) -> None:
        scan = self._scans[int(number)]
        document_id = self._known.get(scan)
        if document_id is not None:
            self.delete_asked.emit(document_id, scan.path)

    def ask_folder(self) -> None:
        """Choose the folder in a dialog."""
        dialog = choose_folder(self, self.watcher.folder)
        dialog.fileSelected.connect(self.choose)
        dialog.open()

    def choose(self, path: str) -> None:
        """Watch this folder from now on."""
        run_action(self, partial(scanning.choose_scan_folder, self._desk, Path(path)))
        self.begin()


def choose_folder(parent: QWidget, now: Path | None) -> QFileDialog:
    """The dialog for a folder."""
    dialog = QFileDialog(parent, parent.tr("Velg mappen skanneren lagrer i"), str(now or Path.home()))
    dialog.setObjectName("scanFolderDialog")
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly, on=True)
    dialog.finished.connect(dialog.deleteLater)
    return dialog


def size_words(size: int) -> str:
    """`340 kB`, `2,4 MB`."""
    if size < 1_000_000:  # noqa: PLR2004  what people call a megabyte
        return f"{max(1, round(size / 1000))}\u00a0kB"
    return f"{fmt.number(size / 1_000_000)}\u00a0MB"
