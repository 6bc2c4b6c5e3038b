"""The words of one sentence, and what a single one of them can be in a name: part of it, known, or none."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set

from pipeline.core.article import ActorKind
from pipeline.text.lexicon import Lexicon
from pipeline.text.words import Words

BLANKS = frozenset({" ", "\u00a0", "\u202f", "\n", ""})
_ROMAN = re.compile(r"[IVXL]{2,7}")
_DIGIT = re.compile(r"\d")


def _shouts(word: str) -> bool:
    return len(word) < 2 or word.upper() == word


def is_office_compound(word: str, lexicon: Lexicon) -> bool:
    """ "Robert-Koch-Institut", "CDU-Fraktion": a name, and what German says that it is."""
    parts = word.split("-")
    name = parts[0].lower()
    return parts[-1].lower() in lexicon.heads and (
        parts[0].isupper() or name in lexicon.known or lexicon.is_given(name)
    )


class Stretch:
    """Words ``low`` to ``high`` (exclusive) of a text; indexes are those of all its words.

    ``capitals`` are the words with a capital; ``headline`` tells that capitals say nothing here. ``surnames`` are words
    that the text has behind given names.
    """

    __slots__ = ("capitals", "gaps", "headline", "high", "lexicon", "low", "lows", "source", "surnames", "words")

    def __init__(
        self,
        source: Words,
        lexicon: Lexicon,
        low: int,
        high: int,
        capitals: Sequence[int],
        surnames: Set[str] = frozenset(),
    ) -> None:
        self.source, self.lexicon = source, lexicon
        self.words, self.lows, self.gaps = source.words, source.lows, source.gaps
        self.low, self.high = low, high
        self.capitals, self.surnames = capitals, surnames
        self.headline = self._is_headline()

    def _is_headline(self) -> bool:
        """A title in Title Case, or a line that shouts."""
        length = self.high - self.low
        if length < 3:
            return False
        # Most sentences end with a small word, so the last one is asked first.
        shouts = _shouts(self.words[self.high - 1]) and all(map(_shouts, self.words[self.low : self.high]))
        if shouts or length < 4 or len(self.capitals) < 5 or self.lexicon.code == "de":
            return shouts
        if self.source.text.startswith(".", self.source.ends[self.high - 1]):
            # A sentence, full of names.
            return False
        words = self.words[self.low : self.high]
        letters = [w for w in words if len(w) > 3 and w[0].isalpha()]
        return len(letters) > 4 and sum(w[0].isupper() for w in letters) >= 0.9 * len(letters)

    def gap(self, i: int) -> str:
        """What stands between word ``i`` and the next one."""
        return self.gaps[i + 1]

    def phrase(self, i: int) -> tuple[int, ActorKind | str] | None:
        """The end of a longer name known as a whole that begins with word ``i``, and what it is."""
        for phrase, kind in self.lexicon.phrases.get(self.lows[i], ()):
            end = i + len(phrase)
            if end <= self.high and tuple(self.lows[i:end]) == phrase and not self._only_article(i):
                return end, kind
        return None

    def _only_article(self, i: int) -> bool:
        """ "L'équipe" is the paper only with a second capital."""
        return self.lows[i] in self.lexicon.articles and self.words[i + 1][0].islower()

    def known(self, i: int) -> ActorKind | str | None:
        """What lists say that the single word ``i`` is; an acronym that is also a word counts in capitals only."""
        low, lexicon = self.lows[i], self.lexicon
        known = lexicon.known.get(low)
        if known is None or self.words[i].isupper():
            return known
        if low in lexicon.openers:
            return None
        if low in lexicon.ordinary or len(low) < 4:
            return known if known in ("country", "place", "capital") else None
        return known

    def acronym(self, i: int) -> bool:
        """Whether word ``i`` reads as an acronym."""
        word = self.words[i]
        return word.isupper() and 2 <= len(word) <= 6 and not self.headline and word.lower() not in self.lexicon.things

    def stops(self, i: int) -> bool:
        """Whether word ``i`` is no part of a name, capital or not."""
        word, low, lexicon = self.words[i], self.lows[i], self.lexicon
        if word[-1] in "'’" or self.source.text.startswith("$", self.source.ends[i]):
            return True
        if low in lexicon.openers and not self.acronym(i):
            return not self._opens_name(i)
        if (lexicon.code == "de" or i == self.low) and self._introduces(i):
            return True
        if low in lexicon.firms.nouns and self._names_firm(i):
            return False
        if (low in lexicon.stuff and word.isupper()) or (low in lexicon.groups and not self._capital_beside(i)):
            return True
        if lexicon.code == "pt" and low.endswith("-se"):
            # "Informou-se"
            return True
        if word.isupper() and _ROMAN.fullmatch(word) and not (i > self.low and self.words[i - 1][0].isupper()):
            return True
        if "'" in low and low.split("'")[0] in lexicon.openers:
            # "I'd", "It's"
            return True
        if low in lexicon.ordinary and self._dated(i):
            return True
        if i == self.low and lexicon.code == "es" and low.endswith("ó"):
            # "Marcó Yago Feijoo"
            return True
        if self.known(i) or lexicon.is_given(low):
            return False
        if not word.isalpha() and _DIGIT.search(word):
            return True
        if len(word) == 1:
            # An initial ("J. Edgar Hoover") begins a name only with its stop.
            return not self.gap(i).startswith(".")
        ordinary = lexicon.is_ordinary(low) and low not in self.surnames
        compound = lexicon.code == "de" and "-" in low and is_office_compound(word, lexicon)
        return ordinary and low not in lexicon.heads and not compound and not self.acronym(i)

    def surname(self, i: int) -> bool:
        """Whether word ``i``, which else would be an ordinary one, is a surname behind a given name: "Silke Rosenberg",
        in German also "Birte Sommer".
        """
        low, lexicon = self.lows[i], self.lexicon
        if low in lexicon.openers or low in lexicon.stuff or low in lexicon.times or not low.isalpha():
            return False
        return lexicon.is_ordinary(low) and (lexicon.code == "de" or low not in lexicon.ordinary)

    def _names_firm(self, i: int) -> bool:
        """ "Transportes Quilmo", "Hanse Energie": a name of its own stands beside what is else an ordinary noun."""
        return any(
            self.low <= j < self.high
            and self.gap(min(i, j)) in BLANKS
            and self.words[j][0].isupper()
            and self.lows[j] not in self.lexicon.openers
            and not self.lexicon.is_ordinary(self.lows[j])
            for j in (i - 1, i + 1)
        )

    def _introduces(self, i: int) -> bool:
        """ "Der Hersteller Brunnert", "Promoter Big Tent": a noun that tells what the name behind it is."""
        low, lexicon = self.lows[i], self.lexicon
        told = isinstance(lexicon.cues.get(low), ActorKind) and low not in lexicon.heads
        if told and low in lexicon.firms.nouns:
            # "die Werft Lindner" introduces, "Spedition Kroll" without an article is the whole name.
            told = i > self.low and self.lows[i - 1] in lexicon.determiners
        return told and i + 1 < self.high and self.gap(i) in BLANKS and self.words[i + 1][0].isupper()

    def _opens_name(self, i: int) -> bool:
        """ "Le Corbusier", "La Vanguardia" inside a sentence; at its beginning the article is only an article."""
        if self.lexicon.code == "de" or i == self.low or self.lows[i] not in self.lexicon.articles:
            return False
        return i + 1 < self.high and self.gap(i) in BLANKS and self.words[i + 1][0].isupper()

    def _capital_beside(self, i: int) -> bool:
        """ "Sussex Police", "United Auto Workers": what else is a group is here a name's part."""
        if self.lexicon.code == "de":
            return False
        if i + 1 < self.high and self.gap(i) in (" ", "' ", "’ ") and self.words[i + 1][0].isupper():
            return True
        before = i > self.low and self.gap(i - 1) == " " and self.words[i - 1][0].isupper()
        return before and self.lows[i - 1] not in self.lexicon.openers

    def _dated(self, i: int) -> bool:
        """ "16 de Julio": a month, not Julio."""
        j = i - 2 if i - 1 > self.low and self.lows[i - 1] in self.lexicon.particles else i - 1
        return j >= self.low and self.words[j].isdigit()
