"""Joining what was said twice: aliases to actors, windows to one answer."""
