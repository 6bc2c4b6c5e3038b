"""``python -m pipeline`` is ``factsheet``."""

from pipeline.cli import main

main()
