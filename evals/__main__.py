"""``python -m evals``: check, run, compare and gate golden answers from a terminal."""

from __future__ import annotations

from evals.cli import main

if __name__ == "__main__":
    main()
