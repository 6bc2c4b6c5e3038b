"""Which half of the earth a report is about, where its language is spoken on both: seasons have days only in one."""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.text.dates.lexicon import lexicon

_WORD = re.compile(r"[^\W\d_]+")
_KEEP = 8


@lru_cache(maxsize=_KEEP)
def northern(text: str, language: str) -> bool:
    """Whether words of the table's ``northern`` list stand in ``text``, and none of ``southern``.

    "Comboio" and "autarquia" are written in Portugal, "ônibus" and "prefeitura" in Brazil; a place tells as well.
    """
    options = lexicon(language).options
    if "northern" not in options:
        return False
    words = {word.lower() for word in _WORD.findall(text)}
    return not words.isdisjoint(options["northern"]) and words.isdisjoint(options.get("southern", ()))
