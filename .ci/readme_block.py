"""Print the Nth fenced code block of a Markdown file: the README's commands are run as they stand."""

from __future__ import annotations

import re
import sys
from pathlib import Path


def main() -> int:
    path, number = Path(sys.argv[1]), int(sys.argv[2])
    text = path.read_text(encoding="utf-8")
    blocks = re.findall(r"^```\w*\n(.*?)^```$", text, flags=re.MULTILINE | re.DOTALL)
    if len(blocks) < number:
        print(f"{path} has no code block {number}", file=sys.stderr)
        return 1
    print(blocks[number - 1], end="")
    return 0


if __name__ == "__main__":
    sys.exit(main())
