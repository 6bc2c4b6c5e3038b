"""The forms of a grammar: from a line of a table to a pattern over class characters.

A line is words, classes and groups, as ``lexicon`` explains. What comes out is an ordinary regular expression, the
slots that its groups fill, and what it *needs*: sets of characters of which a text must have one each, so that a form
whose words aren't there is not even tried.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from functools import cached_property
from typing import Any

MARKS = {"_LP": "([", "_RP": ")]", "_DASH": "-‐‑–—−~", "_QUOTE": "\"“”'‘’«»"}
"""The marks that a form may name, with the characters that they stand for."""

OTHER = "\uf8ff"
"""The character of a word that means nothing here."""

_NEVER = r"[^\s\S]"
_PIECE = re.compile(r"([A-Z][A-Z0-9]*(?::[a-z0-9]+)?\.?|_[A-Z]+)|([()|?<>])|([^\s()|?<>]+)")

Needs = list[frozenset[str]]


@dataclass(frozen=True)
class Form:
    """One form: the pattern over class characters, the maker's name, and its place in the order."""

    maker: str
    expression: str  # its n-th group is the n-th slot
    order: int
    slots: tuple[tuple[str, str], ...]
    flags: tuple[tuple[str, Any], ...]
    needs: tuple[frozenset[str], ...]  # one of each; never none, as a form names something

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Compiled when first tried: most texts need but a third of the forms."""
        return re.compile(self.expression)


class Level:
    """The forms of one level, found by what they need most of all: a form whose words aren't there is never met."""

    def __init__(self, forms: Iterable[Form], anchors: Set[str]) -> None:
        """``anchors`` are the characters that tell of a time; any others are of words that stand everywhere."""
        self._forms = list(forms)
        by_need: dict[str, list[tuple[list[frozenset[str]], Form]]] = {}
        for form in self._forms:
            first = min(form.needs, key=lambda need: (len(need - anchors), len(need)))
            others = [need for need in form.needs if need != first]
            for char in first:
                by_need.setdefault(char, []).append((others, form))
        self._by_need = by_need
        self._needed = frozenset(by_need)

    def __iter__(self) -> Iterator[Form]:
        return iter(self._forms)

    def for_text(self, present: frozenset[str]) -> Iterable[Form]:
        """The forms that may match where just the characters ``present`` are, in no order."""
        found: dict[int, Form] = {}
        for char in present & self._needed:
            for others, form in self._by_need[char]:
                for need in others:
                    if present.isdisjoint(need):
                        break
                else:
                    found[form.order] = form
        return found.values()


def literals(lines: Iterable[str]) -> set[str]:
    """The words that the lines name as such."""
    return {m[3] for line in lines for m in _PIECE.finditer(line) if m[3]}


def _flag(written: str) -> tuple[str, Any]:
    """``mod=-1`` as a slot with a value, ``short`` as one that is true."""
    name, _, value = written.partition("=")
    return name, (int(value) if re.fullmatch(r"-?\d+", value) else value or True)


def _any_of(chars: frozenset[str]) -> str:
    return f"[{''.join(sorted(chars))}]" if chars else _NEVER


class Compiler:
    """Compiles the lines of one language: ``codes`` is the character of each set of classes, ``lists`` its phrases."""

    def __init__(
        self, codes: dict[frozenset[str], str], lists: dict[str, list[tuple[str, ...]]], plain: Iterable[str] = ()
    ) -> None:
        """``plain`` are words that forms name and that are like any other word besides."""
        self._lists = lists
        self._other = frozenset((OTHER, *(codes[same] for w in plain if (same := frozenset({"=" + w})) in codes)))
        self._short: dict[str, set[str]] = {}
        self._whole: dict[str, set[str]] = {}
        for classes, code in codes.items():
            # an abbreviation is a word of a class whose name ends in AB
            side = self._short if any(c.endswith("AB") for c in classes) else self._whole
            for name in classes:
                side.setdefault(name, set()).add(code)

    def form(self, maker: str, line: str, order: int) -> Form:
        """The form of one line; ``maker`` may carry flags ("rel+mod=-1")."""
        self._pieces = list(_PIECE.finditer(line))[::-1]
        self._slots: list[tuple[str, str]] = []
        pattern, needs = self._alternatives()
        name, *flags = maker.split("+")
        given = tuple(_flag(flag) for flag in flags)
        return Form(name, pattern, order, tuple(self._slots), given, tuple(sorted(set(needs), key=len)))

    def _next_is(self, mark: str) -> bool:
        """Takes ``mark`` where it comes next."""
        found = bool(self._pieces) and self._pieces[-1][2] == mark
        if found:
            self._pieces.pop()
        return found

    def _alternatives(self) -> tuple[str, Needs]:
        branches = [self._sequence()]
        while self._next_is("|"):
            branches.append(self._sequence())
        if len(branches) == 1:
            return branches[0]
        # one of the branches must be there, so one of what each can't do without
        ways = [min(needs, key=len) for _, needs in branches if needs]
        needs = [frozenset().union(*ways)] if len(ways) == len(branches) else []
        return "|".join(text for text, _ in branches), needs

    def _sequence(self) -> tuple[str, Needs]:
        out, needs = "", Needs()
        while self._pieces and self._pieces[-1][2] not in ("|", ")"):
            if self._next_is(">"):
                text, wanted = self._sequence()
                return f"{out}(?={text})", needs + wanted
            if self._next_is("<"):
                out = f"(?<={out})"
                continue
            if self._next_is("("):
                text, wanted = self._alternatives()
                text = f"(?:{text})"
                self._next_is(")")
            else:
                text, wanted = self._one(self._pieces.pop())
            optional = self._next_is("?")
            out += text + "?" * optional
            if not optional:
                needs += wanted
        return out, needs

    def _one(self, piece: re.Match[str]) -> tuple[str, Needs]:
        """The pattern of one class, mark, list or word."""
        if piece[3]:
            return self._class("=" + piece[3].lower())
        name, _, slot = piece[1].partition(":")
        if name == "_WORD":  # a word that means nothing here; a maker looks at it
            return _any_of(self._other), [self._other]
        if name in MARKS:
            return self._class(name)
        if name.startswith("_"):
            return self._listed(name[1:])
        if not piece[1].endswith("."):
            self._slots.append((slot or name.lower(), name))
            text, needs = self._class(name)
            return f"({text})", needs
        # an abbreviation takes its full stop with it; after a whole word it ends the sentence
        name, slot = name.rstrip("."), slot.rstrip(".")
        self._slots += [(slot or name.lower(), name)] * 2
        short, whole = frozenset(self._short.get(name, ())), frozenset(self._whole.get(name, ()))
        stop, _ = self._class("=.")
        return f"(?:({_any_of(whole)})|({_any_of(short)}){stop}?)", [short | whole]

    def _class(self, name: str) -> tuple[str, Needs]:
        chars = frozenset(self._short.get(name, set()) | self._whole.get(name, set()))
        return _any_of(chars), [chars]

    def _listed(self, name: str) -> tuple[str, Needs]:
        phrases = [[self._class("=" + token) for token in phrase] for phrase in self._lists[name]]
        longer = ["".join(one for one, _ in phrase) for phrase in phrases if len(phrase) > 1]
        singles = [phrase[0][1][0] for phrase in phrases if len(phrase) == 1]
        text = "|".join(longer + ([_any_of(frozenset().union(*singles))] if singles else []))  # one class for all
        return f"(?:{text})", [frozenset().union(*(phrase[0][1][0] for phrase in phrases))]
