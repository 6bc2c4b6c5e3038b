"""Capitalised runs: which neighbouring words make one name, and what stands around it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.core.article import ActorKind, Sentence
from pipeline.text.lexicon import Lexicon
from pipeline.text.words import Words

_BLANKS = frozenset({" ", "\u00a0", "\u202f", "\n", ""})
_INITIAL_MARKS = frozenset("“”„«»\"‘‚'›‹:—–•[(")
_QUOTE_OPEN = frozenset("“„«»\"‘‚‹›'")
_QUOTE_CLOSE = frozenset("”“»«\"’‘›‹'")
_ROMAN = re.compile(r"[IVXL]{2,7}")
_DIGIT = re.compile(r"\d")
_ABBREVIATED = 4
"""Letters of an office that is written with a stop ("Gov.", "Prof."), at most."""
_LONGEST = 14
"""Words of one name, at most."""


@dataclass(frozen=True, slots=True)
class Run:
    """Words ``first`` to ``last`` (inclusive) that read as one name.

    ``initial``: it opens its sentence or a quotation. ``title``: the office directly before it. ``honorific``: "Sr."
    and the like is its first word. ``known``: what lists say it is. ``quoted``: it fills a pair of quotation marks.
    """

    first: int
    last: int
    initial: bool = False
    title: tuple[int, int] | None = None
    honorific: bool = False
    known: ActorKind | str | None = None
    quoted: bool = False
    headline: bool = False


def find_runs(words: Words, sentences: Sequence[Sentence], lexicon: Lexicon) -> list[Run]:
    """All runs of a text, in order. Ordinary words that only open a sentence are cut off, titles set apart."""
    scan = _Scan(words, lexicon)
    for sentence in sentences:
        low, high = words.within(sentence.span.start, sentence.span.end)
        scan.sentence(low, high)
    return scan.runs


def _completes(words: Words, i: int, lexicon: Lexicon) -> bool:
    """Whether small-letter word ``i`` can be the noun that completes an institution's name."""
    low = words.lows[i]
    infinitive = low.endswith(("er", "ir", "re", "oir")) and words.lows[i - 1] in ("de", "d'", "à")
    return low == words.words[i] and not infinitive and len(low) > 3 and low.isalpha() and low not in lexicon.ordinary


class _Scan:
    def __init__(self, words: Words, lexicon: Lexicon) -> None:
        self.words, self.lexicon = words, lexicon
        self.runs: list[Run] = []
        self.low = self.high = 0
        self.headline = False

    def sentence(self, low: int, high: int) -> None:
        """Finds the runs among words ``low`` to ``high`` (exclusive)."""
        words = self.words.words
        self.low, self.high = low, high
        capitals = [i for i in range(low, high) if words[i][0].isupper()]
        self.headline = self._is_headline(low, high, capitals)
        done = low
        for i in capitals:
            if i >= done:
                done = self._from(i)

    def _is_headline(self, low: int, high: int, capitals: list[int]) -> bool:
        """Whether capitals say nothing here: a title in Title Case, or a line that shouts."""
        if high - low < 3 or not capitals:
            return False
        if all(len(w) < 2 or w.upper() == w for w in self.words.words[low:high]):
            return True
        if high - low < 4:
            return False
        letters = [w for w in self.words.words[low:high] if len(w) > 3 and w[0].isalpha()]
        return (
            self.lexicon.code != "de"
            and len(letters) > 4
            and sum(w[0].isupper() for w in letters) >= 0.9 * len(letters)
        )

    def _from(self, i: int) -> int:
        """Reads the run that begins with word ``i``; gives the first word behind it."""
        lexicon, low = self.lexicon, self.words.lows[i]
        phrase = self._phrase(i)
        if phrase:
            end, kind = phrase
            self._add(i, end - 1, known=kind)
            return end
        if low in lexicon.honorifics:
            return self._honorific(i)
        given = lexicon.code == "en" and lexicon.is_given(low)
        if lexicon.is_title(low) and low not in lexicon.known and not given:
            return self._title(i)
        if self._stops(i):
            return i + 1
        end = self._extend(i)
        if lexicon.code == "de" and end - i >= 3 and self._trade(i):
            # "Der Glaziologe Reto Zumthor": a trade that no list has, then the name.
            self._add(i + 1, end - 1, title=(i, i))
            return end
        self._add(i, end - 1)
        return end

    def _trade(self, i: int) -> bool:
        """Whether German word ``i`` is a noun before a person's name: an article before it, or a given name behind."""
        lexicon, lows = self.lexicon, self.words.lows
        if lexicon.is_given(lows[i]) or lows[i] in lexicon.heads or self._known(i) or self.words.words[i].isupper():
            return False
        if lows[i].endswith(("schen", "scher", "sches")) or any(low in lexicon.heads for low in lows[i : i + 4]):
            return False
        return lexicon.is_given(lows[i + 1]) or (i > self.low and lows[i - 1] in ("der", "die"))

    def _phrase(self, i: int) -> tuple[int, ActorKind | str] | None:
        for phrase, kind in self.lexicon.phrases.get(self.words.lows[i], ()):
            end = i + len(phrase)
            if end <= self.high and tuple(self.words.lows[i:end]) == phrase:
                return end, kind
        return None

    def _honorific(self, i: int) -> int:
        following = i + 1
        if following >= self.high or self.words.gap(i) not in (" ", ". ", ".", "\u00a0", ".\u00a0"):
            return i + 1
        if not self.words.words[following][0].isupper() or self._stops(following):
            return i + 1
        if self.words.lows[following] in self.lexicon.honorifics or self.lexicon.is_title(self.words.lows[following]):
            return i + 1
        end = self._extend(following)
        self._add(i, end - 1, honorific=True)
        return end

    def _title(self, i: int) -> int:
        """A capitalised office: the name behind it is a run of its own, and the office is its title."""
        end = i + 1
        while end < self.high and self.words.gap(end - 1) in _BLANKS and self.lexicon.is_title(self.words.lows[end]):
            end += 1
        if end >= self.high:
            return end
        stopped = self.words.gap(end - 1) == ". " and len(self.words.words[end - 1]) <= _ABBREVIATED
        if self.words.gap(end - 1) not in (" ", "\u00a0") and not stopped:
            return end
        if not self.words.words[end][0].isupper() or self._stops(end):
            return end
        if self.words.lows[end] in self.lexicon.honorifics:
            return end
        stop = self._extend(end)
        self._add(end, stop - 1, title=(i, end - 1))
        return stop

    def _stops(self, i: int) -> bool:
        """Whether word ``i`` is no part of a name, capital or not."""
        word, low = self.words.words[i], self.words.lows[i]
        if word[-1] in "'’" or self.words.text[self.words.ends[i] : self.words.ends[i] + 1] == "$":
            return True
        if low in self.lexicon.openers and not self._acronym(i):
            # "Le Corbusier", "La Vanguardia" inside a sentence; at its beginning the article is only an article.
            capital = i + 1 < self.high and self.words.gap(i) in _BLANKS and self.words.words[i + 1][0].isupper()
            return not (low in self.lexicon.articles and self.lexicon.code != "de" and i > self.low and capital)
        if low in self.lexicon.stuff and word.isupper():
            return True
        if low in self.lexicon.groups and not self._capital_beside(i):
            return True
        if self.lexicon.code == "pt" and low.endswith("-se"):
            # "Informou-se"
            return True
        if len(word) > 1 and _ROMAN.fullmatch(word) and not (i > self.low and self.words.words[i - 1][0].isupper()):
            return True
        if "'" in low and low.split("'")[0] in self.lexicon.openers:
            # "I'd", "It's"
            return True
        if low in self.lexicon.ordinary and self._dated(i):
            return True
        if self._known(i) or self.lexicon.is_given(low):
            return False
        if _DIGIT.search(word):
            return True
        if len(word) == 1:
            # An initial ("J. Edgar Hoover") begins a name only with its stop.
            return not self.words.gap(i).startswith(".")
        return self.lexicon.is_ordinary(low) and low not in self.lexicon.heads and not self._acronym(i)

    def _capital_beside(self, i: int) -> bool:
        """ "Sussex Police", "United Auto Workers": what else is a group is here a name's part."""
        following = i + 1 < self.high and self.words.gap(i) == " " and self.words.words[i + 1][0].isupper()
        before = i > self.low and self.words.gap(i - 1) == " " and self.words.words[i - 1][0].isupper()
        return self.lexicon.code != "de" and (
            following or (before and self.words.lows[i - 1] not in self.lexicon.openers)
        )

    def _dated(self, i: int) -> bool:
        """ "16 de Julio": a month, not Julio."""
        j = i - 2 if i - 1 > self.low and self.words.lows[i - 1] in self.lexicon.particles else i - 1
        return j >= self.low and self.words.words[j].isdigit()

    def _known(self, i: int) -> ActorKind | str | None:
        """What lists say that the single word ``i`` is; an acronym that is also a word counts in capitals only."""
        word, low = self.words.words[i], self.words.lows[i]
        known = self.lexicon.known.get(low)
        if (
            known
            and not word.isupper()
            and (low in self.lexicon.ordinary or low in self.lexicon.openers or len(low) < 4)
        ):
            return known if known in ("country", "place", "capital") and low not in self.lexicon.openers else None
        return known

    def _acronym(self, i: int) -> bool:
        word = self.words.words[i]
        return word.isupper() and 2 <= len(word) <= 6 and not self.headline and word.lower() not in self.lexicon.things

    def _is_place(self, i: int) -> bool:
        return self._known(i) in ("country", "capital", "place")

    def _head(self, first: int, last: int) -> bool:
        """Whether the words name an institution, so that more may belong to it."""
        heads = self.lexicon.heads
        return any(self.words.lows[i] in heads or self.words.lows[i] in self.lexicon.things for i in (first, last))

    def _extend(self, i: int) -> int:
        """The end (exclusive) of the run that begins with word ``i``."""
        end = i + 1
        while end < self.high and end - i < _LONGEST:
            following = self._next(i, end)
            if following is None:
                break
            end = following
        return end

    def _next(self, first: int, end: int) -> int | None:
        """The end of the run one link further, if there is one."""
        words, lexicon = self.words, self.lexicon
        gap, last = words.gap(end - 1), end - 1
        head = self._head(first, last)
        if gap in _BLANKS or (gap in (". ", ".") and self._abbreviated(last)) or gap in (" & ", "' ", "’ "):
            if words.words[end][0].isupper():
                return end + 1 if self._joins(first, end, head) else None
            if head and (words.lows[end] in lexicon.tails or self._numbered(end)):
                return end + 1
        elif gap not in _BLANKS:
            return None
        at = end
        chain = lexicon.chain if head else lexicon.particles
        while at < self.high and at - end < 3 and words.gap(at - 1) in _BLANKS and words.lows[at] in chain:
            at += 1
        if at == end or at >= self.high or words.gap(at - 1) not in _BLANKS:
            return None
        if head and words.lows[at] in lexicon.tails:
            return at + 1
        if head and lexicon.code == "fr" and _completes(words, at, lexicon):
            # "Cour des comptes", "Association des maires"
            return at + 1
        if not words.words[at][0].isupper():
            return None
        return at + 1 if self._linked(first, last, at, words.lows[end], head) else None

    def _numbered(self, i: int) -> bool:
        """ "Tribunal Oral Federal 2 de Rosario": a number that more of the name follows."""
        words = self.words
        return (
            len(words.words[i]) <= 2
            and words.words[i].isdigit()
            and i + 2 < self.high
            and words.lows[i + 1] in self.lexicon.particles
            and words.gap(i) in _BLANKS
            and words.gap(i + 1) in _BLANKS
            and words.words[i + 2][0].isupper()
            and self._known(i + 2) != "thing"
        )

    def _abbreviated(self, i: int) -> bool:
        return len(self.words.words[i]) == 1 or self.words.lows[i] in ("jr", "st", "dr", "inc", "corp")

    def _joins(self, first: int, i: int, head: bool) -> bool:
        """Whether capitalised word ``i`` goes on with the run that begins at ``first``."""
        lexicon, low = self.lexicon, self.words.lows[i]
        if lexicon.is_given(low) and all(self._known(j) for j in range(first, i)):
            # "Brasil Eduardo Cunha": a known name ends where a person's begins.
            return False
        if low in lexicon.honorifics or (self.headline and not lexicon.is_given(self.words.lows[first])):
            return False
        if len(self.words.words[i]) == 1:
            return self.words.gap(i).startswith(".")
        if self._stops(i):
            return head and low in lexicon.ordinary and low not in lexicon.openers
        if low in lexicon.things and lexicon.is_given(self.words.lows[first]):
            return False
        if not head and (
            self._phrase(i) or (lexicon.code == "de" and bool(self._known(first)) != bool(self._known(i)))
        ):
            return False
        if lexicon.is_given(self.words.lows[first]):
            # "Helena Duque", "Josefa Andrade Bispo": a surname that is also an office.
            return True
        return not (lexicon.is_title(low) and not head and low not in lexicon.known)

    def _linked(self, first: int, last: int, at: int, link: str, head: bool) -> bool:
        """Whether a small word (``link``) joins the run's words ``first`` to ``last`` with capitalised word ``at``."""
        lexicon, lows = self.lexicon, self.words.lows
        low = lows[at]
        if link in lexicon.conjunctions:
            # "Ministério da Justiça e Segurança", but neither "Chapecoense e FAB" nor "a Comissão e o Fundo".
            if first == last or lows[last + 2] in lexicon.articles - {"des"} or low in lexicon.heads:
                return False
        elif (link in ("der", "den", "zur", "zum", "des") and not head) or (
            link in ("von", "van", "zu") and not lexicon.is_given(lows[last])
        ):
            return False
        if link in lexicon.links and (lexicon.is_given(low) or low in lexicon.known or self._phrase(at)):
            return link in ("of", "for", "für", "pour", "para") and not lexicon.is_given(low)
        if head:
            return low not in lexicon.honorifics and not _DIGIT.search(self.words.words[at])
        if self._stops(at) or lexicon.is_title(low):
            return False
        known = self._known(last)
        if (known and known != "place") or self.words.words[last].isupper():
            # "NVIDIA da China": a known name takes no complement, but "Foz do Alva" is a town of its own.
            return False
        known = lexicon.known.get(low)
        return known is None or lexicon.is_given(lows[first])

    def _add(
        self,
        first: int,
        last: int,
        *,
        title: tuple[int, int] | None = None,
        honorific: bool = False,
        known: ActorKind | str | None = None,
    ) -> None:
        words = self.words
        start, end = words.starts[first], words.ends[last]
        text = words.text
        opens, closes = text[start - 1 : start] if start else "", text[end : end + 1]
        initial = title is None and (first == self.low or bool(set(words.before(first)) & _INITIAL_MARKS))
        quoted = bool(opens) and opens in _QUOTE_OPEN and bool(closes) and closes in _QUOTE_CLOSE
        if known is None and first == last:
            known = self._known(first)
        self.runs.append(
            Run(first, last, initial, title, honorific, known, quoted, self.headline and not title and not honorific)
        )
