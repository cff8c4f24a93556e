"""Data to measure on, where it lies beside the repository (or in $SHARED_DATA)."""

import os
from pathlib import Path

SHARED = Path(os.environ.get("SHARED_DATA", Path(__file__).resolve().parents[2] / "shared"))
