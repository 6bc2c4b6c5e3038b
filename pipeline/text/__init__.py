"""Deterministic readers: what a model may point at is found and valued here, by plain code.

Pure functions of a text, its language and its day. Words and grammars are data: ``languages/<code>/<reader>.toml``.
"""
