"""The command line. Every command is a thin door: it reads options, calls the library, shows what came back.

Nothing heavy is imported before a command runs, so that ``factsheet --help`` answers at once.
"""

from pipeline.cli.app import app, main

__all__ = ["app", "main"]
