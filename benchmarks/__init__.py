"""Measurements whose figures stand in README and docs. Each is a script: ``python -m benchmarks.<name>``."""
