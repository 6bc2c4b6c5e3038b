"""The whole story of a summary, for one article or many."""
