"""The names of an article, and the possible actors that they belong to.

Nothing here asks a model: capitals, word lists, and what stands around a word decide. A reader of candidates wants them
clean, so a word that only opens a sentence, a month, a product or an ordinary German noun is none.
"""

from pipeline.text.names.candidates import Names, read_names

__all__ = ["Names", "read_names"]
