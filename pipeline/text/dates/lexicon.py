"""The words of a language as classes with values, and the forms of its grammar as patterns over those classes.

``languages/<code>/dates.toml`` holds ``[words.CLASS]`` tables (a value, and the words that mean it; ``!Word`` only with
just this capital), lists of phrases that a form may name as ``_LIST``, and ``[forms.<level>]``: by maker, lines such as
``DD (de)? MONTH ((de|,)? YEAR)?``. A name in capitals is a class and gives the maker its value (``DD:a`` under another
name; ``MONTH.`` with the full stop of an abbreviation); anything else is the word itself. ``maker+mod=-1`` gives the
maker a value more. What stands behind ``>`` must follow and is not part of it: ``DD > , DD de MONTH``.

Each token of a text becomes one character that stands for the set of its classes, so that a form is an ordinary regular
expression over those characters: it runs at the speed of ``re``, has no repeats and cannot backtrack far.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from typing import Any

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

_MARKS = {"_LP": "([", "_RP": ")]", "_DASH": "-‐‑–—−~", "_QUOTE": "\"“”'‘’«»"}
_OTHER, _BREAK = "\uf8ff", "\uf8fe"  # a word that means nothing here; no word, but the end of a window
_KEEP = 20_000
_NEVER = r"[^\s\S]"
_PIECE = re.compile(r"([A-Z][A-Z0-9]*(?::[a-z0-9]+)?\.?|_[A-Z]+)|([()|?>])|([^\s()|?>]+)")
_FIGURES = (
    *(str(n) for n in range(100)), *(f"0{n}" for n in range(10)), "100", "999", "1500", "2015", "9999", "2/3/2014",
    "2:30", "2:99", "2/3", "2.3", "2.03", "2.30", "13.30", "25.30", "25.13", "3.99", "31.99", "2/2014", "2014/15",
    "2,5", "31/99", "25.03", "24.12", "25.12", "25.59", "31.12", "31.59", "24.59", "24.13",
)  # fmt: skip


@dataclass(frozen=True)
class Form:
    """One compiled form: the pattern over class characters, the maker's name, and its place in the order."""

    maker: str
    pattern: re.Pattern[str]  # its n-th group is the n-th slot
    order: int
    slots: tuple[tuple[str, str], ...]
    flags: tuple[tuple[str, Any], ...] = ()


@dataclass
class Lexicon:
    """All that reading one language needs, built once from its table."""

    language: str
    options: dict[str, Any]
    words: dict[str, Values] = field(default_factory=dict)
    exact: dict[str, Values] = field(default_factory=dict)
    phrases: dict[str, list[tuple[tuple[str, ...], Values]]] = field(default_factory=dict)
    levels: list[list[Form]] = field(default_factory=list)
    codes: dict[frozenset[str], str] = field(default_factory=dict)
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
        return self.codes.get(frozenset(values), _OTHER)

    def tag_code(self, tag: str, *, weak: bool) -> str:
        """The character of a finished node with this tag."""
        return self.codes.get(frozenset((THIN_TAGS if weak else NODE_TAGS).get(tag, ())), _OTHER)

    def figure(self, token: str) -> Values:
        """The classes and values of a token of figures."""
        found = self.figures.get(token)
        if found is None:
            found = dict(figure_classes(token, self.month_first))
            extend(found, self.extends)
            if len(self.figures) < _KEEP:
                self.figures[token] = found
        return found


def _flag(written: str) -> tuple[str, Any]:
    """``mod=-1`` as a slot with a value, ``short`` as one that is true."""
    name, _, value = written.partition("=")
    return name, (int(value) if re.fullmatch(r"-?\d+", value) else value or True)


def extend(values: Values, extends: dict[str, list[str]]) -> None:
    """Adds the classes that take in one that is there: ``M`` where there is ``MONTH``."""
    for name, parts in extends.items():
        for part in parts:
            if part in values and name not in values:
                values[name] = values[part]


def _literals(forms: dict[str, dict[str, list[str]]]) -> set[str]:
    found = set()
    for makers in forms.values():
        for lines in makers.values():
            for line in lines:
                found |= {m[3] for m in _PIECE.finditer(line) if m[3]}
    return found


class _Builder:
    def __init__(self, language: str) -> None:
        self.data = table(language, "dates")
        self.lexicon = Lexicon(language, self.data.get("options", {}))
        self.lists: dict[str, list[tuple[str, ...]]] = {
            name: sorted((split(phrase.lower()) for phrase in entry), key=len, reverse=True)
            for name, entry in self.data.get("words", {}).items()
            if isinstance(entry, list)
        }
        self.keep_accents = set(self.data.get("options", {}).get("keep_accents", ()))

    def build(self) -> Lexicon:
        forms = self.data.get("forms", {})
        literals = {".", *(x.lower() for x in _literals(forms))}
        literals |= {token for phrases in self.lists.values() for phrase in phrases for token in phrase}
        for name, value, phrase in entries(self.data):
            self._add(name, value, phrase)
        for literal in literals:
            for variant in {literal, literal if len(literal) < 3 or literal in self.keep_accents else plain(literal)}:
                self._merge(self.lexicon.words, variant, {"=" + literal: literal})
        for name, marks in _MARKS.items():
            for mark in marks:
                self._merge(self.lexicon.words, mark, {name: mark})
        self._extend()
        self._allocate()
        function = set(self.data.get("options", {}).get("function_classes", ())) | set(_MARKS)
        lex = self.lexicon
        lex.anchors = frozenset(
            code for classes, code in lex.codes.items() if any(c[0] != "=" and c not in function for c in classes)
        )
        leads = {"=" + word for phrase in self.lists.get("LEAD", ()) for word in phrase} - {"='"}
        lex.leads = frozenset(code for classes, code in lex.codes.items() if classes & leads)
        lex.word_codes = {word: lex.code(values) for word, values in lex.words.items()}
        order = 0
        for level in sorted(forms):
            compiled = []
            for maker, lines in forms[level].items():
                for line in lines:
                    pattern, slots = self._compile(line)
                    name, *flags = maker.split("+")
                    given = tuple(_flag(flag) for flag in flags)
                    compiled.append(Form(name, pattern, order, slots, given))
                    order += 1
            lex.levels.append(compiled)
        return lex

    def _extend(self) -> None:
        """Classes that take in others: ``M`` is every ``MONTH`` and every ``MONTHAB``."""
        lex = self.lexicon
        lex.extends = self.data.get("extend", {})
        for values in (*lex.words.values(), *lex.exact.values()):
            extend(values, lex.extends)
        for same in lex.phrases.values():
            for _, values in same:
                extend(values, lex.extends)

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
        same = self.lexicon.phrases.setdefault(tokens[0], [])
        for i, (other, old) in enumerate(same):
            if other == tokens:
                same[i] = (other, {**old, **values})
                return
        same.append((tokens, values))
        same.sort(key=lambda entry: -len(entry[0]))

    def _allocate(self) -> None:
        lex = self.lexicon
        # a word that means something only with a capital (or only without) still is a literal without it
        lex.exact = {word: {**lex.words.get(word.lower(), {}), **values} for word, values in lex.exact.items()}
        sets = [frozenset(v) for v in lex.words.values()]
        sets += [frozenset(v) for v in lex.exact.values()]
        sets += [frozenset(v) for same in lex.phrases.values() for _, v in same]
        sets += [frozenset(tags) for tags in (*NODE_TAGS.values(), *THIN_TAGS.values())]
        sets += [frozenset(lex.figure(f)) for f in _FIGURES]
        sets += [frozenset({"PUNCT"})]
        for classes in sorted(set(sets), key=sorted):
            if classes:
                lex.codes[classes] = chr(0xE000 + len(lex.codes))

    def _any_of(self, name: str) -> str:
        chars = "".join(code for classes, code in self.lexicon.codes.items() if name in classes)
        return f"[{chars}]" if chars else _NEVER

    def _parted(self, name: str) -> tuple[str, str]:
        """A class as its abbreviations (words of a class whose name ends in ``AB``) and its whole words."""
        short, whole = "", ""
        for classes, code in self.lexicon.codes.items():
            if name in classes:
                if any(c.endswith("AB") for c in classes):
                    short += code
                else:
                    whole += code
        return f"[{short}]" if short else _NEVER, f"[{whole}]" if whole else _NEVER

    def _listed(self, name: str) -> str:
        phrases = ("".join(self._any_of("=" + token) for token in phrase) for phrase in self.lists[name])
        return f"(?:{'|'.join(phrases)})"

    def _compile(self, line: str) -> tuple[re.Pattern[str], tuple[tuple[str, str], ...]]:
        out: list[str] = []
        slots: list[tuple[str, str]] = []
        for m in _PIECE.finditer(line):
            if m[1]:
                name, _, slot = m[1].partition(":")
                if name == "_WORD":
                    out.append(_OTHER)  # a word that means nothing here; a maker looks at it
                elif name.startswith("_"):
                    out.append(self._any_of(name) if name in _MARKS else self._listed(name[1:]))
                elif m[1].endswith("."):
                    # an abbreviation takes its full stop with it; after a whole word it ends the sentence
                    name, slot = name.rstrip("."), slot.rstrip(".")
                    short, whole = self._parted(name)
                    slots += [(slot or name.lower(), name)] * 2
                    out.append(f"(?:({whole})|({short}){self._any_of('=.')}?)")
                else:
                    slots.append((slot or name.lower(), name))
                    out.append(f"({self._any_of(name)})")
            elif m[2]:
                out.append({"(": "(?:", ">": "(?="}.get(m[2], m[2]))
            else:
                out.append(self._any_of("=" + m[3].lower()))
        return re.compile("".join(out) + ")" * out.count("(?=")), tuple(slots)


@cache
def lexicon(language: str) -> Lexicon:
    """The lexicon of a language (a base code); empty where it has no table."""
    return _Builder(language).build()
