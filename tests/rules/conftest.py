from __future__ import annotations

import sys
from pathlib import Path

# Makes `tests.rules.plans` importable also where pytest is not started as a module.
sys.path.insert(0, str(Path(__file__).parents[2]))
