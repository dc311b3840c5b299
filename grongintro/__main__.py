"""`python -m grongintro`."""

from __future__ import annotations

import sys

from grongintro.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
