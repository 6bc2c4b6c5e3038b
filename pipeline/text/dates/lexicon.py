"""The words of a language as classes with values, and the forms of its grammar as patterns over those classes.

``languages/<code>/dates.toml`` holds ``[words.CLASS]`` tables (a value, and the words that mean it; ``!Word`` only
with just this capital), lists of phrases that a form may name as ``_LIST``, and ``[forms.<level>]`` (the levels in
the order of their names): by maker, lines such as ``DD (de)? MONTH ((de|,)? YEAR)?``. A name in capitals is a class
and gives the maker its value (``DD:a`` under another name; ``MONTH.`` with the full stop of an abbreviation);
anything else is the word itself. ``maker+mod=-1`` gives the maker a value more. What stands behind ``>`` must follow
and is not part of it: ``DD > , DD de MONTH``; what stands before ``<``, of a fixed number of words, must precede:
``años YY y < YY``.

Each token of a text becomes one character that stands for the set of its classes, so that a form is an ordinary regular
expression over those characters: it runs at the speed of ``re``, has no repeats and cannot backtrack far.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import count
from typing import Any

from pipeline.text.dates.forms import MARKS, OTHER, Compiler, Form, Level, literals
from pipeline.text.dates.tokens import Values, figure_classes
from pipeline.text.dates.words import entries, plain, split
from pipeline.text.tables import table

NODE_TAGS: dict[str, tuple[str, ...]] = {
    "DAY": ("DAY", "POINT", "ANY"),
    "WDAY": ("WDAY", "POINT", "ANY"),
    "WK": ("WK", "PERIOD", "POINT", "ANY"),
    "MON": ("MON", "PERIOD", "POINT", "ANY"),
    "YR": ("YR", "PERIOD", "POINT", "ANY"),
    "PER": ("PER", "PERIOD", "POINT", "ANY"),
    "SPAN": ("SPAN", "ANY"),
    "DPT": ("DPT",),
    "DAYDPT": ("DAYDPT", "ANY"),
    "TIME": ("TIME",),
    "DT": ("DT", "ANY"),
    "RANGE": ("RANGE",),
    "TRANGE": ("TRANGE",),
    "OPEN": ("OPEN",),
    "DUR": ("DUR",),
    "PLAIN": ("PLAIN",),
    "REC": ("REC",),
}
"""What a finished node counts as in the forms of the next level."""

THIN_TAGS = {tag: ("TH" + tag, "THIN") for tag in NODE_TAGS}
"""What a node counts as that is no reading without company ("sex.", "3/4"): forms name it on purpose."""

_KEEP = 20_000
_SHOWING = 3
"""Letters of the shortest word that can show a form."""
_FIGURES = (
    *(str(n) for n in range(100)), *(f"0{n}" for n in range(10)), "100", "999", "1500", "2015", "9999", "2/3/2014",
    "2:30", "2:99", "2/3", "2.3", "2.03", "2.30", "13.30", "25.30", "25.13", "3.99", "31.99", "2/2014", "2014/15",
    "2,5", "31/99", "12.000", "25.03", "24.12", "25.12", "25.59", "31.12", "31.59", "24.59", "24.13",
)  # fmt: skip


Phrase = tuple[tuple[str, ...], Values]
"""The tokens of a phrase, and its values."""


@dataclass
class Lexicon:
    """All that reading one language needs, built once from its table."""

    language: str
    options: dict[str, Any]
    words: dict[str, Values] = field(default_factory=dict)
    exact: dict[str, Values] = field(default_factory=dict)
    cased: frozenset[str] = frozenset()  # the words of ``exact`` in small letters
    special: frozenset[str] = frozenset()  # words that need more than a look into ``words``
    phrases: dict[str, dict[str, list[Phrase]]] = field(default_factory=dict)  # by first and second token
    levels: list[Level] = field(default_factory=list)
    codes: dict[frozenset[str], str] = field(default_factory=dict)
    node_codes: dict[str, str] = field(default_factory=dict)  # by tag
    thin_codes: dict[str, str] = field(default_factory=dict)
    anchors: frozenset[str] = frozenset()
    leads: frozenset[str] = frozenset()
    word_codes: dict[str, str] = field(default_factory=dict)
    extends: dict[str, list[str]] = field(default_factory=dict)
    figures: dict[str, Values] = field(default_factory=dict)

    @property
    def month_first(self) -> bool:
        """Whether 2/15 is read as a month and a day."""
        return bool(self.options.get("month_first"))

    def code(self, values: Values) -> str:
        """The character of a set of classes; a set that no form knows is like any other word."""
        return self.codes.get(frozenset(values), OTHER)

    def tag_code(self, tag: str, *, weak: bool) -> str:
        """The character of a finished node with this tag."""
        return (self.thin_codes if weak else self.node_codes).get(tag, OTHER)

    def figure(self, token: str) -> Values:
        """The classes and values of a token of figures."""
        found = self.figures.get(token)
        if found is None:
            named = self.words.get(token) if "/" in token else None  # "24/7" is a word, whatever its figures are
            found = dict(named or figure_classes(token, self.month_first))
            extend(found, self.extends)
            if len(self.figures) < _KEEP:
                self.figures[token] = found
        return found


def extend(values: Values, extends: dict[str, list[str]]) -> None:
    """Adds the classes that take in one that is there: ``M`` where there is ``MONTH``."""
    for name, parts in extends.items():
        for part in parts:
            if part in values and name not in values:
                values[name] = values[part]


class _Builder:
    def __init__(self, language: str) -> None:
        self.data = table(language, "dates")
        self.lexicon = Lexicon(language, self.data.get("options", {}))
        self.lists: dict[str, list[tuple[str, ...]]] = {
            name: sorted((split(phrase.lower()) for phrase in entry), key=len, reverse=True)
            for name, entry in self.data.get("words", {}).items()
            if isinstance(entry, list)
        }
        self.known: dict[tuple[str, ...], Values] = {}  # the values of each phrase
        self.keep_accents = set(self.data.get("options", {}).get("keep_accents", ()))

    def build(self) -> Lexicon:
        forms = self.data.get("forms", {})
        lines = [line for makers in forms.values() for some in makers.values() for line in some]
        named = {".", *(word.lower() for word in literals(lines))}
        named |= {token for phrases in self.lists.values() for phrase in phrases for token in phrase}
        for name, value, phrase in entries(self.data):
            self._add(name, value, phrase)
        for seconds in self.lexicon.phrases.values():
            for same in seconds.values():
                same.sort(key=lambda entry: -len(entry[0]))  # the longest first
        for literal in named:
            for variant in {literal, literal if len(literal) < 3 or literal in self.keep_accents else plain(literal)}:
                self._merge(self.lexicon.words, variant, {"=" + literal: literal})
        for name, marks in MARKS.items():
            for mark in marks:
                self._merge(self.lexicon.words, mark, {name: mark})
        self._extend()
        self._allocate()
        function = set(self.data.get("options", {}).get("function_classes", ())) | {"BIG", *MARKS}
        lex = self.lexicon
        lex.anchors = frozenset(
            code for classes, code in lex.codes.items() if any(c[0] != "=" and c not in function for c in classes)
        )
        leads = {"=" + word for phrase in self.lists.get("LEAD", ()) for word in phrase} - {"='"}
        lex.leads = frozenset(code for classes, code in lex.codes.items() if classes & leads)
        lex.word_codes = {word: lex.code(values) for word, values in lex.words.items()}
        compiler, order = Compiler(lex.codes, self.lists, lex.options.get("plain_words", ())), count()
        for level in sorted(forms):
            lines_of = ((maker, line) for maker, some in forms[level].items() for line in some)
            made = [compiler.form(maker, line, next(order)) for maker, line in lines_of]
            if not lex.levels:
                lex.anchors |= self._shown(made)
            lex.levels.append(Level(made, lex.anchors))
        return lex

    def _shown(self, forms: list[Form]) -> frozenset[str]:
        """Anchors more: the words that show a form without any other anchor ("todas las noches", "weekdays").

        One such word of each form that it can't do without, and none that is small, or part of what leads in.
        """
        lex = self.lexicon
        small = {*lex.options.get("small", ()), *(word for list_ in self.lists.values() for p in list_ for word in p)}
        plain_words: dict[str, str] = {}
        for word, values in lex.words.items():
            if len(word) >= _SHOWING and all(c.startswith("=") for c in values):
                plain_words[lex.code(values)] = word

        def shows(need: frozenset[str]) -> bool:
            told = need - lex.anchors
            return all(plain_words.get(code, "") not in small | {""} for code in told)

        bare = [form.needs for form in forms if not any(need <= lex.anchors for need in form.needs)]
        showing = [next(filter(shows, needs), frozenset[str]()) for needs in bare]
        return frozenset().union(*showing)

    def _extend(self) -> None:
        """Classes that take in others: ``M`` is every ``MONTH`` and every ``MONTHAB``."""
        lex = self.lexicon
        lex.extends = self.data.get("extend", {})
        for values in (*lex.words.values(), *lex.exact.values()):
            extend(values, lex.extends)
        for _, values in self._phrases():
            extend(values, lex.extends)

    def _phrases(self) -> Iterator[Phrase]:
        return (phrase for seconds in self.lexicon.phrases.values() for same in seconds.values() for phrase in same)

    def _merge(self, where: dict[str, Values], word: str, values: Values) -> None:
        where[word] = {**where.get(word, {}), **values}

    def _add(self, name: str, value: Any, phrase: str) -> None:
        cased = phrase.startswith("!")
        variants = {phrase.lstrip("!")}
        if not cased and phrase not in self.keep_accents:
            variants.add(plain(phrase))
        for variant in variants:
            tokens = split(variant if cased else variant.lower())
            values = {name: value}
            if len(tokens) > 1:
                self._phrase(tokens, values)
            elif cased:
                self._merge(self.lexicon.exact, tokens[0], values)
            else:
                self._merge(self.lexicon.words, tokens[0], values)

    def _phrase(self, tokens: tuple[str, ...], values: Values) -> None:
        known = self.known.setdefault(tokens, {})
        if not known:
            self.lexicon.phrases.setdefault(tokens[0], {}).setdefault(tokens[1], []).append((tokens, known))
        known.update(values)

    def _allocate(self) -> None:
        lex = self.lexicon
        # a word that means something only with a capital (or only without) still is a literal without it
        lex.exact = {word: {**lex.words.get(word.lower(), {}), **values} for word, values in lex.exact.items()}
        lex.cased = frozenset(word.lower() for word in lex.exact)
        lex.special = lex.cased | lex.phrases.keys()
        sets = [frozenset(v) for v in lex.words.values()]
        sets += [frozenset(v) for v in lex.exact.values()]
        sets += [frozenset(v) for _, v in self._phrases()]
        sets += [frozenset(tags) for tags in (*NODE_TAGS.values(), *THIN_TAGS.values())]
        sets += [frozenset(lex.figure(f)) for f in _FIGURES]
        sets += [frozenset({"PUNCT"})]
        for classes in sorted(set(sets), key=sorted):
            if classes:
                lex.codes[classes] = chr(0xE000 + len(lex.codes))
        lex.node_codes = {tag: lex.code(dict.fromkeys(tags)) for tag, tags in NODE_TAGS.items()}
        lex.thin_codes = {tag: lex.code(dict.fromkeys(tags)) for tag, tags in THIN_TAGS.items()}


@cache
def lexicon(language: str) -> Lexicon:
    """The lexicon of a language (a base code); empty where it has no table."""
    return _Builder(language).build()
