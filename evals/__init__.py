"""Golden answers, and what judges a summary by them: typed, in the open, and measured itself.

``python -m evals`` runs everything here. Nothing in ``pipeline`` imports this package.
"""
