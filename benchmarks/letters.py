"""200 benefit decisions from `Letter` to PDF/A bytes, against plain ReportLab.

The floor draws the same lines at the same places with the same embedded Noto files and the same pages: no layout,
no tags, no metadata. Both compress alike and neither writes ASCII85.
"""

from __future__ import annotations

import io
import resource
import tempfile
from datetime import date
from pathlib import Path

from benchmarks.timing import in_turn, report

COUNT = 200


def main() -> None:
    from reportlab import rl_config
    from reportlab.pdfgen.canvas import Canvas

    from grongintro.domain.case import Decision
    from grongintro.letters.benefit_decision import build
    from grongintro.letters.pdf import render
    from grongintro.letters.pdf.flow import BoxOp, TextOp
    from grongintro.letters.pdf.layout import lay_out
    from grongintro.services.deciding.decision_letter import content_of
    from grongintro.services.demo import build_demo

    rl_config.useA85 = 0
    with tempfile.TemporaryDirectory() as folder:
        desk = build_demo(Path(folder) / "store", date(2026, 11, 23)).desk_leader
        with desk.read() as reader:
            decisions = reader.find(Decision)
            letters = [build(content_of(desk, reader, (each,), decided=True)) for each in decisions]
        desk.store.close()
    batch = [letters[number % len(letters)] for number in range(COUNT)]
    placed = [lay_out(letter) for letter in letters]
    pages = [[page.ops for page in each.pages] for each in placed]

    def program() -> None:
        for letter in batch:
            render(letter)

    def floor() -> None:
        for number in range(COUNT):
            canvas = Canvas(io.BytesIO(), pagesize=(595.28, 841.89), pageCompression=1, invariant=1)
            for ops in pages[number % len(pages)]:
                for op in ops:
                    if isinstance(op, TextOp):
                        canvas.setFont(op.style.font, op.style.size)
                        canvas.drawString(op.x, op.y, op.text)
                    elif isinstance(op, BoxOp):
                        canvas.rect(op.x, op.y, op.width, op.height, stroke=0, fill=1)
                canvas.showPage()
            canvas.save()

    for each in letters:
        render(each)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    pair = in_turn(f"{COUNT} vedtak fra brev til PDF/A", program, floor, limit=2, rounds=10, warm_up=1)
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    report([pair])
    print(f"\nStørste minne før {before / 1024:.0f} MB, etter {11 * COUNT} brev {after / 1024:.0f} MB.")


if __name__ == "__main__":
    main()
